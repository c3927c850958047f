"""Worked examples, run: what comes out must be what the editor expected."""

from collections.abc import Iterator, Sequence
from itertools import islice, zip_longest

from diagnostic.check.places import Places, place_of
from diagnostic.definition.findings import Finding, find
from diagnostic.definition.personas import UNKNOWN
from diagnostic.engine.course import prepare
from diagnostic.engine.outcome import Outcome, diagnose
from diagnostic.model.answers import Answers, Facts
from diagnostic.model.bundle import Bundle
from diagnostic.model.persona import Persona


def check_personas(bundle: Bundle, personas: Sequence[Persona], places: Places) -> list[Finding]:
    """Every difference between what the personas expect and what they get."""
    return [finding for persona in personas for finding in _check(bundle, persona, places)]


def _check(bundle: Bundle, persona: Persona, places: Places) -> Iterator[Finding]:
    outcome = diagnose(bundle, Answers(persona.answers), Facts(persona.language, persona.facts))
    expect = persona.expect

    def differ(code: str, part: str, expected: str, got: str, **values: str) -> Iterator[Finding]:
        if expected != got:
            place = place_of(places, f"persona:{persona.id}#expect.{part}")
            yield find(code, place, {"name": persona.name, "expected": expected, "got": got, **values})

    if expect.path is not None:
        number, expected, got = _first_difference(expect.path, outcome.path.questions)
        yield from differ("P01", "path", expected, got, number=str(number))
    if expect.profile is not None:
        profile = outcome.profile.id if outcome.profile else UNKNOWN
        yield from differ("P02", "profile", expect.profile, profile)
    for domain, band in (expect.bands or {}).items():
        yield from differ("P03", f"bands.{domain}", band, outcome.bands[domain] or UNKNOWN, domain=domain)
    for domain, points in (expect.points or {}).items():
        yield from differ("P08", f"points.{domain}", str(points), _points(outcome, domain), domain=domain)
    if expect.referrals is not None:
        services = [referral.service.id for referral in outcome.referrals]
        yield from differ("P04", "referrals", _listed(expect.referrals), _listed(services))
    if expect.rules is not None:
        yield from differ("P05", "rules", _listed(expect.rules), _listed(rules_behind(bundle, outcome)))
    yield from _beside_the_path(persona, outcome, places)


def _beside_the_path(persona: Persona, outcome: Outcome, places: Places) -> Iterator[Finding]:
    """Answers to questions that are not asked; and the first question that is, and has no answer. Who stops
    early is expected to have no profile, and may.
    """
    for question in persona.answers:
        if question not in outcome.path.questions:
            place = place_of(places, f"persona:{persona.id}#answers.{question}")
            yield find("P06", place, {"name": persona.name, "question": question})
    if persona.expect.profile not in {None, UNKNOWN}:
        open_yet = (question for question in outcome.path.questions if question not in persona.answers)
        for question in islice(open_yet, 1):
            place = place_of(places, f"persona:{persona.id}")
            yield find("P07", place, {"name": persona.name, "question": question})


def _points(outcome: Outcome, domain: str) -> str:
    """The points of a domain; from least to most, if answers are missing."""
    path, fact = outcome.path, f"points.{domain}"
    low, high = path.low[fact], path.high[fact]
    return str(low) if low == high else f"{low}–{high}"


def rules_behind(bundle: Bundle, outcome: Outcome) -> list[str]:
    """The rules that lead this person somewhere, in the order in which they are tried."""
    referrals = (*outcome.referrals, *outcome.further)
    fired = {rule.id for referral in referrals for rule in (referral.rule, *referral.also)}
    table = [rule.id for rule, _ in prepare(bundle).rules]
    return [rule for rule in (*table, bundle.referrals.otherwise.id) if rule in fired]


def _first_difference(expected: Sequence[str], got: Sequence[str]) -> tuple[int, str, str]:
    """Number, expected and actual question at the first difference; "end" stands for the end of the test."""
    pairs = enumerate(zip_longest(expected, got, fillvalue="end"), start=1)
    return next(((number, one, other) for number, (one, other) in pairs if one != other), (0, "", ""))


def _listed(names: Sequence[str]) -> str:
    return ", ".join(names) or "no one"
