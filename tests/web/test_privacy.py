"""What is kept of a person, what is written in addresses and logs, and that nothing goes out."""

import hashlib
import logging
import re
import socket

import pytest
from sqlalchemy import inspect, select

from diagnostic.store.tables import METADATA
from tests.content.people import best, worst
from tests.web.engines import ON_BOTH
from tests.web.gallery import journey
from tests.web.person import Person

COLUMNS = {
    "assessment": "digest finished id keyboard language seen setting site started token_hash",
    "answer": "assessment channel milliseconds question time value",
    "outcome": "assessment created digest id profile snapshot",
    "code": "assessment counter link_hash secret_hash selector",
    "referral": "obstacle outcome rule service status",
    "attempt": "failures scope since",
    "bundle": "compiled digest",
    "revision": "digest id number published questionnaire retired",
    "revision_file": "content path revision",
}
PERSONAL = ("assessment", "answer", "outcome", "referral", "code", "attempt")

WHO = {
    "REMOTE_ADDR": "203.0.113.77",
    "HTTP_X_FORWARDED_FOR": "198.51.100.99",
    "HTTP_FORWARDED": "for=198.51.100.98",
    "HTTP_USER_AGENT": "Browser-of-Somebody/7.7",
    "HTTP_FROM": "somebody@mail.example",
    "REMOTE_USER": "somebody-by-name",
    "HTTP_COOKIE_NAME": "somebody-else",
    "HTTP_REFERER": "https://elsewhere.example/somebody",
}
TELLING = [
    *WHO.values(),
    "203.0.113",
    "198.51.100",
    "mail.example",
    "Somebody",
    "somebody",
    "elsewhere.example",
]

NAME = re.compile(r"\b[A-Z][a-z]+ [A-Z][a-z]+\b")
E_MAIL = re.compile(r"[^\s@]+@[^\s@]+\.\w+")
PHONE = re.compile(r"\+?\d[\d /.]{7,}\d")
ADDRESS = re.compile(r"\b\d{1,3}(\.\d{1,3}){3}\b|\b[0-9a-f]{1,4}(:[0-9a-f]{0,4}){3,}\b")


def take_the_test(make_person, questions, number):
    """So many people have taken the test, from browsers that tell much about them."""
    people = []
    for one in range(number):
        person = make_person(("fr", "nl")[one % 2])
        person.client.environ_base |= WHO
        person.begin()
        reply = (best, worst)[one // 2 % 2]
        person.take({name: reply(question) for name, question in questions.items()})
        assert person.page.address.endswith("/result")
        people.append(person)
    return people


@pytest.fixture
def twenty(make_person, questions):
    return take_the_test(make_person, questions, 20)


@pytest.fixture
def four(make_person, questions):
    return take_the_test(make_person, questions, 4)


def kept(store):
    """Every value in the tables that hold something of a person, as text, with its column."""
    with store.connect() as connection:
        for table in PERSONAL:
            for row in connection.execute(select(METADATA.tables[table])).mappings():
                for column, value in row.items():
                    yield f"{table}.{column}", value


def test_statement_70_no_table_has_a_column_for_a_person(store):
    """ux.md 70: no name, e-mail, phone or IP is stored by default: no column could hold one."""
    tables = inspect(store)
    found = {
        name: " ".join(sorted(column["name"] for column in tables.get_columns(name)))
        for name in tables.get_table_names()
        if name != "alembic_version"
    }
    assert found == COLUMNS


@ON_BOTH
def test_statement_70_nothing_of_the_browser_or_the_network_is_kept(twenty, store):
    """ux.md 70: after 20 journeys no name, e-mail, phone or IP in any table."""
    values = list(kept(store))
    assert len({value for column, value in values if column == "assessment.id"}) == 20
    assert len(values) > 20 * 30 * 4
    for column, value in values:
        if isinstance(value, str):
            assert not any(telling in value for telling in TELLING), column
            for pattern in (E_MAIL, NAME, ADDRESS):
                assert pattern.search(value) is None, (column, value)
            if column not in {"assessment.digest", "outcome.digest", "code.secret_hash"}:
                assert PHONE.search(re.sub(r"[0-9a-f]{64}", "", value)) is None, (column, value)


def test_answers_are_ids_of_the_questionnaire_and_nothing_else(four, store, questions):
    ids = {"unsure", "unclear", "unsaid", "right", "wrong"}
    for question in questions.values():
        for part in ("options", "elements", "entries", "steps", "folders"):
            ids |= {option.id for option in getattr(question.form, part, ())}
    said = {word for column, value in kept(store) if column == "answer.value" for word in value.split(" ")}
    assert said <= ids
    assert {value for column, value in kept(store) if column == "answer.question"} <= questions.keys()


def test_cookie_is_kept_as_its_digest_only(four, store):
    values = list(kept(store))
    digests = {hashlib.sha256(person.cookie.encode()).hexdigest() for person in four}
    assert {value for column, value in values if column == "assessment.token_hash"} == digests
    for person in four:
        assert not any(person.cookie in str(value) for _, value in values)


# --------------------------------------------------------------------------------------- addresses and logs


CARRIED = re.compile(r"/(fr|nl)/carry/[\w-]+=*(/(erase|go-on|sheet|slip|file))?(#erase)?")
"""The addresses with the token of a link, which only its own pages have."""


def shape(questions, bundle):
    """The addresses that pages of the test may have: no option, no code, no token, no query."""
    question = "|".join(map(re.escape, questions))
    section = "|".join(re.escape(section.id) for section in bundle.questionnaire.sections)
    plain = "start|test|finish|result|result/(sheet|slip)|help|accessibility|erase|code|pause|leave"
    plain += r"|result/sheet/file(\.pdf|\.html)?"
    return re.compile(
        rf"/|/(fr|nl)/({plain})?|/(fr|nl)/test/({question})|/(fr|nl)/summary/({section})(/\d)?"
        r"|/(fr|nl)/code#keypad|#[a-z0-9-]+|/static/[a-z0-9/.-]+(\?v=[0-9a-f]{12})?(#[a-z0-9-]+)?"
        r"|data:image/svg\+xml,.*"
    )


class Listening:
    """A WSGI application that notes every address asked for and every redirect."""

    def __init__(self, app):
        self.app = app
        self.addresses = []

    def __call__(self, environ, start_response):
        query = environ["QUERY_STRING"]
        self.addresses.append(environ["PATH_INFO"] + (f"?{query}" if query else ""))

        def start(status, headers, exc_info=None):
            self.addresses += [value for name, value in headers if name == "Location"]
            return start_response(status, headers, exc_info)

        return self.app(environ, start)


def test_statement_72_no_address_tells_anything_of_a_person(application, questions, bundle, make_person):
    """ux.md 72: no answer, name or code in any URL, whether asked for, redirected to or linked."""
    listening = application.wsgi_app = Listening(application.wsgi_app)
    allowed = shape(questions, bundle)
    linked = set()
    for reply in (best, worst):
        person = make_person("nl")
        person.begin()
        for page in person.walk({name: reply(question) for name, question in questions.items()}):
            for element in page.document.inside():
                linked |= {element[name] for name in ("href", "src", "action") if element.has(name)}
        person.open("/nl/result/sheet")
        person.follow("Erase all")
        person.press("Yes, erase all")
    assert len(set(listening.addresses)) > 40
    assert len(linked) > 60
    assert [address for address in {*listening.addresses, *linked} if not allowed.fullmatch(address)] == []


def test_statement_72_only_the_link_to_take_along_has_a_token(gallery, questions, bundle):
    """ux.md 72: …except the expiring token, which stands in the QR code and in its own page's addresses."""
    allowed = shape(questions, bundle)
    for view in gallery:
        for element in view.page.document.inside():
            for name in ("href", "src", "action"):
                address = element.get(name, "/")
                opened = view.kind.split()[0] in {"carried", "waiting", "gone"} and "by code" not in view.kind
                opened = opened or element.classes >= {"on-this-phone"}
                token = opened and CARRIED.fullmatch(address)
                assert token or allowed.fullmatch(address), f"{view}: {address}"


@pytest.fixture
def everything_logged(caplog):
    """Every record of every logger; of SQLAlchemy the statements, for beyond them it tells every row."""
    caplog.set_level(logging.DEBUG)
    caplog.set_level(logging.INFO, logger="sqlalchemy")
    return caplog


def test_statement_72_logs_hold_no_answer_and_no_token(make_public, questions, everything_logged, capfd):
    """ux.md 72: no answer, name or code in any log line, the token of the link among them."""
    application = make_public()
    person = Person(application.test_client(), "fr", "https://test.example")
    person.client.environ_base |= WHO
    views = list(journey(person, questions, best, set()))
    assert [view for view in views if view.kind == "carried"]
    out, err = capfd.readouterr()
    said = everything_logged.text + out + err
    token = views[-1].page.address.rpartition("/")[2]
    for secret in (token, person.cookie, *TELLING):
        assert secret not in said
    for question in questions.values():
        assert f"{question.id} " not in said
        for value in best(question):
            assert re.search(rf"answer\W+{re.escape(value)}", said) is None


def test_statement_72_errors_log_no_answer_and_no_token(
    application, make_person, store, everything_logged, capfd, questions
):
    person = make_person()
    person.client.environ_base |= WHO
    person.begin()
    person.take({name: best(question) for name, question in questions.items()}, until="helper")
    token = person.token()
    with store.connect() as connection:
        connection.exec_driver_sql("ALTER TABLE answer RENAME TO elsewhere")
    person.send("/fr/test/helper", [("csrf_token", token), ("answer", "nobody")])
    assert person.page.status == 503
    with store.connect() as connection:
        connection.exec_driver_sql("ALTER TABLE elsewhere RENAME TO answer")
        connection.exec_driver_sql("ALTER TABLE answer ADD COLUMN surprise INTEGER NOT NULL DEFAULT 0")
        connection.exec_driver_sql(
            "CREATE TRIGGER refuse BEFORE INSERT ON answer BEGIN SELECT RAISE(FAIL, 'no'); END"
        )
    person.send("/fr/test/helper", [("csrf_token", token), ("answer", "nobody")])
    assert person.page.status in {500, 503}
    out, err = capfd.readouterr()
    said = everything_logged.text + out + err
    assert "cannot be used" in said
    for secret in ("nobody", person.cookie, token, *TELLING):
        assert secret not in said, secret


def test_quiet_when_all_is_well(four, caplog):
    """No line per request: a log of who came when would be kept without need."""
    caplog.set_level(logging.INFO)
    four[0].open("/fr/help")
    assert [record for record in caplog.records if record.levelno >= logging.INFO] == []


def test_journey_opens_no_connection_to_anywhere(person, questions, monkeypatch):
    opened = []
    monkeypatch.setattr(socket.socket, "connect", lambda _, address: opened.append(address))
    monkeypatch.setattr(socket, "getaddrinfo", lambda *args, **_: opened.append(args))
    person.begin()
    person.take({name: best(question) for name, question in questions.items()})
    assert person.page.address == "/fr/result"
    assert opened == []


def test_tests_themselves_cannot_reach_out():
    with pytest.raises(AssertionError, match=re.escape("192.0.2.1")):
        socket.create_connection(("192.0.2.1", 80), timeout=1)
