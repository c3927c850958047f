"""Simulated people take the test through the real engine: where it places them, and how long it takes.

Everybody takes it twice. A person whom the two tests place alike was not placed by luck; one whom they
place as the ability says was placed right. Both are shares of made-up people: they are worth what the
assumptions are worth.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from random import Random
from statistics import fmean, quantiles

from diagnostic.engine.course import prepare
from diagnostic.engine.journey import walk
from diagnostic.engine.outcome import diagnose
from diagnostic.insight.people import Assumptions, Person, Respond, draw_person, respondents
from diagnostic.insight.placement import Placement, Sitting, place
from diagnostic.model.answers import Answers
from diagnostic.model.bundle import Bundle
from diagnostic.model.question import (
    Choice,
    ListChoice,
    Order,
    Several,
    Sort,
    Task,
    Typed,
    Value,
    WarmUp,
)

CUTS: Mapping[int, tuple[float, ...]] = {1: (), 2: (0.0,), 3: (-1.2, 1.2), 4: (-1.8, 0.0, 1.8)}
"""Number of profiles -> the abilities that separate them, where nobody states others."""

SECONDS: Mapping[type, int] = {
    WarmUp: 10,
    Choice: 15,
    ListChoice: 20,
    Several: 25,
    Task: 25,
    Typed: 40,
    Order: 45,
    Sort: 45,
}
"""What a question of each kind takes a slow reader: an assumption, see docs/measurement.md."""


class NoCuts(ValueError):  # noqa: N818 - it says what is wrong, as all our exceptions do
    """The abilities that separate the profiles must be stated: one fewer than there are profiles."""


@dataclass(frozen=True, slots=True)
class Spread:
    """A number that differs between people; nine in ten have at most `ninety`."""

    mean: float
    median: float
    ninety: float
    least: float
    most: float


@dataclass(frozen=True, slots=True)
class Simulation:
    """What came of it.

    `scored` are the scored questions that were asked, `scored_to_the_end` those that would have been if no
    section ended early.

    `services` counts the people who see each service on their result, `nowhere` those who see none;
    `undecided` are the scored questions without a difficulty, which were taken to be of middle difficulty.
    """

    people: int
    seed: int
    assumptions: Assumptions
    cuts: tuple[float, ...]
    placement: Placement
    questions: Spread
    scored: Spread
    scored_to_the_end: Spread
    minutes: Spread
    services: Mapping[str, int]
    nowhere: int
    undecided: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Test:
    """What is kept of one test."""

    profile: str | None
    questions: int
    scored: int
    scored_to_the_end: int
    seconds: int
    services: frozenset[str]


def simulate(
    bundle: Bundle,
    difficulties: Mapping[str, float],
    people: int,
    seed: int,
    assumptions: Assumptions | None = None,
    cuts: Sequence[float] | None = None,
) -> Simulation:
    """Let so many people (at least two) take the test twice; the same seed gives the same people.

    Profiles are taken to stand in the table as everywhere in the project: the most able first.

    :raises NoCuts: the number of cuts does not fit the profiles.
    """
    assumptions = assumptions or Assumptions()
    order = tuple(profile.id for profile in reversed(bundle.profiles.profiles))
    abilities = CUTS.get(len(order)) if cuts is None else tuple(sorted(cuts))
    if abilities is None or len(abilities) != len(order) - 1:
        raise NoCuts(f"{len(order)} profiles need {len(order) - 1} cuts")
    random = Random(seed)  # noqa: S311 - made-up people, repeatable on purpose
    respond = respondents(bundle, difficulties, assumptions)
    sittings, tests = [], []
    for _ in range(people):
        person = draw_person(random, bundle, assumptions)
        first, second = (_take(bundle, respond, random, person) for _ in range(2))
        level = order[sum(person.ability >= cut for cut in abilities)]
        sittings.append(Sitting(level, (first.profile, second.profile)))
        tests += [first, second]
    firsts = tests[::2]
    seen = Counter(service for test in firsts for service in test.services)
    return Simulation(
        people=people,
        seed=seed,
        assumptions=assumptions,
        cuts=abilities,
        placement=place(order, sittings),
        questions=_spread([test.questions for test in tests]),
        scored=_spread([test.scored for test in tests]),
        scored_to_the_end=_spread([test.scored_to_the_end for test in tests]),
        minutes=_spread([test.seconds / 60 for test in tests]),
        services=dict(sorted(seen.items(), key=lambda item: (-item[1], item[0]))),
        nowhere=sum(not test.services for test in firsts),
        undecided=tuple(
            q.id for q in bundle.questionnaire.questions() if q.scored and q.id not in difficulties
        ),
    )


def _take(bundle: Bundle, respond: Mapping[str, Respond], random: Random, person: Person) -> _Test:
    """One test of a person who has an answer ready for every question.

    What is off the path is invisible to the engine, so all can be given at once, without walking question
    by question. That is the test asked to its end; what comes out of it is the same where sections end
    early, which is only about how many questions are asked.
    """
    ready = {name: answer(random, person) for name, answer in respond.items()}
    outcome = diagnose(bundle, Answers(ready), person.facts)
    questions = {step.question.id: step.question for step in outcome.path.steps}
    met = [questions[name] for name in asked(bundle, ready, tuple(questions), person)]
    return _Test(
        profile=None if outcome.profile is None else outcome.profile.id,
        questions=len(met),
        scored=sum(question.scored for question in met),
        scored_to_the_end=sum(question.scored for question in questions.values()),
        seconds=sum(SECONDS[type(question.form)] for question in met),
        services=frozenset(referral.service.id for referral in outcome.referrals),
    )


def asked(
    bundle: Bundle, ready: Mapping[str, Value], names: Sequence[str], person: Person
) -> Collection[str]:
    """Of the questions on the path those that come up one by one, where sections end early.

    What is decided stays decided, and mostly it is so only near the end: the moment is looked for from there,
    in longer and longer steps back. From that moment on the questions are answered one by one.
    """
    if not any(section.decide_early for section in bundle.questionnaire.sections):
        return names
    sparing = prepare(bundle).sparing

    def first(number: int) -> dict[str, Value]:
        return {name: ready[name] for name in names[:number]}

    def decided(number: int) -> bool:
        path = walk(bundle, Answers(first(number)), person.facts)
        return bool(sparing.spared(path.low, path.high))

    open_at, back = len(names) - 1, 1
    while open_at > 0 and decided(open_at):
        open_at, back = open_at - back, back * 2
    if open_at == len(names) - 1:
        return names
    given = first(bisect_left(range(len(names)), True, lo=max(open_at, 0), key=decided))
    while (question := walk(bundle, Answers(given), person.facts).first_open) is not None:
        given[question.id] = ready[question.id]
    return given


def _spread(numbers: Sequence[float]) -> Spread:
    tenths = quantiles(numbers, n=10, method="inclusive")
    return Spread(fmean(numbers), tenths[4], tenths[8], min(numbers), max(numbers))
