"""How one device becomes a kiosk or a tablet although others share its server: by a signed link and a cookie.

The cookie holds the names of the setting, the keyboard and the desk, and nothing of a person; it stays when
a person leaves. Link and cookie are signed with the server's key, each for its own use, so that neither can
pass for the other.
"""

import base64
import hashlib
import hmac
from datetime import UTC, datetime

from flask import Flask, abort, g, redirect, request
from werkzeug.wrappers import Response

from diagnostic.web.device import KEYBOARDS, SETTINGS, Device, device_of
from diagnostic.web.installation import installation

KEPT_FOR = 400 * 24 * 3600
"""Seconds; browsers keep no cookie for longer."""

SIGNATURE_BYTES = 18


def set_up_devices(app: Flask) -> None:
    """Give templates the `device`, and devices the page that enrols them."""
    app.context_processor(lambda: {"device": this_device()})
    app.add_url_rule("/enrol/<token>", "enrol", _enrol)


def this_device() -> Device:
    """The device of this request: what its cookie says, else what the whole installation is."""
    if "device" not in g:
        here = installation().settings
        g.device = device_of(*(_said_by_cookie() or (here.setting, here.keyboard, here.desk)))
    device = g.device
    assert isinstance(device, Device)  # noqa: S101  put there by the lines above
    return device


def take_for_own_device() -> None:
    """Answer this request as on a person's own device, which only its own person uses.

    Who follows a link that somebody carries holds a phone, whatever the screens of the installation are; but
    a device that was enrolled itself stays what it is. The desk to turn to is the same.
    """
    if this_device().shared and not _said_by_cookie():
        g.device = device_of("home", desk=this_device().desk)


def remember_own_device(response: Response) -> Response:
    """Let the browser that gets this answer stay its person's own device until it is closed."""
    if not _said_by_cookie():
        _set_cookie(response, device_of("home", desk=this_device().desk), max_age=None)
    return response


def _said_by_cookie() -> tuple[str, ...]:
    here = installation().settings
    return _verified(here.secret, "device", request.cookies.get(cookie_name(https=here.https), ""))


def enrolment(secret: bytes, device: Device, until: datetime) -> str:
    """The unguessable end of the link that makes any device like this one, until then."""
    return _signed(secret, "enrol", *_words(device), str(int(until.timestamp())))


def enrolled(secret: bytes, token: str, at: datetime) -> Device | None:
    """The device of a link; None if the link was changed, is not ours or is too old."""
    *said, until = _verified(secret, "enrol", token) or ("0",)
    return device_of(*said) if said and datetime.fromtimestamp(int(until), UTC) >= at else None


def cookie_name(*, https: bool) -> str:
    """The name of the cookie of the device."""
    return "__Host-device" if https else "device"


def _enrol(token: str) -> Response:
    """Set the cookie of the device and go to its first page. It changes nothing on the server."""
    here = installation()
    device = enrolled(here.settings.secret, token, here.clock())
    if device is None:
        abort(410)
    return _set_cookie(redirect(device.home, 303), device, max_age=KEPT_FOR)


def _set_cookie(response: Response, device: Device, *, max_age: int | None) -> Response:
    """With the cookie of this device, for so many seconds or as long as the browser is open."""
    settings = installation().settings
    response.set_cookie(
        cookie_name(https=settings.https),
        _signed(settings.secret, "device", *_words(device)),
        max_age=max_age,
        secure=settings.https,
        httponly=True,
        samesite="Lax",
        path="/",
    )
    return response


def _words(device: Device) -> tuple[str, ...]:
    """What makes this device again, for `device_of`."""
    return (device.setting, device.keyboard, *([device.desk] if device.desk else []))


def _signed(secret: bytes, use: str, *words: str) -> str:
    return ".".join((*words, _signature(secret, use, words)))


def _signature(secret: bytes, use: str, words: tuple[str, ...]) -> str:
    digest = hmac.new(secret, " ".join((use, *words)).encode(), hashlib.sha256).digest()
    return base64.urlsafe_b64encode(digest[:SIGNATURE_BYTES]).decode()


def _verified(secret: bytes, use: str, text: str) -> tuple[str, ...]:
    """The words that were signed for this use; none if they were not, or no device is called so."""
    *words, signature = text.split(".")
    if len(words) < 2 or words[0] not in SETTINGS or words[1] not in KEYBOARDS:
        return ()
    right = _signature(secret, use, tuple(words))
    return tuple(words) if hmac.compare_digest(signature.encode(), right.encode()) else ()
