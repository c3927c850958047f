"""The headers and cookies of every answer of the server, errors among them."""

import re

import pytest

from tests.web.conftest import ORIGIN
from tests.web.crawl import addresses
from tests.web.person import Person

EVERYWHERE = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
PAGE = EVERYWHERE | {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; script-src 'self'; font-src 'self'; "
    "img-src 'self' data:; media-src 'self'; worker-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "X-Frame-Options": "DENY",
    "Cache-Control": "no-store",
}
FILE = EVERYWHERE | {"Cache-Control": "public, max-age=31536000, immutable"}
ITS_STYLE = "the digest of its style"
OFFLINE = EVERYWHERE | {
    "Content-Security-Policy": f"default-src 'none'; style-src '{ITS_STYLE}'; img-src data:; "
    "form-action 'none'; base-uri 'none'; frame-ancestors 'none'",
    "X-Frame-Options": "DENY",
    "Cache-Control": "public, no-cache",
    "Refresh": "60",
}
SHEET = EVERYWHERE | {
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; font-src data:; "
    "form-action 'none'; base-uri 'none'; frame-ancestors 'none'; sandbox",
    "X-Frame-Options": "DENY",
    "Cache-Control": "no-store",
}
SHEETS = {"quiz.sheet_file", "quiz.carried_file"}
OF_THE_CONTENT = {
    "Accept-Ranges",
    "Allow",
    "Content-Disposition",
    "Content-Encoding",
    "Content-Length",
    "Content-Type",
    "Date",
    "ETag",
    "Last-Modified",
    "Location",
    "Set-Cookie",
    "Vary",
}


def policy(response):
    """The headers that say how an answer is to be handled."""
    return {
        name: re.sub(r"sha256-[\w+/]{43}=", ITS_STYLE, value)
        for name, value in response.headers.items()
        if name not in OF_THE_CONTENT
    }


def expected(endpoint, response):
    if response.status_code >= 400:
        return PAGE
    if endpoint in SHEETS:
        return SHEET if response.status_code == 200 else PAGE
    return {"static": FILE, "recording": FILE, "worker": FILE, "offline": OFFLINE}.get(endpoint, PAGE)


@pytest.mark.parametrize("method", ["GET", "POST", "HEAD", "OPTIONS"])
def test_statement_71_every_route_has_exactly_the_headers_of_its_class(application, method):
    """ux.md 71: CSP `default-src 'none'` and what is needed, without inline; headers on every answer."""
    seen = set()
    for endpoint, address in addresses(application, method):
        with application.test_client().open(address, method=method) as response:
            assert policy(response) == expected(endpoint, response), (method, address, response.status)
            seen.add(response.status_code)
    assert seen & {200, 303, 400}


def test_statement_71_errors_have_the_headers_of_a_page(application, make_application):
    application.add_url_rule("/failing", "failing", lambda: 1 / 0)
    client = application.test_client()
    answers = {
        "400": client.post("/fr/start"),
        "404": client.get("/nowhere"),
        "405": client.delete("/fr/"),
        "413": client.post("/fr/start", data={"answer": "x" * 70_000}),
        "500": client.get("/failing"),
        "308": client.get("/fr"),
    }
    answers["503"] = away(make_application()).get("/fr/")
    for code, response in answers.items():
        assert response.status[:3] == code
        assert policy(response) == PAGE, code


def test_file_that_is_missing_is_not_kept_as_missing(application):
    response = application.test_client().get("/static/css/nowhere.css")
    assert (response.status_code, response.headers["Cache-Control"]) == (404, "no-store")


def away(application):
    with application.extensions["diagnostic"].engine.connect() as connection:
        connection.exec_driver_sql("DROP TABLE revision")
    return application.test_client()


def test_statement_71_nothing_on_a_page_needs_another_policy(gallery):
    """ux.md 71: all requests same-origin, nothing inline: no style, script or handler in a page."""
    for view in gallery:
        for element in view.page.document.inside():
            assert not element.has("style"), str(view)
            assert not any(name.startswith("on") for name in element.attributes), str(view)
            assert element.tag != "style", str(view)
            if element.tag == "script":
                assert element["src"].startswith("/static/"), str(view)
                assert element.children == []
            for name in ("src", "href", "action"):
                address = element.get(name, "/")
                local = address.startswith(("/", "#", "data:image/svg+xml,"))
                assert local, f"{view}: {address}"
                assert not address.startswith("//"), f"{view}: {address}"
            assert element.get("target") is None


@pytest.fixture
def far(make_public):
    return make_public()


def test_over_https_browsers_are_told_to_stay_there(far):
    for endpoint, address in addresses(far, "GET"):
        transport = {"Strict-Transport-Security": "max-age=31536000"}
        with far.test_client().get(address, base_url=ORIGIN) as response:
            assert policy(response) == expected(endpoint, response) | transport, address


# ------------------------------------------------------------------------------------------------ the cookie


def attributes(cookie):
    name, _, rest = cookie.partition("=")
    value, *parts = rest.split("; ")
    return name, value, set(parts)


def test_there_is_one_cookie_and_it_is_strict(application):
    (cookie,) = application.test_client().get("/fr/").headers.getlist("Set-Cookie")
    name, value, parts = attributes(cookie)
    assert name == "visit"
    assert len(value) == 43, "256 random bits"
    assert parts == {"HttpOnly", "Path=/", "SameSite=Lax"}


def test_cookie_over_https_belongs_to_this_host_alone(far):
    (cookie,) = far.test_client().get("/fr/", base_url=ORIGIN).headers.getlist("Set-Cookie")
    name, _, parts = attributes(cookie)
    assert name == "__Host-visit"
    assert parts == {"HttpOnly", "Path=/", "SameSite=Lax", "Secure"}


def test_cookie_is_sent_once(person):
    person.open("/fr/")
    first = person.cookie
    person.open("/fr/help")
    assert "Set-Cookie" not in person.page.headers
    assert person.cookie == first


def test_files_that_anybody_may_keep_carry_no_cookie(application):
    for endpoint, address in addresses(application, "GET"):
        if endpoint in {"static", "worker", "offline"}:
            with application.test_client().get(address) as response:
                assert (response.status_code, "Set-Cookie" in response.headers) in {(200, False), (404, True)}


def test_every_form_asks_the_browser_to_remember_nothing(gallery):
    """ux.md 6, server part: forms `autocomplete=off`."""
    forms = [form for view in gallery for form in view.page.all("form")]
    assert len(forms) > 100
    assert {form.get("autocomplete") for form in forms} == {"off"}
    assert {form["method"] for form in forms} == {"post"}


def test_journey_over_https_needs_no_more_than_the_browser_sends(far, bundle):
    person = Person(far.test_client(), "nl", ORIGIN)
    person.begin()
    assert person.question == "warm-press"
    person.answer("button")
    assert person.question == "warm-choose"
