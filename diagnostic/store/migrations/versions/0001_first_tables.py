"""The first tables: the questionnaire as published, and the assessments of people."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import TIMESTAMP

revision = "0001"
down_revision = None

KEY = sa.LargeBinary(16).with_variant(sa.Uuid(), "postgresql")
SHA256 = sa.LargeBinary()
MOMENT = sa.BigInteger().with_variant(TIMESTAMP(timezone=True, precision=3), "postgresql")
IN_FORCE = sa.text("published IS NOT NULL AND retired IS NULL")


def upgrade() -> None:
    _questionnaires()
    _assessments()
    _outcomes()
    _attempts()


def _questionnaires() -> None:
    op.create_table(
        "bundle",
        sa.Column("digest", SHA256, primary_key=True),
        sa.Column("compiled", sa.Text, nullable=False),
    )
    op.create_table(
        "revision",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("questionnaire", sa.Text, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("digest", SHA256, sa.ForeignKey("bundle.digest"), nullable=False),
        sa.Column("published", MOMENT),
        sa.Column("retired", MOMENT),
        sa.UniqueConstraint("questionnaire", "number"),
    )
    op.create_index(
        "ix_revision_in_force",
        "revision",
        ["questionnaire"],
        unique=True,
        sqlite_where=IN_FORCE,
        postgresql_where=IN_FORCE,
    )
    op.create_table(
        "revision_file",
        sa.Column("revision", sa.Integer, sa.ForeignKey("revision.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("path", sa.Text, primary_key=True),
        sa.Column("content", sa.LargeBinary, nullable=False),
    )


def _assessments() -> None:
    op.create_table(
        "assessment",
        sa.Column("id", KEY, primary_key=True),
        sa.Column("token_hash", SHA256, nullable=False, unique=True),
        sa.Column("digest", SHA256, sa.ForeignKey("bundle.digest"), nullable=False),
        sa.Column("language", sa.Text, nullable=False),
        sa.Column("setting", sa.Text, nullable=False),
        sa.Column("keyboard", sa.Text, nullable=False),
        sa.Column("site", sa.Text),
        sa.Column("started", MOMENT, nullable=False),
        sa.Column("seen", MOMENT, nullable=False, index=True),
        sa.Column("finished", MOMENT),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "answer",
        sa.Column("assessment", KEY, sa.ForeignKey("assessment.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("question", sa.Text, primary_key=True),
        sa.Column("channel", sa.Text, primary_key=True),
        sa.Column("value", sa.Text, nullable=False),
        sa.Column("time", MOMENT, nullable=False),
        sa.Column("milliseconds", sa.Integer),
        sa.CheckConstraint("channel IN ('said', 'shown', 'observed')", name="channel"),
        sqlite_with_rowid=False,
    )


def _outcomes() -> None:
    op.create_table(
        "outcome",
        sa.Column("id", KEY, primary_key=True),
        sa.Column(
            "assessment",
            KEY,
            sa.ForeignKey("assessment.id", ondelete="CASCADE"),
            nullable=False,
            unique=True,
        ),
        sa.Column("digest", SHA256, sa.ForeignKey("bundle.digest"), nullable=False),
        sa.Column("profile", sa.Text),
        sa.Column("snapshot", sa.Text, nullable=False),
        sa.Column("created", MOMENT, nullable=False),
        sa.Column("link_hash", SHA256, unique=True),
        sa.Column("code_selector", sa.Text, unique=True),
        sa.Column("code_counter", sa.Integer),
        sa.Column("code_hash", sa.Text),
    )
    op.create_table(
        "referral",
        sa.Column("outcome", KEY, sa.ForeignKey("outcome.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("service", sa.Text, primary_key=True),
        sa.Column("rule", sa.Text, nullable=False),
        sa.Column("status", sa.Text, nullable=False),
        sa.Column("obstacle", sa.Text),
        sqlite_with_rowid=False,
    )


def _attempts() -> None:
    op.create_table(
        "attempt",
        sa.Column("scope", sa.Text, primary_key=True),
        sa.Column("since", MOMENT, nullable=False, index=True),
        sa.Column("failures", sa.Integer, nullable=False),
        sqlite_with_rowid=False,
    )
