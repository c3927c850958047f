"""The drawn screens of the tasks: whole, sharp, and every element a button with a name of its own."""

import pytest

from diagnostic.model.question import Screen, Task
from tests.browser.measure import measure
from tests.browser.pages import EASY, HARD, NEVER, let_in
from tests.browser.site import LANGUAGES, asked_of, personas, reading

pytestmark = pytest.mark.browser

TASKS = [q.id for q in reading().bundle.questionnaire.questions() if isinstance(q.form, Task)]


def visitor_of(question_id):
    return next(who for who in (NEVER, EASY, HARD, *personas()) if question_id in asked_of(who))


def names_of_buttons(page):
    """The names of the buttons of the device, as assistive technology gets them."""
    chromium = page.context.new_cdp_session(page)
    root = chromium.send("DOM.getDocument")["root"]["nodeId"]
    device = chromium.send("DOM.querySelector", {"nodeId": root, "selector": ".device"})["nodeId"]
    tree = chromium.send("Accessibility.queryAXTree", {"nodeId": device, "role": "button"})
    return [node["name"]["value"] for node in tree["nodes"] if not node["ignored"]]


def test_there_are_screens_of_every_kind():
    questions = [reading().bundle.question(task) for task in TASKS]
    assert len(TASKS) >= 16
    assert {q.form.screen for q in questions} == set(Screen)
    assert {q.form.device for q in questions} == {"phone", "computer"}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("third", range(3))
def test_drawn_screen_is_whole_and_its_elements_are_buttons(third, language, site, open_page):
    """At 320 and at 1920 px: inside its device, nothing cut, no word broken, every name its own."""
    page, found = open_page(), {}
    for task in TASKS[third::3]:
        let_in(page.context, site, site.visit(language, visitor_of(task)))
        page.goto(f"{site.url}/{language}/test/{task}")
        elements = reading().bundle.question(task).form.elements
        for width, height in ((320, 640), (1920, 1080)):
            page.set_viewport_size({"width": width, "height": height})
            wrong = [what for which in ("drawn", "overflow", "brokenWords") for what in measure(page, which)]
            pressed = page.locator(".device button[type=submit][name=answer]")
            values = pressed.evaluate_all("all => all.map(one => one.value)")
            if sorted(values) != sorted(element.id for element in elements):
                wrong.append(f"elements: {values}")
            names = names_of_buttons(page)
            if len(names) != len(elements) or len(set(names)) != len(names) or not all(map(str.strip, names)):
                wrong.append(f"names: {names}")
            texts = {element.text[language] for element in elements}
            if missing := {text for text in texts if not any(text in name for name in names)}:
                wrong.append(f"not in any name: {missing}")
            if wrong:
                found[f"{task} at {width}"] = wrong
    assert found == {}
