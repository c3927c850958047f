"""axe-core has nothing against any type of page (statement 54)."""

from pathlib import Path

import axe_playwright_python
import pytest

from tests.browser.pages import GROUPS, WIDTHS, tour
from tests.browser.site import LANGUAGES

pytestmark = pytest.mark.browser

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
RUN = """async () => {
    const found = await axe.run(document, {
        runOnly: {type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]},
        rules: {"color-contrast-enhanced": {enabled: true}, "target-size": {enabled: true}},
        resultTypes: ["violations"],
        preload: false,  // it would fetch the style sheet again, which our policy forbids to scripts
    });
    const ran = [...found.violations, ...found.passes, ...found.incomplete, ...found.inapplicable];
    return {
        ran: ran.map(rule => rule.id),
        violations: found.violations.flatMap(rule => rule.nodes.map(node => `${rule.id}: ${node.html}`)),
    };
}"""


def violations(page):
    seen = page.evaluate(RUN)
    assert {"color-contrast-enhanced", "target-size", "label", "html-has-lang"} <= set(seen["ran"])
    return seen["violations"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("group", GROUPS)
def test_page_has_no_violation_at_any_width(group, language, public_site, open_page):
    """Statement 54: WCAG 2.2 A and AA, with enhanced contrast and target size."""
    page, found = open_page(), {}
    for name in tour(page, public_site, language, GROUPS[group]):
        page.evaluate(AXE)
        for width, height in WIDTHS.items():
            page.set_viewport_size({"width": width, "height": height})
            if wrong := violations(page):
                found[f"{name} at {width}"] = wrong
    assert found == {}


def test_axe_finds_planted_faults(site, open_page):
    """What finds nothing must be able to find something."""
    page = open_page()
    page.goto(f"{site.url}/fr/")
    page.evaluate(AXE)
    page.evaluate("""() => {
        document.documentElement.removeAttribute("lang");
        document.querySelector("main p").style.color = "#777";
        document.querySelector(".button").replaceChildren();
        document.querySelector(".foot a").style = "display: inline-block; min-block-size: 0; block-size: 9px";
    }""")
    rules = {fault.partition(":")[0] for fault in violations(page)}
    assert rules >= {"html-has-lang", "color-contrast-enhanced", "button-name"}
