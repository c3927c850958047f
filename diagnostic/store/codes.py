"""The codes that people carry, as far as they are kept, and the counting of guesses at them.

A code is a selector, which finds the assessment and is kept as it is, and a secret, of which only a hash is
kept. Of the link in the square code only a hash is kept too.

Guesses are counted for each selector, whether there is such a code or not, and for all together; no guess is
tied to an address or a browser.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import Engine, bindparam, case, delete, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.sql.dml import ReturningInsert

from diagnostic.store.engine import idempotent, writing
from diagnostic.store.tables import Moment, attempt, code

MOST_FAILURES = 10
LOCKED_FOR = timedelta(minutes=15)
"""After so many failures nobody can try this selector for so long, not even with the right code."""

MOST_IN_A_MOMENT = 20
MOMENT = timedelta(seconds=1)
"""Over all selectors together."""

WHOLE = "whole"
"""The scope of all selectors together; no selector is like it, as these have capital letters only."""


@dataclass(frozen=True, slots=True)
class KeptCode:
    """What is kept of a code: *counter* says how many codes before it had a selector that was taken.

    Where no selector was free there is only the hash of the link.
    """

    selector: str | None
    counter: int | None
    sealed: str | None
    link_hash: str | None


@dataclass(frozen=True, slots=True)
class Found:
    """Where a selector leads, for whoever knows the secret."""

    assessment: UUID
    sealed: str


class Taken(Exception):  # noqa: N818 - nobody did anything wrong: another selector will do
    """The selector belongs to another assessment."""


class TooOften(Exception):  # noqa: N818 - named for the answer it leads to, 429
    """There were too many failures. `wait` is how long it takes until a try is possible again, at most."""

    def __init__(self, wait: timedelta) -> None:
        super().__init__(f"too many codes were tried; the next try is possible in {wait} at the latest")
        self.wait = wait


def _keeping(row: sqlite.Insert | postgresql.Insert) -> ReturningInsert[UUID]:
    return row.on_conflict_do_nothing().returning(code.c.assessment)


def _counting(row: sqlite.Insert | postgresql.Insert) -> ReturningInsert[int]:
    """One failure more. A window that is over begins anew, and so does one with its last allowed failure."""
    over = attempt.c.since <= bindparam("over_if_since", type_=Moment)
    counted = attempt.c.failures + 1
    return row.on_conflict_do_update(
        index_elements=["scope"],
        set_={
            "failures": case((over, 1), else_=counted),
            "since": case((over | (counted == bindparam("most")), row.excluded.since), else_=attempt.c.since),
        },
    ).returning(attempt.c.failures)


KEEP: Mapping[str, ReturningInsert[UUID]] = {
    "sqlite": _keeping(sqlite.insert(code)),
    "postgresql": _keeping(postgresql.insert(code)),
}
COUNT: Mapping[str, ReturningInsert[int]] = {
    "sqlite": _counting(sqlite.insert(attempt)),
    "postgresql": _counting(postgresql.insert(attempt)),
}
FORGET = delete(attempt).where(attempt.c.since <= bindparam("before"), attempt.c.scope != WHOLE)
TAKE_BACK = (
    update(attempt)
    .where(attempt.c.scope == bindparam("of_scope"), attempt.c.failures > 0)
    .values(failures=attempt.c.failures - 1)
)


@idempotent
def is_taken(engine: Engine, selector: str) -> bool:
    """Whether an assessment has this selector already."""
    with engine.connect() as connection:
        found = connection.execute(select(code.c.assessment).where(code.c.selector == selector))
        return found.one_or_none() is not None


@idempotent
def keep(engine: Engine, assessment_id: UUID, kept: KeptCode) -> None:
    """Keep the code of an assessment, finished or not; one that has a code keeps it.

    :raises Gone: the assessment was erased.
    :raises Taken: the selector belongs to another assessment; nothing was kept.
    """
    row = {
        "assessment": assessment_id,
        "selector": kept.selector,
        "counter": kept.counter,
        "secret_hash": kept.sealed,
        "link_hash": kept.link_hash,
    }
    with writing(engine) as connection:
        if connection.execute(KEEP[engine.dialect.name], row).one_or_none() is None:
            before = select(code.c.assessment).where(code.c.assessment == assessment_id)
            if connection.execute(before).one_or_none() is None:
                raise Taken


@idempotent
def forget(engine: Engine, assessment_id: UUID) -> None:
    """Let the code and the link of an assessment open it no more; its selector is free again."""
    with engine.connect() as connection:
        connection.execute(delete(code).where(code.c.assessment == assessment_id))


@idempotent
def of_assessment(engine: Engine, assessment_id: UUID) -> KeptCode | None:
    """What is kept of the code of an assessment; None if it has none."""
    columns = code.c.selector, code.c.counter, code.c.secret_hash, code.c.link_hash
    with engine.connect() as connection:
        row = connection.execute(select(*columns).where(code.c.assessment == assessment_id)).one_or_none()
    return None if row is None else KeptCode(*row)


@idempotent
def find(engine: Engine, selector: str) -> Found | None:
    """Where the selector leads; None if there is no such code. Whether its time is over shows there."""
    chosen = select(code.c.assessment, code.c.secret_hash).where(code.c.selector == selector)
    with engine.connect() as connection:
        row = connection.execute(chosen).one_or_none()
    return None if row is None else Found(*row)


@idempotent
def count(engine: Engine, selector: str, *, at: datetime) -> None:
    """Count a failure in advance, so that guesses sent all at once cannot slip past the counting.

    Whoever finds the code right then calls `take_back`. Counting twice is safe, if strict.

    :raises TooOften: the secret must not be looked at; nothing was counted.
    """
    with engine.connect() as connection:
        connection.execute(FORGET, {"before": at - LOCKED_FOR})
    with writing(engine) as connection:
        # Always in this order, or two tries could wait for each other.
        for scope, most, window in (
            (selector, MOST_FAILURES, LOCKED_FOR),
            (WHOLE, MOST_IN_A_MOMENT, MOMENT),
        ):
            row = {"scope": scope, "since": at, "failures": 1, "over_if_since": at - window, "most": most}
            if connection.execute(COUNT[engine.dialect.name], row).scalar_one() > most:
                raise TooOften(window)


def take_back(engine: Engine, selector: str) -> None:
    """Take back what `count` counted: the code was right."""
    with writing(engine) as connection:
        for scope in (selector, WHOLE):
            connection.execute(TAKE_BACK, {"of_scope": scope})
