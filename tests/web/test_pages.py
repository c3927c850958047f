"""What holds on every page of the application."""

from collections import Counter

import pytest

# One worker looks at all pages.
pytestmark = pytest.mark.xdist_group("pages")


@pytest.fixture(scope="module")
def pages(gallery):
    return [view for view in gallery if not view.kind.startswith("error")]


def test_gallery_shows_every_question_in_every_state_and_every_kind_of_page(gallery, bundle):
    questions = {question.id for question in bundle.questionnaire.questions()}
    for language in ("fr", "nl"):
        views = [view for view in gallery if view.language == language]
        for kind in ("question", "mistake", "return"):
            assert {view.about for view in views if view.kind == kind} == questions
        sections = {section.id for section in bundle.questionnaire.sections} - {"welcome"}
        assert {view.about for view in views if view.kind == "summary"} == sections
        assert Counter(view.kind for view in views if not view.about) == {
            **dict.fromkeys(("gate", "purpose", "help", "accessibility", "erase"), 1),
            **dict.fromkeys(("result", "sheet", "carried"), 4),
            **{f"error {code}": 1 for code in (400, 404, 405, 413, 500, 503)},
        }


def test_every_page_answers_as_it_should(gallery):
    wrong = []
    for view in gallery:
        kind, _, code = view.kind.partition(" ")
        expected = {"error": code, "mistake": "422"}.get(kind, "200")
        if str(view.page.status) != expected:
            wrong.append((str(view), view.page.status))
    assert wrong == []


@pytest.mark.html
def test_statement_55_every_page_is_valid_html(gallery, htmlcheck):
    """ux.md 55: vnu and html-validate: 0 errors on every page type."""
    pages = {f"{number} {view}": with_brackets(view.page.html) for number, view in enumerate(gallery)}
    assert htmlcheck(pages) == []


def with_brackets(html):
    """Boxes that are ticked together share a name; html-validate allows that to names with brackets only."""
    return html.replace('type="checkbox" name="answer"', 'type="checkbox" name="answer[]"')
