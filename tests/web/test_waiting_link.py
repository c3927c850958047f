"""The square of a test that waits: what its link shows on a phone, and what a press there does."""

from urllib.parse import urlsplit

import pytest

from tests.web.conftest import ORIGIN
from tests.web.engines import ON_BOTH, counts, rows
from tests.web.person import Person
from tests.web.qr import link_on
from tests.web.waiting import UNTIL

LANGUAGES = pytest.mark.parametrize("language", ["fr", "nl"])


def path_of(link):
    assert link.startswith(ORIGIN)
    return urlsplit(link).path


@ON_BOTH
def test_square_leads_to_the_waiting_test_and_looking_changes_nothing(far, pause, store):
    mine, phone = far(), far()
    pause(mine)
    link = link_on(mine.page)
    before = rows(store)
    page = phone.open(path_of(link))
    assert (page.status, page.one("h1").text) == (200, "Voici votre test.")
    assert rows(store) == before
    mine.follow("Back to the test")
    assert mine.question == UNTIL


@ON_BOTH
def test_phone_goes_on_after_one_press_and_then_has_the_test_alone(far, pause, everything, store):
    mine, phone = far(), far("nl")
    pause(mine)
    phone.open(path_of(link_on(mine.page)).replace("/fr/", "/nl/"))
    cookie = phone.cookie
    phone.press("Go on here")
    assert (phone.question, phone.page.one("html")["lang"]) == (UNTIL, "nl")
    assert phone.cookie != cookie
    assert mine.open("/fr/test").address == "/fr/"
    phone.take(everything)
    assert phone.page.address == "/nl/result"


def test_link_of_a_test_is_the_link_of_its_result(far, pause, everything):
    mine = far()
    pause(mine)
    link = link_on(mine.page)
    mine.follow("Back to the test")
    mine.take(everything)
    assert link_on(mine.page) == link
    assert far().open(path_of(link)).all(css="band")


@pytest.mark.parametrize("why", ["erased", "too old", "never was"])
@LANGUAGES
def test_link_that_opens_nothing_says_so_calmly_and_where_to_go(far, pause, clock, store, why, language):
    mine, phone = far(), far(language)
    pause(mine)
    path = path_of(link_on(mine.page)).replace("/fr/", f"/{language}/")
    if why == "erased":
        phone.open(path)
        phone.press("Yes, erase all")
        assert sum(counts(store).values()) == 0
    elif why == "too old":
        clock.pass_(days=30, seconds=1)
    else:
        path = path[:-4] + "AAAA"
    for below in ("", "/sheet", "/slip"):
        page = phone.open(path + below)
        assert (page.status, page.one("h1").text) == (410, phone.words("This page is empty now"))
        assert page.link(phone.words("Take the test again"))["href"] == f"/{language}/"
        assert page.link(phone.words("Ask a person"))["href"] == f"/{language}/help"
    token = [("csrf_token", phone.open(f"/{language}/").all("input", name="csrf_token")[0]["value"])]
    for press in ("go-on", "erase"):
        assert phone.send(f"{path}/{press}", token).status == 410


def test_who_erases_on_the_phone_reads_that_it_is_done(far, pause):
    mine, phone = far(), far()
    pause(mine)
    path = path_of(link_on(mine.page))
    phone.open(path)
    phone.press("Yes, erase all")
    assert (phone.page.address, phone.page.status) == (path, 410)


def test_press_without_csrf_token_neither_goes_on_nor_erases(far, pause, store):
    mine, phone = far(), far()
    pause(mine)
    path = path_of(link_on(mine.page))
    phone.open(path)
    before = rows(store)
    for press in ("go-on", "erase"):
        assert phone.send(f"{path}/{press}", []).status == 400
    assert rows(store) == before


def test_page_of_the_link_is_kept_by_nobody(far, pause):
    mine, phone = far(), far()
    pause(mine)
    page = phone.open(path_of(link_on(mine.page)))
    assert page.headers["Cache-Control"] == "no-store"
    assert page.headers["Referrer-Policy"] == "same-origin"


def test_phone_is_a_persons_own_also_where_all_screens_are_kiosks(make_application, pause):
    """It is not asked whether somebody is there, and prints with its own dialog."""
    application = make_application(public_url=ORIGIN, https=True, setting="kiosk")
    mine = Person(application.test_client(), "fr", ORIGIN)
    pause(mine)
    assert mine.page.all("dialog")
    path = path_of(link_on(mine.page))
    phone = Person(application.test_client(), "fr", ORIGIN)
    assert phone.open(path).all("dialog") == []
    assert phone.open("/fr/code").all("dialog")
