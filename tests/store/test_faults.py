"""What is acknowledged survives a killed process and a full disk."""

import os
import signal
import subprocess
import sys

import pytest

from diagnostic.store import assessments
from diagnostic.store import engine as module
from diagnostic.store.engine import Unavailable, writing
from diagnostic.store.schema import upgrade
from tests.store.example import NOW, begin, load

WRITER = """
import itertools, sys
from datetime import datetime
from uuid import UUID
from diagnostic.store import assessments, engine

url, assessment, moment, round, safe_wal = sys.argv[1:]
at = datetime.fromisoformat(moment)
engine.SAFE_WAL = tuple(map(int, safe_wal.split(".")))
database = engine.open_engine(url)
for number in itertools.count():
    question = f"q-{round}-{number}"
    assessments.save_answer(database, UUID(assessment), question, "said", ("yes",), at)
    print(question, flush=True)
"""


@pytest.mark.parametrize("safe_wal, journal", [("3.7.0", "wal"), ("99.0.0", "delete")])
def test_killed_writer_loses_no_acknowledged_answer(sqlite_url, opened, monkeypatch, safe_wal, journal):
    monkeypatch.setattr(module, "SAFE_WAL", tuple(map(int, safe_wal.split("."))))
    engine = opened(sqlite_url)
    upgrade(engine)
    begun = begin(engine)
    engine.dispose()
    acknowledged = []
    for round_, enough in enumerate([40, 75, 110]):
        command = [
            sys.executable,
            "-c",
            WRITER,
            sqlite_url,
            str(begun.id),
            NOW.isoformat(),
            str(round_),
            safe_wal,
        ]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as writer:
            acknowledged += [writer.stdout.readline().strip() for _ in range(enough)]
            os.kill(writer.pid, signal.SIGKILL)
            acknowledged += writer.stdout.read().split()
        assert writer.returncode == -signal.SIGKILL
    with engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == journal
    kept = set(load(engine).answers.given)
    assert len(acknowledged) >= 225
    assert set(acknowledged) - kept == set()
    # One more for each kill can be on the disk without anybody having been told.
    assert len(kept - set(acknowledged)) <= 3


def test_full_disk_is_unavailable_loses_nothing_and_passes(sqlite_url, opened):
    engine = opened(sqlite_url)
    upgrade(engine)
    begun = begin(engine)

    def pragma(text):
        with engine.connect() as connection:
            return connection.exec_driver_sql(f"PRAGMA {text}").scalar()

    def save(question):
        assessments.save_answer(engine, begun.id, question, "said", ("a-long-id" * 20,), NOW)

    pragma(f"max_page_count = {pragma('page_count') + 5}")
    questions = [f"q-{number}" for number in range(1000)]
    acknowledged = []

    def save_all():
        for question in questions[len(acknowledged) :]:
            save(question)
            acknowledged.append(question)

    for _ in range(3):
        with pytest.raises(Unavailable, match="full"):
            save_all()
        assert set(load(engine).answers.given) == set(acknowledged)
    assert 10 < len(acknowledged) < 999
    pragma("max_page_count = 10000")
    save_all()
    assert set(load(engine).answers.given) == set(questions)


def test_full_disk_in_a_block_leaves_nothing_of_it(sqlite_url, opened):
    engine = opened(sqlite_url)
    upgrade(engine)
    begun = begin(engine)
    with engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(Unavailable, match="full"):
        assessments.finish(
            engine,
            begun.id,
            digest=begun.digest,
            profile=None,
            snapshot="{}",
            referrals=[(f"service-{number}" * 20, "rule") for number in range(100)],
            at=NOW,
        )
    assert load(engine) == begun
    with writing(engine) as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM outcome").scalar() == 0
