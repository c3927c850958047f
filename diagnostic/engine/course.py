"""A bundle made ready for walking: guards compiled, points counted once.

This is a cache, not a second truth: everything in a `Course` follows from its bundle.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from diagnostic.engine.points import most_points
from diagnostic.engine.truth import Truth, compile_condition
from diagnostic.model.bundle import Bundle
from diagnostic.model.condition import Condition, Leaf, leaves
from diagnostic.model.profile import Domain
from diagnostic.model.question import Question
from diagnostic.model.referral import Rule

BUNDLES_AT_HAND = 16
"""Assessments pinned to older bundles go on while a newer one is published; few are alive at once."""


@dataclass(frozen=True, slots=True)
class Stop:
    """One question with its compiled guard; `number` is the name of its domain's points."""

    question: Question
    branch: Truth | None
    ask_if: Truth | None
    most: int
    number: str | None


@dataclass(frozen=True, slots=True)
class Course:
    """All stops in order, and the compiled tables in the order in which they are tried."""

    bundle: Bundle
    stops: tuple[Stop, ...]
    questions: Mapping[str, Question]
    domains: Mapping[str, Domain]
    profiles: tuple[Truth, ...]
    rules: tuple[tuple[Rule, Truth], ...]
    guards_read_bands: bool


@lru_cache(maxsize=BUNDLES_AT_HAND)
def prepare(bundle: Bundle) -> Course:
    """The course of this bundle; the second call costs nothing."""
    questions = tuple(bundle.questionnaire.questions())
    rules = sorted(bundle.referrals.rules, key=lambda rule: (not rule.urgent, rule.rank))
    return Course(
        bundle=bundle,
        stops=tuple(_stop(question) for question in questions),
        questions={question.id: question for question in questions},
        domains={domain.id: domain for domain in bundle.questionnaire.domains},
        profiles=tuple(_compiled(profile.when) or _always for profile in bundle.profiles.profiles),
        rules=tuple((rule, compile_condition(rule.when)) for rule in rules),
        guards_read_bands=any(
            leaf.fact.startswith("band.") for q in questions for leaf in leaves_of(q.branch, q.ask_if)
        ),
    )


def leaves_of(*conditions: Condition | None) -> list[Leaf]:
    """The leaves of all the conditions that are there."""
    return [leaf for condition in conditions if condition is not None for leaf in leaves(condition)]


def _stop(question: Question) -> Stop:
    return Stop(
        question=question,
        branch=_compiled(question.branch),
        ask_if=_compiled(question.ask_if),
        most=most_points(question),
        number=f"points.{question.domain}" if question.scored else None,
    )


def _compiled(condition: Condition | None) -> Truth | None:
    return None if condition is None else compile_condition(condition)


def _always(_values: object, _low: object, _high: object) -> bool:
    return True
