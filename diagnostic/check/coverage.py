"""A small set of people who together press everything that can be pressed.

One after the other: the complete path that takes the most options nobody has taken yet. What no path can
take is not covered, and the flow says so (F01).
"""

from collections.abc import Iterator, Mapping

from diagnostic.check.graph.replies import Samples
from diagnostic.check.graph.states import World, witness_of
from diagnostic.check.graph.terrain import State
from diagnostic.model.question import Value
from diagnostic.model.witness import Witness

Left = dict[str, set[str]]
"""Fact -> its options that nobody has taken yet."""

Ways = list[dict[State, list[tuple[State, Samples]]]]
"""For each turn: state -> the ways on, each with the options that it can take and how."""


def covering_people(world: World) -> Iterator[Witness]:
    """People who take every option of every question, way out, language and fact of the setting.

    The world must be complete: of a part of the test no path is known to its end. Sections are asked to
    their end here; where one says `decide-early`, some of these answers would not be asked for.
    """
    turns = world.terrain.turns
    left: Left = {turn.fact: {option for reply in turn.replies for option in reply.options} for turn in turns}
    ways = _ways(world)
    while True:
        values, taken = _richest(world, ways, left)
        if not taken:
            return
        yield witness_of(world.course, values)
        for fact, option in taken:
            left[fact].discard(option)


def _ways(world: World) -> Ways:
    terrain = world.terrain
    return [
        {
            state: [(to, reply.options if reply else {}) for to, reply, _, _ in terrain.moves(at, state)]
            for state in world.edges[at]
        }
        for at in range(terrain.end)
    ]


def _richest(world: World, ways: Ways, left: Left) -> tuple[list[tuple[str, Value]], list[tuple[str, str]]]:
    """The path that takes the most options still left: what is answered, and the new options taken."""
    turns = world.terrain.turns
    best: list[Mapping[State, int]] = [dict.fromkeys(world.layers[-1], 0)]
    for turn, layer in zip(reversed(turns), reversed(ways), strict=True):
        after, wanted = best[-1], left[turn.fact]
        best.append(
            {
                state: max(after[to] + (not wanted.isdisjoint(options)) for to, options in moves)
                for state, moves in layer.items()
            }
        )
    best.reverse()
    values, taken = [], []
    state = world.terrain.start()
    for at, turn in enumerate(turns):
        value, option, state = _best_way(ways[at][state], best[at + 1], left[turn.fact])
        if value is not None:
            values.append((turn.fact, value))
        if option is not None:
            taken.append((turn.fact, option))
    return values, taken


def _best_way(
    ways: list[tuple[State, Samples]], after: Mapping[State, int], wanted: set[str]
) -> tuple[Value | None, str | None, State]:
    """The reply to give here, the new option that it takes, and where it leads."""
    to, options = max(ways, key=lambda way: after[way[0]] + (not wanted.isdisjoint(way[1])))
    if not options:
        return None, None, to
    new = next((option for option in options if option in wanted), None)
    return options[new if new is not None else next(iter(options))], new, to
