"""Whole journeys, from the language gate to the sheet of paper."""

import itertools
import re

import pytest

from tests.browser.measure import measure
from tests.browser.pages import WIDTHS
from tests.browser.person import Person
from tests.browser.site import LANGUAGES, personas, reading

pytestmark = pytest.mark.browser

# One persona for each profile. Their answers hold in both languages.
WHO = {"first-steps": "amina", "with-help": "fatma", "simple-tasks": "hilde", "autonomous": "rachid"}
JOURNEYS = [
    (profile, language, width, mode)
    for (profile, mode, language), width in zip(
        itertools.product(WHO, ("js", "no-js"), LANGUAGES), itertools.cycle(WIDTHS), strict=False
    )
]
STEP = {"fr": re.compile(r"Étape (\d) sur (\d) · "), "nl": re.compile(r"Stap (\d) van (\d) · ")}
KILOBYTE = 1024
SHEET = {"fr": "Ce que vous savez faire", "nl": "Wat u kunt"}


def test_journeys_cover_each_width_in_each_language_with_and_without_scripts():
    assert {journey[1:] for journey in JOURNEYS} == set(itertools.product(LANGUAGES, WIDTHS, ("js", "no-js")))


def strength_of(profile):
    return next(row.can for row in reading().bundle.profiles.profiles if row.id == profile)


@pytest.mark.parametrize("profile, language, width, mode", JOURNEYS)
def test_journey_leads_from_the_gate_to_the_sheet(profile, language, width, mode, site, open_page):
    """The whole test at every width (20: without scripts too; 15: nothing chosen; 22: the steps in words).

    Each step costs the person's line at most 5 KB and two requests.
    """
    persona, scripts = personas()[WHO[profile]], mode == "js"
    page = open_page(width=width, height=WIDTHS[width], scripts=scripts)
    person = Person(page, site, language, persona.answers, scripts)
    person.begin()
    asked, steps, titles, heavy = [], [], [], {}
    while "/result" not in person.path:
        seen = measure(page, "progress")
        assert seen["language"] == language
        assert seen["line"] == "true"
        steps.append(tuple(map(int, STEP[language].match(seen["step"]).groups())))
        if person.question is not None:
            asked.append(person.question.id)
            titles.append(seen["title"])
            assert seen["headings"] == [person.question.text[language]]
            assert seen["chosen"] == 0
        before = len(site.traffic)
        person.step()
        sent = site.traffic[before:]
        if len(sent) > 2 or sum(one.bytes for one in sent) > 5 * KILOBYTE:
            heavy[seen["title"]] = [(one.path, one.bytes) for one in sent]
    assert heavy == {}
    if persona.expect.path:
        assert tuple(asked) == persona.expect.path
    assert set(asked) <= set(persona.answers)
    assert steps == sorted(steps)
    assert {total for _, total in steps} == {6}
    assert {number for number, _ in steps} == {1, 2, 3, 4, 5, 6}
    assert len(set(titles)) == len(titles)
    assert page.locator(".band h1").inner_text() == strength_of(profile)[language]
    assert 1 <= page.locator(".next").count() <= 3
    page.locator('a[href$="/result/sheet"]').click()
    assert page.locator(".paper h2").first.inner_text() == SHEET[language]
    assert page.locator(".paper__step").count() >= 1
    page.locator("[data-print]").wait_for(state="visible" if scripts else "hidden")
