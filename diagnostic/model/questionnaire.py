"""A questionnaire: sections in order, each an ordered list of guarded questions."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from diagnostic.model.profile import Domain
from diagnostic.model.question import Entry, Question
from diagnostic.model.text import Text


@dataclass(frozen=True, slots=True)
class Section:
    """One stop of the line. With `decide_early` its questions are asked only while they decide something."""

    id: str
    title: Text
    questions: tuple[Question, ...]
    decide_early: bool = False


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """Everything that is asked. `facts` maps each declared fact to its closed domain of values; `desk` is
    the service where a person answers at a counter, by phone and by post.
    """

    id: str
    languages: tuple[str, ...]
    name: Text
    title: Text
    purpose: Text
    desk: str
    domains: tuple[Domain, ...]
    facts: Mapping[str, tuple[str, ...]]
    lists: Mapping[str, tuple[Entry, ...]]
    sections: tuple[Section, ...]
    longest: int | None = None

    def questions(self) -> Iterator[Question]:
        """All questions in the order in which they can be asked."""
        for section in self.sections:
            yield from section.questions
