"""What the question and summary pages show."""

import re
from dataclasses import dataclass
from functools import lru_cache

from flask import current_app, render_template, request
from flask_wtf.csrf import generate_csrf

from diagnostic.engine.course import prepare
from diagnostic.engine.journey import wants_a_hand
from diagnostic.engine.reply import ANSWER, Problem, ways_out
from diagnostic.engine.shown import shuffled
from diagnostic.model.bundle import Bundle, Term
from diagnostic.model.question import (
    Choice,
    ListChoice,
    Order,
    Question,
    Several,
    Task,
    Typed,
    Value,
    WarmUp,
)
from diagnostic.web.device import Device
from diagnostic.web.enrolment import this_device
from diagnostic.web.listening import Listening, listening
from diagnostic.web.quiz.visitor import Visitor
from diagnostic.web.quiz.way import parts, reviewed

FORMS = {
    Choice: "choice",
    Several: "several",
    ListChoice: "list",
    Order: "order",
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
        offer_a_hand=_just_warmed_up(before, step.question) and wants_a_hand(who.path),
        device=this_device(),
    )
    if seen.chosen or problem or current_app.debug:
        return _render_question(who.bundle, seen, generate_csrf())
    kept = _kept_question(who.bundle, seen, listening(), request.root_path)
    return kept.replace(TOKEN_GOES_HERE, generate_csrf())


@dataclass(frozen=True, slots=True)
class QuestionSeen:
    """All on which the look of a question page depends, the bundle and the CSRF token aside."""

    language: str
    question: str
    before: str | None
    chosen: Value
    problem: Problem | None
    offer_a_hand: bool
    device: Device


TOKEN_GOES_HERE = "csrf-token-goes-here"  # noqa: S105  a mark in the kept page, no secret


@lru_cache(maxsize=512)
def _kept_question(bundle: Bundle, seen: QuestionSeen, _listening: Listening, _root: str) -> str:
    return _render_question(bundle, seen, TOKEN_GOES_HERE)


def _render_question(bundle: Bundle, seen: QuestionSeen, token: str) -> str:
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
        terms=hard_words(bundle, question, seen.language),
        offer_a_hand=seen.offer_a_hand,
        shuffled=shuffled(question.form.steps) if isinstance(question.form, Order) else (),
        device=seen.device,
        csrf_token=lambda: token,
    )


SAYS_WHAT_WAS_CHOSEN = (Problem.TOO_MANY, Problem.NOT_TOGETHER)
"""After these the person corrects the choice, so it stays as it was made; every id in it is known."""


def _sent() -> Value:
    return tuple(request.form.getlist(ANSWER))


def _just_warmed_up(before: Question | None, question: Question) -> bool:
    return before is not None and isinstance(before.form, WarmUp) and not isinstance(question.form, WarmUp)


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
        last=steps[-1][-1].question.id,
    )


def hard_words(bundle: Bundle, question: Question, language: str) -> tuple[Term, ...]:
    """The glossary terms that occur in the question, its help and its options."""
    form = question.form
    options = form.options if isinstance(form, Choice | Several | WarmUp) else ()
    texts = [question.text, *([question.help] if question.help else []), *(option.text for option in options)]
    words = " ".join(text[language] for text in texts).casefold()
    return tuple(term for term in bundle.glossary if _occurs(term.words.get(language, ()), words))


def _occurs(forms: tuple[str, ...], words: str) -> bool:
    return any(re.search(rf"(?<!\w){re.escape(form.casefold())}(?!\w)", words) for form in forms)
