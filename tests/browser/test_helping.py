"""Help on the way, for somebody who presses what stands there: a hand, other words, stopping early."""

import json

import pytest

from diagnostic.model.question import UNCLEAR, UNSURE, Choice
from tests.browser.pages import EASY, let_in
from tests.browser.person import Person, come_to_question
from tests.browser.site import LANGUAGES, personas, reading, serving
from tests.browser.test_axe import AXE, violations
from tests.browser.test_layout import crowded, cut
from tests.browser.test_listening import BELGIAN, FLEMISH, SPEECH, said

pytestmark = pytest.mark.browser

in_both_languages = pytest.mark.parametrize("language", LANGUAGES)
with_and_without_scripts = pytest.mark.parametrize("scripts", [True, False], ids=["js", "no-js"])
KIOSKS = ((1280, 800), (1080, 1920))
SMALL = (320, 640)
AT_EASE = {"warm-press": ("button",), "warm-choose": ("tram",), "warm-scroll": ("read",)}
PUZZLED = {
    **AT_EASE,
    "equipment": ("smartphone",),
    "email-address": ("mine",),
    "identity-means": ("itsme",),
    "helper": (UNCLEAR,),
    "aim": (UNCLEAR,),
}


def with_voices(page, voices):
    page.add_init_script(f"({SPEECH})({json.dumps(voices)})")
    return page


def somebody(page, site, language, answers, *, scripts=True):
    """Somebody who has given these answers, at the question that waits."""
    let_in(page.context, site, site.person(language, answers))
    person = Person(page, site, language, personas()[EASY].answers, scripts)
    page.goto(f"{site.url}/{language}/test")
    return person


def tall(page):
    return page.evaluate("document.documentElement.scrollHeight")


# -------------------------------------------------------------------------------------------------- a hand


@in_both_languages
@with_and_without_scripts
def test_who_does_not_know_where_to_press_is_offered_a_hand(scripts, language, site, open_page):
    page = open_page(scripts=scripts)
    person = somebody(page, site, language, {}, scripts=scripts)
    assert page.locator(".offer").count() == 0
    person.reply((UNSURE,))
    offer = page.locator(".offer")
    assert offer.is_visible()
    with page.expect_navigation():
        offer.locator("a").click()
    assert person.path == f"/{language}/help"
    person.press(".actions .button")
    assert person.question.id == "warm-choose"
    person.reply(("tram",))
    assert offer.count() == 0
    person.reply(("read",))
    assert person.question.id == "equipment"
    assert offer.is_visible(), "once more before the questions begin"


# ------------------------------------------------------------------------------------------- other words


@in_both_languages
@with_and_without_scripts
def test_who_does_not_understand_twice_finds_the_other_language_and_a_person(
    scripts, language, site, open_page
):
    page = open_page(scripts=scripts)
    person = somebody(page, site, language, {**AT_EASE, "equipment": (UNCLEAR,)}, scripts=scripts)
    assert page.locator(".offer").count() == 0
    person.reply((UNCLEAR,))
    here, (other,) = person.question.id, {*LANGUAGES} - {language}
    person.choose(("itsme",))
    person.press(f'.offer button[lang="{other}"]')
    assert (person.path, person.question.id) == (f"/{other}/test/{here}", here)
    assert page.locator(":checked").get_attribute("value") == "itsme", "the switch keeps the choice"
    person.press(".offer a")
    assert person.path == f"/{other}/help"
    person.press(".actions .button")
    assert person.question.id == "helper", "the switch kept the answer too"
    assert page.locator(".offer").count() == 0, "the offer goes by itself"


@pytest.mark.parametrize("language, voice", [("fr", BELGIAN), ("nl", FLEMISH)])
def test_offer_reads_the_question_and_its_help(language, voice, site, open_page):
    page = with_voices(open_page(), [voice])
    person = somebody(page, site, language, PUZZLED)
    page.locator(".offer .listen").click()
    while page.evaluate("speechSynthesis.speaking && (speechSynthesis.finish(), true)"):
        pass
    asked = person.question
    expected = f"{asked.text[language]} {asked.help[language]}".split()
    assert " ".join(text for text, _ in said(page)).split() == expected


@in_both_languages
def test_offer_has_no_listening_where_there_is_no_voice(language, site, open_page):
    page = with_voices(open_page(), [])
    somebody(page, site, language, PUZZLED)
    assert page.locator(".offer .listen").count() == 0
    assert page.locator(".offer .pill").count() == 2


# -------------------------------------------------------------------------------------- room for all of it


def few(question_):
    return isinstance(question_.form, Choice) and len(question_.form.options) <= 4


@in_both_languages
@pytest.mark.parametrize("voices", [[], [BELGIAN, FLEMISH]], ids=["silent", "heard"])
def test_question_with_few_answers_and_an_offer_still_fits_a_kiosk(voices, language, site, open_page):
    """Statement 10, also where a page has more to say."""
    page, found, seen = with_voices(open_page(), voices), {}, []
    asked = [q for q in reading().bundle.questionnaire.questions() if q.section == "situation"]
    for place, this in enumerate(asked[2:], 2):
        if not few(this):
            continue
        answers = {
            **personas()[EASY].answers,
            asked[place - 2].id: (UNCLEAR,),
            asked[place - 1].id: (UNCLEAR,),
        }
        until = {name: value for name, value in answers.items() if name != this.id}
        somebody(page, site, language, until)
        assert page.url.endswith(this.id)
        assert page.locator(".offer").is_visible()
        seen.append(this.id)
        for width, height in KIOSKS:
            page.set_viewport_size({"width": width, "height": height})
            if tall(page) > height:
                found[f"{this.id} at {width}"] = tall(page)
    assert len(seen) >= 3
    assert found == {}


@in_both_languages
@pytest.mark.parametrize("answers", [{"warm-press": (UNSURE,)}, PUZZLED], ids=["hand", "other words"])
def test_offer_has_room_for_fingers_and_large_texts_and_axe_has_nothing_against_it(
    answers, language, site, open_page
):
    """Statements 54, 57 and 59."""
    page, found = with_voices(open_page(), [BELGIAN, FLEMISH]), {}
    somebody(page, site, language, answers)
    assert page.locator(".offer .listen").count() == 1
    page.evaluate(AXE)
    for width, height in (SMALL, (800, 1280), (1280, 800)):
        page.set_viewport_size({"width": width, "height": height})
        if wrong := violations(page) + crowded(page) + cut(page):
            found[width] = wrong
    assert found == {}


# -------------------------------------------------------------------------------------------- hard words


@in_both_languages
@with_and_without_scripts
@pytest.mark.parametrize("width, height", [SMALL, (800, 1280), (1280, 800)])
def test_hard_words_unfold_under_the_finger_and_above_the_answers(
    width, height, scripts, language, site, open_page
):
    """What was pressed stays where it is, so that a second press folds it again."""
    page = open_page(width=width, height=height, scripts=scripts)
    come_to_question(page, site, language, "email-address", scripts=scripts)
    words, first = page.locator("details.words"), page.locator(".tile").first
    before = words.locator("summary").bounding_box()
    words.locator("summary").click()
    after = words.locator("summary").bounding_box()
    assert words.locator("dd").first.is_visible()
    assert abs(after["y"] - before["y"]) < 1
    assert abs(after["x"] + after["width"] - before["x"] - before["width"]) < 1
    box = words.bounding_box()
    assert box["y"] + box["height"] <= first.bounding_box()["y"]
    assert crowded(page) + cut(page) == []
    words.locator("summary").click()
    assert not words.locator("dd").first.is_visible()


def test_hard_word_is_read_with_its_explanation(site, open_page):
    page = with_voices(open_page(), [BELGIAN])
    come_to_question(page, site, "fr", "wish")
    page.locator("details.words summary").click()
    page.locator("details.words .listen").click()
    while page.evaluate("speechSynthesis.speaking && (speechSynthesis.finish(), true)"):
        pass
    (term,) = [term for term in reading().bundle.glossary if "mentor" in term.words["fr"]]
    assert " ".join(text for text, _ in said(page)) == f"mentor {term.text['fr']}"


# ----------------------------------------------------------------------------------------- stopping early


@in_both_languages
@with_and_without_scripts
@pytest.mark.parametrize("number, away", [(1, "help"), (5, "erase"), (20, "help")])
def test_anxious_person_stops_and_sees_what_is_known(number, away, scripts, language, site, open_page):
    """From the page where it gets too much: one press to ask for help or to erase, one to stop."""
    answers = personas()[EASY].answers
    page = open_page(scripts=scripts)
    person = somebody(page, site, language, dict(list(answers.items())[:number]), scripts=scripts)
    person.press(f'.bar a[href$="/{away}"]')
    person.press(".stopping button")
    assert person.path == f"/{language}/result"
    assert page.locator(".band h1").is_visible()
    assert 1 <= page.locator(".next").count() <= 3
    assert page.locator(".domain, .unknown li").count() == 4
    person.press(f'.bar a[href$="/{away}"]')
    assert page.locator(".stopping").count() == 0


@in_both_languages
@pytest.mark.parametrize("away", ["help", "erase"])
def test_who_has_not_begun_to_answer_is_not_asked_to_stop(away, language, site, open_page):
    page = open_page()
    person = somebody(page, site, language, {})
    person.press(f'.bar a[href$="/{away}"]')
    assert page.locator(".stopping").count() == 0


@in_both_languages
@pytest.mark.parametrize("away", ["help", "erase"])
def test_ways_to_stop_have_room(away, language, site, open_page):
    """Statements 57 and 59."""
    page, found = with_voices(open_page(), [BELGIAN, FLEMISH]), {}
    person = somebody(page, site, language, AT_EASE)
    person.press(f'.bar a[href$="/{away}"]')
    assert page.locator(".stopping").is_visible()
    for width, height in (SMALL, (800, 1280), (1280, 800)):
        page.set_viewport_size({"width": width, "height": height})
        if wrong := crowded(page) + cut(page):
            found[width] = wrong
    assert found == {}


# ------------------------------------------------------------------------------------- the desk of the site


@pytest.fixture(scope="module")
def kiosk_at_a_desk(tmp_path_factory):
    with serving(tmp_path_factory.mktemp("desk"), setting="kiosk", desk="mde-bruxelles-ville") as served:
        yield served


@in_both_languages
def test_desk_of_the_site_is_seen_first_by_who_asks_for_help(language, kiosk_at_a_desk, open_page):
    page, found = open_page(), {}
    page.goto(f"{kiosk_at_a_desk.url}/{language}/help")
    page.evaluate(AXE)
    here = page.locator(".here")
    name = reading().bundle.services["mde-bruxelles-ville"].name[language]
    assert name in here.inner_text()
    for width, height in (SMALL, (800, 1280), (1280, 800)):
        page.set_viewport_size({"width": width, "height": height})
        assert here.locator("p").first.bounding_box()["y"] < height, "in sight without scrolling"
        if wrong := violations(page) + crowded(page) + cut(page):
            found[width] = wrong
    assert found == {}
