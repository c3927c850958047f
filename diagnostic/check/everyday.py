"""Which words everybody knows: a list of frequent forms, and what follows from it by rule.

The lists know written texts, where "appuyez" and "foto's" are rarer than the words they are forms of, and no
list has every compound of Dutch. So a regular form of an everyday word is one too, and so are everyday words
written together. The rules ask what a reader can undo at sight; they are no grammar.
"""

import re
from collections.abc import Iterator
from functools import cache

from diagnostic.resources import resource

LANGUAGES = ("fr", "nl")
"""Those with a list; of other languages nothing is said."""

SHORTEST_BASE = 3
SHORTEST_PART = 3
SHORTEST_COMPOUND = 7
"""Shorter parts are found in every word."""

_FRENCH_ENDINGS = (
    ("s", ("",)),
    ("x", ("",)),
    ("aux", ("al", "au")),
    ("e", ("", "er", "re")),
    ("es", ("", "er", "re")),
    ("ère", ("er",)),
    ("ères", ("er",)),
    ("ienne", ("ien",)),
    ("iennes", ("ien",)),
    ("trice", ("teur",)),
    ("trices", ("teur",)),
    ("euse", ("eur", "eux")),
    ("euses", ("eur", "eux")),
    ("ive", ("if",)),
    ("ives", ("if",)),
    ("é", ("er",)),
    ("és", ("er",)),
    ("ée", ("er",)),
    ("ées", ("er",)),
    ("ez", ("er", "re", "ir", "e")),
    ("ent", ("er", "re", "ir")),
    ("ons", ("er", "re", "ir")),
    ("ant", ("er", "re", "ir")),
    ("it", ("ir",)),
    ("issez", ("ir",)),
    ("issent", ("ir",)),
    ("aissez", ("aître",)),
    ("aissent", ("aître",)),
    ("ie", ("yer",)),
    ("ies", ("yer",)),
    ("ient", ("yer",)),
)
"""Ending -> what may stand there instead."""

_DUTCH_ENDINGS = (
    ("", ("en",)),
    ("'s", ("",)),
    ("s", ("",)),
    ("e", ("",)),
    ("en", ("", "e")),
    ("n", ("",)),
    ("t", ("", "en")),
    ("d", ("en",)),
    ("de", ("en", "")),
    ("te", ("en", "")),
    ("je", ("",)),
    ("jes", ("",)),
    ("tje", ("",)),
    ("tjes", ("",)),
    ("er", ("en",)),
    ("ers", ("en",)),
)
_DUTCH_LINKS = ("", "s", "en", "e", "-")
"""What stands between the parts of a compound: "werkgever", "arbeidsmarkt", "boekenkast"."""

_PARTICIPLE = re.compile(r"ge(\w+)([dt])e?")
"""Of "antwoorden" and "wissen": "geantwoord", "gewiste"."""

_DOUBLE = re.compile(r"([bdfgklmnprst])\1$")
_OPEN = re.compile(r"(?<![aeiou])([aeou])([bdfgklmnprstvz])$")
_SINGLE = re.compile(r"(?<![aeiou])([aeiou])([bdfgklmnprst])$")
_LONG = re.compile(r"([aeou])\1([bdfgklmnprst])$")


def is_everyday(word: str, language: str) -> bool:
    """True if the word, in small letters, is frequent, a regular form of a frequent word, or made of such.

    Parts joined by a hyphen are judged one by one.
    """
    parts = [part for part in word.replace("’", "'").split("-") if len(part) > 1]
    return all(_is_known(part, language) for part in parts)


@cache
def frequent(language: str) -> frozenset[str]:
    """The list of a language, read at the first question about it."""
    return frozenset((resource("words") / f"{language}.txt").read_text(encoding="utf-8").split())


def _is_known(word: str, language: str) -> bool:
    if _is_form(word, language):
        return True
    return language == "nl" and _is_compound(word)


def _is_form(word: str, language: str) -> bool:
    known = frequent(language)
    if word in known:
        return True
    bases = _french_bases(word) if language == "fr" else _dutch_bases(word)
    return any(len(base) >= SHORTEST_BASE and base in known for base in bases)


def _french_bases(word: str) -> Iterator[str]:
    for ending, bases in _FRENCH_ENDINGS:
        if word.endswith(ending):
            stem = word.removesuffix(ending)
            yield from (stem + base for base in bases)


def _dutch_bases(word: str) -> Iterator[str]:
    for ending, bases in _DUTCH_ENDINGS:
        if word.endswith(ending):
            for stem in _dutch_stems(word.removesuffix(ending)):
                yield from (stem + base for base in bases)
    participle = _PARTICIPLE.fullmatch(word)
    if participle:
        for stem in (*_dutch_stems(participle[1]), *_dutch_stems(participle[1] + participle[2])):
            yield stem + "en"


def _dutch_stems(stem: str) -> Iterator[str]:
    """A stem in each of its spellings: "lessen" is "les", "uren" is "uur", "huizen" is "huis"."""
    yield stem
    yield _DOUBLE.sub(r"\1", stem)
    yield _OPEN.sub(r"\1\1\2", stem)
    yield _SINGLE.sub(r"\1\2\2", stem)
    yield _LONG.sub(r"\1\2", stem)
    if stem[-1:] in "vz":
        hard = stem[:-1] + ("f" if stem[-1] == "v" else "s")
        yield hard
        yield _OPEN.sub(r"\1\1\2", hard)


def _is_compound(word: str) -> bool:
    """Two everyday parts, the last of which may be a form: "computerlessen", "inschrijvingsbewijs"."""
    known = frequent("nl")
    if len(word) < SHORTEST_COMPOUND:
        return False
    for cut in range(SHORTEST_PART, len(word) - SHORTEST_PART + 1):
        first, last = word[:cut], word[cut:]
        if first in known:
            for link in _DUTCH_LINKS:
                rest = last.removeprefix(link)
                if last.startswith(link) and len(rest) >= SHORTEST_PART and _is_form(rest, "nl"):
                    return True
    return False
