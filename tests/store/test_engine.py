import sqlite3
import threading
import time
import types
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import event, text

from diagnostic.store import assessments
from diagnostic.store import engine as module
from diagnostic.store.engine import Unavailable, UnsafeDatabaseError, open_engine, writing
from diagnostic.store.schema import upgrade
from tests.store.example import NOW, begin, load


def pragma(engine, name):
    with engine.connect() as connection:
        return connection.exec_driver_sql(f"PRAGMA {name}").scalar()


def setting(engine, name):
    with engine.connect() as connection:
        return connection.exec_driver_sql(f"SHOW {name}").scalar()


# ------------------------------------------------------------------------------------------------ SQLite


def test_sqlite_with_a_safe_wal_uses_it_and_waits_for_the_disk(sqlite_url, opened, monkeypatch):
    monkeypatch.setattr(module, "SAFE_WAL", (3, 7, 0))
    engine = opened(sqlite_url)
    assert [pragma(engine, name) for name in ("journal_mode", "synchronous")] == ["wal", 2]


def test_sqlite_without_a_safe_wal_waits_for_the_disk_in_a_rollback_journal(sqlite_url, opened, monkeypatch):
    monkeypatch.setattr(module, "SAFE_WAL", (99, 0, 0))
    engine = opened(sqlite_url)
    assert [pragma(engine, name) for name in ("journal_mode", "synchronous")] == ["delete", 3]


def test_file_that_was_in_wal_leaves_it_where_wal_is_unsafe(sqlite_url, opened, monkeypatch):
    monkeypatch.setattr(module, "SAFE_WAL", (3, 7, 0))
    first = opened(sqlite_url)
    upgrade(first)
    begin(first)
    assert pragma(first, "journal_mode") == "wal"
    first.dispose()
    monkeypatch.setattr(module, "SAFE_WAL", (99, 0, 0))
    second = opened(sqlite_url)
    assert pragma(second, "journal_mode") == "delete"
    assert load(second) is not None


def one_library(monkeypatch):
    """Have one SQLite in this process: locks are the process's, so two copies do not see each other's."""
    monkeypatch.setattr(module, "pysqlite3", None)


def test_leaving_wal_waits_for_those_who_still_read(sqlite_url, opened, monkeypatch):
    one_library(monkeypatch)
    monkeypatch.setattr(module, "SAFE_WAL", (3, 7, 0))
    first = opened(sqlite_url)
    upgrade(first)
    begin(first)
    monkeypatch.setattr(module, "SAFE_WAL", (99, 0, 0))
    closing = threading.Timer(0.3, first.dispose)
    closing.start()
    assert pragma(opened(sqlite_url), "journal_mode") == "delete"
    closing.join()


def test_wal_that_nobody_leaves_is_unavailable(sqlite_url, opened, monkeypatch):
    one_library(monkeypatch)
    monkeypatch.setattr(module, "SAFE_WAL", (3, 7, 0))
    monkeypatch.setattr(module, "BUSY_SECONDS", 0.1)
    first = opened(sqlite_url)
    upgrade(first)
    monkeypatch.setattr(module, "SAFE_WAL", (99, 0, 0))
    with first.connect(), pytest.raises(Unavailable, match="locked"):
        load(opened(sqlite_url))


def test_sqlite_keeps_foreign_keys_waits_for_others_and_overwrites_what_is_deleted(sqlite_url, opened):
    engine = opened(sqlite_url)
    names = ("foreign_keys", "busy_timeout", "secure_delete")
    assert [pragma(engine, name) for name in names] == [1, 15000, 1]


def test_sqlite_overwrites_what_was_erased(tmp_path, opened):
    path = tmp_path / "store.db"
    engine = opened(f"sqlite:///{path}")
    upgrade(engine)
    begun = begin(engine)
    assessments.save_answer(engine, begun.id, "q-1", "said", ("a-telling-answer",), NOW)
    pragma(engine, "wal_checkpoint(TRUNCATE)")
    assert b"a-telling-answer" in path.read_bytes()
    assessments.erase(engine, "token")
    pragma(engine, "wal_checkpoint(TRUNCATE)")
    assert [file.name for file in tmp_path.iterdir() if b"a-telling-answer" in file.read_bytes()] == []


@pytest.mark.parametrize(
    "standard, other, chosen",
    [
        ((3, 51, 3), (3, 53, 4), "standard"),
        ((3, 40, 1), (3, 53, 4), "other"),
        ((3, 40, 1), (3, 39, 0), "standard"),
        ((3, 40, 1), None, "standard"),
    ],
)
def test_newest_sqlite_is_taken_where_the_usual_one_is_unsafe(monkeypatch, standard, other, chosen):
    drivers = {
        "standard": types.SimpleNamespace(sqlite_version_info=standard),
        "other": other and types.SimpleNamespace(sqlite_version_info=other),
    }
    monkeypatch.setattr(module, "sqlite3", drivers["standard"])
    monkeypatch.setattr(module, "pysqlite3", drivers["other"])
    assert module.newest_sqlite() is drivers[chosen]


def test_standard_library_serves_where_there_is_no_other_sqlite(sqlite_url, opened, monkeypatch):
    monkeypatch.setattr(module, "pysqlite3", None)
    engine = opened(sqlite_url)
    upgrade(engine)
    begin(engine)
    assert load(engine) is not None
    assert engine.dialect.loaded_dbapi is sqlite3
    safe = sqlite3.sqlite_version_info >= module.SAFE_WAL
    assert pragma(engine, "journal_mode") == ("wal" if safe else "delete")


def test_workers_that_open_a_new_file_together_all_get_in(sqlite_url, opened):
    for number in range(5):
        engines = [opened(f"{sqlite_url}{number}") for _ in range(4)]
        with ThreadPoolExecutor(4) as pool:
            assert len(set(pool.map(lambda engine: pragma(engine, "journal_mode"), engines))) == 1


def test_locked_sqlite_is_unavailable_after_waiting(sqlite_url, opened, monkeypatch):
    monkeypatch.setattr(module, "BUSY_SECONDS", 0.2)
    engine, other = opened(sqlite_url), opened(sqlite_url)
    upgrade(engine)
    begun = begin(engine)
    with writing(other), pytest.raises(Unavailable, match="locked"):
        assessments.save_answer(engine, begun.id, "q-1", "said", ("yes",), NOW)
    assessments.save_answer(engine, begun.id, "q-1", "said", ("yes",), NOW)


def test_sqlite_where_no_file_can_be_is_unavailable(tmp_path, opened):
    engine = opened(f"sqlite:///{tmp_path / 'missing' / 'store.db'}")
    with pytest.raises(Unavailable, match="unable to open database file"):
        load(engine)


def test_file_that_is_no_database_is_unavailable(tmp_path, opened):
    path = tmp_path / "store.db"
    path.write_bytes(b"no database at all " * 100)
    with pytest.raises(Unavailable, match="not a database"):
        load(opened(f"sqlite:///{path}"))


# -------------------------------------------------------------------------------------------- PostgreSQL


@pytest.mark.parametrize("scheme", ["postgresql", "postgresql+psycopg"])
def test_postgresql_is_opened_with_psycopg_by_either_address(postgresql_url, opened, scheme):
    engine = opened(scheme + postgresql_url.removeprefix("postgresql+psycopg"))
    assert setting(engine, "statement_timeout") == "5s"
    assert setting(engine, "TimeZone") == "UTC"
    assert engine.dialect.driver == "psycopg"


@pytest.mark.parametrize("value", ["on", "local", "remote_apply"])
def test_postgresql_that_waits_for_the_disk_is_accepted(postgresql_url, opened, value):
    engine = opened(f"{postgresql_url}&options=-csynchronous_commit%3D{value}")
    assert setting(engine, "synchronous_commit") == value


def test_postgresql_that_does_not_wait_for_the_disk_is_refused(postgresql_url, opened):
    engine = opened(f"{postgresql_url}&options=-csynchronous_commit%3Doff")
    for _ in range(2):
        with pytest.raises(UnsafeDatabaseError, match="PostgreSQL has synchronous_commit off"):
            load(engine)


def test_postgresql_without_fsync_is_refused(fresh_postgresql_url, opened):
    engine = opened(fresh_postgresql_url)

    def switch(command, wanted):
        with engine.connect() as connection:
            connection.exec_driver_sql(command)
            connection.exec_driver_sql("SELECT pg_reload_conf()")
            until = time.monotonic() + 10
            while connection.exec_driver_sql("SHOW fsync").scalar() != wanted:
                assert time.monotonic() < until
                time.sleep(0.01)

    switch("ALTER SYSTEM SET fsync = off", "off")
    try:
        with pytest.raises(UnsafeDatabaseError, match="PostgreSQL has fsync off"):
            load(opened(fresh_postgresql_url))
    finally:
        switch("ALTER SYSTEM RESET fsync", "on")


def test_statement_that_takes_too_long_is_unavailable_and_not_repeated(postgresql_url, opened, monkeypatch):
    monkeypatch.setattr(module, "STATEMENT_SECONDS", 0.05)
    engine = opened(postgresql_url)
    with engine.connect() as connection:
        connection.exec_driver_sql("SET statement_timeout = '50ms'")
        with pytest.raises(Unavailable, match="statement timeout") as caught:
            connection.exec_driver_sql("SELECT pg_sleep(5)")
    assert caught.value.lost is False


def cut_all_others(url):
    other = open_engine(url)
    with other.connect() as connection:
        connection.exec_driver_sql(
            "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
    other.dispose()


def test_connections_that_broke_are_replaced_without_anybody_noticing(fresh_postgresql_url, opened):
    engine = opened(fresh_postgresql_url)
    upgrade(engine)
    begun = begin(engine)
    for number in range(3):
        cut_all_others(fresh_postgresql_url)
        assessments.save_answer(engine, begun.id, f"q-{number}", "said", ("yes",), NOW)
        cut_all_others(fresh_postgresql_url)
        assert len(load(engine).answers.given) == number + 1


def test_connection_that_rested_is_tried_before_use(fresh_postgresql_url, opened, monkeypatch):
    monkeypatch.setattr(module, "RESTED_SECONDS", 0)
    engine = opened(fresh_postgresql_url)
    with engine.connect() as first, engine.connect() as second:
        processes = {
            connection.exec_driver_sql("SELECT pg_backend_pid()").scalar() for connection in (first, second)
        }
    cut_all_others(fresh_postgresql_url)
    # Not through a function that tries again: the pool alone must notice, once for all its connections.
    with engine.connect() as first, engine.connect() as second:
        fresh = {
            connection.exec_driver_sql("SELECT pg_backend_pid()").scalar() for connection in (first, second)
        }
    assert processes & fresh == set()


def test_server_that_is_away_is_unavailable(tmp_path, opened, monkeypatch):
    monkeypatch.setattr(module, "PAUSES", (0, 0, 0))
    engine = opened(f"postgresql://diagnostic@/nowhere?host={tmp_path}")
    tries = []
    event.listen(engine, "do_connect", lambda *_: tries.append("once"))
    with pytest.raises(Unavailable) as caught:
        load(engine)
    assert caught.value.lost is True
    assert len(tries) == 4


# -------------------------------------------------------------------------------------------------- both


@pytest.mark.parametrize(
    "url",
    ["mysql://localhost/test", "postgresql+psycopg2://localhost/test", "nonsense", "", "postgres://x/y"],
)
def test_other_databases_are_refused_without_repeating_the_address(url):
    with pytest.raises(ValueError, match="write sqlite:///path or postgresql://") as caught:
        open_engine(url)
    assert "localhost" not in str(caught.value)


@pytest.mark.parametrize("url", ["sqlite://", "sqlite:///", "sqlite:///:memory:"])
def test_database_in_memory_is_refused(url):
    with pytest.raises(ValueError, match="a database in memory is lost"):
        open_engine(url)


def test_single_statement_is_kept_at_once(database, opened):
    with database.connect() as connection:
        connection.exec_driver_sql("INSERT INTO bundle VALUES ('\\x00', 'compiled')")
        with database.connect() as other:
            assert other.exec_driver_sql("SELECT compiled FROM bundle").scalars().all() == ["compiled"]


def test_block_that_fails_leaves_nothing(database):
    def fail():
        with writing(database) as connection:
            connection.exec_driver_sql("INSERT INTO bundle VALUES ('\\x00', 'compiled')")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    with writing(database) as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM bundle").scalar() == 0


def test_connection_is_as_before_after_a_block(database):
    with writing(database) as connection:
        connection.exec_driver_sql("SELECT 1")
    test_single_statement_is_kept_at_once(database, None)


def test_blocks_that_read_before_they_write_take_turns(database):
    with writing(database) as connection:
        connection.exec_driver_sql("CREATE TEMPORARY TABLE unused (x int)")
        connection.exec_driver_sql("INSERT INTO bundle VALUES ('\\x00', '0')")
    lock = "" if database.dialect.name == "sqlite" else " FOR UPDATE"

    def add_one(_):
        with writing(database) as connection:
            before = connection.exec_driver_sql(f"SELECT compiled FROM bundle{lock}").scalar()
            connection.execute(text("UPDATE bundle SET compiled = :after"), {"after": str(int(before) + 1)})

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(add_one, range(40)))
    with database.connect() as connection:
        assert connection.exec_driver_sql("SELECT compiled FROM bundle").scalar() == "40"


def test_many_writers_wait_for_each_other(database):
    begun = [begin(database, f"token-{number}") for number in range(4)]
    failures = []

    def answer(number):
        try:
            for question in range(25):
                assessments.save_answer(database, begun[number].id, f"q-{question}", "said", ("yes",), NOW)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is shown below
            failures.append(error)

    threads = [threading.Thread(target=answer, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert [len(load(database, f"token-{number}").answers.given) for number in range(4)] == [25, 25, 25, 25]


def test_errors_do_not_list_what_was_sent(database):
    begun = begin(database)
    with pytest.raises(Exception, match="ck_answer_channel") as caught:
        assessments.save_answer(database, begun.id, "q-1", "guessed", ("a-telling-answer",), NOW)
    assert "[SQL parameters hidden" in str(caught.value)


def test_mistake_in_a_statement_is_not_called_unavailable(postgresql_url, opened):
    with opened(postgresql_url).connect() as connection, pytest.raises(Exception, match="nowhere") as caught:
        connection.exec_driver_sql("SELECT * FROM nowhere")
    assert not isinstance(caught.value, Unavailable)
