"""Make ``sprite.svg`` from unpacked copies of Tabler and Phosphor: ``make_sprite.py NODE_MODULES``.

For developers only. To add a pictogram, add a line to ``CONTROLS`` or ``OBJECTS`` and to ``README.md``,
unpack ``@tabler/icons`` and ``@phosphor-icons/core`` with npm, and run this with their ``node_modules``.
The sprite travels with the first page a person sees: keep it small.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

# Our id -> the file's name in Tabler's outline set. They stand beside words in our own interface.
CONTROLS = {
    "ui-language": "language",
    "ui-listen": "volume",
    "ui-back": "arrow-left",
    "ui-next": "arrow-right",
    "ui-erase": "eraser",
    "ui-help": "lifebuoy",
    "ui-one-person": "user",
    "ui-two-persons": "users",
    "ui-not-yet": "route",
    "ui-do-not-know": "help-circle",
    "ui-do-not-understand": "message-question",
    "ui-rather-not-say": "lock",
    "ui-print": "printer",
    "ui-qr-code": "qrcode",
    "ui-phone": "phone",
    "ui-mail": "mail",
    "ui-place": "map-pin",
    "ui-opening-hours": "clock",
    "ui-free": "gift",
    "ui-price": "coin-euro",
    "ui-spoken": "messages",
    "ui-service": "building-community",
    "ui-home": "home",
    "ui-change": "pencil",
    "ui-bring": "backpack",
    "ui-calendar": "calendar",
}

# Our id -> the file's name in Phosphor's duotone set. They are the objects of the drawn screens and the value
# of ``picture`` in a questionnaire.
OBJECTS = {
    "alarm": "alarm",
    "bank": "bank",
    "bell": "bell",
    "browser": "globe",
    "calculator": "calculator",
    "calendar": "calendar-blank",
    "camera": "camera",
    "caret-left": "caret-left",
    "chat": "chat-text",
    "clock": "clock",
    "close": "x",
    "cloud": "cloud",
    "compose": "pencil-line",
    "computer": "desktop",
    "download": "download-simple",
    "envelope": "envelope-simple",
    "file-image": "file-image",
    "file-pdf": "file-pdf",
    "file-text": "file-text",
    "folder": "folder",
    "house": "house",
    "identity-card": "identification-card",
    "key": "key",
    "lock": "lock",
    "map": "map-trifold",
    "megaphone": "megaphone",
    "menu": "list",
    "music": "music-note",
    "paperclip": "paperclip",
    "phone-call": "phone-call",
    "photos": "image",
    "printer": "printer",
    "save": "floppy-disk",
    "search": "magnifying-glass",
    "send": "paper-plane-right",
    "settings": "gear-six",
    "shield": "shield",
    "shopping-bag": "shopping-bag",
    "sign-out": "sign-out",
    "smartphone": "device-mobile",
    "sound": "speaker-high",
    "star": "star",
    "text-size": "text-aa",
    "translate": "translate",
    "trash": "trash",
    "upload": "upload-simple",
    "user": "user-circle",
    "wallet": "wallet",
    "warning": "warning",
    "wifi": "wifi-high",
}

# Arrows, lines and crosses of the drawn screens, in Phosphor's regular style: the second tone is only a box.
LINES = frozenset({"caret-left", "close", "download", "menu", "sign-out", "upload"})

TABLER_STYLE = (
    'viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" '
    'stroke-linecap="round" stroke-linejoin="round"'
)
PHOSPHOR_STYLE = 'viewBox="0 0 256 256" fill="currentColor"'


def drawing(file: Path) -> str:
    """What is inside the ``<svg>`` of *file*, on one line and without Tabler's invisible frame."""
    inner = re.sub(r"^.*?<svg[^>]*>|</svg>\s*$", "", file.read_text(encoding="utf-8"), flags=re.DOTALL)
    inner = re.sub(r'<path stroke="none" d="M0 0h24v24H0z" fill="none"\s*/>', "", inner)
    inner = re.sub(r"\s+", " ", inner)
    return re.sub(r"> <", "><", inner).replace(" />", "/>").strip()


def symbol(name: str, style: str, file: Path) -> str:
    """One ``<symbol>`` of the sprite."""
    return f'<symbol id="{name}" {style}>{drawing(file)}</symbol>'


def phosphor_file(name: str, file: str) -> str:
    """Where Phosphor keeps the drawing of *name*: each style in a folder of its own."""
    return f"regular/{file}.svg" if name in LINES else f"duotone/{file}-duotone.svg"


def sprite(node_modules: Path) -> str:
    """The whole sprite, controls first, one symbol a line so that a change reads well."""
    tabler = node_modules / "@tabler/icons/icons/outline"
    phosphor = node_modules / "@phosphor-icons/core/assets"
    lines = [
        '<svg xmlns="http://www.w3.org/2000/svg">',
        *(symbol(name, TABLER_STYLE, tabler / f"{file}.svg") for name, file in CONTROLS.items()),
        *(
            symbol(name, PHOSPHOR_STYLE, phosphor / phosphor_file(name, file))
            for name, file in OBJECTS.items()
        ),
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: make_sprite.py NODE_MODULES")
    Path(__file__).with_name("sprite.svg").write_text(sprite(Path(sys.argv[1])), encoding="utf-8")
