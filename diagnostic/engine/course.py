"""A bundle made ready for walking: guards compiled, points counted once.

This is a cache, not a second truth: everything in a `Course` follows from its bundle.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from diagnostic.engine.points import most_points
from diagnostic.engine.sparing import Sparing, plan_sparing
from diagnostic.engine.truth import Truth, compile_condition
from diagnostic.model.bundle import Bundle
from diagnostic.model.condition import Condition, leaves, opposite
from diagnostic.model.profile import Domain
from diagnostic.model.question import Question
from diagnostic.model.referral import Rule

BUNDLES_AT_HAND = 16
"""Assessments pinned to older bundles go on while a newer one is published; few are alive at once."""


@dataclass(frozen=True, slots=True)
class Stop:
    """One question with its compiled guards; `number` is the name of its domain's points.

    `branch_fails` is the opposite of `branch`: only where that is plainly false does the branch hold for
    sure, since `Missing` is a plain yes about an open question.
    """

    question: Question
    branch: Truth | None
    branch_fails: Truth | None
    ask_if: Truth | None
    most: int
    number: str | None


@dataclass(frozen=True, slots=True)
class Course:
    """All stops in order, and the compiled tables in the order in which they are tried.

    `guard_facts` are the facts that the guards of each question read, `profile_facts` those of the whole
    profile table; `settling` are the questions that can settle the band of each domain; `sparing` says
    which questions may be left out.
    """

    bundle: Bundle
    stops: tuple[Stop, ...]
    questions: Mapping[str, Question]
    domains: Mapping[str, Domain]
    profiles: tuple[Truth, ...]
    rules: tuple[tuple[Rule, Truth], ...]
    guard_facts: Mapping[str, frozenset[str]]
    profile_facts: frozenset[str]
    settling: Mapping[str, tuple[Question, ...]]
    guards_read_bands: bool
    sparing: Sparing


@lru_cache(maxsize=BUNDLES_AT_HAND)
def prepare(bundle: Bundle) -> Course:
    """The course of this bundle; the second call costs nothing."""
    questions = tuple(bundle.questionnaire.questions())
    domains = {domain.id: domain for domain in bundle.questionnaire.domains}
    rules = sorted(bundle.referrals.rules, key=lambda rule: (not rule.urgent, rule.rank))
    guard_facts = {question.id: facts_of(question.branch, question.ask_if) for question in questions}
    return Course(
        bundle=bundle,
        stops=tuple(_stop(question) for question in questions),
        questions={question.id: question for question in questions},
        domains=domains,
        profiles=tuple(_compiled(profile.when) or _always for profile in bundle.profiles.profiles),
        rules=tuple((rule, compile_condition(rule.when)) for rule in rules),
        guard_facts=guard_facts,
        profile_facts=facts_of(*(profile.when for profile in bundle.profiles.profiles)),
        settling={name: tuple(q for q in questions if q.settles and q.domain == name) for name in domains},
        guards_read_bands=any(fact.startswith("band.") for facts in guard_facts.values() for fact in facts),
        sparing=plan_sparing(bundle, guard_facts),
    )


def facts_of(*conditions: Condition | None) -> frozenset[str]:
    """The facts that these conditions read."""
    return frozenset(
        leaf.fact for condition in conditions if condition is not None for leaf in leaves(condition)
    )


def _stop(question: Question) -> Stop:
    return Stop(
        question=question,
        branch=_compiled(question.branch),
        branch_fails=None if question.branch is None else compile_condition(opposite(question.branch)),
        ask_if=_compiled(question.ask_if),
        most=most_points(question),
        number=f"points.{question.domain}" if question.scored else None,
    )


def _compiled(condition: Condition | None) -> Truth | None:
    return None if condition is None else compile_condition(condition)


def _always(_values: object, _low: object, _high: object) -> bool:
    return True
