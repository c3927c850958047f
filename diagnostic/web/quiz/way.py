"""Where a person goes next: a pure function of the path, so that no step can lead astray.

Forged addresses, the back button, two tabs and changed answers all end in the same question: what is
the first thing on the path that still waits?
"""

from dataclasses import dataclass

from diagnostic.engine.journey import Path, Step
from diagnostic.model.question import Question, WarmUp

ANSWERS_ON_A_SUMMARY = 6
"""More than this at once is not read (people with little practice skip whole blocks)."""


@dataclass(frozen=True, slots=True)
class Place:
    """A page of the test: a question, a part of the summary of a section, or the result."""

    page: str
    id: str = ""
    part: int = 1

    @classmethod
    def question(cls, question_id: str) -> "Place":
        """The page of this question."""
        return cls("question", question_id)

    @classmethod
    def summary(cls, section_id: str, part: int = 1) -> "Place":
        """The summary of this section."""
        return cls("summary", section_id, part)


RESULT = Place("result")


def where_now(path: Path) -> Place:
    """The first open question; once there is none, the summary of the last section that has one."""
    waiting = path.first_open
    if waiting is not None:
        return Place.question(waiting.id)
    last = next(step for step in reversed(path.steps) if _is_reviewed(step))
    return Place.summary(last.question.section)


def after(path: Path, question: Question, *, changed: bool) -> Place:
    """Where an answer leads: on within the section, then to its summary, then to the next section.

    One that was *changed* leads back to the part of the summary that shows it.
    """
    waiting = path.first_open
    sections = list(dict.fromkeys(step.question.section for step in path.steps))
    if waiting is not None and sections.index(waiting.section) <= sections.index(question.section):
        return Place.question(waiting.id)
    if reviewed(path, question.section):
        return Place.summary(question.section, _part_with(path, question) if changed else 1)
    return where_now(path)


def _part_with(path: Path, question: Question) -> int:
    shown = parts(reviewed(path, question.section))
    return next((part for part, steps in enumerate(shown, 1) if path.step(question.id) in steps), 1)


def place_of(path: Path, question_id: str) -> Place:
    """The question's own page if the person may see it now, else where the person is."""
    step = path.step(question_id)
    waiting = path.first_open
    next_one = waiting is not None and waiting.id == question_id
    may_see = step is not None and (step.value is not None or next_one)
    return Place.question(question_id) if may_see else where_now(path)


def may_answer(path: Path, question_id: str, *, before: bool) -> bool:
    """Whether an answer may be taken: its question is on the path, and was answered *before* or is next.

    The path may already hold the answer in question.
    """
    if path.step(question_id) is None:
        return False
    waiting = path.first_open
    order = path.questions
    return before or waiting is None or order.index(waiting.id) >= order.index(question_id)


def reviewed(path: Path, section_id: str) -> list[Step]:
    """The answers that the summary of a section shows; practice is not reviewed."""
    return [step for step in path.in_section(section_id) if _is_reviewed(step)]


def _is_reviewed(step: Step) -> bool:
    return not isinstance(step.question.form, WarmUp)


def answered(path: Path) -> int:
    """How many questions have an answer; practice is none."""
    return sum(_is_reviewed(step) and step.value is not None for step in path.steps)


def parts(steps: list[Step]) -> list[list[Step]]:
    """The same answers in parts of about equal length, none too long."""
    count = -(-len(steps) // ANSWERS_ON_A_SUMMARY)
    length = -(-len(steps) // count) if count else 0
    return [steps[at : at + length] for at in range(0, len(steps), length)] if steps else []


def can_review(path: Path, section_id: str) -> bool:
    """True once nothing waits in this section or before it."""
    if not reviewed(path, section_id):
        return False
    waiting = path.first_open
    order = list(dict.fromkeys(step.question.section for step in path.steps))
    return waiting is None or order.index(waiting.section) > order.index(section_id)
