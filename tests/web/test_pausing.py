"""Going on later: how a test without an end gets its code, and what then stays in the browser."""

import re

import pytest

from diagnostic.web import sealing
from tests.web.engines import ON_BOTH, counts, rows
from tests.web.keypad import Watched, code_on
from tests.web.waiting import UNTIL

LANGUAGES = pytest.mark.parametrize("language", ["fr", "nl"])


@LANGUAGES
def test_page_explains_first_and_makes_nothing(make_person, pause, everything, store, language):
    person = make_person(language)
    person.begin()
    person.take(everything, until=UNTIL)
    before = rows(store)
    page = person.open(f"/{language}/pause")
    assert page.status == 200
    assert page.all(css="ticket__code") == []
    assert rows(store) == before


@ON_BOTH
def test_code_is_made_once_and_shown_as_often_as_one_likes(person, pause, store, monkeypatch):
    monkeypatch.setattr(sealing, "HASHER", Watched())
    code = pause(person)
    before = rows(store)
    for _ in range(3):
        person.open("/fr/erase")
        token = [("csrf_token", person.token())]
        assert code_on(person.send("/fr/pause", token)) == code
        assert code_on(person.open("/fr/pause")) == code
    assert sealing.HASHER.hashed == 1
    assert rows(store) == before


@LANGUAGES
def test_code_has_no_characters_that_look_alike_and_the_page_says_what_to_do(make_person, pause, language):
    person = make_person(language)
    code = pause(person)
    assert re.fullmatch("[0-9A-HJKMNP-TV-Z]{12}", code)
    for message in (
        "Your answers stay for 30 days.",
        "At the start of the test, choose “I already have a code”.",
        "You can also give the code to your counsellor.",
    ):
        assert person.words(message) in person.page.main.text


def test_back_to_the_test_loses_nothing(person, pause, store):
    pause(person)
    before = rows(store)
    person.follow("Back to the test")
    assert person.question == UNTIL
    assert rows(store) == before


@ON_BOTH
def test_who_stops_with_a_code_leaves_nothing_in_the_browser_and_all_in_the_database(person, pause, store):
    pause(person)
    before, cookie, pages = counts(store), person.cookie, set(person.pages)
    person.press("I have my code, I stop here")
    assert person.page.address == "/"
    assert person.cookie != cookie
    assert counts(store) == before
    for cookies in (person.cookie, cookie):
        person.client.set_cookie("visit", cookies)
        for address in pages - {"/fr/", "/fr/start", "/fr/erase"}:
            assert person.open(address).address == "/fr/", address


def test_silence_keeps_a_test_that_has_a_code(person, pause, store):
    """What a kiosk sends when nobody answers it."""
    pause(person)
    before = counts(store)
    person.send("/fr/leave", [("csrf_token", person.token())])
    assert counts(store) == before


def test_erasing_takes_a_test_with_a_code_too(person, pause, store):
    pause(person)
    person.open("/fr/erase")
    person.press("Yes, erase all")
    assert sum(counts(store).values()) == 0


def test_who_has_not_begun_is_led_to_the_start_and_who_has_finished_to_the_result(person, everything):
    assert person.open("/fr/pause").address == "/fr/"
    person.begin()
    person.take(everything)
    assert person.open("/fr/pause").address == "/fr/result"
    person.open("/fr/help")
    person.send(
        "/fr/pause", [("csrf_token", person.open("/fr/erase").all("input", name="csrf_token")[0]["value"])]
    )
    assert person.page.address == "/fr/result"


@pytest.mark.parametrize("page", ["help", "erase"])
@LANGUAGES
def test_pages_that_lead_away_offer_it_to_whoever_is_in_a_test(make_person, everything, page, language):
    person = make_person(language)
    offered = person.words("Go on later, with a code")
    assert offered not in person.open(f"/{language}/{page}").main.text
    person.begin()
    person.take(everything, until=UNTIL)
    person.open(f"/{language}/{page}")
    person.follow("Go on later, with a code")
    assert person.page.address == f"/{language}/pause"


def test_summary_offers_it_as_long_as_something_waits(person, everything):
    person.begin()
    offered = [
        person.words("Go on later, with a code") in page.main.text
        for page in person.walk(everything)
        if "/summary/" in page.address and page.all("form", css="actions")
    ]
    assert offered[:-1] == [True] * (len(offered) - 1)
    assert offered[-1] is False


def test_questions_do_not_offer_it(question_views):
    assert [view for view in question_views if view.page.main.all("a", href=f"/{view.language}/pause")] == []
