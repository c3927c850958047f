"""The replies to a question, those together that nothing tells apart.

A list of twenty communes of which no condition names one is a single reply to the checker; a set of
options is looked at by the options that conditions name, and by its points. Each class of replies has one
representative, so that a witness is made of real answers.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, permutations

from diagnostic.check.graph.residues import leaf_truth
from diagnostic.engine.journey import NO_ANSWER
from diagnostic.engine.points import most_points, points_of
from diagnostic.engine.reply import ways_out
from diagnostic.model.condition import Among, Every, Leaf, NotAmong, NotEvery
from diagnostic.model.question import (
    RIGHT,
    UNCLEAR,
    WRONG,
    Order,
    Question,
    Several,
    Sort,
    Typed,
    Value,
    offered,
)

MOST_SETS = 4_096
"""More different sets than this are not told apart any more, and nothing is called proved."""

MOST_ORDERS = 120


Samples = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Reply:
    """A class of replies. `options` are the ids that occur in it, each with a reply of the class in which
    it does; `known` is what conditions see (None: no answer), `low` and `high` the points it can be worth,
    `band` what it settles.
    """

    value: Value
    options: Samples
    known: Value | None
    low: int
    high: int
    band: str | None
    unclear: bool


class TooManyReplies(Exception):  # noqa: N818 - it says what is wrong, as all our exceptions do
    """The question with this id has so many different sets of options that they cannot all be looked at."""


def replies_to(question: Question, leaves: Sequence[Leaf]) -> tuple[Reply, ...]:
    """The classes of replies to a question, real answers first; `leaves` are all those about it.

    :raises TooManyReplies: a set of very many options that conditions name one by one.
    """
    found: dict[object, Reply] = {}
    for value, options in _values(question, leaves):
        reply = _reply(question, value, options)
        key = (
            *(leaf_truth(leaf, reply.known) for leaf in leaves),
            reply.low,
            reply.high,
            reply.band,
            reply.unclear,
            reply.known is None,
        )
        first = found.get(key)
        if first is not None:
            reply = replace(first, options={**options, **first.options})
        found[key] = reply
    return tuple(found.values())


def _reply(question: Question, value: Value, options: Samples) -> Reply:
    answered = value[0] not in NO_ANSWER
    most = most_points(question)
    low, high = (points_of(question, value),) * 2 if answered else (0, most)
    settles = question.settles or {}
    band = next(filter(None, (settles.get(chosen) for chosen in value)), None) if answered else None
    return Reply(value, options, value if answered else None, low, high, band, value == (UNCLEAR,))


def _values(question: Question, leaves: Sequence[Leaf]) -> Iterator[tuple[Value, Samples]]:
    """Every reply that may differ from the others, with the options that it stands for."""
    if isinstance(question.form, Several):
        yield from _sets(question, question.form, _named(question, leaves))
    else:
        for value in _own_values(question):
            yield value, dict.fromkeys(value, value)
    for way in ways_out(question):
        yield (way,), {way: (way,)}


def _own_values(question: Question) -> Iterator[Value]:
    match question.form:
        case Typed():
            yield from ((RIGHT,), (WRONG,))
        case Order(steps=steps):
            yield from _orders(tuple(step.id for step in steps))
        case Sort():
            yield from _sortings(question.form)
        case form:
            yield from ((choice.id,) for choice in offered(form))


def _orders(ids: Value) -> list[Value]:
    """The right order, one exchange of neighbours, one that is neither (where there is one)."""
    wrong = (order for number, order in enumerate(permutations(ids)) if number < MOST_ORDERS)
    swapped = (ids[1], ids[0], *ids[2:])
    far = [order for order in wrong if sum(one != other for one, other in zip(ids, order, strict=True)) > 2]
    return [ids, swapped, *far[:1]]


def _sortings(form: Sort) -> Iterator[Value]:
    """Everything in its folder, one thing elsewhere, two elsewhere."""
    right = tuple(thing.folder for thing in form.things)
    elsewhere = {one.id: other.id for one, other in pairwise((*form.folders, form.folders[0]))}
    for wrong in range(min(len(right), 2) + 1):
        yield (*(elsewhere[folder] for folder in right[:wrong]), *right[wrong:])


def _named(question: Question, leaves: Sequence[Leaf]) -> frozenset[str]:
    """The options that a condition names or that settle a band."""
    named = [
        leaf.values
        for leaf in leaves
        if isinstance(leaf, Among | NotAmong | Every | NotEvery) and leaf.fact == question.id
    ]
    return frozenset(question.settles or ()).union(*named)


def _sets(question: Question, form: Several, named: frozenset[str]) -> Iterator[tuple[Value, Samples]]:
    """Sets of options that differ in named ones, in points or in how many more fit."""
    for option in form.options:
        if option.exclusive:
            yield (option.id,), {option.id: (option.id,)}
    most = form.at_most
    together: dict[tuple[frozenset[str], int, int], dict[str, Value]] = {(frozenset(), 0, 0): {}}
    for option in form.options:
        if option.exclusive:
            continue
        for (names, points, count), samples in tuple(together.items()):
            if most is not None and count == most:
                continue
            key = (
                names | ({option.id} & named),
                _clamped(points + option.points, form.max_points),
                1 if most is None else count + 1,
            )
            larger = {chosen: (*value, option.id) for chosen, value in samples.items()}
            larger[option.id] = (*_shortest(samples), option.id)
            together[key] = {**larger, **together.get(key, {})}
        if len(together) > MOST_SETS:
            raise TooManyReplies(question.id)
    yield from ((_shortest(samples), samples) for samples in together.values() if samples)


def _shortest(samples: Samples) -> Value:
    return min(samples.values(), key=len, default=())


def _clamped(points: int, most: int | None) -> int:
    return points if most is None else min(points, most)
