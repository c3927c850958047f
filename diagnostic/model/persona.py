"""Worked examples: a person's answers and what must come out."""

from collections.abc import Mapping
from dataclasses import dataclass

from diagnostic.model.question import Value


@dataclass(frozen=True, slots=True)
class Expectation:
    """What a persona must get; None means that the persona does not say."""

    path: tuple[str, ...] | None = None
    profile: str | None = None
    bands: Mapping[str, str] | None = None
    points: Mapping[str, int] | None = None
    referrals: tuple[str, ...] | None = None
    rules: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Persona:
    """One worked example. In `bands` and `profile` the id "unknown" stands for "not enough answers"."""

    id: str
    name: str
    language: str
    facts: Mapping[str, str]
    answers: Mapping[str, Value]
    expect: Expectation
