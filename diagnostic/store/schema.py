"""Bringing the tables up to date, and refusing tables that this version does not know.

A migration happens whole or not at all, on both engines. Only one process migrates at a time; another one
that wanted to finds its work done.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, inspect

from diagnostic.store.engine import writing

MIGRATIONS = Path(__file__).parent / "migrations"
VERSIONS = MIGRATIONS / "versions"
# Any number will do, as long as nobody else uses it in this database.
LOCK = 5_203_911


class UnknownSchema(Exception):  # noqa: N818 - as above
    """The tables are not those of this version; the message says what to do."""


def newest(versions: Sequence[Path] = (VERSIONS,)) -> str:
    """The schema that this version of the program works with: the number of its last migration."""
    return max(path.name[:4] for folder in versions for path in folder.glob("[0-9]*.py"))


def current(engine: Engine) -> str | None:
    """The schema that the database has; None if it has none yet. Looking makes no file."""
    path = _file(engine)
    if path and not path.exists():
        return None
    with engine.connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return None
        # Without a limit: a transaction that was undone can leave the table empty, never with two rows.
        found: str | None = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
        return found


def require_current(engine: Engine) -> None:
    """Go on only if the tables are those that this version knows.

    :raises UnknownSchema: they are not; the message says what to do.
    """
    found, wanted = current(engine), newest()
    if found is None:
        raise UnknownSchema("The database has no tables yet. Make them with: diagnostic db upgrade")
    if found < wanted:
        raise UnknownSchema(
            f"The database has schema {found} and this version works with {wanted}."
            " Make a backup, then bring it up to date with: diagnostic db upgrade"
        )
    if found > wanted:
        raise UnknownSchema(
            f"The database has schema {found}, made by a newer version; this one knows {wanted} at most."
            " Install that newer version, or restore a backup made before it."
        )


def upgrade(engine: Engine, versions: Sequence[Path] = (VERSIONS,)) -> None:
    """Bring the tables up to date; does nothing if they are. A new SQLite file is readable by its owner only.

    *versions* are the folders with the migrations.
    :raises UnknownSchema: the database was made by a newer version.
    """
    found = current(engine)
    if found == newest(versions):
        return
    if found is not None and found > newest(versions):
        require_current(engine)
    # Alembic takes long to import, and a start that finds the tables up to date does without.
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", _escaped(MIGRATIONS))
    config.set_main_option("path_separator", "newline")
    config.set_main_option("version_locations", "\n".join(_escaped(folder) for folder in versions))
    _make_private(_file(engine))
    with _migrating(engine) as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def _escaped(path: Path) -> str:
    return str(path).replace("%", "%%")


@contextmanager
def _migrating(engine: Engine) -> Iterator[Connection]:
    """One transaction for all migrations, with nobody else migrating meanwhile."""
    if engine.dialect.name != "sqlite":
        with writing(engine) as connection:
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({LOCK})")
            connection.exec_driver_sql("SET LOCAL statement_timeout = 0")
            yield connection
        return
    with engine.connect() as connection:
        # Closed at the end, not kept: it has no foreign keys, and ends with what was not committed.
        connection.detach()
        # SQLite changes a table by making it anew; dropping the old one would empty those that refer to it.
        connection.exec_driver_sql("PRAGMA foreign_keys=OFF")
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        yield connection
        broken = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
        if broken:
            raise ValueError(f"{len(broken)} rows refer to rows that the migration took away")
        connection.commit()


def _file(engine: Engine) -> Path | None:
    name = engine.url.database
    return Path(name) if engine.dialect.name == "sqlite" and name else None


def _make_private(path: Path | None) -> None:
    if path:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.touch(mode=0o600)
