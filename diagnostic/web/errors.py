"""Pages for when something is wrong: calm, in both languages if need be, never a traceback."""

from flask import Flask, current_app, g, redirect, render_template, request, url_for
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response

from diagnostic.store.engine import Gone, Unavailable
from diagnostic.web.enrolment import this_device
from diagnostic.web.language import LANGUAGES, first_guess
from diagnostic.web.visit import this_visit

COOKIE_SENT = "cookie-sent"
"""Stands in the address of the page before the test once a form came without any cookie."""

Reply = tuple[str, int, dict[str, str]] | Response


def set_up_errors(app: Flask) -> None:
    """Register the handlers, from the particular to the general."""
    app.register_error_handler(CSRFError, _old_page)
    app.register_error_handler(HTTPException, _http_error)
    app.register_error_handler(Unavailable, _unavailable)
    app.register_error_handler(Gone, _gone)
    app.register_error_handler(Exception, _broken)


def _page(code: int, *, no_cookie: bool = False) -> tuple[str, int, dict[str, str]]:
    """The page of an error; where the address names no language it speaks all of them. It leads back to the
    test, or to the page of the link that somebody carries.

    On a shared device it does not stay for ever: the browser opens the first page, even without a script.
    """
    view = request.view_args or {}
    known = view.get("language")
    g.language = known or first_guess()
    languages = [known] if known else [g.language, *(other for other in LANGUAGES if other != g.language)]
    device = this_device()
    homewards = {"Refresh": f"{device.limit}; url={device.home}"} if device.shared else {}
    page = render_template(
        "error.html",
        code_number=code,
        languages=languages,
        no_cookie=no_cookie,
        back=f"carry/{view['token']}" if known and "token" in view else "test",
    )
    return page, code, homewards


def _http_error(error: HTTPException) -> Reply:
    response = error.get_response()
    return _page(response.status_code) if response.status_code >= 400 else response


def _old_page(_error: CSRFError) -> Reply:
    """A page from before a wipe, or no page of ours. Nothing of it is taken.

    A person who pressed a button on an old page is led to where the test stands now, or to the page of the
    link that they carry, whose buttons then work; a request without any token is refused. A browser without
    any cookie gets one, and is asked for it on the next page: one that refuses cookies would go in circles.
    """
    view = request.view_args or {}
    language = view.get("language")
    if language is None or not request.form.get("csrf_token"):
        return _page(400)
    if "token" in view:
        return redirect(url_for("quiz.carry", language=language, token=view["token"]), 303)
    if this_visit().fresh:
        return redirect(f"{url_for('quiz.purpose', language=language)}?{COOKIE_SENT}", 303)
    return redirect(url_for("quiz.resume", language=language), 303)


def refuses_cookies() -> bool:
    """Whether this page was asked for by a browser that did not keep the cookie it was sent just before."""
    return COOKIE_SENT in request.args and this_visit().fresh


def cookie_page() -> tuple[str, int, dict[str, str]]:
    """What a browser that refuses cookies is told."""
    return _page(400, no_cookie=True)


def _unavailable(error: Unavailable) -> Reply:
    current_app.logger.warning("The database cannot be used: %s", error)
    return _page(503)


def _gone(_error: Gone) -> Reply:
    """Erased or ended in another window while this page was open: to the result, or begin again."""
    return redirect(url_for("quiz.resume", language=g.language), 303)


def _broken(error: Exception) -> Reply:
    current_app.logger.error("A page failed.", exc_info=error)
    return _page(500)
