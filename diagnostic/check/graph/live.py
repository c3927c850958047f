"""What changes on the way and guards may read: points, bands so far, and the language flag.

One more such fact is known to the checker alone: `answers.<domain>`, the number of scored answers.

Only what somebody still reads is carried, and no further than it is told apart: points stop counting at
the highest bound that anything compares them with.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from diagnostic.check.graph.residues import ABSENT, leaf_truth
from diagnostic.engine.bands import band_between
from diagnostic.engine.course import Course
from diagnostic.engine.journey import UNCLEAR_RAISES_FLAG
from diagnostic.model.condition import AtLeast, Below, Leaf
from diagnostic.model.profile import Domain
from diagnostic.model.question import Value

if TYPE_CHECKING:
    from diagnostic.check.graph.replies import Reply
    from diagnostic.check.graph.terrain import Turn

FLAG = "language-flag"
TOTAL = "points.total"
ANSWERS = "answers."


def changes_on_the_way(fact: str) -> bool:
    """True for the facts that are not an answer, not of the setting and not only known at the end."""
    return fact == FLAG or fact.startswith(("points.", "band.", ANSWERS))


class Points(NamedTuple):
    """Points at least and at most, as far as they are told apart."""

    low: int
    high: int


class Standing(NamedTuple):
    """Where a domain stands: points, scored answers (no more than the domain needs), the settled band;
    `begun` once any points were counted.
    """

    low: int
    high: int
    answered: int
    settled: str | None
    begun: bool


Entry = Points | Standing | int | None
Carried = tuple[Entry, ...]
"""One entry for each live fact; None once nobody reads it any more."""


@dataclass(frozen=True, slots=True)
class LiveFact:
    """A fact that changes on the way, the last turn that reads it, and the highest bound it meets."""

    name: str
    domain: Domain | None
    last: int
    cap: int

    @property
    def is_band(self) -> bool:
        """A band follows from the points, the number of answers, and what was settled."""
        return self.name.startswith("band.")

    @property
    def is_count(self) -> bool:
        """The number of scored answers of a domain; a settled domain has enough."""
        return self.name.startswith(ANSWERS)

    def begin(self) -> Entry:
        """Before the first question."""
        if self.name == FLAG:
            return 0
        return Standing(0, 0, 0, None, begun=False) if self.is_band else Points(0, 0)

    def counts(self, number: str | None) -> bool:
        """True if points of this kind ("points.email") change the fact."""
        if number is None or self.name == FLAG:
            return False
        own = (self.is_band or self.is_count) and self.domain is not None
        return self.name in (number, TOTAL) or (own and f"points.{self.domain.id}" == number)  # type: ignore[union-attr]

    def settle(self, entry: Entry, domain: str | None, band: str) -> Entry:
        """An answer made the band of a domain known; the first such answer stands."""
        if self.domain is None or self.domain.id != domain:
            return entry
        if isinstance(entry, Standing) and entry.settled is None:
            return entry._replace(settled=band)
        return Points(self.cap, self.cap) if self.is_count else entry

    def add(self, entry: Entry, low: int, high: int, *, answered: bool) -> Entry:
        """Count the points of one question."""
        if isinstance(entry, Standing):
            assert self.domain is not None  # noqa: S101  a band is that of a domain
            return Standing(
                min(entry.low + low, self.cap),
                min(entry.high + high, self.cap),
                min(entry.answered + answered, self.domain.needs),
                entry.settled,
                begun=True,
            )
        assert isinstance(entry, Points)  # noqa: S101  flags count no points
        if self.is_count:
            low, high = answered, answered
        return Points(min(entry.low + low, self.cap), min(entry.high + high, self.cap))

    def value(self, entry: Entry, *, at_end: bool = False) -> Value | None:
        """What a condition about a band or the flag sees; at the end, what the outcome tells."""
        if not isinstance(entry, Standing):
            return ("true",) if entry == UNCLEAR_RAISES_FLAG else ("false",)
        if entry.settled is not None:
            return (entry.settled,)
        if not (entry.begun or at_end) or self.domain is None:
            return ABSENT
        band = band_between(self.domain, entry.low, entry.high, entry.answered)
        if band is not None:
            return (band.id,)
        return None if at_end or entry.low < entry.high else ABSENT


class Live:
    """The live facts of a terrain, in a fixed order, and how each turn changes them."""

    def __init__(self, course: Course, last: Mapping[str, int], bounds: Mapping[str, int]) -> None:
        self.facts = tuple(
            LiveFact(
                name, domain := course.domains.get(name.partition(".")[2]), at, _cap(name, domain, bounds)
            )
            for name, at in sorted(last.items())
        )
        self.place = {fact.name: number for number, fact in enumerate(self.facts)}

    def start(self) -> Carried:
        """Nothing counted yet."""
        return tuple(fact.begin() for fact in self.facts)

    def after_reply(self, at: int, turn: "Turn", carried: Carried, reply: "Reply") -> Carried:
        """The question was put on the path and got this reply."""
        entries: list[Entry] = []
        for fact, before in zip(self.facts, carried, strict=True):
            if fact.last <= at:
                entries.append(None)
                continue
            entry = before
            if reply.band is not None and turn.question is not None:
                entry = fact.settle(entry, turn.question.domain, reply.band)
            if fact.counts(turn.number):
                entry = fact.add(entry, reply.low, reply.high, answered=reply.known is not None)
            elif fact.name == FLAG and reply.unclear and isinstance(entry, int):
                entry = min(entry + 1, UNCLEAR_RAISES_FLAG)
            entries.append(entry)
        return tuple(entries)

    def after_passing(self, at: int, number: str | None, carried: Carried, low: int, high: int) -> Carried:
        """The question was passed by; with a number, these points were inferred."""
        return tuple(
            None
            if fact.last <= at
            else fact.add(entry, low, high, answered=False)
            if fact.counts(number)
            else entry
            for fact, entry in zip(self.facts, carried, strict=True)
        )

    def truth(self, leaf: Leaf, carried: Carried, *, ends: bool = False) -> bool | None:
        """The truth of a leaf that is left when its turn comes. A guard sees the points earned so far; with
        `ends`, also those hoped for.
        """
        at = self.place.get(leaf.fact)
        if at is None:
            return leaf_truth(leaf, ABSENT)
        fact, entry = self.facts[at], carried[at]
        if isinstance(entry, Points):
            return points_truth(leaf, entry.low, entry.high if ends else entry.low)
        return leaf_truth(leaf, fact.value(entry))

    def seen_by(self, other: "Live", at: int, carried: Carried) -> Carried:
        """What is carried here as `other`, which reads less, would carry it before turn `at`."""
        entries: list[Entry] = []
        for fact in other.facts:
            entry = carried[self.place[fact.name]] if fact.last >= at else None
            if isinstance(entry, Points | Standing):
                entry = entry._replace(low=min(entry.low, fact.cap), high=min(entry.high, fact.cap))
            entries.append(entry)
        return tuple(entries)


def points_truth(leaf: Leaf, low: int, high: int) -> bool | None:
    """The truth of a comparison of points that lie somewhere from `low` to `high`."""
    match leaf:
        case AtLeast(_, bound):
            return low >= bound or (None if high >= bound else False)
        case Below(_, bound):
            return high < bound or (None if low < bound else False)
    raise TypeError(leaf)


def _cap(name: str, domain: Domain | None, bounds: Mapping[str, int]) -> int:
    if name.startswith("band.") and domain is not None:
        return max(band.cut for band in domain.bands)
    return bounds.get(name, 0)
