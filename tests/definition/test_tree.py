import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diagnostic.definition.folder import read_files
from diagnostic.engine.journey import walk
from diagnostic.model.answers import Answers, Facts
from diagnostic.model.condition import AllOf, Among, AnyOf, AtLeast, Missing, NotAmong
from diagnostic.model.question import UNCLEAR, Evidence
from tests.definition.broken import SOUND

TEXT = {"fr": "un", "nl": "één"}


@pytest.fixture(scope="module")
def questions():
    bundle = read_files(SOUND).bundle
    return {question.id: question for question in bundle.questionnaire.questions()}


def among(question, *options):
    return Among(question, frozenset(options))


def unless(question, *options):
    return AnyOf((Missing(question), NotAmong(question, frozenset(options))))


def test_questions_stand_in_the_order_of_the_document_branches_right_after_their_question(questions):
    assert list(questions) == [
        *("warm", "commune", "things", "printer"),
        *("address", "open", "find", "steps", "type"),
    ]


def test_a_question_under_an_option_is_asked_after_that_option(questions):
    assert questions["things"].branch is None
    assert questions["printer"].branch == among("things", "computer")


def test_settling_a_band_ends_the_section(questions):
    assert questions["address"].settles == {"none": "low"}
    assert questions["open"].branch == unless("address", "none")


def test_ending_the_test_keeps_away_all_that_follows(questions):
    assert questions["find"].branch == AllOf((unless("address", "none"), unless("open", "not-yet")))


def test_a_typing_question_needs_a_keyboard(questions):
    assert questions["type"].branch == AllOf(
        (unless("address", "none"), unless("open", "not-yet"), among("keyboard", "physical"))
    )
    assert questions["type"].ask_if is None


def test_what_the_editor_wrote_stays_apart_from_what_the_tree_says(questions):
    assert questions["steps"].ask_if == AllOf((among("open", "alone"), AtLeast("points.email", 2)))
    assert questions["steps"].if_skipped == 0


def written(ask_if, if_skipped="    if_skipped: 2\n"):
    """The branch and the condition of a question of the sound questionnaire with this `ask_if`."""
    text = SOUND["sections/email.yml"].decode()
    old = "    ask_if: {open: alone, points.email: {at_least: 2}}\n    if_skipped: 0\n"
    assert text.count(old) == 1
    changed = text.replace(old, f"    ask_if: {ask_if}\n{if_skipped}").encode()
    question = read_files({**SOUND, "sections/email.yml": changed}).bundle.question("steps")
    tree = (unless("address", "none"), unless("open", "not-yet"))
    assert question.branch.parts[:2] == tree
    return question.branch.parts[2:], question.ask_if


def test_what_the_place_decides_infers_nothing():
    """So it stands in the branch, without which there are no points for a question that was passed by."""
    assert written("{open: alone, keyboard: none}") == ((among("keyboard", "none"),), among("open", "alone"))
    assert written("{keyboard: none, setting: kiosk}") == (
        (among("keyboard", "none"), among("setting", "kiosk")),
        None,
    )
    assert written("{language: nl}") == ((among("language", "nl"),), None)


def test_a_condition_of_the_place_stays_whole_where_an_answer_decides_too():
    either = "{any: [{open: alone}, {keyboard: none}]}"
    assert written(either) == ((), AnyOf((among("open", "alone"), among("keyboard", "none"))))


def test_a_condition_that_every_place_meets_stays_where_the_check_sees_it():
    assert written("{language: [fr, nl]}") == ((), among("language", "fr", "nl"))


def test_a_condition_of_the_place_stays_what_it_is_where_nothing_is_inferred():
    assert written("{open: alone, keyboard: none}", if_skipped="") == (
        (),
        AllOf((among("open", "alone"), among("keyboard", "none"))),
    )


def test_evidence_follows_from_the_kind_unless_it_is_written(questions):
    assert {name: question.evidence for name, question in questions.items()} == {
        "warm": Evidence.FACT,
        "commune": Evidence.FACT,
        "things": Evidence.FACT,
        "printer": Evidence.FACT,
        "address": Evidence.FACT,
        "open": Evidence.SAID,
        "find": Evidence.SHOWN,
        "steps": Evidence.SHOWN,
        "type": Evidence.SHOWN,
    }


def test_a_question_takes_its_domain_from_its_section(questions):
    assert {question.domain for question in questions.values() if question.section == "email"} == {"email"}
    assert questions["commune"].domain is None


# ------------------------------------------------------------------------------ guards against the plain tree


@st.composite
def trees(draw, depth=2, prefix="q"):
    """Questions with two options each; an option may have a branch, an end, or both."""
    questions = []
    for number in range(draw(st.integers(1, 3))):
        name = f"{prefix}-{number}"
        options = []
        for letter in "ab":
            option = {"id": letter, "text": TEXT}
            if depth and draw(st.booleans()):
                option["then"] = draw(trees(depth=depth - 1, prefix=f"{name}{letter}"))
            end = draw(st.sampled_from(["", "", "section", "test"]))
            if end:
                option["ends"] = end
            options.append(option)
        questions.append({"id": name, "kind": "choice", "evidence": "fact", "text": TEXT, "options": options})
    return questions


class Ended(Exception):  # noqa: N818
    """The section or the test is over."""


def asked(sections, answer):
    """The path, by carrying the tree out as it reads."""
    path = []

    def ask(questions):
        for question in questions:
            path.append(question["id"])
            option = next((o for o in question["options"] if o["id"] == answer(question["id"])), {})
            ends = {option.get("ends", "")}
            try:
                ask(option.get("then", []))
            except Ended as end:
                ends.add(str(end))
            if ends != {""}:
                raise Ended("test" if "test" in ends else "section")

    for section in sections:
        try:
            ask(section)
        except Ended as end:
            if str(end) == "test":
                break
    return tuple(path)


def as_files(sections):
    names = [f"part-{number}" for number in range(len(sections))]
    cover = SOUND["questionnaire.yml"].replace(b"[start, email]", f"[{', '.join(names)}]".encode())
    table = {"at_most": 1, "rules": [], "otherwise": {"refer": ["actiris"], "because": TEXT}}
    rule = {"id": "all", "when": {"language": "fr"}, "refer": ["actiris"], "because": TEXT}
    files = {name: SOUND[name] for name in ("profiles.yml", "services.yml")}
    files["questionnaire.yml"] = cover
    files["referrals.yml"] = json.dumps({**table, "rules": [rule]}).encode()
    for name, questions in zip(names, sections, strict=True):
        text = json.dumps({"section": name, "title": TEXT, "questions": questions})
        files[f"sections/{name}.yml"] = text.encode()
    return files


@settings(max_examples=60)
@given(st.lists(trees(), min_size=1, max_size=2), st.randoms(use_true_random=False))
def test_the_guards_ask_what_the_tree_says(sections, random):
    sections = json.loads(json.dumps(sections))
    for number, section in enumerate(sections):
        rename(section, f"s{number}")
    reading = read_files(as_files(sections))
    assert [finding.code for finding in reading.findings if finding.severity == "error"] == []
    ids = [question.id for question in reading.bundle.questionnaire.questions()]
    for _ in range(5):
        chosen = {name: random.choice(["a", "b", UNCLEAR]) for name in ids}
        answers = Answers({name: (value,) for name, value in chosen.items()})
        path = walk(reading.bundle, answers, Facts("fr")).questions
        assert path == asked(sections, chosen.get)


def rename(questions, prefix):
    for question in questions:
        question["id"] = prefix + question["id"]
        for option in question["options"]:
            rename(option.get("then", []), prefix)
