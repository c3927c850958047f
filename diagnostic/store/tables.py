"""The tables. What is not here is not kept: no name, e-mail address, number or IP address of anybody.

Of cookies and links only the SHA-256 is kept, and of the secret half of a code only its Argon2id. Everything
about one person hangs on one row of `assessment` and goes with it. The migrations make these tables; a test
compares the two.
"""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
    Uuid,
)
from sqlalchemy.dialects.postgresql import TIMESTAMP
from sqlalchemy.types import TypeEngine

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MILLISECOND = timedelta(milliseconds=1)


class Moment(TypeDecorator[datetime]):
    """A moment in UTC to the millisecond: on SQLite, which has no type for it, a number."""

    impl = BigInteger
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        if dialect.name == "postgresql":
            return dialect.type_descriptor(TIMESTAMP(timezone=True, precision=3))
        return dialect.type_descriptor(BigInteger())

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> Any:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs its time zone")
        milliseconds = (value - EPOCH) // MILLISECOND
        return milliseconds if dialect.name == "sqlite" else EPOCH + milliseconds * MILLISECOND

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        moment: datetime = EPOCH + value * MILLISECOND if dialect.name == "sqlite" else value
        return moment


class Sha256(TypeDecorator[str]):
    """64 hexadecimal digits, kept as 32 bytes."""

    impl = LargeBinary
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> bytes | None:  # noqa: ARG002
        return None if value is None else bytes.fromhex(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> str | None:  # noqa: ARG002
        return None if value is None else value.hex()


class Key(TypeDecorator[UUID]):
    """A UUID: 16 bytes on both engines."""

    impl = LargeBinary
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return dialect.type_descriptor(Uuid() if dialect.name == "postgresql" else LargeBinary(16))

    def process_bind_param(self, value: UUID | None, dialect: Dialect) -> Any:
        return value.bytes if value is not None and dialect.name == "sqlite" else value

    def process_result_value(self, value: Any, dialect: Dialect) -> UUID | None:
        return UUID(bytes=value) if value is not None and dialect.name == "sqlite" else value


METADATA = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    }
)

# --------------------------------------------------------------------------------------- the questionnaire

bundle = Table(
    "bundle",
    METADATA,
    Column("digest", Sha256, primary_key=True),
    Column("compiled", Text, nullable=False),
)

revision = Table(
    "revision",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("questionnaire", Text, nullable=False),
    Column("number", Integer, nullable=False),
    Column("digest", Sha256, ForeignKey("bundle.digest"), nullable=False),
    Column("published", Moment),
    Column("retired", Moment),
    UniqueConstraint("questionnaire", "number"),
)

IN_FORCE = revision.c.published.is_not(None) & revision.c.retired.is_(None)
Index(
    "ix_revision_in_force",
    revision.c.questionnaire,
    unique=True,
    sqlite_where=IN_FORCE,
    postgresql_where=IN_FORCE,
)

revision_file = Table(
    "revision_file",
    METADATA,
    Column("revision", Integer, ForeignKey("revision.id", ondelete="CASCADE"), primary_key=True),
    Column("path", Text, primary_key=True),
    Column("content", LargeBinary, nullable=False),
)

# --------------------------------------------------------------------------------------------- the person

assessment = Table(
    "assessment",
    METADATA,
    Column("id", Key, primary_key=True),
    Column("token_hash", Sha256, nullable=False, unique=True),
    Column("digest", Sha256, ForeignKey("bundle.digest"), nullable=False),
    Column("language", Text, nullable=False),
    Column("setting", Text, nullable=False),
    Column("keyboard", Text, nullable=False),
    Column("site", Text),
    Column("started", Moment, nullable=False),
    Column("seen", Moment, nullable=False, index=True),
    Column("finished", Moment),
    sqlite_with_rowid=False,
)

answer = Table(
    "answer",
    METADATA,
    Column("assessment", Key, ForeignKey("assessment.id", ondelete="CASCADE"), primary_key=True),
    Column("question", Text, primary_key=True),
    Column("channel", Text, primary_key=True),
    # The ids chosen, joined by blanks; never a text that somebody typed.
    Column("value", Text, nullable=False),
    Column("time", Moment, nullable=False),
    Column("milliseconds", Integer),
    CheckConstraint("channel IN ('said', 'shown', 'observed')", name="channel"),
    sqlite_with_rowid=False,
)

outcome = Table(
    "outcome",
    METADATA,
    Column("id", Key, primary_key=True),
    Column("assessment", Key, ForeignKey("assessment.id", ondelete="CASCADE"), nullable=False, unique=True),
    Column("digest", Sha256, ForeignKey("bundle.digest"), nullable=False),
    Column("profile", Text),
    Column("snapshot", Text, nullable=False),
    Column("created", Moment, nullable=False),
)

referral = Table(
    "referral",
    METADATA,
    Column("outcome", Key, ForeignKey("outcome.id", ondelete="CASCADE"), primary_key=True),
    Column("service", Text, primary_key=True),
    Column("rule", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("obstacle", Text),
    sqlite_with_rowid=False,
)

# ------------------------------------------------------------------------------- codes, and guesses at them

# The code that a person carries: which half of it selects, how often it was made before (it is made anew to
# be shown), and what is kept of its secret; the same of the link that the square code holds.
code = Table(
    "code",
    METADATA,
    Column("assessment", Key, ForeignKey("assessment.id", ondelete="CASCADE"), primary_key=True),
    Column("selector", Text, unique=True),
    Column("counter", Integer),
    Column("secret_hash", Text),
    Column("link_hash", Sha256, unique=True),
    sqlite_with_rowid=False,
)

# The selector that was tried, whether there is such a code or not; never who tried.
attempt = Table(
    "attempt",
    METADATA,
    Column("scope", Text, primary_key=True),
    Column("since", Moment, nullable=False, index=True),
    Column("failures", Integer, nullable=False),
    sqlite_with_rowid=False,
)
