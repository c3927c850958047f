"""A browser beside the real application: fixtures of the browser tests."""

import shutil

import pytest
from playwright.sync_api import sync_playwright

from tests.browser.site import serving


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    """The application as it is served at home: no public address."""
    with serving(tmp_path_factory.mktemp("site")) as served:
        yield served


@pytest.fixture(scope="session")
def public_site(tmp_path_factory):
    """The same with a public https address, so with QR codes. Chromium trusts this machine without TLS."""
    with serving(tmp_path_factory.mktemp("public"), public_url="https://example.test") as served:
        yield served


@pytest.fixture(scope="session")
def hall(tmp_path_factory):
    """The application as it is served for kiosks."""
    with serving(tmp_path_factory.mktemp("hall"), setting="kiosk") as served:
        yield served


@pytest.fixture(scope="session")
def playwright(chromium):
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="session")
def browser(playwright, chromium_options):
    # A new frame for each page costs a fifth of the time. The last list of features counts, so this one also
    # has what Playwright would switch off.
    plain = "--disable-features=RenderDocument,HttpsUpgrades,MediaRouter,OptimizationHints,Translate"
    # Pages alone, without the windows and menus around them, which Chromium otherwise draws unseen.
    bare = shutil.which("chromium-headless-shell") or chromium_options["executable_path"]
    options = {**chromium_options, "executable_path": bare, "args": [*chromium_options["args"], plain]}
    launched = playwright.chromium.launch(**options)
    yield launched
    launched.close()


@pytest.fixture(scope="session")
def remembering_browser(playwright, chromium_options):
    """Chromium with its back/forward cache, as people have it; Playwright switches it off."""
    launched = playwright.chromium.launch(
        **chromium_options, ignore_default_args=["--disable-back-forward-cache"]
    )
    yield launched
    launched.close()


@pytest.fixture
def open_page(request):
    """`open_page(width=…, scripts=…, …)`: an empty window, watched until the test ends (statement 71).

    With `memory` the browser keeps the pages that it has left. Where the network or the server `fails` on
    purpose, the browser may say so.
    """
    contexts, troubles = [], []

    def opened(*, width=1280, height=800, scripts=True, memory=False, fails=False, **options):
        browser = request.getfixturevalue("remembering_browser" if memory else "browser")
        context = browser.new_context(
            viewport={"width": width, "height": height}, java_script_enabled=scripts, **options
        )
        context.set_default_timeout(10_000)
        contexts.append(context)
        page = context.new_page()
        watch(page, troubles, fails=fails)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert troubles == []


def watch(page, troubles, *, fails=False):
    """Note what a page must never do: complain in the console, or ask anything of another machine."""

    def said(message):
        page_itself = "/static/" not in message.location["url"]
        expected = page_itself and "server responded with a status of 4" in message.text
        expected |= fails and "Failed to load resource" in message.text
        if message.type in {"error", "warning"} and not expected:
            troubles.append(f"{page.url}: {message.text}")

    def asked(request):
        if not request.url.startswith(("http://127.0.0.1:", "data:")):
            troubles.append(f"{page.url} asked for {request.url}")

    page.on("console", said)
    page.on("pageerror", lambda error: troubles.append(f"{page.url}: {error}"))
    page.on("request", asked)
