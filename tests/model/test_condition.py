import pytest
from hypothesis import given
from hypothesis import strategies as st

from diagnostic.model.condition import (
    ALWAYS,
    AllOf,
    Among,
    AnyOf,
    AtLeast,
    Below,
    Every,
    Given,
    Missing,
    NotAmong,
    NotEvery,
    both,
    leaves,
    opposite,
)

A, B, C = (Among(fact, frozenset("x")) for fact in "abc")
VALUES = frozenset(("x", "y"))

LEAVES = st.sampled_from(
    [
        A,
        NotAmong("a", VALUES),
        Every("b", VALUES),
        NotEvery("b", VALUES),
        Missing("c"),
        Given("c"),
        AtLeast("points.d", 3),
        Below("points.d", 3),
    ]
)
CONDITIONS = st.recursive(
    LEAVES,
    lambda parts: st.builds(
        lambda combine, chosen: combine(tuple(chosen)), st.sampled_from([AllOf, AnyOf]), st.lists(parts)
    ),
    max_leaves=8,
)


@pytest.mark.parametrize(
    "condition, expected",
    [
        (Among("a", VALUES), NotAmong("a", VALUES)),
        (Every("a", VALUES), NotEvery("a", VALUES)),
        (Missing("a"), Given("a")),
        (AtLeast("points.a", 3), Below("points.a", 3)),
        (AllOf((A, B)), AnyOf((opposite(A), opposite(B)))),
        (AllOf((A, AnyOf((B, C)))), AnyOf((opposite(A), AllOf((opposite(B), opposite(C)))))),
        (ALWAYS, AnyOf(())),
    ],
)
def test_opposite_is_pushed_down_to_the_leaves(condition, expected):
    assert opposite(condition) == expected


@given(CONDITIONS)
def test_opposite_of_the_opposite_is_the_condition(condition):
    assert opposite(opposite(condition)) == condition


@given(CONDITIONS)
def test_opposite_is_about_the_same_facts_in_the_same_order(condition):
    assert [leaf.fact for leaf in leaves(opposite(condition))] == [leaf.fact for leaf in leaves(condition)]


@pytest.mark.parametrize(
    "first, second, expected",
    [
        (None, None, None),
        (A, None, A),
        (None, A, A),
        (A, B, AllOf((A, B))),
        (AllOf((A, B)), C, AllOf((A, B, C))),
        (A, AllOf((B, C)), AllOf((A, B, C))),
        (A, AnyOf((B, C)), AllOf((A, AnyOf((B, C))))),
        (ALWAYS, A, AllOf((A,))),
    ],
)
def test_both_joins_two_conditions_where_none_means_always(first, second, expected):
    assert both(first, second) == expected


def test_leaves_come_in_reading_order():
    assert list(leaves(AllOf((A, AnyOf((B, ALWAYS, AllOf((C,)))), A)))) == [A, B, C, A]
