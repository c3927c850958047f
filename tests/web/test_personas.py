"""Every worked example, by what its person would press, in the own language and in the other one."""

from pathlib import Path

import pytest
import yaml

from diagnostic.engine.journey import walk
from diagnostic.engine.outcome import diagnose
from diagnostic.model.answers import Answers, Facts
from diagnostic.model.question import WarmUp
from tests.web.engines import ON_BOTH
from tests.web.person import Person

pytestmark = pytest.mark.uncovered

FOLDER = Path(__file__).parents[2] / "questionnaires" / "allo-digiparcours"
PERSONAS = [
    persona["id"]
    for persona in yaml.safe_load((FOLDER / "personas.yml").read_text(encoding="utf-8"))["personas"]
    if persona["facts"]["setting"] != "paper"  # a counsellor types it in: test_typing.py
]
MOST_ON_A_SUMMARY = 6


def expected_pages(language, path, answered):
    """The pages of a journey from its questions alone: each section ends with its summary, in parts."""
    pages = []
    sections = list(dict.fromkeys(step.question.section for step in path.steps))
    for section in sections:
        steps = [step for step in path.steps if step.question.section == section]
        if steps[0].question.id not in answered:
            break
        pages += [f"/{language}/test/{step.question.id}" for step in steps]
        reviewed = [step for step in steps if not isinstance(step.question.form, WarmUp)]
        parts = -(-len(reviewed) // MOST_ON_A_SUMMARY)
        summary = f"/{language}/summary/{section}"
        pages += [summary, *(f"{summary}/{part}" for part in range(2, parts + 1))] if parts else []
    return [f"/{language}/", *pages, f"/{language}/result"]


def asked_of(bundle, answers, facts):
    """Of these answers, those to the questions that come up one by one: some sections end early."""
    given = {}
    while (question := walk(bundle, Answers(given), facts).first_open) and question.id in answers:
        given[question.id] = answers[question.id]
    return given


def take(make_application, bundle, persona, language, clock):
    """Walk the persona through the pages; the person at the result, and the diagnosis of the engine."""
    person = Person(make_application(**persona.facts).test_client(), language)
    person.begin()
    person.take(persona.answers)
    facts = Facts(language, persona.facts, today=clock().date())
    return person, diagnose(bundle, Answers(asked_of(bundle, persona.answers, facts)), facts)


@pytest.mark.parametrize("language", ["fr", "nl"])
@pytest.mark.parametrize("name", PERSONAS)
def test_persona_meets_the_pages_and_the_result_that_the_engine_foresees(
    name, language, personas, bundle, make_application, clock
):
    persona = personas[name]
    person, outcome = take(make_application, bundle, persona, language, clock)

    assert person.pages == expected_pages(language, outcome.path, persona.answers)
    document = person.page.document
    profile = outcome.profile
    unknown = person.words("You have begun. That is a good start.")
    assert document.one("h1").text == (profile.can[language] if profile else unknown)
    shown = [next_.one("h3").text for next_ in document.all("article", css="next")]
    assert shown == [referral.service.name[language] for referral in outcome.referrals]
    domains = [(card.one("h4").text, card.one("p").text) for card in document.all("li", css="domain")]
    domains += [(line.text, None) for box in document.all(css="unknown") for line in box.all("li")]
    known = sorted(outcome.domains, key=lambda result: result.band is None)
    assert domains == [
        (result.domain.title[language], result.band.can[language] if result.band else None)
        for result in known
    ]
    strengths = [card.text for card in document.all("li", css="strength")]
    assert strengths == [step.question.can[language] for step in outcome.strengths[:4]]

    expect = persona.expect
    if language == persona.language and expect.referrals is not None:
        assert shown == [bundle.services[service].name[language] for service in expect.referrals]
    if expect.profile is not None:
        assert (profile.id if profile else "unknown") == expect.profile


def one_of_each_profile(personas):
    found = {}
    for persona in personas.values():
        found.setdefault(persona.expect.profile, persona)
    return found


@ON_BOTH
@pytest.mark.parametrize(
    "profile, language",
    [
        ("first-steps", "fr"),
        ("with-help", "nl"),
        ("simple-tasks", "fr"),
        ("autonomous", "nl"),
        ("unknown", "fr"),
    ],
)
def test_result_is_the_same_on_both_databases(profile, language, personas, bundle, make_application, clock):
    persona = one_of_each_profile(personas)[profile]
    person, outcome = take(make_application, bundle, persona, language, clock)
    assert person.pages == expected_pages(language, outcome.path, persona.answers)
    shown = [next_.one("h3").text for next_ in person.page.document.all("article", css="next")]
    assert shown == [referral.service.name[language] for referral in outcome.referrals]
