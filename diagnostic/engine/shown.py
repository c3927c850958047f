"""In which order the parts of a question are shown, on a screen as on paper, and their letters on paper.

On paper the answers of a task are named by letters: an id such as `right` or `fake` would give it away.
"""

import hashlib
from collections.abc import Mapping
from string import ascii_uppercase

from diagnostic.model.question import (
    Choice,
    Element,
    Evidence,
    Option,
    Order,
    Question,
    Screen,
    Several,
    Sort,
    Task,
)

PARTS: Mapping[Screen, tuple[tuple[str, ...], ...]] = {
    Screen.PHONE: (("icon", "key", "setting"),),
    Screen.MAILBOX: (("button",), ("folder",), ("message",)),
    Screen.MESSAGE: (("button",), ("sender",), ("link",), ("attachment",)),
    Screen.PAGE: (("tab",), ("address",), ("menu",), ("link",), ("button", "close")),
    Screen.FORM: (("field",), ("choice",), ("link",), ("button",)),
    Screen.FILES: (("button",), ("folder",), ("file",)),
    Screen.RESULTS: (("button",), ("result",)),
}
"""The parts of a drawn screen as they stand on it, from top to bottom."""


def shuffled(steps: tuple[Option, ...]) -> tuple[Option, ...]:
    """The steps in an order that is always the same and never the right one."""
    by_digest = sorted(steps, key=lambda step: hashlib.sha256(step.id.encode()).digest())
    return tuple(by_digest if tuple(by_digest) != steps else reversed(by_digest))


def in_reading_order(task: Task) -> tuple[Element, ...]:
    """The elements as they stand on the drawn screen."""
    rows = PARTS[task.screen]
    row_of = {part: row for row, parts in enumerate(rows) for part in parts}
    return tuple(sorted(task.elements, key=lambda element: row_of.get(element.part, len(rows))))


def letters_of(question: Question) -> Mapping[str, str]:
    """Option id -> letter on paper, of what is sorted that of the folders; empty where options carry ids."""
    match question.form:
        case Task():
            shown: tuple[Element | Option, ...] = in_reading_order(question.form)
        case Order(steps):
            shown = shuffled(steps)
        case Sort(folders=folders):
            shown = folders
        case Choice(options) | Several(options=options) if question.evidence is Evidence.SHOWN:
            shown = options
        case _:
            shown = ()
    return {option.id: _letter(place) for place, option in enumerate(shown)}


def _letter(place: int) -> str:
    """A to Z, then AA: a screen with more than 26 elements is no task for anybody, but it may be written."""
    more, here = divmod(place, len(ascii_uppercase))
    return (_letter(more - 1) if more else "") + ascii_uppercase[here]
