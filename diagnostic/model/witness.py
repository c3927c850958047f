"""A person who shows something: made by the checker, replayed by whoever doubts it."""

from collections.abc import Mapping
from dataclasses import dataclass

from diagnostic.model.question import Value


@dataclass(frozen=True, slots=True)
class Witness:
    """The setting of a person and the answers in the order of the path.

    Replay: `walk` or `diagnose` with `Answers(answers)` and `Facts(language, facts)`.
    """

    language: str
    facts: Mapping[str, str]
    answers: Mapping[str, Value]

    def __len__(self) -> int:
        """The number of answers: what "the shortest" is measured in."""
        return len(self.answers)
