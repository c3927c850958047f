"""Opening the database so that what it acknowledges is on the disk.

Every statement outside `writing` is a transaction of its own. SQLite before 3.51.3 can corrupt a database
in WAL mode, so the newest SQLite at hand is taken, and without such a one the journal is a rollback journal.
"""

import functools
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any, ParamSpec, TypeVar

from sqlalchemy import Connection, Engine, create_engine, event, exc, make_url
from sqlalchemy.engine import URL, ExceptionContext

try:
    import pysqlite3
except ImportError:  # there is no wheel of it for this machine
    pysqlite3 = None

SAFE_WAL = (3, 51, 3)
BUSY_SECONDS = 15.0
STATEMENT_SECONDS = 5
RESTED_SECONDS = 5.0
"""A connection that rested longer is tried before use. Doing so each time would cost a third of a step."""
PAUSES = (0.05, 0.3, 1.0)
"""Seconds to wait before each new try of what may be repeated: a restarting server is back within them."""

P = ParamSpec("P")
R = TypeVar("R")


class Unavailable(Exception):  # noqa: N818 - named for the answer it leads to, 503
    """The database cannot be reached, or cannot do it now: away, full, locked, read-only, too slow.

    What was acknowledged before is safe. `lost` is true where the connection broke or none could be made, so
    that nobody knows whether the statement was done: what may be repeated is worth another try.
    """

    def __init__(self, reason: str, *, lost: bool = False) -> None:
        super().__init__(reason)
        self.lost = lost


class Gone(Exception):  # noqa: N818 - what was written about is gone, the writer did nothing wrong
    """What a row would belong to does not exist any more: the assessment was erased."""


class UnsafeDatabaseError(Exception):
    """The server is set up so that it can lose what it has acknowledged."""


def open_engine(url: str) -> Engine:
    """The engine for `sqlite:///…` or `postgresql://…`. Connects at first use, so it is safe before a fork.

    :raises ValueError: the URL is of another kind.
    The first connection raises `Unavailable`, or `UnsafeDatabaseError` where PostgreSQL has fsync or
    synchronous_commit switched off.
    """
    try:
        address = make_url(url)
    except exc.ArgumentError:
        # Without the address: it may hold a password.
        raise ValueError("not the address of a database: write sqlite:///path or postgresql://…") from None
    if address.drivername == "sqlite":
        if address.database in {None, "", ":memory:"}:
            raise ValueError("a database in memory is lost with its connection: write sqlite:///path")
        engine = _open_sqlite(address)
    elif address.drivername in {"postgresql", "postgresql+psycopg"}:
        engine = _open_postgresql(address)
    else:
        raise ValueError(f"{address.drivername} is not supported: write sqlite:///path or postgresql://…")
    event.listen(engine, "handle_error", _translate)
    return engine


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """Several statements as one transaction, kept if the block ends well and else undone.

    On SQLite it takes its turn at once (BEGIN IMMEDIATE): a transaction that reads before it writes would
    otherwise fail as soon as somebody else wrote in between, without waiting.
    """
    if engine.dialect.name == "sqlite":
        with engine.begin() as connection:
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            yield connection
    else:
        with engine.execution_options(isolation_level="READ COMMITTED").begin() as connection:
            yield connection


def idempotent(function: Callable[P, R]) -> Callable[P, R]:
    """Mark what may be done twice: where the connection was lost it is tried again, three times."""

    @functools.wraps(function)
    def persistent(*args: P.args, **kwargs: P.kwargs) -> R:
        for pause in PAUSES:
            try:
                return function(*args, **kwargs)
            except Unavailable as error:
                if not error.lost:
                    raise
            time.sleep(pause)
        return function(*args, **kwargs)

    return persistent


def _translate(context: ExceptionContext) -> Exception | None:
    """The driver's errors as ours; None leaves an error as it is, because it is a mistake in the program."""
    error = context.sqlalchemy_exception
    if isinstance(error, exc.IntegrityError):
        # pysqlite3 gives no code that would tell a foreign key from other constraints, only the sentence.
        missing = getattr(error.orig, "sqlstate", None) == "23503" or "FOREIGN KEY" in str(error.orig)
        return Gone("what this belongs to was erased") if missing else None
    if isinstance(error, exc.DataError | exc.ProgrammingError | exc.NotSupportedError):
        return None
    if isinstance(error, exc.DBAPIError):
        lost = context.is_disconnect or context.connection is None
        return Unavailable(str(error.orig).strip(), lost=lost and not _is_sqlite(context))
    return None


def _is_sqlite(context: ExceptionContext) -> bool:
    # A file that cannot be opened will not open a moment later, and a locked one was already waited for.
    return context.dialect.name == "sqlite"


# ------------------------------------------------------------------------------------------------ SQLite


def newest_sqlite() -> ModuleType:
    """The driver to use: the standard library's, unless its WAL is unsafe and pysqlite3 is newer."""
    if pysqlite3 is None or sqlite3.sqlite_version_info >= SAFE_WAL:
        return sqlite3
    newer: bool = pysqlite3.sqlite_version_info > sqlite3.sqlite_version_info
    return pysqlite3 if newer else sqlite3


def _open_sqlite(url: URL) -> Engine:
    module = newest_sqlite()
    engine = create_engine(
        url,
        module=module,
        isolation_level="AUTOCOMMIT",
        connect_args={"timeout": BUSY_SECONDS},
        hide_parameters=True,
        max_overflow=-1,
    )
    journal = "wal" if module.sqlite_version_info >= SAFE_WAL else "delete"

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, _record: object) -> None:
        try:
            mode = _switch_journal(connection, journal, module.OperationalError)
            connection.execute(f"PRAGMA synchronous={'FULL' if mode == 'wal' else 'EXTRA'}")
            connection.execute("PRAGMA foreign_keys=ON")
            # What is erased is overwritten in the file, not only unlinked.
            connection.execute("PRAGMA secure_delete=ON")
        except module.Error:
            connection.close()
            raise

    return engine


def _switch_journal(connection: Any, wanted: str, locked: type[Exception]) -> str:
    """Set the journal mode and return the one there is.

    SQLite does not wait for the others here, so two workers that start on a new file would get in each
    other's way.
    """
    until = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            mode: str = connection.execute(f"PRAGMA journal_mode={wanted}").fetchone()[0]
        except locked as error:
            if "locked" not in str(error) or time.monotonic() > until:
                raise
            time.sleep(0.02)
        else:
            return mode


# -------------------------------------------------------------------------------------------- PostgreSQL


def _open_postgresql(url: URL) -> Engine:
    # A server that does not answer must not hold a worker for long.
    patience = {"connect_timeout": "5", "tcp_user_timeout": "10000"}
    missing = {key: value for key, value in patience.items() if key not in url.query}
    engine = create_engine(
        url.set(drivername="postgresql+psycopg").update_query_dict(missing),
        isolation_level="AUTOCOMMIT",
        hide_parameters=True,
        max_overflow=-1,
    )
    event.listen(engine, "connect", _prepare_postgresql)
    event.listen(engine, "checkin", _note_rest)
    event.listen(engine, "checkout", _ping_if_rested)
    return engine


def _prepare_postgresql(connection: Any, _record: object) -> None:
    fsync, commit, *_ = connection.execute(
        "SELECT current_setting('fsync'), current_setting('synchronous_commit'),"
        f" set_config('statement_timeout', '{STATEMENT_SECONDS}s', false),"
        " set_config('TimeZone', 'UTC', false)"
    ).fetchone()
    off = [name for name, value in (("fsync", fsync), ("synchronous_commit", commit)) if value == "off"]
    if off:
        connection.close()
        raise UnsafeDatabaseError(
            f"PostgreSQL has {' and '.join(off)} off, so it can lose answers that it has acknowledged:"
            " switch it on and start again"
        )


def _note_rest(_connection: object, record: Any) -> None:
    record.info["returned"] = time.monotonic()


def _ping_if_rested(connection: Any, record: Any, _proxy: object) -> None:
    returned = record.info.get("returned")
    if returned is None or time.monotonic() - returned < RESTED_SECONDS:
        return
    try:
        connection.execute("")
    except Exception as error:
        raise exc.InvalidatePoolError("the connection broke while it rested") from error
