"""Response headers, one table per class of page; a policy is data, not code spread over views."""

import base64
import hashlib
from collections.abc import Mapping
from functools import cache
from http import HTTPStatus

from flask import Flask, Response, request

from diagnostic.web.assets import content
from diagnostic.web.offline import STYLE

EVERYWHERE = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",  # `no-referrer` would break CSRF checks of posts over HTTPS
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}

PAGE = {
    **EVERYWHERE,
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; font-src 'self'; img-src 'self' data:; "
        "media-src 'self'; worker-src 'self'; "
        "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Frame-Options": "DENY",
    "Cache-Control": "no-store",
}

TAKEN_AWAY = {
    **EVERYWHERE,
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'unsafe-inline'; font-src data:; form-action 'none'; base-uri 'none'; "
        "frame-ancestors 'none'; sandbox"
    ),
    "X-Frame-Options": "DENY",
    "Cache-Control": "no-store",
}
"""A person's sheet as a file: it carries its style, runs and loads nothing, and only the person keeps it."""

FILE = {**EVERYWHERE, "Cache-Control": "public, max-age=31536000, immutable"}
"""Static files and recordings carry a fingerprint in their address, so they never change under it."""

FILES = ("static", "recording", "worker")
SHEETS = ("quiz.sheet_file", "quiz.carried_file")

OFFLINE = {
    **EVERYWHERE,
    "Content-Security-Policy": (
        "default-src 'none'; style-src '{style}'; img-src data:; "
        "form-action 'none'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Frame-Options": "DENY",
    "Cache-Control": "public, no-cache",  # public: no cookie goes with it
    "Refresh": "60",  # seconds; the same address again
}
"""The page that stands in for others: it needs its own style and nothing else, and does not stay for ever."""

STRICT_TRANSPORT = "max-age=31536000"


def set_up_headers(app: Flask, *, https: bool) -> None:
    """Put the table of its class on every response, errors included."""

    @app.after_request
    def add_headers(response: Response) -> Response:
        for name, value in headers_for(request.endpoint, response.status_code).items():
            response.headers[name] = value
        if https:
            response.headers["Strict-Transport-Security"] = STRICT_TRANSPORT
        return response


def headers_for(endpoint: str | None, code: int) -> Mapping[str, str]:
    """The headers of a class of page: files may be kept; pages never, nor that a file is missing."""
    if code >= HTTPStatus.BAD_REQUEST:
        return PAGE
    if endpoint in FILES:
        return FILE
    if endpoint == "offline":
        return _offline()
    return TAKEN_AWAY if endpoint in SHEETS and code == HTTPStatus.OK else PAGE


@cache
def _offline() -> Mapping[str, str]:
    """With the digest of the style that alone may be inside."""
    digest = base64.b64encode(hashlib.sha256(content(STYLE)).digest()).decode()
    policy = OFFLINE["Content-Security-Policy"].format(style=f"sha256-{digest}")
    return {**OFFLINE, "Content-Security-Policy": policy}
