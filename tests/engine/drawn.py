"""Random small questionnaires with answers to them, for property tests.

They are made as an editor makes them: questions under an option (`then`), options that end a section or the
test, or settle a band, each turned into branch conditions; and `ask_if` over whatever came before.
"""

from dataclasses import replace

from hypothesis import strategies as st

from diagnostic.model.answers import Answers, Facts, Observation
from diagnostic.model.condition import (
    AllOf,
    Among,
    AnyOf,
    AtLeast,
    Below,
    Every,
    Given,
    Missing,
    NotAmong,
    NotEvery,
)
from diagnostic.model.question import Evidence, Order, Several, Sort
from tests.engine import oracle
from tests.engine.build import bundle, choice, domain, order, profile, rule, service, several, sort, task

OPTIONS = ("x", "y", "z")
DOMAINS = ("a", "b")
BANDS = ("low", "middle", "high")
NUMBERS = ("points.total", *(f"points.{name}" for name in DOMAINS))


def subsets(values):
    return st.sets(st.sampled_from(values), min_size=1).map(frozenset)


# ----------------------------------------------------------------------------------------------- conditions


@st.composite
def leaves(draw, facts, *, missing):
    """A leaf about one of the facts (fact -> its possible values; None for points)."""
    fact = draw(st.sampled_from(sorted(facts)))
    if facts[fact] is None:
        return draw(st.sampled_from([AtLeast, Below]))(fact, draw(st.integers(1, 6)))
    if missing and draw(st.integers(0, 4)) == 0:
        return draw(st.sampled_from([Missing, Given]))(fact)
    kind = draw(st.sampled_from([Among, Among, NotAmong, Every, NotEvery]))
    return kind(fact, draw(subsets(facts[fact])))


def conditions(facts, *, missing=True):
    parts = leaves(facts, missing=missing)
    joined = st.lists(parts, min_size=1, max_size=3).flatmap(
        lambda found: st.sampled_from([AllOf(tuple(found)), AnyOf(tuple(found))])
    )
    return st.one_of(parts, joined, st.tuples(parts, joined).map(AllOf), st.tuples(parts, joined).map(AnyOf))


# ------------------------------------------------------------------------------------------------- questions


@st.composite
def questions(draw, name, settings):
    """One question without its guards."""
    worth = {option: draw(st.integers(0, 3)) for option in OPTIONS[: draw(st.integers(1, 2))]}
    worth["z"] = draw(st.integers(1, 3))
    where = {"domain": draw(st.sampled_from(DOMAINS)), "section": settings["section"]}
    kind = draw(st.sampled_from(["choice", "choice", "fact", "several", "task", "order", "sort"]))
    if kind == "order":
        return order(name, *OPTIONS, points=draw(st.integers(1, 3)), **where)
    if kind == "sort":
        belong = {f"t{n}": draw(st.sampled_from(OPTIONS)) for n in range(draw(st.integers(2, 4)))}
        return sort(name, points=draw(st.integers(1, 3)), folders=OPTIONS, **belong, **where)
    if kind == "several":
        return several(name, worth, max_points=draw(st.sampled_from([None, 2])), **where)
    if kind == "task":
        return task(name, worth, **where)
    settles = None
    if settings["settles"] and draw(st.integers(0, 4)) == 0:
        settles = {draw(st.sampled_from(sorted(worth))): draw(st.sampled_from(BANDS))}
    evidence = Evidence.FACT if kind == "fact" else Evidence.SAID
    return choice(name, worth, evidence=evidence, settles=settles, **where)


def offered(question):
    form = question.form
    if isinstance(form, Order):
        return [step.id for step in form.steps]
    if isinstance(form, Sort):
        return [folder.id for folder in form.folders]
    return [part.id for part in getattr(form, "options", None) or form.elements]


@st.composite
def bundles(draw, *, inference=True, bands=True, settles=True, missing=True, flag=True, most=8):
    """A bundle of at most `most` questions; the switches leave things out of guards and tables."""
    asked, under, ends = [], {}, {}
    facts = {"language": ["fr", "nl"]} | ({"language-flag": ["true", "false"]} if flag else {})
    known_bands = {f"band.{name}": list(BANDS) for name in DOMAINS} if bands else {}
    numbers = dict.fromkeys(NUMBERS)
    count = draw(st.integers(1, most))
    cut = draw(st.integers(1, most))
    for at in range(count):
        section = "first" if at < cut else "second"
        question = draw(questions(f"q{at}", {"section": section, "settles": settles}))
        guards = []
        parents = [q for q in asked if q.section == section and not isinstance(q.form, Order | Sort)]
        if parents and draw(st.integers(0, 2)) == 0:
            parent = draw(st.sampled_from(parents))
            under[question.id] = (parent.id, draw(st.sampled_from(offered(parent))))
            guards.append(Among(under[question.id][0], frozenset((under[question.id][1],))))
        for ending, (option, where, reach) in ends.items():
            if (reach == "test" or where == section) and under.get(question.id) != (ending, option):
                guards.append(AnyOf((Missing(ending), NotAmong(ending, frozenset((option,))))))
        ask_if = None
        if asked and draw(st.integers(0, 2)) == 0:
            seen = facts | known_bands | numbers
            ask_if = draw(conditions(seen, missing=missing))
        if_skipped = None
        if inference and ask_if is not None and question.scored and draw(st.booleans()):
            if_skipped = draw(st.integers(0, oracle.most(question)))
        asked.append(
            replace(
                question,
                branch=AllOf(tuple(guards)) if guards else None,
                ask_if=ask_if,
                if_skipped=if_skipped,
            )
        )
        facts[question.id] = [*offered(question), "unsure"]
        if question.settles:
            ends[question.id] = (next(iter(question.settles)), section, "section")
        elif not isinstance(question.form, Order | Sort | Several) and draw(st.integers(0, 5)) == 0:
            reach = draw(st.sampled_from(["section", "test"]))
            ends[question.id] = (draw(st.sampled_from(offered(question))), section, reach)
    table = facts | numbers
    bands_read = {f"band.{name}": list(BANDS) for name in DOMAINS}
    profiles = [profile(p, draw(conditions(table | bands_read, missing=False))) for p in ("p0", "p1")]
    readable = table | bands_read | {"profile": ["p0", "p1", "p2"]}
    rules = [
        rule(
            f"r{n}",
            draw(conditions(readable, missing=missing)),
            f"s{n}",
            rank=draw(st.integers(1, 3)),
            urgent=draw(st.booleans()),
        )
        for n in range(draw(st.integers(0, 3)))
    ]
    return bundle(
        *asked,
        domains=[
            domain(
                name,
                needs=draw(st.integers(1, 3)),
                low=0,
                middle=draw(st.integers(1, 3)),
                high=draw(st.integers(4, 6)),
            )
            for name in DOMAINS
        ],
        profiles=[*profiles, profile("p2")],
        close_within=draw(st.integers(0, 2)),
        rules=rules,
        services=[service(f"s{n}") for n in range(3)],
        at_most=9,
    )


# --------------------------------------------------------------------------------------------------- answers


def real_values(question):
    """Answers that count as such: no "unclear", no "unsaid"."""
    choices = st.sampled_from(offered(question))
    if isinstance(question.form, Order):
        answered = st.permutations(offered(question)).map(tuple)
    elif isinstance(question.form, Sort):
        answered = st.tuples(*(choices for _ in question.form.things))
    elif isinstance(question.form, Several):
        answered = st.sets(choices, min_size=1).map(lambda chosen: tuple(sorted(chosen)))
    else:
        answered = choices.map(lambda chosen: (chosen,))
    return st.one_of(answered, answered, answered, st.just(("unsure",)))


@st.composite
def full_answers(draw, tested, *, observed=False):
    """A real answer to every question, asked or not."""
    everything = list(tested.questionnaire.questions())
    seen = {}
    if observed:
        seen = {q.id: draw(st.sampled_from(Observation)) for q in everything if draw(st.integers(0, 5)) == 0}
    return Answers({q.id: draw(real_values(q)) for q in everything}, seen)


@st.composite
def some_answers(draw, tested, *, observed=False):
    """Answers as they come: some missing, some ways out, some to questions that are not asked."""
    full = draw(full_answers(tested, observed=observed))
    given = {}
    for name, value in full.given.items():
        kept = draw(st.sampled_from([value, value, value, None, ("unclear",), ("unsaid",)]))
        if kept is not None:
            given[name] = kept
    return Answers(given, full.observed)


SETTINGS = st.sampled_from([Facts("fr"), Facts("nl")])
