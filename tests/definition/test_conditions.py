import pytest

from diagnostic.definition.conditions import Scope, read_condition
from diagnostic.definition.facts import Fact, Kind
from diagnostic.definition.reader import Notes
from diagnostic.definition.source import read_source
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

FACTS = {
    "aim": Fact(Kind.ONE, ("work", "learn", "unsure"), 0),
    "things": Fact(Kind.SEVERAL, ("phone", "computer", "unsure"), 1),
    "language": Fact(Kind.ONE, ("fr", "nl")),
    "language-flag": Fact(Kind.FLAG, ("true", "false")),
    "points.email": Fact(Kind.POINTS, (), 2),
    "band.email": Fact(Kind.BAND, ("low", "middle", "high"), 2),
}


def read(text, before=None):
    tree, findings = read_source("a.yml", text.encode())
    assert findings == ()
    notes = Notes(("fr", "nl"))
    condition = read_condition(notes, tree, Scope(FACTS, before))
    return condition, [(finding.code, finding.place.column) for finding in notes.findings]


def among(fact, *values):
    return Among(fact, frozenset(values))


def not_among(fact, *values):
    return NotAmong(fact, frozenset(values))


@pytest.mark.parametrize(
    "text, condition",
    [
        ("{aim: work}", among("aim", "work")),
        ("{aim: [work, learn]}", among("aim", "work", "learn")),
        ("{aim: unsure}", among("aim", "unsure")),
        ("{aim: {not: work}}", not_among("aim", "work")),
        ("{aim: {not: [work, learn]}}", not_among("aim", "work", "learn")),
        ("{things: phone}", among("things", "phone")),
        ("{things: {all: [phone, computer]}}", Every("things", frozenset(("phone", "computer")))),
        ("{things: {none: [phone]}}", not_among("things", "phone")),
        (
            "{things: {all: [phone], none: [computer]}}",
            AllOf((Every("things", frozenset(("phone",))), not_among("things", "computer"))),
        ),
        ("{aim: {missing: true}}", Missing("aim")),
        ("{aim: {missing: false}}", Given("aim")),
        ("{language-flag: true}", among("language-flag", "true")),
        ("{language-flag: {not: true}}", not_among("language-flag", "true")),
        ("{points.email: {at_least: 4}}", AtLeast("points.email", 4)),
        (
            "{points.email: {at_least: 4, below: 9}}",
            AllOf((AtLeast("points.email", 4), Below("points.email", 9))),
        ),
        ("{band.email: low}", among("band.email", "low")),
        ("{band.email: {at_least: middle}}", among("band.email", "middle", "high")),
        ("{band.email: {below: high}}", among("band.email", "low", "middle")),
        ("{aim: work, language: fr}", AllOf((among("aim", "work"), among("language", "fr")))),
        (
            "{any: [{aim: work}, {language: fr, aim: learn}]}",
            AnyOf((among("aim", "work"), AllOf((among("language", "fr"), among("aim", "learn"))))),
        ),
        ("{not: {aim: work}}", not_among("aim", "work")),
        (
            "{not: {aim: work, things: {all: [phone]}}}",
            AnyOf((not_among("aim", "work"), NotEvery("things", frozenset(("phone",))))),
        ),
        ("{not: {not: {points.email: {below: 2}}}}", Below("points.email", 2)),
        (
            "{not: {any: [{aim: {missing: true}}, {points.email: {at_least: 2}}]}}",
            AllOf((Given("aim"), Below("points.email", 2))),
        ),
    ],
)
def test_conditions_are_read_into_normal_form(text, condition):
    assert read(text) == (condition, [])


@pytest.mark.parametrize(
    "text, findings",
    [
        ("{}", [("S07", 1)]),
        ("[aim]", [("S01", 1)]),
        ("{aim: []}", [("S07", 7)]),
        ("{aim: {}}", [("S07", 7)]),
        ("{aim: }", [("S05", 7)]),
        ("{aim: [work, work]}", [("S11", 14)]),
        ("{aim: {is: work}}", [("S03", 8)]),
        ("{aim: true}", [("S02", 7)]),
        ("{any: {aim: work}}", [("S01", 7)]),
        ("{any: []}", [("S07", 7)]),
        ("{language-flag: oui}", [("S01", 17)]),
        ("{points.email: {at_least: low}}", [("S01", 27)]),
        ("{points.email: {at_least: -1}}", [("S12", 27)]),
        ("{points.email: [1, 2]}", [("R16", 16)]),
        ("{points.email: {not: 3}}", [("R15", 22)]),
        ("{band.email: {all: [low]}}", [("R15", 20)]),
        ("{band.email: {at_least: 3}}", [("R05", 25)]),
        ("{language: {missing: maybe}}", [("S01", 22)]),
        ("{aim: wrk, languge: de}", [("R03", 7), ("R01", 12)]),
    ],
)
def test_each_slip_in_a_condition_is_placed(text, findings):
    assert read(text)[1] == findings


@pytest.mark.parametrize(
    "before, findings",
    [(0, [("R02", 2), ("R14", 13)]), (1, [("R14", 13)]), (2, [("R14", 13)]), (3, [])],
)
def test_a_guard_sees_only_what_is_known_before_its_question(before, findings):
    assert read("{aim: work, points.email: {below: 3}}", before)[1] == findings
