"""Where a code never stands: addresses, heads, logs, the database, the test of somebody else."""

import logging

import pytest
from sqlalchemy import select

from diagnostic.store.tables import METADATA
from diagnostic.store.tables import code as code_table
from diagnostic.web import sealing
from tests.web.engines import rows
from tests.web.keypad import Recorder, elsewhere, enter, finish, halves, key, try_, wrong


@pytest.fixture
def recorder(application):
    application.wsgi_app = Recorder(application.wsgi_app)
    return application.wsgi_app


def test_code_is_never_in_an_address_a_head_or_a_log(person, make_person, recorder, caplog):
    caplog.set_level(logging.DEBUG)
    code = finish(make_person())
    for attempt in (wrong(code), elsewhere(code), code):
        enter(person, attempt)
    for _ in range(11):
        person.open("/fr/code")
        try_(person, wrong(code))
    assert person.page.status == 429
    said = [
        *recorder.addresses,
        *(str(head) for head in recorder.heads),
        *(r.getMessage() for r in caplog.records),
    ]
    said += [caplog.text]
    for half in halves(code) | halves(wrong(code)) | halves(elsewhere(code)):
        assert [line for line in said if half in line] == []


def test_error_while_a_code_is_looked_at_does_not_log_it(person, make_person, store, caplog):
    caplog.set_level(logging.DEBUG)
    code = finish(make_person())
    person.open("/fr/code")
    with store.connect() as connection:
        connection.exec_driver_sql("DROP TABLE attempt")
    page = try_(person, code)
    assert page.status in {500, 503}
    assert caplog.text != ""
    assert [half for half in halves(code) if half in caplog.text or half in page.html] == []


def test_keypad_answers_without_redirect_cookie_or_begun_test(person, make_person, recorder, store):
    code = finish(make_person())
    person.open("/fr/code")
    before = rows(store)
    recorder.heads.clear()
    for attempt in (wrong(code), code):
        for character in attempt:
            key(person, character)
        key(person, "show")
        if person.page.status == 422:
            for _ in range(12):
                key(person, "take-back")
    after = rows(store)
    assert {status for method, _, status, _ in recorder.heads} == {"200 OK", "422 UNPROCESSABLE ENTITY"}
    names = {name for *_, headers in recorder.heads for name, _ in headers}
    assert names.isdisjoint({"Location", "Set-Cookie"})
    assert {dict(headers)["Cache-Control"] for *_, headers in recorder.heads} == {"no-store"}
    assert {name for name in before if before[name] != after[name]} == {"attempt"}


def test_looking_at_a_result_by_code_leaves_the_own_test_as_it_is(person, make_person):
    code = finish(make_person())
    person.begin()
    cookie = person.cookie
    enter(person, code)
    assert person.cookie == cookie
    assert person.open("/fr/test").address == "/fr/test/warm-press"


def test_database_holds_no_code_in_plain(person, store):
    code = finish(person)
    with store.connect() as connection:
        kept = [
            str(value)
            for table in METADATA.tables.values()
            for row in connection.execute(select(table))
            for value in row
        ]
        (sealed,) = connection.execute(select(code_table.c.secret_hash)).scalars()
    assert [value for value in kept if code[4:] in value] == []
    assert kept.count(code[:4]) == 1
    assert sealed.startswith("$argon2id$v=19$m=19456,t=2,p=1$")
    assert sealing.opens(code[4:], sealed)
