import re
import shutil
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import column, insert, inspect, select, table, text

from diagnostic.store import assessments, carried, codes, schema
from diagnostic.store.codes import Found, KeptCode
from diagnostic.store.engine import writing
from diagnostic.store.schema import UnknownSchema, current, require_current, upgrade
from diagnostic.store.tables import METADATA, Key, Moment, Sha256, answer
from tests.store.example import NOW, begin, load

# It changes every table that others refer to, as SQLite can only do by making them anew.
NEWEST = schema.newest()
NEXT = f"{int(NEWEST) + 1:04}"
STEP = f"""
import sqlalchemy as sa
from alembic import op

revision = "{NEXT}"
down_revision = "{NEWEST}"


def upgrade():
    op.create_table("place", sa.Column("id", sa.Text, primary_key=True))
    with op.batch_alter_table("assessment", table_kwargs={{"sqlite_with_rowid": False}}) as table:
        table.add_column(sa.Column("place", sa.Text, sa.ForeignKey("place.id", name="fk_assessment_place")))
        table.alter_column("setting", nullable=True)
    with op.batch_alter_table("bundle") as table:
        table.alter_column("compiled", nullable=True)
"""
FAILING = (
    STEP
    + """
    op.execute("UPDATE answer SET value = 'spoilt'")
    op.execute("INSERT INTO nowhere VALUES (1)")
"""
)
BREAKING = f"""
from alembic import op

revision = "{NEXT}"
down_revision = "{NEWEST}"


def upgrade():
    op.execute("DELETE FROM assessment")
"""


@pytest.fixture
def migrations(tmp_path):
    """Our migrations and a further one: `migrations(source)`."""

    def with_next(source):
        folder = tmp_path / "later"
        folder.mkdir()
        (folder / f"{NEXT}_later.py").write_text(source, encoding="utf-8")
        return (schema.VERSIONS, folder)

    return with_next


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
    codes.keep(engine, begun.id, KeptCode("7K4D", 0, "sealed", assessments.hashed("link")))
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
        ("code", "assessment", "CASCADE"),
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
    upgrade(engine, migrations(STEP))
    described, migrated = everything(engine)
    assert current(engine) == NEXT
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
    upgrade(engine, migrations(STEP))
    assert assessments.erase(engine, "token") is True
    with engine.connect() as connection:
        assert connection.execute(select(answer)).all() == []


@pytest.fixture
def upgraded_to(tmp_path):
    """`upgraded_to(engine, "0001")`: bring the tables to this schema and no further."""

    def up_to(engine, number):
        folder = tmp_path / f"until-{number}"
        folder.mkdir()
        for file in schema.VERSIONS.glob("[0-9]*.py"):
            if file.name[:4] <= number:
                shutil.copy(file, folder)
        upgrade(engine, (folder,))
        assert current(engine) == number

    return up_to


BEFORE_0002 = (
    # token, selector, counter, hash of the secret, link: a result as it was kept, one for which no selector
    # was free, and one that nobody carries.
    ("first", "7K4D", 3, "sealed", "first link"),
    ("second", None, None, None, "second link"),
    ("third", None, None, None, None),
)


def test_0002_brings_codes_and_links_along(empty_url, opened, upgraded_to):
    """Filled as version 0001 filled it, by its own columns."""
    engine = opened(empty_url)
    upgraded_to(engine, "0001")
    for token, *kept, link in BEFORE_0002:
        fill_0001(engine, begin(engine, token), kept, link)
    unfinished = begin(engine, "unfinished")
    before = everything(engine)[1]
    upgrade(engine)
    after = everything(engine)[1]
    assert {
        name: rows for name, rows in after.items() if name not in {"alembic_version", "code", "outcome"}
    } == {name: rows for name, rows in before.items() if name not in {"alembic_version", "outcome"}}
    assert [tuple(row) for row in after["outcome"]] == [tuple(row)[:6] for row in before["outcome"]]
    for token, *kept, link in BEFORE_0002:
        of = load(engine, token)
        expected = KeptCode(*kept, assessments.hashed(link)) if link else None
        assert codes.of_assessment(engine, of.id) == expected
        if link:
            assert carried.by_link(engine, link) == of
    first = load(engine, "first")
    assert codes.find(engine, "7K4D") == Found(first.id, "sealed")
    assert codes.of_assessment(engine, unfinished.id) is None
    assessments.erase(engine, "first")
    assert codes.is_taken(engine, "7K4D") is False


def fill_0001(engine, begun, kept, link):
    row = {
        "assessment": begun.id,
        "id": assessments.new_id(NOW),
        "digest": begun.digest,
        "profile": "p",
        "snapshot": "{}",
        "created": NOW,
        "link_hash": assessments.hashed(link) if link else None,
        **dict(zip(("code_selector", "code_counter", "code_hash"), kept, strict=True)),
    }
    kinds = {"id": Key, "assessment": Key, "digest": Sha256, "link_hash": Sha256, "created": Moment}
    as_it_was = table("outcome", *(column(name, kinds.get(name)) for name in row))
    with writing(engine) as connection:
        connection.execute(insert(as_it_was).values(**row))


def test_failing_migration_leaves_nothing_behind(empty_url, opened, migrations):
    engine = opened(empty_url)
    upgrade(engine)
    fill(engine)
    before = everything(engine)
    with pytest.raises(Exception, match="nowhere"):
        upgrade(engine, migrations(FAILING))
    assert everything(engine) == before
    assert current(engine) == NEWEST


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
    with pytest.raises(ValueError, match="3 rows refer to rows that the migration took away"):
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
    upgrade(engine, migrations(STEP))
    before = everything(engine)
    with pytest.raises(
        UnknownSchema, match=f"{NEXT}, made by a newer version; this one knows {NEWEST} at most"
    ):
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
