"""Worked examples that say too little: their points, and what they leave out."""

import pytest

from diagnostic.check.personas import check_personas
from diagnostic.model.persona import Expectation, Persona
from tests.engine.build import bundle, choice, domain

TESTED = bundle(
    choice("first", {"no": 0, "yes": 2}),
    choice("second", {"no": 0, "yes": 2}),
    choice("third", {"no": 0, "yes": 3}),
    domains=[domain(low=0, high=3)],
)
ALL = {"first": ("yes",), "second": ("no",), "third": ("yes",)}


def found(answers, **expected):
    persona = Persona("ana", "Ana", "fr", {}, answers, Expectation(**expected))
    return [(finding.code, dict(finding.values)) for finding in check_personas(TESTED, [persona], {})]


def test_points_are_compared_where_they_are_said():
    assert found(ALL, points={"skill": 5}) == []
    assert found(ALL, points={"skill": 4}) == [
        ("P08", {"name": "Ana", "expected": "4", "got": "5", "domain": "skill"})
    ]


def test_points_that_answers_leave_open_are_told_from_least_to_most():
    ((code, values),) = found({"first": ("yes",)}, points={"skill": 2})
    assert (code, values["got"]) == ("P08", "2–7")


def test_the_first_question_without_an_answer_is_told_where_a_profile_is_expected():
    assert found({"first": ("yes",)}, profile="anyone") == [("P07", {"name": "Ana", "question": "second"})]
    assert found(ALL, profile="anyone") == []


@pytest.mark.parametrize("expected", [{"bands": {"skill": "unknown"}}, {"points": {}}])
def test_who_stops_early_and_expects_no_profile_may(expected):
    assert found({"first": ("yes",)}, **expected) == []


def test_a_way_out_is_an_answer():
    given = {**ALL, "second": ("unclear",), "third": ("unsure",)}
    assert "P07" not in {code for code, _ in found(given, profile="anyone")}
