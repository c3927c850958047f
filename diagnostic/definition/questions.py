"""Questions and sections as they were written: the tree, its guards not yet read.

Guards may speak of any earlier question, so they are read once all questions are known (`tree.py`).
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from diagnostic.definition import source
from diagnostic.definition.forms import FORMS, FormKind, Shared, read_form
from diagnostic.definition.keys import read_table
from diagnostic.definition.options import Branches
from diagnostic.definition.reader import (
    Fields,
    Notes,
    check_known,
    if_there,
    read_decimal,
    read_flag,
    read_id,
    read_items,
    read_matching,
    read_number,
    read_one_of,
    read_text,
    read_word,
    text_if_there,
)
from diagnostic.definition.shapes import (
    CONDITION,
    QUESTION,
    TEXT,
    Decimal,
    Flag,
    Id,
    Items,
    Keys,
    Kinds,
    Matching,
    Needs,
    Number,
    OneOf,
    Shape,
    Unless,
    Word,
)
from diagnostic.definition.source import Node, Scalar
from diagnostic.model.question import Choice, Evidence, Form, Order, Question, Several, Sort, Task, Typed
from diagnostic.model.text import Text

_DIGCOMP = re.compile(r"0|1\.[1-3]|2\.[1-6]|[3-5]\.[1-4]")
COMPETENCE = Matching(
    _DIGCOMP,
    "2.1",
    plain=tuple(tenths / 10 for tenths in range(100) if _DIGCOMP.fullmatch(f"{tenths / 10:g}")),
)
"""The competences of DigComp 2.2; 0 stands for what comes before them, such as pressing a button."""

RUNG = Matching(re.compile(r"[A-Z][0-9]{1,2}"), "E2")
INFERRED = Number(0, 100)
DIFFICULTY = Decimal(-6, 6)
"""In logits: half of those whose ability is as great know the answer."""

SAYABLE = (Evidence.FACT.value, Evidence.SAID.value, Evidence.SHOWN.value)
"""The kinds of evidence that an editor may name; the others come of themselves."""

ALWAYS: Mapping[str, Shape] = {"id": Id("question"), "kind": OneOf(tuple(FORMS)), "text": TEXT}
COMMON: Mapping[str, Shape] = {
    "help": TEXT,
    "observe": TEXT,
    "can": TEXT,
    "evidence": OneOf(SAYABLE),
    "domain": Word(),
    "competence": COMPETENCE,
    "rung": RUNG,
    "ask_if": CONDITION,
    "if_skipped": INFERRED,
    "difficulty": DIFFICULTY,
}


def _table(name: str, kind: FormKind) -> Keys:
    """The keys of a question of this kind."""
    fact = kind.evidence is Evidence.FACT
    evidence = OneOf((Evidence.FACT.value,)) if fact else COMMON["evidence"]
    return Keys(
        f"question-{name}",
        {**ALWAYS, **kind.required},
        {**COMMON, "evidence": evidence, **kind.optional},
        needs=(Needs("if_skipped", "ask_if"), *kind.needs),
        one_of=kind.one_of,
        unless=None if fact else Unless("evidence", Evidence.FACT.value, ("competence", "rung")),
        by=kind.by,
    )


QUESTIONS = Kinds("question", "kind", {name: _table(name, kind) for name, kind in FORMS.items()})
ANY_KIND = Keys(
    "question",
    ALWAYS,
    {
        key: shape
        for table in QUESTIONS.shapes.values()
        for key, shape in {**table.required, **table.optional}.items()
        if key not in ALWAYS
    },
)
"""Stands in for a kind that does not exist, so that only the kind is noted and not every key."""

SECTION = Keys(
    "section",
    {"section": Id("section"), "title": TEXT, "questions": Items(QUESTION)},
    {"domain": Word(), "decide-early": Flag()},
)


@dataclass(frozen=True, slots=True)
class Draft:
    """A question without its guards. `under` are the options whose branches it hangs on, outermost first;
    `ends` maps an option to what ends after it, "section" or "test". `difficulty` is no part of the question:
    it changes nothing for those who are asked.
    """

    question: Question
    ask_if: Node | None
    under: tuple[tuple[str, str], ...]
    ends: Mapping[str, str]
    difficulty: float | None


@dataclass(frozen=True, slots=True)
class SectionDraft:
    """A section with its questions in the order in which they can be asked."""

    id: str
    title: Text
    drafts: tuple[Draft, ...]
    decide_early: bool


def read_section(notes: Notes, node: Node, name: str, shared: Shared) -> SectionDraft:
    """One file of `sections/`; `name` is the name of the file without its ending."""
    fields = read_table(notes, node, SECTION)
    section = read_id(notes, fields.get("section"), "section")
    if section and section != name:
        notes.add("S30", fields["section"].place, name=section, file=name)
    title = read_text(notes, fields.get("title"), f"section:{section}", "title")
    domain = _domain(notes, fields, shared)
    drafts = [
        draft
        for item in read_items(notes, fields.get("questions"))
        for draft in _Home(section, domain, shared).read(notes, item, ())
    ]
    decide_early = read_flag(notes, fields.get("decide-early"))
    return SectionDraft(section, title, tuple(drafts), decide_early)


def _domain(notes: Notes, fields: Fields, shared: Shared) -> str | None:
    node = fields.get("domain")
    if node is None:
        return None
    domain = read_word(notes, node)
    return domain if check_known(notes, "R04", domain, node.place, shared.domains) else None


@dataclass(frozen=True, slots=True)
class _Home:
    """What a question takes from its section."""

    section: str
    domain: str | None
    shared: Shared

    def read(self, notes: Notes, node: Node, under: tuple[tuple[str, str], ...]) -> Iterator[Draft]:
        """The question and, right after it, the questions of its branches."""
        kind = FORMS.get(_kind_of(node))
        fields = read_table(notes, node, QUESTIONS.shapes.get(_kind_of(node), ANY_KIND))
        kind_name = read_one_of(notes, fields.get("kind"), tuple(FORMS))
        if not fields:
            return
        question_id = read_id(notes, fields.get("id"), "question")
        form: Form = Choice(())
        branches: Branches = {}
        if kind_name:
            form, branches = read_form(notes, kind_name, fields, question_id, self.shared)
        domain = _domain(notes, fields, self.shared) or self.domain
        question = Question(
            id=question_id,
            section=self.section,
            evidence=_evidence(notes, kind, kind_name, fields),
            text=read_text(notes, fields.get("text"), f"question:{question_id}"),
            form=form,
            domain=domain,
            competence=if_there(_competence, notes, fields.get("competence")),
            rung=if_there(_rung, notes, fields.get("rung")),
            help=text_if_there(notes, fields, f"question:{question_id}", "help"),
            observe=text_if_there(notes, fields, f"question:{question_id}", "observe"),
            can=text_if_there(notes, fields, f"question:{question_id}", "can"),
            if_skipped=if_there(_inferred, notes, fields.get("if_skipped")),
            settles=self.settled(notes, domain, branches),
        )
        _check_scoring(notes, question, fields, node)
        difficulty = if_there(_difficulty, notes, fields.get("difficulty"))
        yield Draft(question, fields.get("ask_if"), under, _ends(notes, branches), difficulty)
        for option, branch in branches.items():
            for item in read_items(notes, branch.get("then")):
                yield from self.read(notes, item, (*under, (question_id, option)))

    def settled(self, notes: Notes, domain: str | None, branches: Branches) -> Mapping[str, str] | None:
        """Option -> band that it settles."""
        settles = {}
        for option, branch in branches.items():
            node = branch.get("settles")
            if node is None:
                continue
            band = read_word(notes, node)
            if domain is None:
                notes.add("S24", node.place, name="settles", other="domain")
            elif check_known(
                notes, "R05", band, node.place, [b.id for b in self.shared.domains[domain].bands]
            ):
                settles[option] = band
        return settles or None


def _kind_of(node: Node) -> str:
    """The kind of a question before its keys are read, since they depend on it."""
    if isinstance(node, source.Mapping):
        for key, value in node.entries:
            if key.text == "kind" and isinstance(value, Scalar):
                return value.text
    return ""


def _evidence(notes: Notes, kind: FormKind | None, kind_name: str, fields: Fields) -> Evidence:
    node = fields.get("evidence")
    word = read_one_of(notes, node, SAYABLE)
    if kind is None:
        return Evidence.FACT
    if kind.evidence is Evidence.FACT:
        if node is not None and word not in ("", Evidence.FACT.value):
            notes.add("S23", node.place, name=kind_name)
        return Evidence.FACT
    return Evidence(word) if word else kind.evidence


def _competence(notes: Notes, node: Node) -> str:
    return read_matching(notes, node, COMPETENCE.pattern, COMPETENCE.example)


def _rung(notes: Notes, node: Node) -> str:
    return read_matching(notes, node, RUNG.pattern, RUNG.example)


def _inferred(notes: Notes, node: Node) -> int:
    return read_number(notes, node, *INFERRED)


def _difficulty(notes: Notes, node: Node) -> float:
    return read_decimal(notes, node, *DIFFICULTY)


def _ends(notes: Notes, branches: Branches) -> dict[str, str]:
    ends = {}
    for option, branch in branches.items():
        word = read_one_of(notes, branch.get("ends"), ("section", "test"))
        if word or "settles" in branch:
            ends[option] = word or "section"
    return ends


def _check_scoring(notes: Notes, question: Question, fields: Fields, node: Node) -> None:
    """Points need a domain, and a fact has none."""
    if "kind" not in fields:
        return
    if question.evidence is Evidence.FACT:
        if "scale" not in fields and _gives_points(question.form):
            notes.add("S25", node.place, name=question.id)
        if "difficulty" in fields:
            notes.add("S33", fields["difficulty"].place, name=question.id)
        return
    if isinstance(question.form, Choice | Several):
        for option in question.form.options:
            if option.urgent:
                place = notes.places.get(f"option:{question.id}/{option.id}", node.place)
                notes.add("S34", place, name=option.id)
    if question.domain is None:
        notes.add("S22", node.place, name=question.id)


def _gives_points(form: Form) -> bool:
    match form:
        case Choice(options) | Several(options=options):
            return any(option.points for option in options)
        case Task(elements=elements):
            return any(element.points for element in elements)
        case Order(points=points) | Sort(points=points) | Typed(points=points):
            return points > 0
    return False
