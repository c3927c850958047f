"""The people that checks have met so far.

To show that something is possible one person is enough, and many questions are answered by the same few
people. They are made up first, from a handful of ways to answer; only what nobody of them shows is searched
for. Whoever is made up is replayed by the engine, so nobody here is invented.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from diagnostic.check.graph.replies import Reply, TooManyReplies, replies_to
from diagnostic.check.graph.search import SURELY, Holds, NotProved, Refuted, find_person
from diagnostic.check.graph.states import World
from diagnostic.check.tables.boxes import Box, Space, states_in
from diagnostic.engine.journey import NO_ANSWER, Path, walk
from diagnostic.engine.outcome import score
from diagnostic.engine.reply import ways_out
from diagnostic.engine.truth import Truth, Values, compile_condition
from diagnostic.model.answers import Answers, Facts
from diagnostic.model.bundle import Bundle
from diagnostic.model.question import UNCLEAR, UNSAID, UNSURE, Question, Value
from diagnostic.model.witness import Witness

MOST_SEARCHED = 2_000
"""So many conditions may all searches for one table be about. What is asked after that is not proved."""

MOST_MET = 200
"""So many people are remembered."""

STEPS = 5_000
"""Of one search: hard ones are given up early, because there may be many."""

COST_OF_GIVING_UP = 100
"""A search without result took as long as one about so many conditions more."""

RESULTS = ("profile", "band.")
"""Facts that follow from many answers together."""

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
    searches: int = MOST_SEARCHED
    looks: int = MOST_LOOKS

    @property
    def exhausted(self) -> bool:
        """True once nothing new can be found out."""
        return self.looks < 0 and self.searches < 0

    def fits(self, person: Person, holds: Truth, truths: Collection[bool | None] = SURELY) -> bool:
        """True if the condition has one of these truths for the person; after the last look, False."""
        self.looks -= 1
        return self.looks >= 0 and holds(person.values, person.path.low, person.path.high) in truths

    def known(self, goal: Sequence[Holds]) -> Person | None:
        """Somebody met for whom the goal holds."""
        if self.looks < 0:
            return None
        tests = [(compile_condition(holds.condition), holds.truths) for holds in goal]
        for person in self.met:
            if all(self.fits(person, test, truths) for test, truths in tests):
                return person
        return None

    def search(self, goal: Sequence[Holds]) -> Person | Refuted | NotProved:
        """Who meets the goal with the fewest answers; kept for the questions to come."""
        self.searches -= len(goal)
        if self.searches < 0:
            return NotProved(0)
        verdict = find_person(self.world, goal, STEPS)
        self.searches -= COST_OF_GIVING_UP if isinstance(verdict, NotProved) else 0
        if not isinstance(verdict, Witness):
            return verdict
        return self.keep(replay(self.world.course.bundle, verdict))

    def keep(self, person: Person) -> Person:
        """Remember somebody for the questions to come."""
        if len(self.met) < MOST_MET:
            self.met.append(person)
        return person


def replay(bundle: Bundle, witness: Witness) -> Person:
    """What the engine makes of these answers."""
    scored = score(bundle, Answers(witness.answers), Facts(witness.language, witness.facts))
    return Person(witness, scored.path, scored.values)


# -------------------------------------------------------------------------------------------------- made up


@dataclass(frozen=True, slots=True)
class Manner:
    """A way to answer: question id -> the reply, whether the question will be asked or not. `leads_to` is
    what becomes of it in each language.
    """

    answers: Mapping[str, Value]
    leads_to: Mapping[str, Person]


def manners(bundle: Bundle) -> tuple[Manner, ...]:
    """A few ways to answer: well in some domains and not or half so well in the others, or nothing clear.

    Nobody says anything about facts here: that is for what is asked about to add.
    """
    questions = list(bundle.questionnaire.questions())
    domains = [domain.id for domain in bundle.questionnaire.domains]
    replies = {question.id: _scored_replies(question) for question in questions}
    shares: dict[tuple[float, ...], None] = {}
    for other in (0, 0.5):
        for count in range(len(domains), -1, -1):
            well, less = (1.0,) * count, (other,) * (len(domains) - count)
            shares |= {(*well, *less): None, (*less, *well): None}
    ways: list[Mapping[str, Value]] = []
    for share in shares:
        of = dict(zip(domains, share, strict=True))
        ways.append({q.id: _nearest(q, replies[q.id], of.get(q.domain or "", 0)) for q in questions})
    ways.append({question.id: (UNCLEAR,) for question in questions})
    return tuple(_manner(bundle, way) for way in ways)


def _manner(bundle: Bundle, answers: Mapping[str, Value]) -> Manner:
    questionnaire = bundle.questionnaire
    facts = {name: values[0] for name, values in questionnaire.facts.items() if values}
    people = (replay(bundle, Witness(language, facts, answers)) for language in questionnaire.languages)
    return Manner(answers, dict(zip(questionnaire.languages, people, strict=True)))


def _scored_replies(question: Question) -> tuple[Reply, ...]:
    try:
        return tuple(reply for reply in replies_to(question, ()) if reply.known is not None)
    except TooManyReplies:
        return ()


def _nearest(question: Question, replies: tuple[Reply, ...], share: float) -> Value:
    """The reply whose points come nearest to this share of the most; about facts, nothing."""
    if not question.scored or not replies:
        return (UNSAID if UNSAID in ways_out(question) else UNSURE,)
    most = max(reply.high for reply in replies)
    return min(replies, key=lambda reply: abs(reply.high - share * most)).value


def made_up(space: Space, box: Box, bundle: Bundle, ways: Sequence[Manner]) -> Iterator[Witness]:
    """People who may well be in the box: each way to answer that leads to the results asked, changed
    where the box asks for other answers.
    """
    wanted = {axis.fact: [state.value for state in states] for axis, states in states_in(space, box)}
    questionnaire = bundle.questionnaire
    language = wanted.get("language", [questionnaire.languages])[0][0]
    facts = {
        name: next(filter(None, wanted.get(name, ())), values)[0]
        for name, values in questionnaire.facts.items()
        if values
    }
    results = {fact: states for fact, states in wanted.items() if fact.startswith(RESULTS)}
    for way in ways:
        found = way.leads_to[language].values
        if all((found[fact] or ()) in states for fact, states in results.items()):
            answers = {name: _changed(value, wanted.get(name)) for name, value in way.answers.items()}
            path = walk(bundle, Answers(answers), Facts(language, facts))
            yield Witness(language, facts, {name: answers[name] for name in path.questions})


def _changed(value: Value, wanted: Sequence[Value] | None) -> Value:
    """The answer itself if it will do, else the first that does."""
    known = () if value[0] in NO_ANSWER else value
    return value if wanted is None or known in wanted else next(filter(None, wanted), value)
