"""What a link or a code opens: a result, its slips, or a test that waits to be gone on with."""

from dataclasses import dataclass

from flask import redirect, render_template, url_for
from werkzeug.wrappers import Response

from diagnostic.model.bundle import Bundle
from diagnostic.store import assessments, carried, codes
from diagnostic.store.assessments import Assessment
from diagnostic.web.enrolment import remember_own_device, take_for_own_device, this_device
from diagnostic.web.installation import Installation, installation
from diagnostic.web.quiz.codes import split
from diagnostic.web.quiz.kept_code import CARRIED_FOR
from diagnostic.web.quiz.result_page import shown
from diagnostic.web.quiz.visitor import visitor_of
from diagnostic.web.quiz.way import answered
from diagnostic.web.sealing import opens
from diagnostic.web.visit import this_visit

GONE = 410


@dataclass(frozen=True, slots=True)
class Opened:
    """An assessment, and what opened it: the end of a link, or the characters of a code."""

    assessment: Assessment
    token: str | None = None
    typed: str | None = None


def by_link(token: str) -> Opened | None:
    """What this link opens, on a phone; None once it is erased or too old."""
    take_for_own_device()
    here = installation()
    found = _not_too_old(here, carried.by_link(here.engine, token))
    return None if found is None else Opened(found, token=token)


def by_code(characters: str) -> Opened | None:
    """What this code opens; None if there is none, or it is erased or too old.

    Nobody can tell from the answer, nor from the time it takes, whether such a selector exists.

    :raises TooOften: codes were tried too often; this one was not looked at.
    """
    here = installation()
    code = split(characters)
    codes.count(here.engine, code.selector, at=here.clock())
    found = codes.find(here.engine, code.selector)
    right = opens(code.secret, found.sealed if found else None)
    if found is None or not right:
        return None
    codes.take_back(here.engine, code.selector)
    assessment = _not_too_old(here, carried.by_id(here.engine, found.assessment))
    return None if assessment is None else Opened(assessment, typed=characters)


def _not_too_old(here: Installation, assessment: Assessment | None) -> Assessment | None:
    """This one; None if its time is over, which begins at its end, or else at the last sign of life."""
    if assessment is None or (assessment.finished or assessment.seen) + CARRIED_FOR < here.clock():
        return None
    return assessment


PAGES = {"show": "carried", "sheet": "sheet", "slips": "slips"}
"""What can be looked at of a result."""


def opened_page(opened: Opened, language: str, key: str = "show") -> str:
    """The result, its sheet or its slips; of a test without an end, where it waits."""
    who = visitor_of(installation(), opened.assessment, language)
    how = {"token": opened.token, "typed": opened.typed}
    if who.finished:
        return render_template(f"quiz/{PAGES[key]}.html", **{**shown(who), **how, "key": key})
    what = {"bundle": who.bundle, "language": language, "answered": answered(who.path)}
    return render_template("quiz/waiting.html", **what, **how, key="show")


def go_on(opened: Opened, language: str) -> Response | str:
    """Take the test over into this browser, under a new token; where it was before, it is no more. A phone is
    then its person's own device, whatever the screens of the installation are.

    One that was finished meanwhile shows its result; of one that was erased meanwhile its link says so.
    """
    if opened.assessment.finished is not None:
        return _back(opened, language) or opened_page(opened, language)
    here, visit = installation(), this_visit()
    assessments.leave(here.engine, visit.token)
    taken = carried.take_over(here.engine, opened.assessment.id, token=visit.rotate(), at=here.clock())
    if not taken and (back := _back(opened, language)):
        return back
    response = redirect(url_for("quiz.resume", language=language), 303)
    return remember_own_device(response) if opened.token else response


def erase(opened: Opened, language: str) -> Response:
    """Erase all of it. On a phone the link then says so; a shared screen returns to its first page."""
    here, device = installation(), this_device()
    carried.erase(here.engine, opened.assessment.id)
    if device.shared:
        visit = this_visit()
        assessments.leave(here.engine, visit.token)
        visit.rotate()  # else the Back button would bring the page again
    return _back(opened, language) or redirect(device.home, 303)


def _back(opened: Opened, language: str) -> Response | None:
    """To the page of the link; a code has no address."""
    if opened.token is None:
        return None
    return redirect(url_for("quiz.carry", language=language, token=opened.token), 303)


def gone_page(bundle: Bundle, language: str) -> tuple[str, int]:
    """What a link says that opens nothing any more."""
    return render_template("quiz/gone.html", bundle=bundle, language=language), GONE
