"""A solver that was written by others, and knows nothing of questionnaires, finds the same."""

from functools import cache

import pytest

from diagnostic.check.graph.states import explore
from diagnostic.engine.journey import walk
from diagnostic.model.answers import Answers, Facts
from tests.check.solved import reachable
from tests.check.trees import tree

pytestmark = pytest.mark.uncovered

SEEDS = range(20)


@cache
def asked_in(seed):
    """Question -> the answers that lead to it, as the state graph has them."""
    world = explore(tree(seed))
    return {
        turn.fact: world.prefix(at, seen.asked_from)
        for at, (turn, seen) in enumerate(zip(world.terrain.turns, world.seen, strict=True))
        if turn.question is not None and seen.asked_from is not None
    }


@pytest.mark.z3
@pytest.mark.parametrize("seed", SEEDS)
def test_solver_agrees_on_which_of_sixty_questions_can_be_asked(seed):
    assert set(asked_in(seed)) == reachable(tree(seed))


@pytest.mark.parametrize("seed", SEEDS)
def test_answers_that_lead_to_one_of_sixty_questions_lead_there(seed):
    made = tree(seed)
    for question, person in asked_in(seed).items():
        path = walk(made, Answers(person.answers), Facts(person.language, person.facts))
        assert path.first_open.id == question
        assert path.questions[: len(person)] == tuple(person.answers)


def test_trees_have_questions_that_nobody_is_asked():
    """Otherwise the solver and the checker could agree by saying yes to everything."""
    never = [60 - len(asked_in(seed)) for seed in SEEDS]
    assert sum(never) > 40
    assert max(never) < 30
