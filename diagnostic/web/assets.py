"""Addresses of static files, with a fingerprint of the content so that browsers may keep them for good."""

import hashlib
from functools import cache

from flask import Flask, request
from markupsafe import Markup

from diagnostic.resources import resource

FONT = "fonts/atkinson-hyperlegible-next-latin-wght.woff2"
SPRITE = "icons/sprite.svg"


def set_up_assets(app: Flask) -> None:
    """Give templates `asset("css/quiz.css")` and `picture("ui-help")`."""
    app.jinja_env.globals["asset"] = lambda name: _address(request.root_path, name)
    app.jinja_env.globals["picture"] = lambda name: _picture(request.root_path, name)


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
    return hashlib.sha256((resource("static") / name).read_bytes()).hexdigest()[:12]
