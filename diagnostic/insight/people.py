"""Made-up people: an ability each, and what such a person answers to a question.

The model is Rasch's, widened where our questions need it: several steps of points, the luck of pressing
somewhere, "I do not know", and claiming more than one can. Each part is an assumption with a number of its
own, in `Assumptions`; docs/measurement.md gives the reasons. No number here was measured on real people.
"""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from random import Random

from diagnostic.engine.points import most_points
from diagnostic.model.answers import Facts
from diagnostic.model.bundle import Bundle
from diagnostic.model.question import (
    RIGHT,
    UNSURE,
    WRONG,
    Choice,
    Option,
    Order,
    Question,
    Several,
    Sort,
    Task,
    Typed,
    Value,
    WarmUp,
    offered,
)

Shares = Mapping[str, Mapping[str, float]]
"""Question id -> option id -> weight; options without a weight have 1."""


@dataclass(frozen=True, slots=True)
class Assumptions:
    """What is taken for granted about the people, in logits unless said otherwise.

    Abilities are normal with `mean` and `spread`. `step` is how far the first and the last step of a
    question with half points stand from its difficulty. Of those who do not know a task, the share `unsure`
    says so and the others press somewhere. `claim` and `claim_spread` shift each person's ability wherever
    the person only says what they can do.
    """

    mean: float = 0.0
    spread: float = 2.0
    step: float = 1.0
    unsure: float = 0.5
    claim: float = 0.0
    claim_spread: float = 0.0
    shares: Shares = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Person:
    """One made-up person: what they can do, how much more they say they can, and where they sit."""

    ability: float
    claim: float
    facts: Facts


Respond = Callable[[Random, Person], Value]
"""What a person gives to one question."""


def draw_person(random: Random, bundle: Bundle, assumptions: Assumptions) -> Person:
    """A person; every language and every setting of the questionnaire is as likely as the others."""
    cover = bundle.questionnaire
    declared = {name: random.choice(values) for name, values in cover.facts.items()}
    return Person(
        ability=random.gauss(assumptions.mean, assumptions.spread),
        claim=random.gauss(assumptions.claim, assumptions.claim_spread),
        facts=Facts(random.choice(cover.languages), declared),
    )


def respondents(
    bundle: Bundle, difficulties: Mapping[str, float], assumptions: Assumptions
) -> dict[str, Respond]:
    """For each question how people answer it; a scored one without a difficulty is of middle difficulty."""
    return {
        question.id: _scored(question, difficulties.get(question.id, 0.0), assumptions)
        if question.scored
        else _unscored(question, assumptions.shares.get(question.id, {}))
        for question in bundle.questionnaire.questions()
    }


def chances(ability: float, thresholds: Sequence[float]) -> list[float]:
    """How likely each number of steps is (partial credit); with one threshold this is Rasch's model."""
    weights = [1.0]
    for threshold in thresholds:
        weights.append(weights[-1] * math.exp(ability - threshold))
    total = sum(weights)
    return [weight / total for weight in weights]


def thresholds_of(difficulty: float, steps: int, step: float) -> list[float]:
    """The difficulty itself for one step; more are spread evenly from `step` below it to `step` above."""
    if steps < 2:
        return [difficulty] * steps
    return [difficulty + step * (2 * number / (steps - 1) - 1) for number in range(steps)]


def _level(random: Random, ability: float, thresholds: Sequence[float]) -> int:
    return random.choices(range(len(thresholds) + 1), chances(ability, thresholds))[0]


# ---------------------------------------------------------------------------------------- scored questions


def _scored(question: Question, difficulty: float, assumptions: Assumptions) -> Respond:
    match question.form:
        case Choice(options):
            return _says(question, options, difficulty, assumptions)
        case Task(elements=elements):
            groups = _by_level([(element.id, element.points) for element in elements])
            anything = [element.id for element in elements]
            return _shows(
                len(groups) - 1,
                lambda random, level: (random.choice(groups[level]),),
                lambda random: (random.choice(anything),),
                difficulty,
                assumptions,
            )
        case Order(steps=steps, points=points):
            right = tuple(step.id for step in steps)
            return _shows(
                2 if points > 1 else 1,
                lambda random, level: right if level == 2 or points < 2 else _swapped(random, right),
                lambda random: tuple(random.sample(right, len(right))),
                difficulty,
                assumptions,
            )
        case Sort(points=points):
            form = question.form
            return _shows(
                2 if points > 1 else 1,
                lambda random, level: _sorted(random, form, 0 if level == 2 or points < 2 else 1),
                lambda random: tuple(random.choice(form.folders).id for _ in form.things),
                difficulty,
                assumptions,
            )
        case Typed():
            return _shows(1, lambda _random, _level: (RIGHT,), lambda _: (WRONG,), difficulty, assumptions)
        case Several():
            choices = question.form
            return _shows(
                most_points(question),
                lambda random, level: _some_good(random, choices, level),
                lambda random: _any_set(random, choices),
                difficulty,
                assumptions,
            )
        case _:
            return _unscored(question, {})


def _by_level(points: Sequence[tuple[str, int]]) -> list[list[str]]:
    """Ids by what they are worth, the least first."""
    return [[name for name, worth in points if worth == level] for level in sorted({p for _, p in points})]


def _says(
    question: Question, options: Sequence[Option], difficulty: float, assumptions: Assumptions
) -> Respond:
    """An answer about oneself: claimed ability decides.

    An answer that settles a band stands a step below another with the same points: "never" is below "not
    yet".
    """
    settling = question.settles or {}
    worth = {option.id: (option.points, option.id not in settling) for option in options}
    levels = sorted(set(worth.values()))
    groups = [[name for name in worth if worth[name] == level] for level in levels]
    thresholds = thresholds_of(difficulty, len(levels) - 1, assumptions.step)

    def respond(random: Random, person: Person) -> Value:
        return (random.choice(groups[_level(random, person.ability + person.claim, thresholds)]),)

    return respond


def _shows(
    steps: int,
    knowing: Callable[[Random, int], Value],
    guessing: Callable[[Random], Value],
    difficulty: float,
    assumptions: Assumptions,
) -> Respond:
    """Something to do: who does not know says so or tries their luck."""
    thresholds = thresholds_of(difficulty, steps, assumptions.step)

    def respond(random: Random, person: Person) -> Value:
        level = _level(random, person.ability, thresholds)
        if level > 0:
            return knowing(random, level)
        return (UNSURE,) if random.random() < assumptions.unsure else guessing(random)

    return respond


def _swapped(random: Random, right: Value) -> Value:
    """The right order but for two neighbours."""
    at = random.randrange(len(right) - 1)
    return (*right[:at], right[at + 1], right[at], *right[at + 2 :])


def _sorted(random: Random, form: Sort, wrong: int) -> Value:
    """Everything in its folder but for so many things, each of them in any other folder."""
    value = [thing.folder for thing in form.things]
    for at in random.sample(range(len(value)), wrong):
        value[at] = random.choice([folder.id for folder in form.folders if folder.id != value[at]])
    return tuple(value)


def _some_good(random: Random, form: Several, level: int) -> Value:
    """A set worth so many points, as near as the options allow."""
    good = [option for option in form.options if option.points > 0 and not option.exclusive]
    random.shuffle(good)
    chosen: list[str] = []
    worth = 0
    for option in good:
        if worth + option.points <= level and (form.at_most is None or len(chosen) < form.at_most):
            chosen.append(option.id)
            worth += option.points
    if not chosen:
        return _any_set(random, form)
    return tuple(option.id for option in form.options if option.id in chosen)


def _any_set(random: Random, form: Several, weights: Mapping[str, float] | None = None) -> Value:
    """Each option or not; the exclusive one, or else any single one, when that leaves nothing."""
    weights = weights or {}
    free = [option.id for option in form.options if not option.exclusive]
    chosen = [name for name in free if random.random() < weights.get(name, 1.0) / 2]
    if form.at_most is not None and len(chosen) > form.at_most:
        chosen = random.sample(chosen, form.at_most)
    if not chosen:
        alone = [option.id for option in form.options if option.exclusive] or free
        return (random.choice(alone),)
    return tuple(option.id for option in form.options if option.id in chosen)


# ---------------------------------------------------------------------------------------------- the others


def _unscored(question: Question, weights: Mapping[str, float]) -> Respond:
    """Facts: every option as likely as its weight; of a set each option is there or not."""
    match question.form:
        case WarmUp(right=right):
            return lambda _random, _person: (right,)
        case Several():
            form = question.form
            return lambda random, _person: _any_set(random, form, weights)
    names = [choice.id for choice in offered(question.form)] or [RIGHT, WRONG]
    shares = [weights.get(name, 1.0) for name in names]
    if isinstance(question.form, Sort):
        count = len(question.form.things)
        return lambda random, _person: tuple(random.choices(names, shares, k=count))
    if isinstance(question.form, Order):
        return lambda random, _person: tuple(random.sample(names, len(names)))
    return lambda random, _person: (random.choices(names, shares)[0],)
