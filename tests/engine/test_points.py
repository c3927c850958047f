import pytest

from diagnostic.engine.points import most_points, points_of, points_of_observation
from diagnostic.model.answers import Observation
from diagnostic.model.question import Evidence
from tests.engine.build import choice, fact, order, place, several, sort, task, typed, warm_up

CHOICE = choice("q", {"alone": 2, "helped": 1, "not-yet": 0})
TASK = task("q", {"best": 3, "good": 3, "wrong": 0})
TYPED = typed("q", points=2, fr=["oui"])
STEPS = ("a", "b", "c", "d")
ORDER = order("q", *STEPS, points=5)
SORT = sort("q", points=5, folders="xyz", a="x", b="y", c="x", d="z")


@pytest.mark.parametrize(
    "question, value, expected",
    [
        (CHOICE, "alone", 2),
        (CHOICE, "helped", 1),
        (CHOICE, "not-yet", 0),
        (TASK, "best", 3),
        (TASK, "good", 3),
        (TASK, "wrong", 0),
        (TYPED, "right", 2),
        (TYPED, "wrong", 0),
    ],
)
def test_points_of_one_answer_are_those_written_beside_it(question, value, expected):
    assert points_of(question, (value,)) == expected


@pytest.mark.parametrize("question", [CHOICE, TASK, TYPED, ORDER, several("q", {"a": 1})])
def test_unsure_is_worth_nothing(question):
    assert points_of(question, ("unsure",)) == 0


@pytest.mark.parametrize(
    "chosen, expected", [(("a",), 1), (("a", "b"), 3), (("b", "c"), 4), (("a", "b", "c"), 4), (("none",), 0)]
)
def test_points_of_several_add_up_to_their_maximum(chosen, expected):
    question = several("q", {"a": 1, "b": 2, "c": 3, "none": 0}, exclusive=["none"], max_points=4)
    assert points_of(question, chosen) == expected


def test_points_of_several_add_up_freely_without_a_maximum():
    assert points_of(several("q", {"a": 1, "b": 2, "c": 3}), ("a", "b", "c")) == 6


@pytest.mark.parametrize(
    "given, expected",
    [
        ("abcd", 5),
        ("bacd", 2),
        ("acbd", 2),
        ("abdc", 2),
        ("cbad", 0),
        ("badc", 0),
        ("bcad", 0),
        ("dcba", 0),
    ],
)
def test_points_of_an_order_are_full_half_after_one_exchange_of_neighbours_or_none(given, expected):
    assert points_of(ORDER, tuple(given)) == expected


@pytest.mark.parametrize(
    "given, expected",
    [("xyxz", 5), ("xyxx", 2), ("yyxz", 2), ("yyxx", 0), ("zzzz", 0), ("yxyx", 0)],
)
def test_points_of_a_sorting_are_full_half_after_one_wrong_folder_or_none(given, expected):
    assert points_of(SORT, tuple(given)) == expected


@pytest.mark.parametrize(
    "question, expected",
    [
        (SORT, 5),
        (CHOICE, 2),
        (TASK, 3),
        (TYPED, 2),
        (ORDER, 5),
        (several("q", {"a": 1, "b": 2, "c": 3}), 6),
        (several("q", {"a": 1, "b": 2, "c": 3}, at_most=2), 5),
        (several("q", {"a": 1, "b": 2, "c": 3}, max_points=4), 4),
        (several("q", {"a": 1, "b": 1, "all": 9}, exclusive=["all"]), 9),
        (several("q", {"a": 1, "b": 1, "none": 0}, exclusive=["none"]), 2),
    ],
)
def test_most_points_are_those_of_the_best_answer(question, expected):
    assert most_points(question) == expected


@pytest.mark.parametrize(
    "question, value",
    [
        (choice("q", {"yes": 2}, evidence=Evidence.FACT), "yes"),
        (choice("q", {"yes": 2}, domain=None), "yes"),
        (fact("q", "yes"), "yes"),
        (place("q", here=[]), "here"),
        (warm_up("q", right="here", wrong="there"), "here"),
    ],
)
def test_facts_and_questions_without_a_domain_give_no_points(question, value):
    assert (points_of(question, (value,)), most_points(question)) == (0, 0)


@pytest.mark.parametrize(
    "observation, expected",
    [(Observation.ALONE, 5), (Observation.HINT, 2), (Observation.GUIDED, 0), (Observation.NOT_DONE, 0)],
)
def test_observation_counts_fully_half_rounded_down_or_nothing(observation, expected):
    assert points_of_observation(ORDER, observation) == expected
