"""Answers in the words that the person pressed, and addresses as they stand on a letter."""

import re

from diagnostic.engine.journey import Step
from diagnostic.model.bundle import Bundle
from diagnostic.model.question import UNSURE, Sort, offered
from diagnostic.model.service import Service
from diagnostic.web.language import LANGUAGES

SHORT_PART = re.compile(r"(?<=\b\w)-|-(?=\w{1,2}\b)")
"""A hyphen beside one letter, or before one or two."""


def words_of(step: Step, language: str) -> str | None:
    """The answer in the words that the person pressed; None for "I do not know" and the like."""
    return " · ".join(" – ".join(words) for words in chosen_words(step, language)) or None


def chosen_words(step: Step, language: str) -> tuple[tuple[str, ...], ...]:
    """The same, one by one, each in the texts that are read aloud: of what was sorted, the thing and then its
    folder. Empty where there are no such words.
    """
    if step.value is None or not step.answered or step.value[0] == UNSURE:
        return ()
    form = step.question.form
    words = {choice.id: choice.text[language] for choice in offered(form)}
    if isinstance(form, Sort):
        pairs = zip(form.things, step.value, strict=True)
        return tuple((thing.text[language], words[folder]) for thing, folder in pairs)
    return tuple((words[chosen],) for chosen in step.value) if words else ()


def address_of(bundle: Bundle, service: Service, language: str) -> str | None:
    """Street, postcode and commune, as far as they are known; None without a street."""
    if service.address is None:
        return None
    communes = {entry.id: entry for entries in bundle.questionnaire.lists.values() for entry in entries}
    commune = communes.get(service.commune or "")
    town = " ".join(part for part in (service.postcode, commune and commune.text[language]) if part)
    return ", ".join(part for part in (service.address[language], town) if part)


def staff_reads(service: Service, language: str) -> tuple[str, ...]:
    """The languages of our pages, besides this one, that are spoken at a service; all if nobody knows."""
    spoken = service.languages or LANGUAGES
    return tuple(other for other in LANGUAGES if other != language and other in spoken)


def whole_words(text: str) -> str:
    """The text with its short hyphens joined, so that no line breaks in « e-mail » or « ce mois-ci »."""
    return SHORT_PART.sub("-\N{WORD JOINER}", text)
