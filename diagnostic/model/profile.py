"""Domains with their bands, and the profile table."""

from dataclasses import dataclass

from diagnostic.model.condition import Condition
from diagnostic.model.text import Text


@dataclass(frozen=True, slots=True)
class Band:
    """A state within a domain, from `cut` points up; `can` says what a person in it can do."""

    id: str
    cut: int
    title: Text
    can: Text | None = None


@dataclass(frozen=True, slots=True)
class Domain:
    """A measured domain. `bands` stand lowest first; fewer than `needs` scored answers give no band."""

    id: str
    title: Text
    competences: tuple[str, ...]
    needs: int
    bands: tuple[Band, ...]


@dataclass(frozen=True, slots=True)
class Profile:
    """A row of the profile table: the first whose condition holds is the person's; the last has none."""

    id: str
    title: Text
    can: Text
    next: Text
    when: Condition | None = None


@dataclass(frozen=True, slots=True)
class ProfileTable:
    """Profiles in order; a result within `close_within` points of another profile is called close."""

    profiles: tuple[Profile, ...]
    close_within: int
