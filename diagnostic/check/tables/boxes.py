"""Sets of people as boxes: what makes a table of conditions countable.

Each fact that a table reads is an axis with finitely many states; one of them stands for "nobody gave
it". A box says for each axis which states it lets in, and holds every combination of them. A condition is
a union of boxes, and tables are compared by subtracting boxes from boxes: the gaps of a table are
everything minus its rules, and a rule is covered by others when nothing of it is left without them.

A box is one whole number: each axis has a field of bits in it, one bit for each state, and above each
field a spare bit that stays 0. Adding all ones to a field carries into the spare bit unless the field is
empty, so that one addition tells whether any axis lets nothing in. That is what keeps tables of
thousands of rules cheap. Work is limited by counting boxes, never by a clock.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import accumulate
from operator import or_
from typing import NamedTuple

from diagnostic.engine.truth import Values, compile_condition
from diagnostic.model.condition import AllOf, AnyOf, AtLeast, Below, Condition, Leaf

Box = int

MOST_OF_ONE = 1_000
"""So many boxes may one condition be made of."""

MERGED_FROM = 1_000
"""Merging costs time and saves boxes: worth it once there are many."""


class TooManyError(Exception):
    """The limit of boxes was reached: whatever was asked is not proved."""


class State(NamedTuple):
    """One state of a fact: its value (empty: nobody gave it), or its points at least and at most."""

    label: str
    value: tuple[str, ...] = ()
    low: int = 0
    high: int = 0


@dataclass(frozen=True, slots=True)
class Axis:
    """A fact with all states it can be in."""

    fact: str
    states: tuple[State, ...]


@dataclass(frozen=True, slots=True)
class Space:
    """All axes, and the numbers that boxes are computed with. Made by `space_of_axes`."""

    axes: tuple[Axis, ...]
    fields: tuple[Box, ...]
    full: Box
    spare: int


@dataclass(slots=True)
class Allowance:
    """How many boxes may still be looked at."""

    boxes: int

    def spend(self, boxes: int) -> None:
        """Count, and stop when nothing is left."""
        self.boxes -= boxes
        if self.boxes < 0:
            raise TooManyError


def space_of_axes(axes: Sequence[Axis]) -> Space:
    """The space of all combinations of these axes."""
    widths = [len(axis.states) for axis in axes]
    shifts = list(accumulate((width + 1 for width in widths), initial=0))
    fields = tuple(((1 << width) - 1) << shift for width, shift in zip(widths, shifts, strict=False))
    spare = reduce(or_, (1 << (end - 1) for end in shifts[1:]), 0)
    return Space(tuple(axes), fields, reduce(or_, fields, 0), spare)


def is_empty(space: Space, box: Box) -> bool:
    """True when some axis lets nothing in."""
    return (box + space.full) & space.spare != space.spare


def boxes_of(space: Space, condition: Condition) -> tuple[Box, ...]:
    """The boxes where the condition plainly holds, as rules need it; none when it never can."""
    match condition:
        case AllOf(parts):
            found: tuple[Box, ...] = (space.full,)
            for part in parts:
                found = _crossed(space, found, boxes_of(space, part))
            return found
        case AnyOf(parts):
            return merged(space, [box for part in parts for box in boxes_of(space, part)])
        case _:
            return _box_of_leaf(space, condition)


def _crossed(space: Space, boxes: Sequence[Box], others: Sequence[Box]) -> tuple[Box, ...]:
    if len(boxes) * len(others) > MOST_OF_ONE:
        raise TooManyError
    both = (box & other for box in boxes for other in others)
    found = [box for box in both if not is_empty(space, box)]
    return tuple(found) if len(found) < 2 else merged(space, found)


def _box_of_leaf(space: Space, leaf: Leaf) -> tuple[Box, ...]:
    """Asks the engine about each state, so that both agree about "unanswered is not no"."""
    at = next((number for number, axis in enumerate(space.axes) if axis.fact == leaf.fact), None)
    if at is None:
        raise TooManyError
    axis, field = space.axes[at], space.fields[at]
    bit = field & -field
    holds = compile_condition(leaf)
    is_number = isinstance(leaf, AtLeast | Below)
    inside = 0
    for state in axis.states:
        values: Values = {} if is_number else {leaf.fact: state.value}
        if holds(values, {leaf.fact: state.low}, {leaf.fact: state.high}) is True:
            inside |= bit
        bit <<= 1
    return ((space.full & ~field) | inside,) if inside else ()


def without(space: Space, box: Box, other: Box) -> Iterator[Box]:
    """What is left of a box without the other: disjoint boxes, at most one for each axis."""
    if is_empty(space, box & other):
        yield box
        return
    outside = box & ~other
    for field in space.fields:
        if outside & field:
            yield (box & ~field) | (outside & field)
            box &= ~field | other


def difference(
    space: Space, boxes: Iterable[Box], others: Iterable[Box], allowance: Allowance
) -> tuple[Box, ...]:
    """What is left of the boxes without all the others: disjoint boxes if they were."""
    left = list(boxes)
    crowded = MERGED_FROM
    for other in sorted(set(others), key=lambda box: (-size(space, box), box)):
        allowance.spend(len(left))
        left = [piece for box in left for piece in without(space, box, other)]
        if len(left) > crowded:
            left = list(merged(space, left))
            crowded = max(MERGED_FROM, 2 * len(left))
    return tuple(left)


def are_covered(space: Space, boxes: Iterable[Box], others: Iterable[Box], allowance: Allowance) -> bool:
    """True when nothing of the boxes is left without the others."""
    return next(left_over(space, boxes, others, allowance), None) is None


def left_over(
    space: Space, boxes: Iterable[Box], others: Iterable[Box], allowance: Allowance
) -> Iterator[Box]:
    """What is left of the boxes without the others, piece by piece: the first comes soon."""
    everything = list(others)
    waiting = [(box, everything) for box in boxes]
    while waiting:
        box, near = waiting.pop()
        allowance.spend(len(near) + 1)
        near = meeting(space, box, near)
        if near:
            largest = max(near, key=lambda other: size(space, box & other))
            waiting += [(piece, near) for piece in without(space, box, largest)]
        else:
            yield box


def meeting(space: Space, box: Box, others: Iterable[Box]) -> list[Box]:
    """Those that have something in common with the box."""
    full, spare = space.full, space.spare
    return [other for other in others if ((box & other) + full) & spare == spare]


def merged(space: Space, boxes: Iterable[Box]) -> tuple[Box, ...]:
    """The same set in fewer boxes: those that differ on one axis only become one."""
    found = list(dict.fromkeys(boxes))
    count = len(found) + 1
    while 1 < len(found) < count:
        count = len(found)
        for field in space.fields:
            alike: dict[Box, Box] = {}
            for box in found:
                alike[box & ~field] = alike.get(box & ~field, 0) | (box & field)
            found = [rest | inside for rest, inside in alike.items()]
    return tuple(found)


def grown(space: Space, box: Box, others: Sequence[Box], allowance: Allowance) -> Box:
    """The box made as large as it can be without meeting the others: what a reader wants to see of a gap."""
    for field in space.fields:
        new = field & ~box
        while new:
            state = new & -new
            new ^= state
            slice_ = (box & ~field) | state
            allowance.spend(len(others))
            if not meeting(space, slice_, others):
                box |= state
    return box


def size(space: Space, box: Box) -> int:
    """How many combinations of states a box holds."""
    count = 1
    for field in space.fields:
        count *= (box & field).bit_count()
    return count


def states_in(space: Space, box: Box) -> Iterator[tuple[Axis, tuple[State, ...]]]:
    """The axes that a box does not leave open, with the states it lets in."""
    for axis, field in zip(space.axes, space.fields, strict=True):
        inside = box & field
        if inside != field:
            bit = field & -field
            yield axis, tuple(s for number, s in enumerate(axis.states) if inside & (bit << number))


def in_words(space: Space, box: Box) -> str:
    """A box as editors read it, with the ids of their files: `aim = learn, profile ≠ autonomous | missing`.

    Of the states let in and those kept out it names the fewer; a box of everything is "*".
    """
    parts = []
    for axis, states in states_in(space, box):
        others = [state for state in axis.states if state not in states]
        sign, named = ("=", states) if len(states) <= len(others) else ("≠", others)
        parts.append(f"{axis.fact} {sign} {' | '.join(state.label for state in named)}")
    return ", ".join(parts) or "*"
