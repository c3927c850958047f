"""What the checker proves of small random questionnaires is what counting everybody out gives."""

from hypothesis import given

from diagnostic.check.states import explore
from diagnostic.engine.journey import walk
from diagnostic.engine.outcome import diagnose
from diagnostic.model.answers import Answers, Facts
from tests.check import drawn
from tests.check.oracle import Everybody
from tests.check.tried import tried


def path_of(tested, person):
    """Where the answers of a witness lead."""
    return walk(tested, Answers(person.answers), Facts(person.language, person.facts))


def outcome_of(tested, person):
    """What comes of a witness, who answers everything asked and nothing else."""
    outcome = diagnose(tested, Answers(person.answers), Facts(person.language, person.facts))
    assert outcome.complete
    assert outcome.path.questions == tuple(person.answers)
    return outcome


# ----------------------------------------------------------------------------------------- the state graph


def asked_in(world):
    """Question -> the fewest answers before it."""
    return {
        turn.fact: min(arrival.answers for state, arrival in layer.items() if asks(world, at, state))
        for at, (turn, seen, layer) in enumerate(
            zip(world.terrain.turns, world.seen, world.layers[:-1], strict=True)
        )
        if turn.question is not None and seen.asked_from is not None
    }


def asks(world, at, state):
    return world.terrain.truths(at, state) == (True, True)


def never_refusing(world):
    """The questions whose `ask_if` lets everybody in whose branch holds."""
    return {
        turn.fact
        for turn, seen in zip(world.terrain.turns, world.seen, strict=True)
        if turn.question is not None
        and turn.question.ask_if is not None
        and {ask_if for branch, ask_if in seen.truths if branch is True} == {True}
    }


@tried(60)
@given(drawn.bundles())
def test_state_graph_knows_who_is_asked_what_and_how_much_that_gives(tested):
    world, everybody = explore(tested), Everybody(tested)
    assert world.complete
    assert asked_in(world) == everybody.before
    assert never_refusing(world) == everybody.never_refusing
    assert len(world.longest()) == everybody.longest
    assert path_of(tested, world.longest()).questions == tuple(world.longest().answers)
    for domain in tested.questionnaire.domains:
        (come,) = world.ranges(f"points.{domain.id}")[0].values()
        assert (come.least_low, come.most_low) == everybody.points(domain.id)
