"""Save pictures of the pages: ``python -m tests.browser.screenshots FOLDER``, or ``make screenshots``.

With ``--album`` they are those of the documentation: the same twelve pages in each setting and language,
called ``<setting>/<language>-<page>.png``, with few colours so that they stay small, and a page that shows
them all. Otherwise, to be looked at while working, ``<language>-<page>-<width>.png`` of the pages that
are named.
"""

import argparse
import json
import os
import shutil
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

from tests.browser.pages import PAGES, WIDTHS, come_to
from tests.browser.site import LANGUAGES, serving
from tests.browser.test_listening import BELGIAN, FLEMISH, SPEECH

USUAL = ("gate", "purpose", "choice", "several", "mailbox", "form", "summary", "result", "sheet", "help")
PUBLIC = "https://example.test"
COLOURS = 128


@dataclass(frozen=True)
class Window:
    """How large the screen of a setting is; `touch` for a finger."""

    width: int
    height: int
    touch: bool


SETTINGS = {
    "kiosk": Window(1280, 800, touch=True),
    "tablet": Window(800, 1280, touch=True),
    "home": Window(390, 844, touch=True),
    "counsellor": Window(1280, 800, touch=False),
}
ALBUM = {
    "gate": "The first screen: both languages, equally large",
    "purpose": "What it is for, before anything is asked",
    "choice": "A question, with its ways out",
    "phone-icons": "A task on a drawn phone: a press is the answer",
    "mailbox": "A task on a drawn mailbox",
    "message-on-phone": "A message that deserves doubt",
    "sort": "Sorting papers into folders",
    "summary": "What was answered, to be looked at again",
    "still-there": "Nobody has touched the screen for two minutes",
    "result": "The result: first what one can do, then where to go",
    "sheet": "The sheet to take along",
    "keypad": "The keypad for a code: nothing is typed",
}
HELP = ("help", "Asking a person")
INSTEAD = {
    "home": {"still-there": HELP},
    "counsellor": {"still-there": HELP, "phone-icons": ("several", "Several answers")},
}
"""What is shown where a page is not what it is elsewhere: nobody is asked whether they are still there, or
types on keys where others press on a phone.
"""


@contextmanager
def chromium():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), chromium_sandbox=os.geteuid() != 0
        )
        yield browser
        browser.close()


def open_window(browser, width, height, *, touch=False):
    """A window of a device that has a voice in both languages, where the setting lets it speak."""
    context = browser.new_context(
        viewport={"width": width, "height": height},
        has_touch=touch,
        color_scheme="light",
        reduced_motion="reduce",
        locale="fr-BE",
    )
    page = context.new_page()
    page.add_init_script(f"({SPEECH})({json.dumps([BELGIAN, FLEMISH])})")
    return page


def picture(page, *, whole):
    """What the window shows, or the whole page; nothing is hovered, nothing blinks."""
    page.evaluate("document.fonts.ready")
    return page.screenshot(full_page=whole, animations="disabled", caret="hide")


def small(png):
    """The same picture with few colours: the flat ones as they are, the shades of letters nearly."""
    drawn = Image.open(BytesIO(png)).convert("RGB")
    often = sorted(drawn.getcolors(drawn.width * drawn.height), reverse=True)[:COLOURS]
    palette = Image.new("P", (1, 1))
    palette.putpalette([part for _, colour in often for part in colour])
    packed = BytesIO()
    drawn.quantize(palette=palette, dither=Image.Dither.NONE).save(packed, "PNG", optimize=True)
    return packed.getvalue()


def come(page, site, name, language):
    """Come to a page of the album."""
    if name == "still-there":
        page.clock.install()
        come_to(page, site, "choice", language)
        page.clock.fast_forward("02:01")
        page.locator("dialog#idle[open]").wait_for()
    else:
        come_to(page, site, name, language)


def album(folder):
    """The pictures of the documentation, and the page that shows them."""
    made = "Made by `make screenshots`: twelve pages in each setting, and looked at."
    pages = ["# What it looks like", "", made]
    with chromium() as browser:
        for setting, window in SETTINGS.items():
            (folder / setting).mkdir(parents=True, exist_ok=True)
            for old in (folder / setting).glob("*.png"):
                old.unlink()
            pages += [
                "",
                f"## {setting}: {window.width} × {window.height}",
                "",
                "| | Français | Nederlands |",
                "|---|---|---|",
            ]
            with (
                tempfile.TemporaryDirectory() as data,
                serving(Path(data), public_url=PUBLIC, setting=setting) as site,
            ):
                for wanted, means in ALBUM.items():
                    name, words = INSTEAD.get(setting, {}).get(wanted, (wanted, means))
                    shown = []
                    for language in LANGUAGES:
                        page = open_window(browser, window.width, window.height, touch=window.touch)
                        come(page, site, name, language)
                        file = folder / setting / f"{language}-{name}.png"
                        file.write_bytes(small(picture(page, whole=False)))
                        shown.append(f"![{words}]({setting}/{file.name})")
                        page.context.close()
                    pages.append(f"| {words} | {' | '.join(shown)} |")
    (folder / "README.md").write_text("\n".join([*pages, ""]), encoding="utf-8")


def chosen_pages(folder, names, widths, *, window):
    """Pictures to look at while working."""
    folder.mkdir(parents=True, exist_ok=True)
    with (
        chromium() as browser,
        tempfile.TemporaryDirectory() as data,
        serving(Path(data), public_url=PUBLIC) as site,
    ):
        for name in names:
            for language in LANGUAGES:
                for width in widths:
                    page = open_window(browser, width, WIDTHS.get(width, 800))
                    come_to(page, site, name, language)
                    file = folder / f"{language}-{name}-{width}.png"
                    file.write_bytes(picture(page, whole=not window))
                    page.context.close()


def main():
    parser = argparse.ArgumentParser(description="Save pictures of the pages.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("pages", nargs="*", metavar="PAGE", help=f"one or more of: {', '.join(PAGES)}")
    parser.add_argument("--album", action="store_true", help="the pictures of the documentation")
    parser.add_argument("--width", type=int, action="append", help="by default 320, 800 and 1280")
    parser.add_argument("--window", action="store_true", help="only what the window shows")
    asked = parser.parse_args()
    if asked.album:
        album(asked.folder)
    else:
        chosen_pages(asked.folder, asked.pages or USUAL, asked.width or WIDTHS, window=asked.window)


if __name__ == "__main__":
    main()
