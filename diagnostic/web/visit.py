"""The one cookie: a random token that says "the same person as a moment ago", and nothing else.

It is Flask's session for this application, so that Flask-WTF's CSRF protection works from it: the CSRF
secret is derived from the token and the server's key, and nothing has to be stored in the cookie.
"""

import hashlib
import hmac
import re
import secrets
from typing import Any, cast

from flask import Flask, Request, Response, session
from flask.sessions import SessionInterface, SessionMixin

TOKEN = re.compile(r"[A-Za-z0-9_-]{43}\Z")


class Visit(dict[str, Any], SessionMixin):
    """The session of one visitor; `rotate` gives it a new token, which the old pages do not know."""

    def __init__(self, token: str | None, secret: bytes) -> None:
        super().__init__()
        self.secret = secret
        self.token = token or ""
        self.fresh = False
        if token is None:
            self.rotate()
        else:
            self._derive()

    def rotate(self) -> str:
        """A new token of 256 bits, sent with the response."""
        self.token = secrets.token_urlsafe(32)
        self.fresh = True
        self._derive()
        return self.token

    def _derive(self) -> None:
        self["csrf_token"] = hmac.new(self.secret, self.token.encode(), hashlib.sha256).hexdigest()


class Visits(SessionInterface):
    """Opens the visit from its cookie. A malformed cookie is as good as none."""

    def __init__(self, *, https: bool) -> None:
        self.name = "__Host-visit" if https else "visit"
        self.https = https

    def open_session(self, app: Flask, request: Request) -> Visit:
        """The visit of this request."""
        token = request.cookies.get(self.name, "")
        return Visit(token if TOKEN.match(token) else None, app.config["SECRET_KEY"])

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:  # noqa: ARG002
        """Send the cookie only when the token is new, and never with a file that anybody may keep."""
        if isinstance(session, Visit) and session.fresh and not response.cache_control.public:
            response.set_cookie(
                self.name, session.token, secure=self.https, httponly=True, samesite="Lax", path="/"
            )


def this_visit() -> Visit:
    """The visit of the current request."""
    return cast("Visit", session)
