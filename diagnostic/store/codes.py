"""The codes that people carry, as far as they are kept, and the counting of guesses at them.

A code is a selector, which finds the outcome and is kept as it is, and a secret, of which only a hash is
kept. Guesses are counted for each selector, whether there is such a code or not, and for all together; no
guess is tied to an address or a browser.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import Engine, bindparam, case, delete, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.sql.dml import ReturningInsert

from diagnostic.store.engine import idempotent, writing
from diagnostic.store.tables import Moment, attempt, outcome

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
    """What is kept of a code: *counter* says how many codes before it had a selector that was taken."""

    selector: str
    counter: int
    sealed: str


@dataclass(frozen=True, slots=True)
class Found:
    """Where a selector leads, for whoever knows the secret."""

    assessment: UUID
    sealed: str


class Taken(Exception):  # noqa: N818 - nobody did anything wrong: another selector will do
    """The selector belongs to another outcome."""


class TooOften(Exception):  # noqa: N818 - named for the answer it leads to, 429
    """There were too many failures. `wait` is how long it takes until a try is possible again, at most."""

    def __init__(self, wait: timedelta) -> None:
        super().__init__(f"too many codes were tried; the next try is possible in {wait} at the latest")
        self.wait = wait


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
    """Whether an outcome has this selector already."""
    with engine.connect() as connection:
        found = connection.execute(select(outcome.c.id).where(outcome.c.code_selector == selector))
        return found.one_or_none() is not None


@idempotent
def of_assessment(engine: Engine, assessment_id: UUID) -> KeptCode | None:
    """What is kept of the code of a finished assessment; None if it has none."""
    columns = outcome.c.code_selector, outcome.c.code_counter, outcome.c.code_hash
    with engine.connect() as connection:
        row = connection.execute(select(*columns).where(outcome.c.assessment == assessment_id)).one_or_none()
    return None if row is None or row[0] is None else KeptCode(*row)


@idempotent
def find(engine: Engine, selector: str, *, made_after: datetime) -> Found | None:
    """Where the selector leads; None if there is no such code, or it is older."""
    chosen = select(outcome.c.assessment, outcome.c.code_hash).where(
        outcome.c.code_selector == selector, outcome.c.created >= made_after
    )
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
