"""The network is lost between two pages: one page in both languages stands in, and nothing else is kept."""

from urllib.parse import urlsplit

import pytest

from diagnostic.web import offline
from tests.browser.measure import measure, too_close, too_small
from tests.browser.pages import EASY, WIDTHS, let_in, scan
from tests.browser.person import QUIET, chosen, come_to_question, has_the_worker
from tests.browser.site import LANGUAGES
from tests.browser.test_axe import AXE, violations

pytestmark = pytest.mark.browser

LOST = "Pas de connexion / Geen verbinding"


@pytest.fixture
def prepared(site, open_page):
    """A window that has been at the first page, so that the worker is there."""

    def at_the_first_page(**options):
        page = open_page(fails=True, **options)
        page.goto(site.url)
        has_the_worker(page)
        return page

    return at_the_first_page


@pytest.mark.parametrize("language", LANGUAGES)
def test_link_without_network_leads_to_a_page_that_leads_back(language, prepared, site):
    page = prepared()
    come_to_question(page, site, language, "email-address", scripts=False)
    page.context.set_offline(True)
    page.locator('.bar a[href$="/help"]').click()
    page.wait_for_url("**/help")
    assert page.title() == LOST
    page.locator(f'section[lang="{language}"] a').click()
    page.wait_for_url(f"**/{language}/test")
    assert page.title() == LOST, "still lost"
    page.context.set_offline(False)
    page.locator(f'section[lang="{language}"] a').click()
    page.wait_for_url(f"**/{language}/test/email-address")


def test_form_that_the_network_loses_leads_to_the_same_page(prepared, site):
    """Also where the script does not send it: a form of the browser itself."""
    page = prepared()
    page.goto(f"{site.url}/fr/")
    page.wait_for_timeout(QUIET)
    page.context.set_offline(True)
    page.locator("main form button").first.click()
    page.wait_for_url("**/fr/start")
    assert page.title() == LOST


def test_it_tries_again_by_itself_and_comes_to_the_page_that_was_wanted(prepared, site):
    """A header of the page says so, and the browser needs no script for it. Here the minute is a second."""
    page = prepared()
    keep = """async () => {
        const cache = await caches.open((await caches.keys())[0]);
        const kept = await cache.match("/offline");
        const headers = new Headers(kept.headers);
        const minute = headers.get("Refresh");
        headers.set("Refresh", "1");
        await cache.put("/offline", new Response(await kept.text(), { headers }));
        return minute;
    }"""
    assert page.evaluate(keep) == "60"
    page.context.set_offline(True)
    page.goto(f"{site.url}/nl/help")
    assert page.title() == LOST
    with page.expect_navigation():
        pass
    assert page.title() == LOST, "again, and it stays in the meantime"
    page.context.set_offline(False)
    page.locator('html[lang="nl"]').wait_for()
    assert page.url == f"{site.url}/nl/help"


def test_nothing_but_that_page_comes_from_the_worker(prepared, site):
    """Pages, files and answers come from the server while it is there: a changed one is seen at once."""
    page = prepared()
    page.context.set_offline(True)
    failed = page.evaluate(
        "Promise.all(['/offline', '/fr/help'].map(one => fetch(one).catch(() => 'failed')))"
    )
    assert failed == ["failed", "failed"], "only what a person opens"
    page.context.set_offline(False)
    assert page.goto(f"{site.url}/nowhere").status == 404, "an answer is an answer"


@pytest.mark.parametrize("status", ["502 Bad Gateway", "504 Gateway Timeout"])
def test_proxy_without_a_server_behind_it_strands_nobody_either(status, prepared, site, monkeypatch):
    page = prepared()

    def proxy(_environ, start_response):
        start_response(status, [("Content-Type", "text/html")])
        return [b"<h1>Bad Gateway</h1>"]

    with monkeypatch.context() as nobody:
        nobody.setattr(site, "app", proxy)
        page.goto(f"{site.url}/fr/help")
        assert page.title() == LOST
    page.reload()
    assert page.locator('html[lang="fr"] .exit').count() > 0


def test_page_of_a_server_whose_database_is_away_is_shown_as_it_is(prepared, site, monkeypatch):
    """It is there, and knows better than the page for no network what is wrong."""
    page = prepared()

    def app(_environ, start_response):
        start_response("503 Service Unavailable", [("Content-Type", "text/html")])
        return [b"<title>One moment</title>"]

    with monkeypatch.context() as unwell:
        unwell.setattr(site, "app", app)
        page.goto(f"{site.url}/fr/help")
        assert page.title() == "One moment"


def test_changed_page_takes_the_place_of_the_old_one(prepared, site, monkeypatch):
    page = prepared()
    (before,) = page.evaluate("caches.keys()")
    monkeypatch.setattr(offline, "_version", lambda _root: "another")
    with page.context.expect_event("serviceworker"):
        page.goto(site.url)
    until_kept = """async name => {
        for (let tries = 0; tries < 250; tries += 1) {
            if ((await caches.keys()).join() === name) return true;
            await new Promise((done) => setTimeout(done, 20));
        }
        return false;
    }"""
    assert page.evaluate(until_kept, "offline-another")
    assert before != "offline-another"


def test_every_page_costs_no_more_with_the_worker(prepared, site):
    """Browsers look for a new worker after every page; ours need not ask the server for it."""
    page = prepared()
    before = len(site.traffic)
    for path in ("/fr/", "/fr/help", "/fr/accessibility"):
        page.goto(site.url + path)
        page.wait_for_timeout(1500)
    assert [one.path for one in site.traffic[before:]] == ["/fr/", "/fr/help", "/fr/accessibility"]


@pytest.mark.parametrize("width", WIDTHS)
def test_it_can_be_read_and_pressed_at_every_width(width, prepared, site):
    page = prepared(width=width, height=WIDTHS[width])
    page.context.set_offline(True)
    page.goto(f"{site.url}/fr/help")
    page.evaluate(AXE)
    assert violations(page) == []
    targets = measure(page, "targets")
    assert len(targets) == 2
    assert too_small(targets) == too_close(targets) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    halves = [half.bounding_box() for half in page.locator("section").all()]
    assert halves[0]["width"] == halves[1]["width"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_back_to_a_page_that_a_form_had_made_is_no_lost_connection(language, prepared, site):
    """Nothing chosen, told so, chosen, gone on, and back: the question is there, not the page for no network.
    No answer is sent a second time."""
    page = prepared(memory=True)
    person = come_to_question(page, site, language, "email-address", scripts=False)
    page.wait_for_timeout(QUIET)
    with page.expect_navigation():
        page.locator(".actions .button").first.click()
    page.locator("#wrong").wait_for()
    page.wait_for_timeout(QUIET)
    person.choose(("mine",))
    page.locator(".actions .button").first.click()
    page.wait_for_url("**/identity-means")
    before = len(site.traffic)
    page.go_back(wait_until="commit")
    page.locator("#question").wait_for()
    assert page.title() != LOST
    assert chosen(page) == ["mine"]
    page.reload()
    assert chosen(page) == ["mine"]
    assert [one for one in site.traffic[before:] if one.method == "POST"] == []


def test_back_to_a_page_without_network_leads_to_the_page_for_that(prepared, site):
    page = prepared()
    page.goto(f"{site.url}/fr/help")
    page.goto(f"{site.url}/fr/accessibility")
    page.context.set_offline(True)
    page.go_back(wait_until="commit")
    page.wait_for_function(f"document.title === {LOST!r}")


@pytest.mark.parametrize("language", LANGUAGES)
def test_phone_that_only_followed_a_link_has_the_worker_too(language, public_site, open_page):
    """Whoever scans a code sees neither the first page nor the second."""
    page = open_page()
    let_in(page.context, public_site, public_site.visit(language, EASY, finished=True))
    page.goto(f"{public_site.url}/{language}/result")
    link = urlsplit(scan(page)).path
    page = open_page(fails=True)
    page.goto(public_site.url + link)
    has_the_worker(page)
    page.context.set_offline(True)
    page.reload()
    assert page.title() == LOST


def test_pages_without_scripts_register_nothing(site, open_page):
    page = open_page(scripts=False)
    before = len(site.traffic)
    page.goto(site.url, wait_until="networkidle")
    assert {one.path for one in site.traffic[before:]} & {"/sw.js", "/offline"} == set()


def test_shared_visit_is_not_changed_by_the_worker(prepared, site):
    """The cookie of a person is the one that the page was given."""
    page = prepared()
    let_in(page.context, site, site.visit("fr", EASY))
    page.goto(site.url, wait_until="networkidle")
    (cookie,) = page.context.cookies()
    assert cookie["value"] == site.visit("fr", EASY)
