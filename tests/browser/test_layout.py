"""Room to press, to read and to enlarge."""

import pytest

from diagnostic.model.question import Choice
from tests.browser.measure import measure, too_close, too_small
from tests.browser.pages import GROUPS, HARD, NEVER, WIDTHS, let_in, tour
from tests.browser.site import LANGUAGES, reading

pytestmark = pytest.mark.browser

in_both_languages = pytest.mark.parametrize("language", LANGUAGES)

# What a person may change about a page, and how it is set back.
CHANGES = {
    "as it is": ("() => {}", "() => {}"),
    "twice as large": (
        '() => { document.documentElement.style.fontSize = "200%" }',
        '() => { document.documentElement.style.fontSize = "" }',
    ),
    "widely spaced": (
        """() => {
            const sheet = new CSSStyleSheet();
            sheet.replaceSync(`
                * { line-height: 1.5 !important; letter-spacing: 0.12em !important }
                * { word-spacing: 0.16em !important }
                p { margin-block-end: 2em !important }
            `);
            document.adoptedStyleSheets = [sheet];
        }""",
        "() => { document.adoptedStyleSheets = [] }",
    ),
    "from right to left": (
        '() => { document.documentElement.dir = "rtl" }',
        '() => { document.documentElement.dir = "" }',
    ),
}


@in_both_languages
@pytest.mark.parametrize("group", GROUPS)
def test_page_has_room_for_fingers_and_for_large_texts(group, language, public_site, open_page):
    """At 320, 800 and 1280 px: statements 57 and 59; 63, that a page written from right to left fits too."""
    page, found = open_page(), {}
    for name in tour(page, public_site, language, GROUPS[group]):
        for width, height in WIDTHS.items():
            page.set_viewport_size({"width": width, "height": height})
            if wrong := crowded(page) + cut(page):
                found[f"{name} at {width}"] = wrong
    assert found == {}


def crowded(page):
    """Statement 57: targets at least 44 px, answers at least 64 px high, gaps at least 8 px."""
    targets = measure(page, "targets")
    assert targets
    return too_small(targets) + too_close(targets)


def cut(page):
    """Statement 59: no sideways scroll, nothing cut, as it is, with 200 % text, with the spacing of WCAG."""
    wrong = measure(page, "brokenWords")
    for name, (change, undo) in CHANGES.items():
        page.evaluate(change)
        wrong += [f"{name}: {what}" for what in measure(page, "overflow")]
        page.evaluate(undo)
    return wrong


@in_both_languages
def test_question_with_few_answers_fits_a_kiosk(language, site, open_page):
    """Statement 10: a question with up to four answers needs no scrolling at 1280 x 800 or 1080 x 1920."""
    page, found, seen = open_page(), {}, set()
    choices = [q for q in reading().bundle.questionnaire.questions() if isinstance(q.form, Choice)]
    short = {q.id for q in choices if len(q.form.options) <= 4}
    for who in (NEVER, HARD):
        let_in(page.context, site, site.visit(language, who))
        for question_id in sorted(short - seen):
            page.goto(f"{site.url}/{language}/test/{question_id}")
            if not page.url.endswith(question_id):
                continue
            seen.add(question_id)
            for width, height in ((1280, 800), (1080, 1920)):
                page.set_viewport_size({"width": width, "height": height})
                if (tall := page.evaluate("document.documentElement.scrollHeight")) > height:
                    found[f"{question_id} at {width}"] = tall
    assert len(seen) > len(short) / 2
    assert found == {}
