"""What can still come of a state: the fewest answers to the end, or that the goal is out of reach.

Points still to come are known as ranges, so truths are looked at as sets (`residues.mask_of`): the goal is
out of reach once none of the truths it wants is possible. At the end all ranges are single values, and the
same look is exact.
"""

from collections.abc import Sequence

from diagnostic.check.live import ANSWERS, FLAG, Points, Standing
from diagnostic.check.residues import ABSENT, ANY, NO, OPEN, YES, leaf_truth, mask_for, mask_of
from diagnostic.check.states import NOTHING_TO_COME, Range, World
from diagnostic.check.terrain import State, Terrain
from diagnostic.engine.bands import bands_between
from diagnostic.model.condition import AtLeast, Leaf
from diagnostic.model.question import Value

ANY_NUMBER = Range(0, 1_000, 0, 1_000)


class Outlook:
    """The outlook of one search; `wanted` are the sets of truths of the first conditions of the goal, the
    conditions behind them are those of the profile table.
    """

    def __init__(self, world: World, terrain: Terrain, wanted: Sequence[int]) -> None:
        self.world = world
        self.terrain = terrain
        self.wanted = wanted
        self.hoped = [self._can_settle(at) for at in range(terrain.end + 1)]
        # Bounds that need no graph, for when there is none to the end.
        without = () if world.complete else range(terrain.end + 1)
        self.most_to_come = [self._most_to_come(at) for at in without]
        self.always_asked = [self._always_asked(at) for at in without]

    def fewest_answers(self, at: int, state: State) -> int | None:
        """The fewest answers to the end if the goal may still be reached, None if it cannot."""
        base = self.terrain.seen_by(self.world.terrain, at, state)
        view = _View(self, at, state, base)
        if not view.within_reach():
            return None
        return self.world.lengths()[at][base][0] if self.world.complete else self.always_asked[at]

    def range_of(self, at: int, base: State, number: str) -> Range:
        """What is still to come of these points."""
        if number.startswith(ANSWERS):
            return ANY_NUMBER
        if self.world.complete:
            return self.world.ranges(number)[at][base]
        most = self.most_to_come[at]
        return Range(0, most, 0, most)

    def _can_settle(self, at: int) -> frozenset[tuple[str, str]]:
        """The (domain, band) that questions from this turn on can settle."""
        return frozenset(
            (turn.question.domain, band)
            for turn in self.terrain.turns[at:]
            if turn.question is not None and turn.question.domain is not None
            for band in (turn.question.settles or {}).values()
        )

    def _always_asked(self, at: int) -> int:
        return sum(turn.question is not None and turn.guard is None for turn in self.terrain.turns[at:])

    def _most_to_come(self, at: int) -> int:
        return sum(
            max(turn.most, turn.question.if_skipped or 0)
            for turn in self.terrain.turns[at:]
            if turn.question is not None and turn.number is not None
        )


class _View:
    """What conditions can still see from one state."""

    def __init__(self, outlook: Outlook, at: int, state: State, base: State) -> None:
        self.outlook = outlook
        self.terrain = outlook.terrain
        self.at = at
        self.state = state
        self.base = base
        self.at_end = at == self.terrain.end
        self.goal = self.terrain.goal_residues(state)
        self._profile: list[Value | None] | None = None

    def within_reach(self) -> bool:
        """True if all parts of the goal can still come true together, as far as can be seen from here.

        Profiles exclude each other, so the parts are looked at for one profile after the other.
        """
        if "profile" not in self.terrain.reads:
            return self._all_possible()
        return any(self._all_possible_with(profile) for profile in self._profiles())

    def _all_possible_with(self, profile: Value | None) -> bool:
        before, self._profile = self._profile, [profile]
        together = self._all_possible()
        self._profile = before
        return together

    def _all_possible(self) -> bool:
        parts = zip(self.goal, self.outlook.wanted, strict=False)
        return all(mask_of(residue, self.possible) & wanted for residue, wanted in parts)

    def possible(self, leaf: Leaf) -> int:
        """The truths that the leaf can still have at the end."""
        place = self.terrain.live.place.get(leaf.fact)
        if place is not None:
            return self._live(leaf, place)
        if leaf.fact == "profile":
            return _mask(leaf, self._profiles())
        if self.at_end or leaf.fact not in self.terrain.place:
            return mask_for(leaf_truth(leaf, ABSENT))
        return ANY

    def _live(self, leaf: Leaf, place: int) -> int:
        entry = self.state.carried[place]
        if isinstance(entry, Points):
            come = self._to_come(leaf.fact)
            return _compared(
                leaf,
                (entry.low + come.least_low, entry.low + come.most_low),
                (entry.high + come.least_high, entry.high + come.most_high),
            )
        fact = self.terrain.live.facts[place]
        if self.at_end or (isinstance(entry, Standing) and entry.settled is not None):
            return mask_for(leaf_truth(leaf, fact.value(entry, at_end=True)))
        if leaf.fact == FLAG:
            return _mask(leaf, [("true",)] if fact.value(entry) == ("true",) else [("true",), ("false",)])
        assert isinstance(entry, Standing)  # noqa: S101  points, flag and bands are all there is
        assert fact.domain is not None  # noqa: S101  a band is that of a domain
        come = self._to_come(f"points.{fact.domain.id}")
        bands = bands_between(fact.domain, entry.low + come.least_low, entry.high + come.most_high)
        ids = {band.id for band in bands} | {
            band for domain, band in self.outlook.hoped[self.at] if domain == fact.domain.id
        }
        return _mask(leaf, [*((band,) for band in ids), None])

    def _to_come(self, number: str) -> Range:
        return NOTHING_TO_COME if self.at_end else self.outlook.range_of(self.at, self.base, number)

    def _profiles(self) -> list[Value | None]:
        """The profiles that are still possible, None among them when it may stay open."""
        if self._profile is None:
            self._profile = self._find_profiles()
        return self._profile

    def _find_profiles(self) -> list[Value | None]:
        left = iter(self.goal[len(self.outlook.wanted) :])
        found: list[Value | None] = []
        may_stay_open = False
        for profile in self.terrain.course.bundle.profiles.profiles:
            mask = YES if profile.when is None else mask_of(next(left), self.possible)
            if mask & YES:
                found.append((profile.id,))
            may_stay_open = may_stay_open or bool(mask & OPEN)
            if not mask & NO:
                # Nobody comes further: this profile is had, or it is open and none is given.
                break
        return [*found, None] if may_stay_open else found


def _mask(leaf: Leaf, values: Sequence[Value | None]) -> int:
    mask = 0
    for value in values:
        mask |= mask_for(leaf_truth(leaf, value))
    return mask


def _compared(leaf: Leaf, low: tuple[int, int], high: tuple[int, int]) -> int:
    """Which truths a comparison can have when the low and the high end lie within these ranges."""
    bound = leaf.bound  # type: ignore[union-attr]
    reached = YES if low[1] >= bound else 0
    missed = NO if high[0] < bound else 0
    between = OPEN if low[0] < bound <= high[1] else 0
    if not isinstance(leaf, AtLeast):
        reached, missed = (NO if reached else 0), (YES if missed else 0)
    return reached | missed | between
