"""How well tests place people whose ability is known: rightly, and twice alike."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sitting:
    """One person: the profile that the ability stands for, and those that two tests gave (None: none)."""

    true: str
    given: tuple[str | None, str | None]


@dataclass(frozen=True, slots=True)
class Placement:
    """Shares from 0 to 1. `order` are the profiles, the least able first.

    `right`, `too_low`, `too_high` and `unknown` are of all tests and add up to 1; `gross` is the part of
    them that is two profiles or more away. `same` is the share of people whom both tests place alike, and
    `table` counts the tests by true and given profile.
    """

    order: tuple[str, ...]
    true: Mapping[str, float]
    given: Mapping[str, float]
    right: float
    too_low: float
    too_high: float
    unknown: float
    gross: float
    same: float
    table: Mapping[str, Mapping[str, int]]


def place(order: Sequence[str], sittings: Sequence[Sitting]) -> Placement:
    """What the sittings come to; there must be at least one."""
    level = {profile: number for number, profile in enumerate(order)}
    tests = [(sitting.true, given) for sitting in sittings for given in sitting.given]
    off = Counter(None if given is None else level[given] - level[true] for true, given in tests)
    table = Counter(tests)
    found = Counter(given for _, given in tests)
    people, all_tests = len(sittings), len(tests)

    def share(low: int, high: int) -> float:
        return sum(off[distance] for distance in range(low, high + 1)) / all_tests

    farthest = len(order)
    return Placement(
        order=tuple(order),
        true={name: sum(sitting.true == name for sitting in sittings) / people for name in order},
        given={name: found[name] / all_tests for name in order},
        right=share(0, 0),
        too_low=share(-farthest, -1),
        too_high=share(1, farthest),
        unknown=off[None] / all_tests,
        gross=share(-farthest, -2) + share(2, farthest),
        same=sum(sitting.given[0] == sitting.given[1] for sitting in sittings) / people,
        table={true: {given: table[true, given] for given in order} for true in order},
    )
