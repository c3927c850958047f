"""Answers in the words that the person pressed, and addresses as they stand on a letter."""

from diagnostic.engine.journey import Step
from diagnostic.model.bundle import Bundle
from diagnostic.model.question import UNSURE, offered
from diagnostic.model.service import Service


def words_of(step: Step, language: str) -> str | None:
    """The answer in the words that the person pressed; None for "I do not know" and the like."""
    return " · ".join(chosen_words(step, language)) or None


def chosen_words(step: Step, language: str) -> tuple[str, ...]:
    """The same, one by one, as they are read aloud; empty where there are no such words."""
    if step.value is None or not step.answered or step.value[0] == UNSURE:
        return ()
    words = {choice.id: choice.text[language] for choice in offered(step.question.form)}
    return tuple(words[chosen] for chosen in step.value) if words else ()


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
