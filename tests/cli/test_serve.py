"""`diagnostic serve`, as a process of its own on a port of its own."""

import contextlib
import os
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.browser import Browser
from tests.web.person import Person

ROOT = Path(__file__).parents[2]
PATIENCE = 60


@pytest.fixture(scope="module")
def personas(reading):
    return {persona.id: persona for persona in reading.personas}


@pytest.fixture
def home(tmp_path):
    """An empty folder, as where somebody tries the program for the first time."""
    (tmp_path / "home").mkdir()
    return tmp_path / "home"


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


def command(*options):
    return [sys.executable, "-m", "diagnostic.cli", "serve", *map(str, options)]


def environment(**settings):
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("DIAGNOSTIC_")}
    return inherited | {"PYTHONPATH": str(ROOT), "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"} | settings


def answers(port):
    with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=5):
        return True
    return False


@contextlib.contextmanager
def served(home, *options, stop=signal.SIGTERM, **settings):
    """The address of a running server and its process; it is stopped by its number at the end."""
    port = free_port()
    log = home / "log"
    with log.open("wb") as file:
        process = subprocess.Popen(
            command("--port", port, *options),
            cwd=home,
            env=environment(**settings),
            stdin=subprocess.DEVNULL,
            stdout=file,
            stderr=subprocess.STDOUT,
        )
    try:
        end = time.monotonic() + PATIENCE
        while not answers(port):
            assert process.poll() is None, log.read_text(encoding="utf-8")
            assert time.monotonic() < end, log.read_text(encoding="utf-8")
            time.sleep(0.05)
        yield f"http://127.0.0.1:{port}", process
    finally:
        os.kill(process.pid, stop)
        process.wait(PATIENCE)
    assert not answers(port)


def said(home):
    return (home / "log").read_text(encoding="utf-8").splitlines()


def outcomes(home):
    with contextlib.closing(sqlite3.connect(home / "var" / "diagnostic.db")) as connection:
        return connection.execute("SELECT count(*) FROM outcome").fetchone()[0]


def test_serve_takes_a_person_from_an_empty_folder_to_the_result(home, personas):
    with served(home) as (url, _):
        person = Person(Browser(), "nl", url)
        person.begin()
        assert person.question == "warm-press"
        person.take(personas["els"].answers)
        assert person.page.address == "/nl/result"
        assert person.page.all("article", css="next")
        assert person.client.get("/static/css/quiz.css", base_url=url).status_code == 200
    assert outcomes(home) == 1


def test_serve_says_what_it_did_in_a_few_calm_lines_and_nothing_of_people(home, personas):
    with served(home, "--setting", "kiosk") as (url, _):
        person = Person(Browser(), "fr", url)
        person.begin()
        person.take(personas["amina"].answers, until="helper")
        person.open("/fr/nowhere")
    lines = said(home)
    assert len(lines) <= 5, lines
    assert lines[0] == f"Database ready: sqlite:///{home / 'var' / 'diagnostic.db'}"
    assert lines[1].startswith("Questionnaire loaded: allo-digiparcours, ")
    assert lines[2] == f"The test is at {url} (stop with Ctrl+C)"
    for secret in (*person.client.cookies.values(), "helper", "warm-press", "127.0.0.1 - -", "/fr/"):
        assert not any(secret in line for line in lines), secret


def test_serve_again_goes_on_where_it_was(home, personas):
    """The same secret, the same database: who was in the middle of the test still is."""
    with served(home) as (url, _):
        person = Person(Browser(), "fr", url)
        person.begin()
        person.take(personas["amina"].answers, until="helper")
    with served(home, stop=signal.SIGINT) as (url, _):
        person.origin = url
        assert person.open("/fr/test").address == "/fr/test/helper"
        person.take(personas["amina"].answers)
        assert person.page.address == "/fr/result"


def test_serve_with_several_workers_knows_the_same_people(home, personas):
    with served(home, "--workers", "2") as (url, _):
        people = [Person(Browser(), language, url) for language in ("fr", "nl", "fr", "nl")]
        for person in people:
            person.begin()
        for name in ("warm-press", "warm-choose", "warm-scroll"):
            for person in people:
                assert person.question == name
                person.answer(*personas["amina"].answers[name])
        assert {person.question for person in people} == {"equipment"}


def test_serve_remembers_where_the_screen_stands(home):
    with served(home, "--setting", "counsellor", "--keyboard", "physical") as (url, _):
        Person(Browser(), "fr", url).begin()
    with contextlib.closing(sqlite3.connect(home / "var" / "diagnostic.db")) as connection:
        found = connection.execute("SELECT setting, keyboard FROM assessment").fetchall()
    assert found == [("counsellor", "physical")]


@pytest.mark.postgresql
def test_serve_on_postgresql(home, personas, fresh_postgresql_url):
    with served(home, "--database", fresh_postgresql_url) as (url, _):
        person = Person(Browser(), "nl", url)
        person.begin()
        person.take(personas["els"].answers)
        assert person.page.address == "/nl/result"
    assert not (home / "var" / "diagnostic.db").exists()


def refused(home, *options, **settings):
    """What `serve` says when it will not start."""
    done = subprocess.run(
        command("--port", free_port(), *options),
        cwd=home,
        env=environment(**settings),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    assert done.returncode in {1, 2}
    assert "Traceback" not in done.stderr
    return done.stderr.strip().splitlines()


def test_serve_refuses_a_broken_questionnaire_in_a_few_lines(home, folder, change):
    line, _ = change("referrals.yml", "this-week, aim: paperwork", "this-weak, aim: paperwork")
    lines = refused(home, "--questionnaire", folder)
    assert lines[0].startswith(f"Error: referrals.yml:{line}:")
    assert lines[-1] == f"Nothing was started. All errors are shown by: diagnostic check {folder}"
    assert len(lines) == 2


def test_serve_stands_at_the_desk_that_it_is_told(home):
    with served(home, "--setting", "kiosk", "--desk", "mde-bruxelles-ville") as (url, _):
        person = Person(Browser(), "nl", url)
        assert "Jobhuis van Brussel-Stad" in person.open("/nl/help").one("section", css="here").text


def test_serve_refuses_a_desk_that_the_questionnaire_does_not_have(home):
    assert refused(home, DIAGNOSTIC_DESK="mde-ixeles") == [
        (
            "Error: No service of the questionnaire is called “mde-ixeles”. Choose an `id` of services.yml. "
            "Did you mean “mde-ixelles”?"
        )
    ]


def test_serve_refuses_a_questionnaire_that_leads_nobody_to_a_profile(home, folder):
    profiles = folder / "profiles.yml"
    text = profiles.read_text(encoding="utf-8")
    raised = re.sub(r"at_least: \d+", "at_least: 9999", text, count=1)
    profiles.write_text(raised, encoding="utf-8")
    (folder / "personas.yml").unlink()
    lines = refused(home, "--questionnaire", folder)
    assert any(": N01: " in line for line in lines)
    assert lines[-1] == f"Nothing was started. All errors are shown by: diagnostic check {folder}"


def test_serve_names_the_first_of_many_errors_and_counts_the_rest(home, folder):
    for file in sorted(folder.glob("sections/*.yml")):
        file.write_text(file.read_text(encoding="utf-8").replace("kind: ", "kynd: "), encoding="utf-8")
    lines = refused(home, "--questionnaire", folder)
    assert len(lines) == 7
    assert lines[-2].startswith("… and ")
    assert lines[-2].endswith(" more.")


def test_serve_stops_even_before_it_can_answer(home):
    with subprocess.Popen(
        command("--port", free_port()),
        cwd=home,
        env=environment(PYTHONUNBUFFERED="1"),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert next(line for line in process.stdout if line.startswith("The test is at"))
        time.sleep(0.1)  # the worker has begun to load the application
        process.terminate()
        assert process.wait(PATIENCE) in {0, -signal.SIGTERM}


def test_serve_on_a_broken_questionnaire_leaves_the_one_in_force(home, folder, change):
    with served(home):
        pass
    change("profiles.yml", "close_within: 3", "close_within: three")
    refused(home, "--questionnaire", folder)
    with contextlib.closing(sqlite3.connect(home / "var" / "diagnostic.db")) as connection:
        in_force = connection.execute("SELECT count(*) FROM revision WHERE retired IS NULL").fetchone()
    assert in_force == (1,)


@pytest.mark.parametrize(
    "settings, words",
    [
        ({"DIAGNOSTIC_SECRET": "short"}, "DIAGNOSTIC_SECRET"),
        ({"DIAGNOSTIC_SETTING": "moon"}, "DIAGNOSTIC_SETTING"),
        ({"DIAGNOSTIC_PROXIES": "many"}, "DIAGNOSTIC_PROXIES"),
        ({"DIAGNOSTIC_PUBLIC_URL": "test.example"}, "DIAGNOSTIC_PUBLIC_URL"),
        ({"DIAGNOSTIC_DATABASE": "mysql://localhost/diagnostic"}, "mysql is not supported"),
        ({"DIAGNOSTIC_HOME": "/dev/null"}, "DIAGNOSTIC_HOME"),
    ],
)
def test_serve_refuses_a_setting_that_cannot_be_in_a_line(settings, words, home):
    (line,) = refused(home, **settings)
    assert line.startswith("Error: ")
    assert words in line


def test_serve_says_that_a_port_is_taken(home):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        lines = refused(home, "--port", port)
    assert len(lines) == 1
    assert f"Cannot listen on 127.0.0.1:{port}" in lines[0]
    assert "--port" in lines[0]
