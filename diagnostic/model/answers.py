"""What one person answered: the only state there is."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from diagnostic.model.question import Value


class Observation(StrEnum):
    """What a counsellor saw the person do with the question's task."""

    ALONE = "alone"
    HINT = "hint"
    GUIDED = "guided"
    NOT_DONE = "not-done"


@dataclass(frozen=True, slots=True)
class Answers:
    """Question id -> what the person gave, and apart from it what a counsellor observed.

    Answers to questions that are no longer on the path stay here; the journey does not see them.
    """

    given: Mapping[str, Value] = field(default_factory=dict)
    observed: Mapping[str, Observation] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Facts:
    """What the setting knows without asking: language, declared facts, and the day.

    `today` decides which services are still valid; None leaves validity aside.
    """

    language: str
    declared: Mapping[str, str] = field(default_factory=dict)
    today: date | None = None
