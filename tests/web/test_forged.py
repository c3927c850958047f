"""Requests that no page of ours would send: refused or led to the right place, and nothing stored."""

import re
from datetime import timedelta

import pytest

from diagnostic.store import purging
from diagnostic.web import assets
from diagnostic.web.device import DEVICES
from tests.web.conftest import ORIGIN
from tests.web.crawl import addresses
from tests.web.engines import ON_BOTH, counts, rows
from tests.web.page import Page
from tests.web.person import Person


@pytest.fixture
def at(person, everything):
    """`at("equipment")`: somebody who has come to this question."""

    def walk(question):
        person.begin()
        person.take(everything, until=question)
        return person

    return walk


FORGED = {
    "an option that does not exist": ("helper", [("answer", "everybody")]),
    "an option of another question": ("helper", [("answer", "smartphone")]),
    "two options where one is possible": ("helper", [("answer", "chosen"), ("answer", "nobody")]),
    "an option beside a way out": ("helper", [("answer", "chosen"), ("answer", "unsure")]),
    "a box that does not exist": ("equipment", [("answer", "smartphone"), ("answer", "yacht")]),
    "a box twice": ("equipment", [("answer", "smartphone"), ("answer", "smartphone")]),
    "a commune that does not exist": ("commune", [("answer", "liège")]),
    "an element that is not drawn": ("email-reply", [("answer", "site-search")]),
    "a way out that is not offered": ("device-wifi", [("answer", "unsaid")]),
    "a place that does not exist": ("device-scan", [("place-flat", "9")]),
    "a place that is no number": ("device-scan", [("place-flat", "first")]),
    "one step in two places": ("device-scan", [("place-flat", "1"), ("place-flat", "2")]),
    "a blank inside": ("helper", [("answer", "chosen nobody")]),
    "a line end inside": ("helper", [("answer", "chosen\nhelper said nobody")]),
    "SQL": ("helper", [("answer", "chosen'; DROP TABLE answer; --")]),
    "a NUL": ("helper", [("answer", "chosen\x00")]),
    "a language that does not exist": ("helper", [("answer", "chosen"), ("switch-to", "de")]),
    "a language with an address": ("helper", [("answer", "chosen"), ("switch-to", "//elsewhere.example")]),
}
OTHER_PLACES = [("place-shoot", "2"), ("place-check", "3"), ("place-send", "4")]


@ON_BOTH
@pytest.mark.parametrize("name", FORGED)
def test_forged_answer_is_refused_and_nothing_is_stored(name, at, store):
    question, fields = FORGED[name]
    person = at(question)
    before = rows(store)
    action = person.form["action"]
    extra = OTHER_PLACES if question == "device-scan" else []
    page = person.send(action, [("csrf_token", person.token()), *fields, *extra])
    assert page.status == 400
    assert "Traceback" not in page.html
    assert rows(store) == before
    assert person.open("/fr/test").address == f"/fr/test/{question}"


@pytest.mark.parametrize("language", ["de", "FR", "fr%2F..", "nl-BE", "x" * 300])
def test_forged_language_in_the_address_is_not_found(language, at, store):
    person = at("helper")
    before = rows(store)
    page = person.send(f"/{language}/test/helper", [("csrf_token", person.token()), ("answer", "nobody")])
    assert page.status == 404
    assert rows(store) == before


@pytest.mark.parametrize("question", ["no-such-question", "../../etc/passwd", "%00", "x" * 3000, "é"])
def test_forged_question_leads_to_where_the_person_is(question, at, store):
    person = at("helper")
    before = rows(store)
    token = person.token()
    page = person.send(f"/fr/test/{question}", [("csrf_token", token), ("answer", "nobody")])
    assert (page.status, page.address) in {(200, "/fr/test/helper"), (404, f"/fr/test/{question}")}
    assert rows(store) == before


def test_question_off_the_path_is_not_taken_even_if_it_was_answered_before(at, store):
    person = at("admin-form")
    person.open("/fr/test/email-open")
    person.answer("never")
    before = rows(store)
    person.open("/fr/erase")
    page = person.send("/fr/test/email-reply", [("csrf_token", person.token()), ("answer", "forward")])
    assert page.address == "/fr/test/admin-form"
    assert rows(store) == before


def test_answer_in_the_address_is_not_taken(at, store):
    person = at("helper")
    before = rows(store)
    page = person.open("/fr/test/helper?answer=nobody&csrf_token=" + person.token())
    assert (page.status, person.chosen) == (200, ())
    page = person.send("/fr/test/helper?answer=nobody", [("csrf_token", person.token())])
    assert page.status == 422
    assert rows(store) == before


# -------------------------------------------------------------------------------------- tokens and cookies


def posts(application):
    return [address for _, address in addresses(application, "POST")]


@pytest.mark.parametrize("fields", [[], [("csrf_token", "")]])
def test_post_without_a_token_is_refused_everywhere(fields, at, store, application):
    person = at("helper")
    before = rows(store)
    assert len(posts(application)) >= 8
    for address in posts(application):
        response = application.test_client().post(address, data=dict(fields))
        assert response.status_code == 400, address
        assert person.client.post(address, data=dict(fields)).status_code == 400, address
    assert rows(store) == before


@pytest.mark.parametrize("token", ["wrong", "x" * 5000, "a.b.c", "é", None])
def test_post_with_the_token_of_somebody_else_stores_nothing(token, at, store, application, make_person):
    if token is None:
        stranger = make_person()
        stranger.open("/fr/")
        token = stranger.token()
    person = at("helper")
    before = rows(store)
    for address in posts(application):
        response = person.client.post(address, data={"csrf_token": token, "answer": "nobody"})
        assert response.status_code == 303, address
        back = re.sub(r"/(erase|go-on)$", "", address) if "/carry/" in address else f"{address[:3]}/test"
        assert response.headers["Location"] == back, "where a button of today stands"
    assert rows(store) == before


COOKIES = {
    "unknown": "A" * 43,
    "malformed": "../../etc",
    "empty": "",
    "too long": "A" * 3000,
    "foreign": "eyJjc3JmX3Rva2VuIjoiYSJ9.ZzzzZA.abcdefghij",
}


@pytest.mark.parametrize("cookie", COOKIES.values(), ids=COOKIES)
def test_unknown_cookie_leads_to_the_start_page(cookie, person, store):
    person.client.set_cookie("visit", cookie)
    for page in ("test", "test/helper", "summary/device", "result", "result/sheet"):
        assert person.open(f"/fr/{page}").address == "/fr/"
    assert sum(counts(store).values()) == 0


def test_expired_cookie_leads_to_the_start_page(at, clock, store):
    person = at("helper")
    clock.pass_(seconds=DEVICES["home"].limit)
    assert person.open("/fr/test").address == "/fr/test/helper"
    clock.pass_(seconds=1)
    before = rows(store)
    for page in ("test", "test/helper", "summary/device", "result"):
        assert person.open(f"/fr/{page}").address == "/fr/"
    page = person.send("/fr/test/helper", [("csrf_token", person.token()), ("answer", "nobody")])
    assert page.address == "/fr/"
    assert rows(store) == before


def test_time_counts_from_the_last_answer(at, clock):
    person = at("helper")
    clock.pass_(minutes=40)
    person.answer("nobody")
    clock.pass_(minutes=40)
    assert person.open("/fr/test").address == "/fr/test/aim"


def test_planted_cookie_is_never_adopted(person, application, store):
    """Who plants a cookie in somebody's browser does not find that person's answers under it."""
    planted = "P" * 43
    person.client.set_cookie("visit", planted)
    person.begin()
    assert person.cookie != planted
    person.answer("button")
    thief = Person(application.test_client())
    thief.client.set_cookie("visit", planted)
    assert thief.open("/fr/test").address == "/fr/"


def test_old_page_after_a_wipe_leads_to_the_start_and_stores_nothing(at, everything, store):
    """Somebody erased all; a page from before still lies behind the back button."""
    person = at("helper")
    old, form = person.page, person.form["action"]
    person.choose("nobody")
    token = person.token()
    person.follow("Erase all")
    person.press("Yes, erase all")
    assert person.page.address == "/"
    assert sum(counts(store).values()) == 0
    person.page = old
    page = person.send(form, [("csrf_token", token), ("answer", "nobody")])
    assert page.address == "/fr/"
    assert sum(counts(store).values()) == 0
    assert person.open("/fr/test/helper").address == "/fr/"


def test_page_of_the_person_before_stores_nothing_with_the_next_person(at, everything, store):
    person = at("helper")
    form, token = person.form["action"], person.token()
    person.begin()
    person.take(everything, until="aim")
    before = rows(store)
    page = person.send(form, [("csrf_token", token), ("answer", "nobody")])
    assert page.address == "/fr/test/aim"
    assert rows(store) == before


@pytest.mark.parametrize("referrer", [None, "https://proxy.example/somewhere"])
def test_browser_that_sends_no_true_referrer_takes_the_test_over_https(referrer, make_public):
    """Decision 0010: the token of the form proves where it came from; the referrer decides nothing."""
    client = make_public().test_client()
    page = Page(client.get("/fr/", base_url=ORIGIN), "/fr/")
    token = page.all("input", name="csrf_token")[0]["value"]
    headers = {"Referer": referrer} if referrer else {}
    with_token = client.post("/fr/start", data={"csrf_token": token}, base_url=ORIGIN, headers=headers)
    assert (with_token.status_code, with_token.location) == (303, "/fr/test")
    assert client.post("/fr/start", base_url=ORIGIN, headers=headers).status_code == 400


@ON_BOTH
def test_erasing_deletes_every_row_and_changes_the_cookie(person, make_person, everything, store):
    other = make_person("nl")
    other.begin()
    other.take(everything)
    remaining = counts(store)
    person.begin()
    person.take(everything)
    assert counts(store)["outcome"] == 2
    cookie = person.cookie
    person.follow("Erase all")
    person.press("Yes, erase all")
    assert counts(store) == remaining
    assert person.cookie not in {None, cookie}
    person.client.set_cookie("visit", cookie)
    assert person.open("/fr/result").address == "/fr/"
    assert other.open("/nl/result").status == 200


def test_erasing_asks_once_and_can_be_left(at, store):
    person = at("helper")
    before = rows(store)
    person.follow("Erase all")
    person.follow("No, back to the test")
    assert person.page.address == "/fr/test/helper"
    assert rows(store) == before


@ON_BOTH
def test_purge_erases_who_has_been_away_and_nobody_else(person, make_person, everything, store, clock):
    person.begin()
    person.take(everything)
    clock.pass_(days=30)
    other = make_person("nl")
    other.begin()
    other.take(everything, until="helper")
    remaining = counts(store)
    assert purging.purge(store, clock() - timedelta(days=30)) == 0
    assert purging.purge(store, clock() - timedelta(days=30) + timedelta(seconds=1)) == 1
    assert counts(store)["assessment"] == remaining["assessment"] - 1
    assert counts(store)["outcome"] == 0
    assert person.open("/fr/result").address == "/fr/"
    assert other.open("/nl/test").address == "/nl/test/helper"


# ---------------------------------------------------------------------------------------------- too much


@pytest.mark.parametrize("kind", ["urlencoded", "multipart", "json"])
def test_body_over_64_kib_is_refused(kind, at, store):
    person = at("helper")
    before = rows(store)
    token = person.token()
    data = {"csrf_token": token, "answer": "nobody", "rest": "x" * (64 * 1024)}
    sent = {
        "urlencoded": {"data": data},
        "multipart": {"data": data, "content_type": "multipart/form-data"},
        "json": {"json": data},
    }
    response = person.client.post("/fr/test/helper", **sent[kind])
    assert response.status_code in ({413} if kind != "json" else {400, 413})
    assert "Traceback" not in response.text
    assert rows(store) == before
    if kind != "json":
        assert person.words("That was too much at once") in response.text


def test_body_of_64_kib_is_taken(at):
    person = at("helper")
    token = person.token()
    room = 64 * 1024 - len(f"csrf_token={token}&answer=nobody&rest=")
    response = person.client.post(
        "/fr/test/helper", data={"csrf_token": token, "answer": "nobody", "rest": "x" * room}
    )
    assert response.status_code == 303


def test_too_many_parts_are_refused(at, store):
    person = at("helper")
    before = rows(store)
    parts = {f"part-{number}": "x" for number in range(201)}
    fields = {"csrf_token": person.token(), "answer": "nobody", **parts}
    response = person.client.post("/fr/test/helper", data=fields, content_type="multipart/form-data")
    assert response.status_code == 413
    assert rows(store) == before


@pytest.mark.parametrize(
    "body, kind",
    [
        (b"\xff\xfe\x00", "application/x-www-form-urlencoded"),
        (b"answer=%ff%fe", "application/x-www-form-urlencoded"),
        (b"--x\r\nnonsense", "multipart/form-data; boundary=x"),
        (b"nonsense", "multipart/form-data"),
        (b"<a/>", "text/xml"),
        (b"{", "application/json"),
    ],
)
def test_body_that_is_no_form_is_refused(body, kind, at, store):
    person = at("helper")
    before = rows(store)
    response = person.client.post("/fr/test/helper", data=body, content_type=kind)
    assert response.status_code == 400
    assert rows(store) == before


@pytest.mark.parametrize("answer", [b"%ff%fe", b"\xff\xfe", b"%ed%b2%80", b"%00", b"%", b"%zz", b"a=b=c"])
def test_answer_that_is_no_text_is_refused(answer, at, store):
    person = at("helper")
    before = rows(store)
    body = b"csrf_token=" + person.token().encode() + b"&answer=" + answer
    response = person.client.post(
        "/fr/test/helper", data=body, content_type="application/x-www-form-urlencoded"
    )
    assert response.status_code == 400
    assert rows(store) == before


# ------------------------------------------------------------------------------------------ the wrong host


@pytest.mark.parametrize("host", ["evil.example", "test.example.evil.example", "localhost"])
def test_wrong_host_is_refused_where_hosts_are_named(host, make_application):
    application = make_application(trusted_hosts=("test.example", ".brussels"))
    for address in ("/", "/fr/", "/fr/test", "/static/css/quiz.css"):
        response = application.test_client().get(address, headers={"Host": host})
        assert response.status_code == 400, address
        assert "Traceback" not in response.text
        assert host not in response.text


def test_file_with_dots_in_its_name_is_the_same_file_and_costs_no_memory_more(application):
    """One file has endlessly many names; what is kept of it compressed is kept once."""
    client = application.test_client()
    accept = {"Accept-Encoding": "gzip"}
    plain = client.get("/static/css/carry.css", headers=accept)
    assets._packed.cache_clear()
    for number in range(1, 20):
        for folder in ("css", "fonts"):
            answer = client.get(f"/static/{f'{folder}/../' * number}css/carry.css", headers=accept)
            assert (answer.status_code, answer.data) == (200, plain.data)
    assert assets._packed.cache_info().currsize == 1


@pytest.mark.parametrize("host", ["test.example", "diagnostic.brussels"])
def test_named_hosts_are_served(host, make_application):
    application = make_application(trusted_hosts=("test.example", ".brussels"))
    assert application.test_client().get("/fr/", headers={"Host": host}).status_code == 200


def test_forwarded_headers_are_believed_only_behind_a_proxy(make_application):
    forwarded = {"X-Forwarded-Host": "evil.example", "X-Forwarded-Proto": "https"}
    named = ("test.example",)
    alone = make_application(trusted_hosts=named).test_client()
    assert alone.get("/fr/", base_url="http://test.example", headers=forwarded).status_code == 200
    behind = make_application(trusted_hosts=named, proxies=1).test_client()
    assert behind.get("/fr/", base_url="http://test.example", headers=forwarded).status_code == 400
