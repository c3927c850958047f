"""The page that stands in when the network is lost, and the worker in the browser that keeps it.

The page is the same for everybody and needs nothing else, so its style is written into it. The address of the
worker carries a fingerprint of both: a browser may keep it for good, and has a new one when the page changes.
"""

import hashlib
from functools import cache

from flask import Flask, Response, current_app, request, url_for
from markupsafe import Markup

from diagnostic.web.assets import content
from diagnostic.web.language import LANGUAGES

STYLE = "css/offline.css"
WORKER = "js/worker.js"


def set_up_offline(app: Flask) -> None:
    """Serve both, and tell templates where the worker is."""
    app.add_url_rule("/offline", "offline", _page)
    app.add_url_rule("/sw.js", "worker", _worker)
    app.jinja_env.globals["worker_address"] = lambda: url_for("worker", v=_version(request.root_path))


def _page() -> Response:
    return Response(_page_text(request.root_path), mimetype="text/html")


def _worker() -> Response:
    version = f'const VERSION = "{_version(request.root_path)}";\n'
    return Response(version.encode() + content(WORKER), mimetype="text/javascript")


@cache
def _page_text(_root: str) -> str:
    """Made without anything of a request but the address under which the program is reached."""
    template = current_app.jinja_env.get_template("offline.html")
    return template.render(languages=LANGUAGES, style=Markup(content(STYLE).decode()))  # noqa: S704  ours


@cache
def _version(root: str) -> str:
    return hashlib.sha256(content(WORKER) + _page_text(root).encode()).hexdigest()[:12]
