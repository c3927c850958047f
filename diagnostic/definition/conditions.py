"""Conditions as editors write them, turned into the model's normal form."""

from dataclasses import dataclass

from diagnostic.definition.facts import Fact, Kind
from diagnostic.definition.keys import read_table
from diagnostic.definition.reader import (
    Notes,
    check_known,
    if_there,
    read_flag,
    read_items,
    read_number,
    read_open_keys,
    read_words,
)
from diagnostic.definition.shapes import CONDITION, WORDS, Either, Flag, Items, Keys, Number, Open, Shape
from diagnostic.definition.source import Mapping, Node, Scalar
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
    opposite,
)

POINTS = Number(0, 10_000)


def _comparison(**operators: Shape) -> Keys:
    """What may be asked of one kind of fact, between braces."""
    return Keys("comparison", {}, operators, may_be_empty=False)


ABOUT_ANSWERS = _comparison(**{"not": WORDS}, all=WORDS, none=WORDS, missing=Flag())
ABOUT_POINTS = _comparison(at_least=POINTS, below=POINTS)
ABOUT_BANDS = _comparison(**{"not": WORDS}, none=WORDS, at_least=WORDS, below=WORDS, missing=Flag())
ABOUT_FLAGS = _comparison(**{"not": Flag()}, none=Flag())
ABOUT_ANYTHING = _comparison(**ABOUT_ANSWERS.optional, **ABOUT_POINTS.optional)
"""Every operator: which of them go with a fact is judged one by one."""

OPERATORS = tuple(ABOUT_ANYTHING.optional)
CONDITIONS = Open(
    Either(ABOUT_ANSWERS, WORDS),
    known={
        "any": Items(CONDITION),
        "not": CONDITION,
        "language-flag": Either(ABOUT_FLAGS, Flag()),
    },
    beginning={"points.": ABOUT_POINTS, "band.": Either(ABOUT_BANDS, WORDS)},
    name="condition",
)


@dataclass(frozen=True, slots=True)
class Scope:
    """What a condition may speak of. `before` is the number of the question that it guards; None: any."""

    facts: dict[str, Fact]
    before: int | None = None


def read_condition(notes: Notes, node: Node, scope: Scope) -> Condition:
    """A mapping: all of its entries hold."""
    parts = [_entry(notes, key, value, scope) for key, value in read_open_keys(notes, node)]
    found = tuple(part for part in parts if part is not None)
    return found[0] if len(found) == 1 else AllOf(found)


def condition_if_there(notes: Notes, node: Node | None, scope: Scope) -> Condition | None:
    """The condition, None where none was written."""
    return if_there(lambda notes, node: read_condition(notes, node, scope), notes, node)


def _entry(notes: Notes, key: Scalar, node: Node, scope: Scope) -> Condition | None:
    if key.text == "any":
        return AnyOf(tuple(read_condition(notes, item, scope) for item in read_items(notes, node)))
    if key.text == "not":
        return opposite(read_condition(notes, node, scope))
    fact = scope.facts.get(key.text)
    if fact is None:
        if key.text == "profile":
            notes.add("R13", key.place, name=key.text)
        else:
            check_known(notes, "R01", key.text, key.place, scope.facts)
        return None
    if scope.before is not None and fact.known_from >= scope.before:
        code = "R14" if fact.kind in (Kind.POINTS, Kind.BAND) else "R02"
        notes.add(code, key.place, name=key.text)
    if isinstance(node, Mapping):
        return _compared(notes, key, node, fact)
    if fact.kind is Kind.POINTS:
        notes.add("R16", node.place, name=key.text)
        return None
    return Among(key.text, _values(notes, key.text, node, fact))


def _compared(notes: Notes, key: Scalar, node: Mapping, fact: Fact) -> Condition | None:
    """`{at_least: 4, below: 9}` and the like: all of them hold."""
    parts: list[Leaf] = []
    for operator, value in read_table(notes, node, ABOUT_ANYTHING).items():
        leaf = _leaf(notes, key, operator, value, fact)
        if leaf is not None:
            parts.append(leaf)
    return parts[0] if len(parts) == 1 else AllOf(tuple(parts))


def _leaf(notes: Notes, key: Scalar, operator: str, node: Node, fact: Fact) -> Leaf | None:
    name = key.text
    match operator, fact.kind:
        case "at_least", Kind.POINTS:
            return AtLeast(name, read_number(notes, node, *POINTS))
        case "below", Kind.POINTS:
            return Below(name, read_number(notes, node, *POINTS))
        case "at_least" | "below", Kind.BAND:
            return _bands(notes, name, operator, node, fact)
        case "missing", Kind.ONE | Kind.SEVERAL | Kind.BAND:
            return Missing(name) if read_flag(notes, node) else Given(name)
        case "not" | "none", Kind.ONE | Kind.SEVERAL | Kind.BAND | Kind.FLAG:
            return NotAmong(name, _values(notes, name, node, fact))
        case "all", Kind.SEVERAL:
            return Every(name, _values(notes, name, node, fact))
    notes.add("R15", node.place, name=name, operator=operator)
    return None


def _bands(notes: Notes, name: str, operator: str, node: Node, fact: Fact) -> Leaf | None:
    """The bands from one up, or those under it; under the lowest there is none."""
    words = read_words(notes, node, or_one=True)
    if not words:
        return None
    band, place = words[0]
    if not check_known(notes, "R05", band, place, fact.values):
        return None
    at = fact.values.index(band)
    if operator == "below" and at == 0:
        notes.add("R17", place, name=band)
        return None
    return Among(name, frozenset(fact.values[at:] if operator == "at_least" else fact.values[:at]))


def _values(notes: Notes, name: str, node: Node, fact: Fact) -> frozenset[str]:
    if fact.kind is Kind.FLAG:
        return frozenset(("true" if read_flag(notes, node) else "false",))
    words = read_words(notes, node, or_one=True)
    for word, place in words:
        if fact.values and word not in fact.values:
            notes.add("R03", place, known=fact.values, name=word, fact=name)
    return frozenset(word for word, _ in words)
