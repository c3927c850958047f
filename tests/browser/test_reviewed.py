"""What a screen reader is told of every page is what somebody has looked at (statement 61).

The reviewed trees stand in `reviewed/<language>/<page>.yml`. Who changes a page on purpose writes them anew
with ``REWRITE=1`` and reads the difference as somebody would hear it.
"""

import os
import re
from pathlib import Path

import pytest

from tests.browser.pages import GROUPS, PAGES, tour
from tests.browser.site import LANGUAGES

pytestmark = pytest.mark.browser

REVIEWED = Path(__file__).parent / "reviewed"
REWRITE = os.environ.get("REWRITE") == "1"
OTHER_EVERY_TIME = (
    (r"(Dat(?:e|um)\s?: )\d\d/\d\d/\d{4}", r"\1DD/MM/YYYY"),
    (r"(: )[0-9a-f]{8}\b", r"\1VERSION"),
    (r"\b[0-9A-Z]{4} [0-9A-Z]{4} [0-9A-Z]{4}\b", "CODE"),
    (r"\b(?:[0-9A-Z] ){11}[0-9A-Z]\b", "C O D E"),
    (r"/carry/[\w-]+", "/carry/TOKEN"),
)


def told(page):
    """The tree of the page, without what is other every time."""
    tree = page.locator("body").aria_snapshot()
    for pattern, word in OTHER_EVERY_TIME:
        tree = re.sub(pattern, word, tree)
    return tree + "\n"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("group", GROUPS)
def test_screen_reader_is_told_what_was_reviewed(group, language, public_site, open_page):
    """Statement 61: the accessible tree of each page equals the reviewed one."""
    page, changed = open_page(), {}
    for name in tour(page, public_site, language, GROUPS[group]):
        file, tree = REVIEWED / language / f"{name}.yml", told(page)
        if REWRITE:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(tree, encoding="utf-8")
        elif not file.is_file() or file.read_text(encoding="utf-8") != tree:
            changed[name] = tree
    assert changed == {}


def test_reviewed_trees_are_those_of_the_pages_there_are():
    kept = {str(file.relative_to(REVIEWED)) for file in REVIEWED.rglob("*.yml")}
    assert kept == {f"{language}/{name}.yml" for language in LANGUAGES for name in PAGES}
