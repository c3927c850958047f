"""Where each rule leads people who live in different places: each of them is in exactly one situation."""

from itertools import product

from diagnostic.check.tables.destinations import situations_of
from diagnostic.engine.truth import compile_condition
from diagnostic.model.condition import ALWAYS
from tests.engine.build import bundle, nearby, place, service

NEAR_HOME = {("fr", "here"): ("epn-here",), ("fr", "there"): ("epn-there",)}
NEAR_WORK = {("nl", "north"): ("library",)}
TESTED = bundle(
    place("home", here=[], there=[]),
    place("work", north=[], south=[]),
    rules=[
        nearby("near-home", ALWAYS, near="home"),
        nearby("near-work", ALWAYS, near="work", kinds=("library",)),
    ],
    services=[
        service("epn-here", commune="here", languages=("fr",)),
        service("epn-there", commune="there", languages=("fr",)),
        service("library", "library", commune="north", languages=("nl",)),
    ],
)


def people():
    for language, home, work in product(("fr", "nl"), ("here", "there", None), ("north", "south", None)):
        where = {"home": home, "work": work}
        answered = {question: (answer,) for question, answer in where.items() if answer}
        yield language, home, work, {"language": (language,), **answered}


def test_two_questions_about_a_place_divide_everybody_into_situations():
    situations = situations_of(TESTED)
    for language, home, work, values in people():
        (own,) = (one for one in situations if compile_condition(one.when)(values, {}, {}) is True)
        assert own.language == language
        assert own.services["near-home"] == NEAR_HOME.get((language, home), ())
        assert own.services["near-work"] == NEAR_WORK.get((language, work), ())
