"""Save pictures of the pages, to look at and for the README: ``python -m tests.browser.screenshots FOLDER``.

The pictures are called ``<language>-<page>-<width>.png``; whole pages unless ``--window`` asks for what a
window of that width shows. Pages can be named; without names a dozen of them are taken.
"""

import argparse
import os
import shutil
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser.pages import PAGES, WIDTHS, come_to
from tests.browser.site import LANGUAGES, serving

USUAL = (
    "gate",
    "purpose",
    "choice",
    "several",
    "phone-icons",
    "mailbox",
    "form",
    "page-on-phone",
    "choice-mistake",
    "summary",
    "result",
    "sheet",
    "help",
)


def main():
    parser = argparse.ArgumentParser(description="Save pictures of the pages.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("pages", nargs="*", metavar="PAGE", help=f"one or more of: {', '.join(PAGES)}")
    parser.add_argument("--width", type=int, action="append", help="by default 320, 800 and 1280")
    parser.add_argument("--window", action="store_true", help="only what the window shows")
    chosen = parser.parse_args()
    chosen.folder.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as data,
        serving(Path(data), public_url="https://example.test") as site,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), chromium_sandbox=os.geteuid() != 0
        )
        for name in chosen.pages or USUAL:
            for language in LANGUAGES:
                for width in chosen.width or WIDTHS:
                    window = {"width": width, "height": WIDTHS.get(width, 800)}
                    context = browser.new_context(
                        viewport=window, color_scheme="light", reduced_motion="reduce"
                    )
                    page = context.new_page()
                    come_to(page, site, name, language)
                    page.evaluate("document.fonts.ready")
                    page.screenshot(
                        path=chosen.folder / f"{language}-{name}-{width}.png", full_page=not chosen.window
                    )
                    context.close()
        browser.close()


if __name__ == "__main__":
    main()
