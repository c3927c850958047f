"""What the first question costs the line of a person; `test_journeys` counts every later step."""

import pytest

from tests.browser.pages import let_in
from tests.browser.site import LANGUAGES

pytestmark = pytest.mark.browser

KILOBYTE = 1024


@pytest.mark.parametrize("where", ["site", "hall"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_first_question_is_light_and_nothing_is_asked_for_twice(language, where, request, open_page):
    """Cold: at most 64 KB as gzip makes them, heads included, in 5 requests at most; no script delays it."""
    site = request.getfixturevalue(where)
    page = open_page()
    let_in(page.context, site, site.person(language))
    before = len(site.traffic)
    page.goto(f"{site.url}/{language}/test/warm-press", wait_until="networkidle")
    cold = site.traffic[before:]
    assert {one.status for one in cold} == {200}
    assert sorted(one.path.rpartition(".")[2] for one in cold if "." in one.path) == [
        "css",
        "js",
        "svg",
        "woff2",
    ]
    assert len(cold) <= 5
    assert sum(one.bytes for one in cold) <= 64 * KILOBYTE
    scripts = page.locator("script")
    assert scripts.evaluate_all("all => all.map(one => one.defer && Boolean(one.src))") == [True]
    before = len(site.traffic)
    page.goto(f"{site.url}/{language}/help", wait_until="networkidle")
    assert [one.path for one in site.traffic[before:]] == [f"/{language}/help"]
