"""The keypad on which a person enters a code, without a text field and without JavaScript.

What was pressed so far travels with the form and is kept nowhere else.
"""

from enum import StrEnum

from flask import abort, render_template
from werkzeug.wrappers import Response

from diagnostic.model.bundle import Bundle
from diagnostic.store.codes import MOMENT, TooOften
from diagnostic.web.quiz.carried_page import PAGES, Opened, by_code, erase, go_on, opened_page
from diagnostic.web.quiz.codes import ALPHABET, LENGTH, groups, read

TAKE_BACK = "take-back"
GO_ON, ERASE = "go-on", "erase"
"""What a whole code can do besides showing one of `PAGES`."""


Page = str | tuple[str, int] | Response


class Trouble(StrEnum):
    """Why there is nothing to show."""

    SHORT = "short"
    UNKNOWN = "unknown"
    LOCKED = "locked"
    BUSY = "busy"


STATUS = {Trouble.SHORT: 422, Trouble.UNKNOWN: 422, Trouble.LOCKED: 429, Trouble.BUSY: 429}


def press(bundle: Bundle, language: str, before: str, key: str) -> Page:
    """What a key leads to, after the characters *before*; no key at all leads to the keypad as it was.

    Aborts with 400 where the form is not one of ours.
    """
    typed = read(before)
    if typed is None:
        abort(400)
    if key in (*PAGES, GO_ON, ERASE):
        opened = _opened(typed)
        if isinstance(opened, Trouble):
            return keypad_page(bundle, language, typed, opened), STATUS[opened]
        return _done(opened, key, language)
    if key == TAKE_BACK:
        typed = typed[:-1]
    elif key in list(ALPHABET):
        typed = (typed + key)[:LENGTH]
    elif key:
        abort(400)
    return keypad_page(bundle, language, typed)


def keypad_page(bundle: Bundle, language: str, typed: str, trouble: Trouble | None = None) -> str:
    """The keypad with the characters so far, and with what keeps it from opening anything."""
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


def _opened(typed: str) -> Opened | Trouble:
    if len(typed) < LENGTH:
        return Trouble.SHORT
    try:
        return by_code(typed) or Trouble.UNKNOWN
    except TooOften as error:
        return Trouble.BUSY if error.wait == MOMENT else Trouble.LOCKED


def _done(opened: Opened, key: str, language: str) -> Page:
    if key == GO_ON:
        return go_on(opened, language)
    return erase(opened, language) if key == ERASE else opened_page(opened, language, key)
