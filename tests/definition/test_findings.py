import re
from pathlib import Path
from string import Formatter

import pytest

import diagnostic
from diagnostic.definition.findings import CATALOGUE, TERMS, Place, Severity, describe, find, title
from diagnostic.definition.wording import LANGUAGES

SOURCES = [
    path
    for layer in ("definition", "check")
    for path in (Path(diagnostic.__file__).parent / layer).rglob("*.py")
    if not path.name.startswith("catalogue")
]


def placeholders(phrase):
    return {name for _, name, _, _ in Formatter().parse(phrase) if name}


def phrases(wording):
    return [wording.title, wording.sentence, wording.remedy]


@pytest.mark.parametrize("code", CATALOGUE)
def test_every_code_is_worded_in_every_language(code):
    for phrase in phrases(CATALOGUE[code]):
        assert tuple(phrase) == LANGUAGES
        assert all(phrase.values())


@pytest.mark.parametrize("code", CATALOGUE)
def test_the_languages_of_a_code_have_the_same_placeholders(code):
    for phrase in phrases(CATALOGUE[code]):
        assert [placeholders(phrase[language]) for language in LANGUAGES] == [placeholders(phrase["fr"])] * 3


@pytest.mark.parametrize("code", CATALOGUE)
def test_sentences_and_remedies_are_sentences(code):
    for phrase in (CATALOGUE[code].sentence, CATALOGUE[code].remedy):
        assert [text for text in phrase.values() if text[-1] not in ".}"] == []


def test_every_code_that_the_program_names_is_in_the_catalogue():
    code = re.compile(r'"([ABFNPRSTVY]\d\d)"')
    named = {found for path in SOURCES for found in code.findall(path.read_text("utf-8"))}
    assert named == set(CATALOGUE)


def test_french_keeps_its_no_break_spaces():
    for code, wording in CATALOGUE.items():
        values = dict.fromkeys(placeholders(wording.sentence["fr"] + wording.remedy["fr"]), "x")
        finding = find(code, Place("a.yml", 1, 1), {**values, "near": "y"})
        for text in (*describe(finding, "fr"), title(code, "fr")):
            assert re.findall(r"« | »| [?!:;](?!\S)", text) == []


def test_values_that_are_words_of_ours_are_translated():
    finding = find("S01", Place("a.yml", 1, 1), {"expected": "whole number", "found": "list"})
    assert [describe(finding, language)[0] for language in LANGUAGES] == [
        "Ici il faut un nombre entier\u00a0; vous avez écrit une liste.",
        "Hier hoort een geheel getal; u schreef een lijst.",
        "Here a whole number is needed; you wrote a list.",
    ]
    assert all(tuple(term) == LANGUAGES for term in TERMS.values())


def test_values_are_never_taken_for_placeholders():
    finding = find("S09", Place("a.yml", 1, 1), {"name": "{limit.__class__}", "limit": "60"})
    assert describe(finding, "en")[0] == "“{limit.__class__}” cannot be an id."


def test_a_finding_is_written_as_editors_and_terminals_follow_it():
    finding = find("T06", Place("sections/email.yml", 12, 5), {"text": "a  b"})
    assert str(finding) == "sections/email.yml:12:5: T06"
    assert finding.severity is Severity.WARNING
