"""Answers in the words that the person pressed."""

from diagnostic.engine.journey import Step
from diagnostic.model.question import UNSURE, Choice, ListChoice, Order, Several, Task, WarmUp


def words_of(step: Step, language: str) -> str | None:
    """The answer in the words that the person pressed; None for "I do not know" and the like."""
    if step.value is None or not step.answered or step.value[0] == UNSURE:
        return None
    form = step.question.form
    match form:
        case Choice(options) | Several(options=options) | WarmUp(options=options) | Order(steps=options):
            words = {option.id: option.text[language] for option in options}
        case ListChoice(entries=entries):
            words = {entry.id: entry.text[language] for entry in entries}
        case Task(elements=elements):
            words = {element.id: element.text[language] for element in elements}
        case _:
            return None
    return " · ".join(words[chosen] for chosen in step.value)
