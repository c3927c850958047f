from itertools import combinations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diagnostic.check.tables.axes import MOST_STATES_OF_A_FACT, space_of
from diagnostic.check.tables.boxes import (
    Allowance,
    Axis,
    State,
    TooManyError,
    are_covered,
    boxes_of,
    difference,
    grown,
    in_words,
    is_empty,
    meeting,
    merged,
    size,
    space_of_axes,
    without,
)
from diagnostic.engine.outcome import diagnose
from diagnostic.engine.scoring import outcome_values
from diagnostic.engine.truth import compile_condition
from diagnostic.model.answers import Facts
from diagnostic.model.condition import (
    ALWAYS,
    AllOf,
    AnyOf,
    AtLeast,
    Below,
    Given,
    Missing,
    leaves,
    opposite,
)
from tests.engine.build import (
    among,
    answers,
    bundle,
    choice,
    domain,
    every,
    fact,
    not_among,
    not_every,
    order,
    place,
    profile,
    several,
)

PLENTY = 100_000

# Small enough to count everything out: 4 x 6 x 6 combinations.
COLOUR = Axis(
    "colour", (State("red", ("red",)), State("blue", ("blue",)), State("none", ("none",)), State("?"))
)
THINGS = Axis(
    "things",
    tuple(State("+".join(chosen), chosen) for chosen in (("a",), ("b",), ("c",), ("a", "b"), ("b", "c"), ())),
)
POINTS = Axis(
    "points.skill",
    tuple(State(f"{low}/{high}", (), low, high) for low in (0, 2, 5) for high in (0, 2, 5) if low <= high),
)
SPACE = space_of_axes([COLOUR, THINGS, POINTS])
EVERYWHERE = frozenset(product(COLOUR.states, THINGS.states, POINTS.states))

colours, things = (st.frozensets(st.sampled_from(names), min_size=1) for names in (("red", "blue"), "abc"))
leaf = st.one_of(
    st.builds(lambda test, values: test("colour", *values), st.sampled_from([among, not_among]), colours),
    st.builds(
        lambda test, values: test("things", *values),
        st.sampled_from([among, not_among, every, not_every]),
        things,
    ),
    st.builds(
        lambda test, name: test(name),
        st.sampled_from([Missing, Given]),
        st.sampled_from(["colour", "things"]),
    ),
    st.builds(
        lambda test, bound: test("points.skill", bound),
        st.sampled_from([AtLeast, Below]),
        st.sampled_from([2, 5]),
    ),
)
condition = st.recursive(
    leaf,
    lambda parts: st.builds(
        lambda join, these: join(tuple(these)), st.sampled_from([AllOf, AnyOf]), st.lists(parts, max_size=3)
    ),
    max_leaves=8,
)
boxes = st.lists(
    st.builds(
        lambda masks: sum(mask * (field & -field) for mask, field in zip(masks, SPACE.fields, strict=True)),
        st.tuples(*(st.integers(1, 2 ** len(axis.states) - 1) for axis in SPACE.axes)),
    ),
    max_size=5,
)


def inside(box):
    """The combinations of states that a box holds, counted out."""
    lit = [
        [state for number, state in enumerate(axis.states) if box & ((field & -field) << number)]
        for axis, field in zip(SPACE.axes, SPACE.fields, strict=True)
    ]
    return frozenset(product(*lit))


def together(these):
    return frozenset().union(*map(inside, these))


def holds(a_condition, combination):
    colour, thing, points = combination
    values = {"colour": colour.value, "things": thing.value}
    numbers = {"points.skill": points.low}, {"points.skill": points.high}
    return compile_condition(a_condition)(values, *numbers) is True


@given(condition)
def test_a_condition_is_the_boxes_where_it_plainly_holds(a_condition):
    found = boxes_of(SPACE, a_condition)
    assert together(found) == {c for c in EVERYWHERE if holds(a_condition, c)}
    assert not any(is_empty(SPACE, box) for box in found)


@given(boxes, boxes)
def test_difference_leaves_exactly_what_the_others_do_not_hold(some, others):
    left = difference(SPACE, some, others, Allowance(PLENTY))
    assert together(left) == together(some) - together(others)


@given(boxes.filter(lambda found: len(found) > 1))
def test_one_box_without_another_is_made_of_disjoint_pieces(some):
    pieces = list(without(SPACE, some[0], some[1]))
    assert together(pieces) == inside(some[0]) - inside(some[1])
    assert sum(size(SPACE, piece) for piece in pieces) == len(together(pieces))


@given(boxes, boxes)
def test_covered_means_that_nothing_is_left(some, others):
    assert are_covered(SPACE, some, others, Allowance(PLENTY)) is (together(some) <= together(others))


@given(boxes)
def test_merging_changes_nothing_but_the_number(some):
    fewer = merged(SPACE, some)
    assert together(fewer) == together(some)
    assert len(fewer) <= len(some)


def test_boxes_that_differ_on_one_axis_become_one():
    red_or_blue = [*boxes_of(SPACE, among("colour", "red")), *boxes_of(SPACE, among("colour", "blue"))]
    assert merged(SPACE, red_or_blue) == boxes_of(SPACE, among("colour", "red", "blue"))


@given(boxes.filter(bool), boxes)
def test_a_grown_gap_is_as_large_as_it_can_be(some, others):
    gaps = difference(SPACE, some, others, Allowance(PLENTY))
    for gap in gaps:
        large = grown(SPACE, gap, others, Allowance(PLENTY))
        assert inside(gap) <= inside(large)
        assert not inside(large) & together(others)
        for field in SPACE.fields:
            for bit in range(field.bit_length()):
                more = large | (1 << bit & field)
                assert more == large or inside(more) & together(others)


@given(boxes.filter(bool), boxes)
def test_meeting_are_those_with_something_in_common(some, others):
    assert meeting(SPACE, some[0], others) == [other for other in others if inside(other) & inside(some[0])]


def test_boxes_read_as_editors_write():
    (box,) = boxes_of(SPACE, AllOf((among("colour", "red", "blue"), not_among("things", "c"))))
    assert in_words(SPACE, box) == "colour = red | blue, things = a | b | a+b"
    (box,) = boxes_of(SPACE, AllOf((Given("colour"), AtLeast("points.skill", 2))))
    assert in_words(SPACE, box) == "colour ≠ ?, points.skill = 2/2 | 2/5 | 5/5"
    assert in_words(SPACE, SPACE.full) == "*"


def test_a_space_without_axes_holds_one_combination():
    nothing_read = space_of_axes([])
    assert boxes_of(nothing_read, ALWAYS) == (nothing_read.full,)
    assert not is_empty(nothing_read, nothing_read.full)
    assert not are_covered(nothing_read, [nothing_read.full], [], Allowance(PLENTY))
    assert are_covered(nothing_read, [nothing_read.full], [nothing_read.full], Allowance(PLENTY))


# ----------------------------------------------------------------------------------------------------- limits


def test_the_limit_counts_boxes():
    reds = boxes_of(SPACE, among("colour", "red"))
    with pytest.raises(TooManyError):
        difference(SPACE, [SPACE.full] * 3, reds, Allowance(2))
    with pytest.raises(TooManyError):
        are_covered(SPACE, [SPACE.full], reds, Allowance(1))


def test_a_condition_of_very_many_boxes_is_given_up():
    wide = space_of_axes([Axis(f"f{n}", (State("x", ("x",)), State("y", ("y",)))) for n in range(24)])
    pairs = [AnyOf((among(f"f{n}", "x"), among(f"f{n + 1}", "x"))) for n in range(0, 24, 2)]
    with pytest.raises(TooManyError):
        boxes_of(wide, AllOf(tuple(pairs)))


def test_the_gaps_of_a_table_of_400_rules_are_found_within_a_moderate_number_of_boxes():
    facts = [Axis(f"f{n}", tuple(State(v, (v,)) for v in "abcde")) for n in range(8)]
    wide = space_of_axes(facts)
    rules = [
        box
        for first, second, third in list(combinations(range(8), 3))
        for shift in range(8)
        for box in boxes_of(
            wide,
            AllOf(
                tuple(
                    among(f"f{n}", "abcde"[(n + shift) % 5], "abcde"[(n * shift + k) % 5])
                    for k, n in enumerate((first, second, third))
                )
            ),
        )
    ]
    assert len(rules) == 448
    left = difference(wide, [wide.full], rules, Allowance(PLENTY * 10))
    assert 0 < sum(size(wide, box) for box in left) < size(wide, wide.full)
    assert not any(meeting(wide, box, rules) for box in left)
    assert are_covered(wide, [wide.full], [*rules, *left], Allowance(PLENTY * 10))


# ------------------------------------------------------------------------------------------- axes of a bundle


TESTED = bundle(
    choice("q", {"no": 0, "some": 1, "yes": 3}),
    fact("why", "work", "home"),
    several("has", {"phone": 0, "computer": 0, "printer": 0, "nothing": 0}, exclusive=("nothing",)),
    order("steps", "first", "second", points=2),
    place("town", here=["there"], there=["here"]),
    domains=[domain(low=0, high=3)],
    profiles=[profile("ready", AtLeast("points.total", 4)), profile("not-yet")],
    facts={"setting": ("kiosk", "home")},
)
READ = AllOf(
    (
        among("q", "yes"),
        among("why", "work", "unsure"),
        every("has", "phone", "printer"),
        among("has", "nothing"),
        among("steps", "unsure"),
        among("town", "here"),
        among("profile", "ready"),
        among("band.skill", "high"),
        among("language", "fr"),
        among("language-flag", "true"),
        among("setting", "home"),
        AtLeast("points.skill", 1),
        Below("points.skill", 4),
    )
)
ANSWERS = st.fixed_dictionaries(
    {},
    optional={
        "q": st.sampled_from(["no", "some", "yes", "unsure", "unclear"]),
        "why": st.sampled_from(["work", "home", "unsure", "unclear", "unsaid"]),
        "has": st.one_of(
            st.lists(st.sampled_from(["phone", "computer", "printer"]), min_size=1, unique=True),
            st.sampled_from(["nothing", "unsure", "unsaid"]),
        ),
        "steps": st.sampled_from([["first", "second"], ["second", "first"], "unsure", "unclear"]),
        "town": st.sampled_from(["here", "there", "unsure", "unsaid"]),
    },
)


@given(
    ANSWERS, st.sampled_from(["fr", "nl"]), st.sampled_from([{}, {"setting": "kiosk"}, {"setting": "home"}])
)
def test_every_person_is_in_one_state_of_each_axis(given_answers, language, declared):
    space = space_of(TESTED, [READ])
    outcome = diagnose(TESTED, answers(**given_answers), Facts(language, declared))
    values = outcome_values(outcome.path, outcome.domains)
    values["profile"] = (outcome.profile.id,) if outcome.profile else None
    read = [one for part in leaves(READ) for one in (part, opposite(part))]
    for axis in space.axes:
        about = [compile_condition(part) for part in read if part.fact == axis.fact]
        truths = [test(values, outcome.path.low, outcome.path.high) is True for test in about]
        alike = [
            state
            for state in axis.states
            if [
                test({axis.fact: state.value}, {axis.fact: state.low}, {axis.fact: state.high}) is True
                for test in about
            ]
            == truths
        ]
        assert alike, (axis.fact, truths)


def test_sets_of_options_are_told_apart_as_far_as_conditions_do():
    (axis,) = space_of(TESTED, [every("has", "phone", "printer")]).axes
    assert [state.label for state in axis.states] == [
        "other",
        "phone",
        "printer",
        "phone+printer",
        "nothing",
        "unsure",
        "missing",
    ]


def test_points_are_cut_at_the_bounds_that_conditions_name():
    (axis,) = space_of(TESTED, [AtLeast("points.skill", 3), Below("points.skill", 9)]).axes
    assert [state.label for state in axis.states] == ["0–2", "0–2/3–8", "0–2/9+", "3–8", "3–8/9+", "9+"]


def test_a_fact_of_too_many_states_has_no_axis():
    names = [f"o{number}" for number in range(12)]
    large = bundle(several("has", dict.fromkeys(names, 0)))
    assert 2 ** len(names) > MOST_STATES_OF_A_FACT
    space = space_of(large, [among("has", *names), among("language", "fr")])
    assert [axis.fact for axis in space.axes] == ["language"]
    with pytest.raises(TooManyError):
        boxes_of(space, among("has", "o1"))
