"""What a goal asks of the points, as plain limits: at once impossible, or a compass for the search.

Only what follows without doubt is taken: comparisons that must hold, bands that only points can give, a
profile whose rows compare points. What is left out makes a search longer, never wrong.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from diagnostic.engine.course import Course
from diagnostic.model.condition import AllOf, Among, AtLeast, Below, Condition

MOST_POINTS = 1_000_000

SURELY: frozenset[bool | None] = frozenset((True,))
NOT_SURELY: frozenset[bool | None] = frozenset((False, None))
SURELY_NOT: frozenset[bool | None] = frozenset((False,))


@dataclass(frozen=True, slots=True)
class Holds:
    """At the end of the test the truth of the condition is one of these. It may speak of everything that
    the referral table may speak of.
    """

    condition: Condition
    truths: frozenset[bool | None] = SURELY


@dataclass(slots=True)
class Limits:
    """Where the low and the high end of a number of points must lie."""

    low_least: int = 0
    low_most: int = MOST_POINTS
    high_least: int = 0
    high_most: int = MOST_POINTS

    @property
    def impossible(self) -> bool:
        """True when no two ends fit."""
        return self.low_least > min(self.low_most, self.high_most) or self.high_least > self.high_most


def limits_of(course: Course, goal: Iterable[Holds]) -> Mapping[str, Limits]:
    """Number ("points.email") -> its limits, for the numbers that the goal limits."""
    found: dict[str, Limits] = {}
    for holds in _plain(course, goal):
        leaf = holds.condition
        if isinstance(leaf, AtLeast | Below):
            limits = found.setdefault(leaf.fact, Limits())
            _narrow(limits, leaf, holds.truths)
    return found


def _narrow(limits: Limits, leaf: AtLeast | Below, truths: frozenset[bool | None]) -> None:
    """A comparison is surely so when both ends say so, not surely when one does not."""
    at_least = isinstance(leaf, AtLeast)
    if truths in (SURELY, SURELY_NOT):
        if at_least is (truths == SURELY):
            limits.low_least = max(limits.low_least, leaf.bound)
        else:
            limits.high_most = min(limits.high_most, leaf.bound - 1)
    elif truths == NOT_SURELY and at_least:
        limits.low_most = min(limits.low_most, leaf.bound - 1)
    elif truths == NOT_SURELY:
        limits.high_least = max(limits.high_least, leaf.bound)


def _plain(course: Course, goal: Iterable[Holds]) -> Iterator[Holds]:
    """The goal with its bands and its profile said in points, as far as that can be done."""
    for holds in goal:
        surely = holds.truths == SURELY
        match holds.condition:
            case AllOf(parts) if surely:
                yield from _plain(course, (Holds(part) for part in parts))
            case Among(fact, values) if surely and fact == "profile" and len(values) == 1:
                yield from _plain(course, _profile(course, next(iter(values))))
            case Among(fact, values) if surely and fact.startswith("band."):
                yield from _band(course, fact.removeprefix("band."), values)
            case _:
                yield holds


def _profile(course: Course, name: str) -> Iterator[Holds]:
    """No row before it holds, and its own does."""
    for profile in course.bundle.profiles.profiles:
        if profile.when is not None:
            yield Holds(profile.when, SURELY if profile.id == name else SURELY_NOT)
        if profile.id == name:
            return


def _band(course: Course, name: str, values: frozenset[str]) -> Iterator[Holds]:
    """From the lowest of these bands to the highest, unless an answer can settle one."""
    domain = course.domains.get(name)
    if domain is None or course.settling[name]:
        return
    wanted = [at for at, band in enumerate(domain.bands) if band.id in values]
    if not wanted:
        return
    number = f"points.{name}"
    if wanted[0] > 0:
        yield Holds(AtLeast(number, domain.bands[wanted[0]].cut))
    if wanted[-1] + 1 < len(domain.bands):
        yield Holds(Below(number, domain.bands[wanted[-1] + 1].cut))
