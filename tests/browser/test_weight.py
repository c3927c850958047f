"""What a page costs the person's line, counted where it is sent: bytes as gzip makes them, heads included."""

import pytest

from tests.browser.pages import HARD, let_in
from tests.browser.person import Person
from tests.browser.site import LANGUAGES, personas

pytestmark = pytest.mark.browser

KILOBYTE = 1024


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_are_light(language, site, open_page):
    """First question, cold: at most 64 KB and 5 requests; each step after it: at most 5 KB and 2 requests."""
    page = open_page()
    person = Person(page, site, language, personas()[HARD].answers)
    let_in(page.context, site, site.person(language))
    before = len(site.traffic)
    page.goto(f"{site.url}/{language}/test/warm-press", wait_until="networkidle")
    cold = site.traffic[before:]
    assert {one.status for one in cold} == {200}
    assert any("woff2" in one.path for one in cold)
    assert len(cold) <= 5, [one.path for one in cold]
    assert sum(one.bytes for one in cold) <= 64 * KILOBYTE
    heavy = {}
    while "/result" not in person.path:
        before = len(site.traffic)
        person.step()
        step = site.traffic[before:]
        if len(step) > 2 or sum(one.bytes for one in step) > 5 * KILOBYTE:
            heavy[person.path] = [(one.path, one.bytes) for one in step]
    assert heavy == {}
