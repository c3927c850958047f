"""Pages for when something is wrong: calm, in both languages if need be, never a traceback."""

from flask import Flask, current_app, g, redirect, render_template, request, url_for
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response

from diagnostic.store.engine import Gone, Unavailable
from diagnostic.web.enrolment import this_device
from diagnostic.web.language import LANGUAGES, first_guess

Reply = tuple[str, int, dict[str, str]] | Response


def set_up_errors(app: Flask) -> None:
    """Register the handlers, from the particular to the general."""
    app.register_error_handler(CSRFError, _old_page)
    app.register_error_handler(HTTPException, _http_error)
    app.register_error_handler(Unavailable, _unavailable)
    app.register_error_handler(Gone, _gone)
    app.register_error_handler(Exception, _broken)


def _page(code: int) -> Reply:
    """The page of an error; where the address names no language it speaks all of them.

    On a shared device it does not stay for ever: the browser opens the first page, even without a script.
    """
    known = (request.view_args or {}).get("language")
    g.language = known or first_guess()
    languages = [known] if known else [g.language, *(other for other in LANGUAGES if other != g.language)]
    device = this_device()
    homewards = {"Refresh": f"{device.limit}; url={device.home}"} if device.shared else {}
    return render_template("error.html", code_number=code, languages=languages), code, homewards


def _http_error(error: HTTPException) -> Reply:
    response = error.get_response()
    return _page(response.status_code) if response.status_code >= 400 else response


def _old_page(_error: CSRFError) -> Reply:
    """A page from before a wipe, or no page of ours. Nothing of it is taken.

    A person who pressed a button on an old page is led to where the test stands now; a request without
    any token is refused.
    """
    language = (request.view_args or {}).get("language")
    if language is None or not request.form.get("csrf_token"):
        return _page(400)
    return redirect(url_for("quiz.resume", language=language), 303)


def _unavailable(error: Unavailable) -> Reply:
    current_app.logger.warning("The database cannot be used: %s", error)
    return _page(503)


def _gone(_error: Gone) -> Reply:
    """Erased in another window while this page was open: begin again."""
    return redirect(url_for("quiz.purpose", language=g.language), 303)


def _broken(error: Exception) -> Reply:
    current_app.logger.error("A page failed.", exc_info=error)
    return _page(500)
