"""Questions: what is asked, what may be answered, and what each answer is worth.

A `Question` holds what all questions share; its `form` says how it is answered. A value, whatever the
form, is a tuple of ids (`Value`): one id for a tile or a pressed element, several for a set or an order.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from diagnostic.model.condition import Condition
from diagnostic.model.text import Text

Value = tuple[str, ...]

UNSURE = "unsure"
"""Offered everywhere: "I do not know". An answer, worth nothing, without the luck of guessing."""

UNCLEAR = "unclear"
"""Offered everywhere: "I do not understand the question". Not an answer: it raises the language flag."""

UNSAID = "unsaid"
"""Offered for facts: "I would rather not say". Not an answer either, and nothing follows from it."""

RIGHT, WRONG = "right", "wrong"
"""What is kept of a typed answer. The text itself never reaches the store: people type names."""


class Evidence(StrEnum):
    """How we know something, weakest last; `FACT` is never scored."""

    OBSERVED = "observed"
    SHOWN = "shown"
    SAID = "said"
    INFERRED = "inferred"
    FACT = "fact"


@dataclass(frozen=True, slots=True)
class Option:
    """One answer that can be chosen; `points` counts for the domain of its question.

    `urgent` marks an answer for which the referral table must have a rule; the checker watches over that.
    """

    id: str
    text: Text
    points: int = 0
    picture: str | None = None
    exclusive: bool = False
    urgent: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """One option out of a few, as tiles."""

    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Several:
    """A set of options; points add up, never above `max_points`."""

    options: tuple[Option, ...]
    at_most: int | None = None
    max_points: int | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a closed list; communes also know their neighbours (ids of the same list)."""

    id: str
    text: Text
    neighbours: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ListChoice:
    """One entry of a named closed list: always a fact."""

    list: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Order:
    """Steps to be put in order. `steps` is the right order; all right = full points, one exchange of
    neighbours = half (rounded down), anything else nothing.
    """

    steps: tuple[Option, ...]
    points: int


@dataclass(frozen=True, slots=True)
class Thing:
    """Something to be put into the folder of this id: a file, a letter, a message."""

    id: str
    text: Text
    folder: str
    picture: str | None = None


@dataclass(frozen=True, slots=True)
class Sort:
    """Things to be put into folders. All right = full points, one wrong = half (rounded down), more wrong
    nothing. The value names for each thing, in the order in which they are written, the folder chosen.
    """

    folders: tuple[Option, ...]
    things: tuple[Thing, ...]
    points: int


@dataclass(frozen=True, slots=True)
class Typed:
    """A short text; `accept` lists the right ones per language. Loose: case, accents and spaces aside."""

    accept: Mapping[str, tuple[str, ...]]
    loose: bool
    points: int


class Screen(StrEnum):
    """The drawn screens on which a task happens."""

    PHONE = "phone"
    MAILBOX = "mailbox"
    MESSAGE = "message"
    PAGE = "page"
    FORM = "form"
    FILES = "files"
    RESULTS = "results"


@dataclass(frozen=True, slots=True)
class Element:
    """Something on a drawn screen that can be pressed.

    `part` says what it is (a row, a button, a folder …); `details` holds the further words that this
    screen draws (sender, subject, address …) and `marks` what it shows (attachment, advert, unread …).
    """

    id: str
    part: str
    text: Text
    points: int = 0
    picture: str | None = None
    details: Mapping[str, Text] | None = None
    marks: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Task:
    """Pressing an element of a drawn screen; `device` is the hand it is for, `scene` the words around."""

    screen: Screen
    device: str
    elements: tuple[Element, ...]
    scene: Mapping[str, Text]


@dataclass(frozen=True, slots=True)
class WarmUp:
    """A gesture to try, never scored: pressing, choosing or scrolling. `right` is the expected option."""

    gesture: str
    options: tuple[Option, ...]
    right: str
    lines: tuple[Text, ...] = ()


Form = Choice | Several | ListChoice | Order | Sort | Typed | Task | WarmUp


def offered(form: Form) -> tuple[Option | Entry | Element, ...]:
    """All that one can choose in this form, as written; nothing where one types."""
    match form:
        case Choice(options) | Several(options=options) | WarmUp(options=options) | Order(steps=options):
            return options
        case Sort(folders=folders):
            return folders
        case ListChoice(entries=entries):
            return entries
        case Task(elements=elements):
            return elements
        case Typed():
            return ()


@dataclass(frozen=True, slots=True)
class Question:
    """One question of the ordered list.

    `branch` comes from the tree (`then`, `ends`, `settles`), `ask_if` was written by the editor; the
    question is asked when both hold. `if_skipped` are points inferred when `branch` holds and `ask_if`
    does not. `settles` maps an option to the band of `domain` that it settles.
    """

    id: str
    section: str
    evidence: Evidence
    text: Text
    form: Form
    domain: str | None = None
    competence: str | None = None
    rung: str | None = None
    help: Text | None = None
    observe: Text | None = None
    can: Text | None = None
    branch: Condition | None = None
    ask_if: Condition | None = None
    if_skipped: int | None = None
    settles: Mapping[str, str] | None = None

    @property
    def scored(self) -> bool:
        """True if answers give points."""
        return self.evidence is not Evidence.FACT and self.domain is not None
