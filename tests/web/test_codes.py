"""The code of a result: which one it is, how long it works, what making it costs."""

from datetime import timedelta

import pytest
from sqlalchemy import update

from diagnostic.store import assessments
from diagnostic.store import codes as kept_codes
from diagnostic.store.tables import code as code_table
from diagnostic.web import sealing
from diagnostic.web.app import create_app
from diagnostic.web.quiz.codes import make
from diagnostic.web.settings import Settings
from tests.web.conftest import MORNING
from tests.web.engines import rows
from tests.web.keypad import Watched, code_on, enter, finish
from tests.web.person import Person
from tests.web.qr import link_on

KEY = b"k" * 32


@pytest.fixture
def hasher(monkeypatch):
    """What was sealed and opened, while it is watched."""
    monkeypatch.setattr(sealing, "HASHER", Watched())
    return sealing.HASHER


def test_code_works_for_thirty_days(person, make_person, clock):
    code = finish(make_person())
    clock.pass_(days=30)
    assert enter(person, code).status == 200
    clock.pass_(seconds=1)
    assert enter(person, code).status == 422


def test_code_of_an_erased_result_is_as_unknown(person, make_person):
    mine = make_person()
    code = finish(mine)
    mine.open("/fr/erase")
    mine.press("Yes, erase all")
    assert enter(person, code).status == 422


def test_code_is_the_same_on_result_sheet_and_phone_and_after_a_reload(make_application):
    app = make_application(public_url="https://test.example", https=True)
    person = Person(app.test_client(), "fr", "https://test.example")
    code = finish(person)
    person.open("/fr/result")
    assert code_on(person.page) == code
    link = link_on(person.page).removeprefix("https://test.example")
    sheet = person.open("/fr/result/sheet")
    assert sheet.one(css="paper__characters").text.replace(" ", "") == code
    assert code_on(Person(app.test_client(), "nl", "https://test.example").open(link)) == code


def test_finishing_again_hashes_nothing_and_changes_nothing(person, store, hasher):
    code = finish(person)
    before = rows(store)
    assert hasher.hashed == 1
    person.send("/fr/finish", [("csrf_token", token(person))])
    assert hasher.hashed == 1
    assert rows(store) == before
    assert code_on(person.page) == code


def token(person):
    """A fresh CSRF token; the result itself has no form."""
    here = person.page
    found = person.open("/fr/erase").all("input", name="csrf_token")[0]["value"]
    person.page = here
    return found


def test_questions_and_results_neither_seal_nor_open(person, personas, hasher):
    person.begin()
    person.take(personas["karim"].answers, until="email-find")
    assert (hasher.hashed, hasher.verified) == (0, [])
    person.send("/fr/finish", [("csrf_token", person.token())])
    for address in ("/fr/result", "/fr/result/sheet", "/fr/code"):
        assert person.open(address).status == 200
    assert (hasher.hashed, hasher.verified) == (1, [])


def mine(store, person):
    """The assessment of this person, and its first two codes."""
    found = assessments.load(store, person.cookie, at=MORNING, idle=timedelta(hours=1))
    return found, make(KEY, found.id, 0), make(KEY, found.id, 1)


@pytest.mark.parametrize("just_now", [False, True], ids=["taken before", "taken in this moment"])
def test_taken_selector_gives_the_next_code(person, make_person, store, monkeypatch, just_now):
    finish(make_person())
    person.begin()
    assessment, first, second = mine(store, person)
    with store.connect() as connection:
        connection.execute(update(code_table).values(selector=first.selector))
    if just_now:
        monkeypatch.setattr(kept_codes, "is_taken", lambda *_: False)
    person.send("/fr/finish", [("csrf_token", person.token())])
    assert code_on(person.page) == second.selector + second.secret
    assert kept_codes.of_assessment(store, assessment.id).counter == 1
    assert enter(make_person(), second.selector + second.secret).status == 200


def test_result_is_kept_even_if_no_selector_is_free(person, store, monkeypatch):
    monkeypatch.setattr(kept_codes, "is_taken", lambda *_: True)
    person.begin()
    person.send("/fr/finish", [("csrf_token", person.token())])
    assert person.page.address == "/fr/result"
    assert person.page.all(css="ticket__code") == []
    assert person.open("/fr/result/sheet").all(css="paper__characters") == []


def test_code_made_with_another_key_still_works_but_is_not_shown_wrongly(person, database, clock):
    code = finish(person)
    app = create_app(Settings(database, b"K" * 32), clock=clock)
    try:
        page = enter(Person(app.test_client()), code)
    finally:
        app.extensions["diagnostic"].engine.dispose()
    assert page.status == 200
    assert page.all(css="ticket__code") == []
