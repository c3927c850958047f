"""The pages of what a person carries: code and link, and going on later. No GET changes anything."""

from flask import redirect, request, url_for

from diagnostic.web.quiz import carried_page, code_page, pause_page
from diagnostic.web.quiz.blueprint import IN_LANGUAGE, Page, blueprint, go, published
from diagnostic.web.quiz.carried_page import by_link
from diagnostic.web.quiz.visitor import visitor
from diagnostic.web.quiz.way import RESULT


@blueprint.get(IN_LANGUAGE + "/pause")
def pause(language: str) -> Page:
    """Go on later: what that is; or the code, once there is one."""
    who = visitor(language)
    return go(language, RESULT) if who.finished else pause_page.pause_page(who)


@blueprint.post(IN_LANGUAGE + "/pause")
def make_code(language: str) -> Page:
    """Make the code of a test without an end; a second press changes nothing."""
    who = visitor(language)
    if who.finished:
        return go(language, RESULT)
    pause_page.make_code(who)
    return redirect(url_for("quiz.pause", language=language), 303)


@blueprint.get(IN_LANGUAGE + "/carry/<token>")
def carry(language: str, token: str) -> Page:
    """On one's own phone, by the link of the square: the result, or the test that waits."""
    opened = by_link(token)
    return carried_page.opened_page(opened, language) if opened else _gone(language)


@blueprint.get(IN_LANGUAGE + "/carry/<token>/sheet")
def carried_sheet(language: str, token: str) -> Page:
    """Its sheet of paper."""
    opened = by_link(token)
    return carried_page.opened_page(opened, language, "sheet") if opened else _gone(language)


@blueprint.get(IN_LANGUAGE + "/carry/<token>/slip")
def carried_slips(language: str, token: str) -> Page:
    """Its slips for the places."""
    opened = by_link(token)
    return carried_page.opened_page(opened, language, "slips") if opened else _gone(language)


@blueprint.post(IN_LANGUAGE + "/carry/<token>/go-on")
def go_on_here(language: str, token: str) -> Page:
    """Go on with the test in this browser."""
    opened = by_link(token)
    return carried_page.go_on(opened, language) if opened else _gone(language)


@blueprint.post(IN_LANGUAGE + "/carry/<token>/erase")
def erase_carried(language: str, token: str) -> Page:
    """Erase what this link opens, with all that led to it."""
    opened = by_link(token)
    return carried_page.erase(opened, language) if opened else _gone(language)


@blueprint.get(IN_LANGUAGE + "/carry/<token>/go-on")
@blueprint.get(IN_LANGUAGE + "/carry/<token>/erase")
def carried_not_sent(language: str, token: str) -> Page:
    """The address of a form, only opened: the network lost the form, or another language was chosen."""
    return redirect(url_for("quiz.carry", language=language, token=token), 303)


@blueprint.get(IN_LANGUAGE + "/code")
def code(language: str) -> Page:
    """The keypad for a code, with nothing pressed yet."""
    return code_page.keypad_page(published(), language, "")


@blueprint.post(IN_LANGUAGE + "/code")
def press(language: str) -> Page:
    """One key pressed: the keypad again, or what the code opens. Only going on and erasing change rows."""
    return code_page.press(
        published(), language, request.form.get("typed", ""), request.form.get("press", "")
    )


def _gone(language: str) -> Page:
    return carried_page.gone_page(published(), language)
