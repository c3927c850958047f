"""From the outcome to places: which rules fire, where they send, and why there.

Every referral explains itself: the rule, the answers that fired it, and the services that were passed
over with the reason. Nothing is hidden from the counsellor.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from diagnostic.engine.course import Course
from diagnostic.engine.truth import Points, Values, compile_condition
from diagnostic.model.answers import Facts
from diagnostic.model.condition import leaves
from diagnostic.model.question import Entry, ListChoice
from diagnostic.model.referral import Named, Nearby, Rule
from diagnostic.model.service import Confidence, Service


class Obstacle(StrEnum):
    """Why a service was passed over for the person."""

    LANGUAGE = "language"
    EXPIRED = "expired"
    FULL = "full"
    UNCONFIRMED = "unconfirmed"
    NO_ADDRESS = "no-address"
    ENOUGH = "enough"


class Nearness(StrEnum):
    """Where a service stands compared with the person's commune."""

    SAME = "same"
    NEIGHBOUR = "neighbour"
    REGION = "region"


@dataclass(frozen=True, slots=True)
class PassedOver:
    """A service that a rule considered and did not take."""

    service: Service
    obstacle: Obstacle


@dataclass(frozen=True, slots=True)
class Referral:
    """One place to go.

    `grounds` are the ids of the questions whose answers fired the rule; `also` further rules that lead
    to the same service; `nearness` is None where nearness did not decide.
    """

    service: Service
    rule: Rule
    grounds: tuple[str, ...]
    nearness: Nearness | None
    passed_over: tuple[PassedOver, ...]
    also: tuple[Rule, ...] = ()


def refer(course: Course, values: Values, low: Points, high: Points, facts: Facts) -> tuple[Referral, ...]:
    """All referrals in order of importance; the caller shows the person the first few.

    When no rule fires, or none finds a service, the table's `otherwise` speaks: nobody leaves without
    a place to go.
    """
    found: dict[str, Referral] = {}
    for rule, holds in course.rules:
        if holds(values, low, high) is True:
            _apply(course, rule, values, low, high, facts, found)
    if not found:
        _apply(course, course.bundle.referrals.otherwise, values, low, high, facts, found)
    return tuple(found.values())


def _apply(
    course: Course,
    rule: Rule,
    values: Values,
    low: Points,
    high: Points,
    facts: Facts,
    found: dict[str, Referral],
) -> None:
    chosen, passed_over = _choose(course, rule, values, facts)
    for service, nearness in chosen:
        known = found.get(service.id)
        if known is None:
            grounds = _grounds(course, rule, values, low, high)
            found[service.id] = Referral(service, rule, grounds, nearness, passed_over)
        else:
            found[service.id] = Referral(
                known.service,
                known.rule,
                known.grounds,
                known.nearness,
                known.passed_over,
                (*known.also, rule),
            )


def _grounds(course: Course, rule: Rule, values: Values, low: Points, high: Points) -> tuple[str, ...]:
    """The questions whose answers make the rule's condition true."""
    true_leaves = (leaf for leaf in leaves(rule.when) if compile_condition(leaf)(values, low, high) is True)
    return tuple(
        dict.fromkeys(
            leaf.fact for leaf in true_leaves if values.get(leaf.fact) and leaf.fact in course.questions
        )
    )


Chosen = Sequence[tuple[Service, Nearness | None]]


def _choose(
    course: Course, rule: Rule, values: Values, facts: Facts
) -> tuple[Chosen, tuple[PassedOver, ...]]:
    services = course.bundle.services
    match rule.target:
        case Named(ids):
            return _fitting([services[service_id] for service_id in ids], facts)
        case Nearby():
            return _choose_nearby(course, rule.target, values, facts)


def _fitting(services: Iterable[Service], facts: Facts) -> tuple[Chosen, tuple[PassedOver, ...]]:
    chosen, passed_over = [], []
    for service in services:
        obstacle = obstacle_of(service, facts)
        if obstacle is None:
            chosen.append((service, None))
        else:
            passed_over.append(PassedOver(service, obstacle))
    return chosen, tuple(passed_over)


def _choose_nearby(
    course: Course, target: Nearby, values: Values, facts: Facts
) -> tuple[Chosen, tuple[PassedOver, ...]]:
    home = _home(course, target, values)
    chosen: list[tuple[Service, Nearness | None]] = []
    passed_over = []
    ranked = sorted(
        (
            (_NEARNESS_ORDER[nearness], service)
            for service in course.bundle.services.values()
            if service.kind in target.kinds and (nearness := _nearness(service, home)) is not None
        ),
        key=lambda pair: pair[0],
    )
    for order, service in ranked:
        obstacle = obstacle_of(service, facts)
        if obstacle is None and service.address is None:
            obstacle = Obstacle.NO_ADDRESS
        if obstacle is None and len(chosen) == target.at_most:
            obstacle = Obstacle.ENOUGH
        if obstacle is None:
            chosen.append((service, tuple(_NEARNESS_ORDER)[order]))
        else:
            passed_over.append(PassedOver(service, obstacle))
    if not chosen:
        fallback, unfit = _fitting((course.bundle.services[s] for s in target.otherwise), facts)
        return fallback[:1], (*passed_over, *unfit)
    return chosen, tuple(passed_over)


_NEARNESS_ORDER = {nearness: order for order, nearness in enumerate(Nearness)}


def _home(course: Course, target: Nearby, values: Values) -> Entry | None:
    answer = values.get(target.near)
    form = course.questions[target.near].form
    if not answer or not isinstance(form, ListChoice):
        return None
    return next((entry for entry in form.entries if entry.id == answer[0]), None)


def _nearness(service: Service, home: Entry | None) -> Nearness | None:
    """None: too far, or no way to tell."""
    if home is None:
        return None
    if service.commune is None:
        return Nearness.REGION
    if service.commune == home.id:
        return Nearness.SAME
    return Nearness.NEIGHBOUR if service.commune in home.neighbours else None


def obstacle_of(service: Service, facts: Facts) -> Obstacle | None:
    """Why the person cannot be sent there; None when nothing speaks against it.

    Languages or a date that no source states are no obstacle: the person is told that they are unknown.
    """
    if service.confidence is Confidence.LOW or service.show_to != "everyone":
        return Obstacle.UNCONFIRMED
    if service.full:
        return Obstacle.FULL
    if facts.today is not None and service.valid_until is not None and service.valid_until < facts.today:
        return Obstacle.EXPIRED
    if service.languages and facts.language not in service.languages:
        return Obstacle.LANGUAGE
    return None
