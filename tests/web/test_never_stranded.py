"""Nobody stands before a page that leads nowhere, promises what it does not do, or goes in circles."""

import pytest

from tests.web.engines import counts
from tests.web.keypad import enter, finish
from tests.web.person import Person
from tests.web.qr import link_on
from tests.web.waiting import go_on, open_code

LANGUAGES = pytest.mark.parametrize("language", ["fr", "nl"])


def path_of(link, language):
    return link.replace("https://test.example", "").replace("/fr/", f"/{language}/")


# ------------------------------------------------------------------------------------------------- erasing


@LANGUAGES
@pytest.mark.parametrize("setting", ["kiosk", "home"])
def test_who_has_no_test_open_is_not_told_that_it_was_erased(setting, language, at_a):
    person = at_a(setting, language)
    person.open(f"/{language}/erase")
    main = person.page.main
    assert main.one("h1").text == person.words("No test is open on this screen")
    assert main.all("form") == []
    assert {link["href"] for link in main.all("a")} == {f"/{language}/", f"/{language}/code"}


@LANGUAGES
def test_result_of_a_code_is_erased_where_it_is_and_nowhere_else(language, at_a, store):
    mine = at_a("kiosk", language)
    code = finish(mine)
    before = counts(store)
    other = at_a("kiosk", language)
    page = enter(other, code)
    dialog = page.one("dialog")
    assert [link["href"] for link in dialog.all("a")] == [], "what it would erase is not what is on the page"
    other.follow("Help")
    other.follow("Erase all")
    assert other.page.main.all("form") == []
    assert counts(store) == before
    enter(other, code)
    other.press("Yes, erase all")
    assert sum(counts(store).values()) == 0


def test_dialog_in_the_middle_of_a_test_offers_to_erase_it(at_a):
    person = at_a("kiosk")
    person.begin()
    assert [link["href"] for link in person.page.one("dialog").all("a")] == ["/fr/erase"]


# ------------------------------------------------------------------------------------------------- leaving


@LANGUAGES
@pytest.mark.parametrize("setting", ["kiosk", "tablet"])
def test_who_opened_a_result_by_code_on_a_shared_screen_can_leave_it(setting, language, at_a, store):
    mine, other = at_a(setting, language), at_a(setting, language)
    code = finish(mine)
    before = counts(store)
    enter(other, code)
    cookie = other.cookie
    other.press("I have finished")
    assert other.page.address == "/"
    assert other.cookie != cookie
    assert counts(store) == before, "the result stays for its code"
    assert enter(other, code).status == 200


def test_at_home_nobody_needs_to_leave_what_a_code_opened(at_a):
    mine, other = at_a("home"), at_a("home")
    code = finish(mine)
    assert [button for button in enter(other, code).all("button") if button.get("form") == "leave"] == []
    assert other.page.all("form", id="leave") == []


# ------------------------------------------------------------------------------------------- links of phones


@LANGUAGES
@pytest.mark.parametrize("end", ["go-on", "erase"])
def test_form_of_a_link_that_the_network_lost_leads_back_to_the_link(end, language, far, pause):
    mine, phone = far(), far(language)
    pause(mine)
    path = path_of(link_on(mine.page), language)
    phone.open(f"{path}/{end}")
    assert (phone.page.status, phone.page.address) == (200, path)
    assert phone.page.one("h1").text == phone.words("Here is your test.")


@LANGUAGES
def test_page_of_an_error_leads_back_to_the_link(language, far, pause, monkeypatch):
    mine, phone = far(), far(language)
    pause(mine)
    path = path_of(link_on(mine.page), language)
    phone.open(path)

    def fail(*_, **__):
        raise RuntimeError("the disk is full")

    monkeypatch.setattr("diagnostic.store.carried.take_over", fail)
    phone.press("Go on here")
    assert phone.page.status == 500
    assert [link["href"] for link in phone.page.main.all("a", css="button")] == [path]


@LANGUAGES
def test_test_that_was_erased_meanwhile_says_so_to_who_goes_on(language, far, pause, store):
    mine, phone, other = far(), far(language), far(language)
    pause(mine)
    path = path_of(link_on(mine.page), language)
    phone.open(path)
    fields = [("csrf_token", phone.token())]
    other.open(path)
    other.press("Yes, erase all")
    phone.send(f"{path}/go-on", fields)
    assert (phone.page.status, phone.page.one("h1").text) == (410, phone.words("This page is empty now"))


@LANGUAGES
def test_phone_that_goes_on_is_its_persons_own_though_all_screens_are_kiosks(language, make_public):
    """It is not told that the paper comes out beside the screen, and nobody empties it after two minutes."""
    kiosk = make_public(setting="kiosk")
    mine = Person(kiosk.test_client(), "fr", "https://test.example")
    mine.begin()
    mine.open("/fr/pause")
    mine.press("Get my code")
    phone = Person(kiosk.test_client(), language, "https://test.example")
    phone.open(path_of(link_on(mine.page), language))
    phone.press("Go on here")
    assert phone.question == "warm-press"
    assert phone.page.one("dialog")["data-after"] == "2400"
    (cookie,) = [cookie for cookie in phone._cookies() if cookie.key == "__Host-device"]
    assert cookie.max_age is None
    assert (cookie.secure, cookie.http_only) == (True, True)


def test_kiosk_that_goes_on_by_code_stays_a_kiosk(at_a):
    mine, other = at_a("kiosk"), at_a("kiosk")
    mine.begin()
    mine.open("/fr/pause")
    mine.press("Get my code")
    code = mine.page.one(css="ticket__code").text
    go_on(other, code)
    assert other.page.one("dialog")["data-after"] == "120"
    assert other.client.get_cookie("device") is None


# ------------------------------------------------------------------------------------------------- cookies


@LANGUAGES
def test_browser_that_refuses_cookies_is_told_so_and_does_not_go_in_circles(language, application):
    browser = application.test_client(use_cookies=False)
    person = Person(browser, language)
    person.open(f"/{language}/")
    person.press("Begin")
    assert person.page.status == 400
    assert person.page.main.one("h1").text == person.words("This browser refuses a cookie")


def test_page_about_cookies_leaves_a_shared_screen_like_every_page_of_an_error(at_a):
    person = at_a("kiosk")
    person.open("/fr/?cookie-sent")
    assert person.page.status == 400
    assert person.page.response.headers["Refresh"] == "210; url=/"


@LANGUAGES
def test_old_page_of_a_link_leads_to_the_link_where_erasing_works(language, far, pause, store):
    """A test that was begun in another tab changed the cookie meanwhile."""
    mine, phone = far(), far(language)
    pause(mine)
    path = path_of(link_on(mine.page), language)
    phone.open(path)
    fields = [("csrf_token", phone.token())]
    phone.begin()
    phone.send(f"{path}/erase", fields)
    assert (phone.page.status, phone.page.address) == (200, path)
    phone.press("Yes, erase all")
    assert phone.page.one("h1").text == phone.words("This page is empty now")


def test_browser_that_lost_its_cookie_gets_another_and_the_page_before_the_test(person):
    person.open("/fr/")
    person.client.delete_cookie("visit")
    person.press("Begin")
    assert (person.page.status, person.page.address) == (200, "/fr/")
    person.press("Begin")
    assert person.question == "warm-press"


# --------------------------------------------------------------------------------------------- time at home


@LANGUAGES
def test_result_at_home_stays_open_for_a_day_and_a_test_does_not(language, at_a, everything, clock):
    reader, other = at_a("home", language), at_a("home", language)
    reader.begin()
    reader.take(everything)
    other.begin()
    other.answer("button")
    clock.pass_(minutes=48)
    assert other.open(f"/{language}/test").address == f"/{language}/"
    assert reader.open(f"/{language}/result/sheet").address == f"/{language}/result/sheet"
    clock.pass_(hours=23)
    assert reader.open(f"/{language}/result").address == f"/{language}/result"
    clock.pass_(hours=1)
    assert reader.open(f"/{language}/result").address == f"/{language}/"


def test_result_at_a_kiosk_is_open_no_longer_than_a_test(at_a, everything, clock):
    person = at_a("kiosk")
    person.begin()
    person.take(everything)
    clock.pass_(seconds=211)
    assert person.open("/fr/result").address == "/fr/"


def test_page_knows_for_how_long_nobody_has_given_a_sign_of_life(at_a, clock, everything):
    """So that a page which comes late, after a lost network, does not begin its two minutes anew."""
    person = at_a("kiosk")
    person.begin()
    rested = [person.page.one("dialog")["data-rested"]]
    clock.pass_(seconds=100)
    rested.append(person.open(person.page.address).one("dialog")["data-rested"])
    person.answer("button")
    rested.append(person.page.one("dialog")["data-rested"])
    clock.pass_(seconds=30)
    rested.append(person.open("/fr/help").one("dialog")["data-rested"])
    assert rested == ["0", "100", "0", "30"]
    assert not person.open("/fr/accessibility").one("dialog").has("data-rested")


def test_result_at_home_is_not_left_by_the_clock_of_a_page_that_is_opened_late(at_a, everything, clock):
    """It is open for a day: "Erase all" and "Help" of the same evening must not close at once."""
    person = at_a("home")
    person.begin()
    person.take(everything)
    clock.pass_(hours=5)
    for path in ("erase", "help"):
        dialog = person.open(f"/fr/{path}").one("dialog")
        assert not dialog.has("data-rested")
    person.open("/fr/erase")
    person.press("Yes, erase all")
    assert person.open("/fr/result").address == "/fr/"


def test_code_of_a_waiting_test_works_for_thirty_days_after_its_last_answer(at_a, everything, clock):
    mine, other = at_a("counsellor"), at_a("counsellor")
    mine.begin()
    mine.open("/fr/pause")
    mine.press("Get my code")
    code = mine.page.one(css="ticket__code").text
    mine.open("/fr/test")
    clock.pass_(hours=20)
    mine.answer("button")
    clock.pass_(days=30)
    assert open_code(other, code).status == 200
    clock.pass_(seconds=1)
    assert open_code(other, code).status == 422
