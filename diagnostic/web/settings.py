"""What an installation decides, read from the environment; every setting has a working default."""

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from diagnostic.web.device import DEVICES, KEYBOARDS, SETTINGS

SECRET_BYTES = 32


@dataclass(frozen=True, slots=True)
class Settings:
    """Settings of one installation.

    `public_url` is the https address under which phones reach this server; without it no QR code is
    shown, since it would lead nowhere. `setting`, `keyboard` and `desk` are those of devices without an
    enrolment.
    """

    database: str
    secret: bytes = field(repr=False)
    setting: str = "home"
    keyboard: str = "none"
    desk: str | None = None
    public_url: str | None = None
    https: bool = False
    trusted_hosts: tuple[str, ...] = ()
    proxies: int = 0
    audio: Path | None = None


def read_settings(environment: Mapping[str, str] = os.environ) -> Settings:
    """The settings in force. A missing secret is made once and kept in the data folder, mode 0600.

    :raises ValueError: a setting has a value that cannot be used; the message says which and what can.
    """
    folder = data_folder(environment)
    secret = environment.get("DIAGNOSTIC_SECRET")
    setting = _one_of(environment, "DIAGNOSTIC_SETTING", SETTINGS, "home")
    public_url = environment.get("DIAGNOSTIC_PUBLIC_URL", "").rstrip("/") or None
    return Settings(
        database=environment.get("DIAGNOSTIC_DATABASE") or f"sqlite:///{folder / 'diagnostic.db'}",
        audio=audio_folder(environment),
        secret=_long_enough(secret.encode()) if secret else _kept_secret(folder),
        setting=setting,
        keyboard=_one_of(environment, "DIAGNOSTIC_KEYBOARD", KEYBOARDS, DEVICES[setting].keyboard),
        desk=environment.get("DIAGNOSTIC_DESK") or None,
        public_url=_web_address(public_url),
        https=public_url is not None and public_url.startswith("https://"),
        trusted_hosts=tuple(environment.get("DIAGNOSTIC_HOSTS", "").split()),
        proxies=_number(environment.get("DIAGNOSTIC_PROXIES", "0")),
    )


def data_folder(environment: Mapping[str, str] = os.environ) -> Path:
    """Where this installation keeps what is its own."""
    return Path(environment.get("DIAGNOSTIC_HOME", "var")).absolute()


def audio_folder(environment: Mapping[str, str] = os.environ) -> Path:
    """Where the recordings of the texts are."""
    return data_folder(environment) / "audio"


def _one_of(environment: Mapping[str, str], name: str, known: tuple[str, ...], default: str) -> str:
    value = environment.get(name, default)
    if value not in known:
        message = f"{name} is “{value}”; choose one of: {', '.join(known)}."
        raise ValueError(message)
    return value


def _web_address(url: str | None) -> str | None:
    if url is not None and not url.startswith(("https://", "http://")):
        message = f"DIAGNOSTIC_PUBLIC_URL is “{url}”; write the whole address, as in https://test.example."
        raise ValueError(message)
    return url


def _number(proxies: str) -> int:
    if not (proxies.isascii() and proxies.isdecimal()):
        message = (
            f"DIAGNOSTIC_PROXIES is “{proxies}”; write how many proxies stand before the server, as in 1."
        )
        raise ValueError(message)
    return int(proxies)


def _kept_secret(folder: Path) -> bytes:
    kept = folder / "secret"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        try:
            handle = os.open(kept, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            return _long_enough(kept.read_bytes())
    except OSError as error:
        message = (
            f"The data folder {folder} cannot be used ({error.strerror}); set DIAGNOSTIC_HOME to another."
        )
        raise ValueError(message) from error
    with os.fdopen(handle, "wb") as file:
        secret = secrets.token_hex(SECRET_BYTES).encode()
        file.write(secret)
    return secret


def _long_enough(secret: bytes) -> bytes:
    if len(secret) < SECRET_BYTES:
        message = f"DIAGNOSTIC_SECRET is shorter than {SECRET_BYTES} characters; make a longer one."
        raise ValueError(message)
    return secret
