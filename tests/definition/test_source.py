import pytest
import yaml

from diagnostic.definition import source
from diagnostic.definition.findings import Place, describe
from diagnostic.definition.source import Mapping, Scalar, Sequence, read_source
from tests.definition.broken import ACCIDENTS, without_mark

PARSERS = [yaml.SafeLoader, *([yaml.CSafeLoader] if yaml.__with_libyaml__ else [])]


@pytest.fixture(params=PARSERS, ids=lambda parser: parser.__name__)
def parser(request, monkeypatch):
    monkeypatch.setattr(source, "LOADER", request.param)


def value_of(text):
    tree, findings = read_source("a.yml", f"a: {text}\n".encode())
    assert findings == ()
    return tree.entries[0][1].value


def codes(findings):
    return [(finding.code, finding.place.line, finding.place.column) for finding in findings]


def test_every_node_knows_its_place(parser):
    text = "première:\n  - {clé: été, 'b': 2}\n"
    tree, findings = read_source("a.yml", text.encode())
    assert findings == ()
    first, items = tree.entries[0]
    assert (tree.place, first.place, items.place) == (
        Place("a.yml", 1, 1),
        Place("a.yml", 1, 1),
        Place("a.yml", 2, 3),
    )
    inner = items.items[0]
    assert isinstance(inner, Mapping)
    assert isinstance(items, Sequence)
    assert inner.inline
    assert not tree.inline
    assert [(key.text, key.place.column, node) for key, node in inner.entries] == [
        ("clé", 6, Scalar(Place("a.yml", 2, 11), "été", "été")),
        ("b", 16, Scalar(Place("a.yml", 2, 21), "2", 2)),
    ]


@pytest.mark.parametrize(
    "text, value",
    [
        ("true", True),
        ("false", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("0", 0),
        ("-12", -12),
        ("9999999999", 9_999_999_999),
        ("2.1", 2.1),
        ("-0.5", -0.5),
    ],
)
def test_plain_scalars_have_the_types_of_yaml_1_2(parser, text, value):
    found = value_of(text)
    assert (found, type(found)) == (value, type(value))


@pytest.mark.parametrize(
    "text",
    [
        *("on", "off", "yes", "no", "y", "n", "True", "FALSE", "Null", "NULL"),
        *("12:30", "1:30:00", "1_000", "0800", "0123", "0o14", "0x1F", "0b1", "+1", "1e3", ".5", "5."),
        *("2026-11-20", "2001-99-99", "2026-11-20T10:00:00Z", ".inf", "-.inf", ".nan", "=", "1" * 4_400),
        *("12345678901", "1.2.3", "--", "-a"),
    ],
)
def test_everything_else_stays_text(parser, text):
    assert value_of(text) == text


@pytest.mark.parametrize("text", ["true", "null", "12", "2.1", ""])
@pytest.mark.parametrize("quote", ["'", '"'])
def test_quoted_scalars_are_always_text(parser, text, quote):
    assert value_of(quote + text + quote) == text


def test_block_scalars_are_text(parser):
    tree, _ = read_source("a.yml", b"a: |\n  12\nb: >\n  x\n  y\n")
    assert [node.value for _, node in tree.entries] == ["12\n", "x y\n"]


@pytest.mark.parametrize("accident", ACCIDENTS, ids=lambda a: f"{a.code}-{a.text[:20]!r}")
def test_accidents_are_explained_at_their_place(parser, accident):
    text, line, column = without_mark(accident.text)
    _, findings = read_source("a.yml", text.encode())
    assert codes(findings) == [(accident.code, line, column)]


@pytest.mark.parametrize("text", ['a: "C:\\dossier"\n', 'a: "\\ud800"\n', 'a: "\\UFFFFFFFF"\n'])
def test_impossible_escapes_are_refused(parser, text):
    _, findings = read_source("a.yml", text.encode())
    assert len(findings) == 1
    # The two parsers do not notice the same ones, and not at the same character.
    assert findings[0].code in {"Y04", "Y20", "Y28"}


@pytest.mark.skipif(not yaml.__with_libyaml__, reason="PyYAML without libyaml")
def test_a_backslash_before_an_ordinary_letter_is_explained():
    _, findings = read_source("a.yml", b'a: "C:\\dossier"\n')
    assert codes(findings) == [("Y28", 1, 7)]
    assert describe(findings[0], "en")[0] == (
        "Between straight quotation marks, “\\” announces a code; this one does not exist."
    )


def test_files_over_the_limit_are_not_read():
    tree, findings = read_source("a.yml", b"a: " + b" " * 256 * 1024)
    assert tree is None
    assert codes(findings) == [("Y01", 1, 1)]
    assert describe(findings[0], "nl")[0] == "Dit bestand is groter dan 256 KiB: het wordt niet gelezen."
    assert read_source("a.yml", (b"a: 1\n" + b" " * 256 * 1024)[: 256 * 1024])[1] == ()


def test_bytes_that_are_not_utf_8_are_placed():
    tree, findings = read_source("a.yml", "a: 1\nb: été\n".encode("latin-1"))
    assert tree is None
    assert codes(findings) == [("Y02", 2, 4)]
    assert describe(findings[0], "fr")[0].startswith("Ce fichier n'est pas enregistré en UTF-8")


def test_a_file_goes_on_after_what_was_refused(parser):
    text = "\ufeffa: &x 1\nb: *x\na: 2\n<<: 3\nc: !t 4\nd: \u200e5\ne: 6\n"
    tree, findings = read_source("a.yml", text.encode())
    assert sorted(finding.code for finding in findings) == ["Y03", "Y04", "Y07", "Y08", "Y09", "Y10", "Y11"]
    assert [key.text for key, _ in tree.entries] == ["a", "b", "c", "d", "e"]
    assert tree.entries[0][1].value == 1


def test_windows_line_ends_do_not_move_places(parser):
    tree, findings = read_source("a.yml", b"a: 1\r\nb:\r\n  - c\r\n")
    assert findings == ()
    assert tree.entries[1][1].items[0].place == Place("a.yml", 3, 5)


def test_nesting_up_to_the_limit_is_read(parser):
    assert read_source("a.yml", b"[" * 24 + b"]" * 24)[1] == ()


def test_only_so_many_invisible_characters_are_listed():
    _, findings = read_source("a.yml", b"a: b\n" + b"\x01" * 100)
    assert len(findings) == source.MOST_INVISIBLE
