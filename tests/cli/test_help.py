"""`--help` is where most people learn a command: it has examples, and they are right."""

import importlib.metadata
import re
import shlex

import click
import pytest

from diagnostic.cli import main

COMMANDS = [
    [],
    ["serve"],
    ["kiosk"],
    ["check"],
    ["walk"],
    ["graph"],
    ["paths"],
    ["paper"],
    ["texts"],
    ["audio"],
    ["simulate"],
    ["schema"],
    ["db"],
    ["db", "upgrade"],
    ["db", "purge"],
]


def command(words):
    found = main
    for word in words:
        found = found.commands[word]
    return found


def examples(text):
    return [line.strip() for line in text.splitlines() if line.startswith(("  diagnostic", "    diagnostic"))]


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_help_says_what_the_command_does_in_whole_sentences(words, run):
    done = run(*words, "--help")
    assert done.exit_code == 0
    assert done.output == run(*words, "-h").output
    first = command(words).help.strip().splitlines()[0]
    assert first.rstrip().endswith((".", "?")) or words == []
    assert "Traceback" not in done.output


@pytest.mark.parametrize("words", [words for words in COMMANDS if words != ["db"]], ids=" ".join)
def test_help_has_examples_that_are_valid_commands(words, run):
    shown = examples(run(*words, "--help").output)
    assert shown, "no example"
    for example in shown:
        program, *rest = shlex.split(re.split(r"\s{3,}", example)[0])
        assert program == "diagnostic"
        found = main
        while rest and isinstance(found, click.Group):
            found = found.commands[rest.pop(0)]
        options = {option for parameter in found.params for option in parameter.opts}
        assert {word for word in rest if word.startswith("--")} <= options, example


def test_every_command_is_listed_and_tested_here():
    listed = [[name] for name in main.commands] + [["db", name] for name in main.commands["db"].commands]
    assert sorted(listed) == sorted(words for words in COMMANDS if words)


def test_unknown_command_is_refused_in_a_line(run):
    done = run("sevre")
    assert done.exit_code == 2
    assert "No such command 'sevre'" in done.stderr


def test_version_is_told(run):
    try:
        version = importlib.metadata.version("diagnostic")
    except importlib.metadata.PackageNotFoundError:
        pytest.skip("the program is not installed here; `make test` does that")
    assert version in run("--version").output
