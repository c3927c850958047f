"""A table for codes and links, so that a test without an end can have them too."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

KEY = sa.LargeBinary(16).with_variant(sa.Uuid(), "postgresql")
SHA256 = sa.LargeBinary()
MOVED = ("code_selector", "code_counter", "code_hash", "link_hash")


def upgrade() -> None:
    op.create_table(
        "code",
        sa.Column("assessment", KEY, sa.ForeignKey("assessment.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("selector", sa.Text, unique=True),
        sa.Column("counter", sa.Integer),
        sa.Column("secret_hash", sa.Text),
        sa.Column("link_hash", SHA256, unique=True),
        sqlite_with_rowid=False,
    )
    op.execute(
        "INSERT INTO code (assessment, selector, counter, secret_hash, link_hash)"
        " SELECT assessment, code_selector, code_counter, code_hash, link_hash FROM outcome"
        " WHERE code_selector IS NOT NULL OR link_hash IS NOT NULL"
    )
    with op.batch_alter_table("outcome") as outcome:
        for column in MOVED:
            outcome.drop_column(column)
