"""Assessments: what one person answered, pinned to the bundle it began with.

Whoever holds the token (the cookie) holds the assessment; only the token's hash is kept. Everything that a
request does here is one statement: `load` to read, `save_answer` to write.
"""

import hashlib
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal
from uuid import UUID

from sqlalchemy import (
    Engine,
    Insert,
    Row,
    Text,
    bindparam,
    delete,
    exists,
    func,
    insert,
    literal_column,
    select,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.sql.dml import ReturningInsert

from diagnostic.model.answers import Answers, Observation
from diagnostic.model.question import Value
from diagnostic.store.engine import Gone, idempotent, writing
from diagnostic.store.tables import EPOCH, MILLISECOND, answer, assessment, code, outcome, referral

KNOW_HOW_MANY = {"preserve_rowcount": True}
"""Else SQLAlchemy does not say how many rows an insert made."""

Channel = Literal["said", "shown", "observed"]
"""How an answer came: told, done on a drawn screen, or noted by a counsellor. Facts are said."""


@dataclass(frozen=True, slots=True)
class Assessment:
    """One person's assessment. `digest` names its bundle; `seen` is when the person last did anything."""

    id: UUID
    digest: str
    language: str
    setting: str
    keyboard: str
    started: datetime
    seen: datetime
    finished: datetime | None
    answers: Answers


def new_id(at: datetime) -> UUID:
    """A UUID of version 7: what begins together lies together in the database; 74 of its bits are random."""
    milliseconds = (at - EPOCH) // MILLISECOND
    random = secrets.randbits(74)
    return UUID(int=milliseconds << 80 | 7 << 76 | random >> 62 << 64 | 0b10 << 62 | random & (1 << 62) - 1)


def hashed(token: str) -> str:
    """What is kept of a token: its SHA-256."""
    return hashlib.sha256(token.encode()).hexdigest()


# ----------------------------------------------------------------------------------------- the statements

_blank = literal_column("' '", Text)
# A string given as such would be written into the statement anew each time.
_line_end: Any = literal_column("'\n'", Text)
# One line for each answer, as ids have neither blanks nor line ends. A row for each would cost half as much
# again.
_line = answer.c.question + _blank + answer.c.channel + _blank + answer.c.value
WHOLE = (
    select(
        assessment.c.id,
        assessment.c.digest,
        assessment.c.language,
        assessment.c.setting,
        assessment.c.keyboard,
        assessment.c.started,
        assessment.c.seen,
        assessment.c.finished,
        func.max(answer.c.time),
        func.aggregate_strings(_line, _line_end),
    )
    .select_from(assessment.outerjoin(answer))
    .group_by(assessment.c.id)
)
LOAD = WHOLE.where(assessment.c.token_hash == bindparam("token_hash"))


def _saving(row: sqlite.Insert | postgresql.Insert) -> Insert:
    """The person's answer to a test that has no end yet: one that ended at this very moment gets none. What a
    counsellor has observed may come later.
    """
    given = (answer.c[name] for name in ("question", "channel", "value", "time", "milliseconds"))
    values = [bindparam(f"of_{column.name}", type_=column.type) for column in given]
    open_ = select(assessment.c.id, *values).where(
        assessment.c.id == bindparam("of_assessment"),
        assessment.c.finished.is_(None) | (bindparam("of_channel", type_=Text) == "observed"),
    )
    saved = row.from_select(list(answer.c.keys()), open_)
    new = {name: saved.excluded[name] for name in ("value", "time", "milliseconds")}
    return saved.on_conflict_do_update(index_elements=list(answer.primary_key), set_=new)


def _finishing(row: sqlite.Insert | postgresql.Insert) -> ReturningInsert[UUID]:
    return row.on_conflict_do_nothing(index_elements=["assessment"]).returning(outcome.c.id)


START: Mapping[str, Insert] = {
    "sqlite": sqlite.insert(assessment).on_conflict_do_nothing(index_elements=["id"]),
    "postgresql": postgresql.insert(assessment).on_conflict_do_nothing(index_elements=["id"]),
}
SAVE: Mapping[str, Insert] = {
    "sqlite": _saving(sqlite.insert(answer)),
    "postgresql": _saving(postgresql.insert(answer)),
}
FINISH: Mapping[str, ReturningInsert[UUID]] = {
    "sqlite": _finishing(sqlite.insert(outcome)),
    "postgresql": _finishing(postgresql.insert(outcome)),
}
HAS_A_CODE = exists().where(code.c.assessment == assessment.c.id)
"""Its person can come back to it."""

# --------------------------------------------------------------------------------------------- one person


def start(
    engine: Engine,
    *,
    token: str,
    digest: str,
    language: str,
    setting: str,
    keyboard: str,
    at: datetime,
    site: str | None = None,
    answers: Sequence[tuple[str, Channel, Value]] = (),
) -> Assessment:
    """Begin an assessment with this bundle. The token must be unguessable and new. *answers* that are there
    already, from a paper, are kept together with it or not at all.

    :raises Gone: the bundle is not kept.
    """
    given = {question: value for question, _, value in answers}
    begun = Assessment(new_id(at), digest, language, setting, keyboard, at, at, None, Answers(given))
    row = {
        "id": begun.id,
        "token_hash": hashed(token),
        "digest": digest,
        "language": language,
        "setting": setting,
        "keyboard": keyboard,
        "site": site,
        "started": at,
        "seen": at,
    }
    rows = [_answer_row(begun.id, *answer, at) for answer in answers]
    _insert_assessment(engine, row, rows)
    return begun


@idempotent
def _insert_assessment(engine: Engine, row: dict[str, object], answers: list[dict[str, object]]) -> None:
    if not answers:
        with engine.connect() as connection:
            connection.execute(START[engine.dialect.name], row)
        return
    with writing(engine) as connection:
        connection.execute(START[engine.dialect.name], row)
        connection.execute(SAVE[engine.dialect.name], answers)


@idempotent
def load(engine: Engine, token: str, *, at: datetime, idle: timedelta) -> Assessment | None:
    """The assessment of this token with all its answers, in one statement.

    None if there is none, or if nothing was done in it for longer than *idle* before *at*.
    """
    with engine.connect() as connection:
        row = connection.execute(LOAD, {"token_hash": hashed(token)}).one_or_none()
    if row is None:
        return None
    loaded = read_row(row)
    return None if at - loaded.seen > idle else loaded


def read_row(row: Row[*tuple[Any, ...]]) -> Assessment:
    """The assessment of a row of `WHOLE`."""
    key, digest, language, setting, keyboard, started, seen, finished, answered, lines = row
    last = seen if answered is None else max(seen, answered)
    return Assessment(key, digest, language, setting, keyboard, started, last, finished, _answers(lines))


def _answers(lines: str | None) -> Answers:
    given: dict[str, Value] = {}
    observed: dict[str, Observation] = {}
    for line in lines.split("\n") if lines else ():
        question, channel, *value = line.split()
        if channel == "observed":
            observed[question] = Observation(value[0])
        else:
            given[question] = tuple(value)
    return Answers(given, observed)


@idempotent
def save_answer(
    engine: Engine,
    assessment_id: UUID,
    question: str,
    channel: Channel,
    value: Value,
    at: datetime,
    milliseconds: int | None = None,
) -> None:
    """Keep an answer, in the place of an earlier one; when this returns it is on the disk.

    *value* are ids; for what was observed, one `Observation`. *milliseconds* is the time the person took.
    :raises Gone: the assessment was erased, or has ended.
    """
    row = _answer_row(assessment_id, question, channel, value, at, milliseconds)
    with engine.connect() as connection:
        saved = connection.execute(SAVE[engine.dialect.name], row, execution_options=KNOW_HOW_MANY)
        if saved.rowcount == 0:
            raise Gone("the assessment was erased, or has ended")


def _answer_row(
    assessment_id: UUID,
    question: str,
    channel: Channel,
    value: Value,
    at: datetime,
    milliseconds: int | None = None,
) -> dict[str, object]:
    return {
        "of_assessment": assessment_id,
        "of_question": question,
        "of_channel": channel,
        "of_value": " ".join(value),
        "of_time": at,
        "of_milliseconds": milliseconds,
    }


@idempotent
def erase(engine: Engine, token: str) -> bool:
    """Delete the assessment of this token with everything that hangs on it; False if there was none."""
    with engine.connect() as connection:
        gone = connection.execute(delete(assessment).where(assessment.c.token_hash == hashed(token)))
        return gone.rowcount > 0


@idempotent
def touch(engine: Engine, token: str, *, at: datetime, idle: timedelta) -> bool:
    """Note that the person of this token is there; False if there is none, or none for longer than *idle*."""
    answered_since = exists().where(answer.c.assessment == assessment.c.id, answer.c.time >= at - idle)
    alive = (assessment.c.seen >= at - idle) | answered_since
    touched = update(assessment).where(assessment.c.token_hash == hashed(token), alive).values(seen=at)
    with engine.connect() as connection:
        return connection.execute(touched).rowcount > 0


@idempotent
def leave(engine: Engine, token: str) -> None:
    """Let the token open nothing more. A test without an end and without a code is deleted: nobody could
    find it again. Any other stays for the link and the code that its person carries.
    """
    mine = assessment.c.token_hash == hashed(token)
    findable = assessment.c.finished.is_not(None) | HAS_A_CODE
    nobodys = hashed(secrets.token_urlsafe(32))
    with writing(engine) as connection:
        # PostgreSQL: else a code that is being kept at this moment would go with its test.
        connection.execute(select(assessment.c.id).where(mine).with_for_update())
        connection.execute(delete(assessment).where(mine, ~findable))
        connection.execute(update(assessment).where(mine).values(token_hash=nobodys))


# ------------------------------------------------------------------------------------------------ the end


@idempotent
def finish(
    engine: Engine,
    assessment_id: UUID,
    *,
    digest: str,
    profile: str | None,
    snapshot: str,
    referrals: Sequence[tuple[str, str]] = (),
    at: datetime,
) -> None:
    """Keep the outcome, once and for ever: finishing again changes nothing.

    *snapshot* is JSON; *referrals* are (service, rule), no service twice.
    :raises Gone: the assessment was erased.
    """
    made = {
        "id": new_id(at),
        "assessment": assessment_id,
        "digest": digest,
        "profile": profile,
        "snapshot": snapshot,
        "created": at,
    }
    with writing(engine) as connection:
        if connection.execute(FINISH[engine.dialect.name], made).one_or_none() is None:
            return
        rows = [
            {"outcome": made["id"], "service": service, "rule": rule, "status": "proposed"}
            for service, rule in referrals
        ]
        if rows:
            connection.execute(insert(referral), rows)
        ended = update(assessment).where(assessment.c.id == assessment_id).values(finished=at, seen=at)
        connection.execute(ended)
