"""When a page offers more than its question: somebody's help, or other ways to the words.

Both offers come once for each thing that went less well, never as a judgement, and go by themselves.
"""

from diagnostic.engine.journey import Path, Step
from diagnostic.model.question import UNCLEAR, WarmUp

UNCLEAR_OFFERS = 2
"""So many "I do not understand the question" within a section: one may be the question, two are the words."""


def offers_a_hand(path: Path, question_id: str) -> bool:
    """Right after a warm-up that did not go by itself, and once more when the questions begin."""
    earlier = path.steps[: path.questions.index(question_id)]
    if not earlier or not isinstance(earlier[-1].question.form, WarmUp):
        return False
    here = path.step(question_id)
    begins = here is not None and not isinstance(here.question.form, WarmUp)
    return any(_went_wrong(step) for step in (earlier if begins else earlier[-1:]))


def _went_wrong(step: Step) -> bool:
    form = step.question.form
    return isinstance(form, WarmUp) and step.value is not None and step.value[0] != form.right


def offers_other_words(path: Path, section_id: str, question_id: str | None = None) -> bool:
    """Whether the step before this question, or without one the last of its section, was one too many that
    the person did not understand.
    """
    steps = path.in_section(section_id)
    if question_id is not None:
        steps = steps[: [step.question.id for step in steps].index(question_id)]
    unclear = [step.value == (UNCLEAR,) for step in steps]
    return sum(unclear) >= UNCLEAR_OFFERS and unclear[-1]
