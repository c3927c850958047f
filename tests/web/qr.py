"""Reading a QR code off a page as a telephone does: draw what the SVG says, then decode the picture."""

import re

import zxingcpp
from PIL import Image, ImageDraw

PIXELS = 8
"""For each square of the code."""
MOVE = re.compile(r"([MmhHvVz])([^MmhHvVz]*)")


def drawn(svg):
    """The picture of an inline SVG made of horizontal strokes one unit wide, over a background."""
    width, height = (float(number) for number in svg["viewbox"].split()[2:])
    picture = Image.new("RGB", (int(width * PIXELS), int(height * PIXELS)), "#808080")
    pen = ImageDraw.Draw(picture)
    for path in svg.all("path"):
        if path.has("fill"):
            pen.rectangle((0, 0, *picture.size), fill=path["fill"])
        if path.has("stroke"):
            for x, y, length in strokes(path["d"]):
                left, top = x * PIXELS, (y - 0.5) * PIXELS
                pen.rectangle((left, top, left + length * PIXELS - 1, top + PIXELS - 1), fill=path["stroke"])
    return picture


def strokes(data):
    """(x, y, length) of each stroke of a path."""
    x = y = 0.0
    for command, numbers in MOVE.findall(data):
        values = [float(number) for number in re.findall(r"-?\d*\.?\d+", numbers)]
        match command:
            case "M":
                x, y = values
            case "m":
                x, y = x + values[0], y + values[1]
            case "h":
                yield x, y, values[0]
                x += values[0]
            case _:
                raise ValueError(f"the path does {command!r}, which is not drawn here")


def link_on(page):
    """What the one QR code of the page says."""
    svg = page.one(css="qr").one("svg")
    (found,) = zxingcpp.read_barcodes(drawn(svg))
    return found.text
