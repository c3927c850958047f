"""What all checks of one referral table share: its rules as boxes, the people met, and the doubts.

Everything is judged first on all combinations of facts (`boxes`): what is impossible there is impossible.
What looks possible needs a person, who is made up or searched for (`people`). What neither decides within
the limits is noted as a doubt.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from diagnostic.check.axes import space_of
from diagnostic.check.boxes import Box, Space, TooManyError, boxes_of, in_words
from diagnostic.check.destinations import Situation, situations_of
from diagnostic.check.people import Crowd, Manner, Person, made_up, manners
from diagnostic.check.places import Places, place_of
from diagnostic.check.search import NOT_SURELY, Holds, NotProved, Refuted
from diagnostic.check.states import World
from diagnostic.definition.findings import Finding, find
from diagnostic.engine.course import prepare
from diagnostic.engine.truth import compile_condition
from diagnostic.model.bundle import Bundle
from diagnostic.model.condition import Condition, leaves
from diagnostic.model.referral import Rule

MOST_BOXES = 1_000_000
"""For each of the checks."""

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
    dead: set[str] = field(default_factory=set)
    redundant: set[str] = field(default_factory=set)
    doubts: dict[str, dict[str, str]] = field(default_factory=dict)
    _firing: dict[Person, frozenset[str]] = field(default_factory=dict)

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
        try:
            boxes = boxes_of(self.space, condition)
        except TooManyError:
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

    def meet_somebody(self, rule: Rule) -> bool:
        """True if the rule holds for somebody who was met, or who can be made up."""
        crowd, holds = self.crowd, compile_condition(rule.when)
        if any(crowd.fits(person, holds) for person in crowd.met):
            return True
        for box in self.boxes.get(rule.id, ())[:1]:
            for witness in made_up(self.space, box, self.bundle, self.ways):
                if crowd.looks <= 0:
                    return False
                if crowd.fits(crowd.meet(witness), holds):
                    return True
                crowd.met.pop()
        return False


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


def no_rule(survey: Survey) -> list[Holds]:
    """The goal that none of the rules holds."""
    return [Holds(rule.when, NOT_SURELY) for rule in survey.living]


def listed(names: Iterable[str]) -> str:
    """The first few names, and how many there are beside."""
    every = list(names)
    more = len(every) - NAMED
    return ", ".join(every[:NAMED]) + (f" … (+{more})" if more > 0 else "")
