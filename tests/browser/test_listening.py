"""Listening in a browser whose voices we choose: which button is there, what it says, when it stops."""

import json
import re

import pytest

from diagnostic.store.recordings import New, digest_of_words, keep
from tests.browser.pages import let_in, tour
from tests.browser.person import come_to_question
from tests.browser.site import asked, question, serving
from tests.browser.test_layout import WIDTHS, crowded, cut
from tests.sounds import a_wave

pytestmark = pytest.mark.browser

# The browser's speech in our hands: `voices` are what it offers, `said` all that it was asked to say.
SPEECH = """(voices) => {
    const listeners = [];
    const speech = {
        voices, said: [], cancelled: 0, speaking: false, pending: false, now: null,
        getVoices: () => speech.voices,
        addEventListener: (name, listener) => listeners.push(listener),
        speak: (words) => {
            speech.now = words;
            speech.speaking = true;
            speech.said.push([words.text, words.voice.name]);
        },
        cancel: () => { speech.cancelled += 1; speech.speaking = false; },
        finish: () => { speech.speaking = false; speech.now.onend(); },
        bring: (more) => { speech.voices = more; listeners.forEach((listener) => listener()); },
    };
    Object.defineProperty(window, "speechSynthesis", { value: speech });
    window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
}"""


def voice(name, lang, local=True):
    return {"name": name, "lang": lang, "localService": local}


BELGIAN, FRENCH, CANADIAN = voice("Aude", "fr-BE"), voice("Paul", "fr_FR"), voice("Chantal", "fr-CA")
DUTCH, FLEMISH = voice("Frank", "nl-NL"), voice("Ellen", "nl-BE")
REMOTE = voice("Google français", "fr-FR", local=False)
NOVELTY = [voice("French (Belgium)+whisper", "fr-BE"), voice("Grandma (French (France))", "fr-FR")]
PARTS = [
    voice(f"{name} (Français (France))", "fr-FR")
    for name in ("Eddy", "Flo", "Grandpa", "Jacques", "Reed", "Rocko", "Sandy", "Shelley")
]
ELSEWHERE = [  # called local by their browser, though the text is sent away
    voice("Microsoft Denise Online (Natural) - French (France)", "fr-FR"),
    voice("Microsoft Charline Online - French (Belgium)", "fr-BE"),
    voice("Charline (Natural)", "fr-BE"),
]


@pytest.fixture
def hearing(open_page):
    """`hearing(voices, …)`: a page in a browser with these voices."""

    def opened(voices, **options):
        page = open_page(**options)
        page.add_init_script(f"({SPEECH})({json.dumps(voices)})")
        return page

    return opened


def at_question(page, site, language="fr", question_id="email-address"):
    return come_to_question(page, site, language, question_id)


def until(page, condition):
    """Wait for what is true after a while; the page's own policy forbids Playwright's way."""
    for _ in range(100):
        if page.evaluate(condition):
            return
        page.wait_for_timeout(50)
    raise AssertionError(condition)


def said(page):
    return page.evaluate("speechSynthesis.said")


@pytest.mark.parametrize(
    "voices, language, used",
    [
        ([], "fr", None),
        ([REMOTE], "fr", None),
        (NOVELTY, "fr", None),
        (PARTS, "fr", None),
        (ELSEWHERE, "fr", None),
        ([DUTCH, FLEMISH], "fr", None),
        ([REMOTE, *NOVELTY, CANADIAN, FRENCH, BELGIAN], "fr", "Aude"),
        ([REMOTE, *NOVELTY, CANADIAN, FRENCH], "fr", "Paul"),
        ([*NOVELTY, CANADIAN], "fr", "Chantal"),
        ([BELGIAN, DUTCH, FLEMISH], "nl", "Ellen"),
        ([BELGIAN, DUTCH], "nl", "Frank"),
    ],
)
def test_statement_69_voice_is_local_and_of_belgium_if_there_is_one(voices, language, used, site, hearing):
    """ux.md 69: a local voice, else no button at all."""
    page = hearing(voices)
    at_question(page, site, language)
    buttons = page.locator("main .listen")
    if used is None:
        assert page.locator(".listen").count() == 0
        return
    meant = question("email-address")
    texts = [meant.text, *(option.text for option in meant.form.options)]
    names = [button.inner_text().partition(":")[2].split() for button in buttons.all()]
    assert [text[language].split() in names for text in texts] == [True] * len(texts)
    buttons.first.click()
    assert {name for _, name in said(page)} == {used}


def test_voices_that_come_late_bring_their_buttons(site, hearing):
    page = hearing([])
    at_question(page, site)
    assert page.locator(".listen").count() == 0
    page.evaluate("speechSynthesis.bring([{name: 'Aude', lang: 'fr-BE', localService: true}])")
    count = page.locator(".listen").count()
    assert count >= 5
    page.evaluate("speechSynthesis.bring(speechSynthesis.voices)")
    assert page.locator(".listen").count() == count, "none comes twice"


def test_voices_of_which_the_browser_tells_nothing_are_found_too(site, hearing):
    page = hearing([])
    at_question(page, site)
    page.evaluate("speechSynthesis.voices = [{name: 'Aude', lang: 'fr-BE', localService: true}]")
    page.clock.run_for(1_000)
    assert page.locator("main .listen").count() >= 5


@pytest.mark.parametrize("language, tag", [("fr", "fr-BE"), ("nl", "nl-BE")])
def test_long_text_is_said_sentence_by_sentence_in_its_own_language(language, tag, site, hearing):
    """Some voices stop in the middle of a long text, and some take the language of the machine."""
    page = hearing([BELGIAN, FLEMISH])
    at_question(page, site, language, "warm-scroll")
    page.locator("main .listen").first.click()
    first, second = question("warm-scroll").text[language].split(". ")
    assert page.evaluate("[speechSynthesis.now.lang, speechSynthesis.now.rate]") == [tag, 0.9]
    assert [text.strip() for text, _ in said(page)] == [f"{first}."]
    page.evaluate("speechSynthesis.finish()")
    assert [text.strip() for text, _ in said(page)] == [f"{first}.", second]
    assert page.evaluate("speechSynthesis.now.lang") == tag


def test_button_is_itself_again_when_the_voice_breaks_off(site, hearing):
    page = hearing([BELGIAN])
    at_question(page, site)
    page.locator("main .listen").first.click()
    page.evaluate("speechSynthesis.now.onerror()")
    assert page.locator("[data-now], .listen[aria-pressed=true]").count() == 0


def test_one_thing_speaks_at_a_time_and_a_second_press_stops_it(site, hearing):
    page = hearing([BELGIAN])
    at_question(page, site)
    here, options = page.url, question("email-address").form.options
    first, second = page.locator("main .listen").nth(0), page.locator(".tile .listen").nth(1)
    marked, pressed = page.locator("[data-now]"), page.locator('.listen[aria-pressed="true"]')
    first.click()
    assert pressed.count() == 1
    assert marked.all_inner_texts() == [asked("email-address", "fr")]
    second.click()
    assert page.evaluate("speechSynthesis.cancelled") == 1
    assert (pressed.count(), second.get_attribute("aria-pressed")) == (1, "true")
    assert marked.all_inner_texts() == [options[1].text["fr"]]
    second.click()
    assert page.evaluate("speechSynthesis.cancelled") == 2
    assert (pressed.count(), marked.count()) == (0, 0)
    assert page.locator(":checked").count() == 0, "to listen is not to choose"
    assert page.url == here


def test_button_is_itself_again_when_the_voice_has_finished(site, hearing):
    page = hearing([BELGIAN])
    at_question(page, site)
    page.locator("main .listen").first.click()
    while page.evaluate("speechSynthesis.speaking"):
        page.evaluate("speechSynthesis.finish()")
    assert page.locator("[data-now], .listen[aria-pressed=true]").count() == 0
    words = " ".join("".join(text for text, _ in said(page)).split())
    assert words == " ".join(question("email-address").text["fr"].split())


def test_leaving_the_page_stops_the_voice(site, hearing):
    page = hearing([BELGIAN])
    at_question(page, site)
    page.locator("main .listen").first.click()
    page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide'))")
    assert page.evaluate("speechSynthesis.cancelled") == 1


def test_statement_32_result_is_read_from_top_to_bottom(site, hearing):
    """ux.md 32."""
    page = hearing([BELGIAN])
    let_in(page.context, site, site.visit("fr", "jean-pierre", finished=True))
    page.goto(f"{site.url}/fr/result")
    page.locator("main .listen[data-words]").click()
    for _ in range(500):
        if not page.evaluate("speechSynthesis.speaking && (speechSynthesis.finish(), true)"):
            break
    heard = [text.strip() for text, _ in said(page)]
    top, last = page.locator(".band h1").inner_text(), page.locator(".next h3").last.inner_text()
    assert heard[0] == " ".join(top.split())
    assert " ".join(last.split()) in heard
    assert page.locator(".listen[aria-pressed=true]").count() == 0


@pytest.mark.parametrize("language", ["fr", "nl"])
def test_what_is_folded_away_is_read_once_it_is_unfolded(language, site, hearing):
    page = hearing([BELGIAN, FLEMISH])
    let_in(page.context, site, site.visit(language, "jean-pierre", finished=True))
    page.goto(f"{site.url}/{language}/result")
    whole, hidden = (
        page.locator("main .listen[data-words]"),
        page.locator("#rest details li [data-heard]").first,
    )
    meaning = " ".join(hidden.text_content().replace("\u2060", "").split())

    def heard():
        page.evaluate("speechSynthesis.said.length = 0")
        whole.click()
        for _ in range(500):
            if not page.evaluate("speechSynthesis.speaking && (speechSynthesis.finish(), true)"):
                break
        return " ".join(text.strip() for text, _ in said(page))

    assert meaning
    assert meaning not in heard()
    page.locator("#rest details summary").first.click()
    assert meaning in heard()


# ------------------------------------------------------------------------------------------------ recordings


@pytest.fixture(scope="module")
def recorded_site(tmp_path_factory):
    """Somebody has read the question aloud, and the first answer; nobody the others."""
    folder = tmp_path_factory.mktemp("recorded")
    meant = question("email-address")
    texts = [meant.text["fr"], meant.form.options[0].text["fr"]]
    rows = [New("fr", digest_of_words(text), "wav", a_wave(1.0), 1.0, False, ()) for text in texts]
    keep(folder / "audio", rows)
    with serving(folder, audio=folder / "audio") as served:
        yield served


def test_recording_is_heard_without_any_voice(recorded_site, hearing):
    page = hearing([])
    at_question(page, recorded_site)
    buttons = page.locator("main .listen")
    assert buttons.count() == 2, "what nobody has read has no button"
    buttons.first.click()
    until(page, "document.querySelector('audio').currentTime > 0")
    assert page.locator("[data-now]").count() == 1
    until(page, "!document.querySelector('[aria-pressed=true]')")
    assert page.locator("[data-now]").count() == 0
    assert said(page) == []


def test_recording_is_heard_and_not_the_voice(recorded_site, hearing):
    page = hearing([BELGIAN])
    at_question(page, recorded_site)
    page.locator("main .listen").first.click()
    until(page, "document.querySelector('audio').currentTime > 0")
    until(page, "!document.querySelector('[aria-pressed=true]')")
    assert said(page) == []


def test_button_is_itself_again_when_the_recording_is_gone_and_there_is_no_voice(recorded_site, hearing):
    page = hearing([], fails=True)
    at_question(page, recorded_site)
    page.route("**/audio/**", lambda route: route.fulfill(status=404))
    page.locator("main .listen").first.click()
    until(page, "!document.querySelector('[data-now], [aria-pressed=true]')")


def test_voice_takes_the_place_of_a_recording_that_is_gone(recorded_site, hearing):
    page = hearing([BELGIAN])
    at_question(page, recorded_site)
    page.route("**/audio/**", lambda route: route.fulfill(status=404))
    page.locator("main .listen").first.click()
    until(page, "speechSynthesis.said.length > 0")
    assert said(page)[0][1] == "Aude"


def test_without_scripts_the_browsers_own_player_is_there(recorded_site, open_page):
    page = open_page(scripts=False, width=320, height=640)
    come_to_question(page, recorded_site, "fr", "email-address", scripts=False)
    players = page.locator("audio")
    assert players.count() == 2
    for player in players.all():
        box = player.bounding_box()
        assert box["height"] >= 44
        assert box["x"] + box["width"] <= 320
    assert page.locator(".listen").count() == 0


# --------------------------------------------------------------------------------------------------- layout


@pytest.mark.parametrize(
    "group, language",
    [
        (["gate", "purpose", "help", "erase", "summary"], "fr"),
        (["press", "choose", "scroll", "choice", "several", "list", "order", "choice-mistake"], "nl"),
        (["phone-settings", "page-on-phone", "files", "form", "results"], "fr"),
        (["result", "carried"], "nl"),
    ],
    ids=["plain", "forms", "screens", "results"],
)
def test_buttons_have_room_for_fingers_and_disturb_nothing(group, language, public_site, hearing):
    """Statements 57 and 59 with all the listen buttons there are."""
    page, found = hearing([BELGIAN, FLEMISH]), {}
    for name in tour(page, public_site, language, group):
        assert page.locator(".listen").count() > 0, name
        for width, height in WIDTHS.items():
            page.set_viewport_size({"width": width, "height": height})
            if wrong := crowded(page) + cut(page):
                found[f"{name} at {width}"] = wrong
    assert found == {}


@pytest.mark.parametrize("language", ["fr", "nl"])
def test_question_with_its_buttons_still_fits_a_kiosk(language, site, hearing):
    """Statement 10."""
    page = hearing([BELGIAN, FLEMISH])
    for width, height in ((1280, 800), (1080, 1920)):
        page.set_viewport_size({"width": width, "height": height})
        at_question(page, site, language)
        assert page.locator(".tile .listen").count() > 3
        assert page.evaluate("document.documentElement.scrollHeight") <= height


def test_button_is_named_in_words_and_its_state_is_told(site, hearing):
    page = hearing([FLEMISH])
    at_question(page, site, "nl")
    words = question("email-address").text["nl"]
    button = page.get_by_role("button", name=re.compile(f"^Luister: {re.escape(words)}$"))
    assert button.get_attribute("aria-pressed") == "false"
    assert button.get_attribute("type") == "button"
