"""What never happens by accident, and what nobody finds afterwards."""

import pytest

from tests.browser.pages import HARD, NEVER, let_in
from tests.browser.person import Person, come_to_question, has_the_worker, until
from tests.browser.site import personas

pytestmark = pytest.mark.browser

UNDECIDED = "adam"
"""Whose last question is asked, since it still decides something."""

with_and_without_scripts = pytest.mark.parametrize("scripts", [True, False], ids=["js", "no-js"])


def kept_answers(site):
    with site.app.extensions["diagnostic"].engine.connect() as connection:
        return connection.exec_driver_sql("SELECT count(*) FROM answer").scalar_one()


@with_and_without_scripts
def test_five_fast_clicks_are_one_step(scripts, site, open_page):
    """Statement 8: the server takes its time, the person is impatient; one answer, one step.

    Without a script the browser may send the answer more often, and that changes nothing.
    """
    page = open_page(scripts=scripts)
    person = come_to_question(page, site, "fr", "email-address", scripts=scripts)
    person.choose(("mine",))
    person.unhurried()
    answers = kept_answers(site)
    before, site.pause = len(site.traffic), 0.6
    try:
        page.locator(".actions button").first.click(click_count=5, delay=20)
        page.locator('form[action$="/identity-means"]').wait_for()
    finally:
        site.pause = 0.0
    sent = [one.path for one in site.traffic[before:] if one.method == "POST"]
    assert set(sent) == {"/fr/test/email-address"}
    assert len(sent) == 1 or not scripts
    assert kept_answers(site) == answers + 1
    assert person.question.id == "identity-means"


def boxes(page):
    found = [element.bounding_box() for element in page.locator(".el").all()]
    return [(box["x"], box["y"], box["x"] + box["width"], box["y"] + box["height"]) for box in found]


def in_common(some, others):
    """A point that lies in a box of both."""
    for left, top, right, bottom in some:
        for other in others:
            x = (max(left, other[0]) + min(right, other[2])) / 2
            y = (max(top, other[1]) + min(bottom, other[3])) / 2
            if left < x < right and top < y < bottom and other[0] < x < other[2] and other[1] < y < other[3]:
                return x, y
    raise AssertionError("no element stands where another did")


def test_double_tap_on_a_drawn_element_answers_one_question(site, open_page):
    """The second tap of the same finger comes when the next drawn screen stands there already."""
    page = open_page(width=800, height=1280, has_touch=True)
    person = Person(page, site, "fr", {})
    let_in(page.context, site, site.visit("fr", NEVER))
    page.goto(f"{site.url}/fr/test/device-photos")
    afterwards = boxes(page)
    let_in(page.context, site, site.person("fr", until(NEVER, "device-at-sign")))
    page.goto(f"{site.url}/fr/test/device-at-sign")
    at = in_common(boxes(page), afterwards)
    time_stands_still(page)
    person.unhurried()
    with page.expect_navigation():
        page.touchscreen.tap(*at)
    assert person.question.id == "device-photos"
    before = len(site.traffic)
    page.touchscreen.tap(*at)
    page.wait_for_timeout(300)
    assert site.traffic[before:] == [], "the tap was an answer"
    person.unhurried()
    with page.expect_navigation():
        page.touchscreen.tap(*at)
    assert person.question.id == "device-cookies"


def test_double_tap_on_continue_does_not_end_the_test(site, open_page):
    """After the last question stands the button that keeps the result for good."""
    page = open_page(width=800, height=1280, has_touch=True)
    person = Person(page, site, "fr", {})
    let_in(page.context, site, site.person("fr", until(UNDECIDED, "jobs-video")))
    page.goto(f"{site.url}/fr/test/jobs-video")
    time_stands_still(page)
    person.reply(("alone",))
    assert person.path == "/fr/summary/myactiris"
    before = len(site.traffic)
    page.locator("form.actions button").tap()
    page.wait_for_timeout(300)
    assert site.traffic[before:] == []
    person.press("form.actions button")
    assert person.path == "/fr/result"


def time_stands_still(page):
    """From now on no time passes in the browser but what `unhurried` lets pass."""
    page.clock.pause_at(page.evaluate("Date.now()") / 1000 + 60)


@with_and_without_scripts
@pytest.mark.parametrize(
    "finished, pages", [(True, ["result", "result/sheet"]), (False, ["test/commune", "summary/situation"])]
)
def test_nothing_of_a_person_comes_back_after_erasing(finished, pages, scripts, site, open_page):
    """Statement 5: after erasing, ten times Back shows nothing that the person read or chose, though Chromium
    keeps pages in its memory."""
    page = open_page(scripts=scripts, memory=True)
    let_in(page.context, site, site.person("fr", personas()[HARD].answers, finished=finished))
    personal = ".band, .paper, .review, :checked"
    for path in pages:
        page.goto(f"{site.url}/fr/{path}")
        assert page.locator(personal).count() > 0
    page.goto(f"{site.url}/fr/erase")
    page.wait_for_timeout(500)
    page.locator(".actions button").first.click()
    page.wait_for_url(f"{site.url}/")
    for _ in range(10):
        page.go_back(wait_until="commit")
        page.wait_for_timeout(100)
        assert page.locator(personal).count() == 0


def test_nothing_is_kept_in_the_browser(site, open_page):
    """Statement 7: one cookie that scripts cannot read, no storage, one page for a lost network."""
    page = open_page()
    page.goto(site.url)
    has_the_worker(page)
    let_in(page.context, site, site.person("fr", personas()[HARD].answers, finished=True))
    page.goto(f"{site.url}/fr/result")
    kept = page.evaluate(
        "async () => [localStorage.length, sessionStorage.length, (await indexedDB.databases()).length,"
        " (await Promise.all((await caches.keys()).map(async name => (await (await caches.open(name)).keys())"
        ".map(one => one.url)))).flat()]"
    )
    assert kept == [0, 0, 0, [f"{site.url}/offline"]]
    page = open_page()
    page.goto(f"{site.url}/fr/")
    page.locator(".actions button").click()
    (cookie,) = page.context.cookies()
    assert (cookie["httpOnly"], cookie["sameSite"], cookie["expires"]) == (True, "Lax", -1)
    assert page.evaluate("document.cookie") == ""
