"""The state graph: what is remembered, what is forgotten, and what happens when there is too much."""

import pytest

from diagnostic.check.flow import check_flow
from diagnostic.check.graph.replies import TooManyReplies, replies_to
from diagnostic.check.graph.search import Holds as Wanted
from diagnostic.check.graph.search import NotProved, find_person
from diagnostic.check.graph.states import explore
from diagnostic.engine.journey import walk
from diagnostic.model.answers import Answers, Facts
from tests.engine.build import among, bundle, choice, domain, every, fact, profile, several

YES_NO = {"no": 0, "yes": 2}


def walked(tested, person):
    return walk(tested, Answers(person.answers), Facts(person.language, person.facts))


def chain(number):
    """Questions that each hang on the one before: nothing older is worth remembering."""
    first = choice("q0", YES_NO)
    return [first, *(choice(f"q{n}", YES_NO, ask_if=among(f"q{n - 1}", "yes")) for n in range(1, number))]


def test_answers_that_no_later_guard_reads_are_forgotten():
    world = explore(bundle(*chain(30)))
    assert world.complete
    assert max(len(layer) for layer in world.layers) == 3


def test_unread_questions_add_no_states():
    world = explore(bundle(*(choice(f"q{n}", YES_NO) for n in range(50))))
    assert [len(layer) for layer in world.layers] == [1] * 52


def test_the_longest_path_is_walked_by_a_person():
    tested = bundle(
        fact("gate", "in", "out"), *(choice(f"q{n}", YES_NO, ask_if=among("gate", "in")) for n in range(4))
    )
    world = explore(tested)
    assert world.lengths()[0][world.terrain.start()] == (1, 5)
    assert walked(tested, world.longest()).questions == ("gate", "q0", "q1", "q2", "q3")


def entangled(number):
    """All answers of the first half are read by the second: too much to remember."""
    return [
        *(fact(f"r{n}", "a", "b") for n in range(number)),
        *(fact(f"s{n}", "a", "b", ask_if=among(f"r{n}", "a")) for n in range(number)),
    ]


def test_too_many_states_end_in_a_finding_that_names_what_is_kept_longest():
    tested = bundle(*entangled(12))
    world = explore(tested, most_states=1_000)
    assert not world.complete
    (finding,) = (found for found in check_flow(world, {}) if found.code == "F06")
    assert finding.values["questions"] == "r0, r1, r10, r11, r2"
    assert int(finding.values["states"]) <= 1_000


def test_a_search_goes_on_where_the_graph_is_incomplete():
    tested = bundle(*entangled(6))
    world = explore(tested, most_states=100)
    person = find_person(world, [Wanted(among("s5", "b"))])
    assert not world.complete
    assert walked(tested, person).values["s5"] == ("b",)
    assert len(person) == 7


def test_a_search_that_ends_early_says_that_nothing_is_proved():
    tested = bundle(
        *(choice(f"q{n}", {"a": 0, "b": 1}) for n in range(12)),
        profiles=[profile("one", among("q0", "a")), profile("rest")],
    )
    assert find_person(explore(tested), [Wanted(among("profile", "one"))], most_steps=3) == NotProved(3)


def test_sets_are_told_apart_by_named_options_and_points_alone():
    question = several("has", {"a": 1, "b": 1, "c": 0, "none": 0}, exclusive=("none",))
    (leaf,) = [every("has", "a", "b")]
    replies = replies_to(question, [leaf])
    assert {(reply.low, reply.value) for reply in replies if reply.known} == {
        (0, ("none",)),
        (1, ("a",)),
        (2, ("a", "b")),
    }


def test_a_set_with_too_many_named_options_is_not_looked_at():
    worth = {f"o{n}": 0 for n in range(14)}
    question = several("has", worth)
    with pytest.raises(TooManyReplies):
        replies_to(question, [every("has", *worth)])


def test_a_domain_that_nobody_can_fill_is_shown_by_a_person():
    from diagnostic.check.scores import check_scores

    tested = bundle(
        fact("gate", "in", "out"),
        choice("q", YES_NO),
        choice("more", YES_NO, ask_if=among("gate", "in")),
        domains=[domain(needs=2, low=0, high=2)],
    )
    (finding,) = (found for found in check_scores(explore(tested), {}) if found.code == "B03")
    path = walked(tested, finding.witness)
    assert path.complete
    assert path.questions == ("gate", "q")
