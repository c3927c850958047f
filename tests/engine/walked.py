"""The walk of somebody who gave these answers, and what it tells."""

from diagnostic.engine.journey import walk
from diagnostic.model.condition import AnyOf, Missing
from tests.engine.build import FRENCH, answers, not_among

YES = {"no": 0, "yes": 2}


def path_of(tested, facts=FRENCH, observed=None, **given):
    return walk(tested, answers(observed, **given), facts)


def unless(name, *ending):
    """The guard that `ends` and `settles` give to the questions that follow."""
    return AnyOf((Missing(name), not_among(name, *ending)))


def points(path, name="skill"):
    return path.low[f"points.{name}"], path.high[f"points.{name}"]


def inferred(path):
    return [(step.question.id, step.low, step.high) for step in path.inferred]
