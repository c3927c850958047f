"""A few people press everything."""

from hypothesis import given, settings

from diagnostic.check.coverage import covering_people
from diagnostic.check.graph.states import explore
from diagnostic.definition.folder import read_folder
from diagnostic.engine.journey import walk
from diagnostic.engine.reply import possible_values, ways_out
from diagnostic.model.answers import Answers, Facts
from tests.check.drawn import bundles
from tests.cli.conftest import FOLDER


def pressed(tested, people):
    """(question, option) that these people take, each on a complete path of their own."""
    found = set()
    for person in people:
        path = walk(tested, Answers(person.answers), Facts(person.language, person.facts))
        assert path.complete
        assert path.questions == tuple(person.answers)
        found |= {(question, option) for question, value in person.answers.items() for option in value}
    return found


def can_be_pressed(tested):
    """Everything on the questions that somebody is asked."""
    world = explore(tested)
    asked = [
        turn.question for turn, seen in zip(world.terrain.turns, world.seen, strict=True) if seen.asked_from
    ]
    return {(q.id, option) for q in asked if q for option in (*possible_values(q), *ways_out(q))}


@settings(max_examples=40)
@given(bundles())
def test_every_option_of_every_question_is_taken(tested):
    assert pressed(tested, covering_people(explore(tested))) == can_be_pressed(tested)


def test_the_real_questionnaire_needs_few_people():
    tested = read_folder(FOLDER).bundle
    people = list(covering_people(explore(tested)))
    assert pressed(tested, people) == can_be_pressed(tested)
    assert {person.language for person in people} == {"fr", "nl"}
    # One person presses one option of a question, so the longest list says how few can do.
    longest = max(len(possible_values(q)) + len(ways_out(q)) for q in tested.questionnaire.questions())
    assert longest <= len(people) < longest + 10
