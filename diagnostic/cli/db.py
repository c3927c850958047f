"""`diagnostic db`: the database."""

from datetime import UTC, datetime, timedelta

import click

from diagnostic.store import purging, schema
from diagnostic.store.engine import Unavailable, UnsafeDatabaseError, open_engine
from diagnostic.store.schema import UnknownSchema
from diagnostic.web.device import DEVICES
from diagnostic.web.settings import read_settings

KEPT_DAYS = 30
"""As promised on the page that a phone carries away."""


@click.group()
def db() -> None:
    """Look after the database."""


@db.command()
@click.option("--database", help="Database URL; by default the one of the installation.")
def upgrade(database: str | None) -> None:
    """Bring the tables up to date, whole or not at all.

    \b
    Example:
      diagnostic db upgrade --database postgresql://user@localhost/diagnostic
    """
    try:
        engine = open_engine(database or read_settings().database)
        before = schema.current(engine)
        schema.upgrade(engine)
    except (Unavailable, UnknownSchema, UnsafeDatabaseError, ValueError, OSError) as error:
        raise click.ClickException(str(error)) from error
    after = schema.current(engine)
    click.echo(
        f"Schema {after}: nothing to do." if before == after else f"Schema {before or 'none'} -> {after}."
    )


@db.command()
@click.option("--database", help="Database URL; by default the one of the installation.")
@click.option("--days", default=KEPT_DAYS, show_default=True, help="Keep what was touched since then.")
def purge(database: str | None, days: int) -> None:
    """Erase every test that nobody touched for a while. Run it once a day.

    What kiosks and tablets lost on the way goes earlier: tests without an end and without a code, to which
    nobody can come back.

    \b
    Example:
      diagnostic db purge --days 30
    """
    try:
        engine = open_engine(database or read_settings().database)
        schema.require_current(engine)
        now = datetime.now(UTC)
        erased = purging.purge(engine, now - timedelta(days=days))
        for device in DEVICES.values():
            if device.shared:
                erased += purging.purge_left(engine, [device.setting], now - timedelta(seconds=device.limit))
    except (Unavailable, UnknownSchema, UnsafeDatabaseError, ValueError, OSError) as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"Erased: {erased}.")
