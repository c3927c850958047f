"""Coming back to a result with the code from the sheet, on a screen without a keyboard."""

import re

import pytest

from tests.browser.pages import EASY, let_in
from tests.browser.person import Person
from tests.browser.site import personas

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
