"""From the tree of questions to the ordered list of guarded questions that the model is.

`then`, `ends` and `settles` are notation. A question under an option is asked after that option only; an
option that ends the section (or the test) keeps all later questions of it away, except the questions of its
own branch, which are asked before the end.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from diagnostic.definition.conditions import Scope, condition_if_there
from diagnostic.definition.facts import Fact
from diagnostic.definition.forms import KEYBOARD, PHYSICAL
from diagnostic.definition.questions import Draft, SectionDraft
from diagnostic.definition.reader import Notes
from diagnostic.model.condition import AllOf, Among, AnyOf, Condition, Missing, NotAmong
from diagnostic.model.question import Question, Typed
from diagnostic.model.questionnaire import Section


def guard_sections(
    notes: Notes, sections: Sequence[SectionDraft], facts: dict[str, Fact]
) -> tuple[Section, ...]:
    """The sections with every question behind its guards."""
    guarded = []
    number = 0
    ends: dict[str, Mapping[str, str]] = {}
    for section in sections:
        questions = []
        for draft in section.drafts:
            branch = _branch(draft, ends)
            ask_if = condition_if_there(notes, draft.ask_if, Scope(facts, number))
            questions.append(replace(draft.question, branch=branch, ask_if=ask_if))
            number += 1
            if draft.ends:
                ends[draft.question.id] = draft.ends
        guarded.append(Section(section.id, section.title, tuple(questions), section.decide_early))
        ends = {question: _of_test(options) for question, options in ends.items() if _of_test(options)}
    return tuple(guarded)


def _of_test(ends: Mapping[str, str]) -> dict[str, str]:
    """Of the options that end something, those that end the whole test."""
    return {option: what for option, what in ends.items() if what == "test"}


def _branch(draft: Draft, ends: Mapping[str, Mapping[str, str]]) -> Condition | None:
    """The guard that follows from the place in the tree."""
    parts: list[Condition] = []
    if draft.under:
        question, option = draft.under[-1]
        parts.append(Among(question, frozenset((option,))))
    for question, options in ends.items():
        closing = frozenset(option for option in options if (question, option) not in draft.under)
        if closing:
            parts.append(AnyOf((Missing(question), NotAmong(question, closing))))
    if isinstance(draft.question.form, Typed):
        # In the branch and not in ask_if: without keys nothing is inferred, whatever `if_skipped` says.
        parts.append(Among(KEYBOARD, frozenset((PHYSICAL,))))
    if not parts:
        return None
    return parts[0] if len(parts) == 1 else AllOf(tuple(parts))


def questions_of(sections: Sequence[SectionDraft]) -> list[Question]:
    """All questions in order, their guards not yet there."""
    return [draft.question for section in sections for draft in section.drafts]
