"""From the path to points: what counts, what is inferred, how far it can still go."""

import pytest

from diagnostic.model.answers import Facts
from diagnostic.model.condition import AllOf, AtLeast, Below, Given
from diagnostic.model.question import Evidence
from tests.engine.build import (
    among,
    bundle,
    choice,
    domain,
    fact,
    several,
    task,
)
from tests.engine.walked import YES, inferred, path_of, points, unless


@pytest.mark.parametrize(
    "given, expected",
    [
        ({}, (0, 5)),
        ({"q1": "yes"}, (2, 5)),
        ({"q1": "yes", "q2": "unclear"}, (2, 5)),
        ({"q1": "yes", "q2": "unsure"}, (2, 2)),
        ({"q1": "no", "q2": "yes"}, (3, 3)),
    ],
)
def test_points_are_an_interval_as_long_as_answers_are_missing(given, expected):
    path = path_of(bundle(choice("q1", YES), choice("q2", {"no": 0, "yes": 3})), **given)
    assert (points(path), points(path, "total")) == (expected, expected)


def test_points_are_counted_by_domain_and_in_total():
    tested = bundle(
        choice("q1", YES, domain="skill"),
        choice("q2", YES, domain="other"),
        fact("q3", "yes", "no", domain="skill"),
        domains=[domain("skill"), domain("other")],
    )
    path = path_of(tested, q1="yes", q3="yes")
    assert path.low == {"points.total": 2, "points.skill": 2, "points.other": 0}
    assert path.high == {"points.total": 4, "points.skill": 2, "points.other": 2}


def test_observation_counts_instead_of_the_answer():
    tested = bundle(task("q1", {"wrong": 0, "right": 3}), fact("follows", "a", branch=among("q1", "wrong")))
    path = path_of(tested, q1="wrong", observed={"q1": "alone"})
    step = path.step("q1")
    assert (points(path), step.evidence, step.value) == ((3, 3), Evidence.OBSERVED, ("wrong",))
    assert path.questions == ("q1", "follows")


def test_observation_counts_where_nothing_was_answered():
    path = path_of(bundle(task("q1", {"wrong": 0, "right": 3})), observed={"q1": "hint"})
    assert (points(path), path.step("q1").answered) == ((1, 1), False)


def test_observation_of_a_fact_counts_for_nothing():
    path = path_of(bundle(fact("q1", "a")), q1="a", observed={"q1": "alone"})
    assert (points(path), path.step("q1").evidence) == ((0, 0), Evidence.FACT)


# ------------------------------------------------------------------------------ inference and its limits


def ladder(if_skipped=2, ask_if=None, **more):
    """An easy question that is only asked of those who failed the first."""
    easy = choice("easy", YES, ask_if=ask_if or among("q1", "no", "unsure"), if_skipped=if_skipped, **more)
    return bundle(choice("q1", YES), easy)


@pytest.mark.parametrize(
    "given, expected, passed_by",
    [
        ({"q1": "yes"}, (4, 4), [("easy", 2, 2)]),
        ({"q1": "no"}, (0, 2), []),
        ({"q1": "unsure"}, (0, 2), []),
        ({"q1": "no", "easy": "yes"}, (2, 2), []),
        ({"q1": "yes", "easy": "no"}, (4, 4), [("easy", 2, 2)]),
        ({}, (0, 4), [("easy", 0, 2)]),
        ({"q1": "unclear"}, (0, 4), [("easy", 0, 2)]),
        ({"q1": "unclear", "easy": "yes"}, (0, 4), [("easy", 0, 2)]),
    ],
)
def test_points_are_inferred_only_when_the_guard_is_surely_false(given, expected, passed_by):
    path = path_of(ladder(), **given)
    assert (points(path), inferred(path)) == (expected, passed_by)


def test_points_are_not_inferred_without_saying_how_many():
    path = path_of(ladder(if_skipped=None), q1="yes")
    assert (points(path), inferred(path)) == ((2, 2), [])


@pytest.mark.parametrize(
    "guard, given, expected",
    [
        (AtLeast("points.skill", 2), {"q1": "no"}, (1, 1)),
        (AtLeast("points.skill", 2), {"q1": "unclear"}, (0, 4)),
        (AtLeast("points.skill", 2), {}, (0, 4)),
        (Below("points.skill", 2), {"q1": "yes"}, (3, 3)),
        (Given("q1"), {"q1": "unclear"}, (0, 4)),
    ],
)
def test_points_stay_open_while_the_guard_hangs_on_what_is_missing(guard, given, expected):
    assert points(path_of(ladder(if_skipped=1, ask_if=guard), **given)) == expected


def test_points_are_inferred_only_where_the_branch_holds():
    tested = ladder(branch=among("language", "nl"))
    assert points(path_of(tested, q1="yes")) == (2, 2)
    assert points(path_of(tested, Facts("nl"), q1="yes")) == (4, 4)


NESTED = bundle(
    fact("q0", "a", "b"),
    choice("q1", YES),
    choice("nested", {"no": 0, "yes": 3}, branch=among("q0", "a"), ask_if=among("q1", "no"), if_skipped=1),
)


@pytest.mark.parametrize(
    "given, expected",
    [
        ({"q0": "unclear", "q1": "no"}, (0, 3)),
        ({"q0": "unclear", "q1": "yes"}, (2, 3)),
        ({"q0": "unclear"}, (0, 5)),
        ({"q0": "b", "q1": "yes"}, (2, 2)),
        ({"q0": "a", "q1": "yes"}, (3, 3)),
    ],
)
def test_points_of_an_open_branch_reach_from_none_to_what_it_could_give(given, expected):
    assert points(path_of(NESTED, **given)) == expected


def test_points_are_not_inferred_for_sure_while_the_section_may_have_ended():
    tested = bundle(
        fact("q0", "some", "none"),
        choice("q1", YES, branch=unless("q0", "none")),
        choice("easy", YES, branch=unless("q0", "none"), ask_if=among("q1", "no"), if_skipped=2),
    )
    assert points(path_of(tested, q0="some", q1="yes")) == (4, 4)
    assert points(path_of(tested, q0="unclear", q1="yes")) == (2, 4)


def test_question_that_may_yet_be_asked_keeps_what_follows_open():
    tested = bundle(
        fact("q0", "a", "b"),
        fact("q1", "a", "b", branch=among("q0", "a")),
        choice("easy", YES, ask_if=among("q1", "b"), if_skipped=2),
    )
    assert points(path_of(tested, q0="unclear")) == (0, 2)
    assert points(path_of(tested, q0="b")) == (2, 2)


def test_first_settlement_of_a_domain_stands():
    tested = bundle(
        fact("q1", "a", "b", settles={"a": "low"}),
        fact("q2", "a", "b", settles={"a": "high"}, section="next"),
        domains=[domain(low=0, high=4)],
    )
    assert path_of(tested, q1="a", q2="a").settled == {"skill": ("q1", "low")}
    assert path_of(tested, q1="b", q2="a").settled == {"skill": ("q2", "high")}


def test_settlement_needs_an_answer():
    tested = bundle(fact("q1", "a", "b", settles={"a": "low"}), domains=[domain(low=0, high=4)])
    assert [path_of(tested, q1=value).settled for value in ("b", "unsure", "unclear", "unsaid")] == [{}] * 4


def test_settlement_finds_its_option_among_several_answers():
    tested = bundle(several("q1", {"a": 0, "b": 0}, settles={"b": "low"}), domains=[domain(low=0, high=4)])
    assert path_of(tested, q1=["a", "b"]).settled == {"skill": ("q1", "low")}


def test_guards_join_values_and_points():
    guard = AllOf((among("q1", "yes"), Below("points.skill", 4)))
    tested = bundle(choice("q1", YES), choice("q2", YES), choice("q3", YES, ask_if=guard))
    assert path_of(tested, q1="yes", q2="no").questions == ("q1", "q2", "q3")
    assert path_of(tested, q1="yes", q2="yes").questions == ("q1", "q2")
