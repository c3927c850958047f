"""Whether a condition holds: yes, no, or not known (None).

Three values, because "unanswered is not no": a question that was asked and not answered, or not
understood, leaves the condition open, while a question that was never asked makes it (and its opposite)
untrue. A guard or a rule takes effect only on a plain yes; scores look at "not known" to stay honest.
Only `Missing` is a plain yes about an open question: it asks for exactly that.

Conditions are turned into closures once per bundle, since they are evaluated on every request.
"""

from collections.abc import Callable, Mapping

from diagnostic.model.condition import (
    AllOf,
    Among,
    AnyOf,
    AtLeast,
    Below,
    Condition,
    Every,
    Given,
    Leaf,
    Missing,
    NotAmong,
    NotEvery,
)
from diagnostic.model.question import Value

Values = Mapping[str, Value | None]
"""Fact -> value. None: asked, or may yet be asked, and not known. No entry: surely not asked."""

Points = Mapping[str, int]
"""`points.<domain>` and `points.total` -> number; conditions see a lower and an upper one."""

Truth = Callable[[Values, Points, Points], bool | None]

NEVER_ASKED: Value = ()
"""Stands for a fact without an entry. A real value is never empty."""


def compile_condition(condition: Condition) -> Truth:
    """The condition as a function of (values, lowest points, highest points)."""
    match condition:
        case AllOf(parts):
            return _all_of(tuple(compile_condition(part) for part in parts))
        case AnyOf(parts):
            return _any_of(tuple(compile_condition(part) for part in parts))
        case _:
            return _compile_leaf(condition)


def _compile_leaf(leaf: Leaf) -> Truth:
    match leaf:
        case Among(fact, values):
            return _about(fact, lambda given: not values.isdisjoint(given))
        case NotAmong(fact, values):
            return _about(fact, values.isdisjoint)
        case Every(fact, values):
            return _about(fact, values.issubset)
        case NotEvery(fact, values):
            return _about(fact, lambda given: not values.issubset(given))
        case Missing(fact):
            return lambda values, _low, _high: not values.get(fact)
        case Given(fact):
            return _about(fact, bool)
        case AtLeast(fact, bound):
            return lambda _values, low, high: low[fact] >= bound or (None if high[fact] >= bound else False)
        case Below(fact, bound):
            return lambda _values, low, high: high[fact] < bound or (None if low[fact] < bound else False)


def _about(fact: str, test: Callable[[Value], bool]) -> Truth:
    def truth(values: Values, _low: Points, _high: Points) -> bool | None:
        given = values.get(fact, NEVER_ASKED)
        if given is None:
            return None
        return bool(given) and test(given)

    return truth


def _all_of(parts: tuple[Truth, ...]) -> Truth:
    if len(parts) == 1:
        return parts[0]

    def truth(values: Values, low: Points, high: Points) -> bool | None:
        result: bool | None = True
        for part in parts:
            holds = part(values, low, high)
            if holds is False:
                return False
            if holds is None:
                result = None
        return result

    return truth


def _any_of(parts: tuple[Truth, ...]) -> Truth:
    if len(parts) == 1:
        return parts[0]

    def truth(values: Values, low: Points, high: Points) -> bool | None:
        result: bool | None = False
        for part in parts:
            holds = part(values, low, high)
            if holds is True:
                return True
            if holds is None:
                result = None
        return result

    return truth
