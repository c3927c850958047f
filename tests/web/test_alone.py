"""What a person alone at a kiosk can count on, on every page."""

import pytest

from tests.content.people import best, worst
from tests.web.engines import counts
from tests.web.person import Person

ORIGIN = "https://test.example"
LANGUAGES = ("fr", "nl")
IN_THE_FRAME = {"gate", "error"}
"""Kinds of pages without the bar: the first screen, and those for when something is wrong."""
BESIDE = ("code", "help", "accessibility", "erase", "pause", "test")
AFTER = ("result", "result/sheet", "result/slip", "help", "erase")


@pytest.fixture(scope="module")
def kiosk_pages(make_public, bundle):
    """Every page that a kiosk shows to two people, one who can do everything and one who can do nothing."""
    app = make_public(setting="kiosk")
    questions = {question.id: question for question in bundle.questionnaire.questions()}
    pages = []
    for language in LANGUAGES:
        for replies in (best, worst):
            person = Person(app.test_client(), language, ORIGIN)
            pages += [person.open(address) for address in ("/", f"/{language}/")]
            person.begin()
            first = person.page.address
            pages += [person.open(f"/{language}/{address}") for address in BESIDE]
            person.open(first)
            pages += person.walk({name: replies(question) for name, question in questions.items()})
            pages += [person.open(f"/{language}/{address}") for address in AFTER]
    return pages


def test_statement_11_kiosk_asks_for_no_typing_and_leads_nowhere_else(kiosk_pages):
    """ux.md 11: no text field, no external link, no `target=_blank`, no file input."""
    assert len({page.address for page in kiosk_pages}) > 80
    for page in kiosk_pages:
        fields = {field.get("type", "text") for field in page.all("input")}
        assert fields <= {"radio", "checkbox", "hidden"}, page.address
        assert page.all("textarea") == [], page.address
        assert [one for one in page.document.inside() if one.has("contenteditable")] == [], page.address
        assert page.all(target=True) == [], page.address
        assert page.all("iframe", "object", "embed") == [], page.address
        addresses = {
            one[name]
            for one in page.document.inside()
            for name in ("href", "src", "action", "formaction")
            if one.has(name) and not one[name].startswith("data:")
        }
        assert {one for one in addresses if not one.startswith(("/", "#")) or one.startswith("//")} == set()


def test_statement_12_help_is_one_press_away_and_erasing_two(kiosk_pages, gallery):
    """ux.md 12: "Erase all" and "Ask a person" are on every page, at most two presses away."""
    pages = [page for page in kiosk_pages if page.address != "/"]
    pages += [view.page for view in gallery if view.kind.split()[0] not in IN_THE_FRAME]
    for page in pages:
        bar = page.one("header", css="bar").one("nav")
        links = [link["href"] for link in bar.all("a")]
        language = page.one("html")["lang"]
        assert links.count(f"/{language}/help") == 1, page.address
        assert links.count(f"/{language}/erase") + links.count("#erase") == 1, page.address


def test_statement_12_pages_without_the_frame_lead_to_one_that_has_it(gallery):
    """ux.md 12, for pages that may come without a database: the button leads back to the test."""
    for view in gallery:
        if view.kind.startswith("error"):
            back = [link["href"] for link in view.page.main.all("a", css="button")]
            assert back == [f"/{part['lang']}/test" for part in view.page.main.all("section")], str(view)


def test_erasing_is_asked_once_and_then_done(make_person):
    """ux.md 12: two presses from any page, and nothing is left to press."""
    for language in LANGUAGES:
        person = make_person(language)
        person.begin()
        erase = person.page.one("nav", css="bar__tools").all("a")[-1]
        assert erase.text == person.words("Erase all")
        person.follow(erase)
        person.press("Yes, erase all")
        assert person.page.address in {"/", f"/{language}/"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_statement_73_purpose_is_told_and_heard_before_the_first_question(make_person, bundle, language):
    """ux.md 73: the purpose, voiced, before the first question, on the page where one begins."""
    person = make_person(language)
    person.open("/")
    person.follow(person.page.one("section", lang=language).one("a"))
    assert person.page.address == f"/{language}/"
    purpose = person.page.one("p", css="lead").one("span", data_heard=True)
    assert purpose.text == bundle.questionnaire.purpose[language]
    assert len(purpose.text.split()) <= 60
    person.press("Begin")
    assert person.question is not None


@pytest.mark.parametrize("language", LANGUAGES)
def test_statement_73_who_wants_nothing_kept_has_test_and_result(make_person, store, bundle, language):
    """ux.md 73: saying no to keeping still gives test and result. Nothing is asked to be kept; who erases at
    the end has seen all of it, and leaves nothing.
    """
    person = make_person(language)
    person.begin()
    person.take({question.id: best(question) for question in bundle.questionnaire.questions()})
    assert person.page.address == f"/{language}/result"
    assert person.page.one(css="band").one("h1").text
    assert person.page.all("article", css="next")
    person.follow("Erase all")
    person.press("Yes, erase all")
    assert set(counts(store).values()) == {0}
