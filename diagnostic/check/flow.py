"""The way through the test: questions nobody meets, guards that guard nothing, options without effect, and
paths that are too long.
"""

from collections.abc import Iterator

from diagnostic.check.graph.states import World
from diagnostic.check.graph.terrain import Turn
from diagnostic.check.places import Places, place_of
from diagnostic.definition.findings import Finding, find
from diagnostic.model.question import Choice

MOST_NAMED = 5


def check_flow(world: World, places: Places) -> list[Finding]:
    """All findings about the way through the test."""
    return [
        *_never_asked(world, places),
        *_always_true(world, places),
        *_without_effect(world, places),
        *_too_long(world, places),
        *_not_proved(world, places),
    ]


def _known_turns(world: World) -> Iterator[tuple[int, Turn]]:
    for at, turn in enumerate(world.terrain.turns[: world.reached]):
        if turn.question is not None:
            yield at, turn


def _never_asked(world: World, places: Places) -> Iterator[Finding]:
    for at, turn in _known_turns(world):
        if world.seen[at].asked_from is None:
            closed = all(branch is not True for branch, _ in world.seen[at].truths)
            values = {"name": turn.fact, "reason": "no way there" if closed else "never true"}
            yield find("F01", place_of(places, f"question:{turn.fact}"), values)


def _always_true(world: World, places: Places) -> Iterator[Finding]:
    """An `ask_if` that holds for everybody who comes by says nothing."""
    for at, turn in _known_turns(world):
        if turn.question is None or turn.question.ask_if is None:
            continue
        met = {ask_if for branch, ask_if in world.seen[at].truths if branch is True}
        if met == {True}:
            yield find("F03", place_of(places, f"question:{turn.fact}#ask_if"), {"name": turn.fact})


def _without_effect(world: World, places: Places) -> Iterator[Finding]:
    """Options that no guard, point or table tells apart. Wrong elements of a task are meant to be alike."""
    for _, turn in _known_turns(world):
        question = turn.question
        if question is None or not isinstance(question.form, Choice):
            continue
        order = [option.id for option in question.form.options]
        for reply in turn.replies:
            same = [option for option in order if option in reply.options]
            if len(same) > 1:
                values = {"name": turn.fact, "options": ", ".join(same)}
                yield find("F04", place_of(places, f"question:{turn.fact}"), values)


def _too_long(world: World, places: Places) -> Iterator[Finding]:
    most = world.course.bundle.questionnaire.longest
    if most is None or not world.complete:
        return
    longest = world.lengths()[0][world.terrain.start()][1]
    if longest > most:
        values = {"count": str(longest), "most": str(most)}
        yield find("F05", place_of(places, "questionnaire#longest"), values, world.longest())


def _not_proved(world: World, places: Places) -> Iterator[Finding]:
    """Too many states: from which question on nothing is proved, and whose answers are kept the longest."""
    if world.complete:
        return
    terrain = world.terrain
    kept = {
        fact: max(at for at in readers if at < terrain.end) - terrain.place[fact]
        for fact, readers in terrain.readers.items()
        if any(at < terrain.end for at in readers)
    }
    longest = sorted(kept, key=lambda fact: (-kept[fact], fact))[:MOST_NAMED]
    name = terrain.turns[world.reached].fact
    values = {"name": name, "states": str(world.states), "questions": ", ".join(longest)}
    yield find("F06", place_of(places, f"question:{name}"), values)
