import pytest
from hypothesis import given
from hypothesis import strategies as st

from diagnostic.engine.journey import walk
from diagnostic.engine.reply import LONGEST_TYPED, Problem, possible_values, read_reply, sent_for, ways_out
from diagnostic.model.answers import Answers
from tests.engine.build import FRENCH, bundle, choice, fact, order, place, several, sort, task, typed, warm_up

YES = {"no": 0, "yes": 2}
FORMS = [
    choice("one", YES),
    fact("fact", "a", "b"),
    several("set", {"a": 1, "b": 1, "c": 1, "none": 0}, exclusive=["none"], at_most=2),
    place("place", here=[], there=[]),
    order("order", "first", "second", "third", points=2),
    sort("sort", points=2, folders=["work", "home"], first="work", second="home", third="work"),
    typed("typed", points=2, fr=["Été"], nl=["zomer"]),
    task("task", {"good": 2, "bad": 0}),
    warm_up("warm-up", right="here", wrong="there"),
]
BY_NAME = {question.id: question for question in FORMS}


def reply(name, *sent, language="fr", **places):
    fields = {"answer": list(sent), **{f"place-{step}": [number] for step, number in places.items()}}
    return read_reply(BY_NAME[name], lambda field: fields.get(field, []), language)


# ----------------------------------------------------------------------------------- one out of several


@pytest.mark.parametrize(
    "name, sent",
    [
        ("one", "yes"),
        ("fact", "a"),
        ("place", "there"),
        ("task", "good"),
        ("task", "bad"),
        ("warm-up", "there"),
    ],
)
def test_reply_of_one_id_is_its_value(name, sent):
    assert reply(name, sent) == (sent,)


@pytest.mark.parametrize("name", ["one", "fact", "place", "task", "warm-up"])
def test_reply_with_an_id_that_is_not_offered_is_forged(name):
    assert reply(name, "invented") is Problem.FORGED


@pytest.mark.parametrize(
    "name, sent", [("one", ("no", "yes")), ("one", ("yes", "unsure")), ("task", ("good", "bad"))]
)
def test_reply_with_two_values_where_one_can_be_sent_is_forged(name, sent):
    assert reply(name, *sent) is Problem.FORGED


@pytest.mark.parametrize("name", BY_NAME)
def test_reply_without_a_value_is_nothing(name):
    assert [reply(name), reply(name, ""), reply(name, "  ")] == [Problem.NOTHING] * 3


# --------------------------------------------------------------------------------------------- ways out


@pytest.mark.parametrize("name", BY_NAME)
def test_reply_may_be_a_way_out_whatever_the_form(name):
    assert [reply(name, way) for way in ("unsure", "unclear")] == [("unsure",), ("unclear",)]


def test_rather_not_say_is_offered_for_facts_only():
    offered = [name for name, question in BY_NAME.items() if "unsaid" in ways_out(question)]
    assert offered == ["fact", "place"]
    assert {name for name in BY_NAME if reply(name, "unsaid") == ("unsaid",)} == {"fact", "place"}


@pytest.mark.parametrize("name", ["one", "set", "task", "warm-up"])
def test_rather_not_say_where_it_is_not_offered_is_forged(name):
    assert reply(name, "unsaid") is Problem.FORGED


# ----------------------------------------------------------------------------------------------- several


@pytest.mark.parametrize(
    "sent, expected",
    [
        (["a"], ("a",)),
        (["c", "a"], ("a", "c")),
        (["none"], ("none",)),
        (["a", "b", "c"], Problem.TOO_MANY),
        (["a", "none"], Problem.NOT_TOGETHER),
        (["a", "unsure"], Problem.NOT_TOGETHER),
        (["unsure", "unclear"], Problem.NOT_TOGETHER),
        (["a", "unsaid"], Problem.FORGED),
        (["a", "a"], Problem.FORGED),
        (["a", "invented"], Problem.FORGED),
        (["unsure", "invented"], Problem.FORGED),
    ],
)
def test_reply_of_several_is_a_set_in_the_order_of_the_options(sent, expected):
    assert reply("set", *sent) == expected


# ------------------------------------------------------------------------------------------------- order


@pytest.mark.parametrize(
    "places, expected",
    [
        ({"first": "1", "second": "2", "third": "3"}, ("first", "second", "third")),
        ({"first": "3", "second": "1", "third": "2"}, ("second", "third", "first")),
        ({"first": "1", "second": "1", "third": "2"}, Problem.SAME_PLACE),
        ({"first": "1", "second": "2"}, Problem.NOTHING),
        ({"first": "1", "second": "2", "third": ""}, Problem.NOTHING),
        ({"first": "0", "second": "1", "third": "2"}, Problem.FORGED),
        ({"first": "1", "second": "2", "third": "4"}, Problem.FORGED),
        ({"first": "1", "second": "2", "third": "three"}, Problem.FORGED),
    ],
)
def test_reply_of_an_order_is_the_steps_by_place(places, expected):
    assert reply("order", **places) == expected


def test_reply_of_an_order_with_two_places_for_a_step_is_forged():
    fields = {"place-first": ["1", "2"], "place-second": ["2"], "place-third": ["3"]}
    assert read_reply(BY_NAME["order"], lambda field: fields.get(field, []), "fr") is Problem.FORGED


def test_reply_of_an_order_with_anything_else_chosen_is_no_answer():
    places = {"first": "1", "second": "2", "third": "3"}
    assert reply("order", "unsure", **places) == ("unsure",)
    assert reply("order", "unsure", "unclear", **places) is Problem.NOT_TOGETHER
    assert reply("order", "invented", **places) is Problem.FORGED


# -------------------------------------------------------------------------------------------------- sort


@pytest.mark.parametrize(
    "places, expected",
    [
        ({"first": "work", "second": "home", "third": "work"}, ("work", "home", "work")),
        ({"third": "work", "second": "work", "first": "home"}, ("home", "work", "work")),
        ({"first": "work", "second": "home"}, Problem.NOTHING),
        ({"first": "work", "second": "home", "third": ""}, Problem.NOTHING),
        ({}, Problem.NOTHING),
        ({"first": "work", "second": "home", "third": "invented"}, Problem.FORGED),
        ({"first": "work", "second": "home", "third": "unsure"}, Problem.FORGED),
    ],
)
def test_reply_of_a_sorting_is_the_folder_of_each_thing_in_the_order_of_the_things(places, expected):
    assert reply("sort", **places) == expected


def test_reply_of_a_sorting_with_two_folders_for_a_thing_is_forged():
    fields = {"place-first": ["work", "home"], "place-second": ["home"], "place-third": ["home"]}
    assert read_reply(BY_NAME["sort"], lambda field: fields.get(field, []), "fr") is Problem.FORGED


def test_a_way_out_stands_before_what_was_sorted_until_then():
    assert reply("sort", "unsure", first="work") == ("unsure",)
    assert reply("sort", "unsure", "unclear", first="work") is Problem.NOT_TOGETHER
    assert reply("sort", "work", first="work", second="home", third="work") is Problem.FORGED


@pytest.mark.parametrize(
    "name, chosen",
    [
        ("order", ("second", "third", "first")),
        ("sort", ("home", "home", "work")),
        ("set", ("a", "c")),
        ("one", ("yes",)),
        ("sort", ("unsure",)),
        ("order", ("unclear",)),
    ],
)
def test_what_is_chosen_elsewhere_is_read_as_the_form_sends_it(name, chosen):
    assert read_reply(BY_NAME[name], sent_for(BY_NAME[name], chosen), "fr") == chosen


@pytest.mark.parametrize("name, chosen", [("order", ("first", "second")), ("sort", ("home", "work"))])
def test_what_is_chosen_elsewhere_may_lack_a_place_as_on_a_page(name, chosen):
    assert read_reply(BY_NAME[name], sent_for(BY_NAME[name], chosen), "fr") is Problem.NOTHING


def test_what_is_chosen_elsewhere_beyond_the_last_place_is_refused():
    assert read_reply(BY_NAME["sort"], sent_for(BY_NAME["sort"], ("home",) * 4), "fr") is Problem.FORGED


# ------------------------------------------------------------------------------------------------- typed


@pytest.mark.parametrize(
    "text, loosely, exactly",
    [
        ("Été", "right", "right"),
        ("  Été ", "right", "right"),
        ("été", "right", "wrong"),
        ("ETE", "right", "wrong"),
        ("é t é", "right", "wrong"),
        ("E\u0301te\u0301", "right", "wrong"),
        ("hiver", "wrong", "wrong"),
        ("zomer", "wrong", "wrong"),
        ("right", "wrong", "wrong"),
    ],
)
def test_typed_answer_is_judged_with_its_tolerance(text, loosely, exactly):
    exact = typed("exact", points=2, loose=False, fr=["Été"])
    read = read_reply(exact, lambda field: [text] if field == "answer" else [], "fr")
    assert (reply("typed", text), read) == ((loosely,), (exactly,))


def test_typed_answer_is_judged_in_the_language_of_the_page():
    assert (reply("typed", "Zomer", language="nl"), reply("typed", "Été", language="nl")) == (
        ("right",),
        ("wrong",),
    )


@pytest.mark.parametrize(
    "sent, expected",
    [
        (["x" * LONGEST_TYPED], ("wrong",)),
        (["x" * (LONGEST_TYPED + 1)], Problem.FORGED),
        (["été", "été"], Problem.FORGED),
        (["été", "unsure"], Problem.NOT_TOGETHER),
        (["été", "unsaid"], Problem.FORGED),
        ([" ", "unsure"], ("unsure",)),
    ],
)
def test_typed_answer_is_one_short_text(sent, expected):
    assert reply("typed", *sent) == expected


@given(st.text(min_size=1))
def test_typed_text_itself_is_never_kept(text):
    assert reply("typed", text) in {("right",), ("wrong",), ("unsure",), ("unclear",), *Problem}


# ------------------------------------------------------------------------------------------ all together

WORDS = st.one_of(
    st.sampled_from(
        ["", "a", "b", "none", "yes", "here", "good", "work", "1", "2", "3", "unsure", "unclear", "unsaid"]
    ),
    st.text(max_size=5),
)


@given(
    st.sampled_from(FORMS),
    st.dictionaries(
        st.sampled_from(["answer", "place-first", "place-second", "place-third"]), st.lists(WORDS, max_size=4)
    ),
    st.sampled_from(["fr", "nl", "de"]),
)
def test_whatever_is_sent_gives_a_known_problem_or_a_value_the_engine_can_walk_with(
    question, fields, language
):
    value = read_reply(question, lambda field: fields.get(field, []), language)
    if not isinstance(value, Problem):
        assert set(value) <= possible_values(question) | set(ways_out(question))
        path = walk(bundle(question), Answers({question.id: value}), FRENCH)
        assert path.complete is True


@pytest.mark.parametrize(
    "name, expected",
    [
        ("one", {"no", "yes"}),
        ("set", {"a", "b", "c", "none"}),
        ("place", {"here", "there"}),
        ("order", {"first", "second", "third"}),
        ("sort", {"work", "home"}),
        ("typed", {"right", "wrong"}),
        ("task", {"good", "bad"}),
        ("warm-up", {"here", "there"}),
    ],
)
def test_possible_values_are_the_ids_of_the_form(name, expected):
    assert possible_values(BY_NAME[name]) == expected
