"""Where there are keys, an address is typed; where there are none, nothing is (statement 11)."""

import pytest
from playwright.sync_api import expect

from diagnostic.engine.outcome import diagnose
from diagnostic.model.answers import Answers, Facts
from tests.browser.measure import measure, too_small
from tests.browser.pages import HARD, let_in
from tests.browser.person import Person, chosen, come_to_question
from tests.browser.site import LANGUAGES, personas, reading, serving
from tests.browser.test_accidents import time_stands_still
from tests.browser.test_sending import AGAIN, CONTINUE, posts, said

pytestmark = pytest.mark.browser

TYPIST, TYPED, PRESSED = "chantal", "device-type-address", "device-at-sign"
"""Somebody with keys who goes the easier way, what she types, and what is pressed where there are no keys."""

with_and_without_scripts = pytest.mark.parametrize("scripts", [True, False], ids=["js", "no-js"])


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    """The application on the device of a counsellor."""
    with serving(tmp_path_factory.mktemp("desk"), setting="counsellor") as served:
        yield served


@pytest.mark.parametrize("language", LANGUAGES)
def test_whole_test_is_taken_with_keys(language, desk, open_page):
    page = open_page()
    answers = personas()[TYPIST].answers
    person = Person(page, desk, language, answers)
    person.begin()
    asked = []
    while "/result" not in person.path:
        if person.question is not None:
            asked.append(person.question.id)
        person.step()
    assert TYPED in asked
    assert PRESSED not in asked
    facts = Facts(language, {"setting": "counsellor", "keyboard": "physical"})
    outcome = diagnose(reading().bundle, Answers({name: answers[name] for name in asked}), facts)
    expect(page.get_by_role("heading", level=1)).to_contain_text(outcome.profile.can[language])


@pytest.mark.parametrize("language", LANGUAGES)
@with_and_without_scripts
def test_what_is_typed_is_a_plain_field_that_nothing_corrects(language, scripts, desk, open_page):
    page = open_page(width=320, height=640, scripts=scripts)
    come_to_question(page, desk, language, TYPED, TYPIST, scripts=scripts)
    field = page.get_by_role("textbox")
    expect(field).to_have_count(1)
    expect(field).to_have_accessible_name({"fr": "Tapez ici\u00a0:", "nl": "Typ hier:"}[language])
    names = ("type", "inputmode", "autocomplete", "autocapitalize", "spellcheck")
    assert [field.get_attribute(name) for name in names] == ["text", "text", "off", "off", "false"]
    assert field.bounding_box()["height"] >= 64
    assert too_small(measure(page, "targets")) == []


@with_and_without_scripts
def test_a_wrong_address_is_an_answer_and_an_empty_field_a_slip(scripts, desk, open_page):
    page = open_page(scripts=scripts)
    person = come_to_question(page, desk, "fr", TYPED, TYPIST, scripts=scripts)
    person.go_on()
    expect(page.locator("#wrong")).to_contain_text("Écrivez votre réponse")
    assert person.question.id == TYPED
    page.get_by_role("textbox").press_sequentially("lina")
    person.go_on()
    assert page.locator("#wrong").count() == 0
    assert person.question.id == "device-photos"


@with_and_without_scripts
def test_a_way_out_can_be_let_go_of_again(scripts, desk, open_page):
    page = open_page(scripts=scripts)
    person = come_to_question(page, desk, "nl", TYPED, TYPIST, scripts=scripts)
    person.choose(("unsure",))
    assert chosen(page) == ["unsure"]
    if not scripts:
        person.choose(("unsure",))
    page.get_by_role("textbox").press_sequentially("lina@post.example")
    assert chosen(page) == []
    person.go_on()
    assert person.question.id == "device-photos"


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_keys_the_sign_is_pressed(language, site, open_page):
    page = open_page()
    person = come_to_question(page, site, language, PRESSED, "amina")
    assert page.locator("input:not([type=hidden])").count() == 0
    person.reply(("at",))
    assert person.question.id == "device-photos"
    page.goto(f"{site.url}/{language}/test/{TYPED}")
    assert person.question.id != TYPED


# ------------------------------------------------------------------------------------------------- sorting


@pytest.mark.parametrize("language", LANGUAGES)
@with_and_without_scripts
def test_a_sorting_is_there_again_on_return(language, scripts, site, open_page):
    """Statement 15, for things in folders."""
    page = open_page(scripts=scripts)
    person = come_to_question(page, site, language, "device-sort-papers", HARD, scripts=scripts)
    assert chosen(page) == []
    person.reply(("work", "work", "training", "housing"))
    page.goto(f"{site.url}/{language}/test/device-sort-papers")
    assert chosen(page) == ["work", "work", "training", "housing"]


@with_and_without_scripts
def test_a_sorting_that_lacks_a_line_says_so_and_keeps_the_others(scripts, site, open_page):
    page = open_page(scripts=scripts)
    person = come_to_question(page, site, "fr", "device-sort-papers", HARD, scripts=scripts)
    page.locator('[name="place-lease"][value="housing"] + label').click()
    person.go_on()
    expect(page.locator("#wrong")).to_contain_text("Choisissez un dossier pour chaque ligne.")
    assert chosen(page) == ["housing"]
    page.locator("#wrong a").click()
    assert page.evaluate("document.activeElement.name") == "place-photo"


def test_sorting_and_ways_out_let_go_of_each_other(site, open_page):
    page = open_page()
    person = come_to_question(page, site, "fr", "device-sort-papers", HARD)
    person.choose(("work", "housing", "training", "work"))
    person.choose(("unsure",))
    assert chosen(page) == ["unsure"]
    person.choose(("work", "housing", "training", "work"))
    assert chosen(page) == ["work", "housing", "training", "work"]
    person.choose(("unclear",))
    person.choose(("unsure",))
    assert chosen(page) == ["unsure"]


def test_order_and_ways_out_let_go_of_each_other(site, open_page):
    page = open_page()
    person = come_to_question(page, site, "nl", "device-scan", HARD)
    person.choose(("unsure",))
    person.choose(("flat", "shoot", "check", "send"))
    assert page.locator(":checked:not(option)").count() == 0
    person.choose(("unclear",))
    assert page.locator("select").evaluate_all("all => all.map(one => one.value)") == [""] * 4


@pytest.mark.parametrize("width, height", [(320, 640), (800, 1280), (1280, 800)])
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_folder_is_big_enough_to_press(language, width, height, site, open_page):
    page = open_page(width=width, height=height)
    let_in(page.context, site, site.visit(language, HARD))
    page.goto(f"{site.url}/{language}/test/device-sort-papers")
    boxes = page.locator(".folder label").evaluate_all(
        "all => all.map(one => [one.offsetWidth, one.offsetHeight, one.scrollWidth - one.clientWidth])"
    )
    assert len(boxes) == 12
    assert [box for box in boxes if box[0] < 64 or box[1] < 64 or box[2] > 0] == []


def test_letter_typed_after_the_press_stops_the_sending(desk, open_page):
    """What is shown is what is sent; and a field says that it has changed only when it is left."""
    page = open_page(fails=True)
    person = come_to_question(page, desk, "nl", TYPED, TYPIST)
    page.get_by_role("textbox").press_sequentially("lina")
    time_stands_still(page)
    person.unhurried()
    page.context.set_offline(True)
    page.locator(CONTINUE).first.click()
    page.locator(AGAIN).wait_for()
    page.get_by_role("textbox").press("End")
    page.keyboard.type("@")
    assert said(page) == []
    before = len(desk.traffic)
    page.context.set_offline(False)
    page.clock.run_for(60_000)
    page.wait_for_timeout(200)
    assert posts(desk, before) == []
