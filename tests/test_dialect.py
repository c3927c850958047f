"""The dialect pages: one text in three languages, whose example, keys and findings are the program's."""

import importlib
import pkgutil
import re

import pytest

from diagnostic import definition
from diagnostic.check import check_bundle
from diagnostic.cli.report import line_of
from diagnostic.definition import conditions, forms, options, reader, screens, services
from diagnostic.definition.findings import CATALOGUE, title
from diagnostic.definition.folder import OPTIONAL, RECOMMENDED, TOP_FILES, read_files
from diagnostic.definition.wording import Severity
from diagnostic.model.service import Confidence
from tests.documents import SPAN, blocks, dialect, prose, sections, tables, words_in_code

LANGUAGES = ("en", "fr", "nl")
WORDS_OF_SEVERITY = {
    "en": {Severity.WARNING: " (warning)", Severity.INFORMATION: " (information)"},
    "fr": {Severity.WARNING: " (avertissement)", Severity.INFORMATION: " (information)"},
    "nl": {Severity.WARNING: " (waarschuwing)", Severity.INFORMATION: " (inlichting)"},
}
REQUIRED = ("Required", "Obligatoire", "Verplicht")

# --------------------------------------------------------------------- the dialect: one text, three languages


def structure(language):
    """For each heading its level, the code in what follows it, and the sizes of its tables."""
    return [
        (level, sorted(set(SPAN.findall(body))), [(len(rows), len(rows[0])) for rows in tables(body)])
        for level, _, body in sections(dialect(language))
    ]


@pytest.mark.parametrize("language", ["fr", "nl"])
def test_dialect_says_the_same_in_every_language(language):
    assert structure(language) == structure("en")
    assert blocks(dialect(language), "yaml") == blocks(dialect("en"), "yaml")


@pytest.mark.parametrize("language", ["fr", "nl"])
def test_dialect_is_written_with_the_right_signs(language):
    text = re.sub(r"\]\([^)]*\)", "", SPAN.sub("", prose(dialect(language))))
    assert re.findall(r".*\w'\w.*", text) == []
    if language == "fr":
        assert re.findall(r".*[^\u00a0][?!:;»](?=[\s*|]).*", re.sub(r"\*\*|\|[-|]+\|", "", text)) == []


# ----------------------------------------------------------------------------------- the dialect: its example


def example():
    """File name -> content: the parts of one file stand in the document one after another."""
    files = {}
    for block in blocks(dialect("en"), "yaml"):
        name = block.partition("\n")[0].removeprefix("# ")
        files[name] = files.get(name, "") + block
    return files


def check(files):
    """What there is to do about a questionnaire; what is only told is left out."""
    findings = check_bundle(read_files({name: text.encode() for name, text in files.items()}))
    return [finding for finding in findings if finding.severity is not Severity.INFORMATION]


def test_example_is_one_questionnaire_without_a_finding():
    written = [name for name in TOP_FILES if name not in OPTIONAL]
    assert sorted(example()) == sorted([*written, "sections/email.yml", "sections/start.yml"])
    assert [line_of(finding, "en") for finding in check(example())] == []


def test_example_has_every_kind_of_question():
    files = example()
    questions = files["sections/start.yml"] + files["sections/email.yml"]
    assert set(re.findall(r"kind: ([\w-]+)", questions)) == set(forms.FORMS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_accident_gives_the_code_beside_it(language):
    accidents = re.findall(r"^\| `(name:.*?)` \| `(\w+)` \|", dialect(language), re.MULTILINE)
    files = example()
    cover = files["questionnaire.yml"]
    for written, code in accidents:
        spoiled = re.sub(r"(?m)^name:.*$", lambda _, written=written: written, cover)
        assert code in {finding.code for finding in check({**files, "questionnaire.yml": spoiled})}, written
    assert len(accidents) == 10


@pytest.mark.parametrize("language", LANGUAGES)
def test_finding_is_shown_as_it_is_printed(language):
    files = example()
    start = files["sections/start.yml"].replace("picture: star}", "picture: stra}")
    (finding,) = check({**files, "sections/start.yml": start})
    assert blocks(dialect(language), "text") == [line_of(finding, language) + "\n"]


# --------------------------------------------------------------- the dialect: keys, values, screens, findings


@pytest.fixture
def accepted(monkeypatch):
    """Every key that a reader knows: those asked for in the example, and those of all drawn screens."""
    keys = set()

    def spy(notes, node, required=(), optional=()):
        keys.update(required, optional)
        return reader.read_keys(notes, node, required, optional)

    monkeypatch.setattr(reader, "read_keys", reader.read_keys)
    for found in pkgutil.iter_modules(definition.__path__):
        module = importlib.import_module(f"diagnostic.definition.{found.name}")
        if module is not reader and hasattr(module, "read_keys"):
            monkeypatch.setattr(module, "read_keys", spy)
    check(example())
    for drawing in screens.DRAWINGS.values():
        keys.update(drawing.details, drawing.scene)
    return keys - {"fr", "nl"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_accepted_key_is_in_the_dialect(language, accepted):
    assert {"ask_if", "neighbours", "at_least", "valid_until"} <= accepted
    assert accepted - words_in_code(dialect(language)) == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_key_in_the_dialect_is_accepted(language, accepted):
    named = {
        key
        for rows in tables(dialect(language))
        if rows[0][1] in REQUIRED and not any(".yml" in row[0] for row in rows)
        for row in rows[1:]
        for key in SPAN.findall(row[0])
    }
    assert "if_skipped" in named
    assert named - accepted == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_fixed_word_is_in_the_dialect(language):
    fixed = {
        *forms.FORMS,
        *forms.GESTURES,
        *screens.DEVICES,
        *services.KINDS,
        *services.SHOWN_TO,
        *(level.value for level in Confidence),
        *conditions.OPERATORS,
        *options.BRANCH_KEYS,
        *(word for words in reader.RESERVED_IDS.values() for word in words),
        *("fact", "said", "shown", "section", "test", "exact", "loose", "right", "wrong"),
    }
    assert fixed - words_in_code(dialect(language)) == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_screens_are_those_that_can_be_drawn(language):
    (rows,) = [rows for rows in tables(dialect(language)) if rows[1][0] == "`phone`"]
    written = {SPAN.findall(row[0])[0]: [tuple(SPAN.findall(cell)) for cell in row[1:]] for row in rows[1:]}
    assert written == {
        screen.value: [drawing.parts, drawing.details, drawing.marks, drawing.scene]
        for screen, drawing in screens.DRAWINGS.items()
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_files_are_those_of_a_questionnaire(language):
    (rows,) = [rows for rows in tables(dialect(language)) if rows[1][0] == "`questionnaire.yml`"]
    yes = rows[1][1]
    written = {SPAN.findall(row[0])[0]: row[1] == yes for row in rows[1:]}
    may_be_missing = (*RECOMMENDED, *OPTIONAL)
    assert written == {name: name not in may_be_missing for name in (*TOP_FILES, "sections/….yml")}


@pytest.mark.parametrize("language", LANGUAGES)
def test_findings_are_those_of_the_catalogue(language):
    """After a change of the catalogue, copy the lines of the right side into the document."""
    written = re.findall(r"^\| `([A-Z]\d\d)` \| .+ \|$", dialect(language), re.MULTILINE)
    assert written == [code for family in "YSRTP" for code in sorted(CATALOGUE) if code[0] == family]
    lines = re.findall(r"^\| `[A-Z]\d\d` \| .+ \|$", dialect(language), re.MULTILINE)
    assert lines == [f"| `{code}` | {meaning(code, language)} |" for code in written]


def meaning(code, language):
    severity = WORDS_OF_SEVERITY[language].get(CATALOGUE[code].severity, "")
    return title(code, language).replace("'", "’") + severity
