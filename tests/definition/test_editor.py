"""What VS Code shows of the published schemas, as the language server of its YAML extension tells it."""

import itertools

import pytest

from tests.definition.test_schema import EDITED, REAL
from tests.documents import read
from tests.languageserver import LanguageServer

pytestmark = [pytest.mark.editor, pytest.mark.xdist_group("editor")]

NUMBERS = itertools.count(1)
LINE = "# yaml-language-server: $schema=../../../docs/schema/section.json\n"
BEGUN = """section: draft
title: {fr: "Un", nl: "Een"}
questions:
"""


@pytest.fixture(scope="module")
def server():
    with LanguageServer() as server:
        yield server


@pytest.fixture
def draft():
    """A file that stands in no folder: the server is told that somebody is writing it."""
    return REAL / "sections" / f"draft-{next(NUMBERS)}.yml"


def test_nothing_is_flagged_in_the_questionnaire(server):
    assert {path.name: server.show(path, read(path)) for path in EDITED} == {path.name: [] for path in EDITED}


@pytest.mark.parametrize(
    "question, line, message",
    [
        ("- {id: a, kind: chioce}", 5, 'Value is not accepted. Valid values: "choice", "several", '),
        ("- {id: a, kind: list, list: b}", 5, 'Missing property "text".'),
        (
            '- {id: a, kind: list, list: b, scene: {}, text: {fr: "a", nl: "b"}}',
            5,
            "Property scene is not allowed.",
        ),
        ('- {id: a, kind: list, list: b, text: {fr: "a"}}', 5, 'Missing property "nl".'),
        ('- {id: a, kind: list, list: b, text: {fr: 12, nl: "b"}}', 5, 'Incorrect type. Expected "string".'),
        (
            '- {id: É, kind: list, list: b, text: {fr: "a", nl: "b"}}',
            5,
            "FR: Employez minuscules sans accent",
        ),
    ],
    ids=["word", "missing", "unknown", "language", "type", "id"],
)
def test_what_cannot_stand_there_is_flagged(server, draft, question, line, message):
    flags = server.show(draft, f"{LINE}{BEGUN}  {question}\n")
    assert [found for found in flags if found[0] == line and found[1].startswith(message)] != [], flags


def test_keys_that_fit_are_offered(server, draft):
    server.show(draft, f"{LINE}{BEGUN}  - id: a\n    kind: task\n    \n")
    offered = server.completions(draft, 7, 5)
    assert {"screen", "elements", "text", "competence", "ask_if"} <= set(offered)
    assert {"id", "kind", "gesture", "scale", "steps"}.isdisjoint(offered)


def test_fixed_words_are_offered(server, draft):
    server.show(draft, f"{LINE}{BEGUN}  - id: a\n    kind: \n")
    assert server.completions(draft, 6, 11) == [
        "choice",
        "several",
        "list",
        "order",
        "sort",
        "typed",
        "task",
        "warm-up",
    ]


def test_key_is_explained_in_french_and_in_dutch(server, draft):
    server.show(draft, f"{LINE}{BEGUN}  - id: a\n    kind: list\n    list: b\n")
    shown = server.hover(draft, 7, 6)
    assert "FR: Une liste de questionnaire.yml." in shown
    assert "NL: Een lijst van questionnaire.yml." in shown
