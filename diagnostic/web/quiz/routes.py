"""The pages of the test, a few lines each: load, walk, show; or load, read, save, go on.

GET writes nothing. POST takes the answer, saves it in one statement and redirects (303), so that
sending it again changes nothing.
"""

from datetime import timedelta

from flask import abort, g, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from diagnostic.engine.reply import Problem, read_reply
from diagnostic.store import assessments
from diagnostic.web.enrolment import this_device
from diagnostic.web.errors import cookie_page, refuses_cookies
from diagnostic.web.installation import installation
from diagnostic.web.language import LANGUAGES, first_guess
from diagnostic.web.quiz import result_page, views
from diagnostic.web.quiz.aside import aside_page
from diagnostic.web.quiz.blueprint import (
    IN_LANGUAGE,
    Page,
    blueprint,
    go,
    plain_page,
    published,
    published_digest,
)
from diagnostic.web.quiz.visitor import Visitor, visitor
from diagnostic.web.quiz.way import RESULT, Place, after, can_review, may_answer, place_of, where_now
from diagnostic.web.visit import this_visit


@blueprint.get("/")
def gate() -> Page:
    """The first screen: two equal halves, one per language."""
    g.language = first_guess()
    return render_template("quiz/gate.html", bundle=published(), languages=LANGUAGES)


@blueprint.get(IN_LANGUAGE + "/")
def purpose(language: str) -> Page:
    """What the test is for, before the first question."""
    return cookie_page() if refuses_cookies() else plain_page("purpose", language)


@blueprint.post(IN_LANGUAGE + "/start")
def start(language: str) -> Page:
    """Begin a new assessment under a new token; a token that came from outside is never adopted."""
    here = installation()
    device = this_device()
    digest = published_digest()
    visit = this_visit()
    assessments.leave(here.engine, visit.token)
    assessments.start(
        here.engine,
        token=visit.rotate(),
        digest=digest,
        language=language,
        setting=device.setting,
        keyboard=device.keyboard,
        at=here.clock(),
    )
    return redirect(url_for("quiz.resume", language=language), 303)


@blueprint.get(IN_LANGUAGE + "/test")
def resume(language: str) -> Page:
    """To where this person is: the first open question, a summary, the result, or the start."""
    who = visitor(language)
    return go(language, RESULT if who.finished else where_now(who.path))


@blueprint.get(IN_LANGUAGE + "/start")
@blueprint.get(IN_LANGUAGE + "/finish")
@blueprint.get(IN_LANGUAGE + "/leave")
def not_sent(language: str) -> Page:
    """The address of a form, only opened: the network lost the form, and the browser tries without it."""
    return redirect(url_for("quiz.resume", language=language), 303)


@blueprint.get(IN_LANGUAGE + "/test/<question_id>")
def question(language: str, question_id: str) -> Page:
    """One question. One that is not on the path, or not yet reached, leads to the first open one."""
    who = visitor(language)
    place = RESULT if who.finished else place_of(who.path, question_id)
    if place != Place.question(question_id):
        return go(language, place)
    return views.question_page(who, question_id)


@blueprint.post(IN_LANGUAGE + "/test/<question_id>")
def reply(language: str, question_id: str) -> Page:
    """Take an answer. The language buttons send the form too, so that a choice survives the switch.

    The path is walked once, with the answer in it: of what comes before its question, an answer changes at
    most that some of it is spared.
    """
    who = visitor(language)
    question = who.question(question_id)
    switch_to = request.form.get("switch-to")
    if switch_to not in (None, *LANGUAGES):
        abort(400)
    if who.finished or question is None:
        return go(language, RESULT if who.finished else where_now(who.path))
    value = read_reply(question, request.form.getlist, language)
    if isinstance(value, Problem):
        return _not_taken(who, question_id, value, switch_to)
    path = who.path_with(question, value)
    before = question_id in who.assessment.answers.given
    if not may_answer(path, question_id, before=before):
        return go(language, where_now(who.path))
    who.save(question, value)
    if switch_to:
        return go(switch_to, Place.question(question_id))
    return go(language, after(path, question, changed=before))


def _not_taken(who: Visitor, question_id: str, problem: Problem, switch_to: str | None) -> Page:
    """The question again, saying what is wrong; or in the other language, as it was."""
    place = place_of(who.path, question_id)
    if place != Place.question(question_id):
        return go(who.language, place)
    if problem is Problem.FORGED:
        abort(400)
    return go(switch_to, place) if switch_to else (views.question_page(who, question_id, problem), 422)


@blueprint.get(IN_LANGUAGE + "/summary/<section_id>")
@blueprint.get(IN_LANGUAGE + "/summary/<section_id>/<int:part>")
def summary(language: str, section_id: str, part: int = 1) -> Page:
    """The answers of a finished section, a few at a time, each with a way to change it."""
    who = visitor(language)
    if who.finished or not can_review(who.path, section_id):
        return go(language, RESULT if who.finished else where_now(who.path))
    return views.summary_page(who, section_id, part)


@blueprint.post(IN_LANGUAGE + "/finish")
def finish(language: str) -> Page:
    """Keep the outcome for good and show it; a second press changes nothing."""
    result_page.keep_outcome(visitor(language))
    return go(language, RESULT)


@blueprint.get(IN_LANGUAGE + "/result")
def result(language: str) -> Page:
    """What the person can do, and where to go next."""
    who = visitor(language)
    return result_page.result_page(who) if who.finished else go(language, where_now(who.path))


@blueprint.get(IN_LANGUAGE + "/result/sheet")
def sheet(language: str) -> Page:
    """The same on one sheet of paper."""
    who = visitor(language)
    return result_page.sheet_page(who) if who.finished else go(language, where_now(who.path))


@blueprint.get(IN_LANGUAGE + "/result/slip")
def slips(language: str) -> Page:
    """What to hand over at each place that the result names."""
    who = visitor(language)
    return result_page.slips_page(who) if who.finished else go(language, where_now(who.path))


@blueprint.get(IN_LANGUAGE + "/help")
def ask_a_person(language: str) -> Page:
    """Ask a person: where, by phone, by post; and the way back."""
    return aside_page("help", language)


@blueprint.get(IN_LANGUAGE + "/accessibility")
def accessibility(language: str) -> Page:
    """The accessibility statement."""
    return plain_page("accessibility", language)


@blueprint.get(IN_LANGUAGE + "/erase")
def confirm_erasing(language: str) -> Page:
    """Ask once before everything is erased."""
    return aside_page("erase", language)


@blueprint.post(IN_LANGUAGE + "/erase")
def erase(language: str) -> Page:  # noqa: ARG001  the gate speaks both
    """Erase everything of this person and forget the token."""
    visit = this_visit()
    assessments.erase(installation().engine, visit.token)
    visit.rotate()
    return redirect(this_device().home, 303)


@blueprint.post(IN_LANGUAGE + "/leave")
def leave(language: str) -> Page:  # noqa: ARG001  the first page speaks both
    """The end of a visit, by the person or by the clock of the page: nothing of it stays in the browser."""
    visit = this_visit()
    assessments.leave(installation().engine, visit.token)
    visit.rotate()
    return redirect(this_device().home, 303)


@blueprint.post(IN_LANGUAGE + "/stay")
def stay(language: str) -> Page:  # noqa: ARG001  it says nothing
    """A sign of life from a page that somebody reads: the limit of the server begins anew. 410 if the test is
    gone, so that no page goes on as if it were there.
    """
    here = installation()
    limit = timedelta(seconds=this_device().limit)
    alive = assessments.touch(here.engine, this_visit().token, at=here.clock(), idle=limit)
    return Response(status=204 if alive else 410)
