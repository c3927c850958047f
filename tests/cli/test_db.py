"""`diagnostic db`: the tables."""

import sqlite3
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import insert

from diagnostic.store import assessments
from diagnostic.store.engine import open_engine
from diagnostic.store.tables import bundle


def test_upgrade_makes_the_tables_and_then_has_nothing_to_do(run, tmp_path):
    url = f"sqlite:///{tmp_path / 'new.db'}"
    first = run("db", "upgrade", "--database", url)
    assert first.exit_code == 0
    assert first.stdout.startswith("Schema none -> ")
    second = run("db", "upgrade", "--database", url)
    assert (second.exit_code, second.stdout.endswith(": nothing to do.\n")) == (0, True)
    with sqlite3.connect(tmp_path / "new.db") as connection:
        tables = {
            name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        }
    connection.close()
    assert {"assessment", "answer", "outcome", "referral", "bundle", "revision"} <= tables


def test_upgrade_takes_the_database_of_the_installation(run, tmp_path):
    assert run("db", "upgrade").exit_code == 0
    assert (tmp_path / "here" / "var" / "diagnostic.db").exists()


@pytest.mark.postgresql
def test_upgrade_of_postgresql(run, fresh_postgresql_url):
    assert run("db", "upgrade", "--database", fresh_postgresql_url).stdout.startswith("Schema none -> ")
    assert run("db", "upgrade", "--database", fresh_postgresql_url).stdout.endswith("nothing to do.\n")


def told_in_a_line(done):
    assert done.exit_code == 1
    assert done.stderr.startswith("Error: ")
    assert len(done.stderr.splitlines()) == 1
    assert "password" not in done.stderr


@pytest.mark.parametrize("command", [pytest.param("upgrade"), "purge"])
def test_database_that_cannot_be_reached_is_told_in_a_line(command, run, tmp_path):
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    told_in_a_line(run("db", command, "--database", f"sqlite:///{tmp_path / 'file' / 'diagnostic.db'}"))


@pytest.mark.parametrize("command", ["upgrade", "purge"])
@pytest.mark.parametrize("url", ["mysql://somebody:password@localhost/diagnostic", "nonsense"])
def test_address_of_no_database_is_told_in_a_line_without_its_password(command, url, run):
    told_in_a_line(run("db", command, "--database", url))


def test_purge_erases_what_nobody_touched_and_says_how_much(run, tmp_path):
    file = tmp_path / "diagnostic.db"
    url = f"sqlite:///{file}"
    run("db", "upgrade", "--database", url)
    for days in (29, 31, 400):
        begin(file, datetime.now(UTC) - timedelta(days=days))
    assert run("db", "purge", "--database", url).stdout == "Erased: 2.\n"
    assert run("db", "purge", "--database", url).stdout == "Erased: 0.\n"
    assert run("db", "purge", "--database", url, "--days", "7").stdout == "Erased: 1.\n"


def begin(file, at):
    """An assessment that was begun then and never touched again."""
    engine = open_engine(f"sqlite:///{file}")
    with engine.connect() as connection:
        connection.execute(insert(bundle).prefix_with("OR IGNORE"), {"digest": "0" * 64, "compiled": "{}"})
    assessments.start(
        engine, token=str(at), digest="0" * 64, language="fr", setting="home", keyboard="none", at=at
    )
    engine.dispose()


def test_schema_of_a_newer_version_is_left_alone(run, tmp_path):
    file = tmp_path / "newer.db"
    run("db", "upgrade", "--database", f"sqlite:///{file}")
    with sqlite3.connect(file) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    before = file.read_bytes()
    done = run("db", "upgrade", "--database", f"sqlite:///{file}")
    assert done.exit_code == 1
    assert done.stderr.startswith("Error: ")
    assert file.read_bytes() == before
