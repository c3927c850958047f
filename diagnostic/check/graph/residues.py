"""What is left of a condition once some of its facts are known.

Filling in one fact after the other and simplifying at each step forgets all that no longer matters: two
people whose answers leave the same residue are the same person to the condition. Truth has three values
here as in `engine.truth`: yes, no, and not known (None).

A *mask* is a set of truths, for when only ranges are known: which of the three are still possible.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cache

from diagnostic.engine.truth import compile_condition
from diagnostic.model.condition import AllOf, AnyOf, Condition, Leaf
from diagnostic.model.question import Value

Truth = bool | None


@dataclass(frozen=True, slots=True)
class Group:
    """Parts of which all must hold (`every`) or at least one. A part may be None: surely not known.

    `facts` and the hash are kept, because a group is asked for them again and again as it gets smaller.
    """

    every: bool
    parts: tuple["Residue", ...]
    facts: frozenset[str] = field(compare=False, repr=False)
    hashed: int = field(compare=False, repr=False)

    def __hash__(self) -> int:
        return self.hashed


Residue = Truth | Leaf | Group

ABSENT: Value = ()
"""The value of a fact that was surely not given; None stands for one that is open."""

YES, NO, OPEN = 1, 2, 4
ANY = YES | NO | OPEN


def residue_of(condition: Condition | None) -> Residue:
    """A condition with nothing filled in; no condition at all is always true."""
    match condition:
        case None:
            return True
        case AllOf(parts):
            return _group(True, [residue_of(part) for part in parts])
        case AnyOf(parts):
            return _group(False, [residue_of(part) for part in parts])
        case _:
            return condition


def fill_in(residue: Residue, fact: str, value: Value | None) -> Residue:
    """What is left when the fact has this value (None: open, ABSENT: surely not given)."""
    match residue:
        case Group(every, parts, facts):
            if fact not in facts:
                return residue
            return _group(every, [fill_in(part, fact, value) for part in parts])
        case bool() | None:
            return residue
        case leaf:
            return leaf_truth(leaf, value) if leaf.fact == fact else leaf


@cache
def leaf_truth(leaf: Leaf, value: Value | None) -> Truth:
    """The truth of a leaf about an answer, as the engine sees it."""
    return compile_condition(leaf)({} if value == ABSENT else {leaf.fact: value}, {}, {})


def truth_of(residue: Residue, live: Callable[[Leaf], Truth]) -> Truth:
    """The truth when `live` knows the leaves that are left."""
    match residue:
        case Group(every, parts):
            truths = [truth_of(part, live) for part in parts]
            if (not every) in truths:
                return not every
            return None if None in truths else every
        case bool() | None:
            return residue
        case leaf:
            return live(leaf)


def mask_of(residue: Residue, possible: Callable[[Leaf], int]) -> int:
    """The truths that are possible when `possible` gives those of the leaves that are left."""
    match residue:
        case Group(every, parts):
            mask = YES if every else NO
            for part in parts:
                mask = (ALL_TABLE if every else ANY_TABLE)[mask, mask_of(part, possible)]
            return mask
        case bool() | None:
            return mask_for(residue)
        case leaf:
            return possible(leaf)


def mask_for(truth: Truth) -> int:
    """The set of this one truth."""
    return OPEN if truth is None else YES if truth else NO


def facts_in(residue: Residue) -> frozenset[str]:
    """The facts of the leaves that are left."""
    match residue:
        case Group(facts=facts):
            return facts
        case bool() | None:
            return frozenset()
        case leaf:
            return frozenset((leaf.fact,))


def _group(every: bool, parts: Iterable[Residue]) -> Residue:
    """Simplified: one deciding part decides, parts that change nothing go, equal ones count once."""
    kept: dict[Residue, None] = {}
    for part in parts:
        if part is (not every):
            return part
        if part is every:
            continue
        if isinstance(part, Group) and part.every is every:
            kept.update(dict.fromkeys(part.parts))
        else:
            kept[part] = None
    if not kept:
        return every
    if len(kept) == 1:
        return next(iter(kept))
    facts: frozenset[str] = frozenset().union(*(facts_in(part) for part in kept))
    return Group(every, tuple(kept), facts, hash((every, *kept)))


def _tables() -> tuple[dict[tuple[int, int], int], dict[tuple[int, int], int]]:
    """All pairs of masks joined by "all of" and by "any of"."""
    ways = {YES: True, NO: False, OPEN: None}
    tables: tuple[dict[tuple[int, int], int], dict[tuple[int, int], int]] = ({}, {})
    for every, table in ((True, tables[0]), (False, tables[1])):
        for one in range(8):
            for other in range(8):
                table[one, other] = 0
                for first in (bit for bit in ways if bit & one):
                    for second in (bit for bit in ways if bit & other):
                        truths = (ways[first], ways[second])
                        decided = (not every) if (not every) in truths else None if None in truths else every
                        table[one, other] |= mask_for(decided)
    return tables


ALL_TABLE, ANY_TABLE = _tables()
