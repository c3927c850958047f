"""Conditions over facts: the one language of guards, the profile table and the referral table.

Conditions are data, never code, so that a checker can reason about them. They are kept in negation
normal form: `not` in a questionnaire is pushed down to the leaves when it is read. That is what makes
the rule "unanswered is not no" simple: a leaf about a fact that nobody gave is not true, and neither is
its opposite.

A fact is named as in the YAML: a question id, `profile`, `band.<domain>`, `points.<domain>`,
`points.total`, `language`, `language-flag`, or a fact that the setting gives.
"""

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Among:
    """The fact is known and has at least one of the values."""

    fact: str
    values: frozenset[str]


@dataclass(frozen=True, slots=True)
class NotAmong:
    """The fact is known and has none of the values."""

    fact: str
    values: frozenset[str]


@dataclass(frozen=True, slots=True)
class Every:
    """The fact is known and has all of the values (questions with several answers)."""

    fact: str
    values: frozenset[str]


@dataclass(frozen=True, slots=True)
class NotEvery:
    """The fact is known and at least one of the values is absent."""

    fact: str
    values: frozenset[str]


@dataclass(frozen=True, slots=True)
class Missing:
    """Nobody gave the fact: not asked, not answered, not understood, or not said."""

    fact: str


@dataclass(frozen=True, slots=True)
class Given:
    """The opposite of `Missing`."""

    fact: str


@dataclass(frozen=True, slots=True)
class AtLeast:
    """A number of points reaches the bound."""

    fact: str
    bound: int


@dataclass(frozen=True, slots=True)
class Below:
    """A number of points stays under the bound."""

    fact: str
    bound: int


@dataclass(frozen=True, slots=True)
class AllOf:
    """Every part holds; with no part at all, always true."""

    parts: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one part holds; with no part at all, never true."""

    parts: tuple["Condition", ...]


Leaf = Among | NotAmong | Every | NotEvery | Missing | Given | AtLeast | Below
Condition = Leaf | AllOf | AnyOf

ALWAYS = AllOf(())


def opposite(condition: Condition) -> Condition:  # noqa: C901  one case for each kind of condition
    """`not: condition`, pushed down to the leaves."""
    match condition:
        case AllOf(parts):
            return AnyOf(tuple(opposite(part) for part in parts))
        case AnyOf(parts):
            return AllOf(tuple(opposite(part) for part in parts))
        case Among(fact, values):
            return NotAmong(fact, values)
        case NotAmong(fact, values):
            return Among(fact, values)
        case Every(fact, values):
            return NotEvery(fact, values)
        case NotEvery(fact, values):
            return Every(fact, values)
        case Missing(fact):
            return Given(fact)
        case Given(fact):
            return Missing(fact)
        case AtLeast(fact, bound):
            return Below(fact, bound)
        case Below(fact, bound):
            return AtLeast(fact, bound)


def both(first: Condition | None, second: Condition | None) -> Condition | None:
    """The two together, where None stands for "always"."""
    if first is None or second is None:
        return first or second
    parts = (*_parts(first), *_parts(second))
    return AllOf(parts)


def _parts(condition: Condition) -> tuple[Condition, ...]:
    return condition.parts if isinstance(condition, AllOf) else (condition,)


def leaves(condition: Condition) -> Iterator[Leaf]:
    """Every leaf, in reading order."""
    if isinstance(condition, AllOf | AnyOf):
        for part in condition.parts:
            yield from leaves(part)
    else:
        yield condition
