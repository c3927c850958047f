"""What can still come of a state: the fewest answers to the end, or that the goal is out of reach.

Points still to come are known as ranges, so truths are looked at as sets (`residues.mask_of`): the goal is
out of reach once none of the truths it wants is possible. At the end all ranges are single values, and the
same look is exact.
"""

from collections.abc import Mapping, Sequence

from diagnostic.check.graph.limits import MOST_POINTS, Limits
from diagnostic.check.graph.live import ANSWERS, FLAG, Points, Standing
from diagnostic.check.graph.residues import ABSENT, ANY, NO, OPEN, YES, leaf_truth, mask_for, mask_of
from diagnostic.check.graph.states import NOTHING_TO_COME, Price, Range, World
from diagnostic.check.graph.terrain import State, Terrain
from diagnostic.engine.bands import bands_between
from diagnostic.model.condition import AtLeast, Leaf
from diagnostic.model.question import Value

PRICES = (Price(4, 1), Price(2, 1), Price(1, 1), Price(1, 2), Price(1, 4))
"""Any set is sound; these cover questions that bring from a quarter to four points an answer."""

ANY_NUMBER = Range(0, 1_000, 0, 1_000)


def _place_of(terrain: Terrain, number: str) -> int | None:
    """Where these points are carried: by themselves, or with the band that follows from them."""
    place = terrain.live.place
    return place.get(number, place.get(f"band.{number.removeprefix('points.')}"))


class Outlook:
    """The outlook of one search; `wanted` are the sets of truths of the first conditions of the goal, the
    conditions behind them are those of the profile table.
    """

    def __init__(
        self, world: World, terrain: Terrain, wanted: Sequence[int], limits: Mapping[str, Limits]
    ) -> None:
        self.world = world
        self.limits = [(_place_of(terrain, number), number, part) for number, part in limits.items()]
        self.terrain = terrain
        self.wanted = wanted
        self.hoped = self._can_settle()
        # Bounds that need no graph, for when there is none to the end.
        self.most_to_come: list[int] = []
        self.always_asked: list[int] = []
        if not world.complete:
            self._add_up()

    def fewest_answers(self, at: int, state: State) -> int | None:
        """The fewest answers to the end if the goal may still be reached, None if it cannot."""
        base = self.terrain.seen_by(self.world.terrain, at, state)
        view = _View(self, at, state, base)
        if not view.within_reach():
            return None
        if not self.world.complete:
            return self.always_asked[at]
        return max(self.world.lengths()[at][base][0], self._answers_for_points(at, state, base))

    def _answers_for_points(self, at: int, state: State, base: State) -> int:
        """A lower bound of the answers that it takes to bring all points within their limits."""
        most = 0
        for place, number, limits in self.limits:
            entry = None if place is None else state.carried[place]
            if not isinstance(entry, Points | Standing):
                continue
            missing, room = limits.low_least - entry.low, limits.high_most - entry.high
            for price in PRICES:
                if missing > 0:
                    least = self.world.hopes(number, price)[at][base] + price.points * missing
                    most = max(most, -(-least // price.answers))
                if room < MOST_POINTS // 2:
                    dear = Price(price.answers, -price.points)
                    least = self.world.hopes(number, dear)[at][base] - price.points * room
                    most = max(most, -(-least // price.answers))
        return most

    def range_of(self, at: int, base: State, number: str) -> Range:
        """What is still to come of these points."""
        if number.startswith(ANSWERS):
            return ANY_NUMBER
        if self.world.complete:
            return self.world.ranges(number)[at][base]
        most = self.most_to_come[at]
        return Range(0, most, 0, most)

    def _can_settle(self) -> list[frozenset[tuple[str, str]]]:
        """For each turn the (domain, band) that questions from there on can settle."""
        found: list[frozenset[tuple[str, str]]] = [frozenset()]
        for turn in reversed(self.terrain.turns):
            question = turn.question
            own = (question.settles or {}).values() if question is not None else ()
            new = frozenset((question.domain, band) for band in own) if question and question.domain else ()
            found.append(found[-1].union(new) if new else found[-1])
        return found[::-1]

    def _add_up(self) -> None:
        """For each turn what questions from there on can give at most, and how many are asked in any case."""
        most, asked = [0], [0]
        for turn in reversed(self.terrain.turns):
            question = turn.question
            worth = max(turn.most, question.if_skipped or 0) if question and turn.number else 0
            most.append(most[-1] + worth)
            asked.append(asked[-1] + (question is not None and turn.guard is None))
        self.most_to_come, self.always_asked = most[::-1], asked[::-1]


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
