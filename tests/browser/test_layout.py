"""Room to press, to read and to enlarge."""

import pytest

from diagnostic.model.question import Choice
from tests.browser.measure import measure, too_close, too_small
from tests.browser.pages import GROUPS, HARD, NEVER, WIDTHS, let_in, tour
from tests.browser.site import LANGUAGES, reading

pytestmark = pytest.mark.browser

in_both_languages = pytest.mark.parametrize("language", LANGUAGES)
on_every_page = pytest.mark.parametrize("group", GROUPS)

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


def at_every_width(page, site, language, names, look):
    """What *look* finds on these pages: {"page at width": …}, pages without problems left out."""
    found = {}
    for name in tour(page, site, language, names):
        for width, height in WIDTHS.items():
            page.set_viewport_size({"width": width, "height": height})
            if wrong := look(page):
                found[f"{name} at {width}"] = wrong
    return found


@in_both_languages
@on_every_page
def test_targets_are_large_and_apart(group, language, public_site, open_page):
    """Statement 57: targets at least 44 px, answers at least 64 px high, gaps at least 8 px."""

    def look(page):
        targets = measure(page, "targets")
        assert targets
        return too_small(targets) + too_close(targets)

    assert at_every_width(open_page(), public_site, language, GROUPS[group], look) == {}


@in_both_languages
@on_every_page
def test_nothing_is_cut_however_texts_are_shown(group, language, public_site, open_page):
    """Statement 59: at 320 px, with 200 % text and with the spacing of WCAG 1.4.12, no sideways scroll and
    nothing cut; 63: nor in a language that is written from right to left."""

    def look(page):
        wrong = measure(page, "brokenWords")
        for name, (change, undo) in CHANGES.items():
            page.evaluate(change)
            wrong += [f"{name}: {what}" for what in measure(page, "overflow")]
            page.evaluate(undo)
        return wrong

    assert at_every_width(open_page(), public_site, language, GROUPS[group], look) == {}


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
