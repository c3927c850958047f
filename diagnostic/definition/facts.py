"""What conditions may speak of: every fact with its closed set of values and when it becomes known."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from diagnostic.engine.reply import possible_values
from diagnostic.model.profile import Domain
from diagnostic.model.question import UNSURE, Order, Question, Several, Sort


class Kind(StrEnum):
    """What may be asked of a fact."""

    ONE = "one"
    SEVERAL = "several"
    POINTS = "points"
    BAND = "band"
    FLAG = "flag"


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact. `values` in their order (lowest band first); none at all when they could not be read.

    `known_from` is the number of the question that first makes it known, -1 for what the setting gives.
    """

    kind: Kind
    values: tuple[str, ...]
    known_from: int = -1


def facts_of(
    questions: Sequence[Question],
    domains: Sequence[Domain],
    declared: Mapping[str, tuple[str, ...]],
    languages: tuple[str, ...],
) -> dict[str, Fact]:
    """Fact name -> fact, for all conditions but those about `profile`."""
    facts = {
        "language": Fact(Kind.ONE, languages),
        "language-flag": Fact(Kind.FLAG, ("true", "false")),
        **{name: Fact(Kind.ONE, values) for name, values in declared.items()},
    }
    never = len(questions)
    scored = dict.fromkeys(("total", *(domain.id for domain in domains)), never)
    for number, question in enumerate(questions):
        facts[question.id] = Fact(
            Kind.SEVERAL if isinstance(question.form, Several) else Kind.ONE, _values(question), number
        )
        if question.domain in scored and (question.scored or question.settles):
            scored[question.domain] = min(scored[question.domain], number)
            scored["total"] = min(scored["total"], number)
    facts["points.total"] = Fact(Kind.POINTS, (), scored["total"])
    for domain in domains:
        facts[f"points.{domain.id}"] = Fact(Kind.POINTS, (), scored[domain.id])
        bands = tuple(band.id for band in domain.bands)
        facts[f"band.{domain.id}"] = Fact(Kind.BAND, bands, scored[domain.id])
    return facts


def _values(question: Question) -> tuple[str, ...]:
    """What a condition may ask for; of an order or of what was sorted, only whether the person was unsure."""
    values = sorted(possible_values(question))
    if not values:
        return ()
    return (UNSURE,) if isinstance(question.form, Order | Sort) else (*values, UNSURE)
