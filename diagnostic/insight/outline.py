"""A questionnaire as rows: each question, who is asked it, what its guard reads, what ends behind it.

The picture and its table are two views of these rows, so neither can say what the other does not.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from diagnostic.check.graph.states import World
from diagnostic.model.condition import (
    AllOf,
    Among,
    AnyOf,
    AtLeast,
    Below,
    Condition,
    Every,
    Given,
    Missing,
    NotAmong,
    NotEvery,
    leaves,
)
from diagnostic.model.question import Question


class Asked(StrEnum):
    """Who meets a question. Unknown: beyond what could be proved."""

    EVERYBODY = "everybody"
    SOME = "some"
    NOBODY = "nobody"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Row:
    """One question. `guard` in words of the editor; `reads` are the questions and other facts that it
    reads; `ends` the options behind which its section (or the test) goes no further.
    """

    number: int
    question: Question
    asked: Asked
    guard: str
    reads: tuple[str, ...]
    ends: tuple[str, ...]


def outline(world: World) -> tuple[Row, ...]:
    """The rows in the order of the test."""
    questions = list(world.course.bundle.questionnaire.questions())
    ends: dict[str, set[str]] = {}
    conditions = {question.id: list(_own_parts(question, ends)) for question in questions}
    return tuple(
        Row(
            number=number,
            question=question,
            asked=_asked(world, question.id),
            guard=" + ".join(in_words(part) for part in conditions[question.id]),
            reads=_facts_in(conditions[question.id]),
            ends=tuple(sorted(ends.get(question.id, ()))),
        )
        for number, question in enumerate(questions, start=1)
    )


def _facts_in(conditions: Iterable[Condition]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(leaf.fact for condition in conditions for leaf in leaves(condition)))


def _own_parts(question: Question, ends: dict[str, set[str]]) -> Iterator[Condition]:
    """The parts of both guards, but for those that come from an option that ends a section: these are
    noted at the option.
    """
    for part in (*_parts(question.branch), *_parts(question.ask_if)):
        match part:
            case AnyOf((Missing(fact), NotAmong(other, closing))) if fact == other:
                ends.setdefault(fact, set()).update(closing)
            case _:
                yield part


def _parts(condition: Condition | None) -> tuple[Condition, ...]:
    if condition is None:
        return ()
    return condition.parts if isinstance(condition, AllOf) else (condition,)


def _asked(world: World, question: str) -> Asked:
    at = world.terrain.place[question]
    if at >= world.reached:
        return Asked.UNKNOWN
    seen = world.seen[at]
    if seen.asked_from is None:
        return Asked.NOBODY
    return Asked.EVERYBODY if seen.truths <= {(True, True)} else Asked.SOME


def in_words(condition: Condition) -> str:  # noqa: C901  one case for each kind of condition
    """A condition as an editor would write it in a line: names as in the YAML, signs between them."""
    match condition:
        case AllOf(parts):
            return " + ".join(in_words(part) for part in parts) or "—"
        case AnyOf(parts):
            return f"({' | '.join(in_words(part) for part in parts)})"
        case Among(fact, values):
            return f"{fact} = {_listed(values)}"
        case NotAmong(fact, values):
            return f"{fact} ≠ {_listed(values)}"
        case Every(fact, values):
            return f"{fact} ⊇ {_listed(values)}"
        case NotEvery(fact, values):
            return f"{fact} ⊉ {_listed(values)}"
        case Missing(fact):
            return f"{fact} = ∅"
        case Given(fact):
            return f"{fact} ≠ ∅"
        case AtLeast(fact, bound):
            return f"{fact} ≥ {bound}"
        case Below(fact, bound):
            return f"{fact} < {bound}"


def _listed(values: frozenset[str]) -> str:
    return ", ".join(sorted(values))


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the picture, from the question that is read down to the last that reads it."""

    source: int
    targets: tuple[int, ...]
    lane: int


def lines_of(rows: tuple[Row, ...]) -> tuple[Line, ...]:
    """One line for each question that guards read, in as few lanes as keep them apart. Rows from 0."""
    place = {row.question.id: at for at, row in enumerate(rows)}
    targets: dict[int, list[int]] = {}
    for at, row in enumerate(rows):
        for fact in row.reads:
            if fact in place:
                targets.setdefault(place[fact], []).append(at)
    free_from: list[int] = []
    lines = []
    for source, reached in sorted(targets.items()):
        lane = next((lane for lane, free in enumerate(free_from) if free <= source), len(free_from))
        if lane == len(free_from):
            free_from.append(0)
        free_from[lane] = reached[-1] + 1
        lines.append(Line(source, tuple(reached), lane))
    return tuple(lines)


def counts(rows: tuple[Row, ...]) -> Mapping[Asked, int]:
    """How many questions everybody, some and nobody are asked."""
    return {asked: sum(row.asked is asked for row in rows) for asked in Asked}
