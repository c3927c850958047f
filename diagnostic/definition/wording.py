"""How a kind of finding is worded: severity, title, sentence and remedy in every language."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

Phrase = Mapping[str, str]
"""Language -> format string, whose placeholders are the values of the finding."""

LANGUAGES = ("fr", "nl", "en")


class Severity(StrEnum):
    """Errors keep a bundle from being used; warnings and information do not."""

    ERROR = "error"
    WARNING = "warning"
    INFORMATION = "information"


@dataclass(frozen=True, slots=True)
class Wording:
    """One entry of the catalogue.

    French is written with ordinary spaces and quotation marks; `findings.describe` puts the no-break
    spaces in, so that the catalogue stays readable.
    """

    severity: Severity
    title: Phrase
    sentence: Phrase
    remedy: Phrase


def say(fr: str, nl: str, en: str) -> Phrase:
    """One phrase in the three languages."""
    return {"fr": fr, "nl": nl, "en": en}
