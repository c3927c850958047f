"""The databases that the journeys are taken on."""

import pytest
from sqlalchemy import func, select

from diagnostic.store.tables import METADATA

ENGINES = ["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)]
ON_BOTH = pytest.mark.parametrize("engine_name", ENGINES)

PERSONAL = ("assessment", "answer", "outcome", "referral", "code")
"""The tables that hold something of a person."""


def rows(engine):
    """Table -> all its rows, in a fixed order: what "nothing was stored" is judged by."""
    with engine.connect() as connection:
        return {
            name: sorted(map(repr, connection.execute(select(table)).all()))
            for name, table in METADATA.tables.items()
        }


def count(engine, table):
    with engine.connect() as connection:
        return connection.execute(select(func.count()).select_from(METADATA.tables[table])).scalar_one()


def counts(engine):
    """How many rows the personal tables have."""
    return {table: count(engine, table) for table in PERSONAL}
