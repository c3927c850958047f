"""Small questionnaires in a few words, so that a test shows only what it is about.

Worth is written as a mapping, option id -> points: ``choice("q1", {"no": 0, "yes": 2})``. Unless a test
says otherwise there is one section, one domain ``skill``, and everybody who fits no rule goes to ``desk``.
"""

from dataclasses import replace

from diagnostic.model.answers import Answers, Facts, Observation
from diagnostic.model.bundle import Bundle
from diagnostic.model.condition import ALWAYS, Among, Every, NotAmong, NotEvery
from diagnostic.model.profile import Band, Domain, Profile, ProfileTable
from diagnostic.model.question import (
    Choice,
    Element,
    Entry,
    Evidence,
    ListChoice,
    Option,
    Order,
    Question,
    Screen,
    Several,
    Sort,
    Task,
    Thing,
    Typed,
    WarmUp,
)
from diagnostic.model.questionnaire import Questionnaire, Section
from diagnostic.model.referral import Named, Nearby, ReferralTable, Rule
from diagnostic.model.service import Confidence, Service
from diagnostic.model.text import Text

FRENCH = Facts("fr")

# ------------------------------------------------------------------------------------------------ conditions


def among(fact, *values):
    return Among(fact, frozenset(values))


def not_among(fact, *values):
    return NotAmong(fact, frozenset(values))


def every(fact, *values):
    return Every(fact, frozenset(values))


def not_every(fact, *values):
    return NotEvery(fact, frozenset(values))


# ------------------------------------------------------------------------------------------------- questions


def text(words):
    return Text({"fr": words, "nl": words})


def options(worth, exclusive=()):
    return tuple(Option(o, text(o), points, exclusive=o in exclusive) for o, points in worth.items())


def question(name, form, *, domain="skill", evidence=Evidence.SAID, section="only", **more):
    return Question(name, section, evidence, text(name), form, domain=domain, **more)


def choice(name, worth, **more):
    return question(name, Choice(options(worth)), **more)


def fact(name, *answers, **more):
    """A choice that is never scored."""
    return choice(name, dict.fromkeys(answers, 0), evidence=Evidence.FACT, **more)


def several(name, worth, *, exclusive=(), at_most=None, max_points=None, **more):
    return question(name, Several(options(worth, exclusive), at_most, max_points), **more)


def order(name, *steps, points, **more):
    return question(name, Order(options(dict.fromkeys(steps, 0)), points), evidence=Evidence.SHOWN, **more)


def sort(name, *, points, folders, **more):
    """The folder in which each thing belongs: ``sort("q", points=2, folders="xyz", cv="x", letter="y")``."""
    where = {key: more.pop(key) for key in ("domain", "section") if key in more}
    things = tuple(Thing(thing, text(thing), folder) for thing, folder in more.items())
    form = Sort(options(dict.fromkeys(folders, 0)), things, points)
    return question(name, form, evidence=Evidence.SHOWN, **where)


def typed(name, *, points, loose=True, **accept):
    """``accept`` maps a language to the right texts."""
    return question(name, Typed(accept, loose, points), evidence=Evidence.SHOWN)


def task(name, worth, **more):
    elements = tuple(Element(e, "icon", text(e), points) for e, points in worth.items())
    return question(name, Task(Screen.PHONE, "phone", elements, {}), evidence=Evidence.SHOWN, **more)


def place(name, **neighbours):
    """A choice in a list; ``neighbours`` maps each entry to those beside it."""
    entries = tuple(Entry(e, text(e), tuple(beside)) for e, beside in neighbours.items())
    return question(name, ListChoice("places", entries), evidence=Evidence.FACT, domain=None)


def warm_up(name, *, right, wrong):
    form = WarmUp("press", options({right: 0, wrong: 0}), right)
    return question(name, form, evidence=Evidence.FACT, domain=None)


# ---------------------------------------------------------------------------------------------------- tables


def domain(name="skill", *, needs=0, **cuts):
    """``cuts`` maps the bands, lowest first, to the points from which they begin."""
    bands = tuple(Band(b, cut, text(b)) for b, cut in (cuts or {"low": 0}).items())
    return Domain(name, text(name), (), needs, bands)


def profile(name, when=None):
    return Profile(name, text(name), text(name), text(name), when)


def service(name, kind="epn", **more):
    more = {"confidence": Confidence.HIGH, "address": text("rue"), **more}
    return Service(name, text(name), kind, "a source", **more)


def rule(name, when, *services, **more):
    return Rule(name, when, Named(services), text(name), **more)


def nearby(name, when, *, near, kinds=("epn",), at_most=1, otherwise=(), **more):
    return Rule(name, when, Nearby(kinds, near, at_most, otherwise), text(name), **more)


def bundle(
    *questions,
    domains=None,
    profiles=None,
    close_within=0,
    rules=(),
    services=(),
    at_most=3,
    facts=None,
):
    """All of it; the questions stand in one section each time their ``section`` changes."""
    sections = []
    for asked in questions:
        if not sections or sections[-1].id != asked.section:
            sections.append(Section(asked.section, text(asked.section), ()))
        last = sections.pop()
        sections.append(Section(last.id, last.title, (*last.questions, asked)))
    directory = {s.id: s for s in (*services, service("desk", "jobseeker-desk"))}
    return Bundle(
        Questionnaire(
            id="test",
            languages=("fr", "nl"),
            name=text("test"),
            title=text("test"),
            purpose=text("test"),
            desk="desk",
            domains=tuple(domains or [domain()]),
            facts=facts or {},
            lists={},
            sections=tuple(sections),
        ),
        ProfileTable(tuple(profiles or [profile("anyone")]), close_within),
        ReferralTable(tuple(rules), rule("otherwise", ALWAYS, "desk"), at_most),
        directory,
        (),
    )


def early(tested, *sections):
    """The same bundle, these sections (all, if none is named) ending early."""
    made = tuple(
        replace(section, decide_early=section.id in sections or not sections)
        for section in tested.questionnaire.sections
    )
    return replace(tested, questionnaire=replace(tested.questionnaire, sections=made))


# --------------------------------------------------------------------------------------------------- answers


def answers(observed=None, **given):
    """What was given: ``answers(q1="yes", q2=["a", "b"])``; ``observed`` maps questions to observations."""
    values = {name: (value,) if isinstance(value, str) else tuple(value) for name, value in given.items()}
    seen = {name: Observation(value) for name, value in (observed or {}).items()}
    return Answers(values, seen)
