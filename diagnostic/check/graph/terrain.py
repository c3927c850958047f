"""The turns of a test and the moves from state to state.

A state before a turn is what is left of the guards that are still to come (`residues`), and the points that
some of them still read (`live`). Answers that no later guard needs are forgotten: that is what keeps the
graph small.

The rules are those of `engine.journey`, said a second time for sets of people; tests hold the two together.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from diagnostic.check.graph.leftovers import NO_GUARD, Guard, Leftovers
from diagnostic.check.graph.live import Carried, Live, changes_on_the_way
from diagnostic.check.graph.replies import Reply, replies_to
from diagnostic.check.graph.residues import ABSENT, Residue, facts_in, leaf_truth, residue_of, truth_of
from diagnostic.engine.course import Course
from diagnostic.model.condition import AtLeast, Below, Condition, Leaf, leaves, opposite
from diagnostic.model.question import Question, Value


@dataclass(frozen=True, slots=True)
class Turn:
    """One thing that becomes known: the language, a declared fact, or the answer to a question.

    Turns about the setting have no question and cost no answer. `number` names the points it counts for.
    """

    fact: str
    replies: tuple[Reply, ...]
    question: Question | None = None
    guard: Guard | None = None
    most: int = 0
    number: str | None = None


Pending = tuple[tuple[int, int], ...]
"""(turn, number of what is left of its guard), for the turns to come of which something is filled in."""


class State(NamedTuple):
    """All that still matters of what came before: guards filled in, and what changes on the way."""

    pending: Pending
    carried: Carried


class Move(NamedTuple):
    """One way on. `reply` is None where the question is not asked; `low` and `high` are points."""

    to: State
    reply: Reply | None
    low: int
    high: int


class Terrain:
    """All turns of a bundle. `goal` are conditions that stand after the last one: they are filled in like
    guards, and are told by `goal_residues`. A terrain with a goal shares what `base` has worked out.
    """

    def __init__(self, course: Course, goal: Sequence[Condition] = (), base: "Terrain | None" = None) -> None:
        self.course = course
        self.goal = tuple(residue_of(condition) for condition in goal)
        self.reads: frozenset[str] = frozenset().union(*(facts_in(left) for left in self.goal))
        conditions = _tables(course) if base is None else iter(goal)
        known: frozenset[Leaf] = frozenset() if base is None else base.leaves
        self.leaves: frozenset[Leaf] = known.union(leaf for part in conditions for leaf in leaves(part))
        self.turns: tuple[Turn, ...] = (
            base.turns
            if base is not None and _about_answers(self.leaves) == _about_answers(known)
            else tuple(_turns(course, self.leaves))
        )
        self.end = len(self.turns)
        self.place = {turn.fact: at for at, turn in enumerate(self.turns)}
        self.leftovers: Leftovers = Leftovers() if base is None else base.leftovers
        guards = {at: turn.guard for at, turn in enumerate(self.turns) if turn.guard is not None}
        goals = dict(enumerate(self.goal, start=self.end))
        self._first = {at: self.leftovers.number(thing) for at, thing in (*guards.items(), *goals.items())}
        self.readers = self._readers()
        self.live = Live(course, self._read_on_the_way(), _bounds(self.leaves))

    def start(self) -> State:
        """Nobody has said anything yet."""
        return State((), self.live.start())

    def moves(self, at: int, state: State) -> Iterator[Move]:
        """Every way on from a state before turn `at`."""
        turn = self.turns[at]
        guard, pending = self._guard(at, state.pending)
        branch, ask_if = self._truths(guard, state)
        if branch and ask_if:
            for reply in turn.replies:
                left = self._fill(pending, turn.fact, reply.known)
                carried = self.live.after_reply(at, turn, state.carried, reply)
                yield Move(State(left, carried), reply, reply.low, reply.high)
        else:
            known, low, high = self._inferred(turn, guard, branch, state)
            number = None if low is None else turn.number
            carried = self.live.after_passing(at, number, state.carried, low or 0, high)
            yield Move(State(self._fill(pending, turn.fact, known), carried), None, low or 0, high)

    def truths(self, at: int, state: State) -> tuple[bool | None, bool | None]:
        """The truth of the branch and of `ask_if` before turn `at`."""
        return self._truths(self._guard(at, state.pending)[0], state)

    def goal_residues(self, state: State) -> tuple[Residue, ...]:
        """What is left of each condition of the goal."""
        left = dict(state.pending)
        places = range(self.end, self.end + len(self.goal))
        return tuple(self.leftovers.residue(left.get(at, self._first[at])) for at in places)

    def seen_by(self, other: "Terrain", at: int, state: State) -> State:
        """A state of this terrain as `other`, which has no goal, knows it."""
        pending = tuple(entry for entry in state.pending if entry[0] < self.end)
        return State(pending, self.live.seen_by(other.live, at, state.carried))

    def _truths(self, guard: Guard, state: State) -> tuple[bool | None, bool | None]:
        def live(leaf: Leaf) -> bool | None:
            return self.live.truth(leaf, state.carried)

        branch = truth_of(guard.branch, live)
        return branch, truth_of(guard.ask_if, live) if branch is not False else False

    def _inferred(
        self, turn: Turn, guard: Guard, branch: bool | None, state: State
    ) -> tuple[Value | None, int | None, int]:
        """What conditions see of a question that is not asked, and the points inferred (None: none).

        As `engine.journey`: only a guard that is surely false allows points to be inferred.
        """
        question = turn.question
        if branch is False or question is None:
            return ABSENT, None, 0

        def live(leaf: Leaf) -> bool | None:
            return self.live.truth(leaf, state.carried, ends=True)

        scored = turn.number is not None
        if question.ask_if is not None and truth_of(guard.ask_if, live) is False:
            if question.if_skipped is None:
                return ABSENT, None, 0
            surely = truth_of(guard.fails, live) is False
            return ABSENT, (question.if_skipped if surely else 0) if scored else None, question.if_skipped
        return None, 0 if scored else None, turn.most

    def _guard(self, at: int, pending: Pending) -> tuple[Guard, Pending]:
        """The guard of this turn as it is now, and the guards of the turns after it."""
        if pending and pending[0][0] == at:
            return self.leftovers.guard(pending[0][1]), pending[1:]
        return self.turns[at].guard or NO_GUARD, pending

    def _fill(self, pending: Pending, fact: str, value: Value | None) -> Pending:
        readers = self.readers.get(fact)
        if readers is None:
            return pending
        left = dict(pending)
        for at in readers:
            left[at] = self.leftovers.fill_in(left.get(at, self._first[at]), fact, value)
        return tuple(sorted(left.items()))

    def _readers(self) -> Mapping[str, tuple[int, ...]]:
        """Fact -> the turns after it whose guards read it, the conditions of the goal included."""
        found: dict[str, list[int]] = {}
        for at, turn in enumerate(self.turns):
            for fact in _facts_of(turn.guard):
                if self.place.get(fact, at) < at:
                    found.setdefault(fact, []).append(at)
        for number, left in enumerate(self.goal):
            for fact in facts_in(left) & self.place.keys():
                found.setdefault(fact, []).append(self.end + number)
        return {fact: tuple(turns) for fact, turns in found.items()}

    def _read_on_the_way(self) -> Mapping[str, int]:
        """Fact that changes on the way -> the last turn that reads it."""
        last: dict[str, int] = {}
        for at, turn in enumerate(self.turns):
            last |= dict.fromkeys((fact for fact in _facts_of(turn.guard) if fact not in self.place), at)
        for left in self.goal:
            last |= dict.fromkeys((fact for fact in facts_in(left) if fact not in self.place), self.end)
        return {fact: at for fact, at in last.items() if changes_on_the_way(fact)}


def _facts_of(guard: Guard | None) -> frozenset[str]:
    parts = () if guard is None else tuple(guard)
    return frozenset(fact for part in parts for fact in facts_in(part))


def _about_answers(all_leaves: Iterable[Leaf]) -> frozenset[Leaf]:
    """Those that tell replies apart."""
    return frozenset(leaf for leaf in all_leaves if not changes_on_the_way(leaf.fact))


def _bounds(all_leaves: Iterable[Leaf]) -> dict[str, int]:
    bounds: dict[str, int] = {}
    for leaf in all_leaves:
        if isinstance(leaf, AtLeast | Below):
            bounds[leaf.fact] = max(bounds.get(leaf.fact, 0), leaf.bound)
    return bounds


def _turns(course: Course, all_leaves: Iterable[Leaf]) -> Iterator[Turn]:
    """The setting first, then the questions in order."""
    about: dict[str, list[Leaf]] = {}
    for leaf in all_leaves:
        about.setdefault(leaf.fact, []).append(leaf)
    questionnaire = course.bundle.questionnaire
    for fact, values in {"language": questionnaire.languages, **questionnaire.facts}.items():
        yield Turn(fact, _declared(values, about.get(fact, [])))
    for stop in course.stops:
        question = stop.question
        guard = None
        if question.branch is not None or question.ask_if is not None:
            fails = None if question.branch is None else opposite(question.branch)
            guard = Guard(
                residue_of(question.branch),
                residue_of(question.ask_if),
                False if fails is None else residue_of(fails),
            )
        replies = replies_to(question, about.get(question.id, []))
        yield Turn(question.id, replies, question, guard, stop.most, stop.number)


def _declared(values: Iterable[str], about: Sequence[Leaf]) -> tuple[Reply, ...]:
    """The values of a fact of the setting, those together that no condition tells apart."""
    found: dict[object, Reply] = {}
    for value in values:
        reply = Reply((value,), {value: (value,)}, (value,), 0, 0, None, unclear=False)
        key = tuple(leaf_truth(leaf, (value,)) for leaf in about)
        first = found.get(key, reply)
        found[key] = replace(first, options={**first.options, value: (value,)})
    return tuple(found.values())


def _tables(course: Course) -> Iterator[Condition]:
    """Every condition of the bundle."""
    table: list[Condition | None] = [profile.when for profile in course.bundle.profiles.profiles]
    for stop in course.stops:
        table += (stop.question.branch, stop.question.ask_if)
    table += (rule.when for rule, _ in course.rules)
    yield from (condition for condition in table if condition is not None)
