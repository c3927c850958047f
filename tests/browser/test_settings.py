"""What people have set up on their own device: forced colours, no motion (statement 60)."""

import pytest

from tests.browser.measure import measure
from tests.browser.pages import EASY, GROUPS, let_in, tour
from tests.browser.site import LANGUAGES

pytestmark = pytest.mark.browser

LOOK = """element => {
    const style = getComputedStyle(element);
    return [style.backgroundColor, style.borderTopColor, style.borderTopWidth, style.textDecorationLine];
}"""


@pytest.mark.parametrize("group", GROUPS)
def test_borders_stay_and_nothing_moves(group, public_site, open_page):
    """Statement 60: with forced colours the boundary of every button shows; with reduced motion nothing
    moves or ever will."""
    page = open_page(forced_colors="active", reduced_motion="reduce")
    found = {}
    for name in tour(page, public_site, "nl", GROUPS[group]):
        assert page.evaluate("matchMedia('(forced-colors: active)').matches")
        if wrong := measure(page, "withoutBorder"):
            found[name] = wrong
        if moving := measure(page, "moving"):
            found[f"{name}, moving"] = moving
    assert found == {}


@pytest.mark.parametrize(
    "question_id, chosen, other",
    [
        ("email-address", ".tile input:checked + label", ".tile input:not(:checked) + label"),
        ("equipment", ".tile input:checked + label", ".tile input:not(:checked) + label"),
        ("email-find", ".el--chosen", ".el:not(.el--chosen)"),
        ("email-find", ".pill--here", "button.pill"),
    ],
)
def test_what_is_chosen_shows_when_colours_are_forced(question_id, chosen, other, site, open_page):
    """Statement 60: the chosen answer and the current language, by more than the shade of a colour."""
    page = open_page(forced_colors="active")
    let_in(page.context, site, site.visit("fr", EASY))
    page.goto(f"{site.url}/fr/test/{question_id}")
    one, rest = (page.locator(which).first.evaluate(LOOK) for which in (chosen, other))
    assert float(one[2].removesuffix("px")) >= float(rest[2].removesuffix("px")) + 2
    assert one[1] != rest[1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_current_language_is_told_by_more_than_colour(language, site, open_page):
    """Statement 60: in words for those who listen, underlined for those who see."""
    page = open_page()
    page.goto(f"{site.url}/{language}/help")
    here = page.locator(".bar [aria-current]")
    assert here.get_attribute("lang") == language
    assert here.evaluate(LOOK)[3] == "underline"


def test_a_button_changes_softly_for_those_who_do_not_mind(site, open_page):
    """What statement 60 looks for is there when nobody asks for less."""
    page = open_page(reduced_motion="no-preference")
    page.goto(f"{site.url}/fr/")
    assert "button" in measure(page, "moving")
