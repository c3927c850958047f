"""Ending early: which questions can no longer change what comes out, so that nobody need be asked them.

Only questions of sections that say `decide-early`. What the tables make of points changes at certain
numbers of points, the cuts; between two cuts nothing changes. Once all that the points can still become
lies between two cuts, a question that gives nothing but points decides nothing any more. That is exact:
whatever real answers (an option or "I do not know") the person would have given to the questions spared,
the full test gives the same bands, profile and referrals. "I do not understand" is no answer, and nothing
is claimed of it.

Which questions give nothing but points, and where the cuts are, follows from the bundle alone and is
computed once; a request only compares numbers.
"""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from diagnostic.engine.points import most_points
from diagnostic.model.bundle import Bundle
from diagnostic.model.condition import AtLeast, Below, Leaf, leaves

TOTAL = "points.total"

GuardFacts = Mapping[str, frozenset[str]]
"""Question id -> the facts that its guards read."""

Points = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Sparing:
    """What is known beforehand: the questions that may be spared, each with the number its points go to,
    and for each number the cuts, lowest first.
    """

    questions: Mapping[str, str]
    cuts: Mapping[str, Sequence[int]]

    def spared(self, low: Points, high: Points) -> frozenset[str]:
        """The questions that decide nothing when the points end up somewhere from `low` to `high`."""
        if not self.questions or not self._decided(TOTAL, low, high):
            return frozenset()
        decided = {number for number in self.cuts if self._decided(number, low, high)}
        return frozenset(name for name, number in self.questions.items() if number in decided)

    def _decided(self, number: str, low: Points, high: Points) -> bool:
        return cell_of(self.cuts[number], low[number]) == cell_of(self.cuts[number], high[number])


def cell_of(cuts: Sequence[int], points: int) -> int:
    """How many cuts the points reach; points in one cell lead to the same."""
    return bisect_right(cuts, points)


def plan_sparing(bundle: Bundle, guard_facts: GuardFacts) -> Sparing:
    """The questions of this bundle that give nothing but points, and the cuts.

    Nothing else hangs on such a question: no guard, profile or rule reads its answer, and no later guard the
    points or the band that it counts in. It settles no band.
    """
    sections = bundle.questionnaire.sections
    if not any(section.decide_early for section in sections):
        return Sparing({}, {})
    conditions = (
        *(profile.when for profile in bundle.profiles.profiles),
        *(rule.when for rule in bundle.referrals.rules),
    )
    tables = [leaf for condition in conditions if condition is not None for leaf in leaves(condition)]
    cuts = _cuts(bundle, tables)
    unforeseen = _unforeseen(bundle, guard_facts)
    if cuts[TOTAL] and TOTAL in unforeseen:
        return Sparing({}, cuts)
    # Points and bands that tables read are no hindrance: that is what the cuts are for.
    read = {leaf.fact for leaf in tables if not leaf.fact.startswith(("points.", "band."))}
    spareable: dict[str, str] = {}
    for section in reversed(sections):
        for question in reversed(section.questions):
            number, band = f"points.{question.domain}", f"band.{question.domain}"
            if (
                section.decide_early
                and question.scored
                and not question.settles
                and number not in unforeseen
                and read.isdisjoint((question.id, number, band, TOTAL))
            ):
                spareable[question.id] = number
            read |= guard_facts[question.id]
    return Sparing(spareable, cuts)


def _cuts(bundle: Bundle, tables: Iterable[Leaf]) -> dict[str, Sequence[int]]:
    """Number -> the points from which a band begins or a condition of a table changes."""
    cuts: dict[str, set[int]] = {TOTAL: set()}
    for domain in bundle.questionnaire.domains:
        cuts[f"points.{domain.id}"] = {band.cut for band in domain.bands[1:]}
    for leaf in tables:
        if isinstance(leaf, AtLeast | Below):
            cuts[leaf.fact].add(leaf.bound)
    return {number: sorted(bounds) for number, bounds in cuts.items()}


def _unforeseen(bundle: Bundle, guard_facts: GuardFacts) -> set[str]:
    """The facts that later answers may still change although nothing about them is open.

    The interval of a number holds all that open questions can give, with two exceptions: a question whose
    guard asks for the language flag or for a band that an answer may yet settle, and one that infers more
    points than its answers can give. Without this a question once spared could come back.
    """
    found = {"language-flag"}
    for question in bundle.questionnaire.questions():
        number, band, most = f"points.{question.domain}", f"band.{question.domain}", most_points(question)
        if not found.isdisjoint(guard_facts[question.id]):
            found.add(question.id)
        if question.scored and (question.id in found or (question.if_skipped or 0) > most):
            found |= {number, band, TOTAL}
        if question.settles or (question.scored and most == 0):
            found.add(band)
    return found
