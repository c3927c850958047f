"""From the tree of questions to the ordered list of guarded questions that the model is.

`then`, `ends` and `settles` are notation. A question under an option is asked after that option only; an
option that ends the section (or the test) keeps all later questions of it away, except the questions of its
own branch, which are asked before the end.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from diagnostic.definition.conditions import Scope, condition_if_there
from diagnostic.definition.facts import Fact, Kind
from diagnostic.definition.forms import KEYBOARD, PHYSICAL
from diagnostic.definition.questions import Draft, SectionDraft
from diagnostic.definition.reader import Notes
from diagnostic.model.condition import AllOf, Among, AnyOf, Condition, Missing, NotAmong, leaves
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
            if draft.question.if_skipped is not None:
                where, ask_if = _apart(ask_if, facts)
                branch = _all_of([*_parts(branch), *where])
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
    return _all_of(parts)


def _apart(
    ask_if: Condition | None, facts: Mapping[str, Fact]
) -> tuple[Sequence[Condition], Condition | None]:
    """What a condition asks of the place of the test, and the rest.

    That a place cannot ask a question says nothing of what the person can do: nothing is inferred from it. A
    part that every place meets stays with the rest, where the check says so.
    """
    given = {
        name: frozenset(fact.values)
        for name, fact in facts.items()
        if fact.known_from < 0 and fact.kind is Kind.ONE
    }
    parts = _parts(ask_if)
    where = [
        part
        for part in parts
        if all(leaf.fact in given for leaf in leaves(part))
        and not (isinstance(part, Among) and part.values >= given[part.fact])
    ]
    return where, _all_of([part for part in parts if part not in where])


def _parts(condition: Condition | None) -> Sequence[Condition]:
    if condition is None:
        return ()
    return condition.parts if isinstance(condition, AllOf) else (condition,)


def _all_of(parts: Sequence[Condition]) -> Condition | None:
    if not parts:
        return None
    return parts[0] if len(parts) == 1 else AllOf(tuple(parts))


def questions_of(sections: Sequence[SectionDraft]) -> list[Question]:
    """All questions in order, their guards not yet there."""
    return [draft.question for section in sections for draft in section.drafts]
