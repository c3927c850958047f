"""What the published questionnaire does not use, but another one may: typed answers, an end with practice."""

import logging
import re

import pytest

from diagnostic.definition.folder import read_folder
from diagnostic.store import bundles
from diagnostic.store.engine import open_engine
from tests.content.people import best, replies_to
from tests.web.conftest import FOLDER, MORNING
from tests.web.engines import counts, rows
from tests.web.page import sent_by
from tests.web.person import Person

TYPED = """
  - id: device-type
    kind: typed
    points: 1
    competence: "2.1"
    rung: D5
    text: {fr: "Tapez le mot « bleu ».", nl: "Typ het woord ‘blauw’."}
    can: {fr: "Vous savez taper un mot.", nl: "U kunt een woord typen."}
    accept: {fr: [bleu], nl: [blauw]}
"""

RULE = """
  - id: typing
    urgent: true
    rank: 1
    when: {device-type: wrong}
    refer: [actiris]
    because: {fr: "Vous avez tapé un mot.", nl: "U hebt een woord getypt."}

"""

FAREWELL = """
section: farewell
title: {fr: "Pour finir", nl: "Tot slot"}
questions:
  - id: last-press
    kind: warm-up
    gesture: press
    text: {fr: "Appuyez encore une fois.", nl: "Druk nog één keer."}
    options:
      - {id: button, text: {fr: "J’appuie ici", nl: "Ik druk hier"}}
    right: button
"""


@pytest.fixture
def put_in_force(database, tmp_path):
    """`put_in_force({"file.yml": change})`: the published questionnaire with these files changed."""

    def put(changes):
        folder = tmp_path / "changed"
        (folder / "sections").mkdir(parents=True)
        for file in FOLDER.rglob("*.yml"):
            (folder / file.relative_to(FOLDER)).write_bytes(file.read_bytes())
        for name, change in changes.items():
            file = folder / name
            text = file.read_text(encoding="utf-8") if file.exists() else ""
            file.write_text(change(text), encoding="utf-8")
        reading = read_folder(folder)
        assert [str(finding) for finding in reading.findings if finding.severity == "error"] == []
        engine = open_engine(database)
        bundles.publish(engine, bundles.keep(engine, reading.bundle, reading.files), MORNING)
        engine.dispose()
        return {q.id: best(q) for q in reading.bundle.questionnaire.questions() if replies_to(q)[:-2]}

    return put


@pytest.fixture
def typing(put_in_force, make_application, make_person):
    """Somebody with a keyboard, in front of a question that is answered by typing."""
    answers = put_in_force(
        {
            "sections/device.yml": lambda text: text.rstrip("\n") + "\n" + TYPED,
            "referrals.yml": lambda text: text.replace("rules:\n", "rules:\n" + RULE, 1),
        }
    )
    application = make_application(keyboard="physical")
    person = Person(application.test_client())
    person.begin()
    person.take(answers, until="device-type")
    person.answers = answers
    return person


@pytest.fixture
def type_(typing):
    """`type_("bleu")`: type this into the field and continue."""

    def put(text):
        typing.form.one("input", type="text").attributes["value"] = text
        return typing.press("Continue")

    return put


@pytest.fixture
def typed_store(typing):
    return typing.client.application.extensions["diagnostic"].engine


def kept(store):
    with store.connect() as connection:
        query = "SELECT value FROM answer WHERE question = 'device-type'"
        return [value for (value,) in connection.exec_driver_sql(query)]


@pytest.mark.parametrize("text, value", [("bleu", "right"), (" BLEU ", "right"), ("Jean Dupont", "wrong")])
def test_typed_answer_is_kept_as_right_or_wrong_and_never_as_text(
    text, value, type_, typing, typed_store, caplog
):
    caplog.set_level(logging.DEBUG)
    caplog.set_level(logging.INFO, logger="sqlalchemy")
    type_(text)
    assert typing.page.address == "/fr/summary/device"
    assert kept(typed_store) == [value]
    assert "Dupont" not in repr(rows(typed_store))
    assert "Dupont" not in caplog.text
    assert typing.words("You typed an answer") in typing.page.text


@pytest.mark.parametrize("text", ["", "   "])
def test_nothing_typed_is_asked_for_again(text, type_, typing, typed_store):
    page = type_(text)
    assert page.status == 422
    words = typing.words("Type your answer, or choose another one below.")
    assert page.one(id="wrong").one("a").text == words
    assert page.one(id="wrong").one("a")["href"] == f"#{typing.form.one('input', type='text')['id']}"
    assert kept(typed_store) == []


def test_typed_answer_beside_a_way_out_is_asked_again(typing, typed_store):
    typing.form.one("input", type="text").attributes["value"] = "bleu"
    typing.tiles()["unsure"].attributes["checked"] = ""
    page = typing.press("Continue")
    assert page.status == 422
    assert kept(typed_store) == []


def test_way_out_of_typing_is_taken(typing, typed_store):
    typing.tiles()["unsure"].attributes["checked"] = ""
    typing.press("Continue")
    assert kept(typed_store) == ["unsure"]


def test_too_long_a_text_is_refused(type_, typing, typed_store):
    assert type_("x" * 201).status == 400
    assert kept(typed_store) == []


def test_typed_answer_can_be_kept_on_return(type_, typing, typed_store):
    """Who comes back and only continues has not changed the answer."""
    type_("Jean Dupont")
    typing.open("/fr/test/device-type")
    assert "Dupont" not in typing.page.html
    page = typing.press("Continue")
    assert page.status == 422, "what was typed is not known any more, so it is asked for again"
    assert kept(typed_store) == ["wrong"]


def test_typed_answer_is_quoted_as_typed_and_not_as_unknown(type_, typing):
    type_("Jean Dupont")
    typing.take(typing.answers)
    assert typing.page.address == "/fr/result"
    reason = typing.page.all("article", css="next")[0].one(css="because")
    assert [quote.text for quote in reason.all("li")] == [
        f"Tapez le mot « bleu ». – {typing.words('You typed an answer')}"
    ]


@pytest.mark.html
def test_page_with_a_text_field_is_valid_html(typing, type_, htmlcheck):
    pages = {"first": typing.page.html, "mistake": type_("").html}
    # The field and the ways out are one answer, so they share their name.
    assert [problem for problem in htmlcheck(pages) if "(form-dup-name)" not in problem] == []


def test_nobody_without_a_keyboard_is_asked_to_type(put_in_force, make_person, store):
    answers = put_in_force({"sections/device.yml": lambda text: text.rstrip("\n") + "\n" + TYPED})
    person = make_person()
    person.begin()
    person.take(answers)
    assert "/fr/test/device-type" not in person.pages
    assert not person.page.all("input", type="text")


def test_questionnaire_that_ends_with_practice_ends(put_in_force, make_person, store):
    """A section without anything to review has no summary; its end is the end of the test all the same."""
    answers = put_in_force(
        {
            "questionnaire.yml": lambda text: re.sub(r"(?m)^sections:.*\]", sections_with_farewell, text),
            "sections/farewell.yml": lambda _: FAREWELL,
        }
    )
    person = make_person("nl")
    person.begin()
    person.take(answers)
    assert person.page.address == "/nl/result"
    assert counts(store)["outcome"] == 1


def sections_with_farewell(found):
    return found[0].removesuffix("]") + ", farewell]"


def test_new_questionnaire_is_for_whoever_begins_now(put_in_force, make_person, store, personas):
    """Whoever is in the middle of the test stays on the questionnaire that they began with."""
    before = make_person()
    before.begin()
    before.take(personas["amina"].answers, until="helper")
    put_in_force(
        {
            "sections/situation.yml": lambda text: text.replace(
                "Choisissez ce que vous avez", "Dites ce que vous avez"
            )
        }
    )
    after = make_person()
    after.begin()
    after.take(personas["amina"].answers, until="equipment")
    assert after.page.one("h1").text.startswith("Dites ce que")
    before.open("/fr/test/equipment")
    assert before.page.one("h1").text.startswith("Choisissez ce que")
    button = before.page.button(before.words("Continue"))
    assert before.send(before.form["action"], sent_by(before.form, button)).status == 200
    before.take(personas["amina"].answers)
    assert before.page.address == "/fr/result"


HELLO = {
    "fr": "Bonjour. On m’a dit que vous pouvez m’aider.",
    "nl": "Goedendag. Ik hoorde dat u mij kunt helpen.",
}
UNKNOWN = {"fr": "Nous ne savons pas. Demandez d’abord.", "nl": "We weten het niet. Vraag het eerst."}


@pytest.mark.parametrize("language", ["fr", "nl"])
def test_slip_has_words_to_say_at_a_place_that_the_questionnaire_gives_none(
    language, put_in_force, make_person, personas
):
    """In both languages where nobody knows which one is spoken there; what to bring is to be asked first."""
    nothing = r"^    (say|bring|languages):.*\n(      .*\n)*"
    put_in_force({"services.yml": lambda text: re.sub(nothing, "", text, flags=re.MULTILINE)})
    person = make_person(language)
    person.begin()
    person.take(personas["jean-pierre"].answers)
    slips = person.open(f"/{language}/result/slip").all("article", css="slip")
    assert slips
    for slip in slips:
        (mine,) = (element.text for element in slip.all("strong"))
        (other,) = (element.text for element in slip.all("p", css="slip__other"))
        assert HELLO[language] in mine
        assert HELLO["nl" if language == "fr" else "fr"] in other
        assert UNKNOWN[language] in slip.text
