"""The code and the link of a person: kept when they are first needed, made anew whenever they are shown."""

from dataclasses import dataclass
from datetime import timedelta

import segno
from flask import url_for
from markupsafe import Markup

from diagnostic.store import codes as kept_codes
from diagnostic.store.assessments import hashed
from diagnostic.store.codes import KeptCode, Taken
from diagnostic.web.quiz.codes import show
from diagnostic.web.quiz.visitor import Visitor
from diagnostic.web.sealing import seal

CARRIED_FOR = timedelta(days=30)
MOST_CODES = 16
"""With 100,000 codes kept, a selector is taken once in ten times: all of these, never."""


@dataclass(frozen=True, slots=True)
class Carried:
    """What the person can take along: a code to write down, a square for a phone, the path of its page."""

    code: str | None = None
    path: str | None = None
    qr: Markup | None = None


def keep_code(who: Visitor) -> None:
    """Keep a code and the link of this person; the first ones stay for good."""
    engine, link_hash = who.here.engine, hashed(who.link_token())
    if kept_codes.of_assessment(engine, who.assessment.id) is not None:
        return
    for counter in range(MOST_CODES):
        code = who.code(counter)
        if kept_codes.is_taken(engine, code.selector):
            continue
        kept = KeptCode(code.selector, counter, seal(code.secret), link_hash)
        try:
            kept_codes.keep(engine, who.assessment.id, kept)
        except Taken:  # by somebody in this very moment
            continue
        return
    kept_codes.keep(engine, who.assessment.id, KeptCode(None, None, None, link_hash))


def renew_code(who: Visitor) -> None:
    """The same, but a code that was made with another key, and cannot be shown, gives way to a new one."""
    if carried_by(who).code is None:
        kept_codes.forget(who.here.engine, who.assessment.id)
        keep_code(who)


def carried_by(who: Visitor) -> Carried:
    """What this person can take along; nothing that was made with another key than today's."""
    kept = kept_codes.of_assessment(who.here.engine, who.assessment.id)
    if kept is None:
        return Carried()
    code = None if kept.counter is None else who.code(kept.counter)
    path = _path(who) if kept.link_hash == hashed(who.link_token()) else None
    return Carried(
        code=show(code) if code and code.selector == kept.selector else None,
        path=path,
        qr=_qr(f"{who.here.settings.public_url}{path}") if path else None,
    )


def _path(who: Visitor) -> str | None:
    """The page for a phone; None where no phone could reach this server."""
    settings = who.here.settings
    if not settings.https or settings.public_url is None:
        return None
    return url_for("quiz.carry", language=who.language, token=who.link_token())


def _qr(link: str) -> Markup:
    """The QR code as inline SVG: dark on light, with the quiet zone that scanners need."""
    drawing = segno.make(link, error="m").svg_inline(border=4, dark="#221c35", light="#ffffff", omitsize=True)
    return Markup(drawing)  # noqa: S704  made by segno from an address, which it encodes in squares
