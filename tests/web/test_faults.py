"""The database away or full, or a program with a mistake: a calm page, nothing lost, and it passes."""

import contextlib
import logging
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import make_url, select

from diagnostic.store import assessments
from diagnostic.store.engine import Unavailable
from diagnostic.store.tables import assessment
from tests.web.conftest import MORNING
from tests.web.engines import rows
from tests.web.person import Person

NOT_NOW = {"fr": "Un moment, s’il vous plaît", "nl": "Een ogenblik, alstublieft"}


@contextlib.contextmanager
def file_away(store, _database):
    """The folder of the SQLite file cannot be reached: another disk, not mounted."""
    file = Path(store.url.database)
    away = file.parent.with_name("away")
    store.dispose()
    file.parent.rename(away)
    yield
    away.rename(file.parent)


@contextlib.contextmanager
def table_away(store, _database):
    with store.connect() as connection:
        connection.exec_driver_sql("ALTER TABLE revision RENAME TO elsewhere")
        connection.exec_driver_sql("ALTER TABLE assessment RENAME TO elsewhere_too")
    yield
    with store.connect() as connection:
        connection.exec_driver_sql("ALTER TABLE elsewhere RENAME TO revision")
        connection.exec_driver_sql("ALTER TABLE elsewhere_too RENAME TO assessment")


@contextlib.contextmanager
def server_away(_store, database):
    """PostgreSQL ends all connections to the database and takes no new ones."""
    url = make_url(database)
    where = {"host": url.query["host"], "user": url.username, "dbname": "postgres"}
    with psycopg.connect(**where, autocommit=True) as connection:
        connection.execute(f"ALTER DATABASE {url.database} ALLOW_CONNECTIONS false")
        end = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s"
        connection.execute(end, [url.database])
        yield
        connection.execute(f"ALTER DATABASE {url.database} ALLOW_CONNECTIONS true")


FAULTS = [
    pytest.param("sqlite", file_away, id="sqlite-file"),
    pytest.param("sqlite", table_away, id="sqlite-table"),
    pytest.param("postgresql", server_away, id="postgresql", marks=pytest.mark.postgresql),
]


@pytest.mark.parametrize("engine_name, fault", FAULTS)
def test_database_away_is_a_calm_page_and_passes_by_itself(
    fault, person, make_person, everything, store, database, caplog
):
    caplog.set_level(logging.ERROR)
    person.begin()
    person.take(everything, until="helper")
    before = rows(store)
    somebody = make_person("nl")
    form, token = person.form["action"], person.token()
    person.choose("nobody")
    with fault(store, database):
        pages = [
            person.open("/fr/test/helper"),
            person.send(form, [("csrf_token", token), ("answer", "nobody")]),
            person.open("/fr/result"),
        ]
        for page in pages:
            assert (page.status, page.one("h1").text) == (503, NOT_NOW["fr"])
            assert page.one("html")["lang"] == "fr"
            assert "Traceback" not in page.html
            assert "sql" not in page.html.lower()
        assert somebody.open("/nl/help").one("h1").text == NOT_NOW["nl"]
        both = somebody.open("/")
        assert both.status == 503
        headings = {heading.language: heading.text for heading in both.all("h1", "h2")}
        assert headings == NOT_NOW
    page = person.open("/fr/test/helper")
    assert (page.status, person.question) == (200, "helper")
    assert rows(store) == before
    person.answer("nobody")
    assert person.question == "aim"
    assert [record.message for record in caplog.records if record.levelno >= logging.ERROR] == []


def fill(store, names):
    """Let the file grow no further and leave no room between the answers either."""
    with store.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
        (begun,) = connection.execute(select(assessment.c.id)).scalars()
    for size in (600, 60, 1):
        for name in names:
            with contextlib.suppress(Unavailable):
                for number in range(100):
                    question = f"{name}-{size}-{number}"
                    assessments.save_answer(store, begun, question, "said", ("x" * size,), MORNING)


def test_full_disk_is_a_calm_page_and_what_was_sent_before_is_safe(person, everything, store):
    person.begin()
    person.take(everything, until="equipment")
    fill(store, everything)
    for page in person.walk(everything, until="device-wifi"):
        if page.status == 503:
            break
        safe, here = rows(store), page.address
    assert person.page.status == 503
    assert person.page.one("h1").text == NOT_NOW["fr"]
    assert rows(store) == safe
    assert person.open(here).status == 200, "reading goes on"
    with store.connect() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 100000")
    person.take(everything)
    assert person.page.address == "/fr/result"


def test_database_that_can_only_be_read_is_a_calm_page(person, store):
    person.begin()
    with store.connect() as connection:
        connection.exec_driver_sql("PRAGMA query_only = ON")
    person.answer("button")
    assert (person.page.status, person.page.one("h1").text) == (503, NOT_NOW["fr"])
    assert person.open("/fr/test/warm-press").status == 200


@pytest.mark.postgresql
@pytest.mark.parametrize("engine_name", ["postgresql"])
def test_broken_connections_are_not_noticed(person, everything, store, database):
    """The server was restarted between two steps: the step is taken again on a new connection."""
    person.begin()
    person.take(everything, until="helper")
    with server_away(store, database):
        pass
    person.answer("nobody")
    assert (person.page.status, person.question) == (200, "aim")


def test_nothing_published_is_a_calm_page(application, store):
    with store.connect() as connection:
        connection.exec_driver_sql("UPDATE revision SET retired = published")
    person = Person(application.test_client())
    for address in ("/", "/fr/", "/fr/help"):
        assert person.open(address).status == 503
        assert NOT_NOW["fr"] in person.page.text


def test_who_is_in_the_middle_goes_on_with_the_questionnaire_they_began(person, everything, store, bundle):
    """Another questionnaire is put in force: running tests stay on theirs."""
    person.begin()
    person.take(everything, until="helper")
    with store.connect() as connection:
        connection.exec_driver_sql("UPDATE revision SET retired = published")
    person.answer("nobody")
    assert person.question == "aim"


SECRET = "an-answer-that-must-not-show"


@pytest.fixture
def failing(application):
    def fail(language="fr"):
        answer = SECRET
        raise RuntimeError("the program has a mistake: " + answer[:2])

    application.add_url_rule("/failing", "failing", fail)
    application.add_url_rule("/<any(fr, nl):language>/failing", "failing-too", fail)
    return Person(application.test_client())


@pytest.mark.parametrize("testing", [False, True])
def test_mistake_in_the_program_is_a_calm_page_without_traceback(failing, testing, application, caplog):
    application.testing = testing
    caplog.set_level(logging.ERROR)
    page = failing.open("/nl/failing")
    assert (page.status, page.one("h1").text) == (500, "Deze pagina kan niet getoond worden")
    both = failing.open("/failing")
    assert {heading.language for heading in both.all("h1", "h2")} == {"fr", "nl"}
    for html in (page.html, both.html):
        for trace in ("Traceback", "RuntimeError", "mistake", "File ", ".py", SECRET):
            assert trace not in html
    assert [record.message for record in caplog.records] == ["A page failed."] * 2


@pytest.mark.parametrize(
    "address, code", [("/nowhere", 404), ("/fr/nowhere", 404), ("/static/nowhere.js", 404), ("/de/", 404)]
)
def test_page_that_does_not_exist_says_so_in_both_languages(address, code, person):
    page = person.open(address)
    assert page.status == code
    headings = {heading.language: heading.text for heading in page.all("h1", "h2")}
    assert headings == {"fr": "Cette page n’existe pas", "nl": "Deze pagina bestaat niet"}


def test_method_that_is_not_allowed_is_a_calm_page(application):
    client = application.test_client()
    for method, address in (("PUT", "/fr/"), ("DELETE", "/fr/erase"), ("GET", "/fr/stay"), ("POST", "/")):
        response = client.open(address, method=method)
        assert response.status_code == 405, address
        assert "Traceback" not in response.text


def test_error_page_speaks_the_language_of_the_browser_first(application):
    client = application.test_client()
    for accepted, first in (
        ("nl-BE,fr;q=0.5", "nl"),
        ("fr;q=0.5,nl-BE;q=0.8,en", "nl"),
        ("nl;q=0,fr", "fr"),
        ("fr-BE", "fr"),
        ("de", "fr"),
        ("", "fr"),
        ("*", "fr"),
    ):
        page = client.get("/nowhere", headers={"Accept-Language": accepted})
        assert f'<html lang="{first}">' in page.text
