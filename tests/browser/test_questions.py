"""Answering: what is chosen, what is missing, the way back, the other language."""

import pytest
from playwright.sync_api import expect

from tests.browser.pages import EASY, HARD, let_in
from tests.browser.person import Person, chosen, come_to_question
from tests.browser.site import LANGUAGES, asked, personas, question

pytestmark = pytest.mark.browser

in_both_languages = pytest.mark.parametrize("language", LANGUAGES)
with_and_without_scripts = pytest.mark.parametrize("scripts", [True, False], ids=["js", "no-js"])
ERROR = {"fr": "Erreur\u00a0: ", "nl": "Fout: "}


@pytest.mark.parametrize(
    "question_id, value, language",
    [
        ("email-address", ("shared",), "fr"),
        ("equipment", ("smartphone", "internet"), "nl"),
        ("commune", ("ixelles",), "fr"),
    ],
)
def test_choice_is_there_again_on_return(question_id, value, language, site, open_page):
    """Statement 15: nothing chosen at first, the earlier choice on return."""
    page = open_page()
    person = come_to_question(page, site, language, question_id)
    assert chosen(page) == []
    person.reply(value)
    page.goto(f"{site.url}/{language}/test/{question_id}")
    assert chosen(page) == list(value)


@pytest.mark.parametrize("language", ["nl"])
def test_order_is_there_again_on_return(language, site, open_page):
    """Statement 15, for places in a row."""
    page = open_page()
    person = come_to_question(page, site, language, "device-scan", HARD)
    places = page.locator("select")
    assert places.evaluate_all("all => all.map(one => one.value)") == ["", "", "", ""]
    person.reply(("flat", "check", "shoot", "send"))
    page.goto(f"{site.url}/{language}/test/device-scan")
    again = places.evaluate_all("all => Object.fromEntries(all.map(one => [one.name, one.value]))")
    assert again == {"place-flat": "1", "place-check": "2", "place-shoot": "3", "place-send": "4"}


@in_both_languages
def test_pressed_element_is_marked_on_return(language, site, open_page):
    """Statement 15, for a drawn screen: nothing marked at first, then what was pressed, to be kept."""
    page = open_page()
    person = come_to_question(page, site, language, "email-find")
    assert page.locator(".el--chosen, [aria-describedby=chosen]").count() == 0
    person.reply(("parents",))
    page.goto(f"{site.url}/{language}/test/email-find")
    assert page.locator(".el--chosen").evaluate_all("all => all.map(one => one.value)") == ["parents"]
    after = page.locator(".actions button")
    assert after.get_attribute("value") == "parents"
    person.press(".actions button")
    assert person.question.id != "email-find"


@with_and_without_scripts
@pytest.mark.parametrize(
    "question_id, who, language",
    [("email-address", EASY, "fr"), ("equipment", EASY, "nl"), ("device-scan", HARD, "fr")],
)
def test_missing_answer_is_explained_and_one_link_away(question_id, who, scripts, language, site, open_page):
    """Statement 17: the explanation has the focus, comes first in the title, leads to the first answer and
    stands beside it too."""
    page = open_page(scripts=scripts)
    person = come_to_question(page, site, language, question_id, who, scripts=scripts)
    person.go_on()
    assert page.title().startswith(ERROR[language])
    assert page.locator("h1").inner_text() == asked(question_id, language)
    expect(page.locator("#wrong")).to_be_focused()
    link = page.locator("#wrong a")
    assert link.inner_text().strip() == page.locator("#wrong-here").inner_text().strip() != ""
    assert page.locator("fieldset").get_attribute("aria-describedby") == "wrong-here"
    link.click()
    first = page.locator("fieldset input:not([type=hidden]), fieldset select").first
    # Without scripts the focus moves as well: the browser goes to the field, the next Tab goes on from there.
    assert page.url.endswith(f"#{first.get_attribute('id')}")
    expect(first).to_be_in_viewport()
    if not page.evaluate("document.activeElement.matches('fieldset input, fieldset select')"):
        page.keyboard.press("Tab")
    expect(first).to_be_focused()


@pytest.mark.parametrize(
    "question_id, width, touch, language",
    [("email-address", 320, True, "fr"), ("equipment", 800, True, "nl"), ("commune", 1280, False, "fr")],
)
def test_tile_is_chosen_wherever_it_is_pressed(question_id, width, touch, language, site, open_page):
    """Statement 18: nine points of a tile, ring and edges included."""
    page = open_page(width=width, height=900, has_touch=touch)
    come_to_question(page, site, language, question_id)
    press = page.touchscreen.tap if touch else page.mouse.click
    tiles = page.locator(".tile").all()
    for tile in (tiles[0], tiles[-4], tiles[-1]):
        mark = tile.locator("input")
        for down in (0, 0.5, 1):
            for along in (0, 0.5, 1):
                tile.scroll_into_view_if_needed()
                box = tile.bounding_box()  # what is chosen is moved away from the edge of the window
                right, below = 6 + along * (box["width"] - 12), 6 + down * (box["height"] - 12)
                press(box["x"] + right, box["y"] + below)
                chosen_now = mark.evaluate(
                    "mark => { const is = mark.checked; mark.form.reset(); return is }"
                )
                assert chosen_now, (mark.get_attribute("value"), along, down)


@in_both_languages
def test_choosing_never_leaves_the_page(language, site, open_page):
    """Statement 19."""
    page = open_page()
    come_to_question(page, site, language, "email-address")
    here, before = page.url, len(site.traffic)
    for label in page.locator(".tile label").all():
        label.click()
    page.wait_for_timeout(1000)
    assert page.url == here
    assert len(site.traffic) == before


@in_both_languages
def test_way_out_stands_alone_among_several_answers(language, site, open_page):
    page = open_page()
    person = come_to_question(page, site, language, "equipment")
    person.choose(("smartphone", "printer", "unsure"))
    assert chosen(page) == ["unsure"]
    person.choose(("computer",))
    assert chosen(page) == ["computer"]


@in_both_languages
@with_and_without_scripts
def test_back_gives_the_question_before_with_its_answer(scripts, language, site, open_page):
    """Statement 21: by the button of the page and by that of the browser; other answers stay."""
    page = open_page(scripts=scripts)
    person = come_to_question(page, site, language, "email-address", scripts=scripts)
    person.reply(("mine",))
    person.reply(("itsme", "card"))
    assert person.question.id == "helper"
    page.go_back()
    assert (person.question.id, chosen(page)) == ("identity-means", ["itsme", "card"])
    person.press(".actions a")
    assert (person.question.id, chosen(page)) == ("email-address", ["mine"])
    person.reply(("shared",))
    assert person.question.id == "helper", "what is answered is not asked again"
    page.goto(f"{site.url}/{language}/test/identity-means")
    assert chosen(page) == ["itsme", "card"]


@with_and_without_scripts
def test_back_gives_the_question_before_from_the_memory_of_the_browser(scripts, site, open_page):
    """Statement 21, where the browser shows what it kept; with scripts the page is loaded afresh."""
    page = open_page(scripts=scripts, memory=True)
    let_in(page.context, site, site.visit("fr", EASY))
    page.goto(f"{site.url}/fr/test/email-address")
    page.locator(".actions a").click()
    expect(page.locator("h1")).to_have_text(asked("equipment", "fr"))
    page.go_back(wait_until="commit")
    expect(page.locator("h1")).to_have_text(asked("email-address", "fr"))
    expect(page.locator(":checked")).to_have_count(1)
    assert chosen(page) == ["shared"]


@in_both_languages
def test_changed_answer_leads_back_to_the_summary(language, site, open_page):
    """Statement 24: at most six answers at a time, and Change returns."""
    page = open_page()
    let_in(page.context, site, site.person(language, personas()[EASY].answers))
    person = Person(page, site, language, {})
    page.goto(f"{site.url}/{language}/summary/situation")
    parts, rows = 1, [page.locator(".review__row").count()]
    while page.locator("form.actions").count() == 0:
        person.go_on()
        parts, rows = parts + 1, [*rows, page.locator(".review__row").count()]
    assert sum(rows) == 9
    assert max(rows) <= 6
    page.goto(f"{site.url}/{language}/summary/situation")
    with page.expect_navigation():
        page.locator(".review a").nth(1).click()
    assert person.question.id == "email-address"
    person.reply(("mine",))
    assert person.path.startswith(f"/{language}/summary/situation")
    assert question("email-address").form.options[0].text[language] in page.locator(".review").inner_text()


@with_and_without_scripts
@pytest.mark.parametrize(
    "question_id, who, value, language",
    [
        ("email-address", EASY, ("shared",), "fr"),
        ("equipment", EASY, ("smartphone", "printer"), "nl"),
        ("commune", EASY, ("jette",), "nl"),
        ("device-scan", HARD, ("send", "flat", "shoot", "check"), "fr"),
    ],
)
def test_language_switch_keeps_choice_and_place(question_id, who, value, scripts, language, site, open_page):
    """Statement 65: same question, in the other language, with the answer that was chosen but not sent."""
    page = open_page(scripts=scripts)
    person = come_to_question(page, site, language, question_id, who, scripts=scripts)
    person.choose(value)
    (other,) = {*LANGUAGES} - {language}
    person.press(f'.bar button[lang="{other}"]')
    assert person.question.id == question_id
    assert page.locator("html").get_attribute("lang") == other
    assert page.locator("h1").inner_text() == asked(question_id, other)
    if question_id == "device-scan":
        places = page.locator("select").evaluate_all("all => all.map(one => [one.value, one.name])")
        assert tuple(name.removeprefix("place-") for _, name in sorted(places)) == value
    else:
        assert chosen(page) == list(value)


@in_both_languages
def test_language_switch_keeps_the_place_without_a_choice(language, site, open_page):
    """Statement 65, where nothing was chosen yet: no answer, no mistake."""
    page = open_page()
    person = come_to_question(page, site, language, "email-address")
    (other,) = {*LANGUAGES} - {language}
    person.press(f'.bar button[lang="{other}"]')
    assert person.question.id == "email-address"
    assert chosen(page) == []
    assert page.locator("#wrong").count() == 0


@pytest.mark.parametrize(
    "page_name", ["summary/situation", "result", "result/sheet", "help", "erase", "accessibility"]
)
def test_language_switch_keeps_every_other_page(page_name, site, open_page):
    """Statement 65, on the pages that are no questions."""
    page = open_page()
    finished = page_name.startswith("result")
    let_in(page.context, site, site.visit("fr", EASY, finished=finished))
    page.goto(f"{site.url}/fr/{page_name}")
    with page.expect_navigation():
        page.locator('.bar a[lang="nl"]').click()
    assert page.url == f"{site.url}/nl/{page_name}"
    assert page.locator("html").get_attribute("lang") == "nl"
