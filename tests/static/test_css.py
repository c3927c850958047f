"""What the style sheet is made of."""

import gzip
import re
from pathlib import Path

import pytest

from diagnostic.web.assets import JOINED, content

ROOT = Path(__file__).parents[2]
SHEET = content("css/quiz.css").decode()
BARE = re.sub(r"/\*.*?\*/", "", SHEET, flags=re.DOTALL)
# Documents for paper are no pages: no server sends them, and they carry their style (see test_print_css.py).
# So does the page for when the network is lost: nothing can be fetched then (see tests/web/test_offline.py).
PAGES = "\n".join(
    page.read_text(encoding="utf-8")
    for page in sorted((ROOT / "templates").rglob("*.html"))
    if page.parent.name != "print" and page.name != "offline.html"
)

# Statement 63. A side of the screen has no place in a language that is written the other way.
PHYSICAL = re.compile(
    r"""^\s*(?:
        (?:margin|padding|border|scroll-margin|scroll-padding|inset)-(?:left|right|top|bottom)\b[a-z-]* |
        border-(?:top|bottom)-(?:left|right)-radius | left | right | top | bottom |
        (?:min-|max-)?(?:width|height)
    )\s*: | (?:text-align|justify-content|align-items|justify-items|float|clear):\s*(?:left|right)\b""",
    re.MULTILINE | re.VERBOSE,
)


def classes_of(sheet):
    selectors = re.sub(r"\{[^{}]*\}", "{}", sheet)
    return set(re.findall(r"\.([a-z][a-z0-9_-]*)", selectors))


def test_sheet_is_all_of_its_parts_and_what_changes_others_comes_last():
    """Rules of one weight: the later one counts. So a screen's settings and paper stand behind all others."""
    parts = [Path(part).stem for part in JOINED["css/quiz.css"]]
    assert sorted(parts) == sorted(part.stem for part in (ROOT / "static" / "css" / "quiz").glob("*.css"))
    assert parts[-2:] == ["settings", "print"]


@pytest.mark.parametrize("name", JOINED)
def test_what_is_sent_is_all_of_its_parts_but_for_their_comments(name):
    """Rule by rule and line by line: a comment that hid something else would take it away here."""
    parts = [(ROOT / "static" / part).read_text(encoding="utf-8") for part in JOINED[name]]
    inside = False
    expected = []
    for line in "\n".join(parts).splitlines():
        if name.endswith(".js"):
            inside = line.lstrip().startswith("//")
        begins, ends = line.lstrip().startswith("/*"), line.rstrip().endswith("*/")
        if not (inside or begins) and line.strip():
            expected.append(line.strip())
        if name.endswith(".css"):
            inside = (inside or begins) and not ends
    sent = content(name).decode()
    assert [line.strip() for line in sent.splitlines() if line.strip()] == expected
    assert len(sent) < len("\n".join(parts))


@pytest.mark.parametrize("name", ["quiz", "carry", "typing", "offline"])
def test_sheet_knows_no_left_or_right(name):
    """Statement 63."""
    sheet = content(f"css/{name}.css").decode()
    bare = re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL)
    assert [found[0].strip() for found in PHYSICAL.finditer(bare)] == []


def test_search_for_left_and_right_finds_them():
    planted = ["margin-left: 1px", "text-align: right", "left: 0", "border-top-left-radius: 0"]
    planted += ["float: left", "width: 1px"]
    assert [line for line in planted if PHYSICAL.search(f"a {{\n  {line};\n}}")] == planted
    assert not PHYSICAL.search("@media (min-width: 48rem) {\n  a {\n    margin-inline-start: 1px;\n  }\n}")


def test_sheet_asks_nothing_of_another_machine():
    """Statement 71."""
    addresses = re.findall(r"url\(([^)]*)\)", BARE)
    assert addresses == ['"../fonts/atkinson-hyperlegible-next-latin-wght.woff2"']
    assert (ROOT / "static" / "css" / addresses[0].strip('"')).is_file()
    assert "@import" not in BARE
    assert "//" not in BARE


def test_sheet_is_light():
    """At most 12 KB of the 64 that a first question may weigh."""
    assert len(gzip.compress(SHEET.encode(), 6)) <= 12 * 1024


def test_every_value_with_a_name_is_defined():
    defined = set(re.findall(r"(--[a-z0-9-]+):", BARE))
    assert set(re.findall(r"var\((--[a-z0-9-]+)", BARE)) - defined == set()


def test_every_class_of_the_sheet_is_used_by_a_page():
    """Some names are put together in the template: `el--{{ element.part }}` uses all that begin so."""
    beginnings = set(re.findall(r"([a-z][a-z0-9_-]*--)\{[{%]", PAGES))
    words = set(re.findall(r"[a-z][a-z0-9_-]*", PAGES))
    unused = {
        name
        for name in classes_of(BARE)
        if name not in words and not any(name.startswith(beginning) for beginning in beginnings)
    }
    assert unused == set()


def test_motion_is_only_for_those_who_may_like_it():
    """Statement 60: everything that moves stands inside of one media query."""
    still = re.sub(r"@media \(prefers-reduced-motion: no-preference\) \{(?:[^{}]*\{[^{}]*\})*\s*\}", "", BARE)
    assert still != BARE
    assert re.findall(r"(?:transition|animation|scroll-behavior)[a-z-]*:", still) == []


def test_pages_have_no_style_of_their_own():
    """Statement 71: our policy forbids styles and scripts inside of pages."""
    assert re.findall(r"<style|\sstyle=|\son[a-z]+=|<script(?![^>]*\ssrc=)", PAGES) == []
