"""From answers to the path: which questions a person meets, in order, and what they gave.

The path is the questions whose guards hold. Answers to questions off the path are kept by the caller
and not seen here, so they come back unharmed if the path comes back.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from diagnostic.engine.bands import band_between
from diagnostic.engine.course import Course, Stop, prepare
from diagnostic.engine.points import points_of, points_of_observation
from diagnostic.model.answers import Answers, Facts
from diagnostic.model.bundle import Bundle
from diagnostic.model.profile import Domain
from diagnostic.model.question import UNCLEAR, UNSAID, Evidence, Question, Value, WarmUp

UNCLEAR_RAISES_FLAG = 2
"""So many "I do not understand the question" say that the words are the obstacle, not the device."""

NO_ANSWER = (UNCLEAR, UNSAID)


class Step(NamedTuple):
    """A question on the path: what was given (None: nothing yet) and the points it can be worth."""

    question: Question
    value: Value | None
    evidence: Evidence
    low: int
    high: int
    most: int

    @property
    def answered(self) -> bool:
        """True if there is an answer; "I do not understand" and "rather not say" are none."""
        return self.value is not None and self.value[0] not in NO_ANSWER

    @property
    def observed(self) -> bool:
        """True if a counsellor saw it done."""
        return self.evidence is Evidence.OBSERVED


class Settlement(NamedTuple):
    """A band that an answer made known at once: the ids of the question and of the band."""

    question: str
    band: str


@dataclass(frozen=True, slots=True)
class Path:
    """The walk of one person.

    `values` and the points `low` and `high` are the facts as the conditions see them; `inferred` are
    the scored questions that the walk passed by, with their points; `spared` are those that the person
    would meet but for ending early, with the points they could have given; `settled` is by domain.
    """

    steps: tuple[Step, ...]
    inferred: tuple[Step, ...]
    spared: tuple[Step, ...]
    settled: Mapping[str, Settlement]
    values: Mapping[str, Value | None]
    low: Mapping[str, int]
    high: Mapping[str, int]
    unclear: int

    @property
    def complete(self) -> bool:
        """True once every question on the path was dealt with."""
        return self.first_open is None

    @property
    def first_open(self) -> Question | None:
        """The first question that waits for a reply."""
        return next((step.question for step in self.steps if step.value is None), None)

    @property
    def language_flag(self) -> bool:
        """True when the words seem to be the obstacle."""
        return self.unclear >= UNCLEAR_RAISES_FLAG

    @property
    def questions(self) -> tuple[str, ...]:
        """The ids of the questions on the path, in order."""
        return tuple(step.question.id for step in self.steps)

    def step(self, question_id: str) -> Step | None:
        """The step of this question, None when it is not on the path."""
        return next((step for step in self.steps if step.question.id == question_id), None)

    def before(self, question_id: str) -> Question | None:
        """The question before this one on the path."""
        at = self.questions.index(question_id)
        return self.steps[at - 1].question if at else None

    def in_section(self, section_id: str) -> Sequence[Step]:
        """The steps of one section."""
        return [step for step in self.steps if step.question.section == section_id]


def walk(bundle: Bundle, answers: Answers, facts: Facts) -> Path:
    """The path of a person with these answers in this setting."""
    return _Walk(prepare(bundle), answers, facts).go()


class _Walk:
    """The running totals of one walk. One object per walk, so that `go` reads as the rule it is."""

    def __init__(self, course: Course, answers: Answers, facts: Facts) -> None:
        self.course = course
        self.answers = answers
        numbers = ["points.total", *(f"points.{domain}" for domain in course.domains)]
        self.low = dict.fromkeys(numbers, 0)
        self.high = dict.fromkeys(numbers, 0)
        self.values: dict[str, Value | None] = {name: (value,) for name, value in facts.declared.items()}
        self.values["language"] = (facts.language,)
        self.values["language-flag"] = ("false",)
        self.answered = dict.fromkeys(course.domains, 0)
        self.settled: dict[str, Settlement] = {}
        self.unclear = 0
        self.steps: list[Step] = []
        self.inferred: list[Step] = []

    def go(self) -> Path:
        """Walk the stops in order; a guard sees the points earned so far, never the hoped-for ones."""
        values, low = self.values, self.low
        for stop in self.course.stops:
            branch = True if stop.branch is None else stop.branch(values, low, low)
            if branch is False:
                continue
            if branch is None or (stop.ask_if is not None and stop.ask_if(values, low, low) is not True):
                self.pass_by(stop)
            else:
                self.ask(stop)
        steps, spared = self.end_early()
        return Path(
            steps=steps,
            inferred=tuple(self.inferred),
            spared=spared,
            settled=self.settled,
            values=values,
            low=low,
            high=self.high,
            unclear=self.unclear,
        )

    def ask(self, stop: Stop) -> None:
        """Put the question on the path and count what was given."""
        question = stop.question
        value = self.answers.given.get(question.id)
        dealt_with = value is not None and value[0] not in NO_ANSWER
        self.values[question.id] = value if dealt_with else None
        evidence, low, high = question.evidence, 0, stop.most
        observation = self.answers.observed.get(question.id)
        if observation is not None and stop.number is not None:
            evidence = Evidence.OBSERVED
            low = high = points_of_observation(question, observation)
            dealt_with = True
        elif value is not None and dealt_with:
            low = high = points_of(question, value)
            if question.settles and question.domain is not None:
                self.settle(question.id, question.domain, [question.settles.get(chosen) for chosen in value])
        if value == (UNCLEAR,):
            self.unclear += 1
            if self.unclear == UNCLEAR_RAISES_FLAG:
                self.values["language-flag"] = ("true",)
        if stop.number is not None:
            if dealt_with and question.domain is not None:
                self.answered[question.domain] += 1
            self.count(stop.number, low, high)
        self.steps.append(Step(question, value, evidence, low, high, stop.most))

    def end_early(self) -> tuple[tuple[Step, ...], tuple[Step, ...]]:
        """The steps that are left, and those that nobody need take.

        Decided at the end of the walk, when the points hold all that may still come. What is answered or
        was observed stays, so that an answer never takes itself off the path; and one question stays in any
        case, for a test that asks nothing has nothing to show for itself.
        """
        spareable = self.course.sparing.spared(self.low, self.high)
        if not spareable:
            return tuple(self.steps), ()
        out = [s for s in self.steps if s.question.id in spareable and s.value is None and not s.observed]
        names = {step.question.id for step in out}
        if all(isinstance(s.question.form, WarmUp) or s.question.id in names for s in self.steps):
            names -= {step.question.id for step in out[:1]}
        left = tuple(step for step in self.steps if step.question.id not in names)
        spared = (s._replace(evidence=Evidence.INFERRED) for s in out if s.question.id in names)
        return left, tuple(spared)

    def pass_by(self, stop: Stop) -> None:
        """Infer the points of a scored question that is not asked.

        Only a guard that is surely false allows the inference; when it hangs on a question that was not
        answered or not understood, the points stay open: missing is not zero. A question that may yet be
        asked is not known rather than never asked, so what hangs on it stays open too.
        """
        question = stop.question
        if stop.ask_if is not None and stop.ask_if(self.values, self.low, self.high) is False:
            if question.if_skipped is None:
                return
            fails = (
                False if stop.branch_fails is None else stop.branch_fails(self.values, self.low, self.high)
            )
            low, high = question.if_skipped if fails is False else 0, question.if_skipped
        else:
            self.values[question.id] = None
            low, high = 0, stop.most
        if stop.number is not None:
            self.count(stop.number, low, high)
            self.inferred.append(Step(question, None, Evidence.INFERRED, low, high, stop.most))

    def settle(self, question_id: str, domain: str, bands: list[str | None]) -> None:
        """Keep the first band that an answer made known: from there on it stands."""
        band = next(filter(None, bands), None)
        if band is not None and domain not in self.settled:
            self.settled[domain] = Settlement(question_id, band)
            self.values[f"band.{domain}"] = (band,)

    def count(self, number: str, low: int, high: int) -> None:
        """Add to the domain and to the total; refresh the domain's band if any guard reads bands."""
        self.low[number] += low
        self.high[number] += high
        self.low["points.total"] += low
        self.high["points.total"] += high
        if self.course.guards_read_bands:
            self.look_at_band(self.course.domains[number.removeprefix("points.")], number)

    def look_at_band(self, domain: Domain, number: str) -> None:
        """Let the guards that follow see the band so far.

        Without enough answers it is not known only as long as something is open; when nothing is, it is
        surely not given here, as if it had never been asked.
        """
        if domain.id in self.settled:
            return
        low, high = self.low[number], self.high[number]
        band = band_between(domain, low, high, self.answered[domain.id])
        if band is not None or low < high:
            self.values[f"band.{domain.id}"] = None if band is None else (band.id,)
        else:
            self.values.pop(f"band.{domain.id}", None)
