"""The keypad on which a code is entered: its pages and its forms."""

import pytest

from diagnostic.web.quiz.codes import ALPHABET
from tests.web.engines import ON_BOTH
from tests.web.keypad import code_on, enter, finish, key, try_, typed, wrong

LANGUAGES = pytest.mark.parametrize("language", ["fr", "nl"])


@LANGUAGES
@ON_BOTH
def test_code_shows_the_result_at_another_browser(make_person, language):
    mine = make_person(language)
    code = finish(mine)
    other = make_person(language)
    page = enter(other, code)
    assert page.status == 200
    assert page.address == f"/{language}/code"
    assert page.one("h1").text == mine.page.one("h1").text
    assert code_on(page) == code


def test_keypad_shows_in_three_groups_what_was_pressed(person):
    person.open("/fr/code")
    assert typed(person.page) == ".... .... ...."
    for character in "7K4DM":
        key(person, character)
    assert typed(person.page) == "7K4D M... ...."
    assert "Votre code jusqu’ici\u00a0: 7 K 4 D M" in person.page.main.text
    assert "Cases vides\u00a0: 7" in person.page.main.text
    key(person, "take-back")
    assert typed(person.page) == "7K4D .... ...."


def test_taking_back_from_nothing_leaves_nothing(person):
    person.open("/fr/code")
    assert typed(key(person, "take-back")) == ".... .... ...."


def test_thirteenth_key_changes_nothing(person):
    person.open("/fr/code")
    for character in "7K4DM2XQ9H01A":
        page = key(person, character)
    assert typed(page) == "7K4D M2XQ 9H01"
    assert "Votre code est complet." in page.main.text


@LANGUAGES
def test_keypad_has_buttons_only_one_for_each_character(person, language):
    page = person.open(f"/{language}/code")
    assert [field["type"] for field in page.all("input", "textarea", "select")] == ["hidden", "hidden"]
    keys = page.all("button", css="key")
    assert [button.text for button in keys[:32]] == list(ALPHABET)
    assert [button.text for button in keys[32:]] == [
        {"fr": "Effacer le dernier signe", "nl": "Laatste teken wissen"}[language]
    ]
    assert {button["type"] for button in page.all("button")} == {"submit"}
    assert page.headers["Cache-Control"] == "no-store"


@LANGUAGES
@pytest.mark.parametrize("page", ["", "help"])
def test_purpose_and_help_lead_to_the_keypad(make_person, language, page):
    person = make_person(language)
    person.open(f"/{language}/{page}")
    person.follow("I already have a code")
    assert (person.page.status, person.page.address) == (200, f"/{language}/code")


def test_other_language_keeps_what_was_pressed(person):
    person.open("/fr/code")
    key(person, "7")
    (button,) = [button for button in person.page.all("button") if button.get("lang") == "nl"]
    form = person.page.form_of(button)
    fields = [(field["name"], field["value"]) for field in form.all("input")]
    page = person.send(button["formaction"], fields)
    assert page.address == "/nl/code"
    assert page.one("html")["lang"] == "nl"
    assert typed(page) == "7... .... ...."


def test_other_language_keeps_the_result_that_the_code_showed(person, make_person):
    code = finish(make_person())
    enter(person, code)
    (button,) = [button for button in person.page.all("button") if button.get("lang") == "nl"]
    form = person.page.form_of(button)
    fields = [(field["name"], field["value"]) for field in form.all("input")]
    page = person.send(button["formaction"], [*fields, (button["name"], button["value"])])
    assert (page.status, page.one("html")["lang"], code_on(page)) == (200, "nl", code)


def test_keypad_takes_no_press_without_csrf_token(person):
    person.open("/fr/code")
    assert person.send("/fr/code", [("typed", ""), ("press", "7")]).status == 400


@pytest.mark.parametrize(
    "fields",
    [
        [("typed", "7K4D!"), ("press", "7")],
        [("typed", "7" * 13), ("press", "7")],
        [("typed", ""), ("press", "U")],
        [("typed", ""), ("press", "77")],
        [("typed", ""), ("press", "open")],
    ],
)
def test_forged_forms_are_refused(person, fields):
    person.open("/fr/code")
    assert person.send("/fr/code", [("csrf_token", person.token()), *fields]).status == 400


def test_form_without_a_key_shows_the_keypad_as_it_was(person):
    person.open("/fr/code")
    page = person.send("/fr/code", [("csrf_token", person.token()), ("typed", "7k")])
    assert (page.status, typed(page)) == (200, "7K.. .... ....")


@pytest.mark.html
def test_pages_of_the_code_are_valid_html(make_person, clock, htmlcheck):
    pages = {}
    for language in ("fr", "nl"):
        code = finish(make_person(language))
        person = make_person(language)
        pages[f"{language} empty"] = person.open(f"/{language}/code").html
        pages[f"{language} short"] = enter(person, "7K4D").html
        pages[f"{language} wrong"] = try_(person, wrong(code)).html
        pages[f"{language} result"] = enter(person, code).html
        person.open(f"/{language}/code")
        for _ in range(10):
            locked = try_(person, wrong(code))
        assert locked.status == 429
        pages[f"{language} locked"] = locked.html
        clock.pass_(seconds=1)  # so many tries in one second would make all wait
    assert htmlcheck(pages) == []
