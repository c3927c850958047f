"""What the question and summary pages show."""

import hashlib
import re
from functools import lru_cache

from flask import render_template

from diagnostic.engine.course import prepare
from diagnostic.engine.journey import wants_a_hand
from diagnostic.engine.reply import Problem, ways_out
from diagnostic.model.bundle import Bundle, Term
from diagnostic.model.question import (
    Choice,
    ListChoice,
    Option,
    Order,
    Question,
    Several,
    Task,
    Typed,
    WarmUp,
)
from diagnostic.web.quiz.visitor import Visitor
from diagnostic.web.quiz.way import parts, reviewed
from diagnostic.web.quiz.words import words_of

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
    """One question, with the earlier answer if there is one, or with what is wrong with this one."""
    step = who.path.step(question_id)
    assert step is not None  # noqa: S101  routes ask only for questions on the path
    question = step.question
    before = who.path.before(question_id)
    section = next(s for s in who.bundle.questionnaire.sections if s.id == question.section)
    return render_template(
        "quiz/question.html",
        bundle=who.bundle,
        language=who.language,
        question=question,
        form=FORMS[type(question.form)],
        section=section,
        number=who.bundle.questionnaire.sections.index(section) + 1,
        chosen=step.value or (),
        ways_out=ways_out(question),
        before=before,
        problem=problem,
        terms=hard_words(who.bundle, question.id, who.language),
        offer_a_hand=_just_warmed_up(before, question) and wants_a_hand(who.path),
        shuffled=shuffled(question.form.steps) if isinstance(question.form, Order) else (),
    )


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
        words_of=words_of,
    )


@lru_cache(maxsize=1024)
def hard_words(bundle: Bundle, question_id: str, language: str) -> tuple[Term, ...]:
    """The glossary terms that occur in the question, its help and its options."""
    question = prepare(bundle).questions[question_id]
    form = question.form
    options = form.options if isinstance(form, Choice | Several | WarmUp) else ()
    texts = [question.text, *([question.help] if question.help else []), *(option.text for option in options)]
    words = " ".join(text[language] for text in texts).casefold()
    return tuple(term for term in bundle.glossary if _occurs(term.words.get(language, ()), words))


def _occurs(forms: tuple[str, ...], words: str) -> bool:
    return any(re.search(rf"(?<!\w){re.escape(form.casefold())}(?!\w)", words) for form in forms)


def shuffled(steps: tuple[Option, ...]) -> tuple[Option, ...]:
    """The steps in an order that is always the same and never the right one."""
    by_digest = sorted(steps, key=lambda step: hashlib.sha256(step.id.encode()).digest())
    return tuple(by_digest if tuple(by_digest) != steps else reversed(by_digest))
