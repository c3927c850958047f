import re
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect, select, text

from diagnostic.store import assessments, schema
from diagnostic.store.engine import writing
from diagnostic.store.schema import UnknownSchema, current, require_current, upgrade
from diagnostic.store.tables import METADATA, answer
from tests.store.example import NOW, begin, load

# It changes every table that others refer to, as SQLite can only do by making them anew.
SECOND = """
import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade():
    op.create_table("place", sa.Column("id", sa.Text, primary_key=True))
    with op.batch_alter_table("assessment", table_kwargs={"sqlite_with_rowid": False}) as table:
        table.add_column(sa.Column("place", sa.Text, sa.ForeignKey("place.id", name="fk_assessment_place")))
        table.alter_column("setting", nullable=True)
    with op.batch_alter_table("bundle") as table:
        table.alter_column("compiled", nullable=True)
"""
FAILING = (
    SECOND
    + """
    op.execute("UPDATE answer SET value = 'spoilt'")
    op.execute("INSERT INTO nowhere VALUES (1)")
"""
)
BREAKING = """
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade():
    op.execute("DELETE FROM assessment")
"""


@pytest.fixture
def migrations(tmp_path):
    """Our migrations and a further one: `migrations(source)`."""

    def with_second(source):
        folder = tmp_path / "later"
        folder.mkdir()
        (folder / "0002_later.py").write_text(source, encoding="utf-8")
        return (schema.VERSIONS, folder)

    return with_second


def everything(engine):
    """The schema as the engine describes it, and all rows."""
    inspector = inspect(engine)
    tables = sorted(inspector.get_table_names())
    described = {
        table: (
            [
                (column["name"], str(column["type"]), column["nullable"])
                for column in inspector.get_columns(table)
            ],
            sorted(str(key) for key in inspector.get_foreign_keys(table)),
            sorted((index["name"], index["column_names"]) for index in inspector.get_indexes(table)),
        )
        for table in tables
    }
    with engine.connect() as connection:
        rows = {table: connection.execute(text(f"SELECT * FROM {table}")).all() for table in tables}
    return described, rows


def fill(engine):
    begun = begin(engine)
    assessments.save_answer(engine, begun.id, "q-1", "said", ("yes", "no"), NOW, 900)
    assessments.finish(
        engine,
        begun.id,
        digest=begun.digest,
        profile="p",
        snapshot="{}",
        referrals=[("desk", "rule")],
        at=NOW,
    )
    return load(engine)


def test_upgrade_makes_the_tables_of_the_program(empty_url, opened):
    engine = opened(empty_url)
    assert current(engine) is None
    upgrade(engine)
    assert current(engine) == schema.newest()
    require_current(engine)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, METADATA) == []


def test_checks_and_conditions_of_indexes_are_made_too(empty_url, opened):
    engine = opened(empty_url)
    upgrade(engine)
    inspector = inspect(engine)
    assert [check["name"] for check in inspector.get_check_constraints("answer")] == ["ck_answer_channel"]
    index = next(
        index for index in inspector.get_indexes("revision") if index["name"] == "ix_revision_in_force"
    )
    where = index["dialect_options"][f"{engine.dialect.name}_where"]
    assert re.sub(r"[()]", "", str(where)) == "published IS NOT NULL AND retired IS NULL"
    deleted = {
        (table, key["constrained_columns"][0], key["options"].get("ondelete"))
        for table in METADATA.tables
        for key in inspector.get_foreign_keys(table)
    }
    assert deleted == {
        ("revision", "digest", None),
        ("revision_file", "revision", "CASCADE"),
        ("assessment", "digest", None),
        ("answer", "assessment", "CASCADE"),
        ("outcome", "assessment", "CASCADE"),
        ("outcome", "digest", None),
        ("referral", "outcome", "CASCADE"),
    }


def test_nothing_has_a_place_for_what_identifies_a_person(database):
    inspector = inspect(database)
    columns = {f"{table}.{c['name']}" for table in METADATA.tables for c in inspector.get_columns(table)}
    identifying = re.compile(
        r"name|mail|phone|gsm|niss|national|birth|address|postcode|street|agent|(\.|_)ip\b|(\.|_)token$|text"
    )
    assert sorted(column for column in columns if identifying.search(column)) == []
    # What an assessment holds is listed, so that nobody adds to it without noticing.
    assert sorted(column for column in columns if column.startswith(("assessment.", "answer."))) == [
        "answer.assessment",
        "answer.channel",
        "answer.milliseconds",
        "answer.question",
        "answer.time",
        "answer.value",
        "assessment.digest",
        "assessment.finished",
        "assessment.id",
        "assessment.keyboard",
        "assessment.language",
        "assessment.seen",
        "assessment.setting",
        "assessment.site",
        "assessment.started",
        "assessment.token_hash",
    ]


def test_upgrading_again_changes_nothing(empty_url, opened):
    engine = opened(empty_url)
    upgrade(engine)
    fill(engine)
    before = everything(engine)
    upgrade(engine)
    assert everything(engine) == before


def test_workers_that_upgrade_together_do_it_once(empty_url, opened):
    engines = [opened(empty_url) for _ in range(4)]
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(upgrade, engines))
    assert {current(engine) for engine in engines} == {schema.newest()}


def test_migration_keeps_what_is_there(empty_url, opened, migrations):
    engine = opened(empty_url)
    upgrade(engine)
    before = fill(engine)
    _, rows = everything(engine)
    upgrade(engine, migrations(SECOND))
    described, migrated = everything(engine)
    assert current(engine) == "0002"
    assert ("place", "TEXT", True) in described["assessment"][0]
    assert load(engine) == before
    assert {table: migrated[table] for table in rows if table not in {"alembic_version", "assessment"}} == {
        table: rows[table] for table in rows if table not in {"alembic_version", "assessment"}
    }
    assert [tuple(row)[:10] for row in migrated["assessment"]] == [tuple(row) for row in rows["assessment"]]


def test_rows_still_go_with_their_assessment_after_a_migration(empty_url, opened, migrations):
    engine = opened(empty_url)
    upgrade(engine)
    fill(engine)
    upgrade(engine, migrations(SECOND))
    assert assessments.erase(engine, "token") is True
    with engine.connect() as connection:
        assert connection.execute(select(answer)).all() == []


def test_failing_migration_leaves_nothing_behind(empty_url, opened, migrations):
    engine = opened(empty_url)
    upgrade(engine)
    fill(engine)
    before = everything(engine)
    with pytest.raises(Exception, match="nowhere"):
        upgrade(engine, migrations(FAILING))
    assert everything(engine) == before
    assert current(engine) == "0001"


def test_failing_first_migration_leaves_no_table(empty_url, opened, migrations):
    engine = opened(empty_url)
    with pytest.raises(Exception, match="nowhere"):
        upgrade(engine, migrations(FAILING))
    assert inspect(engine).get_table_names() == []
    assert current(engine) is None


def test_migration_that_would_leave_orphans_on_sqlite_is_undone(sqlite_url, opened, migrations):
    engine = opened(sqlite_url)
    upgrade(engine)
    fill(engine)
    before = everything(engine)
    with pytest.raises(ValueError, match="2 rows refer to rows that the migration took away"):
        upgrade(engine, migrations(BREAKING))
    assert everything(engine) == before


def test_foreign_keys_are_kept_after_a_migration_on_sqlite(sqlite_url, opened):
    engine = opened(sqlite_url)
    upgrade(engine)
    with engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1


def test_empty_database_is_refused_with_what_to_do(empty_url, opened):
    with pytest.raises(UnknownSchema, match=r"no tables yet.*diagnostic db upgrade"):
        require_current(opened(empty_url))


@pytest.mark.parametrize(
    "found, advice",
    [("0000", "Make a backup, then.*diagnostic db upgrade"), ("9999", "Install that newer version")],
)
def test_other_schema_is_refused_with_what_to_do(empty_url, opened, found, advice):
    engine = opened(empty_url)
    upgrade(engine)
    with writing(engine) as connection:
        connection.exec_driver_sql(f"UPDATE alembic_version SET version_num = '{found}'")
    with pytest.raises(UnknownSchema, match=advice):
        require_current(engine)


def test_database_of_a_newer_version_is_not_touched(empty_url, opened, migrations):
    engine = opened(empty_url)
    upgrade(engine, migrations(SECOND))
    before = everything(engine)
    with pytest.raises(UnknownSchema, match="0002, made by a newer version; this one knows 0001 at most"):
        upgrade(engine)
    assert everything(engine) == before


def test_looking_at_the_schema_makes_no_file(tmp_path, opened):
    engine = opened(f"sqlite:///{tmp_path / 'data' / 'store.db'}")
    assert current(engine) is None
    with pytest.raises(UnknownSchema, match="no tables yet"):
        require_current(engine)
    assert list(tmp_path.iterdir()) == []


def test_new_sqlite_file_is_for_its_owner_only(tmp_path, opened):
    path = tmp_path / "data" / "store.db"
    engine = opened(f"sqlite:///{path}")
    upgrade(engine)
    begin(engine)
    modes = {file.name: stat.S_IMODE(file.stat().st_mode) for file in path.parent.iterdir()}
    assert set(modes.values()) == {0o600}
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_migrations_form_one_line_numbered_in_order():
    scripts = ScriptDirectory(str(schema.MIGRATIONS))
    numbers = [script.revision for script in scripts.walk_revisions()][::-1]
    assert numbers == sorted(path.name[:4] for path in Path(schema.VERSIONS).glob("*.py"))
    assert numbers == [f"{number:04}" for number in range(1, len(numbers) + 1)]
    assert scripts.get_heads() == [schema.newest()]
