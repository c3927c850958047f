"""`diagnostic db`: the database."""

import click

from diagnostic.store import schema
from diagnostic.store.engine import Unavailable, UnsafeDatabaseError, open_engine
from diagnostic.store.schema import UnknownSchema
from diagnostic.web.settings import read_settings


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
    except (Unavailable, UnknownSchema, UnsafeDatabaseError) as error:
        raise click.ClickException(str(error)) from error
    after = schema.current(engine)
    click.echo(
        f"Schema {after}: nothing to do." if before == after else f"Schema {before or 'none'} -> {after}."
    )
