"""What made-up people answer, and how often."""

from collections import Counter
from random import Random

import pytest

from diagnostic.engine.points import points_of
from diagnostic.insight.people import (
    Assumptions,
    Person,
    chances,
    draw_person,
    respondents,
    thresholds_of,
)
from diagnostic.model.question import UNSURE
from tests.engine.build import (
    FRENCH,
    bundle,
    choice,
    fact,
    order,
    place,
    several,
    sort,
    task,
    typed,
    warm_up,
)

TIMES = 4000
SURE = Assumptions(unsure=0.0)


def answers(question, ability, *, claim=0.0, difficulty=0.0, assumptions=SURE):
    """How often each value was given, as a share."""
    respond = respondents(bundle(question), {question.id: difficulty}, assumptions)[question.id]
    random, person = Random(7), Person(ability, claim, FRENCH)
    found = Counter(respond(random, person) for _ in range(TIMES))
    return {value: times / TIMES for value, times in found.items()}


def points(question, ability, **more):
    found = Counter()
    for value, share in answers(question, ability, **more).items():
        found[points_of(question, value)] += share
    return found


def near(share):
    return pytest.approx(share, abs=0.03)


def test_one_step_is_the_model_of_rasch():
    assert chances(0.0, [0.0]) == [0.5, 0.5]
    assert chances(2.0, [1.0])[1] == pytest.approx(0.7311, abs=1e-4)


def test_steps_are_spread_evenly_around_the_difficulty():
    assert thresholds_of(0.5, 1, 1.0) == [0.5]
    assert thresholds_of(0.5, 2, 1.0) == [-0.5, 1.5]
    assert thresholds_of(0.0, 3, 1.0) == [-1.0, 0.0, 1.0]


def test_a_task_of_some_difficulty_is_known_by_half_of_those_who_are_as_able():
    # Of the other half one in five presses the right element by luck.
    found = points(task("t", {"a": 2, "b": 0, "c": 0, "d": 0, "e": 0}), 1.5, difficulty=1.5)
    assert found[2] == near(0.5 + 0.5 / 5)


def test_who_says_that_they_do_not_know_has_no_luck():
    found = answers(task("t", {"a": 2, "b": 0, "c": 0}), -9.0, assumptions=Assumptions(unsure=0.75))
    assert found[UNSURE,] == near(0.75)
    assert found["a",] == near(0.25 / 3)


def test_half_points_of_a_task_are_a_step_of_their_own():
    found = points(
        task("t", {"a": 2, "b": 1, "c": 0, "d": 0, "e": 0}), 0.0, assumptions=Assumptions(unsure=1)
    )
    nothing, half, full = chances(0.0, [-1.0, 1.0])
    assert (found[0], found[1], found[2]) == (near(nothing), near(half), near(full))


def test_claims_shift_what_is_said_and_not_what_is_shown():
    said = choice("said", {"no": 0, "yes": 2})
    shown = task("shown", {"a": 2, "b": 0, "c": 0, "d": 0, "e": 0})
    assert points(said, 0.0, claim=2.0)[2] == near(chances(2.0, [0.0])[1])
    assert points(shown, 0.0, claim=9.0) == points(shown, 0.0)


def test_never_stands_a_step_below_not_yet():
    scale = choice("scale", {"never": 0, "not-yet": 0, "yes": 2}, settles={"never": "low"})
    found = answers(scale, -1.0)
    assert found["never",] == near(chances(-1.0, [-1.0, 1.0])[0])
    assert found["not-yet",] == near(chances(-1.0, [-1.0, 1.0])[1])


def test_an_order_that_is_half_known_has_two_neighbours_exchanged():
    steps = order("o", "a", "b", "c", "d", points=2)
    found = answers(steps, 0.0, assumptions=Assumptions(unsure=1))
    assert found["a", "b", "c", "d"] == near(chances(0.0, [-1.0, 1.0])[2])
    assert set(found) == {
        ("a", "b", "c", "d"),
        ("b", "a", "c", "d"),
        ("a", "c", "b", "d"),
        ("a", "b", "d", "c"),
        (UNSURE,),
    }


def test_a_sorting_that_is_half_known_has_one_thing_in_another_folder():
    papers = sort("p", points=2, folders="xyz", cv="x", letter="y")
    found = answers(papers, 0.0, assumptions=Assumptions(unsure=1))
    assert found["x", "y"] == near(chances(0.0, [-1.0, 1.0])[2])
    assert set(found) == {("x", "y"), ("y", "y"), ("z", "y"), ("x", "x"), ("x", "z"), (UNSURE,)}


def test_who_does_not_know_sorts_anything_anywhere():
    papers = sort("p", points=2, folders="xy", cv="x", letter="y")
    found = answers(papers, -40.0, assumptions=Assumptions(unsure=0))
    assert {value: near(share) for value, share in found.items()} == dict.fromkeys(
        [("x", "x"), ("x", "y"), ("y", "x"), ("y", "y")], 0.25
    )


def test_a_set_holds_as_many_good_options_as_are_known():
    ideas = several("s", {"a": 1, "b": 1, "c": 0, "d": 0}, at_most=2, max_points=2)
    found = points(ideas, 0.0, assumptions=Assumptions(unsure=1))
    assert [found[level] for level in range(3)] == [near(share) for share in chances(0.0, [-1.0, 1.0])]


def test_a_typed_answer_is_never_right_by_luck():
    found = points(typed("t", points=2, fr=("oui",)), -40.0)
    assert found == {0: 1.0}


def test_facts_are_as_likely_as_their_weights():
    helper = fact("helper", "chosen", "nobody")
    assert answers(helper, 5.0)["nobody",] == near(0.5)
    weighted = Assumptions(shares={"helper": {"nobody": 3.0}})
    assert answers(helper, 5.0, assumptions=weighted)["nobody",] == near(0.75)


def test_gestures_go_well_and_lists_are_drawn_evenly():
    assert answers(warm_up("w", right="big", wrong="small"), -3.0) == {("big",): 1.0}
    found = answers(place("where", here=("there",), there=("here",)), 0.0)
    assert found["here",] == near(0.5)


def test_abilities_are_as_spread_as_is_assumed():
    random, test = Random(3), bundle(choice("q", {"no": 0, "yes": 1}))
    drawn = [draw_person(random, test, Assumptions(mean=1.0, spread=0.5)).ability for _ in range(TIMES)]
    assert sum(drawn) / TIMES == pytest.approx(1.0, abs=0.05)
    assert sum(ability > 1.5 for ability in drawn) / TIMES == near(0.159)
