"""The axes of the tables of a bundle: every fact that conditions name, with all the states it can be in."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, combinations_with_replacement, islice, pairwise

from diagnostic.check.tables.boxes import Axis, Box, Space, State, space_of_axes, states_in
from diagnostic.engine.reply import possible_values
from diagnostic.model.bundle import Bundle
from diagnostic.model.condition import (
    AllOf,
    Among,
    AnyOf,
    AtLeast,
    Below,
    Condition,
    Every,
    Given,
    Leaf,
    Missing,
    NotAmong,
    leaves,
)
from diagnostic.model.question import UNSURE, Order, Question, Several, Sort, Value

MOST_STATES_OF_A_FACT = 1_000
"""A fact with more of them gets no axis, and what reads it is not proved."""

NOT_GIVEN = State("missing")
OTHER = "other"
"""The label of answers that no condition names."""


def space_of(bundle: Bundle, conditions: Iterable[Condition]) -> Space:
    """All combinations of what these conditions read. Whether a person can be in each is another matter."""
    named: dict[str, list[Leaf]] = {}
    for condition in conditions:
        for leaf in leaves(condition):
            named.setdefault(leaf.fact, []).append(leaf)
    axes = (
        Axis(fact, tuple(islice(_states(bundle, fact, about), MOST_STATES_OF_A_FACT + 1)))
        for fact, about in named.items()
    )
    return space_of_axes([axis for axis in axes if len(axis.states) <= MOST_STATES_OF_A_FACT])


def _states(bundle: Bundle, fact: str, about: Sequence[Leaf]) -> Iterator[State]:
    asked = bundle.questionnaire
    kind, _, name = fact.partition(".")
    question = bundle.question(fact)
    if question is not None:
        yield from _states_of_question(question, about)
        yield NOT_GIVEN
    elif kind == "points":
        yield from _ranges({leaf.bound for leaf in about if isinstance(leaf, AtLeast | Below)})
    elif kind == "band":
        domain = next(domain for domain in asked.domains if domain.id == name)
        yield from _each([band.id for band in domain.bands])
        yield NOT_GIVEN
    elif fact == "profile":
        yield from _each([profile.id for profile in bundle.profiles.profiles])
        yield NOT_GIVEN
    elif fact == "language":
        yield from _each(asked.languages)
    elif fact == "language-flag":
        yield from _each(("true", "false"))
    else:
        yield from _each(asked.facts.get(fact, ()))
        yield NOT_GIVEN


def _each(values: Iterable[str]) -> Iterator[State]:
    return (State(value, (value,)) for value in values)


def _states_of_question(question: Question, about: Sequence[Leaf]) -> Iterator[State]:
    match question.form:
        case Several():
            named = frozenset().union(*(getattr(leaf, "values", ()) for leaf in about))
            yield from _sets(question.form, named)
        case Order(steps=steps):
            # Conditions cannot speak of an order, only of having given one.
            yield State(OTHER, tuple(step.id for step in steps))
        case Sort(things=things):
            yield State(OTHER, tuple(thing.folder for thing in things))
        case _:
            yield from _each(sorted(possible_values(question)))
    yield from _each((UNSURE,))


def _sets(form: Several, named: frozenset[str]) -> Iterator[State]:
    """The sets of options as far as conditions tell them apart."""
    together = [option.id for option in form.options if not option.exclusive]
    telling = [option for option in together if option in named]
    silent: Value = tuple(option for option in together if option not in named)[:1]
    if silent:
        yield State(OTHER, silent)
    most = len(telling) if form.at_most is None else min(form.at_most, len(telling))
    for count in range(1, most + 1):
        for chosen in combinations(telling, count):
            yield State("+".join(chosen), chosen)
    yield from _each(option.id for option in form.options if option.exclusive)


def _ranges(bounds: Iterable[int]) -> Iterator[State]:
    """Points cut at the bounds that conditions name; they are open where an answer is missing."""
    cuts = sorted({0, *bounds})
    ends = [f"{low}–{high - 1}" if low < high - 1 else f"{low}" for low, high in pairwise(cuts)]
    ends.append(f"{cuts[-1]}+")
    for first, last in combinations_with_replacement(range(len(cuts)), 2):
        label = ends[first] if first == last else f"{ends[first]}/{ends[last]}"
        yield State(label, (), cuts[first], cuts[last])


def condition_of(space: Space, box: Box) -> tuple[Condition, bool]:
    """A condition that holds for everybody in the box, and whether it holds for nobody else.

    Conditions cannot ask for points that are open, so that such axes are left out of it.
    """
    parts: list[Condition] = []
    exact = True
    for axis, states in states_in(space, box):
        if axis.fact.startswith("points."):
            cuts = sorted({state.low for state in axis.states})
            known = [state for state in states if state.low == state.high]
            exact = exact and len(known) == len(states)
            if len(known) == len(states):
                parts.append(AnyOf(tuple(_between(axis.fact, state.low, cuts) for state in known)))
        else:
            parts.append(_one_of(axis, states))
    return AllOf(tuple(parts)), exact


def _between(fact: str, low: int, cuts: Sequence[int]) -> Condition:
    higher = [cut for cut in cuts if cut > low]
    return AllOf((AtLeast(fact, low), *(Below(fact, cut) for cut in higher[:1])))


def _one_of(axis: Axis, states: Sequence[State]) -> Condition:
    fact = axis.fact
    parts: list[Condition] = [Missing(fact)] if NOT_GIVEN in states else []
    given = [state for state in states if state.value]
    named = frozenset(value for state in axis.states if state.label != OTHER for value in state.value)
    apart = all(len(state.value) < 2 and state.label != OTHER for state in axis.states)
    if apart and given:
        parts.append(Among(fact, frozenset(value for state in given for value in state.value)))
    elif given:
        parts += (_exactly(fact, named & frozenset(state.value), named) for state in given)
    return AnyOf(tuple(parts))


def _exactly(fact: str, chosen: frozenset[str], named: frozenset[str]) -> Condition:
    wanted: list[Condition] = [Every(fact, chosen)] if chosen else []
    return AllOf((Given(fact), *wanted, NotAmong(fact, named - chosen)))
