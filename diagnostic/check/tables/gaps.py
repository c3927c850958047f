"""Gaps of the referral table: people for whom no rule holds, only `otherwise` (A01)."""

from collections.abc import Iterator

from diagnostic.check.graph.search import NotProved
from diagnostic.check.tables.axes import condition_of
from diagnostic.check.tables.boxes import Allowance, TooManyError, difference, grown, in_words, merged, size
from diagnostic.check.tables.people import Person
from diagnostic.check.tables.survey import MOST_BOXES, Survey
from diagnostic.definition.findings import Finding
from diagnostic.model.referral import Rule

MOST_GAPS = 3
"""Shown at once: whoever closes these will see the next."""

MOST_TRIED = 30
"""Gaps among all combinations of facts in which a person is looked for."""


def people_without_rule(survey: Survey) -> Iterator[Finding]:
    """The largest gaps first, each with somebody who is in it."""
    allowance = Allowance(MOST_BOXES)
    covered = [box for boxes in survey.boxes.values() for box in boxes]
    shown = 0
    try:
        left = difference(survey.space, [survey.space.full], covered, allowance)
        gaps = list(merged(survey.space, left))
        for _ in range(MOST_TRIED):
            if not gaps or shown == MOST_GAPS:
                return
            widest = max(gaps, key=lambda box: size(survey.space, box))
            gap = grown(survey.space, widest, covered, allowance)
            gaps = [box for box in gaps if box & ~gap]
            condition, exact = condition_of(survey.space, gap)
            person = survey.shortest([condition], _silent(survey, exact))
            if isinstance(person, NotProved):
                break
            if isinstance(person, Person):
                shown += 1
                people = in_words(survey.space, gap)
                yield survey.finding("A01", "rule:otherwise#because", person, people=people)
        else:
            if not gaps:
                return
    except TooManyError:
        pass
    if not shown:
        survey.doubt("A01", "otherwise", "rule:otherwise#because")


def _silent(survey: Survey, exact: bool) -> list[Rule]:
    """The rules that must not hold, where the condition alone does not say so."""
    return [] if exact and len(survey.boxes) == len(survey.rules) else survey.living
