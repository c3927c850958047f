"""The pages of what a person carries: the link, the keypad for the code, and erasing by either."""

from flask import redirect, request, url_for

from diagnostic.store import assessments
from diagnostic.web.installation import installation
from diagnostic.web.quiz import code_page, result_page
from diagnostic.web.quiz.blueprint import IN_LANGUAGE, Page, blueprint, published


@blueprint.get(IN_LANGUAGE + "/carry/<token>")
def carry(language: str, token: str) -> Page:
    """The result on one's own phone, by the link of the QR code."""
    return result_page.linked_page(installation(), token, language) or redirect(
        url_for("quiz.purpose", language=language), 303
    )


@blueprint.get(IN_LANGUAGE + "/code")
def code(language: str) -> Page:
    """The keypad for a code, with nothing pressed yet."""
    return code_page.keypad_page(published(), language, "")


@blueprint.post(IN_LANGUAGE + "/code")
def press(language: str) -> Page:
    """One key pressed: the keypad again, or the result itself. Nothing is begun, kept or redirected."""
    return code_page.press(
        published(), language, request.form.get("typed", ""), request.form.get("press", "")
    )


@blueprint.post(IN_LANGUAGE + "/carry/<token>/erase")
def erase_carried(language: str, token: str) -> Page:  # noqa: ARG001  the gate speaks both
    """Erase a result found by its link or code, with all that led to it."""
    assessments.erase_linked(installation().engine, assessments.hashed(token))
    return redirect(url_for("quiz.gate"), 303)
