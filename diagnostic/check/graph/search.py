"""Is there a person for whom this holds at the end of the test? The one with the fewest answers, or none.

A best-first search over the states of the test: what is still to come is known from the state graph, so that
the search goes straight for the shortest path and leaves aside what can no longer reach the goal (`outlook`).
It ends with a person, with the certainty that there is none, or with "not proved" after a fixed number of
steps; time plays no part.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import count

from diagnostic.check.graph.limits import NOT_SURELY, SURELY, Holds, limits_of
from diagnostic.check.graph.outlook import Outlook
from diagnostic.check.graph.replies import Reply
from diagnostic.check.graph.residues import mask_for
from diagnostic.check.graph.states import World, witness_of
from diagnostic.check.graph.terrain import State, Terrain
from diagnostic.model.condition import leaves
from diagnostic.model.witness import Witness

MOST_STEPS = 20_000
"""Of one search."""

MOST_STEPS_IN_THE_DARK = 2_000
"""Of one search where the state graph ends too early to tell what is still to come."""

MOST_STEPS_OF_ALL = 300_000
"""Of all searches in one questionnaire."""


@dataclass(frozen=True, slots=True)
class Refuted:
    """There is no such person."""


@dataclass(frozen=True, slots=True)
class NotProved:
    """Neither found nor excluded within so many steps."""

    steps: int


__all__ = ["NOT_SURELY", "REFUTED", "SURELY", "Holds", "NotProved", "Refuted", "Verdict", "find_person"]

Verdict = Witness | Refuted | NotProved
REFUTED = Refuted()


def find_person(
    world: World, goal: Sequence[Holds], most_steps: int = MOST_STEPS, *, answers_all_of: str | None = None
) -> Verdict:
    """The shortest complete path on which every part of the goal holds.

    With `answers_all_of`, only people who give a real answer to every scored question of that domain that
    they are asked.
    """
    course = world.course
    limits = limits_of(course, goal)
    if any(part.impossible for part in limits.values()):
        return REFUTED
    conditions = [holds.condition for holds in goal]
    if any(leaf.fact == "profile" for condition in conditions for leaf in leaves(condition)):
        conditions += (
            profile.when for profile in course.bundle.profiles.profiles if profile.when is not None
        )
    terrain = Terrain(course, conditions, world.terrain)
    wanted = [sum(mask_for(truth) for truth in holds.truths) for holds in goal]
    left_out = None if answers_all_of is None else f"points.{answers_all_of}"
    search = _Search(world, terrain, Outlook(world, terrain, wanted, limits), left_out)
    most = min(most_steps, MOST_STEPS if world.complete else MOST_STEPS_IN_THE_DARK)
    return search.run(min(most, MOST_STEPS_OF_ALL - sum(world.searched)))


class _Search:
    """One search; `came` tells for each state how it was best reached. Questions that count for `left_out`
    do not stay without an answer.
    """

    def __init__(self, world: World, terrain: Terrain, outlook: Outlook, left_out: str | None) -> None:
        self.world = world
        self.terrain = terrain
        self.outlook = outlook
        self.left_out = left_out
        self.came: dict[tuple[int, State], tuple[int, State | None, Reply | None]] = {}
        self.waiting: list[tuple[int, int, int, int, State]] = []
        self.ticket = count()

    def run(self, most_steps: int) -> Verdict:
        """Take the most promising state again and again; at equal promise the one nearest to the end."""
        self.offer(0, self.terrain.start(), 0, None, None)
        steps = 0
        verdict: Verdict | None = None
        while verdict is None and steps < most_steps:
            steps += 1
            verdict = self.step() if self.waiting else REFUTED
        self.world.searched.append(steps)
        if verdict is None:
            return NotProved(steps) if self.waiting else REFUTED
        return verdict

    def step(self) -> Witness | None:
        """Go on from the most promising state; the person, if that is the end."""
        _, nearness, _, answers, state = heappop(self.waiting)
        at = -nearness
        if self.came[at, state][0] < answers:
            return None
        if at == self.terrain.end:
            return self.witness(state)
        turn = self.terrain.turns[at]
        asks = 0 if turn.question is None else 1
        for to, reply, _, _ in self.terrain.moves(at, state):
            if reply is not None and reply.known is None and turn.number == self.left_out is not None:
                continue
            self.offer(at + 1, to, answers + asks * (reply is not None), state, reply)
        return None

    def offer(self, at: int, state: State, answers: int, before: State | None, reply: Reply | None) -> None:
        """Put a state in line, unless it was reached by fewer answers or cannot lead to the goal."""
        known = self.came.get((at, state))
        if known is not None and known[0] <= answers:
            return
        hoped = self.outlook.fewest_answers(at, state)
        if hoped is None:
            return
        self.came[at, state] = (answers, before, reply)
        heappush(self.waiting, (answers + hoped, -at, next(self.ticket), answers, state))

    def witness(self, state: State) -> Witness:
        """The person at the end of the path found."""
        values = []
        at, here = self.terrain.end, state
        while at > 0:
            _, before, reply = self.came[at, here]
            at -= 1
            if reply is not None:
                values.append((self.terrain.turns[at].fact, reply.value))
            assert before is not None  # noqa: S101  only the start has nothing before it
            here = before
        return witness_of(self.world.course, values[::-1])
