"""What holds on every page of the application."""

import re
from collections import Counter

import pytest

from diagnostic.web.language import CATALOGUES
from tests.content.texts import texts_of


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
            **dict.fromkeys(("gate", "purpose", "help", "accessibility", "erase", "code"), 1),
            **dict.fromkeys(("result", "sheet", "slips", "carried", "carried sheet", "carried slip"), 5),
            **dict.fromkeys(("pause", "pause code", "waiting", "waiting by code", "gone"), 1),
            **{f"carried {key} by code": 1 for key in ("show", "sheet", "slips")},
            **{f"no-file {code}": 1 for code in (404, 503)},
            **{f"error {code}": 1 for code in (400, 404, 405, 413, 500, 503)},
        }


def test_every_page_answers_as_it_should(gallery):
    wrong = []
    for view in gallery:
        kind, _, code = view.kind.partition(" ")
        expected = {"error": code, "no-file": code, "mistake": "422", "gone": "410"}.get(kind, "200")
        if str(view.page.status) != expected:
            wrong.append((str(view), view.page.status))
    assert wrong == []


@pytest.mark.html
def test_statement_55_every_page_is_valid_html(gallery, htmlcheck):
    """ux.md 55: vnu and html-validate: 0 errors on every page type."""
    pages = {f"{number} {view}": with_brackets(view.page.html) for number, view in enumerate(gallery)}
    assert htmlcheck(pages) == []


def with_brackets(html):
    """Boxes that are ticked together, or beside a text, share a name; html-validate allows that to names with
    brackets only.
    """
    return re.sub(
        r'(type="checkbox"|type="text" inputmode="text") name="answer"', r'\1 name="answer[]"', html
    )


# ------------------------------------------------------------------------------------- help and statement


def test_statement_62_help_stands_at_the_same_place_on_every_page(pages):
    """ux.md 62: help link has the same DOM order everywhere."""
    for view in pages:
        if view.kind == "gate":
            continue
        tools = view.page.one("nav", css="bar__tools")
        assert tools.parent is view.page.one("header", css="bar")
        controls = [child for child in tools.all("a", "button", "span") if "pill" in child.classes]
        words = [say(view.language, "Help"), say(view.language, "Erase all")]
        assert [control.text for control in controls] == ["Français", "Nederlands", *words], str(view)
        assert controls[2]["href"] == f"/{view.language}/help"
        # Whoever opened it by a link or a code erases it on that same page.
        opened = view.kind.split()[0] in {"carried", "waiting"}
        expected = "#erase" if opened else f"/{view.language}/erase"
        assert controls[3]["href"] == expected, str(view)
        assert view.page.all("a", "button", "input")[0]["href"] == "#main", "the way past the bar comes first"


def test_statement_62_first_screen_offers_help_and_statement_in_both_languages(pages):
    """ux.md 62: on the first screen, which has no bar, both languages stand at the end."""
    for view in pages:
        if view.kind == "gate":
            links = [
                (link["href"], link["lang"], link.text)
                for link in view.page.one("footer", css="foot").all("a")
            ]
            assert links == [
                (f"/{code}/{name}", code, say(code, message))
                for name, message in (("help", "Help"), ("accessibility", "Accessibility"))
                for code in ("fr", "nl")
            ]


def test_statement_62_accessibility_statement_is_linked_from_every_page(pages):
    """ux.md 62: statement page linked, both languages."""
    for view in pages:
        linked = {link["href"] for link in view.page.one("footer", css="foot").all("a")}
        assert f"/{view.language}/accessibility" in linked, str(view)
    headings = [view.page.one("h1").text for view in pages if view.kind == "accessibility"]
    assert headings == ["Accessibilité", "Toegankelijkheid"]


def test_every_error_page_says_where_a_person_can_be_reached(gallery):
    for view in gallery:
        if view.kind.startswith("error"):
            language = "fr" if view.language == "both" else view.language
            assert say(language, "By phone: Actiris, 0800 35 123. The call is free.") in view.page.text
            assert "Traceback" not in view.page.html


# ------------------------------------------------------------------------------------------------ language


def say(language, message):
    return CATALOGUES[language].gettext(message)


def test_statement_64_page_says_its_language(gallery):
    """ux.md 64: `lang` right on page."""
    for view in gallery:
        if view.language != "both" and view.kind not in {"gate", "error 404", "error 405"}:
            assert view.page.one("html")["lang"] == view.language, str(view)
        assert all(element["lang"] in {"fr", "nl"} for element in view.page.all(lang=True))
        for link in view.page.all(hreflang=True):
            assert link["hreflang"] == link.language, str(view)


@pytest.fixture(scope="module")
def only_in(bundle):
    """Language -> every text of the questionnaire and the interface that is written so in it alone."""
    both = {"fr": set(), "nl": set()}
    for part in (bundle.questionnaire, bundle.profiles, bundle.referrals, bundle.services, bundle.glossary):
        for _, language, words in texts_of(part):
            both[language].add(" ".join(words.split()))
    for language, catalogue in CATALOGUES.items():
        messages = [message for message in catalogue._catalog.values() if isinstance(message, str)]
        both[language] |= {" ".join(message.split()) for message in messages}
    return {"fr": both["fr"] - both["nl"], "nl": both["nl"] - both["fr"]}


def test_statement_64_every_foreign_part_says_its_language(gallery, only_in):
    """ux.md 64: `lang` right on foreign parts: no French words outside a French part, nor Dutch ones."""
    told = Counter()
    for view in gallery:
        for words, element in view.page.one("body").words():
            for language in ("fr", "nl"):
                if words in only_in[language]:
                    told[language, view.language] += 1
                    assert element.language == language, f"{view}: {words}"
    assert min(told["fr", "fr"], told["nl", "nl"]) > 1000
    assert told["fr", "nl"] > 0, "the first screen speaks both"
