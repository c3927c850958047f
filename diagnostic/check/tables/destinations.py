"""Where each rule of the referral table would send a person, by what the person's setting leaves open.

Once the language and the answer to "where do you live?" are known, every rule has a fixed list of
services. People for whom all lists are the same are in one *situation*.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import product

from diagnostic.engine.course import Course, prepare
from diagnostic.engine.journey import walk
from diagnostic.engine.referral import Case, refer
from diagnostic.model.answers import Answers, Facts
from diagnostic.model.bundle import Bundle
from diagnostic.model.condition import ALWAYS, AllOf, Among, AnyOf, Condition, Missing
from diagnostic.model.question import UNSURE, ListChoice
from diagnostic.model.referral import Nearby, Rule, Target

MOST_HOMES = 2_000
"""More combinations of answers about where people are than this are not looked at."""

Homes = tuple[str | None, ...]
"""An entry for each question that asks where a person is; None where nobody knows."""


@dataclass(frozen=True, slots=True)
class Situation:
    """People of one language for whom every rule has the same services; `when` tells who they are.

    `services` goes from rule id to service ids; a rule that finds nothing for them has none.
    """

    language: str
    when: Condition
    services: Mapping[str, tuple[str, ...]]


def situations_of(bundle: Bundle) -> tuple[Situation, ...] | None:
    """Every situation; None when there are too many places to be."""
    table = bundle.referrals
    rules = (*table.rules, table.otherwise)
    near = sorted({rule.target.near for rule in rules if isinstance(rule.target, Nearby)})
    entries = [_entries(bundle, question) for question in near]
    if _combinations(entries) > MOST_HOMES:
        return None
    found: list[Situation] = []
    for language in bundle.questionnaire.languages:
        known: dict[tuple[Target, str | None], tuple[str, ...]] = {}
        alike: dict[tuple[tuple[str, ...], ...], list[Homes]] = {}
        for homes in product(*entries):
            at = dict(zip(near, homes, strict=True))
            lists = tuple(_services(bundle, rule, language, at, known) for rule in rules)
            alike.setdefault(lists, []).append(homes)
        for lists, people in alike.items():
            services = {rule.id: ids for rule, ids in zip(rules, lists, strict=True)}
            found.append(Situation(language, _when(language, near, people, entries), services))
    return tuple(found)


def _entries(bundle: Bundle, question_id: str) -> tuple[str | None, ...]:
    question = bundle.question(question_id)
    if question is None or not isinstance(question.form, ListChoice):
        return (None,)
    return (None, *(entry.id for entry in question.form.entries))


def _combinations(entries: list[tuple[str | None, ...]]) -> int:
    count = 1
    for one in entries:
        count *= len(one)
    return count


def _services(
    bundle: Bundle,
    rule: Rule,
    language: str,
    homes: Mapping[str, str | None],
    known: dict[tuple[Target, str | None], tuple[str, ...]],
) -> tuple[str, ...]:
    home = homes[rule.target.near] if isinstance(rule.target, Nearby) else None
    key = (rule.target, home)
    if key not in known:
        known[key] = services_for(bundle, rule, language, home)
    return known[key]


def services_for(bundle: Bundle, rule: Rule, language: str, home: str | None) -> tuple[str, ...]:
    """The services to which the engine sends by this rule alone; valid dates are left aside."""
    alone = replace(rule, when=ALWAYS)
    course: Course = replace(prepare(bundle), rules=((alone, lambda _values, _low, _high: True),))
    facts = Facts(language)
    values = {rule.target.near: (home,)} if isinstance(rule.target, Nearby) and home else {}
    found = refer(Case(course, walk(bundle, Answers(), facts), {}, values, facts))
    return tuple(referral.service.id for referral in found if referral.rule is alone)


def _when(
    language: str, near: list[str], people: list[Homes], entries: list[tuple[str | None, ...]]
) -> Condition:
    """Who they are: by language alone where the place decides nothing."""
    speak = Among("language", frozenset((language,)))
    if len(people) == _combinations(entries):
        return speak
    if len(near) == 1:
        return AllOf((speak, _at(near[0], [homes[0] for homes in people])))
    places = (
        AllOf(tuple(_at(question, [home]) for question, home in zip(near, homes, strict=True)))
        for homes in people
    )
    return AllOf((speak, AnyOf(tuple(places))))


def _at(question: str, homes: list[str | None]) -> Condition:
    """Who lives in one of these places; not to say where, or not to know, is to live nowhere."""
    entries = frozenset(UNSURE if home is None else home for home in homes)
    return AnyOf((Among(question, entries), *((Missing(question),) if None in homes else ())))
