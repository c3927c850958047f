"""Places and services where people can be sent."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from diagnostic.model.text import Text


class Confidence(StrEnum):
    """How far a row can be trusted; low ones are shown to counsellors only."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@dataclass(frozen=True, slots=True)
class Service:
    """One place or service. Whatever no source states is None or empty; nothing is guessed.

    `commune` is an entry of the list of communes; no commune means the whole Region. `languages` empty
    means not known. `show_to` is "everyone" or "counsellor".
    """

    id: str
    name: Text
    kind: str
    source: str
    confidence: Confidence
    operator: str | None = None
    address: Text | None = None
    postcode: str | None = None
    commune: str | None = None
    reach: Text | None = None
    phone: str | None = None
    email: str | None = None
    website: str | None = None
    languages: tuple[str, ...] = ()
    opening: Text | None = None
    audience: Text | None = None
    offer: Text | None = None
    cost: Text | None = None
    bring: Text | None = None
    say: Text | None = None
    checked: str | None = None
    show_to: str = "everyone"
    valid_until: date | None = None
    full: bool = False
