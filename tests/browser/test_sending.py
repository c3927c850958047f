"""Between a press and the next page: the answer stays where it is until it has arrived."""

import contextlib

import pytest
from playwright.sync_api import Error

from tests.browser.measure import measure, too_small
from tests.browser.pages import EASY, HARD, NEVER, let_in
from tests.browser.person import QUIET, Person, chosen, come_to_question, until
from tests.browser.site import LANGUAGES, personas
from tests.browser.test_accidents import time_stands_still
from tests.browser.test_axe import AXE, violations

pytestmark = pytest.mark.browser

CONTINUE = ".actions .button"
AGAIN = "#sending button"
PAUSES = (1, 2, 5, 10, 20, *[30] * 14)
"""Seconds between the twenty times that an answer is sent without being asked."""
UNDECIDED = "adam"

with_and_without_scripts = pytest.mark.parametrize("scripts", [True, False], ids=["js", "no-js"])


@pytest.fixture
def away(site):
    """`away(True)`: the server, or its database, does not work; every answer gets 503."""
    yield lambda is_away: setattr(site, "away", is_away)
    site.away = False


def posts(site, since):
    """What was sent but for signs of life."""
    sent = [one for one in site.traffic[since:] if one.method == "POST" and not one.path.endswith("/stay")]
    return [(one.path, one.status) for one in sent]


def said(page):
    return page.locator("#sending .note :visible[data-says]").evaluate_all(
        "all => all.map(one => one.dataset.says)"
    )


def hold_back(page, address):
    """The requests to this address from now on, each of which waits until it is let go."""
    held = []

    def hold(route):
        held.append(route)

    page.route(address, hold)
    return held


def noted(page):
    """Wait until the page knows of every reply that has come: one to a later question comes later."""
    page.evaluate("fetch('/offline').then((reply) => reply.text())")


def at_a_choice(page, site, language="fr"):
    """Somebody who has chosen and not yet pressed; the clock of the browser is in our hand."""
    person = come_to_question(page, site, language, "email-address")
    person.choose(("mine",))
    time_stands_still(page)
    return person


@pytest.mark.parametrize("language", LANGUAGES)
def test_network_lost_while_sending_keeps_page_and_choice_and_trying_again_works(language, site, open_page):
    """Statement 9."""
    page = open_page(fails=True)
    person = at_a_choice(page, site, language)
    before = len(site.traffic)
    page.context.set_offline(True)
    page.locator(CONTINUE).first.click()
    page.locator(AGAIN).wait_for()
    words = {"fr": "Pas de connexion. Vos réponses", "nl": "Geen verbinding. Uw antwoorden"}
    assert words[language] in page.locator("#sending").inner_text()
    assert said(page) == ["lost", "lost"], "the words and the button"
    assert (person.question.id, chosen(page)) == ("email-address", ["mine"])
    page.locator(AGAIN).click()
    page.locator(AGAIN).wait_for()
    assert posts(site, before) == []
    page.context.set_offline(False)
    page.wait_for_url("**/identity-means")
    assert posts(site, before) == [(f"/{language}/test/email-address", 204)]
    page.go_back()
    assert chosen(page) == ["mine"]


def test_answer_is_sent_by_itself_when_the_network_is_back(site, open_page):
    page = open_page(fails=True)
    at_a_choice(page, site)
    before = len(site.traffic)
    page.context.set_offline(True)
    page.locator(CONTINUE).first.click()
    page.locator(AGAIN).wait_for()
    with page.expect_navigation(url="**/identity-means"):
        page.context.set_offline(False)
    assert posts(site, before) == [("/fr/test/email-address", 204)]


def test_server_that_is_away_is_tried_again_with_growing_pauses(site, open_page, away):
    """The connection is there, the server behind it not: no error page, and no storm of requests."""
    page = open_page(fails=True)
    person = at_a_choice(page, site)
    before = len(site.traffic)
    away(True)
    page.locator(CONTINUE).first.click()
    page.locator("#sending p[data-says=slow]").wait_for()
    for tries, pause in enumerate(PAUSES[:7], 1):
        noted(page)
        page.clock.run_for(pause * 1000 - 100)
        noted(page)
        assert len(posts(site, before)) == tries, "not yet"
        with page.expect_response("**/email-address"):
            page.clock.run_for(100)
    noted(page)
    assert (person.question.id, chosen(page)) == ("email-address", ["mine"])
    assert said(page) == ["lost", "lost"]
    assert set(posts(site, before)) == {("/fr/test/email-address", 503)}
    away(False)
    with page.expect_navigation(url="**/identity-means"):
        page.clock.run_for(30_000)


@pytest.mark.parametrize("status", [502, 503, 504])
def test_proxy_that_finds_nobody_behind_it_loses_no_answer(status, site, open_page):
    page = open_page(fails=True)
    person = at_a_choice(page, site)
    page.route("**/email-address", lambda route: route.fulfill(status=status, body="<h1>Bad Gateway</h1>"))
    page.locator(CONTINUE).first.click()
    page.locator("#sending p[data-says=slow]").wait_for()
    assert (person.question.id, chosen(page)) == ("email-address", ["mine"])
    page.unroute("**/email-address")
    with page.expect_navigation(url="**/identity-means"):
        page.clock.run_for(1_000)


def test_it_does_not_try_for_ever_by_itself(site, open_page, away):
    page = open_page(fails=True)
    at_a_choice(page, site)
    before = len(site.traffic)
    away(True)
    page.locator(CONTINUE).first.click()
    page.locator("#sending p[data-says=slow]").wait_for()
    for pause in PAUSES:
        noted(page)
        with page.expect_response("**/email-address"):
            page.clock.run_for(pause * 1000)
    noted(page)
    page.clock.run_for(300_000)
    noted(page)
    assert len(posts(site, before)) == 20
    away(False)
    with page.expect_navigation(url="**/identity-means"):
        page.locator(AGAIN).click()


def test_reply_that_never_comes_is_not_waited_for_longer_than_ten_seconds(site, open_page):
    page = open_page(fails=True)
    at_a_choice(page, site)
    held = hold_back(page, "**/email-address")
    page.locator(CONTINUE).first.click()
    page.wait_for_timeout(200)
    assert said(page) == []
    page.clock.run_for(1_500)
    assert said(page) == ["moment"]
    page.clock.run_for(8_000)
    assert (said(page), len(held)) == (["moment"], 1)
    page.clock.run_for(600)
    page.locator("#sending p[data-says=slow]").wait_for()
    page.clock.run_for(1_000)
    page.wait_for_timeout(200)
    assert len(held) == 2
    assert held[0].request.post_data == held[1].request.post_data, "the same answer"
    with page.expect_navigation(url="**/identity-means"):
        held[1].continue_()


def test_who_asks_to_try_again_does_not_wait_for_a_try_that_hangs(site, open_page):
    page = open_page(fails=True)
    at_a_choice(page, site)
    held = hold_back(page, "**/email-address")
    page.locator(CONTINUE).first.click()
    for limit, pause in ((10, 1), (20, 2)):
        page.wait_for_timeout(200)
        page.clock.run_for(limit * 1000)
        page.wait_for_timeout(200)
        page.clock.run_for(pause * 1000)
    page.wait_for_timeout(200)
    assert (said(page), len(held)) == (["lost", "lost"], 3)
    page.locator(AGAIN).click()
    page.wait_for_timeout(200)
    assert (said(page), len(held)) == (["slow"], 4)
    with page.expect_navigation(url="**/identity-means"):
        held[3].continue_()


@pytest.mark.parametrize("language", LANGUAGES)
def test_form_of_the_browser_can_be_sent_again_when_nothing_has_come_of_it(language, site, open_page):
    """Begin, erase, finish: a press that was lost on the way must not be the last one."""
    page = open_page()
    page.clock.install()
    let_in(page.context, site, site.person(language, until(EASY, "email-address")))
    page.goto(f"{site.url}/{language}/erase")
    page.clock.run_for(QUIET)
    before = len(site.traffic)
    page.route("**/erase", lambda route: route.fulfill(status=204))  # the page stays
    button = page.locator("main form button").first
    with page.expect_request("**/erase"):
        button.click()
    page.unroute("**/erase")
    button.click()
    page.wait_for_timeout(200)
    assert posts(site, before) == [], "two taps are one press"
    page.clock.run_for(10_000)
    with page.expect_navigation():
        button.click()
    assert posts(site, before) == [(f"/{language}/erase", 303)]


def test_changed_answer_waits_for_a_press(site, open_page, away):
    """What is shown is what is sent: nothing goes while somebody thinks again."""
    page = open_page(fails=True)
    person = at_a_choice(page, site)
    away(True)
    page.locator(CONTINUE).first.click()
    page.locator("#sending p[data-says=slow]").wait_for()
    person.choose(("none",))
    assert said(page) == []
    before = len(site.traffic)
    away(False)
    page.clock.run_for(60_000)
    page.wait_for_timeout(200)
    assert posts(site, before) == []
    with page.expect_navigation():
        page.locator(CONTINUE).first.click()
    page.goto(f"{site.url}/fr/test/email-address")
    assert chosen(page) == ["none"]


def test_answer_changed_while_the_first_is_on_its_way_is_the_one_that_is_kept(site, open_page):
    """Two requests at once may arrive in either order, so the second waits for the reply to the first."""
    page = open_page(fails=True)
    person = at_a_choice(page, site)
    held = hold_back(page, "**/email-address")
    page.locator(CONTINUE).first.click()
    page.wait_for_timeout(200)
    person.choose(("none",))
    page.locator(CONTINUE).first.click()
    page.clock.run_for(2_000)
    page.wait_for_timeout(200)
    assert len(held) == 1
    assert said(page) == ["moment"]
    with page.expect_request("**/email-address") as second:
        held[0].continue_()
    assert "answer=none" in second.value.post_data
    page.wait_for_timeout(200)
    assert person.question.id == "email-address", "the reply to an answer that was taken back leads nowhere"
    with page.expect_navigation():
        held[1].continue_()
    page.unroute("**/email-address")
    page.goto(f"{site.url}/fr/test/email-address")
    assert chosen(page) == ["none"]


def test_answer_changed_while_the_next_page_is_coming_is_kept_too(site, open_page):
    """That page must not come in the middle of it, and take it away."""
    page = open_page()
    person = come_to_question(page, site, "fr", "email-address", scripts=False)
    page.wait_for_timeout(QUIET)
    person.choose(("mine",))
    # By their places: Playwright would wait for the next page before it looks for anything.
    other, button = (
        page.locator(f"{what} >> visible=true").first.bounding_box()
        for what in ("input[value=none] + label", CONTINUE)
    )
    coming, answers = [], []

    def hold(route):
        (answers if route.request.method == "POST" else coming).append(route)

    def press(box):
        page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        page.wait_for_timeout(200)

    page.route("**/test/*", hold)
    press(button)
    answers[0].continue_()
    page.wait_for_timeout(300)
    assert len(coming) == 1
    press(other)
    press(button)
    for route in (coming[0], answers[1]):
        with contextlib.suppress(Error):  # of the page nobody waits any more
            route.continue_()
        page.wait_for_timeout(300)
    page.unroute_all(behavior="ignoreErrors")
    page.goto(f"{site.url}/fr/test/email-address")
    assert chosen(page) == ["none"]


def test_next_page_that_does_not_come_can_be_asked_for_again(site, open_page):
    """The answer has arrived, and then the line breaks: the button works again."""
    page = open_page(fails=True)
    person = at_a_choice(page, site)
    page.route("**/identity-means", lambda route: route.fulfill(status=204))
    page.locator(CONTINUE).first.click()
    page.wait_for_timeout(300)
    page.clock.run_for(2_000)
    assert said(page) == ["moment"]
    assert page.locator(CONTINUE).first.get_attribute("aria-disabled") == "true"
    page.clock.run_for(10_000)
    assert page.locator(CONTINUE).first.get_attribute("aria-disabled") is None
    page.unroute("**/identity-means")
    with page.expect_navigation(url="**/identity-means"):
        page.locator(CONTINUE).first.click()
    assert person.question.id == "identity-means"


def test_press_on_a_drawn_screen_is_kept_too(site, open_page):
    """There the press is the answer: it is sent again as it was."""
    page = open_page(fails=True)
    let_in(page.context, site, site.person("nl", until(NEVER, "device-photos")))
    person = Person(page, site, "nl", personas()[NEVER].answers)
    page.goto(f"{site.url}/nl/test/device-photos")
    answer = personas()[NEVER].answers["device-photos"][0]
    person.unhurried()
    page.context.set_offline(True)
    page.locator(f'#question button[value="{answer}"]').first.click()
    page.locator(AGAIN).wait_for()
    with page.expect_navigation():
        page.context.set_offline(False)
    assert person.question is None or person.question.id != "device-photos"
    page.goto(f"{site.url}/nl/test/device-photos")
    assert page.locator(f'.actions button[value="{answer}"], .ways-out [aria-describedby]').count() == 1


def test_language_button_sends_the_choice_along(site, open_page):
    """Statement 65, on a line that was lost in between."""
    page = open_page(fails=True)
    person = at_a_choice(page, site)
    page.context.set_offline(True)
    page.locator('button[name="switch-to"]').click()
    page.locator(AGAIN).wait_for()
    with page.expect_navigation(url="**/nl/test/email-address"):
        page.context.set_offline(False)
    assert (person.question.id, chosen(page)) == ("email-address", ["mine"])


def test_end_of_the_test_is_kept_too(site, open_page):
    page = open_page(fails=True)
    let_in(page.context, site, site.person("fr", personas()[UNDECIDED].answers))
    page.goto(f"{site.url}/fr/summary/myactiris")
    page.wait_for_timeout(QUIET)
    page.context.set_offline(True)
    page.locator("form.actions button").click()
    page.locator(AGAIN).wait_for()
    assert page.url.endswith("/summary/myactiris")
    with page.expect_navigation(url="**/fr/result"):
        page.context.set_offline(False)


@with_and_without_scripts
def test_page_that_must_be_seen_is_seen(scripts, site, open_page):
    """Nothing chosen: the page that says so comes from the browser's own form, with a script too."""
    page = open_page(scripts=scripts)
    person = come_to_question(page, site, "fr", "email-address", scripts=scripts)
    person.go_on()
    assert page.locator("#wrong").is_visible()
    person.reply(("mine",))
    assert person.question.id == "identity-means"


def test_who_was_erased_elsewhere_is_led_to_the_start(site, open_page):
    page = open_page()
    at_a_choice(page, site)
    page.context.clear_cookies()
    with page.expect_navigation():
        page.locator(CONTINUE).first.click()
    assert page.url.partition("?")[0] == f"{site.url}/fr/"
    assert page.locator('form[action="/fr/start"] button').is_visible(), "and can begin"


@pytest.mark.parametrize("width", [320, 800, 1280])
@pytest.mark.parametrize("question_id, who", [("email-address", EASY), ("email-spam", HARD)])
def test_note_is_seen_wherever_the_page_is_and_moves_nothing(question_id, who, width, site, open_page):
    page = open_page(width=width, height=640, fails=True)
    person = come_to_question(page, site, "nl", question_id, who)
    person.unhurried()
    page.context.set_offline(True)
    if question_id == "email-address":
        person.choose(("mine",))
    button = page.locator(CONTINUE if question_id == "email-address" else ".way-out").first
    button.scroll_into_view_if_needed()
    before = button.bounding_box()
    button.click()
    page.locator(AGAIN).wait_for()
    assert button.bounding_box() == before
    box = page.locator("#sending").bounding_box()
    assert box["y"] >= 0
    assert box["y"] + box["height"] <= 640
    page.evaluate(AXE)
    page.clock.resume()
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    targets = measure(page, "targets")
    assert too_small(targets) == []
