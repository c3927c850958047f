"""Rules of a referral table: people without one, rules for nobody, never shown or without effect."""

from dataclasses import replace

import pytest

from diagnostic.definition.findings import describe
from diagnostic.model.condition import ALWAYS, AllOf, AtLeast, Below, Missing
from tests.check.table import (
    AIM,
    ALL_SERVICES,
    EVERYBODY,
    HELPER,
    HOME,
    SKILL,
    codes,
    findings,
    only,
    outcome_of,
    rules_in,
    table,
)
from tests.engine.build import among, choice, domain, nearby, not_among, profile, rule, service, several


def test_a_table_that_is_right_has_no_findings():
    tested = table(
        rule("learners", among("aim", "learn"), "one"),
        rule("alone", among("helper", "nobody"), "two"),
        rule("the-others", AllOf((not_among("aim", "learn"), not_among("helper", "nobody"))), "three"),
        rule("silent", Missing("aim"), "four"),
        rule("half-silent", AllOf((not_among("aim", "learn"), Missing("helper"))), "four"),
    )
    assert findings(tested) == []


# ---------------------------------------------------------------------------------- A01, only `otherwise`


def test_people_without_a_rule_are_said_in_words_and_shown():
    finding, outcome, values = only(table(rule("learners", among("aim", "learn"), "one")))
    assert finding.code == "A01"
    assert values == {"people": "aim ≠ learn"}
    assert rules_in(outcome.referrals) == {"otherwise"}


def test_each_gap_of_a_table_has_its_own_person():
    tested = table(
        rule("both", AllOf((among("aim", "learn"), among("helper", "friend"))), "one"),
        rule("neither", AllOf((not_among("aim", "learn"), not_among("helper", "friend"))), "two"),
    )
    found = findings(tested)
    assert {finding.code for finding in found} == {"A01"}
    assert len(found) > 1
    assert len({finding.values["people"] for finding in found}) == len(found)
    for finding in found:
        assert rules_in(outcome_of(tested, finding.witness).referrals) == {"otherwise"}


def test_a_gap_where_nobody_can_be_is_none():
    closed = rule("few", Below("points.total", 2), "one"), rule("many", AtLeast("points.total", 2), "two")
    tested = table(*closed, rule("open", Missing("skill-shown"), "three"), asked=[SKILL])
    assert findings(tested) == []
    # Without an answer the points are open: neither few nor many for sure.
    finding, outcome, values = only(table(*closed, asked=[SKILL]))
    assert finding.code == "A01"
    assert (outcome.path.low["points.total"], outcome.path.high["points.total"]) == (0, 2)
    assert values == {"people": "points.total = 0–1/2+"}


def test_sets_of_options_are_said_by_what_is_in_them():
    has = several("has", {"phone": 0, "computer": 0, "nothing": 0}, exclusive=("nothing",))
    finding, outcome, values = only(
        table(
            rule("device", among("has", "phone", "computer"), "one"),
            rule("silent", Missing("has"), "two"),
            asked=[has],
        )
    )
    assert finding.code == "A01"
    assert values == {"people": "has = nothing | unsure"}
    assert outcome.path.values["has"] in {("nothing",), ("unsure",)}


# --------------------------------------------------------------------------------------- A02, for nobody


@pytest.mark.parametrize(
    "when, parts",
    [
        (AllOf((among("aim", "learn"), among("aim", "work"))), "aim = learn, aim = work"),
        (AllOf((among("aim", "learn"), Missing("aim"))), "aim = learn, aim = missing"),
        (
            AllOf((AtLeast("points.total", 2), among("language", "fr"), Below("points.total", 1))),
            "points.total = 2+, points.total = 0",
        ),
        (AtLeast("points.total", 9), "points.total = 9+"),
        (AllOf((among("profile", "able"), among("skill-shown", "no"))), "profile = able, skill-shown = no"),
        (
            AllOf((among("band.skill", "high"), Missing("skill-shown"))),
            "band.skill = high, skill-shown = missing",
        ),
    ],
)
def test_a_rule_for_nobody_says_what_nobody_can_have(when, parts):
    tested = table(
        EVERYBODY,
        rule("nobody", when, "two"),
        asked=[AIM, SKILL],
        domains=[domain(needs=1, low=0, high=2)],
        profiles=[profile("able", AtLeast("points.total", 1)), profile("beginner")],
    )
    finding, _, values = only(tested)
    assert finding.code == "A02"
    assert values == {"rule": "nobody", "parts": parts}
    assert describe(finding, "en")[0] == f"The rule “nobody” holds for nobody: one cannot have {parts}."


def test_a_rule_of_which_only_three_parts_exclude_each_other_names_them_all():
    three = AllOf((among("aim", "learn"), among("helper", "friend"), Below("points.total", 1)))
    asked = [
        AIM,
        HELPER,
        choice(
            "extra", {"yes": 2, "also": 2}, ask_if=AllOf((among("aim", "learn"), among("helper", "friend")))
        ),
    ]
    # `unsure` is worth nothing, so that only who may not be unsure has points for sure.
    when = AllOf((*three.parts, among("extra", "yes")))
    finding, _, values = only(table(EVERYBODY, rule("nobody", when, "two"), asked=asked))
    assert finding.code == "A02"
    assert values["parts"] == "points.total = 0, extra = yes"


# -------------------------------------------------------------------------------------- A03, never shown


def test_a_rule_behind_a_full_page_is_never_shown():
    learn = among("aim", "learn")
    tested = table(
        rule("first", ALWAYS, "one"), rule("second", learn, "two"), rule("late", learn, "three"), at_most=2
    )
    finding, outcome, values = only(tested)
    assert finding.code == "A03"
    assert values == {"rule": "late", "count": "2"}
    assert "late" in rules_in(outcome.further)
    assert "late" not in rules_in(outcome.referrals)


def test_a_rule_that_somebody_sees_is_not_cut_off():
    learn, alone = among("aim", "learn"), among("helper", "nobody")
    tested = table(
        rule("first", ALWAYS, "one"), rule("second", alone, "two"), rule("late", learn, "three"), at_most=2
    )
    assert findings(tested) == []


def test_rules_before_that_lead_to_the_same_service_take_one_place():
    learn = among("aim", "learn")
    tested = table(
        rule("first", not_among("aim", "work"), "one"),
        rule("second", learn, "one", "two"),
        rule("late", learn, "three"),
        rule("rest", not_among("aim", "learn"), "one"),
        rule("silent", Missing("aim"), "one"),
        at_most=3,
    )
    assert findings(tested) == []
    assert codes(replace(tested, referrals=replace(tested.referrals, at_most=2))) == ["A03"]


def test_a_rule_that_is_shown_together_with_an_earlier_one_is_not_cut_off():
    learn = among("aim", "learn")
    tested = table(
        rule("first", ALWAYS, "one"),
        rule("second", learn, "two"),
        rule("late", learn, "three", "one"),
        at_most=1,
    )
    assert [(f.code, f.values["rule"]) for f in findings(tested)] == [("A03", "second")]


def test_urgent_rules_come_before_those_of_a_lower_rank():
    tested = table(
        rule("calm", ALWAYS, "one", rank=1), rule("pressing", ALWAYS, "two", rank=99, urgent=True), at_most=1
    )
    finding, _, values = only(tested)
    assert (finding.code, values["rule"]) == ("A03", "calm")


def test_where_people_live_decides_how_many_places_are_taken():
    """Only here is there a service nearby; elsewhere the late rule is shown."""
    near = [*ALL_SERVICES, service("local", "library", commune="here")]
    rules = [
        nearby("close", ALWAYS, near="home", kinds=("library",)),
        rule("late", among("home", "here"), "two"),
        EVERYBODY,
    ]
    finding, outcome, values = only(table(*rules, asked=[HOME], services=near, at_most=1))
    assert (finding.code, values["rule"]) == ("A03", "late")
    assert outcome.path.values["home"] == ("here",)
    rules[1] = rule("late", among("home", "here", "far"), "two")
    assert codes(table(*rules, asked=[HOME], services=near, at_most=1)) == []


# ---------------------------------------------------------------------------------------- A04, redundant


def test_a_rule_whose_services_are_always_there_before_it_is_redundant():
    tested = table(
        rule("broad", not_among("aim", "work"), "one", "two"),
        rule("narrow", among("aim", "learn"), "two"),
        EVERYBODY,
    )
    finding, outcome, values = only(tested)
    assert finding.code == "A04"
    assert values == {"rule": "narrow", "others": "broad"}
    assert {"broad", "narrow"} <= rules_in(outcome.referrals)


def test_several_rules_together_make_another_redundant():
    tested = table(
        rule("friends", among("helper", "friend"), "one"),
        rule("unsure", among("helper", "unsure"), "one"),
        rule("alone", among("helper", "nobody"), "one", "two"),
        rule("silent", Missing("helper"), "one"),
        rule("learners", among("aim", "learn"), "one"),
    )
    finding, _, values = only(tested)
    assert finding.code == "A04"
    assert values == {"rule": "learners", "others": "friends, unsure, alone, silent"}


def test_a_rule_that_adds_a_service_for_one_person_is_not_redundant():
    tested = table(
        rule("broad", not_among("aim", "work"), "one"),
        rule("silent", Missing("aim"), "one"),
        rule("narrow", among("aim", "learn"), "one", "two"),
        rule("workers", among("aim", "work"), "one"),
    )
    assert findings(tested) == []


def test_rules_that_lead_nearby_are_redundant_when_they_lead_to_the_same_kind():
    one = nearby("broad", ALWAYS, near="home", otherwise=("one",))
    same = nearby("narrow", among("aim", "learn"), near="home", otherwise=("one",))
    more = nearby("wider", among("aim", "learn"), near="home", otherwise=("one",), at_most=2)
    assert [f.values["rule"] for f in findings(table(one, same, asked=[AIM, HOME]))] == ["narrow"]
    near = [*ALL_SERVICES, service("close", commune="here"), service("closer", commune="here")]
    assert codes(table(one, more, asked=[AIM, HOME], services=near)) == []
