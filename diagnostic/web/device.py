"""What a device is like: where it stands, how long it waits, how it prints. One row for each setting."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from types import MappingProxyType

KEYBOARDS = ("physical", "none")

MARGIN = 0.5
"""Which part of `answer_within` the server waits longer than the page, since signs of life come late: by half
of that at most.
"""


class Printing(StrEnum):
    """What happens when somebody presses *print*."""

    DIALOG = "dialog"
    AT_ONCE = "at-once"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Device:
    """One kind of device. `setting` and `keyboard` are facts that conditions of a questionnaire can ask for.

    `limit` is after how many seconds without a sign of life the server opens a test no more. The page asks
    first: after `ask_after` seconds, and waits `answer_within` seconds for a touch. On a `shared` device one
    person comes after the other, so that whoever leaves must leave nothing. `home` is the page to which
    everything returns. `desk` is the id of the service in whose hall it stands,
    where somebody helps.
    """

    setting: str
    keyboard: str
    limit: int
    ask_after: int | None
    answer_within: int | None
    printing: Printing
    sound: bool
    shared: bool
    home: str = "/"
    desk: str | None = None


def _asking(setting: str, ask_after: int, answer_within: int, printing: Printing, *, shared: bool) -> Device:
    limit = ask_after + answer_within + int(MARGIN * answer_within)
    return Device(setting, "none", limit, ask_after, answer_within, printing, sound=True, shared=shared)


DEVICES: Mapping[str, Device] = MappingProxyType(
    {
        "kiosk": _asking("kiosk", 120, 60, Printing.AT_ONCE, shared=True),
        "tablet": _asking("tablet", 120, 60, Printing.NONE, shared=True),
        "home": _asking("home", 40 * 60, 5 * 60, Printing.DIALOG, shared=False),
        # A conversation may be interrupted and go on the next day; nobody is thrown out of it.
        "counsellor": Device(
            "counsellor", "physical", 24 * 3600, None, None, Printing.DIALOG, sound=False, shared=False
        ),
    }
)
SETTINGS = tuple(DEVICES)


def device_of(setting: str, keyboard: str | None = None, desk: str | None = None) -> Device:
    """The device of this setting; *keyboard* where it differs from what is usual there."""
    usual = DEVICES[setting]
    return replace(usual, keyboard=keyboard or usual.keyboard, desk=desk or None)
