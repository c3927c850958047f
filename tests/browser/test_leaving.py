"""A screen in a hall: it asks, waits, empties itself. What the next person finds: test_handing_over.py."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from diagnostic.store.recordings import New, digest_of_words, keep
from diagnostic.web.device import device_of
from diagnostic.web.enrolment import enrolment
from tests.browser.pages import HARD, let_in
from tests.browser.person import chosen, come_to_question
from tests.browser.site import LANGUAGES, question, serving
from tests.browser.test_axe import AXE, violations
from tests.browser.test_listening import BELGIAN, FLEMISH, SPEECH
from tests.sounds import a_wave

pytestmark = pytest.mark.browser

ASKED, GONE = "02:01", "01:01"
"""How long nobody must touch the screen until it asks, and then until it is emptied."""
OPEN = "dialog#idle[open]"


def cookie(page, site):
    return next(one["value"] for one in page.context.cookies() if one["name"] == site.cookie)


def rows(site, table):
    with site.app.extensions["diagnostic"].engine.connect() as connection:
        return connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar_one()


def posts(site, since, way):
    return [one for one in site.traffic[since:] if one.method == "POST" and one.path.endswith(way)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_screen_asks_after_two_minutes_and_one_touch_keeps_everything(language, hall, open_page):
    """Statements 1 and 2: before two minutes it does not ask; the same question and choice afterwards."""
    page = open_page(has_touch=True)
    page.clock.install()
    person = come_to_question(page, hall, language, "email-address", scripts=False)
    person.choose(("mine",))
    page.clock.fast_forward("01:58")
    assert page.locator(OPEN).count() == 0
    page.clock.fast_forward("00:03")
    page.locator(OPEN).wait_for()
    button = page.locator("#idle button")
    assert button.evaluate("element => element === document.activeElement")
    box = button.bounding_box()
    assert min(box["width"], box["height"]) >= 64
    page.clock.fast_forward("00:58")
    before = len(hall.traffic)
    with page.expect_response("**/stay") as answer:
        button.tap()
    assert answer.value.status == 204
    assert page.locator(OPEN).count() == 0
    assert (person.question.id, chosen(page)) == ("email-address", ["mine"])
    assert len(posts(hall, before, "/stay")) == 1
    person.scripts = True
    person.go_on()
    assert person.question is None or person.question.id != "email-address"


def test_one_can_stay_as_often_as_one_likes(hall, open_page):
    """Statement 3: at least eleven times."""
    page = open_page()
    page.clock.install()
    come_to_question(page, hall, "fr", "email-address", scripts=False)
    for _ in range(12):
        page.clock.fast_forward(ASKED)
        page.locator(OPEN).wait_for()
        page.keyboard.press("Escape")
        page.locator(OPEN).wait_for(state="hidden")
    assert page.url.endswith("/email-address")


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_answer_empties_the_screen_and_leaves_nothing(language, hall, open_page):
    """Statement 4: the first page, another cookie, row and answers gone."""
    page = open_page()
    page.clock.install()
    tests, answers = rows(hall, "assessment"), rows(hall, "answer")
    come_to_question(page, hall, language, "email-address", scripts=False)
    assert rows(hall, "assessment") == tests + 1
    before, visited = cookie(page, hall), page.evaluate("history.length")
    page.clock.fast_forward(ASKED)
    page.locator(OPEN).wait_for()
    with page.expect_navigation(url=f"{hall.url}/"):
        page.clock.fast_forward(GONE)
    assert cookie(page, hall) != before
    assert page.evaluate("history.length") == visited, "in the place of the page that was left"
    assert (rows(hall, "assessment"), rows(hall, "answer")) == (tests, answers)


def test_what_is_left_is_told_twice_and_never_shown(hall, open_page):
    page = open_page()
    page.clock.install()
    come_to_question(page, hall, "fr", "email-address", scripts=False)
    said = page.locator("#idle [aria-live]")
    page.clock.fast_forward(ASKED)
    page.locator(OPEN).wait_for()
    heard = [said.text_content()]
    for _ in range(29):
        page.clock.fast_forward("00:02")
        if said.text_content() != heard[-1]:
            heard.append(said.text_content())
    assert heard == ["", "Encore 30 secondes.", "Encore 10 secondes."]
    box = said.bounding_box()
    assert max(box["width"], box["height"]) <= 1


@pytest.mark.parametrize("width", [320, 1280])
def test_question_of_the_clock_has_no_violation(width, hall, open_page):
    """Statement 54, for what only time brings up; and it fits."""
    page = open_page(width=width, height=640)
    page.clock.install()
    come_to_question(page, hall, "nl", "email-address", scripts=False)
    page.clock.fast_forward(ASKED)
    page.locator(OPEN).wait_for()
    page.evaluate(AXE)
    page.clock.resume()
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    dialog, erase = page.locator("#idle").bounding_box(), page.locator("#idle a").bounding_box()
    assert dialog["x"] >= 0
    assert dialog["x"] + dialog["width"] <= width
    assert dialog["height"] <= 640
    assert page.locator("#idle button").bounding_box()["height"] > erase["height"] >= 44


@pytest.mark.parametrize("sign", ["touch", "key", "wheel"])
def test_signs_of_life_keep_the_screen_and_reach_the_server_now_and_then(sign, hall, open_page):
    page = open_page(has_touch=True)
    page.clock.install()
    come_to_question(page, hall, "fr", "email-address", scripts=False)
    before = len(hall.traffic)
    for _ in range(4):
        page.clock.fast_forward("01:50")
        for _ in range(3):
            if sign == "touch":
                page.touchscreen.tap(5, 400)
            elif sign == "key":
                page.keyboard.press("Shift")
            else:
                page.mouse.wheel(0, 50)
    page.clock.fast_forward("00:05")
    assert page.locator(OPEN).count() == 0
    page.wait_for_timeout(300)
    assert len(posts(hall, before, "/stay")) == 4, "told once each time, not at every touch"


def test_who_reads_and_turns_the_page_is_told_of_well_before_the_limit_of_the_server(hall, open_page):
    """The server waits half a minute longer than the page: what it hears last must not be older than that."""
    page = open_page()
    page.clock.install()
    come_to_question(page, hall, "fr", "email-address", scripts=False)
    before = len(hall.traffic)
    for _ in range(12):
        page.clock.fast_forward("00:10")
        page.keyboard.press("Shift")
    page.wait_for_timeout(300)
    assert 4 <= len(posts(hall, before, "/stay")) <= 8, "each 15 to 30 seconds"


@pytest.mark.parametrize("language", LANGUAGES)
def test_listening_is_a_sign_of_life_but_not_for_ever(language, hall, open_page):
    """Statement 13. A voice that never tells its end would keep the screen of somebody who has left."""
    page = open_page()
    page.add_init_script(f"({SPEECH})({json.dumps([BELGIAN, FLEMISH])})")
    page.clock.install()
    come_to_question(page, hall, language, "email-address", scripts=False)
    page.locator("main .listen").first.click()
    assert page.evaluate("speechSynthesis.speaking")
    for _ in range(9):
        page.clock.run_for("01:00")
        assert page.locator(OPEN).count() == 0
    for _ in range(3):
        page.clock.run_for("01:00")
    page.locator(OPEN).wait_for()


def test_recording_that_is_heard_is_a_sign_of_life_too(open_page, tmp_path):
    """Statement 13, without any voice in the browser."""
    text = question("email-address").text["fr"]
    keep(tmp_path / "audio", [New("fr", digest_of_words(text), "wav", a_wave(30.0), 30.0, False, ())])
    with serving(tmp_path, setting="kiosk", audio=tmp_path / "audio") as hall:
        page = open_page()
        page.clock.install()
        come_to_question(page, hall, "fr", "email-address", scripts=False)
        page.locator("main .listen").first.click()
        for _ in range(4):
            page.clock.run_for("01:00")
        assert page.locator(".listen[aria-pressed=true]").count() == 1, "it is still heard"
        assert page.locator(OPEN).count() == 0
        page.locator("main .listen").first.click()
        page.clock.run_for(ASKED)
        page.locator(OPEN).wait_for()
        page.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_question_of_the_clock_can_be_heard_and_listening_is_no_answer(language, hall, open_page):
    """Statement 69. Who only listens has not said that they are here: the voice puts nothing off."""
    page = open_page()
    page.add_init_script(f"({SPEECH})({json.dumps([BELGIAN, FLEMISH])})")
    page.clock.install()
    come_to_question(page, hall, language, "email-address", scripts=False)
    page.clock.fast_forward(ASKED)
    page.locator(OPEN).wait_for()
    page.clock.fast_forward("00:30")
    page.locator("#idle .listen").click()
    asked = " ".join(page.locator("#idle-title").inner_text().split())
    assert page.evaluate("speechSynthesis.said.length") == 1
    assert page.evaluate("speechSynthesis.said[0][0]").strip() == asked
    assert page.locator(OPEN).count() == 1
    with page.expect_navigation(url=f"{hall.url}/"):
        page.clock.fast_forward("00:31")


@pytest.mark.parametrize("language", LANGUAGES)
def test_device_at_home_asks_after_forty_minutes(language, site, open_page):
    """WCAG 2.2.1: one touch keeps everything; without one the test closes, and nothing is erased."""
    page = open_page()
    page.clock.install()
    person = come_to_question(page, site, language, "email-address", scripts=False)
    person.choose(("mine",))
    page.clock.fast_forward("39:58")
    assert page.locator(OPEN).count() == 0
    page.clock.fast_forward("00:03")
    page.locator(OPEN).wait_for()
    closes = {
        "fr": "Si vous n’appuyez pas, le test se ferme.",
        "nl": "Drukt u dan niet, dan sluit de test.",
    }
    assert page.locator("#idle-why").inner_text() == closes[language]
    page.clock.fast_forward("04:50")
    with page.expect_response("**/stay"):
        page.locator("#idle button").first.click()
    assert (person.question.id, chosen(page)) == ("email-address", ["mine"])
    page.clock.fast_forward("40:01")
    page.locator(OPEN).wait_for()
    before = cookie(page, site), len(site.traffic)
    with page.expect_navigation(url=f"{site.url}/"):
        page.clock.fast_forward("05:00")
    assert cookie(page, site) == before[0]
    assert posts(site, before[1], "/leave") == [], "in another window somebody may go on"


def test_result_at_home_stays_on_the_screen(site, open_page):
    page = open_page()
    page.clock.install()
    let_in(page.context, site, site.visit("fr", HARD, finished=True))
    page.goto(f"{site.url}/fr/result")
    page.clock.fast_forward("50:00")
    page.clock.fast_forward("50:00")
    assert page.locator("dialog").count() == 0
    assert page.locator(".band").is_visible()


def test_tablet_beside_homes_is_asked_by_its_link_alone(site, open_page):
    """The link of one device does not make others what it is: at home only a test can close."""
    token = enrolment(b"s" * 32, device_of("tablet"), datetime.now(UTC) + timedelta(hours=1))
    tablet, other = open_page(), open_page()
    tablet.goto(f"{site.url}/enrol/{token}")
    assert tablet.url == f"{site.url}/"
    for page, dialogs in ((tablet, 1), (other, 0)):
        page.goto(f"{site.url}/fr/")
        assert page.locator("dialog#idle").count() == dialogs
