import pytest

from diagnostic.engine.truth import compile_condition
from diagnostic.model.condition import ALWAYS, AllOf, AnyOf, AtLeast, Below, Given, Missing, leaves, opposite
from tests.engine.build import among, every, not_among, not_every

OPEN = {"q": None}
NEVER_ASKED = {}


def truth(condition, values=None, low=None, high=None):
    """The condition's truth; the points are exact unless `high` is given."""
    low = low or {}
    return compile_condition(condition)(values or {}, low, high or low)


@pytest.mark.parametrize(
    "leaf, answer, expected",
    [
        (among("q", "a", "b"), ("b",), True),
        (among("q", "a", "b"), ("c",), False),
        (among("q", "a"), ("a", "c"), True),
        (not_among("q", "a", "b"), ("c",), True),
        (not_among("q", "a", "b"), ("b",), False),
        (not_among("q", "a"), ("a", "c"), False),
        (every("q", "a", "b"), ("a", "b", "c"), True),
        (every("q", "a", "b"), ("a", "c"), False),
        (not_every("q", "a", "b"), ("a", "c"), True),
        (not_every("q", "a", "b"), ("b", "a"), False),
        (Missing("q"), ("a",), False),
        (Given("q"), ("a",), True),
    ],
)
def test_leaf_about_a_known_fact_is_plainly_true_or_false(leaf, answer, expected):
    assert truth(leaf, {"q": answer}) is expected


@pytest.mark.parametrize(
    "leaf", [among("q", "a"), not_among("q", "a"), every("q", "a"), not_every("q", "a"), Given("q")]
)
def test_leaf_about_a_question_never_asked_is_false(leaf):
    assert truth(leaf, NEVER_ASKED) is False


@pytest.mark.parametrize(
    "leaf", [among("q", "a"), not_among("q", "a"), every("q", "a"), not_every("q", "a"), Given("q")]
)
def test_leaf_about_an_open_question_is_not_known(leaf):
    assert truth(leaf, OPEN) is None


@pytest.mark.parametrize("values", [NEVER_ASKED, OPEN])
def test_missing_holds_as_long_as_nobody_gave_the_fact(values):
    assert truth(Missing("q"), values) is True


@pytest.mark.parametrize("values", [NEVER_ASKED, OPEN, {"q": ("a",)}, {"q": ("b",)}])
@pytest.mark.parametrize(
    "condition",
    [
        among("q", "a"),
        every("q", "a"),
        Missing("q"),
        AllOf((among("q", "a"), not_among("q", "b"))),
        AnyOf((among("q", "a"), Missing("q"))),
    ],
)
def test_condition_and_its_opposite_never_hold_together(condition, values):
    assert (truth(condition, values), truth(opposite(condition), values)) != (True, True)


def test_opposite_of_an_unanswered_condition_does_not_hold():
    asked_nobody = truth(opposite(among("q", "a")), NEVER_ASKED)
    not_answered = truth(opposite(among("q", "a")), OPEN)
    assert (asked_nobody, not_answered) == (False, None)


@pytest.mark.parametrize(
    "low, high, at_least, below",
    [
        (4, 4, True, False),
        (3, 3, False, True),
        (4, 9, True, False),
        (0, 3, False, True),
        (3, 4, None, None),
    ],
)
def test_points_are_known_only_when_both_ends_agree(low, high, at_least, below):
    ends = ({"points.x": low}, {"points.x": high})
    assert truth(AtLeast("points.x", 4), {}, *ends) is at_least
    assert truth(Below("points.x", 4), {}, *ends) is below


def test_both_bounds_hold_only_between_them():
    between = AllOf((AtLeast("points.x", 2), Below("points.x", 4)))
    assert [truth(between, {}, {"points.x": n}) for n in range(6)] == [False, False, True, True, False, False]


TRUE, FALSE, UNKNOWN = Missing("never"), Given("never"), among("q", "a")


@pytest.mark.parametrize(
    "parts, every_part, one_part",
    [
        ((), True, False),
        ((TRUE,), True, True),
        ((FALSE,), False, False),
        ((UNKNOWN,), None, None),
        ((TRUE, FALSE), False, True),
        ((TRUE, UNKNOWN), None, True),
        ((UNKNOWN, TRUE), None, True),
        ((FALSE, UNKNOWN), False, None),
        ((UNKNOWN, FALSE), False, None),
        ((TRUE, TRUE, UNKNOWN), None, True),
        ((FALSE, FALSE, UNKNOWN), False, None),
    ],
)
def test_combination_is_known_as_soon_as_its_parts_decide_it(parts, every_part, one_part):
    assert truth(AllOf(parts), OPEN) is every_part
    assert truth(AnyOf(parts), OPEN) is one_part


def test_always_has_no_leaf_and_always_holds():
    assert (list(leaves(ALWAYS)), truth(ALWAYS)) == ([], True)
