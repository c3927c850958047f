"""The way through a test that ends early: a question that was left out simply does not appear."""

import pytest

from diagnostic.engine.journey import walk
from diagnostic.web.quiz.way import Place, after, can_review, may_answer, place_of, reviewed, where_now
from tests.engine.build import FRENCH, answers, bundle, choice, domain, early

YES = {"no": 0, "yes": 2}


@pytest.fixture
def tested():
    """Two sections about one skill whose only cut is at 4 points; the last one has one question."""
    asked = [choice(name, YES, section="first") for name in ("q1", "q2", "q3")]
    return early(bundle(*asked, choice("q4", YES, section="last"), domains=[domain(low=0, high=4)]))


@pytest.fixture
def decided(tested):
    """The path once nothing can change the band any more."""
    return walk(tested, answers(q1="yes", q2="yes"), FRENCH)


def test_answer_that_decides_leads_to_the_summary_of_its_section(decided):
    assert after(decided, decided.steps[-1].question, changed=False) == Place.summary("first")
    assert where_now(decided) == Place.summary("first")


def test_summary_shows_only_what_was_asked(decided):
    assert [step.question.id for step in reviewed(decided, "first")] == ["q1", "q2"]
    assert can_review(decided, "first")


def test_section_of_which_nothing_is_asked_has_no_summary(decided):
    assert (reviewed(decided, "last"), can_review(decided, "last")) == ([], False)


def test_address_of_a_question_that_was_left_out_leads_to_where_the_person_is(decided):
    assert place_of(decided, "q3") == place_of(decided, "q4") == Place.summary("first")
    assert not may_answer(decided, "q3", before=False)


def test_changed_answer_that_decides_less_leads_to_the_question_that_counts_again(tested):
    path = walk(tested, answers(q1="no", q2="yes"), FRENCH)
    assert after(path, path.steps[0].question, changed=True) == Place.question("q3")


def test_changed_answer_that_decides_as_much_leads_back_to_the_summary(tested):
    path = walk(tested, answers(q1="yes", q2="yes", q3="no"), FRENCH)
    assert path.questions == ("q1", "q2", "q3")
    assert after(path, path.steps[2].question, changed=True) == Place.summary("first")
