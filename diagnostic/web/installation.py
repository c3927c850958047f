"""What the views reach for: settings, database, clock, and bundles by digest."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from flask import current_app
from sqlalchemy import Engine

from diagnostic.model.bundle import Bundle
from diagnostic.web.settings import Settings


@dataclass(frozen=True, slots=True)
class Installation:
    """One running installation. `bundle` remembers the bundles it has loaded."""

    settings: Settings
    engine: Engine
    clock: Callable[[], datetime]
    bundle: Callable[[str], Bundle]


def installation() -> Installation:
    """The installation that serves the current request."""
    found = current_app.extensions["diagnostic"]
    assert isinstance(found, Installation)  # noqa: S101  put there by `create_app`
    return found


def now() -> datetime:
    """The time by the server's clock, in UTC."""
    return datetime.now(UTC)
