"""From answers to the path: what is asked, what is still open, what the path no longer sees."""

import pytest

from diagnostic.model.answers import Facts
from diagnostic.model.condition import AtLeast, Below
from tests.engine.build import (
    among,
    bundle,
    choice,
    domain,
    fact,
    several,
    task,
)
from tests.engine.walked import YES, path_of, points, unless

# ------------------------------------------------------------------------------------------------ the path


def test_path_without_guards_is_every_question_in_order():
    path = path_of(
        bundle(choice("q1", YES), choice("q2", YES, section="next"), choice("q3", YES, section="next"))
    )
    assert path.questions == ("q1", "q2", "q3")


def test_path_asks_a_nested_question_only_after_its_option():
    tested = bundle(choice("q1", YES), choice("nested", YES, branch=among("q1", "yes")), choice("q2", YES))
    assert path_of(tested).questions == ("q1", "q2")
    assert path_of(tested, q1="no").questions == ("q1", "q2")
    assert path_of(tested, q1="yes").questions == ("q1", "nested", "q2")


def test_path_ends_its_section_after_an_ending_option():
    tested = bundle(
        choice("q1", YES),
        choice("q2", YES, branch=unless("q1", "no")),
        choice("q3", YES, section="next"),
    )
    assert path_of(tested).questions == ("q1", "q2", "q3")
    assert path_of(tested, q1="unclear").questions == ("q1", "q2", "q3")
    assert path_of(tested, q1="no").questions == ("q1", "q3")


def test_path_ends_although_the_ending_question_was_nested_itself():
    tested = bundle(
        choice("q1", YES),
        choice("nested", YES, branch=among("q1", "yes")),
        choice("q2", YES, branch=unless("nested", "no")),
    )
    assert path_of(tested, q1="no").questions == ("q1", "q2")
    assert path_of(tested, q1="yes", nested="no").questions == ("q1", "nested")


def test_path_needs_branch_and_guard_together():
    nested = choice("nested", YES, branch=among("q1", "yes"), ask_if=among("q2", "yes"))
    tested = bundle(choice("q1", YES), choice("q2", YES), nested)
    met = {(q1, q2): "nested" in path_of(tested, q1=q1, q2=q2).questions for q1 in YES for q2 in YES}
    assert met == {("no", "no"): False, ("no", "yes"): False, ("yes", "no"): False, ("yes", "yes"): True}


def test_guard_on_several_answers_means_contains():
    tested = bundle(several("q1", {"a": 0, "b": 0}), choice("q2", YES, branch=among("q1", "b")))
    assert path_of(tested, q1=["a"]).questions == ("q1",)
    assert path_of(tested, q1=["a", "b"]).questions == ("q1", "q2")


def test_guard_reads_language_and_facts_of_the_setting():
    tested = bundle(
        choice("dutch", YES, ask_if=among("language", "nl")),
        choice("typing", YES, ask_if=among("keyboard", "physical")),
        facts={"keyboard": ("physical", "none")},
    )
    assert path_of(tested).questions == ()
    assert path_of(tested, Facts("nl", {"keyboard": "none"})).questions == ("dutch",)
    assert path_of(tested, Facts("fr", {"keyboard": "physical"})).questions == ("typing",)


def test_guard_sees_the_points_earned_so_far_never_those_hoped_for():
    tested = bundle(
        choice("q1", YES), choice("hard", YES, ask_if=AtLeast("points.skill", 2)), choice("q2", YES)
    )
    assert path_of(tested, q2="yes").questions == ("q1", "q2")
    assert path_of(tested, q1="yes").questions == ("q1", "hard", "q2")


def test_guard_below_a_bound_holds_while_the_points_are_not_earned():
    tested = bundle(choice("q1", YES), choice("easy", YES, ask_if=Below("points.skill", 2)))
    met = {q1: path_of(tested, q1=q1).questions for q1 in ("no", "unclear", "yes")}
    assert met == {"no": ("q1", "easy"), "unclear": ("q1", "easy"), "yes": ("q1",)}


def test_guard_sees_a_band_that_was_observed():
    tested = bundle(
        task("q1", YES),
        choice("hard", YES, ask_if=among("band.skill", "high")),
        domains=[domain(low=0, high=2, needs=1)],
    )
    assert path_of(tested, observed={"q1": "alone"}).questions == ("q1", "hard")


def test_guard_sees_a_band_as_soon_as_the_last_answer_it_needs_was_given():
    tested = bundle(
        choice("q1", YES),
        choice("q2", YES),
        choice("hard", YES, ask_if=among("band.skill", "high")),
        domains=[domain(low=0, high=4, needs=2)],
    )
    assert path_of(tested, q1="yes", q2="yes").questions == ("q1", "q2", "hard")
    assert path_of(tested, q1="yes", q2="no").questions == ("q1", "q2")


def test_guard_on_a_band_is_surely_false_once_too_few_answers_can_come():
    tested = bundle(
        choice("q1", YES),
        choice("hard", YES, ask_if=among("band.skill", "high"), if_skipped=1),
        domains=[domain(low=0, high=2, needs=2)],
    )
    assert points(path_of(tested, q1="yes")) == (3, 3)
    assert points(path_of(tested, q1="unclear")) == (0, 4)


def test_guard_sees_a_settled_band():
    tested = bundle(
        fact("q1", "mine", "none", settles={"none": "low"}),
        choice("easy", YES, ask_if=among("band.skill", "low")),
        domains=[domain(low=0, high=4, needs=2)],
    )
    assert path_of(tested, q1="none").questions == ("q1", "easy")
    assert path_of(tested, q1="mine").questions == ("q1",)


# --------------------------------------------------------------------------- answers that left the path


LEAVING = bundle(
    choice("q1", YES),
    choice("nested", {"no": 0, "yes": 3}, branch=among("q1", "yes")),
    fact("follows", "a", "b", branch=among("nested", "yes")),
)


def test_answer_off_the_path_is_not_seen():
    path = path_of(LEAVING, q1="no", nested="yes", follows="a", observed={"nested": "alone"})
    assert path == path_of(LEAVING, q1="no")


def test_answer_off_the_path_comes_back_with_it():
    path = path_of(LEAVING, q1="yes", nested="yes", follows="a")
    assert (path.questions, points(path), path.values["follows"]) == (
        ("q1", "nested", "follows"),
        (5, 5),
        ("a",),
    )


def test_unclear_answer_off_the_path_does_not_raise_the_flag():
    assert path_of(LEAVING, q1="no", nested="unclear", follows="unclear").language_flag is False


# --------------------------------------------------------------------------------- what is still open


def test_first_open_question_is_the_first_without_a_reply():
    tested = bundle(choice("q1", YES), choice("q2", YES), choice("q3", YES))
    path = path_of(tested, q1="yes", q3="no")
    assert (path.first_open.id, path.complete) == ("q2", False)


@pytest.mark.parametrize("way_out", ["unsure", "unclear", "unsaid"])
def test_every_way_out_deals_with_a_question(way_out):
    path = path_of(bundle(fact("q1", "a", "b")), q1=way_out)
    assert (path.first_open, path.complete) == (None, True)


def test_complete_changes_when_a_branch_opens():
    assert path_of(LEAVING, q1="no").complete is True
    assert path_of(LEAVING, q1="yes").complete is False


def test_before_is_the_neighbour_on_the_path():
    path = path_of(LEAVING, q1="yes", nested="yes")
    assert [path.before(q) and path.before(q).id for q in path.questions] == [None, "q1", "nested"]


def test_in_section_gives_the_steps_of_one_section():
    path = path_of(
        bundle(choice("q1", YES), choice("q2", YES, section="next"), choice("q3", YES, section="next"))
    )
    assert [step.question.id for step in path.in_section("next")] == ["q2", "q3"]


def test_step_is_none_off_the_path():
    path = path_of(LEAVING, q1="no")
    assert (path.step("q1").value, path.step("nested")) == (("no",), None)


# ------------------------------------------------------------------------------------- the language flag


def test_language_flag_is_raised_by_the_second_unclear():
    tested = bundle(choice("q1", YES), choice("q2", YES), choice("q3", YES))
    raised = [
        path_of(tested, **given).language_flag
        for given in (
            {},
            {"q1": "unclear"},
            {"q1": "unclear", "q2": "unsure"},
            {"q1": "unclear", "q3": "unclear"},
        )
    ]
    assert raised == [False, False, False, True]


def test_language_flag_can_be_read_by_later_guards():
    tested = bundle(
        choice("q1", YES),
        choice("q2", YES),
        choice("words", YES, ask_if=among("language-flag", "true")),
        choice("calm", YES, ask_if=among("language-flag", "false")),
    )
    assert path_of(tested, q1="unclear", q2="unclear").questions == ("q1", "q2", "words")
    assert path_of(tested, q1="unclear", q2="yes").questions == ("q1", "q2", "calm")
