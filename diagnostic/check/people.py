"""The people that checks have met so far.

To show that something is possible one person is enough, and many questions are answered by the same few
people. They are made up first, from a handful of ways to answer; only what nobody of them shows is searched
for. Whoever is made up is replayed by the engine, so nobody here is invented.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from diagnostic.check.boxes import Box, Space, states_in
from diagnostic.check.replies import Reply, TooManyReplies, replies_to
from diagnostic.check.search import SURELY, Holds, NotProved, Refuted, find_person
from diagnostic.check.states import World
from diagnostic.engine.course import prepare
from diagnostic.engine.journey import NO_ANSWER, Path, walk
from diagnostic.engine.reply import ways_out
from diagnostic.engine.scoring import find_profile, outcome_values, score_domains
from diagnostic.engine.truth import Truth, Values, compile_condition
from diagnostic.model.answers import Answers, Facts
from diagnostic.model.bundle import Bundle
from diagnostic.model.question import UNCLEAR, Question, Value
from diagnostic.model.witness import Witness

MOST_SEARCHES = 300
"""For one table. What is asked after that is not proved."""

STEPS = 5_000
"""Of one search: hard ones are given up early, because there may be many."""

COST_OF_GIVING_UP = 10
"""A search without result took much longer than the others."""

MOST_LOOKS = 500_000
"""So often may a person be held against a condition."""


@dataclass(frozen=True, slots=True, eq=False)
class Person:
    """Somebody at the end of the test, with all that rules read."""

    witness: Witness
    path: Path
    values: Values


@dataclass(slots=True)
class Crowd:
    """Everybody met so far in a world, and how much may still be searched and looked at."""

    world: World
    met: list[Person] = field(default_factory=list)
    searches: int = MOST_SEARCHES
    looks: int = MOST_LOOKS

    def fits(self, person: Person, holds: Truth, truths: Collection[bool | None] = SURELY) -> bool:
        """True if the condition has one of these truths for the person; after the last look, False."""
        self.looks -= 1
        return self.looks >= 0 and holds(person.values, person.path.low, person.path.high) in truths

    def someone(self, goal: Sequence[Holds]) -> Person | Refuted | NotProved:
        """Anybody for whom the goal holds, first among those met."""
        return self.known(goal) or self._search(goal)

    def shortest(self, goal: Sequence[Holds]) -> Person | Refuted | NotProved:
        """Who gives the fewest answers: for a reader. Anybody met, when that cannot be found out."""
        found = self._search(goal)
        return self.known(goal) or found if isinstance(found, NotProved) else found

    def known(self, goal: Sequence[Holds]) -> Person | None:
        """Somebody met for whom the goal holds."""
        tests = [(compile_condition(holds.condition), holds.truths) for holds in goal]
        for person in self.met:
            if all(self.fits(person, test, truths) for test, truths in tests):
                return person
        return None

    def meet(self, witness: Witness) -> Person:
        """Replay a person and keep it."""
        person = replay(self.world.course.bundle, witness)
        self.met.append(person)
        return person

    def _search(self, goal: Sequence[Holds]) -> Person | Refuted | NotProved:
        if self.searches <= 0:
            return NotProved(0)
        verdict = find_person(self.world, goal, STEPS)
        self.searches -= COST_OF_GIVING_UP if isinstance(verdict, NotProved) else 1
        return self.meet(verdict) if isinstance(verdict, Witness) else verdict


def replay(bundle: Bundle, witness: Witness) -> Person:
    """What the engine makes of these answers."""
    course = prepare(bundle)
    path = walk(bundle, Answers(witness.answers), Facts(witness.language, witness.facts))
    domains = score_domains(course, path)
    values = outcome_values(path, domains)
    profile = find_profile(course, values, path, domains).profile
    values["profile"] = None if profile is None else (profile.id,)
    return Person(witness, path, values)


# -------------------------------------------------------------------------------------------------- made up


Manner = Mapping[str, Value]
"""A way to answer: question id -> the reply, whether the question will be asked or not."""


def manners(bundle: Bundle) -> tuple[Manner, ...]:
    """A handful of ways to answer: each number of domains known well, half of everything, nothing clear.

    Nobody says anything about facts here: that is for the rule in question to add.
    """
    questions = list(bundle.questionnaire.questions())
    domains = [domain.id for domain in bundle.questionnaire.domains]
    replies = {question.id: _scored_replies(question) for question in questions}

    def manner(share: Mapping[str, float]) -> Manner:
        return {q.id: _nearest(q, replies[q.id], share.get(q.domain or "", 0)) for q in questions}

    known_well = [manner(dict.fromkeys(domains[:count], 1)) for count in range(len(domains), -1, -1)]
    unclear: Manner = {question.id: (UNCLEAR,) for question in questions}
    return (*known_well, manner(dict.fromkeys(domains, 0.5)), unclear)


def _scored_replies(question: Question) -> tuple[Reply, ...]:
    try:
        return tuple(reply for reply in replies_to(question, ()) if reply.known is not None)
    except TooManyReplies:
        return ()


def _nearest(question: Question, replies: tuple[Reply, ...], share: float) -> Value:
    """The reply whose points come nearest to this share of the most; for facts the last way out."""
    if not question.scored or not replies:
        return (ways_out(question)[-1],)
    most = max(reply.high for reply in replies)
    return min(replies, key=lambda reply: abs(reply.high - share * most)).value


def made_up(space: Space, box: Box, bundle: Bundle, ways: tuple[Manner, ...]) -> Iterator[Witness]:
    """People who may well be in the box: each way to answer, with what the box asks of facts put in."""
    wanted = {axis.fact: states[0].value for axis, states in states_in(space, box)}
    questionnaire = bundle.questionnaire
    language = wanted.get("language", questionnaire.languages)[0]
    facts = {name: (wanted.get(name) or values)[0] for name, values in questionnaire.facts.items() if values}
    order = [question.id for question in questionnaire.questions()]
    named = {fact: value for fact, value in wanted.items() if value and value[0] not in NO_ANSWER}
    for way in ways:
        answers = {**way, **{fact: value for fact, value in named.items() if fact in way}}
        path = walk(bundle, Answers(answers), Facts(language, facts)).questions
        asked = set(path)
        yield Witness(language, facts, {name: answers[name] for name in order if name in asked})
