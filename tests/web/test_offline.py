"""The page that stands in when the network is lost, and the worker that keeps it: what the server sends."""

import base64
import hashlib
import re
from pathlib import Path

import pytest

from diagnostic.web.assets import content
from tests.web.page import Page
from tests.web.person import Person

STATIC = Path(__file__).parents[2] / "static"


@pytest.fixture
def page(application):
    return Page(application.test_client().get("/offline"), "/offline")


def test_it_says_the_same_in_both_languages(page, person):
    halves = page.all("section")
    assert [half["lang"] for half in halves] == ["fr", "nl"]
    for half in halves:
        person.language = half["lang"]
        (again,) = half.all("a")
        assert (again["href"], again.text) == (f"/{half['lang']}/test", person.words("Try again"))
        for message in (
            "Connection lost",
            "The answers you sent are kept for a while.",
            "By phone: Actiris, 0800 35 123. The call is free.",
        ):
            assert person.words(message) in half.text


def test_it_is_the_same_for_everybody_and_needs_nothing_else(page, application):
    person = Person(application.test_client(), "nl")
    person.begin()
    assert person.client.get("/offline").data == page.response.data
    assert page.all("script") == []
    assert [link["href"][:5] for link in page.all("link")] == ["data:"]
    assert "url(" not in page.html


def test_it_gives_nobody_a_cookie(page):
    """A worker keeps it for all who come to this browser."""
    assert page.response.headers.getlist("Set-Cookie") == []


def test_its_style_is_the_only_one_that_its_policy_allows(page):
    style = re.search(r"<style>(.*?)</style>", page.html, re.DOTALL)[1]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert f"style-src 'sha256-{digest}';" in page.response.headers["Content-Security-Policy"]


def test_its_colours_are_those_of_the_other_pages():
    sheets = [content(f"css/{name}.css").decode() for name in ("offline", "quiz")]
    own, all_others = (set(re.findall(r"#[0-9a-f]{6}", sheet)) for sheet in sheets)
    assert own
    assert own - all_others == set()


@pytest.mark.html
def test_it_is_valid_html(page, htmlcheck):
    assert htmlcheck({"offline": page.html}) == []


def version_in(response):
    return re.match(r'const VERSION = "([0-9a-f]{12})";\n', response.text)[1]


def test_address_of_the_worker_changes_with_the_worker(application):
    client = application.test_client()
    found = {
        re.search(r'data-worker="(/sw\.js\?v=[0-9a-f]{12})"', client.get(address).text)[1]
        for address in ("/", "/fr/", "/nl/")
    }
    (address,) = found
    worker = client.get(address)
    assert worker.mimetype == "text/javascript"
    assert address == f"/sw.js?v={version_in(worker)}"


def test_page_under_another_address_makes_another_worker(application):
    """A program that is reached under a folder: its links, and with them the fingerprint, are others."""
    client = application.test_client()
    under = {"base_url": "http://localhost/test/"}
    assert 'href="/test/fr/test"' in client.get("/offline", **under).text
    assert version_in(client.get("/sw.js", **under)) != version_in(client.get("/sw.js"))


@pytest.mark.parametrize("action", ["start", "finish", "leave"])
def test_address_of_a_form_that_did_not_arrive_leads_on_when_it_is_opened(action, person):
    """The page tries its address again by itself, and that may be the address of a form."""
    person.begin()
    assert person.open(f"/fr/{action}").address == "/fr/test/warm-press"
