"""Random questionnaires small enough that everybody who could take them can be counted out.

They are made as an editor makes them (`then`, `ends`, `settles`, `ask_if`, `if_skipped`), with every kind of
question. How many people there are is bounded while drawing: a question that would make too many of them
goes under an option of an earlier one, or is left out.
"""

from dataclasses import dataclass, field, replace
from math import prod

from hypothesis import strategies as st

from diagnostic.engine.points import most_points
from diagnostic.model.condition import AllOf, Among, AnyOf, Missing, NotAmong
from diagnostic.model.question import Evidence, Order, Several, Sort, Typed
from tests.check.oracle import replies
from tests.engine import drawn
from tests.engine.build import (
    bundle,
    choice,
    domain,
    order,
    place,
    profile,
    rule,
    service,
    several,
    sort,
    task,
    typed,
    warm_up,
)

MOST_QUESTIONS = 8
MOST_PEOPLE = 1_000
DOMAINS = ("a", "b")
BANDS = ("low", "middle", "high")
NUMBERS = dict.fromkeys(("points.total", *(f"points.{name}" for name in DOMAINS)))
KINDS = (
    "choice",
    "choice",
    "choice",
    "task",
    "fact",
    "several",
    "several",
    "order",
    "sort",
    "list",
    "typed",
    "warm-up",
)
TRUTHS = [{True}, {True}, {False}, {None}, {True, None}, {False, None}, {True, False}]


@st.composite
def questions(draw, name, section):
    """One question without its guards."""
    where = {"domain": draw(st.sampled_from(("a", "a", "b"))), "section": section}
    points = st.sampled_from((2, 1, 3, 0))
    kind = draw(st.sampled_from(KINDS))
    if kind == "order":
        return order(
            name, *"xyz"[: draw(st.sampled_from([2, 2, 3]))], points=draw(st.integers(1, 3)), **where
        )
    if kind == "sort":
        belong = {f"t{n}": draw(st.sampled_from("xy")) for n in range(draw(st.sampled_from([2, 2, 3])))}
        return sort(name, points=draw(st.integers(1, 3)), folders="xy", **belong, **where)
    if kind == "typed":
        return replace(typed(name, points=draw(st.integers(1, 3)), fr=["oui"], nl=["ja"]), **where)
    if kind == "list":
        return replace(place(name, x=[], y=[]), section=section)
    if kind == "warm-up":
        return replace(warm_up(name, right="x", wrong="y"), section=section)
    worth = {option: draw(points) for option in "xyz"[: draw(st.integers(1, 2))]}
    if kind == "several":
        limits = {
            "exclusive": draw(st.sampled_from([(), ("z",)])),
            "at_most": draw(st.sampled_from([None, 1, 2])),
            "max_points": draw(st.sampled_from([None, 2])),
        }
        return several(name, {**worth, "z": draw(points)}, **limits, **where)
    if kind == "task":
        return task(name, {**worth, "z": draw(points)}, **where)
    settles = {draw(st.sampled_from(sorted(worth))): draw(st.sampled_from(BANDS))}
    settles = settles if draw(st.integers(0, 4)) == 0 else None
    evidence = Evidence.FACT if kind == "fact" else Evidence.SAID
    return choice(name, worth, evidence=evidence, settles=settles, **where)


def offered(question):
    """The ids that a condition may name: of what is sorted only that the person was unsure."""
    if isinstance(question.form, Sort):
        return ["unsure"]
    return sorted({value for reply in replies(question, "fr") for value in reply} - {"unclear", "unsaid"})


@dataclass
class Tree:
    """Which question stands under which option, and how many people that makes at most."""

    start: int
    most: int
    questions: dict = field(default_factory=dict)
    under: dict = field(default_factory=dict)
    replies: dict = field(default_factory=dict)

    def people(self, extra=None, parent=None):
        """How many there are if every `ask_if` lets everybody in, with one question more."""
        everything = {**self.questions, extra.id: extra} if extra else self.questions
        under = {**self.under, extra.id: parent} if extra and parent else self.under
        weight = {}
        for name in reversed(everything):
            children = [(child, option) for child, (owner, option) in under.items() if owner == name]
            weight[name] = sum(
                prod(weight[child] for child, option in children if option in reply)
                for reply in self.replies_to(everything[name])
            )
        return self.start * prod(weight[name] for name in everything if name not in under)

    def replies_to(self, question):
        if question.id not in self.replies:
            self.replies[question.id] = replies(question, "fr")
        return self.replies[question.id]

    def fits(self, question, parent=None):
        return self.people(question, parent) <= self.most

    def add(self, question, parent):
        self.questions[question.id] = question
        if parent:
            self.under[question.id] = parent


@st.composite
def bundles(draw, most=MOST_PEOPLE, most_questions=MOST_QUESTIONS):  # noqa: C901  as an editor does it
    """A questionnaire that at most so many people can take."""
    languages = draw(st.sampled_from([("fr", "nl"), ("fr",)]))
    declared = draw(st.sampled_from([{}, {}, {"keyboard": ("physical", "none")}]))
    facts = {"language": ["fr", "nl"], "language-flag": ["true", "false"]}
    facts |= {name: list(values) for name, values in declared.items()}
    known_bands = {f"band.{name}": list(BANDS) for name in DOMAINS}
    tree = Tree(len(languages) * prod(len(values) for values in declared.values()), most)
    asked, ends = [], {}
    count = draw(st.sampled_from(range(most_questions, 0, -1)))
    cut = draw(st.integers(most_questions // 2, most_questions))
    for at in range(count):
        section = "first" if at < cut else "second"
        question = draw(questions(f"q{at}", section))
        if isinstance(question.form, Typed) and not declared:
            continue
        parents = [
            (q.id, option)
            for q in asked
            if q.section == section and not isinstance(q.form, Order | Sort)
            for option in offered(q)
            if option != "unsure" and tree.fits(question, (q.id, option))
        ]
        free = tree.fits(question)
        if not (free or parents):
            continue
        parent = draw(st.sampled_from(parents)) if parents and (not free or draw(st.booleans())) else None
        tree.add(question, parent)
        guards = [Among(parent[0], frozenset((parent[1],)))] if parent else []
        for ending, (option, where, reach) in ends.items():
            if (reach == "test" or where == section) and parent != (ending, option):
                guards.append(AnyOf((Missing(ending), NotAmong(ending, frozenset((option,))))))
        if isinstance(question.form, Typed):
            guards.append(Among("keyboard", frozenset(("physical",))))
        ask_if = None
        if draw(st.integers(0, 1)):
            ask_if = draw(drawn.conditions(facts | known_bands | NUMBERS))
        if_skipped = None
        if ask_if is not None and question.scored and draw(st.booleans()):
            if_skipped = draw(st.integers(0, most_points(question)))
        asked.append(
            replace(
                question,
                branch=AllOf(tuple(guards)) if guards else None,
                ask_if=ask_if,
                if_skipped=if_skipped,
            )
        )
        facts[question.id] = offered(question)
        if question.settles:
            ends[question.id] = (next(iter(question.settles)), section, "section")
        elif not isinstance(question.form, Order | Sort | Several) and draw(st.integers(0, 5)) == 0:
            reach = draw(st.sampled_from(["section", "test"]))
            ends[question.id] = (draw(st.sampled_from(offered(question))), section, reach)
    asked = asked or [choice("q0", {"x": 0, "y": 1}, domain="a", section="first")]
    readable = facts | NUMBERS | known_bands
    profiles = [
        profile(f"p{n}", draw(drawn.conditions(readable, missing=False)))
        for n in range(draw(st.integers(1, 3)))
    ]
    profiles.append(profile("last"))
    readable |= {"profile": [row.id for row in profiles]}
    rules = [
        rule(f"r{n}", draw(drawn.conditions(readable)), f"s{n}", urgent=draw(st.booleans()))
        for n in range(draw(st.integers(0, 3)))
    ]
    made = bundle(
        *asked,
        domains=[
            domain(
                name,
                needs=draw(st.integers(0, 3)),
                low=0,
                middle=draw(st.integers(1, 2)),
                high=draw(st.integers(3, 5)),
            )
            for name in DOMAINS
        ],
        profiles=profiles,
        rules=rules,
        services=[service(f"s{n}") for n in range(3)],
        facts=declared,
    )
    longest = draw(st.sampled_from([None, 1, 2, 3, 4]))
    return replace(made, questionnaire=replace(made.questionnaire, languages=languages, longest=longest))


@st.composite
def goals(draw, tested):
    """Conditions about the end of the test, each with the truths that are wanted of it."""
    readable = {"language": ["fr", "nl"], "language-flag": ["true", "false"], **NUMBERS}
    readable |= {name: list(values) for name, values in tested.questionnaire.facts.items()}
    readable |= {question.id: offered(question) for question in tested.questionnaire.questions()}
    readable |= {f"band.{name}": list(BANDS) for name in DOMAINS}
    readable |= {"profile": [row.id for row in tested.profiles.profiles]}
    one = st.tuples(drawn.conditions(readable), st.sampled_from(TRUTHS))
    return draw(st.lists(one, min_size=1, max_size=3))
