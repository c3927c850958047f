"""When a page offers somebody's help, or other ways to the words, and that it does not go on offering."""

import pytest

from diagnostic.engine.journey import walk
from diagnostic.engine.offers import offers_a_hand, offers_other_words
from tests.engine.build import FRENCH, answers, bundle, choice, fact, warm_up

YES = {"no": 0, "yes": 2}
WELL, WRONG = "here", "there"


def path_of(tested, **given):
    return walk(tested, answers(**given), FRENCH)


# ------------------------------------------------------------------------------------------------- a hand


@pytest.fixture
def warmed():
    """Two warm-ups, then two questions."""
    ups = [warm_up(name, right=WELL, wrong=WRONG) for name in ("w1", "w2")]
    return bundle(*ups, choice("q1", YES), choice("q2", YES))


def offering(tested, **given):
    """The questions whose page offers a hand, of those that the person may see."""
    path = path_of(tested, **given)
    seen = [step.question.id for step in path.steps if step.value is not None]
    seen += [path.first_open.id] if path.first_open else []
    return [name for name in seen if offers_a_hand(path, name)]


def test_no_hand_is_offered_to_whom_the_warm_ups_came_easy(warmed):
    assert offering(warmed) == []
    assert offering(warmed, w1=WELL, w2=WELL, q1="yes", q2="no") == []


@pytest.mark.parametrize("slip", [WRONG, "unsure", "unclear"])
def test_hand_is_offered_on_the_next_page_and_before_the_first_question_that_counts(slip, warmed):
    assert offering(warmed, w1=slip) == ["w2"]
    assert offering(warmed, w1=slip, w2=WELL, q1="yes") == ["w2", "q1"]
    assert offering(warmed, w1=WELL, w2=slip, q1="yes") == ["q1"]
    assert offering(warmed, w1=slip, w2=slip, q1="yes") == ["w2", "q1"]


def test_hand_is_not_offered_for_what_comes_after_the_warm_ups(warmed):
    assert offering(warmed, w1=WELL, w2=WELL, q1="unsure", q2="unclear") == []


def test_hand_is_offered_right_after_a_warm_up_in_the_middle_of_a_test():
    tested = bundle(fact("f", "a"), warm_up("w", right=WELL, wrong=WRONG), choice("q", YES))
    assert offering(tested, f="unsure", w=WRONG, q="yes") == ["q"]


# ------------------------------------------------------------------------------------------- other words


@pytest.fixture
def two_sections():
    first = [choice(f"q{number}", YES, section="first") for number in (1, 2, 3, 4)]
    return bundle(*first, *(choice(f"q{number}", YES, section="last") for number in (5, 6, 7)))


def pages(tested, **given):
    """Where other ways to the words are offered: questions and summaries of what was answered so far."""
    path = path_of(tested, **given)
    asked = [step.question for step in path.steps if step.value is not None]
    asked += [path.first_open] if path.first_open else []
    found = [one.id for one in asked if offers_other_words(path, one.section, one.id)]
    return found + [name for name in ("first", "last") if offers_other_words(path, name)]


def test_nothing_is_offered_after_one_question_that_was_not_understood(two_sections):
    assert pages(two_sections, q1="unclear") == []
    assert pages(two_sections, q1="unclear", q2="yes") == []


def test_offer_comes_right_after_the_second_in_a_section(two_sections):
    assert pages(two_sections, q1="unclear", q2="unclear") == ["q3"]
    assert pages(two_sections, q1="unclear", q2="yes", q3="unclear") == ["q4"]


def test_offer_goes_by_itself_and_comes_back_only_after_one_more(two_sections):
    assert pages(two_sections, q1="unclear", q2="unclear", q3="yes") == ["q3"]
    assert pages(two_sections, q1="unclear", q2="unclear", q3="unclear") == ["q3", "q4"]


def test_offer_after_the_last_question_stands_on_the_summary_and_not_in_the_next_section(two_sections):
    assert pages(two_sections, q1="unclear", q2="yes", q3="no", q4="unclear") == ["first"]
    assert pages(two_sections, q1="yes", q2="yes", q3="no", q4="unclear", q5="unclear") == []


def test_each_section_counts_anew(two_sections):
    given = dict.fromkeys(("q1", "q2", "q5"), "unclear") | {"q3": "yes", "q4": "yes"}
    assert pages(two_sections, **given) == ["q3"]
    assert pages(two_sections, **given, q6="unclear") == ["q3", "q7"]


@pytest.mark.parametrize("other", ["unsure", "no"])
def test_only_questions_that_were_not_understood_count(other, two_sections):
    assert pages(two_sections, q1=other, q2=other, q3=other) == []
    assert pages(two_sections, q1="unclear", q2=other) == []


def test_going_back_to_a_question_that_was_not_understood_offers_nothing_for_itself(two_sections):
    path = path_of(two_sections, q1="unclear", q2="unclear")
    assert not offers_other_words(path, "first", "q2")


def test_section_of_which_nothing_is_asked_offers_nothing(two_sections):
    path = path_of(two_sections, q1="unclear", q2="unclear")
    assert not offers_other_words(path, "not-asked")
