"""The questionnaire in a folder of its own, to be broken, and the commands in a place of their own."""

import importlib
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from diagnostic.cli import main
from diagnostic.definition.folder import read_folder
from diagnostic.store.engine import open_engine

# The modules; the package gives their commands the same names.
db, serve = (importlib.import_module(f"diagnostic.cli.{name}") for name in ("db", "serve"))

FOLDER = Path(__file__).parents[2] / "questionnaires" / "allo-digiparcours"


@pytest.fixture(scope="session")
def reading():
    return read_folder(FOLDER)


@pytest.fixture
def folder(tmp_path):
    """A copy of the questionnaire."""
    return Path(shutil.copytree(FOLDER, tmp_path / "questionnaire"))


@pytest.fixture
def change(folder):
    """`change("file.yml", old, new)`: edit the copy; gives the line and column of what is new."""

    def edit(name, old, new):
        file = folder / name
        text = file.read_text(encoding="utf-8")
        assert old in text
        at = text.index(old)
        file.write_text(text[:at] + new + text[at + len(old) :], encoding="utf-8")
        return text.count("\n", 0, at) + 1, at - (text.rfind("\n", 0, at) + 1) + 1

    return edit


@pytest.fixture
def run(tmp_path, monkeypatch):
    """`run("check", folder)`: a command, as an English-speaking person types it in an empty folder."""
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)

    engines = []

    def open_one(url):
        engines.append(open_engine(url))
        return engines[-1]

    for module in (db, serve):
        monkeypatch.setattr(module, "open_engine", open_one)

    def invoke(*arguments, typed=None, **environment):
        words = [str(argument) for argument in arguments]
        return CliRunner().invoke(main, words, input=typed, env=environment, catch_exceptions=False)

    yield invoke
    # The commands leave that to the end of their process.
    for engine in engines:
        engine.dispose()
