"""Listening: what can be heard on which page, how recordings are served, which screen is silent."""

import re
from pathlib import Path

import pytest

from diagnostic.cli.spoken import spoken_texts
from diagnostic.store.recordings import New, digest_of_words, keep
from diagnostic.web.listening import INTERFACE
from tests.web.gallery import View
from tests.web.person import Person

TEMPLATES = Path(__file__).parents[2] / "templates"
SOUND = bytes(range(256)) * 4
SPOKEN_KINDS = {
    "gone",
    "pause",
    "slips",
    "waiting",
    "accessibility",
    "code",
    "error",
    "gate",
    "purpose",
    "help",
    "erase",
    "question",
    "mistake",
    "return",
    "summary",
    "result",
    "sheet",
    "carried",
    "no-file",
}


@pytest.fixture
def audio(tmp_path):
    """The folder of recordings of an installation."""
    return tmp_path / "audio"


@pytest.fixture
def record(audio, bundle):
    """`record("fr", text, …)`: somebody has read these texts."""

    def put(language, *texts, sound=SOUND):
        rows = [New(language, digest_of_words(text), "ogg", sound, 2.0, False, ("key",)) for text in texts]
        keep(audio, rows)

    return put


@pytest.fixture
def somebody(make_application, audio):
    """`somebody(setting="kiosk")`: a person before a server that has this folder."""

    def come(language="fr", **settings):
        return Person(make_application(audio=audio, **settings).test_client(), language)

    return come


@pytest.fixture
def kiosk_pages(somebody, personas):
    """What a screen that many people use has besides: its question after a rest, its own end."""
    views = []
    for language in ("fr", "nl"):
        person = somebody(language, setting="kiosk", public_url="https://example.test")
        for kind in ("gate", "purpose"):
            person.open("/" if kind == "gate" else f"/{language}/")
            views.append(View.of(kind, person))
        person.begin()
        views.append(View.of("question", person))
        person.take(personas["karim"].answers)
        for kind, address in (("result", "result"), ("sheet", "result/sheet"), ("erase", "erase")):
            person.open(f"/{language}/{address}")
            views.append(View.of(kind, person))
    return views


def heard(page):
    """What can be listened to on a page, and where its recording is."""
    return {element.text: element.get("data-recording") for element in page.document.all(data_heard=True)}


def first_question(bundle):
    return next(bundle.questionnaire.questions())


# ---------------------------------------------------------------------------------------------- what is heard


def test_statement_69_each_kind_of_page_lets_people_hear_its_texts(gallery):
    """ux.md 69, server part."""
    kinds = {view.kind.split()[0] for view in gallery if heard(view.page)}
    assert kinds == SPOKEN_KINDS


SILENT = {
    "a.skip": "for who moves by keyboard; a screen reader says it",
    "p.bar__name": "the name of the test, above every page",
    "span.pill": "the name of a language, in that language; the first screen lets it be heard",
    "a.pill": "the same",
    "button.pill": "the same",
    "button.key": "a single letter or number",
    "p.ticket__code": "a code: whoever stands near must not hear it",
    "b.paper__characters": "the same",
    "span.paper__version": "for who compares two sheets",
    "noscript": "without the script nothing is read aloud but by the player of the browser",
    "select": "places of a list, which are numbers",
}
"""Texts that nobody can listen to, and why."""


def silent(element):
    """Whether a text in this element may be silent: marks, words for screen readers, and `SILENT`."""
    for around in element.around():
        names = {around.tag, *(f"{around.tag}.{css}" for css in around.classes)} & set(SILENT)
        if around.get("aria-hidden") == "true" or "unseen" in around.classes:
            return True
        # Of the pills only those of the languages: the others say what they do.
        if names and (not around.classes & {"pill"} or around.has("lang")):
            return True
    return False


def alone(text):
    """Whether a text that can be heard has a button of its own."""
    return not any(around.has("data-together") for around in text.around())


def unheard(page):
    """Words on a page that no button reads."""
    body = page.one("body")
    groups = []
    for place in page.all(data_listen=True):
        groups += [body.one(id=name) for name in place["data-listen"].split()]
        if not place["data-listen"]:
            groups.append(next(around for around in place.around() if around.has("data-together")))
    for words, element in body.words():
        if not re.search(r"[^\W\d_]", words) or silent(element):
            continue
        text = next((around for around in element.around() if around.has("data-heard")), None)
        if text is None or not (alone(text) or any(group in text.around() for group in groups)):
            yield words


def test_statement_69_every_visible_text_can_be_heard(gallery, kiosk_pages):
    """ux.md 69: whatever is on a page is read by a button of its own or with what stands around it."""
    silences = {(view.kind, words) for view in (*gallery, *kiosk_pages) for words in unheard(view.page)}
    assert silences == set()


def said(text):
    """A text without its spaces, some of which do not break."""
    return " ".join(text.split())


def test_question_its_help_and_every_answer_can_be_heard(question_views, bundle):
    for view in question_views:
        question, texts = bundle.question(view.about), {said(text) for text in heard(view.page)}
        options = getattr(question.form, "options", ()) or getattr(question.form, "entries", ())
        wanted = [question.text, question.help, *(option.text for option in options)]
        missing = {said(text[view.language]) for text in wanted if text is not None} - texts
        assert missing == set(), str(view)
        ways_out = view.page.one(css="ways-out").all("label", "button")
        assert {said(way.text) for way in ways_out} <= texts, str(view)


def test_next_steps_can_be_heard_with_one_button_each(gallery):
    results = [view for view in gallery if view.kind == "result"]
    assert results
    for view in results:
        for step in view.page.all("article", css="next"):
            assert step.has("data-together")
            (place,) = step.all(data_listen=True)
            assert place["data-name"] == step.one("h3").text
            assert len(step.all(data_heard=True)) > 3


def test_statement_32_result_can_be_heard_from_top_to_bottom(gallery):
    """ux.md 32, server part: one button for everything in `main`."""
    for view in gallery:
        if view.kind in {"result", "carried"}:
            (place,) = view.page.all("span", data_listen="band rest take-along")
            assert place["data-words"]
            parts = [view.page.main.one(id=name) for name in place["data-listen"].split()]
            read = [words for part in parts for words, _ in part.words()]
            around = {"first-row", "actions", "trio", "note", "part--erase"}
            assert [
                words
                for words, element in view.page.main.words()
                if words not in read and not any(around & box.classes for box in element.around())
            ] == [], str(view)


def test_everything_that_is_heard_can_be_recorded(gallery, bundle):
    """What has no recording must not keep a button away: it is marked as extra."""
    known = {language: {text.digest for text in spoken_texts(bundle, language)} for language in ("fr", "nl")}
    unknown = {
        (view.kind, element.text)
        for view in gallery
        for element in view.page.document.all(data_heard="")
        if digest_of_words(element.text) not in known[element.language]
    }
    assert unknown == set()


def test_messages_to_record_are_those_of_the_pages():
    pages = "\n".join(page.read_text(encoding="utf-8") for page in TEMPLATES.rglob("*.html"))
    calls = re.findall(r"heard\(((?:[^{}]|\{[^{}]*\})*?)\) \}\}", pages)
    spoken = [call for call in calls if "extra=true" not in call]
    assert len(spoken) > 50
    messages = {
        message for call in spoken for message in re.findall(r'(?:_\(|in_language\(code, )"([^"]*)"', call)
    }
    assert messages == set(INTERFACE)


def test_no_page_has_a_button_that_could_not_work(gallery):
    """Without the script, or before it has found a voice, there is none; without a recording, no player."""
    for view in gallery:
        assert view.page.document.all("button", css="listen") == []
        assert view.page.document.all("audio") == []


def test_button_for_the_script_speaks_the_language_of_the_page(gallery):
    names = {"fr": "Écouter\u00a0:", "nl": "Luister:"}
    for view in gallery:
        if heard(view.page):
            made = {
                part["lang"]: part.one for part in view.page.document.all("template", data_listen_button=True)
            }
            places = [*view.page.all(data_listen=True), *filter(alone, view.page.all(data_heard=True))]
            languages = {place.language for place in places}
            assert set(made) == languages, str(view)
            for language in languages:
                assert names[language] in view.page.response.text


# ------------------------------------------------------------------------------------- where it may be heard


def test_screen_without_sound_has_no_sign_of_listening(somebody, record, bundle):
    record("fr", first_question(bundle).text["fr"])
    person = somebody(setting="counsellor")
    for page in (person.open("/"), person.open("/fr/"), person.begin()):
        assert page.document.all(data_heard=True) == []
        assert "<template" not in page.response.text
        assert "audio" not in page.response.text


@pytest.mark.parametrize("setting", ["kiosk", "tablet", "home"])
def test_other_screens_have_sound(setting, somebody):
    assert heard(somebody(setting=setting).begin())


# ---------------------------------------------------------------------------------------------- recordings


def test_page_names_the_recording_of_each_text_that_has_one(somebody, record, bundle):
    question = first_question(bundle)
    record("fr", question.text["fr"])
    found = heard(somebody().begin())
    digest = digest_of_words(question.text["fr"])
    assert re.fullmatch(rf"/audio/fr/{digest}\.ogg\?v=[0-9a-f]{{12}}", found[question.text["fr"]])
    assert [text for text, recording in found.items() if recording] == [question.text["fr"]]
    assert not any(heard(somebody("nl").begin()).values())


def test_page_for_a_wrong_host_is_there_though_there_are_recordings(make_application, audio, record):
    """It has no addresses, so it makes do with voices."""
    record("fr", "Cette page ne peut pas s’afficher")
    application = make_application(audio=audio, trusted_hosts=("test.example",))
    answer = application.test_client().get("/fr/", headers={"Host": "evil.example"})
    assert answer.status_code == 400
    assert "Cette page ne peut pas s’afficher" in answer.text


def test_recording_that_comes_in_is_on_the_next_page_and_a_better_one_has_another_address(
    somebody, record, bundle
):
    text = first_question(bundle).text["fr"]
    person = somebody()
    assert heard(person.begin())[text] is None
    record("fr", text)
    first = heard(person.open(person.page.address))[text]
    with person.client.get(first) as found:
        assert found.data == SOUND
    record("fr", text, sound=b"better")
    second = heard(person.open(person.page.address))[text]
    assert first != second
    with person.client.get(second) as found:
        assert found.data == b"better"


def test_recording_is_kept_by_browsers_and_can_be_asked_for_in_parts(somebody, record, bundle):
    text = first_question(bundle).text["fr"]
    record("fr", text)
    person = somebody()
    address = heard(person.begin())[text]
    with person.client.get(address) as whole:
        assert (whole.status_code, whole.data, whole.mimetype) == (200, SOUND, "audio/ogg")
        assert whole.headers["Cache-Control"] == "public, max-age=31536000, immutable"
        assert whole.headers["Accept-Ranges"] == "bytes"
        assert "Set-Cookie" not in whole.headers
    with person.client.get(address, headers={"Range": "bytes=10-19"}) as part:
        assert (part.status_code, part.data) == (206, SOUND[10:20])
        assert part.headers["Content-Range"] == f"bytes 10-19/{len(SOUND)}"
    with person.client.get(address, headers={"Range": "bytes=5000-"}) as beyond:
        assert (beyond.status_code, beyond.headers["Cache-Control"]) == (416, "no-store")


def test_nothing_but_recordings_is_served(somebody, record, audio, bundle):
    text = first_question(bundle).text["fr"]
    record("fr", text)
    name = f"{digest_of_words(text)}.ogg"
    (audio / "fr" / ("0" * 32 + ".ogg")).write_bytes(b"in the folder, but not in the index")
    (audio.parent / "secret.ogg").write_bytes(b"outside")
    client = somebody().client
    with client.get(f"/audio/fr/{name}") as found:
        assert found.status_code == 200
    for address in (
        f"/audio/nl/{name}",
        f"/audio/de/{name}",
        f"/audio/fr/{'0' * 32}.ogg",
        f"/audio/fr/{name[:-3]}mp3",
        f"/audio/fr/{name}/",
        "/audio/fr/index.json",
        "/audio/fr/../index.json",
        "/audio/index.json",
        "/audio/fr/..%2f..%2fsecret.ogg",
        "/audio/fr/%2e%2e/%2e%2e/secret.ogg",
        "/audio/fr/",
    ):
        response = client.get(address)
        assert response.status_code == 404, address
        assert response.headers["Cache-Control"] == "no-store"


def test_index_that_leads_outside_leads_nowhere(somebody, record, audio, bundle):
    text = first_question(bundle).text["fr"]
    record("fr", text)
    (audio.parent / "secret.ogg").write_bytes(b"outside")
    index = audio / "index.json"
    digest = digest_of_words(text)
    index.write_text(
        index.read_text(encoding="utf-8").replace(f"{digest}.ogg", "../../secret.ogg"), encoding="utf-8"
    )
    client = somebody().client
    assert client.get("/audio/fr/..%2f..%2fsecret.ogg").status_code == 404
    assert client.get(f"/audio/fr/{digest}.ogg").status_code == 404


def test_damaged_index_costs_the_recordings_and_never_the_page(somebody, audio):
    audio.mkdir()
    (audio / "index.json").write_text("{", encoding="utf-8")
    page = somebody().begin()
    assert page.response.status_code == 200
    assert set(heard(page).values()) == {None}


def test_without_scripts_a_recording_of_the_question_and_its_answers_has_the_browsers_own_player(
    somebody, record, bundle
):
    question = bundle.question("warm-choose")
    option = question.form.options[0]
    record("fr", question.text["fr"], option.text["fr"])
    person = somebody()
    person.begin()
    page = person.press(next(iter(person.presses().values())))
    assert person.question == "warm-choose"
    players = page.document.all("audio")
    assert [player["src"] for player in players] == [
        heard(page)[question.text["fr"]],
        heard(page)[option.text["fr"]],
    ]
    for player in players:
        assert player.parent.tag == "noscript"
        assert (player["preload"], player.has("controls")) == ("none", True)
        assert not any(around.tag in {"label", "legend", "button"} for around in player.around())
