"""Coming back to a result with the code from the sheet, on a screen without a keyboard."""

import re

import pytest

from tests.browser.pages import EASY, let_in
from tests.browser.person import Person
from tests.browser.site import LANGUAGES, personas

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("language, width, scripts", [("fr", 320, False), ("nl", 800, True)])
def test_code_from_the_sheet_shows_the_result_again(language, width, scripts, site, open_page):
    page = open_page(width=width, height=1000, scripts=scripts)
    person = Person(page, site, language, {}, scripts)
    let_in(page.context, site, site.person(language, personas()[EASY].answers, finished=True))
    page.goto(f"{site.url}/{language}/result")
    strength = page.locator(".band h1").inner_text()
    page.goto(f"{site.url}/{language}/result/sheet")
    written = page.locator(".paper__characters").inner_text()
    page.context.clear_cookies()
    page.goto(f"{site.url}/{language}/")
    page.locator('a[href$="/code"]').click()
    for character in re.sub(r"\W", "", written):
        with page.expect_navigation():
            page.locator(f'.key[value="{character}"]').click()
    assert page.locator(".typed__box--full").count() == 12
    person.press(".actions button")
    assert page.locator(".band h1").inner_text() == strength
    assert re.sub(r"\W", "", written) not in page.url


def test_keys_pressed_faster_than_pages_come_all_count(site, open_page):
    """Who knows the code does not wait for the page after each sign."""
    page = open_page()
    page.goto(f"{site.url}/fr/code")
    keys = ("A", "B", "B", "take-back", "C")
    press = (
        "keys => keys.forEach((key, at) => setTimeout(() => document.querySelector(key).click(), 60 * at))"
    )
    before, site.pause = len(site.traffic), 0.5
    try:
        # In the page itself: what presses from outside waits for the next page.
        page.evaluate(press, [f'.key[value="{key}"]' for key in keys])
        page.locator(".typed__box--full").nth(2).wait_for()
    finally:
        site.pause = 0.0
    assert page.locator(".typed__box--full").all_inner_texts() == ["A", "B", "C"]
    assert len(site.traffic[before:]) <= 5


def test_one_press_too_many_loses_no_code(site, open_page):
    """Impatience at the last sign: what is sent never has more signs than a code."""
    page = open_page()
    page.goto(f"{site.url}/fr/code")
    for key in "0123456789A":
        with page.expect_navigation():
            page.locator(f'.key[value="{key}"]').click()
    press = "key => [0, 60, 120].forEach((at) => setTimeout(() => document.querySelector(key).click(), at))"
    before, site.pause = len(site.traffic), 0.5
    try:
        page.evaluate(press, '.key[value="B"]')
        page.locator(".typed__box--full").nth(11).wait_for()
    finally:
        site.pause = 0.0
    assert page.locator(".typed__box--full").all_inner_texts() == list("0123456789AB")
    page.wait_for_timeout(1_500)  # until the server has done with all three
    assert {one.status for one in site.traffic[before:]} == {200}


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_wrong_is_told_first_and_a_key_leads_back_to_the_keys(language, site, open_page):
    page = open_page(width=320, height=640)
    person = Person(page, site, language, {})
    page.goto(f"{site.url}/{language}/code")
    person.press('.key[value="A"]')
    assert page.url.endswith("#keypad")
    assert page.evaluate("document.activeElement.id") == "keypad"
    person.press(".actions button")
    assert page.evaluate("document.activeElement.id") == "wrong"
    box = page.locator("#wrong").bounding_box()
    assert 0 <= box["y"] < 640
    person.press('.key[value="B"]')
    assert page.evaluate("document.activeElement.id") == "keypad"
