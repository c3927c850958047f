"""Places, rules and worked examples of the first questionnaire hold what docs/services.md promises."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from diagnostic.definition.folder import read_folder
from diagnostic.engine.course import prepare
from diagnostic.engine.outcome import Outcome, diagnose
from diagnostic.engine.referral import obstacle_of
from diagnostic.model.answers import Answers, Facts
from diagnostic.model.bundle import Bundle
from diagnostic.model.codec import decode, encode
from diagnostic.model.condition import Among, Condition, leaves
from diagnostic.model.persona import Persona
from diagnostic.model.question import UNCLEAR, UNSURE
from diagnostic.model.referral import Named, Nearby, Rule, Target
from diagnostic.model.service import Confidence, Service
from diagnostic.model.text import Text

FOLDER = Path(__file__).parents[2] / "questionnaires" / "allo-digiparcours"
PERSONAS = {persona.id: persona for persona in read_folder(FOLDER).personas}
TO_CHECK = {"fr": "demandez d’abord", "nl": "vraag het eerst"}
MOST_WORDS = 15
WORD = re.compile(r"\w[\w’'-]*")


def outcome_of(bundle: Bundle, persona: Persona) -> Outcome:
    return diagnose(bundle, Answers(given=persona.answers), Facts(persona.language, persona.facts))


def rules_of(bundle: Bundle) -> tuple[Rule, ...]:
    return (*bundle.referrals.rules, bundle.referrals.otherwise)


def named(target: Target) -> tuple[str, ...]:
    return target.services if isinstance(target, Named) else target.otherwise


def possible(bundle: Bundle, target: Target) -> Iterator[Service]:
    """Every service that a person can meet through this target, wherever they live."""
    for service in bundle.services.values():
        near = isinstance(target, Nearby) and service.kind in target.kinds and service.address is not None
        if service.show_to == "everyone" and (near or service.id in named(target)):
            yield service


def languages_of(bundle: Bundle, condition: Condition) -> frozenset[str]:
    """The languages in which a rule with this condition can fire; our rules name them on the top level."""
    named_ones = [
        leaf.values for leaf in leaves(condition) if isinstance(leaf, Among) and leaf.fact == "language"
    ]
    return frozenset(bundle.questionnaire.languages).intersection(*named_ones)


def sentences(texts: Iterable[Text | None]) -> Iterator[str]:
    for text in texts:
        for _, words in text or ():
            yield from re.split(r"(?<=[.?!:;])\s", words)


# ------------------------------------------------------------------------------------------------ places


def test_services_name_their_source(bundle: Bundle) -> None:
    assert [service.id for service in bundle.services.values() if not service.source.strip()] == []


def test_services_of_low_confidence_are_for_counsellors(bundle: Bundle) -> None:
    low = [service for service in bundle.services.values() if service.confidence is Confidence.LOW]
    assert low != []
    assert [service.id for service in low if service.show_to != "counsellor"] == []


def test_services_that_a_person_can_meet_have_a_door_a_phone_or_a_website(bundle: Bundle) -> None:
    met = {service.id: service for rule in rules_of(bundle) for service in possible(bundle, rule.target)}
    assert [s.id for s in met.values() if not (s.address or s.phone or s.website)] == []
    assert len(met) >= 25


def test_services_named_by_a_rule_speak_the_languages_in_which_it_can_fire(bundle: Bundle) -> None:
    mute = [
        (rule.id, service_id)
        for rule in rules_of(bundle)
        for service_id in named(rule.target)
        for spoken in [bundle.services[service_id].languages]
        if spoken and not languages_of(bundle, rule.when) <= set(spoken)
    ]
    assert mute == []


def test_rules_find_a_place_for_a_person_in_every_language_in_which_they_can_fire(bundle: Bundle) -> None:
    """Without a commune, so that a rule with `near` has to live from its `else`."""
    empty = [
        (rule.id, language)
        for rule in rules_of(bundle)
        for language in sorted(languages_of(bundle, rule.when))
        if all(obstacle_of(bundle.services[s], Facts(language)) is not None for s in named(rule.target))
    ]
    assert empty == []


def test_opening_times_of_old_or_undated_sources_say_that_they_are_to_be_checked(bundle: Bundle) -> None:
    unmarked = [
        (service.id, language)
        for service in bundle.services.values()
        if service.opening is not None and (service.checked or "0000") < "2023"
        for language, text in service.opening
        if TO_CHECK[language] not in text
    ]
    assert unmarked == []


def test_texts_for_the_person_are_short_and_name_no_year(bundle: Bundle) -> None:
    services = bundle.services.values()
    texts = [
        *(t for s in services for t in (s.reach, s.opening, s.audience, s.offer, s.cost, s.bring, s.say)),
        *(rule.because for rule in rules_of(bundle)),
    ]
    assert [s for s in sentences(texts) if len(WORD.findall(s)) > MOST_WORDS] == []
    assert [s for s in sentences(texts) if re.search(r"\b20\d\d\b", s)] == []


def test_what_to_bring_is_said_only_where_a_source_says_it(bundle: Bundle) -> None:
    assert [s.id for s in bundle.services.values() if s.bring is not None] == ["bosa-cles-numeriques"]


# ------------------------------------------------------------------------------------------------- rules


def test_rules_are_many_enough_to_differ_between_people(bundle: Bundle) -> None:
    assert len(bundle.referrals.rules) >= 25
    assert bundle.referrals.at_most == 3


def test_urgent_rules_fire_whatever_the_profile(bundle: Bundle) -> None:
    urgent = [rule for rule in bundle.referrals.rules if rule.urgent]
    facts = {leaf.fact for rule in urgent for leaf in leaves(rule.when)}
    assert facts == {"deadline", "aim", "email-address", "identity-means"}


@pytest.mark.parametrize(
    "question, answer",
    [
        ("email-address", "none"),
        ("email-address", "shared"),
        ("email-address", UNSURE),
        ("identity-means", "none"),
        ("deadline", "this-week"),
    ],
)
def test_urgent_facts_lead_somewhere_without_any_other_answer(
    bundle: Bundle, question: str, answer: str
) -> None:
    for language in bundle.questionnaire.languages:
        outcome = diagnose(bundle, Answers(given={question: (answer,)}), Facts(language))
        first = outcome.referrals[0]
        assert first.rule.urgent
        assert first.grounds == (question,)


def test_incomplete_tests_lead_to_a_desk_and_not_to_a_course(bundle: Bundle) -> None:
    for language in bundle.questionnaire.languages:
        outcome = diagnose(bundle, Answers(), Facts(language))
        assert [(r.service.id, r.rule.id) for r in outcome.referrals] == [("actiris", "incomplete")]
        assert outcome.further == ()


# ---------------------------------------------------------------------------------------------- personas


def test_personas_cover_profiles_urgent_facts_languages_communes_and_gaps(bundle: Bundle) -> None:
    people = PERSONAS.values()
    assert len(people) >= 24
    profiles = {profile.id for profile in bundle.profiles.profiles} | {"unknown"}
    rules = {rule.id for rule in bundle.referrals.rules if rule.urgent}
    for language in bundle.questionnaire.languages:
        own = [persona for persona in people if persona.language == language]
        assert len(own) >= 12
        assert {persona.expect.profile for persona in own} == profiles
        assert {r for p in own for r in p.expect.rules or ()} & rules == rules
    communes = {persona.answers.get("commune") for persona in people}
    assert {("molenbeek-saint-jean",), ("uccle",), ("elsewhere",)} <= communes
    unclear = [sum(value == (UNCLEAR,) for value in persona.answers.values()) for persona in people]
    assert unclear.count(2) >= 2
    assert any(set(persona.answers.values()) == {(UNSURE,)} for persona in people)
    paths = [outcome_of(bundle, persona).path for persona in people]
    assert any(path.settled for path in paths)
    assert {persona.facts["keyboard"] for persona in people} == {"physical", "none"}


def test_personas_give_every_rule_somebody(bundle: Bundle) -> None:
    met = {rule for persona in PERSONAS.values() for rule in persona.expect.rules or ()}
    assert {rule.id for rule in bundle.referrals.rules} - met == set()


@pytest.mark.parametrize("persona", PERSONAS.values(), ids=PERSONAS.keys())
def test_personas_get_what_they_must(bundle: Bundle, persona: Persona) -> None:
    outcome = outcome_of(bundle, persona)
    expect = persona.expect
    everything = (*outcome.referrals, *outcome.further)
    fired = {rule.id for referral in everything for rule in (referral.rule, *referral.also)}
    assert (outcome.profile.id if outcome.profile else "unknown") == expect.profile
    assert {domain: band or "unknown" for domain, band in outcome.bands.items()} == expect.bands
    assert tuple(referral.service.id for referral in outcome.referrals) == expect.referrals
    assert tuple(rule.id for rule, _ in prepare(bundle).rules if rule.id in fired) == expect.rules
    if expect.path is not None:
        assert outcome.path.questions == expect.path
    assert set(persona.answers) <= set(outcome.path.questions)


@pytest.mark.parametrize("persona", PERSONAS.values(), ids=PERSONAS.keys())
def test_personas_meet_only_places_that_are_confirmed_and_speak_their_language(
    bundle: Bundle, persona: Persona
) -> None:
    outcome = outcome_of(bundle, persona)
    services = [referral.service for referral in (*outcome.referrals, *outcome.further)]
    assert services != []
    assert [s.id for s in services if s.confidence is Confidence.LOW or s.show_to != "everyone"] == []
    assert [s.id for s in services if s.languages and persona.language not in s.languages] == []
    assert [s.id for s in services if not (s.address or s.phone or s.website)] == []


def test_personas_get_the_same_from_a_bundle_that_was_stored(bundle: Bundle) -> None:
    """The order of the rows is not part of a bundle's meaning: it must not decide where people go."""
    stored = decode(encode(bundle))
    for persona in PERSONAS.values():
        fresh, kept = outcome_of(bundle, persona), outcome_of(stored, persona)
        assert [r.service.id for r in fresh.referrals] == [r.service.id for r in kept.referrals]
