"""What is found in random referral tables, beside everybody in them counted out one by one."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diagnostic.check.tables.destinations import situations_of
from diagnostic.engine.outcome import diagnose
from diagnostic.engine.referral import obstacle_of
from diagnostic.model.answers import Answers, Facts
from diagnostic.model.question import Choice, Several
from diagnostic.model.referral import Named, Nearby
from tests.check import drawn
from tests.check.oracle import Everybody
from tests.check.table import all_of, findings, outcome_of, rules_in
from tests.check.tried import tried
from tests.engine.build import service

pytestmark = pytest.mark.uncovered


@st.composite
def tables(draw):
    """A random questionnaire whose rules share services, languages and places."""
    tested = draw(drawn.bundles(most=300))
    languages = st.sampled_from([(), (), ("fr",), ("nl",)])
    services = {
        **{
            f"s{n}": service(
                f"s{n}", commune="x", languages=draw(languages), full=draw(st.integers(0, 5)) == 0
            )
            for n in range(3)
        },
        "desk": service("desk", "jobseeker-desk", languages=draw(languages)),
    }
    homes = [q.id for q in tested.questionnaire.questions() if type(q.form).__name__ == "ListChoice"]
    some = st.lists(st.sampled_from(["s0", "s1", "s2"]), min_size=1, max_size=2, unique=True).map(tuple)

    def target():
        if homes and draw(st.booleans()):
            return Nearby(("epn",), homes[0], draw(st.integers(1, 2)), draw(some))
        return Named(draw(some))

    old = tested.referrals
    rules = [replace(one, target=target()) for one in old.rules]
    rules += [
        replace(one, id=f"again-{one.id}", target=target(), rank=80)
        for one in old.rules[: draw(st.integers(0, 2))]
    ]
    at_most = draw(st.integers(1, 2))
    return replace(tested, services=services, referrals=replace(old, rules=tuple(rules), at_most=at_most))


@st.composite
def with_urgent(draw):
    """The same with some answers marked urgent."""
    tested = draw(tables())

    def marked(one):
        if not isinstance(one.form, Choice | Several):
            return one
        options = tuple(replace(option, urgent=draw(st.booleans())) for option in one.form.options)
        return replace(one, form=replace(one.form, options=options))

    sections = tuple(
        replace(section, questions=tuple(map(marked, section.questions)))
        for section in tested.questionnaire.sections
    )
    return replace(tested, questionnaire=replace(tested.questionnaire, sections=sections))


def named(found, code):
    return {finding.values["rule"] for finding in found if finding.code == code}


def in_order(tested):
    return sorted(tested.referrals.rules, key=lambda one: (not one.urgent, one.rank))


@tried(30)
@given(tables())
def test_rules_for_nobody_and_people_without_a_rule_are_those_counted_out(tested):
    found, everybody = findings(tested), Everybody(tested)
    dead = {one.id for one in tested.referrals.rules if everybody.with_rule(one) is None}
    assert named(found, "A02") == dead
    gaps = [finding for finding in found if finding.code == "A01"]
    assert bool(gaps) is (everybody.otherwise_only is not None)
    for finding in gaps:
        assert rules_in(all_of(outcome_of(tested, finding.witness))) <= {"otherwise"}
    assert "A11" not in {finding.code for finding in found}


@tried(30)
@given(tables())
def test_rules_that_are_never_shown_or_add_nothing_are_those_counted_out(tested):
    found, everybody = findings(tested), Everybody(tested)
    rules = in_order(tested)
    reached = {name for one in situations_of(tested) for names in one.services.values() for name in names}
    expected, cut = set(), set()
    for at, one in enumerate(rules):
        people = [person for person in everybody.persons if person.truth(one.when) is True]
        wanted = (
            {s for s in one.target.services if s in reached}
            if isinstance(one.target, Named)
            else {one.target}
        )
        if people and wanted and all(wanted <= brought(rules[:at], person) for person in people):
            expected.add(one.id)
        served = [person for person in people if one.id in rules_in(all_of(person.outcome))]
        if served and not any(one.id in rules_in(person.outcome.referrals) for person in served):
            cut.add(one.id)
    assert named(found, "A04") == expected
    assert named(found, "A03") == cut - expected
    for finding in found:
        if finding.code in ("A03", "A04"):
            person = outcome_of(tested, finding.witness)
            assert finding.code == "A04" or finding.values["rule"] in rules_in(person.further)


def brought(rules, person):
    """The services named, and the targets nearby, of the rules that hold for a person."""
    found = set()
    for one in rules:
        if person.truth(one.when) is True:
            found |= set(one.target.services) if isinstance(one.target, Named) else {one.target}
    return found


@tried(30)
@given(tables())
def test_a_redundant_rule_changes_no_services(tested):
    everybody = Everybody(tested)
    for name in named(findings(tested), "A04"):
        rules = tuple(one for one in tested.referrals.rules if one.id != name)
        without = replace(tested, referrals=replace(tested.referrals, rules=rules))
        for person in everybody.persons:
            outcome = diagnose(without, Answers(person.given), person.facts)
            assert [r.service.id for r in all_of(outcome)] == [r.service.id for r in all_of(person.outcome)]


@tried(30)
@given(with_urgent())
def test_people_without_language_service_or_urgent_rule_are_those_counted_out(tested):
    found, everybody = findings(tested), Everybody(tested)
    helpless = {p.facts.language for p in everybody.persons if not all_of(p.outcome)}
    assert {f.values["language"] for f in found if f.code == "A12"} == helpless
    urgent = {
        (q.id, option.id)
        for q in tested.questionnaire.questions()
        if isinstance(q.form, Choice | Several)
        for option in q.form.options
        if option.urgent
        for p in everybody.persons
        if option.id in (p.values.get(q.id) or ())
        and not any(one.urgent and p.truth(one.when) is True for one in tested.referrals.rules)
    }
    assert {(f.values["question"], f.values["option"]) for f in found if f.code == "A10"} == urgent
    speechless = {
        (one.id, p.facts.language)
        for one in tested.referrals.rules
        if isinstance(one.target, Named)
        for p in everybody.persons
        if p.truth(one.when) is True
        and not serves(tested, one, p.facts.language)
        and any(serves(tested, one, language) for language in tested.questionnaire.languages)
    }
    told = {(f.values["rule"], f.values["language"]) for f in found if f.code == "A05"}
    direct = {one.id for one in tested.referrals.rules if isinstance(one.target, Named)}
    assert {pair for pair in told if pair[0] in direct} == speechless
    for finding in found:
        if finding.code == "A12":
            assert all_of(outcome_of(tested, finding.witness)) == ()


def serves(tested, one, language):
    return any(obstacle_of(tested.services[s], Facts(language)) is None for s in one.target.services)
