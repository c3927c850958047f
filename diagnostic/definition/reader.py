"""Typed readers that note what is wrong and go on.

A reader never fails. Where a value is missing or of another kind it notes a finding and hands back an
empty value of its type, so that the rest of the file is read too; with any error no bundle is made of it.
"""

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from diagnostic.definition import source
from diagnostic.definition.findings import Finding, Place, find
from diagnostic.definition.nearest import nearest
from diagnostic.definition.source import Node, Scalar, Sequence
from diagnostic.model.text import Text

MOST_FINDINGS = 300
"""In one file; after so many, one more says that there are others."""

MOST_IN_LIST = 1_000
LONGEST_ID = 60
SHOWN = 60
"""Characters of a value that a finding repeats."""

ID = re.compile(r"(?=.*[a-z])[a-z0-9]+(?:-[a-z0-9]+)*")
RESERVED_IDS: Mapping[str, Collection[str]] = {
    "question": ("profile", "language", "language-flag", "any", "not"),
    "fact": ("profile", "language", "language-flag", "any", "not"),
    "option": ("unsure", "unclear", "unsaid"),
    "entry": ("unsure", "unclear", "unsaid"),
    "band": ("unknown",),
    "profile": ("unknown",),
    "rule": ("otherwise",),
}

Fields = Mapping[str, Node]
"""The known keys of a mapping that have a value."""

T = TypeVar("T")


@dataclass(slots=True)
class Notes:
    """What the readers of one bundle share: its languages, the findings so far, and what stands where."""

    languages: tuple[str, ...] = ()
    findings: list[Finding] = field(default_factory=list)
    places: dict[str, Place] = field(default_factory=dict)
    incomplete: bool = False
    """A file could not be read: what others refer to may stand there, so references are not judged."""
    _count: dict[str, int] = field(default_factory=dict)

    def add(self, code: str, place: Place, *, known: Collection[str] = (), **values: str) -> None:
        """Note a finding; with `known`, guess which of those words the value `name` was meant to be."""
        if (self.incomplete and code.startswith("R")) or not self._room(place):
            return
        if known:
            values["near"] = nearest(values["name"], known)
        self.findings.append(find(code, place, {key: shown(value) for key, value in values.items()}))

    def take(self, findings: Iterable[Finding]) -> None:
        """Note findings that are already made."""
        self.findings.extend(finding for finding in findings if self._room(finding.place))

    def _room(self, place: Place) -> bool:
        """False once a file has so many findings that more would not help."""
        count = self._count[place.file] = self._count.get(place.file, 0) + 1
        if count == MOST_FINDINGS + 1:
            self.findings.append(find("Y47", place, {"limit": str(MOST_FINDINGS)}))
        return count <= MOST_FINDINGS

    def name(self, kind: str, owner: str, word: str, place: Place) -> None:
        """Keep the place of an id; note one that is taken. `owner` is the question of an option, etc."""
        key = f"{kind}:{owner}/{word}" if owner else f"{kind}:{word}"
        first = self.places.setdefault(key, place)
        if first is not place:
            self.add("S10", place, name=word, file=first.file, line=str(first.line))


def shown(value: str) -> str:
    """A value as findings repeat it: on one line and not too long."""
    line = " ".join(value.split(" ")).replace("\n", " ")
    return line if len(line) <= SHOWN else line[: SHOWN - 1] + "…"


def kind_of(node: Node) -> str:
    """What a node is, as a term of the catalogue."""
    match node:
        case Scalar(value=bool()):
            return "true or false"
        case Scalar(value=int()):
            return "whole number"
        case Scalar(value=float()):
            return "decimal number"
        case Scalar(value=str()):
            return "text"
        case Scalar():
            return "nothing"
        case Sequence():
            return "list"
    return "keys"


def wrong_type(notes: Notes, node: Node, expected: str) -> None:
    """Note that something else should stand here."""
    code = (
        "S05" if kind_of(node) == "nothing" else "S02" if expected == "text" and _is_number(node) else "S01"
    )
    notes.add(code, node.place, expected=expected, found=kind_of(node))


def _is_number(node: Node) -> bool:
    return isinstance(node, Scalar) and not isinstance(node.value, str)


def read_keys(
    notes: Notes, node: Node | None, required: Collection[str] = (), optional: Collection[str] = ()
) -> Fields:
    """The known keys that have a value; unknown, missing and empty ones are noted."""
    if node is None:
        return {}
    if not isinstance(node, source.Mapping):
        wrong_type(notes, node, "keys")
        return {}
    known = (*required, *optional)
    fields: dict[str, Node] = {}
    empty = set()
    for key, value in node.entries:
        nothing = isinstance(value, Scalar) and value.value is None
        if key.text in known and nothing:
            notes.add("S05", key.place, expected="text", found="nothing")
            empty.add(key.text)
        elif key.text in known:
            fields[key.text] = value
        elif node.inline and isinstance(value, Scalar) and nothing and not value.text:
            notes.add("S04", key.place, name=key.text)
        else:
            notes.add("S03", key.place, known=known, name=key.text, keys=", ".join(known[:12]))
    for name in required:
        if name not in fields and name not in empty:
            notes.add("S06", node.place, name=name)
    return fields


def has_key(node: Node, name: str) -> bool:
    """True if the key was written, whatever stands behind it."""
    return isinstance(node, source.Mapping) and any(key.text == name for key, _ in node.entries)


def read_open_keys(
    notes: Notes, node: Node | None, *, may_be_empty: bool = False
) -> tuple[tuple[Scalar, Node], ...]:
    """The entries of a mapping whose keys are chosen by the editor."""
    if node is None:
        return ()
    if not isinstance(node, source.Mapping):
        wrong_type(notes, node, "keys")
        return ()
    if not node.entries and not may_be_empty:
        notes.add("S07", node.place)
    return node.entries


def read_items(
    notes: Notes, node: Node | None, *, or_one: bool = False, may_be_empty: bool = False
) -> tuple[Node, ...]:
    """The items of a list; with `or_one` a single value stands for a list of one."""
    if node is None:
        return ()
    if or_one and isinstance(node, Scalar) and node.value is not None:
        return (node,)
    if not isinstance(node, Sequence):
        wrong_type(notes, node, "list")
        return ()
    if not node.items and not may_be_empty:
        notes.add("S07", node.place)
    return node.items[:MOST_IN_LIST]


def read_word(notes: Notes, node: Node | None) -> str:
    """A text in one language, or an id that stands for something else; empty when it is not there."""
    if node is None:
        return ""
    if not isinstance(node, Scalar) or not isinstance(node.value, str):
        wrong_type(notes, node, "text")
        return ""
    text = node.value.strip()
    if not text:
        notes.add("S05", node.place, expected="text", found="nothing")
    return text


def read_code(notes: Notes, node: Node | None) -> str:
    """A word that may look like a number: 2.1, 1000. What was written counts, not its value."""
    if isinstance(node, Scalar) and isinstance(node.value, int | float) and not isinstance(node.value, bool):
        return node.text
    return read_word(notes, node)


def read_words(
    notes: Notes, node: Node | None, *, or_one: bool = False, may_be_empty: bool = False
) -> tuple[tuple[str, Place], ...]:
    """A list of words with their places; a word that stands there twice is noted."""
    words: dict[str, Place] = {}
    for item in read_items(notes, node, or_one=or_one, may_be_empty=may_be_empty):
        word = read_code(notes, item)
        if word in words:
            notes.add("S11", item.place, name=word)
        elif word:
            words[word] = item.place
    return tuple(words.items())


def read_one_of(notes: Notes, node: Node | None, known: Collection[str]) -> str:
    """One of a few fixed words; empty when it is not one of them."""
    word = read_word(notes, node)
    if node is None or not word or word in known:
        return word
    notes.add("S08", node.place, known=known, name=word, keys=", ".join(known))
    return ""


def read_number(notes: Notes, node: Node | None, least: int, most: int) -> int:
    """A whole number within bounds: without a node the lower one, outside of them the nearer one."""
    if node is None:
        return least
    if not isinstance(node, Scalar) or not isinstance(node.value, int) or isinstance(node.value, bool):
        wrong_type(notes, node, "whole number")
        return least
    if not least <= node.value <= most:
        notes.add("S12", node.place, name=node.text, least=str(least), most=str(most))
    return min(max(node.value, least), most)


def read_decimal(notes: Notes, node: Node | None, least: int, most: int) -> float:
    """A number within bounds, whole or not: without a node the lower one, outside of them the nearer one."""
    if node is None:
        return least
    if (
        not isinstance(node, Scalar)
        or not isinstance(node.value, int | float)
        or isinstance(node.value, bool)
    ):
        wrong_type(notes, node, "decimal number")
        return least
    if not least <= node.value <= most:
        notes.add("S12", node.place, name=node.text, least=str(least), most=str(most))
    return float(min(max(node.value, least), most))


def read_flag(notes: Notes, node: Node | None) -> bool:
    """True or false; false when it is not there."""
    if node is None:
        return False
    if not isinstance(node, Scalar) or not isinstance(node.value, bool):
        wrong_type(notes, node, "true or false")
        return False
    return node.value


def read_id(notes: Notes, node: Node | None, kind: str, owner: str = "") -> str:
    """An id that is being given here: its form, whether it is reserved, whether it is new."""
    word = read_code(notes, node)
    if node is None or not word:
        return ""
    if len(word) > LONGEST_ID or not ID.fullmatch(word):
        notes.add("S09", node.place, name=word, limit=str(LONGEST_ID))
        return ""
    if word in RESERVED_IDS.get(kind, ()):
        notes.add("S13", node.place, name=word)
    notes.name(kind, owner, word, node.place)
    return word


def read_text(notes: Notes, node: Node | None, owner: str, part: str = "text") -> Text:
    """A text in every language of the questionnaire.

    `owner` (as "question:device-on") and `part` name its place, `<owner>#<part>`, and that of each
    language, `<owner>#<part>.fr`, for the checks that read texts later.
    """
    if node is None:
        return Text({})
    if isinstance(node, Scalar) and isinstance(node.value, str) and node.value:
        notes.add("S16", node.place, languages=", ".join(notes.languages))
        return Text({})
    fields = read_keys(notes, node, optional=notes.languages)
    written = [key.text for key, _ in node.entries] if isinstance(node, source.Mapping) else notes.languages
    notes.places.setdefault(f"{owner}#{part}", node.place)
    by_language = {}
    for language in notes.languages:
        if language in fields:
            by_language[language] = read_word(notes, fields[language])
            notes.places.setdefault(f"{owner}#{part}.{language}", fields[language].place)
        elif language not in written:
            notes.add("S15", node.place, language=language)
    return Text(by_language)


def text_if_there(notes: Notes, fields: Fields, owner: str, part: str) -> Text | None:
    """The text under the key `part`, None without the key."""
    return read_text(notes, fields[part], owner, part) if part in fields else None


def if_there(read: Callable[[Notes, Node], T], notes: Notes, node: Node | None) -> T | None:
    """What `read` makes of a node, None where there is no node."""
    return None if node is None else read(notes, node)


def read_matching(notes: Notes, node: Node | None, pattern: re.Pattern[str], example: str) -> str:
    """A word of a fixed form; the finding shows an example. Empty when it has another form."""
    word = read_code(notes, node)
    if node is None or not word or pattern.fullmatch(word):
        return word
    notes.add("S14", node.place, name=word, example=example)
    return ""


def check_known(notes: Notes, code: str, word: str, place: Place, known: Collection[str]) -> bool:
    """True if the word names something that is there; otherwise it is noted under the code."""
    if not word or word in known:
        return bool(word)
    notes.add(code, place, known=known, name=word)
    return False
