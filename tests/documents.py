"""Reading the documents: their prose, their blocks of code, their tables and sections."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[1]

FENCE = re.compile(r"^( *)```(\w*)\n(.*?)^ *```$", re.MULTILINE | re.DOTALL)
SPAN = re.compile(r"`([^`\n]+)`")
HEADING = re.compile(r"^(#+) (.+)$", re.MULTILINE)


def read(path):
    return path.read_text(encoding="utf-8")


def dialect(language):
    return read(ROOT / "docs" / f"dialect.{language}.md")


def prose(text):
    """A document without its blocks of code."""
    return FENCE.sub("", text)


def blocks(text, language):
    return [code for _, kind, code in FENCE.findall(text) if kind == language]


def sections(text):
    """(level, heading, what follows up to the next heading), blocks of code left out."""
    text = prose(text)
    found = list(HEADING.finditer(text))
    ends = [after.start() for after in found[1:]] + [len(text)]
    return [(len(one[1]), one[2], text[one.end() : end]) for one, end in zip(found, ends, strict=True)]


def tables(text):
    """The tables of a document: lists of rows, rows of cells, the head first."""
    found, before = [], ""
    for line in prose(text).split("\n"):
        if line.startswith("|"):
            if not before.startswith("|"):
                found.append([])
            found[-1].append([cell.strip() for cell in line.strip("|").split("|")])
        before = line
    return [[rows[0], *rows[2:]] for rows in found]


def words_in_code(text):
    return {word for span in SPAN.findall(prose(text)) for word in re.findall(r"[\w-]+", span)}
