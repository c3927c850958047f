"""The referral table: every matching rule counts, by rank."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from diagnostic.definition import source
from diagnostic.definition.conditions import Scope, read_condition
from diagnostic.definition.facts import Fact, Kind
from diagnostic.definition.keys import read_table
from diagnostic.definition.reader import (
    Fields,
    Notes,
    check_known,
    read_flag,
    read_id,
    read_items,
    read_number,
    read_text,
    read_word,
    read_words,
)
from diagnostic.definition.services import KINDS
from diagnostic.definition.shapes import (
    CONDITION,
    TEXT,
    WORDS,
    Either,
    Flag,
    Id,
    Items,
    Keys,
    Number,
    OneOf,
    Word,
)
from diagnostic.definition.source import Node
from diagnostic.engine.reply import possible_values
from diagnostic.model.condition import ALWAYS
from diagnostic.model.question import ListChoice, Question
from diagnostic.model.referral import Named, Nearby, ReferralTable, Rule, Target

USUAL_RANK = 50
RANK = Number(0, 1_000)
SHOWN = Number(1, 10)
OTHERWISE = "otherwise"

NEARBY = Keys(
    "nearby",
    {"kind": replace(WORDS, of=OneOf(KINDS)), "near": Word()},
    {"at_most": SHOWN, "else": WORDS},
)
REFER = Either(NEARBY, WORDS)
RULE = Keys(
    "rule",
    {"id": Id("rule"), "when": CONDITION, "refer": REFER, "because": TEXT},
    {"rank": RANK, "urgent": Flag()},
)
LAST_RULE = Keys("rule", {"refer": REFER, "because": TEXT})
REFERRALS = Keys(
    "referrals",
    {"at_most": SHOWN, "rules": Items(RULE), "otherwise": LAST_RULE},
)


@dataclass(frozen=True, slots=True)
class Destinations:
    """What the rules may name beside facts. A table that could not be read is empty."""

    facts: dict[str, Fact]
    questions: Mapping[str, Question]
    services: Collection[str]


def with_profiles(facts: dict[str, Fact], profiles: tuple[str, ...]) -> dict[str, Fact]:
    """The facts of conditions that may also speak of the profile."""
    return {**facts, "profile": Fact(Kind.ONE, profiles)}


def read_referrals(notes: Notes, node: Node, known: Destinations) -> ReferralTable:
    """`referrals.yml`."""
    fields = read_table(notes, node, REFERRALS)
    rules = tuple(_rule(notes, item, known) for item in read_items(notes, fields.get("rules")))
    otherwise = read_table(notes, fields.get("otherwise"), LAST_RULE)
    return ReferralTable(
        rules=rules,
        otherwise=Rule(
            id=OTHERWISE,
            when=ALWAYS,
            target=_target(notes, otherwise.get("refer"), known),
            because=read_text(notes, otherwise.get("because"), f"rule:{OTHERWISE}", "because"),
        ),
        at_most=read_number(notes, fields.get("at_most"), *SHOWN),
    )


def _rule(notes: Notes, node: Node, known: Destinations) -> Rule:
    fields = read_table(notes, node, RULE)
    rule = read_id(notes, fields.get("id"), "rule")
    when = fields.get("when")
    return Rule(
        id=rule,
        when=ALWAYS if when is None else read_condition(notes, when, Scope(known.facts)),
        target=_target(notes, fields.get("refer"), known),
        because=read_text(notes, fields.get("because"), f"rule:{rule}", "because"),
        rank=read_number(notes, fields["rank"], *RANK) if "rank" in fields else USUAL_RANK,
        urgent=read_flag(notes, fields.get("urgent")),
    )


def _target(notes: Notes, node: Node | None, known: Destinations) -> Target:
    if isinstance(node, source.Mapping):
        return _nearby(notes, read_table(notes, node, NEARBY), known)
    return Named(_services(notes, node, known))


def _services(notes: Notes, node: Node | None, known: Destinations) -> tuple[str, ...]:
    words = read_words(notes, node, or_one=True)
    for word, place in words:
        if known.services:
            check_known(notes, "R07", word, place, known.services)
    return tuple(word for word, _ in words)


def _nearby(notes: Notes, fields: Fields, known: Destinations) -> Nearby:
    kinds = read_words(notes, fields.get("kind"), or_one=True)
    for kind, place in kinds:
        if kind not in KINDS:
            notes.add("S08", place, known=KINDS, name=kind, keys=", ".join(KINDS))
    return Nearby(
        kinds=tuple(kind for kind, _ in kinds),
        near=_near(notes, fields.get("near"), known),
        at_most=read_number(notes, fields.get("at_most"), *SHOWN),
        otherwise=_services(notes, fields.get("else"), known),
    )


def _near(notes: Notes, node: Node | None, known: Destinations) -> str:
    """The question whose answer says where "near" is: one that asks for an entry of a list."""
    word = read_word(notes, node)
    if node is not None and check_known(notes, "R01", word, node.place, known.questions):
        question = known.questions[word]
        if not isinstance(question.form, ListChoice) and possible_values(question):
            notes.add("R18", node.place, name=word)
    return word
