"""The guarded state graph: everybody who can be anywhere in the test, without listing their answers.

One pass forward finds every state before every turn, with the fewest answers that lead there. Passes
backward tell, for each state, how many answers are still to come and what points they can bring. A test of
hundreds of questions has a few thousand states. Where there are too many the pass stops: what comes before
that turn is proved, what comes after is not, and says so.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from diagnostic.check.graph.replies import Reply
from diagnostic.check.graph.terrain import State, Terrain
from diagnostic.engine.course import Course, prepare
from diagnostic.model.bundle import Bundle
from diagnostic.model.question import Value
from diagnostic.model.witness import Witness

MOST_STATES = 100_000


class Arrival(NamedTuple):
    """How a state is first reached: the number of answers, the state before, and the reply given there."""

    answers: int
    before: State | None
    reply: Reply | None


class Edge(NamedTuple):
    """All moves from one state to another: one answer or none, and the least and most they can add to the
    low and to the high end of the points.
    """

    to: State
    answers: int
    low: tuple[int, int]
    high: tuple[int, int]


class Range(NamedTuple):
    """What is still to come: least and most added to the low end of the points, and to the high end."""

    least_low: int
    most_low: int
    least_high: int
    most_high: int


class Price(NamedTuple):
    """How much an answer counts against a point."""

    answers: int
    points: int


NOTHING_TO_COME = Range(0, 0, 0, 0)


@dataclass(slots=True)
class Seen:
    """What was seen of one turn: the truths of its guards, and a state in which it is asked."""

    truths: set[tuple[bool | None, bool | None]] = field(default_factory=set)
    asked_from: State | None = None


@dataclass(frozen=True, slots=True, eq=False)
class World:
    """Everybody who takes the test. `layers` are the states before each turn, and after the last;
    `reached` is the number of turns whose states are all known, `states` how many there are.
    """

    course: Course
    terrain: Terrain
    layers: Sequence[Mapping[State, Arrival]]
    edges: Sequence[Mapping[State, tuple[Edge, ...]]]
    seen: Sequence[Seen]
    states: int
    _lengths: list[list[dict[State, tuple[int, int]]]] = field(default_factory=list)
    _ranges: dict[str, list[dict[State, Range]]] = field(default_factory=dict)
    _hopes: dict[str, dict[Price, list[dict[State, int]]]] = field(default_factory=dict)
    searched: list[int] = field(default_factory=list)
    """The steps of all searches so far."""

    @property
    def reached(self) -> int:
        """The number of turns of which everything is known."""
        return len(self.edges)

    @property
    def complete(self) -> bool:
        """False when there were too many states to look at."""
        return self.reached == self.terrain.end

    def lengths(self) -> Sequence[Mapping[State, tuple[int, int]]]:
        """For the states before each turn: the fewest and the most answers still to come."""
        if not self._lengths:
            last = dict.fromkeys(self.layers[-1], (0, 0))
            layers = [last]
            for edges in reversed(self.edges):
                after = layers[-1]
                layers.append(
                    {
                        state: (
                            min(edge.answers + after[edge.to][0] for edge in ways),
                            max(edge.answers + after[edge.to][1] for edge in ways),
                        )
                        for state, ways in edges.items()
                    }
                )
            self._lengths.append(layers[::-1])
        return self._lengths[0]

    def ranges(self, number: str) -> Sequence[Mapping[State, Range]]:
        """For the states before each turn: what is still to come of these points ("points.email")."""
        if number not in self._ranges:
            self._ranges[number] = self._range_layers(number)
        return self._ranges[number]

    def _range_layers(self, number: str) -> list[dict[State, Range]]:
        layers = [dict.fromkeys(self.layers[-1], NOTHING_TO_COME)]
        for turn, edges in zip(
            reversed(self.terrain.turns[: self.reached]), reversed(self.edges), strict=True
        ):
            counts = turn.number is not None and number in (turn.number, "points.total")
            after = layers[-1]
            before = {}
            for state, ways in edges.items():
                found: Range | None = None
                for edge in ways:
                    come = after[edge.to]
                    if counts:
                        come = Range(
                            come[0] + edge.low[0],
                            come[1] + edge.low[1],
                            come[2] + edge.high[0],
                            come[3] + edge.high[1],
                        )
                    found = come if found is None or found == come else _either(found, come)
                before[state] = found or NOTHING_TO_COME
            layers.append(before)
        return layers[::-1]

    def hopes(self, number: str, price: Price) -> Sequence[Mapping[State, int]]:
        """For the states before each turn: the least that `answers` x the answers to come, less `points` x
        what they add, can be. With `points` above zero the low end counts, below zero the high end.

        This is what makes the search look for short paths *with* points: from it follows how many answers
        are needed for the points that are still missing (Lagrange's way of adding up two wishes).
        """
        if number not in self._hopes:
            self._hopes.clear()  # Goals about one number come together, and there may be many states.
            self._hopes[number] = {}
        hopes = self._hopes[number]
        if price not in hopes:
            hopes[price] = self._hope_layers(number, price)
        return hopes[price]

    def _hope_layers(self, number: str, price: Price) -> list[dict[State, int]]:
        layers = [dict.fromkeys(self.layers[-1], 0)]
        for turn, edges in zip(reversed(self.terrain.turns), reversed(self.edges), strict=True):
            counts = turn.number is not None and number in (turn.number, "points.total")
            points = price.points if counts else 0
            after = layers[-1]
            layers.append(
                {
                    state: min(
                        price.answers * edge.answers
                        - points * (edge.low[1] if points > 0 else edge.high[0])
                        + after[edge.to]
                        for edge in ways
                    )
                    for state, ways in edges.items()
                }
            )
        return layers[::-1]

    def prefix(self, at: int, state: State) -> Witness:
        """The fewest answers that lead to this state before turn `at`."""
        values: list[tuple[str, Value]] = []
        here: State | None = state
        while at > 0 and here is not None:
            arrival = self.layers[at][here]
            at -= 1
            if arrival.reply is not None:
                values.append((self.terrain.turns[at].fact, arrival.reply.value))
            here = arrival.before
        return witness_of(self.course, values[::-1])

    def longest(self) -> Witness:
        """A person who is asked the most questions there can be."""
        lengths = self.lengths()
        state = self.terrain.start()
        values: list[tuple[str, Value]] = []
        for at, turn in enumerate(self.terrain.turns):
            moves = self.terrain.moves(at, state)
            asks = 0 if turn.question is None else 1
            best = max(moves, key=lambda move: lengths[at + 1][move.to][1] + asks * (move.reply is not None))
            if best.reply is not None:
                values.append((turn.fact, best.reply.value))
            state = best.to
        return witness_of(self.course, values)


def _either(one: Range, other: Range) -> Range:
    return Range(min(one[0], other[0]), max(one[1], other[1]), min(one[2], other[2]), max(one[3], other[3]))


def explore(bundle: Bundle, most_states: int = MOST_STATES) -> World:
    """Find every state, layer by layer, until there are too many."""
    course = prepare(bundle)
    terrain = Terrain(course)
    layers: list[dict[State, Arrival]] = [{terrain.start(): Arrival(0, None, None)}]
    all_edges: list[dict[State, tuple[Edge, ...]]] = []
    seen = []
    count = 1
    for at, turn in enumerate(terrain.turns):
        asks = 0 if turn.question is None else 1
        after: dict[State, Arrival] = {}
        edges: dict[State, tuple[Edge, ...]] = {}
        look = Seen()
        for state, arrival in layers[at].items():
            if turn.guard is not None:
                look.truths.add(terrain.truths(at, state))
            edges[state] = tuple(_edges(terrain, at, state, arrival, after, look, asks))
        if count + len(after) > most_states:
            break
        count += len(after)
        layers.append(after)
        all_edges.append(edges)
        seen.append(look)
    return World(course, terrain, layers, all_edges, seen, count)


def _edges(
    terrain: Terrain,
    at: int,
    state: State,
    arrival: Arrival,
    after: dict[State, Arrival],
    look: Seen,
    asks: int,
) -> Iterator[Edge]:
    ways: dict[State, Edge] = {}
    for to, reply, low, high in terrain.moves(at, state):
        answers = asks if reply is not None else 0
        if reply is not None and look.asked_from is None:
            look.asked_from = state
        length = arrival.answers + answers
        known = after.get(to)
        if known is None or length < known.answers:
            after[to] = Arrival(length, state, reply)
        way = ways.get(to)
        ways[to] = (
            Edge(to, answers, (low, low), (high, high))
            if way is None
            else Edge(
                to,
                answers,
                (min(way.low[0], low), max(way.low[1], low)),
                (min(way.high[0], high), max(way.high[1], high)),
            )
        )
    yield from ways.values()


def witness_of(course: Course, values: Sequence[tuple[str, Value]]) -> Witness:
    """The person who gave these values, in a setting that says nothing else."""
    questionnaire = course.bundle.questionnaire
    given = dict(values)
    return Witness(
        language=given.get("language", questionnaire.languages)[0],
        facts={name: given.get(name, known)[0] for name, known in questionnaire.facts.items()},
        answers={fact: value for fact, value in values if fact in course.questions},
    )
