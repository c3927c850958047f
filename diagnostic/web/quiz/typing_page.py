"""Answers from a paper, typed in by a counsellor: every question on one page, by its number on the paper.

What was typed becomes a test like any other, all of it in one transaction. What is missing on the paper is
asked next, on the usual pages; then comes the result. Only where a counsellor sits: elsewhere the address
leads nowhere.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from flask import abort, redirect, render_template, request, url_for

from diagnostic.engine.reply import ANSWER, Fields, Problem, read_reply, ways_out
from diagnostic.engine.shown import letters_of
from diagnostic.insight.sheet import PAPER, knows_paper, numbers_of, on_paper
from diagnostic.model.bundle import Bundle
from diagnostic.model.question import Order, Question, Several, Sort, Typed, Value, offered
from diagnostic.model.questionnaire import Section
from diagnostic.store import assessments
from diagnostic.web.enrolment import this_device
from diagnostic.web.installation import installation
from diagnostic.web.quiz.blueprint import IN_LANGUAGE, Page, blueprint, published_digest
from diagnostic.web.quiz.visitor import channel_of
from diagnostic.web.visit import this_visit

VERSION_LENGTH = 12
"""As many characters of the digest as stand at the foot of the paper."""


@dataclass(frozen=True, slots=True)
class Worded:
    """Something to choose or to give a place, in words: with its letter on the paper, where it has one."""

    id: str
    words: str


@dataclass(frozen=True, slots=True)
class Row:
    """One question of the paper. `kind` is how it is typed in: `one` of the choices, `some` of them, one for
    each of the `lines`, or a `text`.
    """

    number: int
    question: Question
    kind: str
    choices: tuple[Worded, ...]
    lines: tuple[Worded, ...]
    ways_out: Value

    @property
    def form(self) -> str:
        """The kind of its question, for the sentence that says what is wrong."""
        return type(self.question.form).__name__.lower()


@blueprint.get(IN_LANGUAGE + "/paper")
def typing(language: str) -> Page:
    """All questions of the paper, with nothing typed in yet."""
    _only_at_counsellors()
    return _page(language, published_digest())


@blueprint.post(IN_LANGUAGE + "/paper")
def typed_in(language: str) -> Page:
    """Begin a test with these answers; or the page again, in the other language or with what is wrong."""
    _only_at_counsellors()
    bundle_digest = published_digest()
    if "switch-to" in request.form:
        return _page(language, bundle_digest)
    bundle = installation().bundle(bundle_digest)
    given, problems = read_typed(bundle, request.form.getlist, language)
    if Problem.FORGED in problems.values():
        abort(400)
    if problems or not given:
        return _page(language, bundle_digest, problems, nothing=not given), 422
    _begin(bundle, bundle_digest, language, given)
    return redirect(url_for("quiz.resume", language=language), 303)


def read_typed(bundle: Bundle, sent: Fields, language: str) -> tuple[dict[str, Value], dict[str, Problem]]:
    """The answers by question, and what is wrong with others; what is empty on the page is neither."""
    given: dict[str, Value] = {}
    problems: dict[str, Problem] = {}
    for question in on_paper(bundle):
        fields = _fields_of(question, sent)
        if not any(text.strip() for name in _names(question) for text in fields(name)):
            continue
        value = read_reply(question, fields, language)
        if isinstance(value, Problem):
            problems[question.id] = value
        else:
            given[question.id] = value
    return given, problems


def rows_of(bundle: Bundle, language: str) -> list[tuple[Section, list[Row]]]:
    """The questions of the paper by section, in its order."""
    sections = {section.id: section for section in bundle.questionnaire.sections}
    numbers = numbers_of(bundle)
    asked = groupby(on_paper(bundle), key=lambda question: question.section)
    return [(sections[name], [_row(numbers[one.id], one, language) for one in some]) for name, some in asked]


def _row(number: int, question: Question, language: str) -> Row:
    form, no_lines = question.form, tuple[Worded, ...]()
    words = {choice.id: choice.text[language] for choice in offered(form)}
    letters = letters_of(question)
    choices = tuple(Worded(name, f"{letters[name]} – {words[name]}") for name in letters) or tuple(
        Worded(name, text) for name, text in words.items()
    )
    kind, lines = "one", no_lines
    match form:
        case Several():
            kind = "some"
        case Typed():
            kind = "text"
        case Order(steps):
            kind = "lines"
            lines = choices
            choices = tuple(Worded(str(place), str(place)) for place in range(1, len(steps) + 1))
        case Sort(things=things):
            kind = "lines"
            lines = tuple(Worded(thing.id, thing.text[language]) for thing in things)
    return Row(number, question, kind, choices, lines, ways_out(question))


def _names(question: Question) -> Sequence[str]:
    """The fields in which an answer to this question may stand."""
    match question.form:
        case Order(steps):
            return (ANSWER, *(f"place-{step.id}" for step in steps))
        case Sort(things=things):
            return (ANSWER, *(f"place-{thing.id}" for thing in things))
    return (ANSWER,)


def _fields_of(question: Question, sent: Fields) -> Fields:
    """The fields of one question among those of the page; ways out have their own beside lines and texts."""

    def fields(name: str) -> Sequence[str]:
        own = sent(f"{question.id}.{name}")
        return [*own, *sent(f"{question.id}.way")] if name == ANSWER else own

    return fields


def _begin(bundle: Bundle, bundle_digest: str, language: str, given: Mapping[str, Value]) -> None:
    """A new test in this browser. Who wrote down what others type is taken for somebody with keys."""
    here, visit, device = installation(), this_visit(), this_device()
    questions = {question.id: question for question in on_paper(bundle)}
    written = any(isinstance(questions[name].form, Typed) for name in given)
    assessments.leave(here.engine, visit.token)
    assessments.start(
        here.engine,
        token=visit.rotate(),
        digest=bundle_digest,
        language=language,
        setting=PAPER if knows_paper(bundle) else device.setting,
        keyboard="physical" if written else "none",
        at=here.clock(),
        answers=[(name, channel_of(questions[name]), value) for name, value in given.items()],
    )


def _page(
    language: str, bundle_digest: str, problems: Mapping[str, Problem] | None = None, *, nothing: bool = False
) -> str:
    bundle = installation().bundle(bundle_digest)
    return render_template(
        "quiz/typing.html",
        bundle=bundle,
        language=language,
        parts=rows_of(bundle, language),
        sent=request.form.getlist,
        problems=problems or {},
        nothing=nothing and not problems,
        version=bundle_digest[:VERSION_LENGTH],
    )


def _only_at_counsellors() -> None:
    if this_device().setting != "counsellor":
        abort(404)
