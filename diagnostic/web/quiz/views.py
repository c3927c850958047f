"""What the question and summary pages show."""

from dataclasses import dataclass, replace
from functools import lru_cache

from flask import current_app, render_template, request
from flask_wtf.csrf import generate_csrf

from diagnostic.engine.course import prepare
from diagnostic.engine.offers import offers_a_hand, offers_other_words
from diagnostic.engine.reply import ANSWER, Problem, ways_out
from diagnostic.engine.shown import shuffled
from diagnostic.model.bundle import Bundle
from diagnostic.model.question import (
    Choice,
    ListChoice,
    Order,
    Several,
    Sort,
    Task,
    Typed,
    Value,
    WarmUp,
)
from diagnostic.web.device import Device
from diagnostic.web.enrolment import this_device
from diagnostic.web.listening import Listening, listening
from diagnostic.web.quiz.glossary import hard_words
from diagnostic.web.quiz.visitor import Visitor, rested
from diagnostic.web.quiz.way import parts, reviewed

FORMS = {
    Choice: "choice",
    Several: "several",
    ListChoice: "list",
    Order: "order",
    Sort: "sort",
    Typed: "typed",
    Task: "task",
    WarmUp: "warm_up",
}


def question_page(who: Visitor, question_id: str, problem: Problem | None = None) -> str:
    """One question, with the earlier answer if there is one, or with what is wrong with this one.

    A question that a person meets for the first time looks the same to everybody, but for the CSRF
    token: such pages are kept, which halves the price of a step.
    """
    step = who.path.step(question_id)
    assert step is not None  # noqa: S101  routes ask only for questions on the path
    before = who.path.before(question_id)
    seen = QuestionSeen(
        language=who.language,
        question=question_id,
        before=before.id if before else None,
        chosen=_sent() if problem in SAYS_WHAT_WAS_CHOSEN else step.value or (),
        problem=problem,
        offer_a_hand=offers_a_hand(who.path, question_id),
        offer_other_words=offers_other_words(who.path, step.question.section, question_id),
        # No question page names the desk, so devices at different desks share what is kept.
        device=replace(this_device(), desk=None),
    )
    now = Now(generate_csrf(), str(rested()))
    if seen.chosen or problem or current_app.debug:
        return _render_question(who.bundle, seen, now)
    kept = _kept_question(who.bundle, seen, listening(), request.root_path)
    return kept.replace(GOES_HERE.token, now.token).replace(GOES_HERE.rested, now.rested)


@dataclass(frozen=True, slots=True)
class QuestionSeen:
    """All on which the look of a question page depends, the bundle and `Now` aside."""

    language: str
    question: str
    before: str | None
    chosen: Value
    problem: Problem | None
    offer_a_hand: bool
    offer_other_words: bool
    device: Device


@dataclass(frozen=True, slots=True)
class Now:
    """What is another on each page: the CSRF token, and the seconds without a sign of life."""

    token: str
    rested: str


GOES_HERE = Now("csrf-token-goes-here", "rested-goes-here")
"""The marks in a kept page."""


@lru_cache(maxsize=512)
def _kept_question(bundle: Bundle, seen: QuestionSeen, _listening: Listening, _root: str) -> str:
    return _render_question(bundle, seen, GOES_HERE)


def _render_question(bundle: Bundle, seen: QuestionSeen, now: Now) -> str:
    question = prepare(bundle).questions[seen.question]
    sections = bundle.questionnaire.sections
    number, section = next((n, s) for n, s in enumerate(sections, 1) if s.id == question.section)
    return render_template(
        "quiz/question.html",
        bundle=bundle,
        language=seen.language,
        question=question,
        form=FORMS[type(question.form)],
        section=section,
        number=number,
        chosen=seen.chosen,
        ways_out=ways_out(question),
        before=seen.before,
        problem=seen.problem,
        hard_words=hard_words(bundle, question, seen.language),
        offer_a_hand=seen.offer_a_hand,
        offer_other_words=seen.offer_other_words,
        shuffled=shuffled(question.form.steps) if isinstance(question.form, Order) else (),
        device=seen.device,
        csrf_token=lambda: now.token,
        rested=lambda: now.rested,
    )


SAYS_WHAT_WAS_CHOSEN = (Problem.TOO_MANY, Problem.NOT_TOGETHER)
"""After these the person corrects the choice, so it stays as it was made; every id in it is known."""


def _sent() -> Value:
    return tuple(request.form.getlist(ANSWER))


def summary_page(who: Visitor, section_id: str, part: int) -> str:
    """Some answers of one section, never too many at once."""
    steps = parts(reviewed(who.path, section_id))
    part = min(max(part, 1), len(steps))
    sections = who.bundle.questionnaire.sections
    section = next(s for s in sections if s.id == section_id)
    waiting = who.path.first_open
    return render_template(
        "quiz/summary.html",
        bundle=who.bundle,
        language=who.language,
        section=section,
        number=sections.index(section) + 1,
        steps=steps[part - 1],
        part=part,
        parts=len(steps),
        waiting=waiting,
        offer_other_words=part == 1 and offers_other_words(who.path, section_id),
        last=steps[-1][-1].question.id,
    )
