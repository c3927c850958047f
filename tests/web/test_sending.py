"""An answer that the script of the page sends: the same as one of the browser, but for the redirect."""

import pytest

from tests.web.engines import ON_BOTH, count
from tests.web.test_statements import kinds

WITHOUT_A_PAGE = {"Prefer": "return=minimal"}


def sent(person, address, fields, headers=WITHOUT_A_PAGE):
    fields = [("csrf_token", person.token()), *fields]
    return person.client.post(address, data=dict(fields), headers=headers)


def test_script_is_told_where_the_browser_would_be_redirected(person):
    person.begin()
    told = sent(person, "/fr/test/warm-press", [("answer", "button")])
    assert (told.status_code, told.location, told.data) == (204, "/fr/test/warm-choose", b"")
    assert "Content-Type" not in told.headers
    redirected = sent(person, "/fr/test/warm-press", [("answer", "button")], headers={})
    assert (redirected.status_code, redirected.location) == (303, told.location)


def test_page_that_must_be_seen_is_sent_as_it_is(person):
    """A slip, a forged value: the script then lets the browser send the form."""
    person.begin()
    person.answer("button")
    address = person.page.address
    for fields, code in (([], 422), ([("answer", "forged")], 400)):
        told = sent(person, address, fields)
        assert told.status_code == code
        assert told.mimetype == "text/html"


def test_who_is_gone_or_comes_from_an_old_page_is_told_where_to_begin(person):
    person.begin()
    token = person.token()
    person.client.delete_cookie("visit")
    fields = {"csrf_token": token, "answer": "button"}
    told = person.client.post("/fr/test/warm-press", data=fields, headers=WITHOUT_A_PAGE)
    assert (told.status_code, told.location) == (204, "/fr/?cookie-sent")


@ON_BOTH
@pytest.mark.parametrize("headers", [{}, WITHOUT_A_PAGE], ids=["browser", "script"])
def test_statement_8_the_same_answer_again_is_no_second_one(headers, person, store):
    """ux.md 8: replay of the token leads on, and there is no duplicate."""
    person.begin()
    code = 204 if headers else 303
    for _ in range(5):
        told = sent(person, "/fr/test/warm-press", [("answer", "button")], headers)
        assert (told.status_code, told.location) == (code, "/fr/test/warm-choose")
    assert count(store, "answer") == 1


@ON_BOTH
def test_step_costs_the_same_statements(person, everything, store):
    person.begin()
    person.answer("button")
    address = person.page.address
    fields = [("csrf_token", person.token()), ("answer", everything[person.question][0])]
    person.client.environ_base["HTTP_PREFER"] = "return=minimal"
    assert kinds(person, store, "POST", address, fields) == ["SELECT", "INSERT"]


def test_end_of_the_test_is_told_too(person, everything):
    person.begin()
    for page in person.walk(everything):
        if page.all("form", id="finish") and not page.main.all("button", css="button--quiet"):
            break
    told = sent(person, "/fr/finish", [])
    assert (told.status_code, told.location) == (204, "/fr/result")
