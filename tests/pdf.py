"""A PDF file as its readers have it: pages to look at, words to read, and the tags for those who listen."""

import re
from io import BytesIO

import pypdfium2
import zxingcpp
from pypdf import PdfReader

A4 = (595, 842)
"""Points."""
MILLIMETRE = 72 / 25.4


class Pdf:
    """One file. Words come without blanks, since every program puts them elsewhere where lines end."""

    def __init__(self, content):
        self.reader = PdfReader(BytesIO(content))
        self.drawn = pypdfium2.PdfDocument(content)
        self.sizes = [tuple(round(side) for side in page.get_size()) for page in self.drawn]
        self.words = [without_blanks(page.extract_text()) for page in self.reader.pages]

    @property
    def title(self):
        return self.reader.metadata.title

    @property
    def language(self):
        return self.reader.root_object["/Lang"]

    @property
    def part_of_pdf_ua(self):
        """Which part of the standard for those who listen it says to follow."""
        described = self.reader.root_object["/Metadata"].get_object().get_data().decode()
        return re.search(r'pdfuaid:part="(\d)"', described)[1]

    def fonts(self):
        """The names of its typefaces, without the letters before them that say which signs are there."""
        names = (
            font.get_object()["/BaseFont"] for font in self.reader.pages[0]["/Resources"]["/Font"].values()
        )
        return {name.removeprefix("/").partition("+")[2] for name in names}

    def tags(self):
        """(kind, words instead of it or None) of every part of the structure, in order."""

        def parts(element):
            kids = element.get("/K", [])
            for kid in kids if isinstance(kids, list) else [kids]:
                part = kid.get_object()
                if isinstance(part, dict) and "/S" in part:
                    yield part["/S"].removeprefix("/"), part.get("/Alt")
                    yield from parts(part)

        return list(parts(self.reader.root_object["/StructTreeRoot"]))

    def picture(self, page=0, scale=4):
        return self.drawn[page].render(scale=scale, grayscale=True).to_pil()

    def square_codes(self):
        """(what it says, its side in millimetres) of each square code on the first page, in grey."""
        scale = 4
        found = zxingcpp.read_barcodes(self.picture(scale=scale))
        return [
            (code.text, (code.position.top_right.x - code.position.top_left.x) / scale / MILLIMETRE)
            for code in found
        ]

    def beside_the_paper(self, margin):
        """What is printed less than *margin* millimetres from the sides, by page."""
        found = {}
        for number, page in enumerate(self.drawn, 1):
            text, wide = page.get_textpage(), page.get_width()
            near, far = margin * MILLIMETRE - 1, wide - margin * MILLIMETRE + 1
            boxes = ((text.get_text_range(at, 1), text.get_charbox(at)) for at in range(text.count_chars()))
            outside = "".join(sign for sign, box in boxes if box[0] < near or box[2] > far).strip()
            if outside:
                found[number] = outside
        return found


def without_blanks(text):
    return re.sub(r"\s+", "", text)
