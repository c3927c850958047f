"""Static files: addresses with a fingerprint, so that browsers may keep them for good, and gzip for texts.

Style sheet and script of the pages are joined from their parts here: nothing has to be built before they are
served.

Texts are compressed once for each process; pages are left to the proxy, since compressing each anew
would cost more than making it.
"""

import gzip
import hashlib
import posixpath
import re
from functools import cache

from flask import Flask, Response, request, send_from_directory
from markupsafe import Markup

from diagnostic.resources import resource

TEXTS = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}

JOINED = {
    "css/quiz.css": (
        "css/quiz/base.css",
        "css/quiz/frame.css",
        "css/quiz/question.css",
        "css/quiz/tiles.css",
        "css/quiz/buttons.css",
        "css/quiz/notices.css",
        "css/quiz/answers.css",
        "css/quiz/pages.css",
        "css/quiz/summary.css",
        "css/quiz/result.css",
        "css/quiz/device.css",
        "css/quiz/screens.css",
        "css/quiz/code.css",
        "css/quiz/listening.css",
        "css/quiz/settings.css",
        "css/quiz/print.css",
    ),
    "css/questionnaire.css": (
        "css/paper/front.css",
        "css/paper/sections.css",
        "css/paper/questions.css",
        "css/paper/screens.css",
        "css/paper/key.css",
    ),
    "js/quiz.js": (
        "js/quiz/returning.js",
        "js/quiz/taps.js",
        "js/quiz/idle.js",
        "js/quiz/sending.js",
        "js/quiz/answers.js",
        "js/quiz/printing.js",
        "js/quiz/listening.js",
        "js/quiz/offline.js",
    ),
}
"""Files that are written in parts, for those who read them, and sent as one, for those who wait for them."""

COMMENTS = {
    ".css": re.compile(rb" */\*.*?\*/\n*", re.DOTALL),
    # Those that have a line of their own: others may be part of a text.
    ".js": re.compile(rb"^ *//.*\n", re.MULTILINE),
}
"""An eighth of what the first question weighs, the typeface left aside: lines are slow."""

FONT = "fonts/atkinson-hyperlegible-next-latin-wght.woff2"
SPRITE = "icons/sprite.svg"


def set_up_assets(app: Flask) -> None:
    """Serve the files, and give templates `asset("css/quiz.css")` and `picture("ui-help")`."""
    app.add_url_rule("/static/<path:filename>", "static", _serve)
    app.jinja_env.globals["asset"] = lambda name: _address(request.root_path, name)
    app.jinja_env.globals["picture"] = lambda name: _picture(request.root_path, name)


def _serve(filename: str) -> Response:
    """One file; a text goes out compressed to whoever can read that."""
    kind = TEXTS.get(filename[filename.rfind(".") :])
    if filename in JOINED:
        response = Response(content(filename), mimetype=kind)
    else:
        response = send_from_directory(resource("static"), filename)
    if kind is not None and request.accept_encodings["gzip"]:
        # Only now, when the file is known to be there and inside its folder, is its name used again: in its
        # shortest form, since one file has endlessly many names with dots in them.
        response.close()
        packed = _packed(posixpath.normpath(filename))
        response = Response(packed, mimetype=kind, headers={"Content-Encoding": "gzip"})
    if kind is not None:
        response.vary.add("Accept-Encoding")
    return response


@cache
def _packed(name: str) -> bytes:
    return gzip.compress(content(name), mtime=0)


def content(name: str) -> bytes:
    """A file as it is sent: put together from its parts if it has any, then without comments, which only
    those who read the parts need.
    """
    if name not in JOINED:
        return (resource("static") / name).read_bytes()
    together = b"\n".join((resource("static") / part).read_bytes() for part in JOINED[name])
    return COMMENTS[name[name.rfind(".") :]].sub(b"", together)


@cache
def _address(root: str, name: str) -> str:
    """The style sheet names the font itself, without a fingerprint: one address, one download."""
    version = "" if name == FONT else f"?v={fingerprint(name)}"
    return f"{root}/static/{name}{version}"


@cache
def _picture(root: str, name: str) -> Markup:
    """A pictogram: always beside words, so hidden from assistive technology."""
    use = Markup('<svg class="picture" aria-hidden="true" focusable="false"><use href="{}#{}"/></svg>')
    return use.format(_address(root, SPRITE), name)


@cache
def fingerprint(name: str) -> str:
    """The first digits of the file's digest."""
    return hashlib.sha256(content(name)).hexdigest()[:12]
