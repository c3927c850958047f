"""The drawn tasks: which there are, their twins on paper, and that one types only where there are keys."""

import re
from dataclasses import replace

import pytest

from diagnostic.check.graph.states import explore
from diagnostic.cli.paper import sheets_of
from diagnostic.engine.points import most_points, points_of
from diagnostic.engine.reply import read_reply, sent_for, ways_out
from diagnostic.engine.shown import in_reading_order, letters_of, shuffled
from diagnostic.insight.sheet import numbers_of
from diagnostic.model.question import RIGHT, WRONG, Evidence, Order, Screen, Sort, Task, Typed
from diagnostic.web.device import DEVICES
from tests.content.people import FRENCH, KEYS, beginner, best, can_be_asked, take, worst

EIGHT = {
    "device-scan": "order",
    "device-type-address": "typed",
    "device-sort-papers": "sort",
    "email-attachment": "find the attachment",
    "admin-repair": "repair the form error",
    "jobs-offer": "tell the advert from the result",
    "email-doubt": "doubt the message",
    "admin-confirm": "confirm with a second device",
}
WITHOUT_KEYS, WITH_KEYS = "device-at-sign", "device-type-address"


@pytest.fixture(scope="module")
def tasks(bundle):
    """All that is shown and not said."""
    shown = [q for q in bundle.questionnaire.questions() if q.evidence is Evidence.SHOWN]
    return {question.id: question for question in shown}


@pytest.fixture(scope="module", params=["fr", "nl"])
def paper(bundle, request):
    """Question id -> what stands of it on the paper of one language."""
    html = sheets_of(bundle, request.param)
    found = re.findall(r'<article class="question" id="question-(\d+)">(.*?)</article>', html, re.DOTALL)
    names = {number: name for name, number in numbers_of(bundle).items()}
    return request.param, {names[int(number)]: drawn for number, drawn in found}


# ------------------------------------------------------------------------------------- the eight of the issue


def test_each_of_the_eight_tasks_is_there_and_counts(tasks):
    assert {name: most_points(tasks[name]) for name in EIGHT} == dict.fromkeys(EIGHT, 2)


def test_steps_are_put_in_order(tasks):
    form = tasks["device-scan"].form
    assert isinstance(form, Order)
    assert shuffled(form.steps) != form.steps


def test_papers_are_sorted_by_what_they_are_and_not_by_their_kind_of_file(tasks):
    form = tasks["device-sort-papers"].form
    assert isinstance(form, Sort)
    assert {thing.folder for thing in form.things} == {folder.id for folder in form.folders}
    folders_of = {}
    for thing in form.things:
        folders_of.setdefault(thing.picture, set()).add(thing.folder)
    assert {picture: len(folders) for picture, folders in folders_of.items()} == {
        "file-image": 1,
        "file-pdf": 3,
    }


def test_an_attachment_is_found_in_a_message(tasks):
    form = tasks["email-attachment"].form
    assert form.screen is Screen.MESSAGE
    assert [element.part for element in form.elements if element.points] == ["attachment"]


def test_an_error_is_repaired_where_nothing_marks_the_field(tasks):
    form = tasks["admin-repair"].form
    assert form.screen is Screen.FORM
    assert [element.part for element in form.elements if element.points] == ["field"]
    assert [
        element.id for element in form.elements if element.marks or "error" in (element.details or {})
    ] == []
    assert "notice" in form.scene


@pytest.mark.parametrize("language", ["fr", "nl"])
def test_an_advert_looks_like_the_result_but_for_its_mark(tasks, language):
    form = tasks["jobs-offer"].form
    assert form.screen is Screen.RESULTS
    adverts = [element for element in form.elements if "advert" in element.marks]
    assert [element.points for element in adverts] == [0, 0]
    assert {part for element in form.elements for part in element.details} == {"address", "summary"}
    looked_for = set(form.scene["query"][language].casefold().split())
    assert looked_for <= set(adverts[0].text[language].casefold().split())
    assert adverts[0] is form.elements[0]


def test_a_message_is_doubted_by_two_safe_gestures(tasks):
    form = tasks["email-doubt"].form
    assert form.screen is Screen.MESSAGE
    assert {element.id for element in form.elements if element.points} == {"report", "delete"}
    assert {element.part for element in form.elements if not element.points} == {
        "link",
        "attachment",
        "button",
    }


def test_a_second_device_confirms_only_what_one_has_begun(tasks):
    form = tasks["admin-confirm"].form
    assert (form.screen, form.device) == (Screen.PAGE, "phone")
    worth = {element.id: element.points for element in form.elements}
    assert (worth["refuse"], worth["confirm"], worth["code"]) == (2, 0, 0)


# --------------------------------------------------------------------------------------------- twins on paper


def test_each_task_has_a_twin_on_paper_with_its_letters_and_ways_out(tasks, paper):
    language, drawn = paper
    for name, question in tasks.items():
        assert question.text[language] in drawn[name].replace("&#39;", "’"), name
        letters = re.findall(r'<b class="letter">([A-Z])</b>', drawn[name])
        assert set(letters) == set(letters_of(question).values()), name
        assert re.findall(r"<code>([^<]*)</code>", drawn[name]) == list(ways_out(question)), name
        if isinstance(question.form, Typed):
            assert drawn[name].count('class="to-write"') == 1


def test_what_is_ticked_on_paper_counts_as_what_is_pressed(tasks):
    """By letters, as a counsellor types them in: every answer gives the points of the screen."""
    for question in tasks.values():
        letters = letters_of(question)
        ids = {letter: name for name, letter in letters.items()}
        for value in (best(question), worst(question)):
            if isinstance(question.form, Typed):
                continue
            circled = [letters[chosen] for chosen in value]
            read = read_reply(question, sent_for(question, [ids[letter] for letter in circled]), "fr")
            assert read == value
            assert points_of(question, read) in {0, most_points(question)}


def test_letters_follow_the_drawing_from_top_to_bottom(tasks):
    for question in tasks.values():
        if isinstance(question.form, Task):
            shown = [element.id for element in in_reading_order(question.form)]
            assert list(letters_of(question)) == shown


# ------------------------------------------------------------------------------------- typing only with keys


def typed_questions(bundle):
    return {q.id for q in bundle.questionnaire.questions() if isinstance(q.form, Typed)}


def test_statement_11_no_question_with_a_text_field_is_ever_asked_without_keys(bundle):
    """ux.md 11, for everybody who could take the test: proved over all states of the questionnaire."""
    asked = {}
    for keyboard in bundle.questionnaire.facts["keyboard"]:
        facts = {**bundle.questionnaire.facts, "keyboard": (keyboard,)}
        world = explore(_with_facts(bundle, facts))
        assert world.complete
        questions = [turn.question for turn in world.terrain.turns if turn.question is not None]
        met = {
            turn.fact
            for turn, seen in zip(world.terrain.turns, world.seen, strict=True)
            if turn.question is not None and seen.asked_from is not None
        }
        assert len(met) > len(questions) - 3
        asked[keyboard] = met
    assert asked["none"] & typed_questions(bundle) == set()
    assert asked["physical"] & typed_questions(bundle) == {WITH_KEYS}
    assert asked["none"] ^ asked["physical"] == {WITHOUT_KEYS, WITH_KEYS}


def _with_facts(bundle, facts):
    return replace(bundle, questionnaire=replace(bundle.questionnaire, facts=facts))


def test_statement_11_kiosk_and_tablet_have_no_keys():
    assert {name: device.keyboard for name, device in DEVICES.items()} == {
        "kiosk": "none",
        "tablet": "none",
        "home": "none",
        "counsellor": "physical",
    }


def test_the_task_with_keys_stands_for_the_one_without(tasks):
    one, other = tasks[WITHOUT_KEYS], tasks[WITH_KEYS]
    same = ("section", "domain", "competence", "rung", "ask_if", "if_skipped", "evidence")
    assert [getattr(one, name) for name in same] == [getattr(other, name) for name in same]
    assert most_points(one) == most_points(other)
    assert [can_be_asked(one, place) for place in (FRENCH, KEYS)] == [True, False]
    assert [can_be_asked(other, place) for place in (FRENCH, KEYS)] == [False, True]


@pytest.mark.parametrize("reply", [best, worst, beginner], ids=lambda reply: reply.__name__)
def test_people_with_and_without_keys_get_the_same_points(bundle, reply):
    without, with_keys = (take(bundle, reply, place) for place in (FRENCH, KEYS))
    assert (without.low, without.high) == (with_keys.low, with_keys.high)
    assert len(without.steps) == len(with_keys.steps)


def test_who_goes_the_harder_way_is_given_the_easier_points_once(bundle):
    for place in (FRENCH, KEYS):
        path = take(bundle, best, place)
        inferred = [step.question.id for step in path.inferred if step.question.domain == "device"]
        assert sum(step.low for step in path.inferred if step.question.domain == "device") == 6
        assert len({WITHOUT_KEYS, WITH_KEYS} & set(inferred)) == 1


@pytest.mark.parametrize("language, address", [("fr", "lina@courrier.example"), ("nl", "lina@post.example")])
def test_an_address_is_typed_with_patience_for_habits(tasks, language, address):
    question = tasks[WITH_KEYS]
    assert question.text[language].endswith(address)
    variants = [address, address.upper(), f" {address} ", f"{address}.", address.replace("@", " @ ")]
    slips = [address.replace("@", ""), address.replace(".", ","), address.replace("@", "à"), "lina"]
    read = [read_reply(question, sent_for(question, [text]), language) for text in (*variants, *slips)]
    assert read == [(RIGHT,)] * len(variants) + [(WRONG,)] * len(slips)
