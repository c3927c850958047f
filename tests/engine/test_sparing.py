"""Ending early: a question that decides nothing any more is not asked, and nothing else changes."""

from dataclasses import replace
from itertools import product

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from diagnostic.engine import sparing
from diagnostic.engine.course import prepare
from diagnostic.engine.journey import walk
from diagnostic.engine.outcome import diagnose
from diagnostic.engine.sparing import Sparing, cell_of
from diagnostic.model.answers import Answers
from diagnostic.model.condition import AllOf, AnyOf, AtLeast, Below, Missing, NotAmong
from diagnostic.model.question import Evidence
from tests.engine import drawn
from tests.engine.build import (
    FRENCH,
    among,
    answers,
    bundle,
    choice,
    domain,
    early,
    fact,
    profile,
    rule,
    service,
    task,
    warm_up,
)

YES = {"no": 0, "yes": 2}
THREE = [choice(name, YES) for name in ("q1", "q2", "q3")]
AT_FOUR = domain(low=0, high=4)
AT_TWO = domain(low=0, high=2)


def path_of(tested, observed=None, **given):
    return walk(tested, answers(observed, **given), FRENCH)


def spared(path):
    return [step.question.id for step in path.spared]


def spareable(*questions, **more):
    return sorted(prepare(early(bundle(*questions, **more))).sparing.questions)


# ------------------------------------------------------------------------------------------ cells and cuts


@pytest.mark.parametrize("points, cell", [(0, 0), (3, 0), (4, 1), (5, 1), (8, 1), (9, 2), (20, 2)])
def test_a_cut_belongs_to_the_cell_above_it(points, cell):
    assert cell_of((4, 9), points) == cell


@pytest.mark.parametrize(
    "low, high, decided",
    [(0, 3, True), (0, 4, False), (3, 4, False), (4, 4, True), (4, 8, True), (8, 9, False), (9, 30, True)],
)
def test_points_between_two_cuts_decide(low, high, decided):
    plan = Sparing({"q": "points.skill"}, {"points.total": (), "points.skill": (4, 9)})
    ends = ({"points.total": n, "points.skill": n} for n in (low, high))
    assert plan.spared(*ends) == ({"q"} if decided else set())


def test_cuts_are_those_of_the_bands_and_of_every_bound_in_a_table():
    tested = bundle(
        *THREE,
        domains=[domain(low=0, middle=2, high=5)],
        profiles=[
            profile("able", AnyOf((AtLeast("points.total", 3), Below("points.skill", 1)))),
            profile("p"),
        ],
        rules=[rule("r", AllOf((Below("points.total", 6), AtLeast("points.skill", 5))), "desk")],
    )
    assert prepare(early(tested)).sparing.cuts == {"points.total": [3, 6], "points.skill": [1, 2, 5]}


def test_nothing_is_planned_without_a_section_that_ends_early():
    assert prepare(bundle(*THREE)).sparing == Sparing({}, {})


# ----------------------------------------------------------------------------- what gives nothing but points


def test_a_scored_question_that_nothing_reads_can_be_spared_and_a_fact_cannot():
    assert spareable(fact("f", "x"), *THREE) == ["q1", "q2", "q3"]


def test_only_questions_of_sections_that_end_early_can_be_spared():
    tested = bundle(choice("q1", YES, section="a"), choice("q2", YES, section="b"))
    assert set(prepare(early(tested, "b")).sparing.questions) == {"q2"}


@pytest.mark.parametrize(
    "guard",
    [
        {"branch": among("q1", "yes")},
        {"branch": AnyOf((Missing("q1"), NotAmong("q1", frozenset(("no",)))))},
        {"ask_if": among("q1", "unsure")},
    ],
)
def test_a_question_that_a_guard_reads_is_asked(guard):
    assert spareable(choice("q1", YES), choice("q2", YES, **guard)) == ["q2"]


def test_a_question_that_a_profile_or_a_rule_reads_is_asked():
    table = [profile("able", among("q1", "yes")), profile("anyone")]
    assert spareable(*THREE, profiles=table, rules=[rule("r", Missing("q2"), "desk")]) == ["q3"]


def test_a_question_that_settles_a_band_is_asked():
    assert spareable(choice("q1", YES, settles={"no": "low"}), choice("q2", YES)) == ["q2"]


@pytest.mark.parametrize(
    "reads", [AtLeast("points.skill", 2), Below("points.total", 2), among("band.skill", "low")]
)
def test_a_question_whose_points_a_later_guard_reads_is_asked(reads):
    assert spareable(choice("q1", YES), choice("f", YES, ask_if=reads), choice("q2", YES)) == ["f", "q2"]


def test_a_question_whose_points_only_an_earlier_guard_or_another_domain_reads_can_be_spared():
    tested = [
        choice("other", YES, domain="other"),
        choice("q1", YES, ask_if=AtLeast("points.other", 2)),
    ]
    assert spareable(*tested, domains=[domain(), domain("other")]) == ["q1"]


def test_nothing_is_spared_whose_points_the_language_flag_may_still_change():
    plain = choice("easy-words", YES, ask_if=among("language-flag", "true"))
    hanging = [
        fact("help", "x", ask_if=among("language-flag", "true")),
        choice("q4", YES, ask_if=among("help", "x")),
    ]
    by_total = [profile("able", AtLeast("points.total", 2)), profile("anyone")]
    domains = [domain(), domain("other")]
    elsewhere = [choice("q5", YES, domain="other")]
    assert spareable(*THREE, plain) == []
    assert spareable(*THREE, *hanging, *elsewhere, domains=domains) == ["q5"]
    assert spareable(*THREE, *hanging, *elsewhere, domains=domains, profiles=by_total) == []


def test_nothing_is_spared_where_skipping_gives_more_points_than_answering():
    odd = choice("q2", YES, ask_if=among("f", "x"), if_skipped=3)
    assert spareable(fact("f", "x", "y"), choice("q1", YES), odd) == []


# --------------------------------------------------------------------------------- what is left on the path


def test_a_question_is_spared_once_its_points_cannot_reach_another_band():
    tested = early(bundle(*THREE, domains=[AT_FOUR]))
    assert path_of(tested).questions == ("q1", "q2", "q3")
    assert path_of(tested, q1="no").questions == ("q1", "q2", "q3")
    assert path_of(tested, q1="no", q2="no").questions == ("q1", "q2")
    assert path_of(tested, q1="yes", q2="yes").questions == ("q1", "q2")
    assert path_of(tested, q1="yes", q2="no").questions == ("q1", "q2", "q3")


def test_a_spared_question_is_kept_with_the_points_it_could_have_given():
    path = path_of(early(bundle(*THREE, domains=[AT_FOUR])), q1="yes", q2="yes")
    assert [(s.question.id, s.value, s.evidence, s.low, s.high) for s in path.spared] == [
        ("q3", None, Evidence.INFERRED, 0, 2)
    ]
    assert (path.low["points.skill"], path.high["points.skill"]) == (4, 6)
    assert (path.complete, path.first_open, path.step("q3")) == (True, None, None)


def test_points_that_a_later_section_can_still_give_keep_a_question_on_the_path():
    later = choice("q4", YES, section="later")
    tested = early(bundle(*THREE, later, domains=[AT_FOUR]), "only")
    assert spared(path_of(tested, q1="no", q2="no")) == []
    assert spared(path_of(tested, q1="no", q2="no", q4="no")) == ["q3"]
    assert spared(path_of(tested, q1="yes", q2="yes")) == ["q3"]


def test_a_total_that_a_table_reads_keeps_a_question_on_the_path():
    domains = [AT_TWO, domain("other")]
    by_total = [profile("able", AtLeast("points.total", 5)), profile("anyone")]
    asked = [*THREE, choice("q4", {"no": 0, "yes": 1}, domain="other")]
    tested = early(bundle(*asked, domains=domains, profiles=by_total))
    assert spared(path_of(tested, q1="yes", q2="yes")) == []
    assert spared(path_of(tested, q1="yes", q2="no", q4="no")) == ["q3"]
    assert spared(path_of(tested, q1="yes", q2="yes", q4="yes")) == ["q3"]


def test_a_bound_that_a_rule_puts_on_a_domain_keeps_a_question_on_the_path():
    rules = [rule("r", AtLeast("points.skill", 6), "desk")]
    tested = early(bundle(*THREE, domains=[AT_TWO], rules=rules))
    assert spared(path_of(tested, q1="yes", q2="yes")) == []
    assert spared(path_of(tested, q1="yes", q2="no")) == ["q3"]


def test_a_question_that_was_answered_or_observed_stays_on_the_path():
    tested = early(bundle(*THREE[:2], task("t", YES), domains=[AT_FOUR]))
    assert path_of(tested, q1="yes", q2="yes", t="unclear").questions == ("q1", "q2", "t")
    assert path_of(tested, q1="yes", q2="yes", observed={"t": "guided"}).questions == ("q1", "q2", "t")
    assert path_of(tested, q2="yes", t="yes").questions == ("q2", "t")


def test_changing_an_answer_brings_a_spared_question_back():
    tested = early(bundle(*THREE, domains=[AT_FOUR]))
    assert path_of(tested, q1="yes", q2="yes").complete
    assert path_of(tested, q1="no", q2="yes").first_open.id == "q3"


def test_a_question_that_is_not_understood_counts_as_open():
    tested = early(bundle(*THREE, domains=[AT_FOUR]))
    assert path_of(tested, q1="yes", q2="unclear").questions == ("q1", "q2", "q3")


def test_one_question_is_left_when_nothing_decides_anything():
    hello = warm_up("hello", right="x", wrong="y")
    assert path_of(early(bundle(*THREE))).questions == ("q1",)
    assert path_of(early(bundle(hello, *THREE)), hello="x").questions == ("hello", "q1")
    assert path_of(early(bundle(fact("f", "x"), *THREE))).questions == ("f",)
    assert path_of(early(bundle(*THREE)), q2="yes").questions == ("q2",)


# ------------------------------------------------------------------------------------------------- outcome


def test_a_spared_question_counts_as_answered_for_the_band():
    tested = early(bundle(*THREE, domains=[domain(low=0, high=4, needs=3)]))
    (result,) = diagnose(tested, answers(q1="yes", q2="yes"), FRENCH).domains
    assert (result.band.id, result.answered, result.spared, result.most) == ("high", 2, 1, 6)


def test_too_few_questions_are_too_few_with_the_spared_ones_too():
    tested = early(bundle(*THREE, domains=[domain(low=0, high=4, needs=4)]))
    outcome = diagnose(tested, answers(q1="yes", q2="yes"), FRENCH)
    assert (outcome.bands, outcome.undecided, outcome.complete) == ({"skill": None}, (), True)


def test_distance_to_a_cut_is_taken_from_the_nearer_end():
    tested = early(bundle(*THREE, domains=[domain(low=0, middle=3, high=7)]))
    (result,) = diagnose(tested, answers(q1="yes", q2="yes"), FRENCH).domains
    assert (result.low, result.high, result.to_cut) == (4, 6, 1)


def test_neighbouring_profile_is_sought_with_the_spared_questions_counted():
    table = [profile("able", among("band.skill", "high")), profile("starting")]
    domains = [domain(low=0, high=4, needs=3)]
    tested = early(bundle(*THREE, domains=domains, profiles=table, close_within=1))
    found = diagnose(tested, answers(q1="yes", q2="yes"), FRENCH).profile_result
    assert (found.profile.id, found.runner_up.id, found.margin) == ("able", "starting", 1)


# ----------------------------------------------------------------- the early test against the full test


def both_tests(tested, first, rest, facts=FRENCH):
    """The outcomes of one person who takes the early test with the answers `first`, and then the full test
    with `rest` for what only that one asks.
    """
    shorter = finished(early(tested), Answers({}, first.observed), first.given, facts)
    longer = finished(tested, shorter, rest.given, facts)
    return diagnose(early(tested), shorter, facts), diagnose(tested, longer, facts)


def check_same(before, after):
    """The full test asks all of the early one, besides it what was spared, and concludes the same."""
    added = [name for name in after.path.questions if before.path.step(name) is None]
    assert added == spared(before.path)
    assert set(before.path.questions) <= set(after.path.questions)
    assert concluded(before) == concluded(after)


def finished(tested, so_far, given, facts):
    """The answers at the end of a test in which every open question gets its answer from `given`."""
    taken = dict(so_far.given)
    while (waiting := walk(tested, Answers(taken, so_far.observed), facts).first_open) is not None:
        taken[waiting.id] = given[waiting.id]
    return Answers(taken, so_far.observed)


def concluded(outcome):
    """All that comes out for the person and for the counsellor, reasons and numbers aside."""
    return {
        "bands": outcome.bands,
        "possible bands": [[band.id for band in result.possible] for result in outcome.domains],
        "profile": outcome.profile and outcome.profile.id,
        "possible profiles": [profile.id for profile in outcome.profile_result.possible],
        "referrals": [(r.service.id, r.rule.id, [rule.id for rule in r.also]) for r in outcome.referrals],
        "further": [(r.service.id, r.rule.id) for r in outcome.further],
        "flag": outcome.path.language_flag,
    }


SMALL = bundle(
    choice("q1", YES, section="first"),
    choice("q2", {"no": 0, "half": 1, "yes": 3}, section="first"),
    fact("f", "x", "y", section="first"),
    choice("q3", YES, domain="other", section="second", ask_if=among("f", "x"), if_skipped=1),
    choice("q4", {"no": 0, "yes": 3}, section="second"),
    choice("q5", YES, domain="other", section="second"),
    domains=[domain(low=0, high=3, needs=3), domain("other", low=0, high=2, needs=1)],
    profiles=[profile("able", AtLeast("points.total", 7)), profile("anyone")],
    rules=[
        rule("few", AllOf((Below("points.skill", 6), among("profile", "anyone"))), "s1"),
        rule("band", among("band.other", "low"), "s2"),
    ],
    services=[service("s1"), service("s2")],
)


def everybody(tested):
    """Every way to answer everything."""
    asked = list(tested.questionnaire.questions())
    ways = [[option.id for option in question.form.options] + ["unsure"] for question in asked]
    for values in product(*ways):
        yield Answers({q.id: (value,) for q, value in zip(asked, values, strict=True)})


def compare_everybody(tested):
    """Both tests for everybody, with the least and with the most in the questions spared."""
    asked = list(tested.questionnaire.questions())
    ends = [Answers({q.id: (q.form.options[at].id,) for q in asked}) for at in (0, -1)]
    counts = set()
    for person, end in product(everybody(tested), ends):
        before, after = both_tests(tested, person, end)
        check_same(before, after)
        counts.add(len(before.path.spared))
    return counts


def test_on_every_path_of_a_small_test_ending_early_concludes_the_same():
    assert compare_everybody(SMALL) == {0, 1}


@pytest.mark.parametrize("wrong", [lambda _cuts, _points: 0, lambda cuts, points: cell_of(cuts, points - 1)])
def test_a_wrong_cell_would_be_noticed(wrong, monkeypatch):
    monkeypatch.setattr(sparing, "cell_of", wrong)
    with pytest.raises(AssertionError):
        compare_everybody(SMALL)


# Drawing a questionnaire takes a while, and a busy machine proves nothing against the engine.
tried = settings(suppress_health_check=[HealthCheck.too_slow])


@st.composite
def bundles(draw):
    """Random bundles; in most, tables read bands alone and bands are wide, or little would be spared."""
    tested = draw(drawn.bundles())
    if draw(st.integers(0, 3)) == 0:
        return tested
    facts = {"band.a": list(drawn.BANDS), "band.b": list(drawn.BANDS), "language-flag": ["true", "false"]}
    by_band = draw(drawn.conditions(facts))
    rules = tuple(replace(rule, when=draw(drawn.conditions(facts))) for rule in tested.referrals.rules)
    domains = tuple(
        replace(found, bands=(found.bands[0], replace(found.bands[2], cut=draw(st.integers(1, 5)))))
        for found in tested.questionnaire.domains
    )
    return replace(
        tested,
        questionnaire=replace(tested.questionnaire, domains=domains),
        profiles=replace(tested.profiles, profiles=(profile("p0", by_band), profile("p2"))),
        referrals=replace(tested.referrals, rules=rules),
    )


@st.composite
def people(draw, tested):
    """Answers to the early test, some of them ways out; real ones to what is left; and the setting."""
    first = draw(drawn.full_answers(tested, observed=draw(st.booleans())))
    ways_out = st.sampled_from([None, None, None, ("unclear",), ("unsaid",)])
    given = {name: draw(ways_out) or value for name, value in first.given.items()}
    return Answers(given, first.observed), draw(drawn.full_answers(tested)), draw(drawn.SETTINGS)


@tried
@given(st.data())
def test_ending_early_concludes_what_the_full_test_concludes(data):
    tested = data.draw(bundles())
    check_same(*both_tests(tested, *data.draw(people(tested))))


@tried
@given(st.data())
def test_a_question_once_spared_does_not_come_back_as_one_goes_on(data):
    tested = early(data.draw(bundles()))
    first, _, facts = data.draw(people(tested))
    taken, gone = {}, set()
    while True:
        path = walk(tested, Answers(taken, first.observed), facts)
        assert gone.isdisjoint(path.questions)
        gone |= set(spared(path))
        if path.complete:
            break
        taken[path.first_open.id] = first.given[path.first_open.id]
