"""Answers in the words that the person pressed, and addresses as they stand on a letter."""

from diagnostic.engine.journey import Step
from diagnostic.model.bundle import Bundle
from diagnostic.model.question import UNSURE, Choice, ListChoice, Order, Several, Task, WarmUp
from diagnostic.model.service import Service


def words_of(step: Step, language: str) -> str | None:
    """The answer in the words that the person pressed; None for "I do not know" and the like."""
    return " · ".join(chosen_words(step, language)) or None


def chosen_words(step: Step, language: str) -> tuple[str, ...]:
    """The same, one by one, as they are read aloud; empty where there are no such words."""
    if step.value is None or not step.answered or step.value[0] == UNSURE:
        return ()
    form = step.question.form
    match form:
        case Choice(options) | Several(options=options) | WarmUp(options=options) | Order(steps=options):
            words = {option.id: option.text[language] for option in options}
        case ListChoice(entries=entries):
            words = {entry.id: entry.text[language] for entry in entries}
        case Task(elements=elements):
            words = {element.id: element.text[language] for element in elements}
        case _:
            return ()
    return tuple(words[chosen] for chosen in step.value)


def address_of(bundle: Bundle, service: Service, language: str) -> str | None:
    """Street, postcode and commune, as far as they are known; None without a street."""
    if service.address is None:
        return None
    communes = {entry.id: entry for entries in bundle.questionnaire.lists.values() for entry in entries}
    commune = communes.get(service.commune or "")
    town = " ".join(part for part in (service.postcode, commune and commune.text[language]) if part)
    return ", ".join(part for part in (service.address[language], town) if part)


def whole_words(title: str) -> str:
    """The title with its hyphens joined, so that a large one does not break at « suis-/je »."""
    return title.replace("-", "-\N{WORD JOINER}")
