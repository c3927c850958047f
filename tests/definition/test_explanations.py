"""Every code is explained in three languages, and its example is one: put into a sound questionnaire,
the wrong lines give the finding and the right ones do not.
"""

import re
import textwrap
from datetime import date
from pathlib import Path

import pytest

from diagnostic.check import check_bundle
from diagnostic.check.published import check_against
from diagnostic.definition.explanation import FOLDER, explanation, explanations, meant
from diagnostic.definition.findings import CATALOGUE, describe
from diagnostic.definition.folder import read_files
from diagnostic.definition.wording import LANGUAGES, Severity

BUNDLE = Path(__file__).parent / "explained"
SOUND = {str(path.relative_to(BUNDLE)): path.read_bytes() for path in sorted(BUNDLE.rglob("*.yml"))}
HOME = "my-questionnaire/"
TODAY = date(2026, 11, 1)
PUBLISHED = read_files(SOUND).bundle

WITHOUT_EXAMPLE = {
    "Y01": "needs 256 KiB",
    "Y13": "needs 25 levels",
    "Y14": "needs 40,000 elements",
    "Y15": "needs 5,000 characters",
    "Y43": "is about a link between files, not about lines",
    "Y45": "is about a folder that is not there",
    "Y46": "needs 41 files",
    "Y47": "needs 301 mistakes",
    "T10": "needs 61 words",
    "F06": "needs 100,000 situations",
    "F07": "needs a question with dozens of options in conditions",
    "B04": "tells something and finds no mistake",
    "B05": "needs a search that is given up",
    "N03": "tells something and finds no mistake",
    "N04": "needs a search that is given up",
    "A11": "needs a search that is given up",
    "V03": "tells something and finds no mistake",
}

EXPLAINED = [code for path in sorted(FOLDER.glob("*.yml")) for code in explanations(path.stem)]
SHOWN = [code for code in CATALOGUE if code not in WITHOUT_EXAMPLE]


def written(lines):
    """Lines of an example as they stand in a file: ‹U+FEFF› is a character, ‹E9› a byte."""
    text = re.sub(r"‹U\+([0-9A-F]{4})›", lambda found: chr(int(found[1], 16)), lines)
    first, *others = re.split(r"‹([0-9A-F]{2})›", text)
    parts = [
        first.encode(),
        *(part.encode() if at % 2 else bytes.fromhex(part) for at, part in enumerate(others)),
    ]
    return b"".join(parts)


def with_wrong(one):
    """The sound questionnaire with the right lines of an example replaced by the wrong ones."""
    if not one.file:
        renamed = {one.right.removeprefix(HOME): one.wrong.removeprefix(HOME)}
        assert set(renamed) <= set(SOUND)
        return {renamed.get(name, name): text for name, text in SOUND.items()}
    text = SOUND[one.file].decode()
    lines = "".join(rf"\1{re.escape(line)}\n" for line in one.right.split("\n")).replace(r"\1", "( *)", 1)
    (found,) = re.finditer(rf"^{lines}", text, re.MULTILINE)
    wrong = textwrap.indent(f"{one.wrong}\n", found[1])
    return {**SOUND, one.file: text[: found.start()].encode() + written(wrong) + text[found.end() :].encode()}


def findings(files):
    """Everything there is to say, the sound questionnaire being the one in force."""
    reading = read_files(files)
    found = list(check_bundle(reading, TODAY))
    if reading.bundle is not None:
        found += check_against(PUBLISHED, reading.bundle, reading.personas, reading.places)
    return found


@pytest.fixture(scope="module")
def sound():
    """What there is to say of the right lines: nothing to correct."""
    return findings(SOUND)


def filled(values):
    return {name: value for name, value in values.items() if value}


def test_every_code_is_explained():
    assert sorted(EXPLAINED) == sorted(CATALOGUE)


def test_the_sound_questionnaire_of_the_examples_has_nothing_to_correct(sound):
    assert [str(finding) for finding in sound if finding.severity is not Severity.INFORMATION] == []


def test_codes_without_an_example_are_those_that_lines_cannot_show():
    assert {code for code in CATALOGUE if not explanation(code).wrong} == set(WITHOUT_EXAMPLE)


@pytest.mark.parametrize("code", SHOWN)
def test_the_wrong_lines_of_an_example_give_its_finding_and_the_right_ones_do_not(code, sound):
    one = explanation(code)
    before = [finding.values for finding in sound if finding.code == code]
    found = [finding.values for finding in findings(with_wrong(one)) if finding.code == code]
    new = [filled(values) for values in found if values not in before]
    assert new[:1] == [one.values]


@pytest.mark.parametrize("code", CATALOGUE)
def test_an_explanation_fills_every_placeholder_of_its_wording(code):
    for language in LANGUAGES:
        assert "" not in describe(explanation(code).finding, language)


@pytest.mark.parametrize("code", CATALOGUE)
def test_an_explanation_is_two_or_three_short_sentences_in_each_language(code):
    why = explanation(code).why
    assert tuple(why) == LANGUAGES
    for text in why.values():
        sentences = re.split(r"(?<=\.) ", text)
        assert 2 <= len(sentences) <= 3
        assert [one for one in sentences if len(re.findall(r"[\w-]+(?:['’]\w+)?", one)) > 15] == []
        assert text.endswith(".")


@pytest.mark.parametrize("code", CATALOGUE)
def test_an_explanation_keeps_to_the_signs_of_the_catalogue(code):
    """Straight apostrophes, ordinary spaces; the French no-break spaces come by rule."""
    why = explanation(code).why
    assert re.findall(r"\w’\w|\u00a0|«\S|\S»", "".join(why.values())) == []
    assert re.findall(r"[“”‘’]", why["fr"]) == re.findall(r"[«»“”]", why["nl"]) == []


def test_the_code_that_was_meant_is_guessed():
    assert [meant(word) for word in ("s3", "S033", "nonsense")] == ["S03", "S03", ""]
