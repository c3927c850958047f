"""What all checks of one referral table share: its rules as boxes, the people met, and the doubts.

Everything is judged first on all combinations of facts (`boxes`): what is impossible there is impossible.
What looks possible needs a person, who is made up or searched for (`people`). What neither decides within
the limits is noted as a doubt.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

from diagnostic.check.graph.search import NOT_SURELY, REFUTED, Holds, NotProved, Refuted
from diagnostic.check.graph.states import World
from diagnostic.check.places import Places, place_of
from diagnostic.check.tables.axes import space_of
from diagnostic.check.tables.boxes import (
    MOST_OF_ONE,
    Allowance,
    Box,
    Space,
    TooManyError,
    boxes_of,
    in_words,
    is_empty,
    left_over,
)
from diagnostic.check.tables.destinations import Situation, situations_of
from diagnostic.check.tables.people import Crowd, Manner, Person, made_up, manners, replay
from diagnostic.definition.findings import Finding, find
from diagnostic.engine.course import prepare
from diagnostic.engine.truth import compile_condition
from diagnostic.model.bundle import Bundle
from diagnostic.model.condition import Condition, leaves
from diagnostic.model.referral import Rule

MOST_BOXES = 3_000_000
"""For one table; gaps have as many of their own."""

MOST_PIECES = 4
"""Of what is left, people are made up for so many."""

NAMED = 5
"""So many rules does one finding name."""


@dataclass(slots=True)
class Survey:
    """One table under examination.

    `rules` stand as they are tried; `boxes` has no entry for a rule that is made of too many. `dead` are the
    rules that hold for nobody. `doubts` are what was not proved: code -> name -> key of its place.
    """

    bundle: Bundle
    places: Places
    rules: Sequence[Rule]
    space: Space
    boxes: Mapping[str, tuple[Box, ...]]
    situations: Sequence[Situation]
    crowd: Crowd
    ways: Sequence[Manner]
    allowance: Allowance = field(default_factory=lambda: Allowance(MOST_BOXES))
    dead: set[str] = field(default_factory=set)
    redundant: set[str] = field(default_factory=set)
    doubts: dict[str, dict[str, str]] = field(default_factory=dict)
    _firing: dict[Person, frozenset[str]] = field(default_factory=dict)
    _known: dict[Condition, tuple[Box, ...] | None] = field(default_factory=dict)

    @property
    def living(self) -> list[Rule]:
        """The rules that may hold for somebody."""
        return [rule for rule in self.rules if rule.id not in self.dead]

    def doubt(self, code: str, name: str, key: str | None = None) -> None:
        """Note what was not proved; `key` names its place, that of a rule unless said otherwise."""
        self.doubts.setdefault(code, {}).setdefault(name, key or f"rule:{name}")

    def finding(
        self, code: str, key: str, person: Person | Refuted | NotProved | None, **values: str
    ) -> Finding:
        """A finding at the place of this key, with the person who shows it."""
        witness = person.witness if isinstance(person, Person) else None
        return find(code, place_of(self.places, key), values, witness)

    def words(self, condition: Condition) -> str:
        """A condition as a finding shows it."""
        boxes = self._known_boxes(condition)
        if boxes is None:
            return "…"
        return " / ".join(in_words(self.space, box) for box in boxes) or ", ".join(
            dict.fromkeys(leaf.fact for leaf in leaves(condition))
        )

    def firing(self, person: Person) -> frozenset[str]:
        """The rules that hold for a person."""
        if person not in self._firing:
            self._firing[person] = frozenset(
                rule.id for rule, holds in prepare(self.bundle).rules if self.crowd.fits(person, holds)
            )
        return self._firing[person]

    def situation_of(self, person: Person) -> Situation | None:
        """Where each rule leads this person; None when that is not known."""
        for situation in self.situations:
            if self.crowd.fits(person, compile_condition(situation.when)):
                return situation
        return None

    def somebody(
        self, wanted: Sequence[Condition], silent: Sequence[Rule] = ()
    ) -> Person | Refuted | NotProved:
        """Anybody for whom all of `wanted` and none of the silent rules hold."""
        if self.allowance.boxes < 0 and self.crowd.exhausted:
            return NotProved(0)
        boxes = self.boxes_of(wanted)
        silent = list(self.meeting(boxes, silent))
        covered = [box for rule in silent for box in self.boxes.get(rule.id, ())]
        pieces: list[Box] = []
        try:
            self.allowance.spend(len(silent))
            pieces += islice(left_over(self.space, boxes, covered, self.allowance), MOST_PIECES)
            if not pieces:
                return REFUTED
        except TooManyError:
            pass
        goal = goal_of(wanted, silent)
        return self.crowd.known(goal) or self._made_up(pieces, goal) or self.crowd.search(goal)

    def shortest(
        self, wanted: Sequence[Condition], silent: Sequence[Rule] = ()
    ) -> Person | Refuted | NotProved:
        """As `somebody`, but whoever gives the fewest answers, for a reader; or anybody."""
        found = self.somebody(wanted, silent)
        if isinstance(found, Person):
            shorter = self.crowd.search(goal_of(wanted, list(self.meeting(self.boxes_of(wanted), silent))))
            return shorter if isinstance(shorter, Person) else found
        return found

    def meeting(self, boxes: Sequence[Box], rules: Iterable[Rule]) -> Iterator[Rule]:
        """The rules that may hold for somebody in these boxes."""
        full, spare = self.space.full, self.space.spare
        for rule in rules:
            own = self.boxes.get(rule.id)
            if own is None or any(((box & one) + full) & spare == spare for box in boxes for one in own):
                yield rule

    def boxes_of(self, wanted: Sequence[Condition]) -> list[Box]:
        """Where all of these hold; what is made of too many boxes narrows nothing down."""
        found = [self.space.full]
        for condition in wanted:
            others = self._known_boxes(condition)
            if others is not None and len(found) * len(others) <= MOST_OF_ONE:
                crossed = (box & other for box in found for other in others)
                found = [box for box in crossed if not is_empty(self.space, box)]
        return found

    def _known_boxes(self, condition: Condition) -> tuple[Box, ...] | None:
        if condition not in self._known:
            try:
                self._known[condition] = boxes_of(self.space, condition)
            except TooManyError:
                self._known[condition] = None
        return self._known[condition]

    def _made_up(self, pieces: Sequence[Box], goal: Sequence[Holds]) -> Person | None:
        tests = [(compile_condition(holds.condition), holds.truths) for holds in goal]
        for piece in pieces:
            for witness in made_up(self.space, piece, self.bundle, self.ways):
                if self.crowd.looks <= 0:
                    return None
                person = replay(self.bundle, witness)
                if all(self.crowd.fits(person, test, truths) for test, truths in tests):
                    return self.crowd.keep(person)
        return None


def survey_of(bundle: Bundle, places: Places, world: World, also: Iterable[Condition]) -> Survey:
    """The table of a bundle; `also` are conditions beside those of its rules that will be asked about."""
    rules = [rule for rule, _ in prepare(bundle).rules]
    situations = situations_of(bundle)
    read = [*(rule.when for rule in rules), *also, *(situation.when for situation in situations or ())]
    space = space_of(bundle, read)
    boxes = {}
    for rule in rules:
        try:
            boxes[rule.id] = boxes_of(space, rule.when)
        except TooManyError:
            continue
    survey = Survey(bundle, places, rules, space, boxes, situations or (), Crowd(world), manners(bundle))
    if situations is None:
        for rule in rules:
            for code in ("A03", "A05", "A12"):
                survey.doubt(code, rule.id)
    return survey


def goal_of(wanted: Sequence[Condition], silent: Sequence[Rule]) -> list[Holds]:
    """The goal that all of `wanted` and none of the silent rules hold."""
    return [*(Holds(one) for one in wanted), *(Holds(rule.when, NOT_SURELY) for rule in silent)]


def listed(names: Iterable[str]) -> str:
    """The first few names, and a sign when there are more."""
    first = list(islice(names, NAMED + 1))
    return ", ".join(first[:NAMED]) + (" …" if len(first) > NAMED else "")
