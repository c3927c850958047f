"""What one answer is worth."""

from collections.abc import Mapping

from diagnostic.model.answers import Observation
from diagnostic.model.question import (
    RIGHT,
    UNSURE,
    Choice,
    Option,
    Order,
    Question,
    Several,
    Sort,
    Task,
    Typed,
    Value,
)


def most_points(question: Question) -> int:
    """The most that any answer to this question can give."""
    if not question.scored:
        return 0
    match question.form:
        case Choice(options):
            return max(option.points for option in options)
        case Several():
            return _most_of_several(question.form)
        case Task(elements=elements):
            return max(element.points for element in elements)
        case Order(points=points) | Sort(points=points) | Typed(points=points):
            return points
        case _:
            return 0


def points_of(question: Question, value: Value) -> int:
    """The points of an answer that was given; "I do not know" is an answer worth nothing."""
    if not question.scored or value[0] == UNSURE:
        return 0
    match question.form:
        case Choice(options):
            return _worth(options)[value[0]]
        case Task(elements=elements):
            return next(element.points for element in elements if element.id == value[0])
        case Several(options=options, max_points=most):
            worth = _worth(options)
            total = sum(worth[chosen] for chosen in value)
            return total if most is None else min(total, most)
        case Order(steps=steps, points=points):
            return _points_of_order(tuple(step.id for step in steps), value, points)
        case Sort(things=things, points=points):
            wrong = sum(thing.folder != folder for thing, folder in zip(things, value, strict=True))
            return (points, points // 2)[wrong] if wrong < 2 else 0
        case Typed(points=points):
            return points if value[0] == RIGHT else 0
        case _:
            return 0


def points_of_observation(question: Question, observation: Observation) -> int:
    """Seen by a counsellor: alone counts fully, with a hint half (rounded down), else nothing."""
    match observation:
        case Observation.ALONE:
            return most_points(question)
        case Observation.HINT:
            return most_points(question) // 2
        case _:
            return 0


def _worth(options: tuple[Option, ...]) -> Mapping[str, int]:
    return {option.id: option.points for option in options}


def _most_of_several(form: Several) -> int:
    together = sorted((o.points for o in form.options if not o.exclusive), reverse=True)[: form.at_most]
    alone = [o.points for o in form.options if o.exclusive]
    most = max(sum(points for points in together if points > 0), *alone, 0)
    return most if form.max_points is None else min(most, form.max_points)


def _points_of_order(right: Value, given: Value, points: int) -> int:
    wrong = [place for place, step in enumerate(right) if given[place] != step]
    if not wrong:
        return points
    first, last = wrong[0], wrong[-1]
    swapped = len(wrong) == 2 and last == first + 1
    return points // 2 if swapped else 0
