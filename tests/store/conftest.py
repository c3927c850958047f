"""Every test of the store that asks for `database` or `empty_url` runs on SQLite and on PostgreSQL."""

import pytest

from diagnostic.store.engine import open_engine
from diagnostic.store.schema import upgrade
from diagnostic.store.tables import METADATA

ENGINES = ["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)]


@pytest.fixture(params=ENGINES)
def database(request, tmp_path):
    """An engine whose tables are there and empty."""
    if request.param == "sqlite":
        engine = open_engine(f"sqlite:///{tmp_path / 'store.db'}")
        upgrade(engine)
    else:
        engine = open_engine(request.getfixturevalue("postgresql_url"))
        upgrade(engine)
        with engine.connect() as connection:
            tables = ", ".join(METADATA.tables)
            connection.exec_driver_sql(f"TRUNCATE {tables} RESTART IDENTITY")
    yield engine
    engine.dispose()


@pytest.fixture(params=ENGINES)
def empty_url(request, tmp_path):
    """The URL of a database without any table."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'empty.db'}"
    return request.getfixturevalue("fresh_postgresql_url")


@pytest.fixture
def sqlite_url(tmp_path):
    return f"sqlite:///{tmp_path / 'one.db'}"


@pytest.fixture
def opened():
    """`open_engine`, with every engine closed at the end."""
    engines = []

    def open_one(url):
        engines.append(open_engine(url))
        return engines[-1]

    yield open_one
    for engine in engines:
        engine.dispose()
