"""A screen that is left while something is wrong: no network, a sleeping machine, a second window."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from tests.browser.pages import EASY, let_in
from tests.browser.person import QUIET, chosen, come_to_question, has_the_worker, until
from tests.browser.site import LANGUAGES
from tests.browser.test_accidents import time_stands_still
from tests.browser.test_leaving import ASKED, GONE, OPEN, cookie, posts, rows

pytestmark = pytest.mark.browser


def test_screen_is_empty_before_the_server_has_answered_and_it_tries_again(hall, open_page):
    """Something is in the way when somebody has left: nothing of them to read, and the end comes later."""
    page = open_page()
    page.clock.install()
    come_to_question(page, hall, "fr", "email-address", scripts=False)
    before, tried = cookie(page, hall), []
    page.route("**/leave", lambda route: (tried.append(1), route.fulfill(status=408, body=""))[1])
    page.clock.fast_forward(ASKED)
    page.clock.fast_forward(GONE)
    page.locator("#emptied").wait_for()
    assert tried == [1]
    assert page.locator("body").inner_text().split("\n") == [
        "Pas de connexion. Cet écran revient tout seul.",
        "",
        "Geen verbinding. Dit scherm komt vanzelf terug.",
    ]
    assert page.locator("body > *").count() == 1, "nothing else is there, seen or unseen"
    page.unroute("**/leave")
    with page.expect_navigation(url=f"{hall.url}/"):
        page.clock.fast_forward("00:06")
    assert cookie(page, hall) != before


def test_lost_network_keeps_neither_the_person_nor_the_screen(hall, open_page):
    """Nothing is emptied early because an answer does not arrive; who leaves then is forgotten as soon as
    that is possible."""
    page = open_page(fails=True)
    page.clock.install()
    person = come_to_question(page, hall, "nl", "email-address", scripts=False)
    person.choose(("mine",))
    before = cookie(page, hall)
    page.clock.run_for(QUIET)
    page.context.set_offline(True)
    page.locator(".actions .button").first.click()
    page.locator("#sending button").wait_for()
    page.clock.fast_forward("01:55")
    assert page.locator(OPEN).count() == 0
    assert chosen(page) == ["mine"]
    page.clock.fast_forward("00:06")
    page.locator(OPEN).wait_for()
    page.clock.fast_forward(GONE)
    page.locator("#emptied").wait_for()
    assert page.locator("body > *").count() == 1, "nothing of the person, seen or unseen"
    sent = len(hall.traffic)
    page.context.set_offline(False)
    with page.expect_navigation(url=f"{hall.url}/"):
        page.clock.run_for(6_000)
    assert cookie(page, hall) != before
    assert posts(hall, sent, "/email-address") == [], "no answer comes after its person has left"


def test_hidden_answer_is_not_sent_after_its_person_has_left(hall, open_page):
    """The same where the server, not the network, was away."""
    page = open_page(fails=True)
    page.clock.install()
    person = come_to_question(page, hall, "fr", "email-address", scripts=False)
    person.choose(("mine",))
    page.clock.run_for(QUIET)
    hall.away = True
    try:
        page.locator(".actions .button").first.click()
        page.locator("#sending p[data-says=slow]").wait_for()
        page.clock.fast_forward(ASKED)
        page.clock.fast_forward(GONE)
        page.locator("#emptied").wait_for()
        before = len(hall.traffic)
    finally:
        hall.away = False
    with page.expect_navigation(url=f"{hall.url}/"):
        page.clock.run_for(6_000)
    page.clock.run_for(60_000)
    assert posts(hall, before, "/email-address") == []


def server_time(site, monkeypatch, **later):
    """From now on the server's clock is this much ahead."""
    parts = site.app.extensions
    ahead = replace(parts["diagnostic"], clock=lambda: datetime.now(UTC) + timedelta(**later))
    monkeypatch.setitem(parts, "diagnostic", ahead)


def test_page_that_comes_by_itself_is_no_sign_of_life(hall, open_page, monkeypatch):
    """The network was lost while somebody left; when it is back, the page for that opens the test again.
    It asks at once, and waits its minute: the sign of life of whoever is there may be on its way.
    """
    page = open_page()
    page.clock.install()
    come_to_question(page, hall, "fr", "email-address", scripts=False)
    server_time(hall, monkeypatch, seconds=170)
    time_stands_still(page)  # not even the second after which it looks again
    page.reload()
    page.clock.run_for(10)
    page.locator(OPEN).wait_for()
    page.clock.fast_forward("00:55")
    assert page.url.endswith("/email-address")
    with page.expect_navigation(url=f"{hall.url}/"):
        page.clock.fast_forward("00:06")


@pytest.mark.parametrize("language", LANGUAGES)
def test_page_closes_when_the_test_behind_it_is_gone(language, hall, open_page, monkeypatch):
    """Erased elsewhere, or past the limit of the server: a touch brings no dead page back to life."""
    page = open_page()
    page.clock.install()
    come_to_question(page, hall, language, "email-address", scripts=False)
    page.clock.fast_forward("01:00")
    server_time(hall, monkeypatch, seconds=300)
    with page.expect_navigation(url=f"{hall.url}/"):
        page.keyboard.press("Shift")


def test_touch_that_wakes_a_sleeping_screen_is_not_of_who_left_it(hall, open_page):
    """While a machine sleeps no clock runs: the first sign afterwards comes long after the end."""
    page = open_page(has_touch=True)
    page.clock.install()
    come_to_question(page, hall, "nl", "email-address", scripts=False)
    sent = len(hall.traffic)
    page.clock.set_system_time(page.evaluate("Date.now()") + 3_600_000)
    with page.expect_navigation(url=f"{hall.url}/"):
        page.touchscreen.tap(5, 400)
    assert posts(hall, sent, "/stay") == []


def test_screen_that_is_seen_again_late_shows_nothing_of_who_left_it(hall, open_page):
    """The window was behind another one, where browsers hardly let time pass."""
    page = open_page()
    page.clock.install()
    come_to_question(page, hall, "fr", "email-address", scripts=False)
    time_stands_still(page)
    page.clock.set_system_time(page.evaluate("Date.now()") + 3_600_000)
    with page.expect_navigation(url=f"{hall.url}/"):
        page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")


def test_nothing_is_seen_while_the_server_takes_its_time_to_forget(hall, open_page):
    """And after ten seconds the screen says that it comes back."""
    page = open_page()
    page.clock.install()
    page.add_init_script("""AbortSignal.timeout = (time) => {
        const controller = new AbortController();
        setTimeout(() => controller.abort(), time);
        return controller.signal;
    }""")  # as the browser does it, by the clock of this test
    come_to_question(page, hall, "nl", "email-address", scripts=False)
    held = []

    def hold(route):
        held.append(route)

    page.route("**/leave", hold)
    page.clock.fast_forward(ASKED)
    page.clock.fast_forward(GONE)
    page.locator("html").wait_for(state="hidden")
    assert page.locator("body *").filter(visible=True).count() == 0
    assert len(held) == 1
    page.clock.fast_forward("00:11")
    page.locator("#emptied").wait_for()
    page.unroute("**/leave")
    with page.expect_navigation(url=f"{hall.url}/"):
        page.clock.fast_forward("00:06")


def test_clock_that_is_set_back_keeps_nobody_on_the_screen(hall, open_page):
    page = open_page()
    page.add_init_script("const real = Date.now; window.later = 0; Date.now = () => real() + later")
    come_to_question(page, hall, "fr", "email-address", scripts=False)
    page.evaluate("later = -3_600_000")
    page.wait_for_timeout(1_500)  # it looks each second
    page.evaluate("later += 121_000")
    page.locator(OPEN).wait_for()
    with page.expect_navigation(url=f"{hall.url}/"):
        page.evaluate("later += 61_000")


def test_screen_with_an_old_proof_comes_back_all_the_same(hall, open_page):
    """The page stands there since before the cookie was changed: it can end nothing, and must not stay."""
    page = open_page()
    page.clock.install()
    come_to_question(page, hall, "fr", "email-address", scripts=False)
    page.evaluate("document.getElementById('idle').dataset.proof = 'of another visit'")
    page.context.clear_cookies()
    page.clock.fast_forward(ASKED)
    with page.expect_navigation(url=f"{hall.url}/"):
        page.clock.fast_forward(GONE)


def test_test_in_one_window_is_not_ended_by_another_window(hall, open_page):
    """Two windows of a shared tablet: who is there in one is there in the other."""
    page = open_page()
    page.clock.install()
    come_to_question(page, hall, "fr", "email-address", scripts=False)
    other = page.context.new_page()  # with the same clock
    other.goto(f"{hall.url}/fr/help")
    page.clock.fast_forward("01:50")
    page.bring_to_front()
    with page.expect_response("**/stay"):
        page.keyboard.press("Shift")
    page.clock.fast_forward("00:15")
    other.wait_for_timeout(200)
    assert other.locator(OPEN).count() == 0
    page.clock.fast_forward("01:50")
    other.locator(OPEN).wait_for()
    page.locator(OPEN).wait_for()
    page.locator("#idle button").first.click()
    other.locator(OPEN).wait_for(state="hidden")
    assert page.url.endswith("/email-address")


@pytest.mark.parametrize("finished", [True, False])
@pytest.mark.parametrize("language", LANGUAGES)
def test_question_of_the_clock_leads_to_erasing_and_not_in_a_circle(
    finished, language, hall, open_page, monkeypatch
):
    """For the server nobody has been there for long: it must know of the press before the next page comes."""
    page = open_page()
    page.clock.install()
    let_in(page.context, hall, hall.person(language, until(EASY, "email-address"), finished=finished))
    page.goto(f"{hall.url}/{language}/test")
    server_time(hall, monkeypatch, seconds=170)
    page.clock.fast_forward(ASKED)
    page.locator(OPEN).wait_for()
    before = rows(hall, "assessment")
    page.locator("#idle a").click()
    page.wait_for_url(f"**/{language}/erase")
    page.clock.run_for(2_000)
    assert page.locator(OPEN).count() == 0
    with page.expect_navigation(url=f"{hall.url}/"):
        page.locator("main form.actions button").first.click()
    assert rows(hall, "assessment") == before - 1


@pytest.mark.parametrize("way", ["finish", "erase", "pause"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_who_ends_the_visit_without_network_is_not_brought_back_by_it(way, language, hall, open_page):
    """Nobody is there any more when the network is back: until then the screen shows nothing."""
    page = open_page(fails=True)
    page.clock.install()
    page.goto(hall.url)
    has_the_worker(page)
    answers = until(EASY, "email-address")
    visit = hall.person(language, answers, finished=way == "finish", paused=way == "pause")
    let_in(page.context, hall, visit)
    page.goto(f"{hall.url}/{language}/{'result' if way == 'finish' else way}")
    page.clock.run_for(QUIET)
    kept = rows(hall, "assessment")
    page.context.set_offline(True)
    page.locator(
        'button[form="leave"]' if way == "finish" else "form[data-leaves] [type=submit]"
    ).first.click()
    page.locator("#emptied").wait_for()
    assert page.locator("body > *").count() == 1
    page.context.set_offline(False)
    with page.expect_navigation(url=f"{hall.url}/"):
        page.clock.run_for(6_000)
    assert cookie(page, hall) != visit
    assert rows(hall, "assessment") == kept - (way == "erase")
    page.goto(f"{hall.url}/{language}/test")
    assert page.url == f"{hall.url}/{language}/", "nothing of it is open here"
