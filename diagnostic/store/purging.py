"""Erasing what nobody comes back to, once a day."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import Engine, Select, bindparam, delete, exists, select

from diagnostic.store.assessments import HAS_A_CODE
from diagnostic.store.engine import idempotent
from diagnostic.store.tables import answer, assessment

AT_ONCE = 500
"""Others can write between two lots."""

STALE = (
    select(assessment.c.id)
    .where(
        assessment.c.seen < bindparam("before"),
        ~exists().where(answer.c.assessment == assessment.c.id, answer.c.time >= bindparam("before")),
    )
    .limit(AT_ONCE)
)


def purge(engine: Engine, before: datetime) -> int:
    """Erase every assessment in which nothing was done since *before*; return how many there were."""
    return _purge(engine, before, STALE)


def purge_left(engine: Engine, settings: Sequence[str], before: datetime) -> int:
    """Erase the tests without an end and without a code that were left at devices of these settings: in which
    nothing was done since *before*. Nobody can come back to them; return how many there were.
    """
    left = STALE.where(assessment.c.finished.is_(None), assessment.c.setting.in_(settings), ~HAS_A_CODE)
    return _purge(engine, before, left)


def _purge(engine: Engine, before: datetime, which: Select[tuple[UUID]]) -> int:
    erased = 0
    while lot := _purge_lot(engine, before, which):
        erased += lot
    return erased


@idempotent
def _purge_lot(engine: Engine, before: datetime, which: Select[tuple[UUID]]) -> int:
    with engine.connect() as connection:
        lot = delete(assessment).where(assessment.c.id.in_(which))
        return connection.execute(lot, {"before": before}).rowcount
