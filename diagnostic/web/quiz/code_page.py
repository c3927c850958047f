"""The keypad on which a person enters a code, without a text field and without JavaScript.

What was pressed so far travels with the form and is kept nowhere else.
"""

from enum import StrEnum

from flask import abort, render_template

from diagnostic.model.bundle import Bundle
from diagnostic.store.codes import MOMENT, TooOften
from diagnostic.web.installation import installation
from diagnostic.web.quiz.codes import ALPHABET, LENGTH, groups, read
from diagnostic.web.quiz.result_page import coded_page

TAKE_BACK = "take-back"
SHOW = "show"


class Trouble(StrEnum):
    """Why there is no result to show."""

    SHORT = "short"
    UNKNOWN = "unknown"
    LOCKED = "locked"
    BUSY = "busy"


STATUS = {Trouble.SHORT: 422, Trouble.UNKNOWN: 422, Trouble.LOCKED: 429, Trouble.BUSY: 429}


def press(bundle: Bundle, language: str, before: str, key: str) -> str | tuple[str, int]:
    """What a key leads to, after the characters *before*; no key at all leads to the keypad as it was.

    Aborts with 400 where the form is not one of ours.
    """
    typed = read(before)
    if typed is None:
        abort(400)
    if key == SHOW:
        return _result(bundle, language, typed)
    if key == TAKE_BACK:
        typed = typed[:-1]
    elif key in list(ALPHABET):
        typed = (typed + key)[:LENGTH]
    elif key:
        abort(400)
    return keypad_page(bundle, language, typed)


def keypad_page(bundle: Bundle, language: str, typed: str, trouble: Trouble | None = None) -> str:
    """The keypad with the characters so far, and with what keeps the result from being shown."""
    return render_template(
        "quiz/code.html",
        bundle=bundle,
        language=language,
        typed=typed,
        groups=groups(typed),
        missing=LENGTH - len(typed),
        keys=ALPHABET,
        trouble=trouble,
    )


def _result(bundle: Bundle, language: str, typed: str) -> str | tuple[str, int]:
    trouble = Trouble.SHORT
    if len(typed) == LENGTH:
        try:
            page = coded_page(installation(), typed, language)
        except TooOften as error:
            trouble = Trouble.BUSY if error.wait == MOMENT else Trouble.LOCKED
        else:
            if page is not None:
                return page
            trouble = Trouble.UNKNOWN
    return keypad_page(bundle, language, typed, trouble), STATUS[trouble]
