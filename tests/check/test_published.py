"""A change beside the version in force: what it does to ids, points and people."""

import pytest

from diagnostic.check.published import check_against
from diagnostic.engine.outcome import diagnose
from diagnostic.model.answers import Answers, Facts
from diagnostic.model.condition import AtLeast
from diagnostic.model.persona import Expectation, Persona
from tests.engine.build import bundle, choice, domain, every, fact, profile, service, several

YES_NO = {"no": 0, "yes": 2}
TWO = (domain("skill"), domain("other"))


def questionnaire(*questions, cut=2, **more):
    table = [profile("able", AtLeast("points.total", cut)), profile("starting")]
    return bundle(*questions, profiles=table, domains=TWO, **more)


BEFORE = questionnaire(choice("q", YES_NO))


def told(before, after, *personas):
    return [(found.code, dict(found.values)) for found in check_against(before, after, personas, {})]


def test_no_change_tells_nothing():
    assert told(BEFORE, questionnaire(choice("q", YES_NO))) == []


@pytest.mark.parametrize(
    "now, what, was, is_",
    [
        (several("q", YES_NO, max_points=2), "kind", "choice", "several"),
        (choice("q", YES_NO, domain="other"), "domain", "skill", "other"),
    ],
)
def test_an_id_that_means_something_else_is_an_error(now, what, was, is_):
    found = told(BEFORE, questionnaire(now))
    assert ("V01", {"name": "q", "what": what, "was": was, "now": is_}) in found


def test_a_score_that_becomes_a_fact_is_an_error():
    found = told(BEFORE, questionnaire(fact("q", "no", "yes"), choice("p", YES_NO)))
    assert found == [("V01", {"name": "q", "what": "evidence", "was": "scored", "now": "fact"})]


def test_a_service_of_another_kind_is_an_error():
    before = questionnaire(choice("q", YES_NO), services=[service("place", kind="epn")])
    after = questionnaire(choice("q", YES_NO), services=[service("place", kind="training")])
    assert told(before, after) == [
        ("V01", {"name": "place", "what": "kind", "was": "epn", "now": "training"})
    ]


def test_points_that_moved_are_told_per_domain():
    after = questionnaire(choice("q", {"no": 0, "yes": 3}))
    assert told(BEFORE, after) == [("V02", {"domain": "skill", "was": "0–2", "now": "0–3"})]


def test_points_that_cannot_be_proved_are_not_compared():
    """A condition on fourteen things that one may have is too much to try; nothing is claimed then."""
    things = {f"t{number}": 0 for number in range(14)}
    named = every("things", *things)
    wide = questionnaire(several("things", things), choice("q", {"no": 0, "yes": 3}, ask_if=named))
    assert "V02" not in {code for code, _ in told(BEFORE, wide)}
    assert "V02" not in {code for code, _ in told(wide, BEFORE)}


def test_a_worked_example_that_would_get_something_else_is_shown():
    ana = Persona("ana", "Ana", "fr", {}, {"q": ("yes",)}, Expectation())
    after = questionnaire(choice("q", YES_NO), cut=3)
    (finding,) = check_against(BEFORE, after, [ana], {})
    assert finding.values == {"name": "Ana", "was": "able → desk", "now": "starting → desk"}
    answers, facts = Answers(finding.witness.answers), Facts(finding.witness.language)
    assert [diagnose(version, answers, facts).profile.id for version in (BEFORE, after)] == [
        "able",
        "starting",
    ]
