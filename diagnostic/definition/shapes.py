"""Shapes: what may stand where in a file, said once.

Beside each reader stands a table of its keys made of these. The reader takes its keys, words, limits and
forms from the table, and the schema for editors (`schema.py`) is made of the same tables.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

LEAST_LANGUAGES = ("fr", "nl")
"""The languages of the pages: every text has at least these."""


class Number(NamedTuple):
    """A whole number within bounds."""

    least: int
    most: int


class Decimal(NamedTuple):
    """A number within bounds, with or without a decimal point."""

    least: int
    most: int


@dataclass(frozen=True, slots=True)
class Flag:
    """True or false."""


@dataclass(frozen=True, slots=True)
class Word:
    """A text in one language, or an id that stands for something else."""

    or_number: bool = False
    """It may look like a number: 2.1, 1000."""


@dataclass(frozen=True, slots=True)
class Id:
    """An id that is given here; `kind` tells which words are reserved."""

    kind: str


@dataclass(frozen=True, slots=True)
class OneOf:
    """One of a few fixed words."""

    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Matching:
    """A word of a fixed form. `plain`: the numbers of this form, for who leaves out the quotation marks."""

    pattern: re.Pattern[str]
    example: str
    plain: "Number | tuple[float, ...] | None" = None


@dataclass(frozen=True, slots=True)
class Items:
    """A list. `or_one`: a single value stands for a list of one; `once`: no value stands there twice."""

    of: "Shape"
    or_one: bool = False
    once: bool = False
    may_be_empty: bool = False
    count: Number | None = None


@dataclass(frozen=True, slots=True)
class ByLanguage:
    """The same in every language."""

    of: "Shape"


@dataclass(frozen=True, slots=True)
class Open:
    """Keys chosen by the editor. `ids` tells of which kind they are where they are given here; some keys are
    known, by their name or by its beginning, and have their own shapes.
    """

    of: "Shape"
    ids: str | None = None
    may_be_empty: bool = False
    known: "Mapping[str, Shape]" = field(default_factory=dict)
    beginning: "Mapping[str, Shape]" = field(default_factory=dict)
    name: str = ""


@dataclass(frozen=True, slots=True)
class Either:
    """One shape or the other, told apart by whether keys stand there."""

    keys: "Shape"
    other: "Shape"


@dataclass(frozen=True, slots=True)
class Named:
    """A shape that is told elsewhere under this name: options hold questions, which hold options."""

    name: str


@dataclass(frozen=True, slots=True)
class Needs:
    """A key that has a meaning only beside another one, or only if that one has a certain word."""

    key: str
    other: str
    word: str = ""

    def __str__(self) -> str:
        return f"{self.other}: {self.word}" if self.word else self.other


@dataclass(frozen=True, slots=True)
class Unless:
    """Unless `key` has this word, the keys `required` must be there."""

    key: str
    word: str
    required: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class By:
    """Keys whose shape depends on the word under `key`: for each word, their shapes."""

    key: str
    shapes: "Mapping[str, Mapping[str, Shape]]"


@dataclass(frozen=True, slots=True)
class Keys:
    """A mapping with its keys. Its `name` is that under which its keys are explained to editors."""

    name: str
    required: "Mapping[str, Shape]" = field(default_factory=dict)
    optional: "Mapping[str, Shape]" = field(default_factory=dict)
    needs: tuple[Needs, ...] = ()
    one_of: tuple[str, ...] = ()
    """Exactly one of these keys must be there."""
    unless: Unless | None = None
    may_be_empty: bool = True
    by: By | None = None


@dataclass(frozen=True, slots=True)
class Kinds:
    """A mapping whose keys depend on the word under `key`."""

    name: str
    key: str
    shapes: Mapping[str, Keys]


Shape = (
    Number
    | Decimal
    | Flag
    | Word
    | Id
    | OneOf
    | Matching
    | Items
    | ByLanguage
    | Open
    | Either
    | Named
    | Keys
    | Kinds
)

TEXT = ByLanguage(Word())
"""A text in every language."""

LANGUAGE = Matching(re.compile(r"[a-z]{2}"), "fr")
"""The code of a language."""

WORDS = Items(Word(or_number=True), or_one=True, once=True)
"""A few words or ids, or a single one; none stands there twice."""

CONDITION = Named("condition")
QUESTION = Named("question")
