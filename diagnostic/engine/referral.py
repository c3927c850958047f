"""From the outcome to places: which rules fire, where they send, and why there.

Every referral explains itself: the rule, the answers that fired it, and the services that were passed
over with the reason. Nothing is hidden from the counsellor.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from diagnostic.engine.course import Course
from diagnostic.engine.grounds import grounds_of
from diagnostic.engine.journey import Path
from diagnostic.engine.scoring import DomainResult
from diagnostic.engine.truth import Values
from diagnostic.model.answers import Facts
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

    `grounds` are the ids of the questions whose answers fired the rule, those it names before those that
    made a band; `also` further rules that lead to the same service, whose passed over services are listed
    too; `nearness` is None where nearness did not decide.
    """

    service: Service
    rule: Rule
    grounds: tuple[str, ...]
    nearness: Nearness | None
    passed_over: tuple[PassedOver, ...]
    also: tuple[Rule, ...] = ()


@dataclass(frozen=True, slots=True)
class Case:
    """One person before the table: what the rules read, and what the setting knows."""

    course: Course
    path: Path
    domains: Mapping[str, DomainResult]
    values: Values
    facts: Facts


def refer(case: Case) -> tuple[Referral, ...]:
    """All referrals in order of importance; the caller shows the person the first few.

    When no rule fires, or none finds a service, the table's `otherwise` speaks: nobody leaves without
    a place to go.
    """
    found: dict[str, Referral] = {}
    for rule, holds in case.course.rules:
        if holds(case.values, case.path.low, case.path.high) is True:
            _apply(case, rule, found)
    if not found:
        _apply(case, case.course.bundle.referrals.otherwise, found)
    return tuple(found.values())


def _apply(case: Case, rule: Rule, found: dict[str, Referral]) -> None:
    chosen, passed_over = _choose(case, rule)
    for service, nearness in chosen:
        known = found.get(service.id)
        if known is None:
            grounds = grounds_of(rule.when, case.values, case.path, case.domains)
            found[service.id] = Referral(service, rule, grounds, nearness, passed_over)
        else:
            found[service.id] = replace(
                known,
                also=(*known.also, rule),
                passed_over=(*known.passed_over, *_without(passed_over, known.passed_over)),
            )


def _without(passed_over: Iterable[PassedOver], known: Iterable[PassedOver]) -> list[PassedOver]:
    told = {passed.service.id for passed in known}
    return [passed for passed in passed_over if passed.service.id not in told]


Chosen = Sequence[tuple[Service, Nearness | None]]


def _choose(case: Case, rule: Rule) -> tuple[Chosen, tuple[PassedOver, ...]]:
    match rule.target:
        case Named(ids):
            return _fitting((case.course.bundle.services[service_id] for service_id in ids), case.facts)
        case Nearby():
            return _choose_nearby(case, rule.target)


def _fitting(services: Iterable[Service], facts: Facts) -> tuple[Chosen, tuple[PassedOver, ...]]:
    chosen, passed_over = [], []
    for service in services:
        obstacle = obstacle_of(service, facts)
        if obstacle is None:
            chosen.append((service, None))
        else:
            passed_over.append(PassedOver(service, obstacle))
    return chosen, tuple(passed_over)


def _choose_nearby(case: Case, target: Nearby) -> tuple[Chosen, tuple[PassedOver, ...]]:
    services = case.course.bundle.services
    home = _home(case, target)
    chosen: list[tuple[Service, Nearness | None]] = []
    passed_over = []
    near = [
        (distance, service)
        for service in services.values()
        if service.kind in target.kinds and (distance := _distance(service, home)) is not None
    ]
    # Ids break ties, so that the order of the rows in a file decides nothing.
    for distance, service in sorted(near, key=lambda pair: (pair[0], pair[1].id)):
        obstacle = obstacle_of(service, case.facts)
        if obstacle is None and service.address is None:
            obstacle = Obstacle.NO_ADDRESS
        if obstacle is None and len(chosen) == target.at_most:
            obstacle = Obstacle.ENOUGH
        if obstacle is None:
            chosen.append((service, _nearness(distance)))
        else:
            passed_over.append(PassedOver(service, obstacle))
    if not chosen:
        fitting, unfit = _fitting((services[service_id] for service_id in target.otherwise), case.facts)
        spare = [PassedOver(service, Obstacle.ENOUGH) for service, _ in fitting[target.at_most :]]
        return fitting[: target.at_most], (*passed_over, *unfit, *spare)
    return chosen, tuple(passed_over)


def _home(case: Case, target: Nearby) -> Entry | None:
    answer = case.values.get(target.near)
    form = case.course.questions[target.near].form
    if not answer or not isinstance(form, ListChoice):
        return None
    return next((entry for entry in form.entries if entry.id == answer[0]), None)


WHOLE_REGION = 1000
"""Farther than any neighbour: services without a commune come last."""


def _distance(service: Service, home: Entry | None) -> int | None:
    """0 in the person's commune, then the neighbours as their list orders them; None: too far, or unknown."""
    if home is None:
        return None
    if service.commune is None:
        return WHOLE_REGION
    if service.commune == home.id:
        return 0
    return home.neighbours.index(service.commune) + 1 if service.commune in home.neighbours else None


def _nearness(distance: int) -> Nearness:
    if distance == WHOLE_REGION:
        return Nearness.REGION
    return Nearness.NEIGHBOUR if distance else Nearness.SAME


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
