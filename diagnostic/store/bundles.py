"""Questionnaires as they were written, as they were read, and which of them is in force.

A bundle is kept once under its digest and never changes: assessments are pinned to it. A revision is what
an editor wrote: the same meaning in another layout is another revision of the same bundle.
"""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import Connection, Engine, Insert, Row, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from diagnostic.model import codec
from diagnostic.model.bundle import Bundle
from diagnostic.store.engine import idempotent, writing
from diagnostic.store.tables import IN_FORCE, bundle, revision, revision_file


class UnknownBundle(LookupError):  # noqa: N818 - as above
    """No bundle with this digest is kept."""


class DamagedBundleError(Exception):
    """What is kept under a digest is not what the digest names."""


KEEP: Mapping[str, Insert] = {
    "sqlite": sqlite.insert(bundle).on_conflict_do_nothing(),
    "postgresql": postgresql.insert(bundle).on_conflict_do_nothing(),
}


@idempotent
def keep(engine: Engine, content: Bundle, files: Mapping[str, bytes]) -> str:
    """Keep a bundle and the files it was read from (path in the folder -> content); return its digest.

    If they are what the newest revision holds, nothing changes. Keeping is not publishing.
    """
    compiled = codec.encode(content)
    digest = codec.digest_of(compiled)
    name = content.questionnaire.id
    with writing(engine) as connection:
        _take_turns(connection)
        connection.execute(KEEP[engine.dialect.name], {"digest": digest, "compiled": compiled})
        newest = _newest(connection, name)
        if newest is None or newest.digest != digest or _files(connection, newest.id) != dict(files):
            number = 1 if newest is None else newest.number + 1
            values = {"questionnaire": name, "number": number, "digest": digest}
            made = connection.execute(insert(revision).returning(revision.c.id), values).scalar_one()
            rows = [{"revision": made, "path": path, "content": text} for path, text in files.items()]
            if rows:
                connection.execute(insert(revision_file), rows)
    return digest


@idempotent
def publish(engine: Engine, digest: str, at: datetime) -> None:
    """Put the newest revision of this bundle in force and retire the one that was.

    People who began with that one go on with it.

    :raises UnknownBundle: it was never kept.
    """
    with writing(engine) as connection:
        _take_turns(connection)
        chosen = connection.execute(
            select(revision.c.id, IN_FORCE.label("in_force"))
            .where(revision.c.digest == digest)
            .order_by(revision.c.id.desc())
            .limit(1)
        ).one_or_none()
        if chosen is None:
            raise UnknownBundle(digest)
        if not chosen.in_force:
            connection.execute(update(revision).where(IN_FORCE).values(retired=at))
            now = update(revision).where(revision.c.id == chosen.id).values(published=at, retired=None)
            connection.execute(now)


@idempotent
def published(engine: Engine) -> str | None:
    """The digest of the bundle in force; None before the first was published."""
    with engine.connect() as connection:
        return connection.execute(select(revision.c.digest).where(IN_FORCE)).scalar_one_or_none()


@idempotent
def load(engine: Engine, digest: str) -> Bundle:
    """The bundle with this digest, checked against it.

    :raises UnknownBundle: there is none.
    :raises DamagedBundleError: what is kept is something else, or from a newer version.
    """
    with engine.connect() as connection:
        compiled = connection.execute(
            select(bundle.c.compiled).where(bundle.c.digest == digest)
        ).scalar_one_or_none()
    if compiled is None:
        raise UnknownBundle(digest)
    if codec.digest_of(compiled) != digest:
        raise DamagedBundleError(f"the bundle {digest} was changed in the database: restore a backup")
    try:
        return codec.decode(compiled)
    except codec.Undecodable as error:
        raise DamagedBundleError(f"the bundle {digest} is from another version: {error}") from error


def _take_turns(connection: Connection) -> None:
    # SQLite has but one writer at a time; PostgreSQL has to be told, or two could publish at once.
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("LOCK TABLE revision IN SHARE ROW EXCLUSIVE MODE")


def _newest(connection: Connection, questionnaire: str) -> Row[int, int, str] | None:
    return connection.execute(
        select(revision.c.id, revision.c.number, revision.c.digest)
        .where(revision.c.questionnaire == questionnaire)
        .order_by(revision.c.number.desc())
        .limit(1)
    ).one_or_none()


def _files(connection: Connection, revision_id: int) -> dict[str, bytes]:
    rows = connection.execute(
        select(revision_file.c.path, revision_file.c.content).where(revision_file.c.revision == revision_id)
    )
    return {path: bytes(content) for path, content in rows}
