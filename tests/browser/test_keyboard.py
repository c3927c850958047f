"""Everything without a mouse (statement 58)."""

from dataclasses import dataclass, field

import pytest
from playwright.sync_api import expect

from diagnostic.model.question import ListChoice, Order, Several, Sort, Task, WarmUp
from tests.browser.measure import measure
from tests.browser.pages import EASY, HARD
from tests.browser.person import Person
from tests.browser.site import WAYS_OUT, personas

pytestmark = pytest.mark.browser

MOST_TABS = 60


@dataclass
class Typist(Person):
    """Somebody without a mouse. `wrong` is what was wrong with the stops of the focus."""

    wrong: list = field(default_factory=list)
    stops: int = 0

    def tab_to(self, wanted):
        """Press Tab until the focus is where it is wanted."""
        for _ in range(MOST_TABS):
            self.page.keyboard.press("Tab")
            stop = measure(self.page, "stop", wanted)
            self.wrong += [f"{self.path}: {what}" for what in stop["wrong"]]
            self.stops += 1
            if stop["hit"]:
                return
        raise AssertionError(f"{self.path}: Tab does not lead to {wanted}")

    def press(self, button):
        self.tab_to(button)
        self.unhurried()
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def choose(self, value):
        form = self.question.form
        if isinstance(form, Order) and value[0] not in WAYS_OUT:
            for _ in form.steps:
                self.tab_to("select")
                step = self.page.evaluate("document.activeElement.name.replace('place-', '')")
                for _ in range(value.index(step) + 1):
                    self.page.keyboard.press("ArrowDown")
        elif isinstance(form, Sort) and value[0] not in WAYS_OUT:
            for thing, folder in zip(form.things, value, strict=True):
                self.tab_to(f'[name="place-{thing.id}"]')
                self.pick(folder)
        elif isinstance(form, Several | Order | Sort):
            for chosen in value:
                self.tab_to(f'input[value="{chosen}"]')
                self.page.keyboard.press("Space")
        else:
            self.tab_to("input[type=radio]")
            self.pick(value[0])

    def pick(self, wanted):
        """Come to one of these radio buttons by the arrow keys."""
        for _ in range(MOST_TABS):
            if self.page.evaluate("document.activeElement.matches(':checked')") and self.on(wanted):
                return
            self.page.keyboard.press("Space" if self.on(wanted) else "ArrowDown")
        raise AssertionError(f"{self.path}: the arrows do not lead to {wanted}")

    def on(self, value):
        return self.page.evaluate("document.activeElement.value") == value


@pytest.mark.parametrize("language, who, width", [("fr", EASY, 1280), ("nl", HARD, 320)])
def test_whole_test_can_be_taken_with_the_keyboard(language, who, width, site, open_page):
    """Statement 58: each stop of the focus has an outline of at least 3 px and lies in view."""
    page = open_page(width=width, height=640 if width == 320 else 800)
    person = Typist(page, site, language, personas()[who].answers)
    person.begin()
    forms = set()
    while "/result" not in person.path:
        if person.question is not None:
            forms.add(type(person.question.form))
        person.step()
    person.press('a[href$="/result/sheet"]')
    person.tab_to("[data-print]")
    assert person.wrong == []
    assert person.stops > 200
    assert forms >= {ListChoice, Several, Task, WarmUp}


def test_skip_link_leads_past_the_frame(site, open_page):
    page = open_page()
    page.goto(f"{site.url}/fr/help")
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    expect(page.locator(".skip")).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")
