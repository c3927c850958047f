"""A questionnaire as it stands on paper: numbered questions, together with who answers them.

Questions that follow one another and are asked of the same people stand under one heading, so that a
person reads a condition once. What is not for paper (`setting: {not: paper}`) is left out and has no number.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby

from diagnostic.check.graph.residues import fill_in, residue_of
from diagnostic.engine.reply import ways_out
from diagnostic.engine.shown import letters_of
from diagnostic.insight.guards import Speaker, Statement
from diagnostic.model.bundle import Bundle
from diagnostic.model.condition import AllOf, Condition, leaves
from diagnostic.model.question import Question, Value
from diagnostic.model.questionnaire import Section

SETTING, PAPER = "setting", "paper"
"""The fact by which a questionnaire can tell that nobody stands before a screen."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One question with its number and, where it has them, the letter of each answer."""

    number: int
    question: Question
    letters: Mapping[str, str]
    ways_out: Value


@dataclass(frozen=True, slots=True)
class Group:
    """Neighbours that the same people answer: those for whom all `statements` are so."""

    statements: tuple[Statement, ...]
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Groups that share what the tree says."""

    statements: tuple[Statement, ...]
    groups: tuple[Group, ...]

    @property
    def first(self) -> int:
        """The number of its first question."""
        return self.groups[0].entries[0].number

    @property
    def last(self) -> int:
        """The number of its last question."""
        return self.groups[-1].entries[-1].number


@dataclass(frozen=True, slots=True)
class Part:
    """A section on paper."""

    section: Section
    stretches: tuple[Stretch, ...]


def knows_paper(bundle: Bundle) -> bool:
    """Whether paper is one of the settings of this questionnaire; else its guards say nothing of it."""
    return PAPER in bundle.questionnaire.facts.get(SETTING, ())


def on_paper(bundle: Bundle) -> tuple[Question, ...]:
    """The questions that paper can ask, in their order."""
    questions = tuple(bundle.questionnaire.questions())
    if not knows_paper(bundle):
        return questions
    return tuple(one for one in questions if fill_in(residue_of(one.ask_if), SETTING, (PAPER,)) is not False)


def numbers_of(bundle: Bundle) -> dict[str, int]:
    """Question id -> its number on paper, from 1."""
    return {question.id: number for number, question in enumerate(on_paper(bundle), 1)}


def lay_out(bundle: Bundle, language: str, *, exact: bool = False) -> tuple[Part, ...]:
    """The whole questionnaire in its order. With `exact`, guards as a counsellor needs them."""
    numbers = numbers_of(bundle)
    speaker = Speaker(bundle, language, numbers, exact=exact)

    def entry(question: Question) -> Entry:
        return Entry(numbers[question.id], question, letters_of(question), ways_out(question))

    def group_all(questions: list[Question]) -> tuple[Group, ...]:
        return tuple(
            Group(speaker.statements(said(ask_if)), tuple(entry(question) for question in members))
            for ask_if, members in groupby(questions, key=lambda question: question.ask_if)
        )

    def stretch_all(section: Section) -> tuple[Stretch, ...]:
        return tuple(
            _joined(Stretch(speaker.statements(branch), group_all(list(members))))
            for branch, members in groupby(asked(section), key=lambda question: question.branch)
        )

    def asked(section: Section) -> list[Question]:
        return [question for question in section.questions if question.id in numbers]

    def said(ask_if: Condition | None) -> Condition | None:
        return _without_setting(ask_if) if ask_if and knows_paper(bundle) else ask_if

    return tuple(
        Part(section, stretch_all(section)) for section in bundle.questionnaire.sections if asked(section)
    )


def _joined(stretch: Stretch) -> Stretch:
    """What is said of a stretch and of its only group stands under one heading: two would seem to differ."""
    match stretch.groups:
        case (Group(statements, entries),):
            together = tuple(dict.fromkeys((*stretch.statements, *statements)))
            return Stretch(together, (Group((), entries),))
    return stretch


def _without_setting(ask_if: Condition) -> Condition:
    """What a guard asks besides: that this is paper, everybody can see."""
    parts = ask_if.parts if isinstance(ask_if, AllOf) else (ask_if,)
    return AllOf(tuple(part for part in parts if {leaf.fact for leaf in leaves(part)} != {SETTING}))
