"""Referral tables that are large, or read more than can be told apart; where findings stand."""

from diagnostic.check.graph.states import explore
from diagnostic.check.tables.destinations import situations_of
from diagnostic.check.tables.rules import check_tables
from diagnostic.check.tables.survey import listed
from diagnostic.definition.findings import Place, describe
from diagnostic.model.condition import ALWAYS, AllOf
from tests.check.table import (
    ALL_SERVICES,
    FRENCH_ONLY,
    HOME,
    all_of,
    findings,
    outcome_of,
    rules_in,
    table,
    urgent_aim,
)
from tests.engine.build import among, fact, nearby, place, rule, service, several


def test_what_reads_a_fact_of_too_many_states_is_searched_for_all_the_same():
    names = [f"o{number}" for number in range(12)]
    has = several("has", dict.fromkeys(names, 0))
    wide = rule("any", among("has", *names), "one")
    (finding,) = findings(table(wide, asked=[has]))
    assert finding.code == "A01"
    assert finding.witness.answers["has"] in {("unsure",), ("unclear",), ("unsaid",)}


def test_what_depends_on_very_many_places_is_said_not_to_be_proved():
    homes = place("home", **{f"place-{number}": [] for number in range(2_001)})
    tested = table(nearby("close", ALWAYS, near="home", otherwise=("one",)), asked=[homes])
    found = findings(tested)
    assert {finding.code for finding in found} == {"A11"}
    assert [(f.values["check"], f.values["rules"]) for f in found] == [
        ("A03", "close"),
        ("A05", "close"),
        ("A12", "close"),
    ]
    assert describe(found[0], "en")[0] == "The check A03 came to no end within its limits for: close."


def test_a_table_of_hundreds_of_rules_is_judged_as_a_small_one():
    """Five answers out of eight questions each; some rules come back with the same services."""
    asked = [fact(f"f{number}", *"abcde") for number in range(8)]

    def numbered(number):
        parts = (among(f"f{(number + k) % 8}", "abcde"[(number // 8**k) % 5]) for k in range(5))
        return rule(f"r{number}", AllOf(tuple(parts)), ALL_SERVICES[number % 4].id)

    tested = table(*map(numbered, range(300)), asked=asked)
    found = findings(tested)
    assert {finding.code for finding in found} == {"A01", "A04"}
    for finding in found:
        shown = rules_in(all_of(outcome_of(tested, finding.witness)))
        if finding.code == "A01":
            assert shown == {"otherwise"}
        else:
            redundant = finding.values["rule"]
            assert min(shown, key=by_number) != redundant
            assert redundant in shown


def by_number(name):
    return int(name.removeprefix("r"))


def test_findings_stand_where_the_rule_or_the_option_does():
    places = {
        "rule:late": Place("referrals.yml", 9, 5),
        "rule:otherwise#because": Place("referrals.yml", 20, 3),
        "option:aim/work": Place("sections/situation.yml", 7, 9),
    }
    tested = table(
        rule("late", AllOf((among("aim", "learn"), among("aim", "work"))), "one"), asked=[urgent_aim()]
    )
    found = check_tables(tested, places, explore(tested))
    assert {finding.code: finding.place for finding in found} == {
        "A02": places["rule:late"],
        "A01": places["rule:otherwise#because"],
        "A10": places["option:aim/work"],
    }


def test_many_names_are_cut_short():
    assert listed("abc") == "a, b, c"
    assert listed("abcdefg") == "a, b, c, d, e …"


def test_people_of_one_situation_have_the_same_services():
    tested = table(
        nearby("close", ALWAYS, near="home", kinds=("library",), otherwise=("two",)),
        rule("course", ALWAYS, "french"),
        asked=[HOME],
        services=[FRENCH_ONLY, service("two"), service("local", "library", commune="here")],
    )
    found = [(one.language, one.services["close"], one.services["course"]) for one in situations_of(tested)]
    assert sorted(found) == [
        ("fr", ("local",), ("french",)),
        ("fr", ("two",), ("french",)),
        ("nl", ("local",), ()),
        ("nl", ("two",), ()),
    ]
