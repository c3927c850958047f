"""Every text of a bundle with its place, cut into sentences and words for the tests beside."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import NamedTuple

from diagnostic.model.text import Text

PROPER_NAMES = re.compile(r"(^questionnaire/lists/|/form/entries/|^services/[^/]+/(name|address)$)")
"""Communes, services and streets: their words are nobody's choice."""

TIME = re.compile(r"\d+\s(?:h|uur)(?:\s\d+)?")
SENTENCE_END = re.compile(r"(?<=[.!?…])\s+")
ADDRESS = re.compile(r"\S*[@/_]\S*|\S*\w\.\w\S*")
"""E-mail addresses, sites, dates and names of files: no words."""
WORD = re.compile(r"[^\W\d_]+(?:[-’][^\W\d_]+)*")
ELISION = re.compile(r"^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quelqu)’(?=.)", re.IGNORECASE)
"""What French puts before a vowel: "l’adresse" is the word "adresse"."""


class Written(NamedTuple):
    """One text in one language."""

    place: str
    language: str
    text: str


def texts_of(thing, place="") -> Iterator[Written]:
    """All texts in a dataclass, however deep. A place reads like a path: ``questions/email-open/help``."""
    if isinstance(thing, Text):
        for language, text in thing:
            yield Written(place, language, text)
    elif is_dataclass(thing):
        for field in fields(thing):
            yield from texts_of(getattr(thing, field.name), f"{place}/{field.name}".lstrip("/"))
    elif isinstance(thing, Mapping):
        for key, value in thing.items():
            yield from texts_of(value, f"{place}/{key}")
    elif isinstance(thing, list | tuple):
        for number, value in enumerate(thing):
            yield from texts_of(value, f"{place}/{getattr(value, 'id', number)}")


def sentences(text):
    """The sentences of a text; a label without a full stop is one too."""
    return [sentence for sentence in SENTENCE_END.split(text) if words_in(sentence)]


def words_in(sentence):
    """What a reader counts as words: "l’adresse" and "8 h 30" are one, a sign alone is none."""
    return [part for part in TIME.sub("0", sentence).split() if re.search(r"\w", part)]


def vocabulary(written, language):
    """Word -> the first place where it is used, without proper names, addresses and elided articles."""
    found = {}
    for place, in_language, text in written:
        if in_language == language and not PROPER_NAMES.search(place):
            for token in WORD.findall(ADDRESS.sub(" ", text)):
                found.setdefault(ELISION.sub("", token), place)
    return found
