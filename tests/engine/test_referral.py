from datetime import date

import pytest

from diagnostic.engine.outcome import diagnose
from diagnostic.engine.referral import Nearness, Obstacle
from diagnostic.model.answers import Facts
from diagnostic.model.condition import ALWAYS, AllOf, AnyOf, AtLeast, Below, Missing
from diagnostic.model.service import Confidence
from tests.engine.build import (
    FRENCH,
    among,
    answers,
    bundle,
    choice,
    domain,
    fact,
    nearby,
    not_among,
    place,
    profile,
    rule,
    service,
    several,
    task,
)

TODAY = date(2026, 11, 20)
YES = {"no": 0, "yes": 2}
ASKED = among("q1", "yes")


def referred(tested, facts=FRENCH, observed=None, **given):
    outcome = diagnose(tested, answers(observed, **given), facts)
    return [*outcome.referrals, *outcome.further]


def ids(referrals):
    return [referral.service.id for referral in referrals]


def passed_over(referral):
    return [(passed.service.id, passed.obstacle) for passed in referral.passed_over]


# ------------------------------------------------------------------------------------- which rules, in order


def test_rules_come_urgent_first_then_by_rank_then_as_written():
    tested = bundle(
        fact("q1", "yes"),
        rules=[
            rule("d", ASKED, "d"),
            rule("c", ASKED, "c", rank=10),
            rule("b", ASKED, "b", rank=90, urgent=True),
            rule("e", ASKED, "e"),
            rule("a", ASKED, "a", rank=20, urgent=True),
        ],
        services=[service(s) for s in "edcba"],
    )
    assert ids(referred(tested, q1="yes")) == ["a", "b", "c", "d", "e"]


def test_rule_fires_only_on_a_plain_yes():
    tested = bundle(
        fact("q1", "yes", "no"),
        rules=[rule("yes", ASKED, "yes"), rule("not-yes", not_among("q1", "yes"), "not-yes")],
        services=[service("yes"), service("not-yes")],
    )
    sent = {value: ids(referred(tested, q1=value)) for value in ("yes", "no", "unsure", "unclear", "unsaid")}
    assert sent == {
        "yes": ["yes"],
        "no": ["not-yes"],
        "unsure": ["not-yes"],
        "unclear": ["desk"],
        "unsaid": ["desk"],
    }
    assert ids(referred(tested)) == ["desk"]


def test_rule_on_points_fires_only_when_missing_answers_cannot_change_it():
    tested = bundle(
        choice("q1", YES),
        choice("q2", YES),
        rules=[
            rule("few", Below("points.total", 2), "few"),
            rule("many", AtLeast("points.total", 2), "many"),
        ],
        services=[service("few"), service("many")],
    )
    assert ids(referred(tested, q1="no")) == ["desk"]
    assert ids(referred(tested, q1="yes")) == ["many"]
    assert ids(referred(tested, q1="no", q2="no")) == ["few"]


def test_rule_reads_answers_on_the_path_only():
    tested = bundle(
        fact("q0", "a", "b"),
        fact("q1", "yes", branch=among("q0", "a")),
        rules=[rule("r", ASKED, "place")],
        services=[service("place")],
    )
    assert ids(referred(tested, q0="a", q1="yes")) == ["place"]
    assert ids(referred(tested, q0="b", q1="yes")) == ["desk"]


def test_otherwise_speaks_when_no_rule_fires_or_none_finds_a_place():
    tested = bundle(
        fact("q1", "yes", "no"),
        place("home", here=[]),
        rules=[rule("r", ASKED, "closed"), nearby("n", ASKED, near="home")],
        services=[service("closed", full=True)],
    )
    assert [(r.service.id, r.rule.id) for r in referred(tested, q1="no")] == [("desk", "otherwise")]
    assert [(r.service.id, r.rule.id) for r in referred(tested, q1="yes")] == [("desk", "otherwise")]


def test_rules_that_lead_to_the_same_service_are_told_as_one():
    tested = bundle(
        fact("q1", "yes"),
        fact("q2", "yes"),
        rules=[
            rule("first", ASKED, "place", "other"),
            rule("second", among("q2", "yes"), "full", "place"),
            rule("third", ASKED, "place"),
        ],
        services=[service("place"), service("other"), service("full", full=True)],
    )
    merged, other = referred(tested, q1="yes", q2="yes")
    assert (merged.service.id, merged.rule.id, [r.id for r in merged.also]) == (
        "place",
        "first",
        ["second", "third"],
    )
    assert (merged.grounds, passed_over(merged)) == (("q1",), [("full", Obstacle.FULL)])
    assert (other.service.id, other.also) == ("other", ())


# --------------------------------------------------------------------------------------------- obstacles


@pytest.mark.parametrize(
    "details, obstacle",
    [
        ({"full": True}, Obstacle.FULL),
        ({"confidence": Confidence.LOW}, Obstacle.UNCONFIRMED),
        ({"show_to": "counsellor"}, Obstacle.UNCONFIRMED),
        ({"valid_until": date(2026, 11, 19)}, Obstacle.EXPIRED),
        ({"languages": ("nl", "en")}, Obstacle.LANGUAGE),
    ],
)
def test_service_with_an_obstacle_is_passed_over_and_the_reason_is_kept(details, obstacle):
    tested = bundle(
        fact("q1", "yes"),
        rules=[rule("r", ASKED, "barred", "place")],
        services=[service("barred", **details), service("place")],
    )
    (referral,) = referred(tested, Facts("fr", today=TODAY), q1="yes")
    assert (referral.service.id, passed_over(referral)) == ("place", [("barred", obstacle)])


@pytest.mark.parametrize(
    "details",
    [
        {"languages": ()},
        {"languages": ("nl", "fr")},
        {"valid_until": TODAY},
        {"valid_until": None},
        {"confidence": Confidence.MEDIUM},
        {"address": None},
    ],
)
def test_service_without_a_known_obstacle_is_taken(details):
    tested = bundle(
        fact("q1", "yes"), rules=[rule("r", ASKED, "place")], services=[service("place", **details)]
    )
    assert ids(referred(tested, Facts("fr", today=TODAY), q1="yes")) == ["place"]


def test_validity_is_left_aside_without_a_day():
    tested = bundle(
        fact("q1", "yes"),
        rules=[rule("r", ASKED, "old")],
        services=[service("old", valid_until=date(2020, 1, 1))],
    )
    assert ids(referred(tested, q1="yes")) == ["old"]


# ------------------------------------------------------------------------------------------------- nearby

HOME = place("home", here=["beside"], beside=["here", "far"], far=["beside"])


def near_home(*services, at_most=1, otherwise=(), kinds=("epn",), home="here", facts=FRENCH):
    tested = bundle(
        HOME,
        rules=[nearby("near", ALWAYS, near="home", kinds=kinds, at_most=at_most, otherwise=otherwise)],
        services=services,
        at_most=9,
    )
    return referred(tested, facts, **({"home": home} if home else {}))


def test_nearby_prefers_the_same_commune_then_a_neighbour_then_the_region():
    found = near_home(
        service("region"),
        service("far", commune="far"),
        service("neighbour", commune="beside"),
        service("same", commune="here"),
        at_most=3,
    )
    assert [(r.service.id, r.nearness) for r in found] == [
        ("same", Nearness.SAME),
        ("neighbour", Nearness.NEIGHBOUR),
        ("region", Nearness.REGION),
    ]


def test_nearby_takes_as_many_as_it_may_and_says_what_it_left():
    (found,) = near_home(
        service("closed", commune="here", full=True),
        service("found", commune="here"),
        service("spare", commune="here"),
        service("too-far", commune="far"),
    )
    assert (found.service.id, passed_over(found)) == (
        "found",
        [("closed", Obstacle.FULL), ("spare", Obstacle.ENOUGH)],
    )


def test_nearby_does_not_depend_on_the_order_of_the_services():
    found = near_home(service("b", commune="here"), service("a", commune="here"), service("0"), at_most=3)
    assert ids(found) == ["a", "b", "0"]


def test_nearby_takes_the_neighbours_in_the_order_of_their_list():
    places = place("home", here=["second", "first"], first=["here"], second=["here"])
    tested = bundle(
        places,
        rules=[nearby("near", ALWAYS, near="home", at_most=2)],
        services=[service("a", commune="first"), service("b", commune="second")],
    )
    assert ids(referred(tested, home="here")) == ["b", "a"]


def test_nearby_goes_on_to_the_neighbours_when_the_own_commune_has_nothing_fit():
    (found,) = near_home(
        service("dutch", commune="here", languages=("nl",)),
        service("nameless", commune="here", address=None),
        service("neighbour", commune="beside"),
    )
    assert (found.service.id, found.nearness, passed_over(found)) == (
        "neighbour",
        Nearness.NEIGHBOUR,
        [("dutch", Obstacle.LANGUAGE), ("nameless", Obstacle.NO_ADDRESS)],
    )


def test_nearby_looks_at_its_own_kinds_only():
    found = near_home(
        service("school", "training", commune="here"),
        service("books", "library", commune="beside"),
        service("epn", commune="far"),
        kinds=("epn", "library"),
    )
    assert ids(found) == ["books"]


@pytest.mark.parametrize("home", [None, "unsure", "unsaid", "unclear"])
def test_nearby_without_a_commune_falls_back_on_its_list(home):
    found = near_home(
        service("same", commune="here"),
        service("closed", full=True),
        service("hall"),
        otherwise=("closed", "hall"),
        home=home,
    )
    assert [(r.service.id, r.nearness) for r in found] == [("hall", None)]
    assert passed_over(found[0]) == [("closed", Obstacle.FULL)]


def test_nearby_falls_back_when_everything_near_has_an_obstacle():
    (found,) = near_home(
        service("full", commune="here", full=True),
        service("hall", "other"),
        service("spare", "other"),
        otherwise=("hall", "spare"),
    )
    assert (found.service.id, passed_over(found)) == (
        "hall",
        [("full", Obstacle.FULL), ("spare", Obstacle.ENOUGH)],
    )


def test_nearby_takes_as_many_of_its_list_as_it_may():
    found = near_home(
        service("hall", "other"), service("spare", "other"), at_most=2, otherwise=("hall", "spare")
    )
    assert ids(found) == ["hall", "spare"]


# ------------------------------------------------------------------------------------------------ grounds


def grounds(when, *questions, facts=FRENCH, observed=None, domains=None, profiles=None, **given):
    """The grounds of the only rule; None when it does not fire."""
    tested = bundle(
        *questions,
        rules=[rule("r", when, "place")],
        services=[service("place")],
        domains=domains,
        profiles=profiles,
    )
    (referral,) = referred(tested, facts, observed, **given)
    return referral.grounds if referral.rule.id == "r" else None


FACTS = (fact("q1", "yes", "no"), several("q2", {"a": 0, "b": 0}, domain=None), fact("q3", "yes", "no"))


@pytest.mark.parametrize(
    "when, expected",
    [
        (ASKED, ("q1",)),
        (AllOf((among("q2", "a"), ASKED)), ("q2", "q1")),
        (AllOf((ASKED, among("language", "fr"))), ("q1",)),
        (AllOf((ASKED, Missing("q3"))), ("q1",)),
        (AnyOf((ASKED, among("q2", "a"))), ("q1", "q2")),
        (AnyOf((among("q1", "no"), among("q2", "a"))), ("q2",)),
        (AnyOf((AllOf((ASKED, among("q2", "b"))), among("q2", "a"))), ("q2",)),
        (AllOf((ASKED, AnyOf((among("q1", "yes", "no"), among("q3", "yes"))))), ("q1",)),
        (among("language", "fr"), ()),
        (ALWAYS, ()),
        (among("q1", "no"), None),
    ],
)
def test_grounds_are_the_answers_that_made_the_rule_hold(when, expected):
    assert grounds(when, *FACTS, q1="yes", q2=["a"], q3="unclear") == expected


SCORED = (
    choice("said", {"no": 0, "yes": 2}),
    task("shown", {"wrong": 0, "right": 2}),
    choice("easy", YES, ask_if=among("shown", "wrong"), if_skipped=2),
)
SKILL = [domain(low=0, middle=3, high=6)]


@pytest.mark.parametrize(
    "when, given, expected",
    [
        (among("band.skill", "middle"), {"said": "no", "shown": "right"}, ("said",)),
        (among("band.skill", "low"), {"said": "no", "shown": "wrong", "easy": "yes"}, ("said", "shown")),
        (among("band.skill", "high"), {"said": "yes", "shown": "right"}, ("said", "shown")),
        (AtLeast("points.skill", 3), {"said": "no", "shown": "right"}, ("shown",)),
        (Below("points.skill", 5), {"said": "no", "shown": "right"}, ("said",)),
        (
            AllOf((among("band.skill", "middle"), among("shown", "right"))),
            {"said": "no", "shown": "right"},
            ("shown", "said"),
        ),
        (Missing("band.skill"), {"said": "yes", "shown": "unclear"}, ()),
        (AtLeast("points.total", 2), {"said": "yes", "shown": "right"}, ()),
    ],
)
def test_grounds_of_a_band_are_the_answers_that_made_it(when, given, expected):
    assert grounds(when, *SCORED, domains=SKILL, **given) == expected


def test_grounds_of_a_band_count_what_was_observed():
    when = among("band.skill", "high")
    assert (
        grounds(when, *SCORED, domains=SKILL, said="yes", shown="right", observed={"said": "guided"}) is None
    )
    assert grounds(when, *SCORED, domains=SKILL, said="no", shown="right", observed={"said": "alone"}) == (
        "said",
        "shown",
    )


def test_grounds_of_a_settled_band_are_the_answer_that_settled_it():
    questions = (choice("q1", YES), fact("has", "some", "none", settles={"none": "low"}))
    assert grounds(among("band.skill", "low"), *questions, domains=SKILL, q1="no", has="none") == ("has",)
    assert grounds(Below("points.skill", 5), *questions, domains=SKILL, q1="no", has="none") == ("has",)


def test_grounds_of_a_profile_are_told_by_the_profile_itself():
    assert (
        grounds(among("profile", "anyone"), *SCORED, domains=SKILL, said="yes", profiles=[profile("anyone")])
        == ()
    )
