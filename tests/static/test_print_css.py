"""What the style sheets for paper are made of: what documents share, the questionnaire, the sheet."""

import re

from diagnostic.web.assets import JOINED, content
from tests.static.test_css import BARE as SCREENS
from tests.static.test_css import PAGES, PHYSICAL, ROOT, classes_of

SHEETS = {name: content(f"css/{name}.css").decode() for name in ("print", "questionnaire", "sheet")}
DOCUMENTS = "\n".join(
    template.read_text(encoding="utf-8") for template in sorted((ROOT / "templates" / "print").glob("*.html"))
)
BARE = re.sub(r"/\*.*?\*/", "", "".join(SHEETS.values()), flags=re.DOTALL)


def test_sheet_of_the_questionnaire_is_all_of_its_parts():
    parts = sorted(f"css/paper/{part.name}" for part in (ROOT / "static" / "css" / "paper").glob("*.css"))
    assert sorted(JOINED["css/questionnaire.css"]) == parts


def test_sheets_for_paper_knows_no_left_or_right():
    assert [found[0].strip() for found in PHYSICAL.finditer(BARE)] == []


def test_sheets_for_paper_takes_its_values_from_the_tokens():
    defined = set(re.findall(r"(--[a-z0-9-]+):", BARE + SCREENS))
    assert set(re.findall(r"var\((--[a-z0-9-]+)", BARE)) - defined == set()
    colours = set(re.findall(r"#[0-9a-f]{6}", BARE))
    assert colours <= {"#ffffff", "#f3f1f8", "#4b4262"}


def test_sheets_for_paper_asks_nothing_of_another_machine():
    assert not re.search(r"url\(|@import|//", BARE)


def test_sheet_of_the_person_says_nothing_of_the_page_around_it():
    """It stands beside quiz.css on the screen: without a class in front, it would change the frame there."""
    screen = re.sub(r"@media print \{(?:[^{}]*\{[^{}]*\})*\s*\}", "", SHEETS["sheet"])
    screen = re.sub(r"/\*.*?\*/", "", screen, flags=re.DOTALL)
    assert screen != SHEETS["sheet"]
    rules = [selector.strip() for selector in re.findall(r"([^{}]+)\{", screen)]
    assert [selector for selector in rules if not selector.startswith(".paper")] == []


def test_every_class_of_the_sheets_for_paper_is_used_by_a_template():
    beginnings = set(re.findall(r"([a-z][a-z0-9_-]*--)\{[{%]", PAGES + DOCUMENTS))
    names = set(re.findall(r"[a-z][a-z0-9_-]+", PAGES + DOCUMENTS)) | {"picture"}
    unused = {
        name for name in classes_of(BARE) if name not in names and not name.startswith(tuple(beginnings))
    }
    assert unused == set()
