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
def test_borders_stay_when_colours_are_forced(group, public_site, open_page):
    """Statement 60: the boundary of every button."""
    page = open_page(forced_colors="active")
    found = {}
    for name in tour(page, public_site, "nl", GROUPS[group]):
        assert page.evaluate("matchMedia('(forced-colors: active)').matches")
        if wrong := measure(page, "withoutBorder"):
            found[name] = wrong
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


@pytest.mark.parametrize("motion, moves", [("reduce", False), ("no-preference", True)])
def test_nothing_moves_for_those_who_want_it_still(motion, moves, public_site, open_page):
    """Statement 60: no animation, on any page, pointed at or not."""
    page = open_page(reduced_motion=motion)
    moving = {}
    for name in tour(page, public_site, "fr", [name for group in GROUPS.values() for name in group]):
        page.locator(".button, .el, .tile label, .pill").first.hover()
        if running := page.evaluate("document.getAnimations().length"):
            moving[name] = running
    assert bool(moving) == moves, moving
