"""Everybody must be sent somewhere that speaks their language, and urgent answers to an urgent rule."""

from dataclasses import replace

from diagnostic.model.condition import ALWAYS, AllOf
from tests.check.table import (
    ALL_SERVICES,
    EVERYBODY,
    FRENCH_ONLY,
    HELPER,
    HOME,
    codes,
    findings,
    only,
    outcome_of,
    rules_in,
    table,
    urgent_aim,
)
from tests.engine.build import among, nearby, rule, service


def test_a_rule_without_a_service_in_the_language_of_a_person_is_an_error():
    finding, outcome, values = only(
        table(
            rule("course", among("aim", "learn"), "french"), EVERYBODY, services=[FRENCH_ONLY, *ALL_SERVICES]
        )
    )
    assert finding.code == "A05"
    assert values == {"rule": "course", "language": "nl"}
    assert finding.witness.language == "nl"
    assert outcome.path.values["aim"] == ("learn",)
    assert rules_in(outcome.referrals) == {"everybody"}


def test_a_rule_that_names_the_language_may_have_services_in_that_language_only():
    french = AllOf((among("aim", "learn"), among("language", "fr")))
    assert (
        codes(table(rule("course", french, "french"), EVERYBODY, services=[FRENCH_ONLY, *ALL_SERVICES])) == []
    )


def test_places_nearby_must_speak_the_language_somewhere():
    close = nearby("close", ALWAYS, near="home", kinds=("library",))
    french = service("there", "library", commune="there", languages=("fr",))
    dutch = service("far", "library", commune="far", languages=("nl",))
    found = findings(table(close, EVERYBODY, asked=[HOME], services=[french, *ALL_SERVICES]))
    assert [(f.code, f.values.get("language"), f.witness.language) for f in found] == [("A05", "nl", "nl")]
    assert codes(table(close, EVERYBODY, asked=[HOME], services=[french, dutch, *ALL_SERVICES])) == []


def test_one_service_in_the_language_is_enough():
    services = [FRENCH_ONLY, *ALL_SERVICES]
    assert (
        codes(table(rule("course", among("aim", "learn"), "french", "two"), EVERYBODY, services=services))
        == []
    )


def test_a_service_that_nobody_is_sent_to_speaks_no_language():
    full = service("french", languages=("fr",), full=True)
    assert (
        codes(
            table(rule("course", among("aim", "learn"), "french"), EVERYBODY, services=[full, *ALL_SERVICES])
        )
        == []
    )


def test_a_person_for_whom_nothing_finds_a_service_is_an_error():
    tested = table(
        rule("course", among("aim", "learn"), "french"), EVERYBODY, services=[FRENCH_ONLY, *ALL_SERVICES]
    )
    tested = replace(
        tested,
        referrals=replace(
            tested.referrals,
            rules=tested.referrals.rules[:1],
            otherwise=rule("otherwise", ALWAYS, "french"),
        ),
    )
    found = {finding.code: finding for finding in findings(tested)}
    assert set(found) == {"A01", "A05", "A12"}
    assert found["A12"].values == {"language": "nl"}
    outcome = outcome_of(tested, found["A12"].witness)
    assert (outcome.referrals, outcome.further) == ((), ())


def test_otherwise_may_find_nothing_where_a_rule_always_does():
    tested = table(EVERYBODY, services=[FRENCH_ONLY, *ALL_SERVICES])
    otherwise = rule("otherwise", ALWAYS, "french")
    assert codes(replace(tested, referrals=replace(tested.referrals, otherwise=otherwise))) == []


def test_an_urgent_answer_needs_an_urgent_rule():
    calm = rule("workers", among("aim", "work"), "two")
    finding, outcome, values = only(table(calm, EVERYBODY, asked=[urgent_aim(), HELPER]))
    assert finding.code == "A10"
    assert values == {"question": "aim", "option": "work"}
    assert outcome.path.values["aim"] == ("work",)
    assert codes(table(replace(calm, urgent=True), EVERYBODY, asked=[urgent_aim(), HELPER])) == []


def test_an_urgent_rule_for_some_only_leaves_the_others_out():
    some = rule("workers", AllOf((among("aim", "work"), among("helper", "nobody"))), "two", urgent=True)
    finding, outcome, _ = only(table(some, EVERYBODY, asked=[urgent_aim(), HELPER]))
    assert finding.code == "A10"
    assert outcome.path.values["helper"] != ("nobody",)
