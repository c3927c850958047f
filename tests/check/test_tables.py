"""Each finding about the referral table, with the person who shows it; and all of them, counted out."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diagnostic.check.graph.states import explore
from diagnostic.check.tables.destinations import situations_of
from diagnostic.check.tables.rules import check_tables
from diagnostic.check.tables.survey import listed
from diagnostic.definition.findings import Place, describe
from diagnostic.engine.outcome import diagnose
from diagnostic.engine.referral import obstacle_of
from diagnostic.model.answers import Answers, Facts
from diagnostic.model.condition import ALWAYS, AllOf, AtLeast, Below, Missing
from diagnostic.model.question import Choice, Several
from diagnostic.model.referral import Named, Nearby
from tests.check import drawn
from tests.check.oracle import Everybody
from tests.check.tried import tried
from tests.engine.build import (
    among,
    bundle,
    choice,
    domain,
    fact,
    nearby,
    not_among,
    place,
    profile,
    question,
    rule,
    service,
    several,
)

AIM = fact("aim", "learn", "work")
HELPER = fact("helper", "friend", "nobody")
SKILL = choice("skill-shown", {"no": 0, "some": 1, "yes": 2})
HOME = place("home", here=["there"], there=["here"], far=[])
ALL_SERVICES = [service(name) for name in ("one", "two", "three", "four")]
EVERYBODY = rule("everybody", ALWAYS, "one", rank=90)


def table(*rules, asked=(AIM, HELPER), at_most=3, services=ALL_SERVICES, **more):
    return bundle(*asked, rules=rules, at_most=at_most, services=services, **more)


def findings(tested):
    return check_tables(tested, {}, explore(tested))


def codes(tested):
    return [finding.code for finding in findings(tested)]


def only(tested):
    """The one finding there is, what comes of its person, and what it says."""
    (finding,) = findings(tested)
    if finding.witness is None:
        return finding, None, finding.values
    return finding, outcome_of(tested, finding.witness), finding.values


def outcome_of(tested, person):
    """What comes of a witness, who answers everything asked and nothing else."""
    outcome = diagnose(tested, Answers(person.answers), Facts(person.language, person.facts))
    assert outcome.complete
    assert outcome.path.questions == tuple(person.answers)
    return outcome


def rules_in(referrals):
    return {one.id for referral in referrals for one in (referral.rule, *referral.also)}


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


# ---------------------------------------------------------------------------- A05, A12, language and service


FRENCH_ONLY = service("french", languages=("fr",))


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


# ------------------------------------------------------------------------------------------- A10, urgent


def urgent_aim():
    calm, pressing = AIM.form.options
    return question("aim", Choice((calm, replace(pressing, urgent=True))))


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


# ------------------------------------------------------------------------------- A11, limits; places; words


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


# -------------------------------------------------------------------------------------------- counted out


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


def all_of(outcome):
    return (*outcome.referrals, *outcome.further)


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
