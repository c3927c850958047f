"""One person after the other at the same screen: thirty times, and none finds anything of those before."""

import pytest
from playwright.sync_api import Error

from tests.browser.pages import EASY, FEW_ANSWERS, HARD, let_in
from tests.browser.person import QUIET
from tests.browser.site import LANGUAGES, personas, serving

pytestmark = pytest.mark.browser

HAND_OVERS = 15
"""In each language: thirty together."""
LEAVING = ("idle", "finish", "erase", "idle with a result", "erase with a result", "idle with a code")
"""How people leave, in turn."""
ASKED, GONE = "02:01", "01:01"
PERSONAL = ".band, .paper, .slip, .review, .ticket__code, .typed__box--full, :checked, .el--chosen"
ELSEWHERE = ("test", "pause", "result", "result/sheet", "result/slip", "summary/situation")
SETTLED = 100
"""Milliseconds for a page of the browser's memory to be loaded anew."""


@pytest.fixture(scope="module")
def hall(tmp_path_factory):
    """The application as it is served for kiosks, with a square for phones."""
    folder = tmp_path_factory.mktemp("handing-over")
    with serving(folder, setting="kiosk", public_url="https://example.test") as served:
        yield served


def words(page):
    """Everything that the page says, shown or not; of one that is just loaded anew, once it has come."""
    try:
        said = page.evaluate("document.documentElement.textContent")
    except Error:
        page.wait_for_load_state()
        said = page.evaluate("document.documentElement.textContent")
    return " ".join(said.split())


def lines(page):
    """What a person reads on the page, line by line."""
    return {" ".join(line.split()) for line in page.locator("main").inner_text().splitlines()} - {""}


def come(page, site, language, way, who):
    """A person in the middle of the test or at its end; the pages that are theirs."""
    finished = way == "finish" or "result" in way
    paused = "code" in way
    answers = personas()[who].answers
    let_in(page.context, site, site.person(language, answers, finished=finished, paused=paused))
    if finished:
        return "result", "result/sheet", "result"
    return "test/email-address", "pause" if paused else "summary/situation"


def leave(page, site, language, way):
    """The person goes; the screen returns to its first page."""
    if way.startswith("idle"):
        page.clock.fast_forward(ASKED)
        page.locator("dialog#idle[open]").wait_for()
        with page.expect_navigation(url=f"{site.url}/"):
            page.clock.fast_forward(GONE)
        return
    if way.startswith("erase"):
        page.goto(f"{site.url}/{language}/erase")
    page.clock.run_for(QUIET)
    with page.expect_navigation(url=f"{site.url}/"):
        page.locator("main form.actions button" if way != "finish" else 'button[form="leave"]').first.click()


def nothing_of(page, theirs):
    found = words(page)
    assert page.locator(PERSONAL).count() == 0, page.url
    assert {line for line in theirs if line in found} == set(), page.url


@pytest.mark.parametrize("language", LANGUAGES)
def test_next_person_finds_nothing_of_those_before(language, hall, open_page):
    """Statement 5: after every way of leaving, Back five times, Forward, Reload, a tab opened anew and the
    addresses of before show no word of anybody, though Chromium keeps pages in its memory."""
    page = open_page(memory=True)
    page.clock.install()
    public = ""
    for path in ("", f"{language}/", f"{language}/code"):
        page.goto(f"{hall.url}/{path}")
        public += words(page)
    theirs = set()
    for number in range(HAND_OVERS):
        way, who = LEAVING[number % len(LEAVING)], (EASY, HARD, FEW_ANSWERS)[number % 3]
        paths = come(page, hall, language, way, who)
        for path in paths:
            page.goto(f"{hall.url}/{language}/{path}")
            assert page.locator(PERSONAL).count() > 0, path
            theirs |= {line for line in lines(page) if line not in public}
        leave(page, hall, language, way)
        nothing_of(page, theirs)
        for _ in range(5):
            page.go_back(wait_until="commit")
            page.wait_for_timeout(SETTLED)
            nothing_of(page, theirs)
        page.go_forward(wait_until="commit")
        page.wait_for_timeout(SETTLED)
        nothing_of(page, theirs)
        page.reload()
        nothing_of(page, theirs)
        again = page.context.new_page()
        page.close()
        page = again
        for path in {*paths, *ELSEWHERE}:
            page.goto(f"{hall.url}/{language}/{path}")
            assert page.url == f"{hall.url}/{language}/", path
            nothing_of(page, theirs)
        assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]
    assert len(theirs) > 100


def test_page_of_somebody_who_has_not_left_comes_back(hall, open_page):
    """What the test above looks for is there to be found: nobody has left, and Back shows the choice."""
    page = open_page(memory=True)
    let_in(page.context, hall, hall.person("fr", personas()[HARD].answers))
    page.goto(f"{hall.url}/fr/test/commune")
    page.goto(f"{hall.url}/")
    page.go_back(wait_until="commit")
    page.wait_for_load_state()
    assert page.locator(PERSONAL).count() > 0
