import pytest

from diagnostic.engine.outcome import diagnose
from diagnostic.model.answers import Facts
from diagnostic.model.condition import AtLeast, Missing
from tests.engine.build import (
    FRENCH,
    among,
    answers,
    bundle,
    choice,
    domain,
    fact,
    profile,
    rule,
    service,
    task,
    text,
)

YES = {"no": 0, "yes": 2}
ABLE, STARTING = profile("able", AtLeast("points.total", 4)), profile("starting")


def diagnosed(tested, facts=FRENCH, observed=None, **given):
    return diagnose(tested, answers(observed, **given), facts)


def test_outcome_joins_path_bands_profile_and_referrals():
    tested = bundle(
        choice("q1", YES),
        choice("q2", YES),
        domains=[domain(low=0, high=4, needs=2)],
        profiles=[ABLE, STARTING],
        rules=[rule("next", among("profile", "able"), "course")],
        services=[service("course")],
    )
    outcome = diagnosed(tested, q1="yes", q2="yes")
    assert (outcome.complete, outcome.bands, outcome.profile.id) == (True, {"skill": "high"}, "able")
    assert [referral.service.id for referral in outcome.referrals] == ["course"]


def test_undecided_profile_is_missing_for_the_rules():
    tested = bundle(
        choice("q1", YES),
        choice("q2", YES),
        profiles=[ABLE, STARTING],
        rules=[
            rule("somebody", Missing("profile"), "person"),
            rule("start", among("profile", "starting"), "course"),
        ],
        services=[service("person"), service("course")],
    )
    assert [r.service.id for r in diagnosed(tested, q1="yes").referrals] == ["person"]
    assert [r.service.id for r in diagnosed(tested, q1="yes", q2="no").referrals] == ["course"]


def test_outcome_shows_as_many_places_as_the_table_allows_and_keeps_the_others_for_the_counsellor():
    places = ["a", "b", "c", "d"]
    tested = bundle(
        fact("q1", "yes"),
        rules=[rule(place, among("q1", "yes"), place) for place in places],
        services=[service(place) for place in places],
        at_most=3,
    )
    outcome = diagnosed(tested, q1="yes")
    assert [r.service.id for r in outcome.referrals] == ["a", "b", "c"]
    assert [r.service.id for r in outcome.further] == ["d"]


def test_strengths_are_full_answers_with_a_sentence_what_was_shown_later_first():
    can = text("You can")
    tested = bundle(
        choice("said", YES, can=can),
        choice("silent", YES),
        choice("half", {"no": 0, "with-help": 1, "alone": 2}, can=can),
        task("shown", YES, can=can),
        task("seen", YES, can=can),
        task("worthless", {"any": 0}, can=can),
    )
    outcome = diagnosed(
        tested,
        said="yes",
        silent="yes",
        half="with-help",
        shown="yes",
        seen="no",
        worthless="any",
        observed={"seen": "alone"},
    )
    assert [step.question.id for step in outcome.strengths] == ["seen", "shown", "said"]


def test_strengths_come_from_each_domain_in_turn():
    can = text("You can")
    tested = bundle(
        task("e1", YES, can=can, domain="email"),
        task("e2", YES, can=can, domain="email"),
        task("d1", YES, can=can, domain="device"),
        domains=[domain("email"), domain("device")],
    )
    outcome = diagnosed(tested, e1="yes", e2="yes", d1="yes")
    assert [step.question.id for step in outcome.strengths] == ["e2", "d1", "e1"]


# -------------------------------------------------------------------------------------------- undecided


def test_undecided_are_the_missing_answers_of_open_domains():
    tested = bundle(
        choice("q1", YES, domain="a"),
        choice("q2", YES, domain="b"),
        choice("q3", YES, domain="b"),
        domains=[domain("a", low=0, high=1), domain("b", low=0, high=2)],
    )
    assert diagnosed(tested).undecided == ("q1", "q2", "q3")
    assert diagnosed(tested, q1="unclear", q2="yes").undecided == ("q1",)
    assert diagnosed(tested, q1="no", q2="yes", q3="unclear").undecided == ()


def test_undecided_are_all_missing_answers_while_the_profile_is_open():
    tested = bundle(choice("q1", YES), choice("q2", YES), domains=[domain()], profiles=[ABLE, STARTING])
    assert diagnosed(tested, q1="yes").undecided == ("q2",)
    assert diagnosed(tested, q1="no").undecided == ()


def test_undecided_names_the_question_on_which_an_open_branch_hangs():
    tested = bundle(
        fact("gate", "a", "b"),
        fact("other", "a", "b"),
        choice("nested", YES, branch=among("gate", "a")),
        domains=[domain(low=0, high=2)],
    )
    assert diagnosed(tested, gate="unclear", other="unclear").undecided == ("gate",)
    assert diagnosed(tested, gate="b").undecided == ()


def test_undecided_names_the_question_on_which_an_open_guard_hangs():
    tested = bundle(
        choice("gate", YES, domain="a"),
        choice("easy", YES, domain="b", ask_if=among("gate", "no"), if_skipped=2),
        domains=[domain("a", low=0), domain("b", low=0, high=2)],
    )
    assert diagnosed(tested, gate="unclear").undecided == ("gate",)


def test_undecided_names_the_question_on_which_a_whole_branch_hangs():
    tested = bundle(
        fact("gate", "a", "b"),
        fact("between", "a", "b", branch=among("gate", "a")),
        choice("nested", YES, branch=among("between", "a")),
        domains=[domain(low=0, high=2)],
    )
    assert diagnosed(tested, gate="unclear").undecided == ("gate",)


def test_undecided_names_the_missing_points_on_which_an_open_guard_hangs():
    tested = bundle(
        choice("q1", YES, domain="a"),
        choice("hard", YES, domain="b", ask_if=AtLeast("points.a", 2)),
        domains=[domain("a", low=0), domain("b", low=0, high=2)],
    )
    assert diagnosed(tested, q1="unclear").undecided == ("q1",)


def test_undecided_names_the_fact_that_the_profile_waits_for():
    tested = bundle(
        fact("q1", "a", "b"), fact("q2", "a"), profiles=[profile("special", among("q1", "a")), STARTING]
    )
    assert diagnosed(tested, q2="a").undecided == ("q1",)
    assert diagnosed(tested, q1="b").undecided == ()


def test_undecided_names_the_question_that_could_settle_a_band():
    tested = bundle(
        fact("has", "some", "none", settles={"none": "low"}),
        choice("q1", YES, section="next"),
        domains=[domain(low=0, high=2)],
    )
    assert diagnosed(tested, q1="yes").undecided == ("has",)


# ------------------------------------------------------------------------------------------------ purity


def test_same_arguments_give_the_same_outcome():
    tested = bundle(choice("q1", YES), choice("q2", YES, branch=among("q1", "yes")))
    given = answers(q1="yes", q2="no")
    first, again = diagnose(tested, given, FRENCH), diagnose(tested, given, Facts("fr"))
    assert first == again


@pytest.mark.parametrize("order", [("q1", "q2", "q3"), ("q3", "q2", "q1"), ("q2", "q3", "q1")])
def test_order_of_the_answers_does_not_matter(order):
    tested = bundle(choice("q1", YES), choice("q2", YES, branch=among("q1", "yes")), choice("q3", YES))
    values = {"q1": "yes", "q2": "no", "q3": "yes"}
    expected = diagnosed(tested, **values)
    assert diagnosed(tested, **{name: values[name] for name in order}) == expected
