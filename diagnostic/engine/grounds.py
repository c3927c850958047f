"""Because of which answers a condition holds: what lets a page say "because you answered …".

Only what made the condition hold counts. Where a part of it is about a band or the points of a domain,
its grounds are the answers that made the domain what it is.
"""

from collections.abc import Iterable, Mapping

from diagnostic.engine.journey import Path
from diagnostic.engine.scoring import DomainResult
from diagnostic.engine.truth import Values, compile_condition
from diagnostic.model.condition import AllOf, AnyOf, AtLeast, Below, Condition, Leaf


def grounds_of(
    condition: Condition, values: Values, path: Path, domains: Mapping[str, DomainResult]
) -> tuple[str, ...]:
    """The ids of the questions whose answers make the condition hold, those it names first."""
    holding = _holding_leaves(condition, values, path) or ()
    asked = set(path.questions)
    named = [leaf.fact for leaf in holding if leaf.fact in asked and values[leaf.fact] is not None]
    behind = [name for leaf in holding for name in _behind(leaf, domains)]
    return tuple(dict.fromkeys((*named, *behind)))


def _holding_leaves(condition: Condition, values: Values, path: Path) -> list[Leaf] | None:
    """The leaves that make the condition hold; None when it does not."""
    match condition:
        case AllOf(parts):
            found = [_holding_leaves(part, values, path) for part in parts]
            return None if None in found else _joined(found)
        case AnyOf(parts):
            found = [_holding_leaves(part, values, path) for part in parts]
            return None if found.count(None) == len(found) else _joined(found)
        case _:
            return [condition] if compile_condition(condition)(values, path.low, path.high) is True else None


def _joined(found: Iterable[list[Leaf] | None]) -> list[Leaf]:
    return [leaf for leaves in found for leaf in leaves or ()]


def _behind(leaf: Leaf, domains: Mapping[str, DomainResult]) -> tuple[str, ...]:
    """The answers behind a band or the points of a domain.

    Full answers lifted it to the highest band or over a bound; the others kept it lower.
    """
    kind, _, name = leaf.fact.partition(".")
    result = domains.get(name)
    if result is None:
        return ()
    if result.settled:
        return tuple(step.question.id for step in result.support)
    match kind, leaf:
        case "points", AtLeast():
            return result.full
        case "points", Below():
            return result.short
        case "band", _ if result.band is not None:
            return result.full if result.band is result.domain.bands[-1] else result.short
        case _:
            return ()
