"""Rules of the referral table that nobody is shown, since a person sees only the first few services (A03).

In a situation every rule has a fixed list of services (`destinations`). A service of the rule is among the
first few exactly when few enough come before it; so all ways to be shown can be listed as "these rules do
not hold", and each way is either a person or impossible.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from diagnostic.check.graph.search import NotProved, Refuted
from diagnostic.check.tables.destinations import Situation
from diagnostic.check.tables.people import Person
from diagnostic.check.tables.survey import Survey
from diagnostic.definition.findings import Finding
from diagnostic.engine.truth import compile_condition
from diagnostic.model.referral import Rule

MOST_WAYS = 200
"""To look at for one rule; what is left after that is not proved."""

MOST_WAYS_OF_ALL = 600
"""To look at for all rules of a table together."""

Lists = Mapping[str, tuple[str, ...]]
"""Rule id -> the services it leads to."""


class Way(NamedTuple):
    """One way to be shown: the rule that first brings a service, and those before it that must not hold."""

    carrier: Rule
    silent: tuple[Rule, ...]


def rules_cut_off(survey: Survey) -> Iterator[Finding]:
    """Rules that find services for somebody, but never one of the first few."""
    at_most = survey.bundle.referrals.at_most
    left = MOST_WAYS_OF_ALL
    for rule in survey.living:
        if rule.id in survey.redundant or _somebody_sees(survey, rule, at_most):
            continue
        if survey.crowd.exhausted or left <= 0:
            survey.doubt("A03", rule.id)
            continue
        people = _people_it_serves(survey, rule)
        shown, tried = _can_be_shown(survey, rule, people, min(left, MOST_WAYS))
        left -= tried
        if shown or not people:
            continue
        person = survey.shortest([rule.when, people[0].when])
        if shown is None or not isinstance(person, Person):
            survey.doubt("A03", rule.id)
        else:
            yield survey.finding("A03", f"rule:{rule.id}", person, rule=rule.id, count=str(at_most))


def _people_it_serves(survey: Survey, rule: Rule) -> list[Situation]:
    """The situations of people for whom the rule holds and finds services; those not excluded count."""
    return [
        situation
        for situation in survey.situations
        if situation.services[rule.id]
        and not isinstance(survey.somebody([rule.when, situation.when]), Refuted)
    ]


def _somebody_sees(survey: Survey, rule: Rule, at_most: int) -> bool:
    """True if somebody who was met is shown a service of the rule."""
    holds = compile_condition(rule.when)
    for person in survey.crowd.met:
        if survey.crowd.fits(person, holds):
            situation = survey.situation_of(person)
            firing = survey.firing(person)
            if situation and is_shown(rule, survey.rules, firing, situation.services, at_most):
                return True
    return False


def is_shown(rule: Rule, rules: Sequence[Rule], firing: Collection[str], lists: Lists, at_most: int) -> bool:
    """True if a service of the rule is among the first of somebody for whom the rules `firing` hold."""
    found = dict.fromkeys(service for one in rules if one.id in firing for service in lists[one.id])
    return rule.id in firing and not set(list(found)[:at_most]).isdisjoint(lists[rule.id])


def _can_be_shown(
    survey: Survey, rule: Rule, people: Sequence[Situation], most: int
) -> tuple[bool | None, int]:
    """True if there is a person for one of the ways, False when none is possible, None when not proved; and
    how many ways were looked at.
    """
    tried = 0
    doubt = False
    for situation in people:
        ways = ways_to_be_shown(survey.rules, rule, situation.services, survey.bundle.referrals.at_most)
        for way in ways:
            if tried == most:
                return None, tried
            tried += 1
            found = survey.somebody([situation.when, rule.when, way.carrier.when], way.silent)
            if isinstance(found, Person):
                return True, tried
            doubt = doubt or isinstance(found, NotProved)
    return (None if doubt else False), tried


def ways_to_be_shown(rules: Sequence[Rule], rule: Rule, lists: Lists, at_most: int) -> Iterator[Way]:
    """Every way, with as few silent rules as it takes; together they miss nobody who is shown the rule."""
    own = frozenset(lists[rule.id])
    last = rules.index(rule)
    for number in range(last, -1, -1):
        carrier, before = rules[number], rules[:number]
        brought = lists[carrier.id]
        ahead = next((at for at, service in enumerate(brought) if service in own), None)
        if ahead is not None and ahead < at_most:
            with_it = own | frozenset(brought[:ahead])
            others = sorted({service for one in before for service in lists[one.id]} - with_it)
            for chosen in combinations(others, min(at_most - 1 - ahead, len(others))):
                allowed = with_it | frozenset(chosen)
                yield Way(carrier, tuple(one for one in before if not allowed.issuperset(lists[one.id])))
