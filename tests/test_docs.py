"""What the documents say is so: commands, settings, addresses, modules, tables."""

import contextlib
import re
import shlex
import unicodedata

import click
import pytest

from diagnostic.cli import main
from diagnostic.store.tables import METADATA
from tests.documents import ROOT, SPAN, blocks, prose, read, sections, tables

PLACES = ("*.md", "docs/**/*.md", "[a-zA-Z]*/README.md", "static/*/README.md")
DOCUMENTS = sorted(path for place in PLACES for path in ROOT.glob(place) if path.name != "CHANGELOG.md")
RECORDS = sorted(ROOT.glob("docs/decisions/0*.md"))

# ------------------------------------------------------------------------------ commands, settings, addresses


COMMAND = re.compile(r"^ *(?:ExecStart=)?(?:\S*/)?diagnostic ([^#|&;\n]+)", re.MULTILINE)


def commands(text):
    """What follows `diagnostic` in blocks of code and in code within sentences, wherever it is installed."""
    code = "".join((*blocks(text, "sh"), *blocks(text, "ini")))
    return [found[1] for part in (code, *SPAN.findall(prose(text))) for found in COMMAND.finditer(part)]


EVERY_COMMAND = [(path, command) for path in DOCUMENTS for command in dict.fromkeys(commands(read(path)))]


@pytest.fixture
def elsewhere(tmp_path, monkeypatch):
    """A folder where the questionnaires that the documents name exist."""
    for name in ("my-questionnaire", "questionnaires/allo-digiparcours"):
        (tmp_path / name).mkdir(parents=True)
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize(
    "path,command", EVERY_COMMAND, ids=[f"{path.name}: {command}" for path, command in EVERY_COMMAND]
)
def test_command_exists_with_its_options(path, command, elsewhere):
    words = shlex.split(command)
    context, group = click.Context(main, **main.context_settings), main
    while isinstance(group, click.Group) and words:
        name, group, words = group.resolve_command(context, words)
        context = click.Context(group, info_name=name, parent=context)
    # In a sentence a command may stand without what it is about.
    with contextlib.suppress(click.MissingParameter, click.exceptions.NoArgsIsHelpError):
        group.make_context(name, words, parent=context.parent)


def options_of(command):
    yield from (option for parameter in command.params for option in parameter.opts)
    for part in getattr(command, "commands", {}).values():
        yield from options_of(part)


def test_options_named_alone_exist():
    named = {
        span.split()[0] for path in DOCUMENTS for span in SPAN.findall(prose(read(path))) if span[:2] == "--"
    }
    assert named >= {"--language", "--database"}
    assert named - {"--help", *options_of(main)} == set()


def test_every_command_is_in_the_readme():
    named = {command.split()[0] for command in commands(read(ROOT / "README.md"))}
    assert named >= set(main.commands)


def test_settings_are_those_that_are_read():
    program = read(ROOT / "diagnostic" / "web" / "settings.py")
    used = set(re.findall(r'"(DIAGNOSTIC_\w+)"', program))
    named = {name for path in DOCUMENTS for name in re.findall(r"DIAGNOSTIC_[A-Z_]+", read(path))}
    cells = [row[0] for rows in tables(read(ROOT / "docs" / "deployment.md")) for row in rows]
    explained = {name for cell in cells for name in re.findall(r"^`(DIAGNOSTIC_\w+)`", cell)}
    assert named == explained == used


def test_make_targets_exist():
    targets = set(re.findall(r"^([a-z]+):", read(ROOT / "Makefile"), re.MULTILINE))
    called = re.compile(r"(?:^ *|`|=1 )make ([a-z]+)", re.MULTILINE)
    named = {name for path in DOCUMENTS for name in called.findall(read(path))}
    assert named >= {"run", "test"}
    assert named - targets == set()


def anchors(path):
    """The anchors of a document, as GitHub makes them from its headings."""
    kept = (
        "".join(c for c in heading.lower() if c in " -_" or unicodedata.category(c)[0] in "LNM")
        for _, heading, _ in sections(read(path))
    )
    return {slug.replace(" ", "-") for slug in kept}


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_lead_somewhere(path):
    broken = []
    for target in re.findall(r"\]\(([^)\s]+)\)", SPAN.sub("", prose(read(path)))):
        if re.match(r"[a-z]+:", target):
            continue
        file, _, anchor = target.partition("#")
        there = (path.parent / file).resolve() if file else path
        if not there.exists() or (anchor and anchor not in anchors(there)):
            broken.append(target)
    assert broken == []


def test_readme_shows_each_language():
    shown = re.findall(r"!\[[^\]]+\]\((docs/screenshots/[^)]+)\)", read(ROOT / "README.md"))
    pages = [f"{language}-{page}" for language in ("fr", "nl") for page in ("phone-icons", "result")]
    assert sorted(shown) == [f"docs/screenshots/kiosk/{page}.png" for page in pages]


# --------------------------------------------------------------------------------- architecture and decisions


def test_architecture_names_every_module_once():
    package = ROOT / "diagnostic"
    rows = [row for rows in tables(read(ROOT / "docs" / "architecture.md")) for row in rows]
    named = [name for row in rows for name in re.findall(r"^`([\w/*]+\.py)`$", row[0])]
    matched = [str(path.relative_to(package)) for name in named for path in package.glob(name)]
    assert sorted(matched) == sorted(
        str(path.relative_to(package))
        for path in package.rglob("*.py")
        if not path.name.startswith("__") and "migrations" not in path.parts
    )


def test_architecture_names_every_table_once():
    (rows,) = [rows for rows in tables(read(ROOT / "docs" / "architecture.md")) if rows[1][0] == "`bundle`"]
    assert sorted(SPAN.findall(row[0])[0] for row in rows[1:]) == sorted(METADATA.tables)


def test_decisions_are_numbered_and_listed():
    assert [path.name[:4] for path in RECORDS] == [f"{number:04}" for number in range(1, len(RECORDS) + 1)]
    contents = read(ROOT / "docs" / "decisions" / "README.md")
    listed = re.findall(r"^- \[(\d{4}\. .+)\]\((.+)\)$", contents, re.MULTILINE)
    assert listed == [(sections(read(path))[0][1], path.name) for path in RECORDS]


@pytest.mark.parametrize(
    "path", sorted((ROOT / "docs" / "decisions").glob("0*.md")), ids=lambda path: path.stem
)
def test_decision_has_its_three_parts(path):
    assert [(level, heading) for level, heading, _ in sections(read(path))[1:]] == [
        (2, "Context"),
        (2, "Decision"),
        (2, "Consequences"),
    ]
