"""Whatever a questionnaire is like, checking it ends, with findings or without, never with an exception.

Together 5,000 random and broken questionnaires at each commit, and 50,000 with ``THOROUGH=1``.
"""

from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from hypothesis import given

from diagnostic.check import check_bundle
from diagnostic.check.flow import check_flow
from diagnostic.check.graph.states import explore
from diagnostic.check.proofs import check_proofs
from diagnostic.check.tables.rules import check_tables
from diagnostic.definition.findings import Severity, describe
from diagnostic.definition.folder import read_files
from diagnostic.definition.wording import LANGUAGES
from diagnostic.model.condition import AllOf, AnyOf, AtLeast
from tests.check.mistyped import ACCIDENTS, GENTLE, accidents, after
from tests.check.tiny import TINY
from tests.check.tried import THOROUGH, tried
from tests.definition.broken import SOUND
from tests.engine import drawn as drawn_for_the_engine
from tests.engine.build import among, bundle, choice, domain, fact, profile, rule, service

pytestmark = pytest.mark.uncovered

LARGER = 10 if THOROUGH else 1

REAL_FOLDER = Path(__file__).parents[2] / "questionnaires/allo-digiparcours"
REAL = {str(path.relative_to(REAL_FOLDER)): path.read_bytes() for path in sorted(REAL_FOLDER.rglob("*.yml"))}


def check_all(files):
    """Read and check; every finding can be told, and an error says why there is no questionnaire."""
    reading = read_files(files)
    findings = check_bundle(reading)
    for finding in findings:
        assert all(all(describe(finding, language)) for language in LANGUAGES)
    errors = [finding for finding in reading.findings if finding.severity is Severity.ERROR]
    assert (reading.bundle is None) == bool(errors)
    return findings


def test_the_questionnaires_that_accidents_happen_to_are_sound():
    for files in (TINY, SOUND, REAL):
        assert [f for f in check_all(files) if f.severity is Severity.ERROR] == []


@tried(2_600, times=12)
@given(accidents(sorted(TINY), GENTLE, most=2))
def test_a_small_questionnaire_that_an_accident_happened_to_ends_in_findings(happened):
    check_all(after(TINY, happened))


@tried(1_000)
@given(accidents(sorted(TINY), ACCIDENTS, most=4))
def test_a_small_questionnaire_after_several_accidents_ends_in_findings(happened):
    check_all(after(TINY, happened))


@tried(1_200)
@given(accidents(sorted(SOUND)))
def test_a_questionnaire_that_uses_everything_ends_in_findings(happened):
    check_all(after(SOUND, happened))


@tried(24)
@given(accidents(sorted(REAL), GENTLE, most=1))
def test_the_real_questionnaire_ends_in_findings(happened):
    check_all(after(REAL, happened))


@tried(200)
@given(drawn_for_the_engine.bundles())
def test_a_questionnaire_made_by_chance_ends_in_findings(tested):
    """More people than can be counted out, and guards that no editor would write."""
    assert {finding.code for finding in check_proofs(tested, {})} >= {"B04"}


# --------------------------------------------------------------------------------------------------- limits


def many_questions(count):
    """Every third one is asked after one answer to the question before it."""
    asked = []
    for at in range(count):
        made = choice(f"q{at}", {"x": 0, "y": 1, "z": 2}, domain="abcde"[at * 5 // count])
        asked.append(replace(made, ask_if=among(f"q{at - 1}", "y")) if at % 3 == 1 else made)
    return bundle(
        *asked,
        domains=[domain(name, low=0, high=5) for name in "abcde"],
        profiles=[profile("some", AtLeast("points.total", 20)), profile("last")],
    )


def wide_guard(count):
    """The last question looks back at all others, four by four: whoever fails in one group is out."""
    asked = [choice(f"q{at}", {"x": 0, "y": 1}) for at in range(count)]
    parts = [among(f"q{at * 7 % count}", "y") for at in range(count)]
    groups = AllOf(tuple(AnyOf(tuple(parts[at : at + 4])) for at in range(0, count, 4)))
    return bundle(*asked, replace(choice("last", {"x": 0, "y": 1}), ask_if=groups))


def large_table(rules):
    chance = Random(3)
    asked = [fact(f"q{at}", "w", "x", "y", "z") for at in range(8)]
    parts = [[among(f"q{at}", *chance.sample("wxyz", 2)) for at in range(8)] for _ in range(rules)]
    table = [
        rule(f"r{at}", AllOf(tuple(chance.sample(some, 3))), f"s{at % 40}") for at, some in enumerate(parts)
    ]
    return bundle(*asked, rules=table, services=[service(f"s{at}") for at in range(40)])


def codes(findings):
    return {finding.code for finding in findings}


def test_ten_thousand_questions_are_proved():
    world = explore(many_questions(10_000))
    assert world.complete
    assert world.states < 30_000
    assert codes(check_flow(world, {})) == set()
    assert len(world.longest()) == 10_000


def test_all_findings_about_a_thousand_questions_are_found():
    assert codes(check_proofs(many_questions(1_000 * LARGER), {})) == {"A01", "B04", "N03"}


def test_plain_guard_over_two_hundred_questions_is_proved():
    plain = wide_guard(200)
    *others, last = plain.questionnaire.questions()
    every = AllOf(tuple(part for group in last.ask_if.parts for part in group.parts))
    assert explore(bundle(*others, replace(last, ask_if=every))).complete


def test_guard_over_two_hundred_questions_says_what_is_not_proved():
    world = explore(wide_guard(200), most_states=4_000 * LARGER)
    assert not world.complete
    assert world.states <= 4_000 * LARGER
    (finding,) = check_flow(world, {})
    assert finding.code == "F06"
    kept = finding.values["questions"].split(", ")
    assert all(world.terrain.place[name] < world.reached for name in kept)


def test_table_of_five_thousand_rules_says_what_is_not_proved():
    findings = check_tables(large := large_table(5_000), {}, explore(large))
    doubts = {finding.values["check"] for finding in findings if finding.code == "A11"}
    assert doubts
    assert "A02" not in codes(findings)
