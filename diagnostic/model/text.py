"""Texts in every language of a questionnaire."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Text:
    """One sentence or title in all languages, keyed by language code ("fr", "nl")."""

    by_language: Mapping[str, str]

    def __getitem__(self, language: str) -> str:
        return self.by_language[language]

    def __iter__(self) -> Iterator[tuple[str, str]]:
        return iter(self.by_language.items())
