"""Whatever stands in a file, reading it ends soon and with findings, never with an exception."""

import json

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from diagnostic.check import check_bundle
from diagnostic.definition import source
from diagnostic.definition.findings import describe
from diagnostic.definition.folder import read_files
from diagnostic.definition.source import read_source
from diagnostic.definition.wording import LANGUAGES
from tests.definition.broken import SOUND

pytestmark = pytest.mark.uncovered

PARSERS = [yaml.SafeLoader, *([yaml.CSafeLoader] if yaml.__with_libyaml__ else [])]
NAMES = sorted(SOUND)

BILLION_LAUGHS = "a: &a [x, x]\n" + "".join(
    f"{after}: &{after} [*{before}, *{before}, *{before}]\n"
    for before, after in zip("abcdefgh", "bcdefghi", strict=True)
)
MERGE_BOMB = "a: &a {k: v}\n" + "".join(
    f"{after}: &{after} {{<<: [*{before}, *{before}], k: v}}\n"
    for before, after in zip("abcdefgh", "bcdefghi", strict=True)
)

HOSTILE = {
    "bracket bomb": "[" * 200_000,
    "brace bomb": "{" * 200_000,
    "nested keys": "".join(f"{' ' * n}a:\n" for n in range(400)),
    "nested dashes": "- " * 50_000,
    "question marks": "? " * 50_000,
    "colons": ": " * 50_000,
    "commas": "[" + "," * 100_000,
    "billion laughs": BILLION_LAUGHS,
    "merge bomb": MERGE_BOMB,
    "huge number": "a: " + "9" * 200_000,
    "huge key": "a" * 200_000 + ": 1",
    "many unknown keys": "".join(f"key{number}: 1\n" for number in range(5_000)),
    "many equal keys": "a: 1\n" * 5_000,
    "many anchors": "".join(f"- &a{number} x\n" for number in range(5_000)),
    "odd date": "a: 2001-99-99",
    "odd float": "a: 1e999999999",
    "python object": "a: !!python/object/apply:os.system ['true']",
    "binary": "a: !!binary x",
    "set": "a: !!set {b}",
    "alias of itself": "a: &a [*a]",
    "directive of a tag": "%TAG ! tag:x,2000:\n---\na: !b c",
    "unending quote": 'a: "' + "b" * 200_000,
    "unending block": "a: |\n" + "  b\n" * 50_000,
    "escapes": 'a: "' + "\\u202e" * 30_000 + '"',
    "empty documents": "---\n" * 50_000,
    "comments": "#\n" * 100_000,
    "tabs": "\t" * 200_000,
    "line ends": "\n" * 200_000,
    "carriage returns": "a: 1\r" * 40_000,
    "nothing": "",
    "null": "~",
    "end only": "...",
    "surrogate": 'a: "\\ud800"',
    "impossible escape": 'a: "\\UFFFFFFFF"',
    "zero": 'a: "\\0"',
}


@pytest.fixture(params=PARSERS, ids=lambda parser: parser.__name__)
def parser(request, monkeypatch):
    monkeypatch.setattr(source, "LOADER", request.param)


def told(reading):
    """Every finding in every language, so that the wording is tried too."""
    findings = check_bundle(reading)
    return [describe(finding, language) for finding in findings for language in LANGUAGES]


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files_become_findings(parser, name):
    data = HOSTILE[name].encode()
    reading = read_files({**SOUND, "questionnaire.yml": data})
    assert reading.bundle is None
    assert len(reading.findings) <= 1_000
    assert told(reading)


def test_aliases_are_never_expanded():
    _, findings = read_source("a.yml", BILLION_LAUGHS.encode())
    assert {finding.code for finding in findings} == {"Y07", "Y08"}


@pytest.mark.parametrize(
    "data",
    [
        b"\xff\xfea\x00:\x00 \x001\x00",
        b"\xfe\xff\x00a\x00:\x00 \x001",
        b"\xef\xbb\xbf",
        b"\x00" * 1000,
        b"\xc0\xaf",
        b"\xed\xa0\x80",
        b"\xf4\x90\x80\x80",
        bytes(range(256)),
    ],
)
def test_hostile_bytes_become_findings(parser, data):
    reading = read_files({**SOUND, "services.yml": data})
    assert reading.bundle is None
    assert told(reading)


# ------------------------------------------------------------------------------------------------- at random

SIGNS = st.text(st.sampled_from("ab:-?[]{},&*!|>'\"%@`# \n\t\\0~<=.\u202e\u00a0é🙂"), max_size=80)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=10), inner, max_size=4),
    max_leaves=20,
)


@settings(max_examples=200)
@given(SIGNS | st.text())
@example("a: !<tag:yaml.org,2002:int> x")
@example("? a\n: - b\n  -\n")
def test_reading_any_text_ends_in_findings_or_a_tree(text):
    tree, findings = read_source("a.yml", text.encode("utf-8", "surrogatepass"))
    assert tree is not None or findings != ()
    assert all(describe(finding, "fr") for finding in findings)


@settings(max_examples=100)
@given(st.binary(max_size=200))
def test_reading_any_bytes_ends_in_findings_or_a_tree(data):
    tree, findings = read_source("a.yml", data)
    assert tree is not None or findings != ()


@settings(max_examples=100)
@given(VALUES)
def test_json_is_read_as_it_was_written(value):
    tree, findings = read_source("a.yml", json.dumps(value).encode())
    if not findings:
        assert plain(tree) == as_read(value)


def plain(node):
    """The bare values of a tree."""
    match node:
        case source.Scalar(value=value):
            return value
        case source.Sequence(items=items):
            return [plain(item) for item in items]
        case source.Mapping(entries=entries):
            return {key.text: plain(value) for key, value in entries}


def as_read(value):
    """What remains of a JSON value: numbers beyond our limits stay the text they were."""
    match value:
        case dict():
            return {key: as_read(item) for key, item in value.items()}
        case list():
            return [as_read(item) for item in value]
        case bool() | None | str():
            return value
    text = json.dumps(value)
    exact = source._WHOLE if isinstance(value, int) else source._DECIMAL
    return value if exact.fullmatch(text) else text


@st.composite
def damaged(draw):
    """The sound questionnaire after a few accidents at the keyboard."""
    files = {name: data.decode() for name, data in SOUND.items()}
    for _ in range(draw(st.integers(1, 3))):
        name = draw(st.sampled_from(NAMES))
        text = files[name]
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.integers(0, 30)))
        piece = draw(
            st.sampled_from(
                ["", " ", "\n", "\n  ", ":", ": ", "'", '"', "[", "]", "{}", ",", "- ", "#", "null", "7"]
            )
            | st.sampled_from(sorted(text.split()))
        )
        files[name] = text[:start] + piece + text[end:]
    return {name: text.encode() for name, text in files.items()}


@settings(max_examples=150)
@given(damaged())
def test_a_damaged_questionnaire_is_still_explained(files):
    reading = read_files(files)
    told(reading)
    errors = [finding for finding in reading.findings if finding.severity == "error"]
    assert (reading.bundle is None) == bool(errors)
    for finding in reading.findings:
        lines = files.get(finding.place.file, b"").decode().count("\n") + 2
        assert 1 <= finding.place.line <= lines
        assert finding.place.column >= 1


@st.composite
def misplaced(draw):
    """The sound questionnaire with one value replaced by something quite different."""
    name = draw(st.sampled_from(NAMES))
    tree = yaml.load(SOUND[name], Loader=yaml.BaseLoader)
    places = list(ways_into(tree))
    way = draw(st.sampled_from(places))
    around = tree
    for step in way[:-1]:
        around = around[step]
    around[way[-1]] = draw(VALUES)
    return {**SOUND, name: json.dumps(tree).encode()}


def ways_into(tree, way=()):
    steps = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    for step, inner in steps:
        yield (*way, step)
        yield from ways_into(inner, (*way, step))


@settings(max_examples=150)
@given(misplaced())
def test_any_value_anywhere_is_explained(files):
    told(read_files(files))
