"""The referral table: which rule sends whom where, and why."""

from dataclasses import dataclass

from diagnostic.model.condition import Condition
from diagnostic.model.text import Text


@dataclass(frozen=True, slots=True)
class Named:
    """Send to these services, in this order."""

    services: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Nearby:
    """Send to at most `at_most` services of these kinds near the entry answered to question `near`;
    where none is found, to `otherwise`.
    """

    kinds: tuple[str, ...]
    near: str
    at_most: int
    otherwise: tuple[str, ...] = ()


Target = Named | Nearby


@dataclass(frozen=True, slots=True)
class Rule:
    """A row of the table. `because` tells the person why; urgent rules come before all others."""

    id: str
    when: Condition
    target: Target
    because: Text
    rank: int = 50
    urgent: bool = False


@dataclass(frozen=True, slots=True)
class ReferralTable:
    """Every matching rule counts, urgent first, then by rank; the person sees `at_most` services."""

    rules: tuple[Rule, ...]
    otherwise: Rule
    at_most: int
