"""The picture of a questionnaire: rows, lines, and what cannot be overlooked."""

from xml.etree import ElementTree as ET

from diagnostic.check.graph.states import explore
from diagnostic.insight.drawing import draw, page, table
from diagnostic.insight.outline import Asked, Line, lines_of, outline
from diagnostic.model.condition import AllOf, AnyOf, Missing
from tests.engine.build import among, bundle, choice, fact, not_among

YES_NO = {"no": 0, "yes": 2}


def ended(question, *closing):
    """As the reader writes `ends: section`."""
    return AnyOf((Missing(question), not_among(question, *closing)))


TESTED = bundle(
    fact("gate", "in", "out"),
    choice("open", YES_NO, branch=ended("gate", "out")),
    choice("more", YES_NO, ask_if=among("open", "yes"), branch=ended("gate", "out")),
    choice("lost", YES_NO, ask_if=AllOf((among("open", "yes"), among("open", "no")))),
)
ROWS = outline(explore(TESTED))


def test_each_question_is_a_row_with_who_is_asked():
    assert [(row.question.id, row.asked) for row in ROWS] == [
        ("gate", Asked.EVERYBODY),
        ("open", Asked.SOME),
        ("more", Asked.SOME),
        ("lost", Asked.NOBODY),
    ]


def test_an_option_that_ends_a_section_is_told_at_its_question_only():
    assert [row.ends for row in ROWS] == [("out",), (), (), ()]
    assert [row.guard for row in ROWS] == ["", "", "open = yes", "open = yes + open = no"]


def test_a_line_leads_from_an_answer_to_all_that_hangs_on_it():
    assert lines_of(ROWS) == (Line(1, (2, 3), 0),)


def test_the_picture_is_well_formed_and_names_every_question():
    root = ET.fromstring(draw(TESTED.questionnaire, ROWS, "fr"))
    told = " ".join(root.itertext())
    assert [row.question.id in told for row in ROWS] == [True] * 4
    assert "à personne" in told


def test_what_nobody_is_asked_looks_different():
    root = ET.fromstring(draw(TESTED.questionnaire, ROWS, "nl"))
    assert [group.get("class") for group in root.iter("{http://www.w3.org/2000/svg}g")] == [
        "line",
        "everybody",
        "some",
        "some",
        "nobody",
    ]


def test_the_table_says_the_same_as_the_picture():
    lines = table(ROWS, "en").splitlines()
    assert lines[1:] == [
        "1\tgate\tto everybody\t\tout",
        "2\topen\tto some\t\t",
        "3\tmore\tto some\topen = yes\t",
        "4\tlost\tto nobody\topen = yes + open = no\t",
    ]
    assert page(TESTED.questionnaire, ROWS, "en").count("<tr") == 1 + 4


def test_texts_of_the_questionnaire_cannot_break_the_page():
    hostile = bundle(choice("q", YES_NO, branch=among("<i>", "</svg>")))
    assert "<i>" not in page(hostile.questionnaire, outline(explore(hostile)), "fr")
