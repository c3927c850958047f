"""The schemas for editors: made of the tables of the readers, they say the same as the readers."""

import json

import pytest
from jsonschema import Draft202012Validator

from diagnostic.cli import main
from diagnostic.definition.folder import COVER, PERSONAS, SECTIONS, TRANSLATIONS, read_files, read_folder
from diagnostic.definition.reader import MOST_IN_LIST
from diagnostic.definition.schema import ROOTS, schemas
from diagnostic.definition.schema_questions import OF_QUESTIONS, OF_WORDS
from diagnostic.definition.schema_texts import FILES, OF_FILES
from diagnostic.definition.services import DAY
from diagnostic.definition.source import read_source
from diagnostic.definition.wording import Severity
from tests.definition.broken import ACCIDENTS, SOUND
from tests.definition.samples import FILE_OF, changes, value_of, whole, with_others
from tests.documents import ROOT, read
from tests.faults.corpus import corpus

PUBLISHED = ROOT / "docs" / "schema"
REAL = ROOT / "questionnaires" / "allo-digiparcours"
SCHEMAS = dict(schemas())
VALIDATORS = {name: Draft202012Validator(schema) for name, schema in SCHEMAS.items()}

# Errors of shape that a schema cannot know of, with the reason: they pass, and `diagnostic check` says so.
BEYOND_A_SCHEMA = {
    "S10": "it compares no two places: it does not see an id that is given twice",
    "S22": "the domain of a question may come from its section",
    "S26": "it does not compare the first item of a list with the others",
    "S27": "it compares no two numbers",
    "S28": "it does not tell the last item of a list from the others",
    "S29": "it does not tell the last item of a list from the others",
    "S30": "it does not know the name of the file",
    "S31": "it does not know the questions that an example answers",
    "S34": "whether a question is a fact is said beside its options, not in them",
}
# The same for some findings of a code only: the reason, and by which values of the finding they are known.
AT_TIMES_BEYOND = {
    "S03": ("the languages of a questionnaire are chosen in another file", {"keys": "fr, nl", "name": "en"}),
    "S08": ("the languages of a questionnaire are chosen in another file", {"keys": "fr, nl", "name": "en"}),
    "S14": ("it knows no calendar, and lets 31 June pass", {"name": "2027-06-31", "example": DAY.example}),
    "S24": ("the domain of a question may come from its section", {"name": "settles"}),
}
# What is no error of shape, but shown by a schema all the same.
SEEN_TOO = {
    "R11": "the pictograms are a closed list",
    "R16": "points are told from other facts by the beginning of their name",
}
# Seen or not, as the case may be.
UNDECIDED = {
    "R15": "the name of a fact tells points and bands, but not one answer from several",
}


def is_beyond(finding):
    if finding.code == "S12":
        # How many may be chosen is compared with the number of options, which a schema does not count.
        least, most = finding.values["least"], finding.values["most"]
        return least == "1" and most not in {"10", "200"} and 0 < int(finding.values["name"]) <= MOST_IN_LIST
    _, values = AT_TIMES_BEYOND.get(finding.code, ("", {"no": "such value"}))
    return finding.code in BEYOND_A_SCHEMA or values.items() <= finding.values.items()


def is_refused(findings, file):
    """What the schema must say of a file with these findings; None if it may say either."""
    own = [finding for finding in findings if finding.place.file == file]
    errors = [finding for finding in own if finding.severity is Severity.ERROR and finding.code[0] == "S"]
    codes = {finding.code for finding in own}
    if codes & SEEN_TOO.keys() or not all(map(is_beyond, errors)):
        return True
    return None if codes & UNDECIDED.keys() else False


def validator_of(file):
    return VALIDATORS["section" if file.startswith(SECTIONS) else file.removesuffix(".yml")]


def assert_agreement(reading, file):
    tree, _ = read_source(file, reading.files[file])
    refused = is_refused(reading.findings, file)
    if refused is not None:
        errors = list(validator_of(file).iter_errors(value_of(tree)))
        assert bool(errors) == refused, [error.message for error in errors]


# ---------------------------------------------------------------------------------------------- as published


def test_published_schemas_are_what_the_command_writes(tmp_path):
    main.main(["schema", str(tmp_path)], standalone_mode=False)
    written = {path.name: read(path) for path in tmp_path.iterdir()}
    assert written == {path.name: read(path) for path in PUBLISHED.glob("*.json")}
    assert sorted(written) == sorted(f"{name}.json" for name in ROOTS)


@pytest.mark.parametrize("name", SCHEMAS)
def test_schema_follows_the_standard(name):
    Draft202012Validator.check_schema(SCHEMAS[name])
    assert SCHEMAS[name]["$schema"] == Draft202012Validator.META_SCHEMA["$id"]


# All but the one that a command writes.
EDITED = sorted(path for path in REAL.rglob("*.yml") if path.name != TRANSLATIONS)


@pytest.mark.parametrize("file", EDITED, ids=lambda path: path.name)
def test_each_file_names_its_schema_in_its_first_line(file):
    first = read(file).partition("\n")[0]
    assert first.startswith("# yaml-language-server: $schema=")
    schema = (file.parent / first.partition("=")[2]).resolve()
    name = "section" if file.parent.name == SECTIONS else file.stem
    assert schema == PUBLISHED / f"{name}.json"


# -------------------------------------------------------------------------------------------- what keys mean


def described(schema):
    """Every key of a schema with its description, and every fixed word with its own."""
    if isinstance(schema, list):
        for part in schema:
            yield from described(part)
    elif isinstance(schema, dict):
        for key, part in schema.get("properties", {}).items():
            if isinstance(part, dict) and "description" in part:
                yield key, part["description"]
        for part in schema.values():
            yield from described(part)


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_key_is_explained_in_french_and_in_dutch(name):
    explained = dict(described(SCHEMAS[name]))
    assert set(ROOTS[name].required) | set(ROOTS[name].optional) <= explained.keys()
    for text in (*explained.values(), SCHEMAS[name]["description"]):
        french, dutch = text.split("\n")
        assert french.startswith("FR: ")
        assert dutch.startswith("NL: ")
        assert french[4:] != dutch[4:]


def test_no_explanation_is_left_over():
    said = json.dumps(SCHEMAS, ensure_ascii=False)
    texts = [FILES, *OF_FILES.values(), *OF_QUESTIONS.values(), *OF_WORDS.values()]
    dutch = [pair[1] for table in texts for pair in table.values()]
    assert [sentence for sentence in dutch if sentence not in said] == []


def test_every_word_of_a_kind_is_explained():
    kinds = SCHEMAS["section"]["$defs"]["question"]["properties"]["kind"]
    assert len(kinds["enum"]) == len(kinds["enumDescriptions"])
    assert kinds["enumDescriptions"][0] == "une option / één optie"


# --------------------------------------------------------------------------------- agreement with the readers


@pytest.mark.parametrize(
    "folder", [REAL, ROOT / "tests" / "definition" / "bundle"], ids=lambda path: path.name
)
def test_schemas_accept_a_sound_questionnaire(folder):
    reading = read_folder(folder)
    assert reading.bundle is not None
    for file in reading.files:
        assert_agreement(reading, file)


@pytest.mark.parametrize(
    "fault", [fault for fault in corpus() if fault.code[0] in "SR"], ids=lambda fault: fault.name
)
def test_schema_refuses_a_fault_if_the_reader_does(fault):
    files = fault.files()
    reading = read_files(files)
    for file in files:
        if files[file] != SOUND.get(file):
            assert_agreement(reading, file)


@pytest.mark.parametrize("accident", ACCIDENTS, ids=lambda accident: accident.code)
def test_schema_refuses_what_is_left_of_an_accident_if_the_reader_does(accident):
    text = accident.text.replace("▶", "").encode()
    tree, _ = read_source(PERSONAS, text)
    if tree is not None:
        assert_agreement(read_files({**SOUND, PERSONAS: text}), PERSONAS)


@pytest.mark.parametrize("name", ROOTS)
def test_schema_accepts_a_file_with_every_key(name):
    for value in whole(name):
        assert list(VALIDATORS[name].iter_errors(value)) == []
        assert_agreement(read_files(with_others(name, value)), FILE_OF[name])


@pytest.mark.uncovered
@pytest.mark.parametrize("name", ROOTS)
def test_schema_and_reader_agree_on_every_change_of_a_key(name):
    """Each key with nothing, with something of every other type, at its limits, left out, given twice."""
    apart, refusals = [], 0
    for what, value in changes(whole(name)):
        refused = is_refused(read_files(with_others(name, value)).findings, FILE_OF[name])
        refusals += refused is True
        if refused is not None and VALIDATORS[name].is_valid(value) is refused:
            apart.append(
                (what, "the schema should refuse it" if refused else "the schema should not refuse it")
            )
    assert apart == []
    assert refusals > 30


def test_decimal_point_of_a_whole_number_is_beyond_a_schema():
    files = {**SOUND, COVER: SOUND[COVER].replace(b"longest: 12", b"longest: 12.0")}
    assert [finding.code for finding in read_files(files).findings] == ["S01"]
    tree, _ = read_source(COVER, files[COVER])
    assert VALIDATORS["questionnaire"].is_valid(value_of(tree))


def test_each_exception_has_an_example():
    examples = {fault.code for fault in corpus()}
    assert BEYOND_A_SCHEMA.keys() | AT_TIMES_BEYOND.keys() | SEEN_TOO.keys() | UNDECIDED.keys() <= examples
