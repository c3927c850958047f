"""Assessments that somebody comes back to by a link or a code: found, taken over, erased.

Who has shown the link or the code may do all of this; the token of the cookie is not asked for.
"""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Engine, bindparam, delete, select, update

from diagnostic.store.assessments import WHOLE, Assessment, hashed, read_row
from diagnostic.store.engine import idempotent
from diagnostic.store.tables import assessment, code

BY_ID = WHOLE.where(assessment.c.id == bindparam("id"))
BY_LINK = WHOLE.where(
    assessment.c.id
    == select(code.c.assessment).where(code.c.link_hash == bindparam("link_hash")).scalar_subquery()
)


@idempotent
def by_id(engine: Engine, assessment_id: UUID) -> Assessment | None:
    """This assessment, finished or not; None if it was erased."""
    with engine.connect() as connection:
        row = connection.execute(BY_ID, {"id": assessment_id}).one_or_none()
    return None if row is None else read_row(row)


@idempotent
def by_link(engine: Engine, token: str) -> Assessment | None:
    """The assessment whose link ends in this token, finished or not; None if it was erased or never was."""
    with engine.connect() as connection:
        row = connection.execute(BY_LINK, {"link_hash": hashed(token)}).one_or_none()
    return None if row is None else read_row(row)


@idempotent
def take_over(engine: Engine, assessment_id: UUID, *, token: str, at: datetime) -> bool:
    """Let this token open a test without an end, and no other token any more; its facts stay as it began.

    False if it was finished or erased meanwhile.
    """
    taken = (
        update(assessment)
        .where(assessment.c.id == assessment_id, assessment.c.finished.is_(None))
        .values(token_hash=hashed(token), seen=at)
    )
    with engine.connect() as connection:
        return connection.execute(taken).rowcount > 0


@idempotent
def erase(engine: Engine, assessment_id: UUID) -> bool:
    """Delete an assessment with everything that hangs on it; False if that was done before."""
    with engine.connect() as connection:
        return connection.execute(delete(assessment).where(assessment.c.id == assessment_id)).rowcount > 0
