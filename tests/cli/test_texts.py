"""`diagnostic texts`: lists what changed, remembers what was approved, writes the languages side by side."""

import csv
import io
import re

import pytest

LINE = re.compile(
    r"(?P<file>[\w./-]+\.yml):(?P<line>\d+):\d+: (?P<state>\w+): (?P<key>\S+)(?P<more> \(.+\))?"
)
TITLE = "questionnaire#title"
FRENCH, DUTCH = "Où j’en suis avec le numérique", "Waar sta ik digitaal?"


@pytest.fixture
def approved(run, folder):
    done = run("texts", folder, "--approve")
    assert done.exit_code == 0
    return folder / "translations.yml"


def listed(done):
    assert done.exit_code == 0, done.output
    return [LINE.fullmatch(line) for line in done.stdout.splitlines()]


def change_title(folder, old=FRENCH, new="Où en est-on avec le numérique"):
    cover = folder / "questionnaire.yml"
    text = cover.read_text(encoding="utf-8")
    cover.write_text(text.replace(old, new, 1), encoding="utf-8")
    assert new in cover.read_text(encoding="utf-8")


def test_texts_that_are_approved_are_not_listed(run, folder, approved):
    assert listed(run("texts", folder)) == []


def test_texts_lists_everything_where_nothing_was_approved(run, folder):
    (folder / "translations.yml").unlink(missing_ok=True)
    found = listed(run("texts", folder))
    assert len(found) > 500
    assert {line["state"] for line in found} == {"new"}


def test_texts_lists_the_translation_that_was_left_behind(run, folder, approved):
    change_title(folder)
    (line,) = listed(run("texts", folder))
    assert (line["state"], line["key"], line["more"]) == ("stale", TITLE, " (fr changed)")
    place = (folder / line["file"]).read_text(encoding="utf-8").splitlines()[int(line["line"]) - 1]
    assert DUTCH in place


def test_check_warns_until_the_translation_is_approved(run, folder, approved):
    change_title(folder)
    assert ": T12: " in run("check", folder).stdout
    run("texts", folder, "--approve")
    assert ": T12: " not in run("check", folder).stdout


def test_approval_of_some_texts_leaves_the_others_as_they_were(run, folder, approved):
    change_title(folder)
    before = approved.read_text(encoding="utf-8")
    run("texts", folder, "--approve", "--only", "questionnaire#purpose")
    assert approved.read_text(encoding="utf-8") == before
    run("texts", folder, "--approve", "--only", TITLE)
    after = approved.read_text(encoding="utf-8")
    changed = set(after.splitlines()) ^ set(before.splitlines())
    assert {line.partition(": ")[0].strip() for line in changed} == {TITLE}
    assert listed(run("texts", folder)) == []


def test_approval_drops_texts_that_are_gone(run, folder, approved):
    with approved.open("a", encoding="utf-8") as file:
        file.write("  question:gone#text: fr 3f9a01c7, nl 0b52e8d4\n")
    run("texts", folder, "--approve")
    assert "question:gone" not in approved.read_text(encoding="utf-8")


def test_a_key_that_no_text_has_is_refused(run, folder):
    done = run("texts", folder, "--approve", "--only", "question:nowhere")
    assert done.exit_code == 2
    assert "--only" in done.stderr


def test_export_has_every_text_with_its_languages_and_its_state(run, folder, approved, tmp_path):
    change_title(folder)
    sheet = tmp_path / "texts.csv"
    assert run("texts", folder, "--export", sheet).exit_code == 0
    rows = list(csv.DictReader(io.StringIO(sheet.read_text(encoding="utf-8-sig"))))
    assert list(rows[0]) == ["key", "place", "fr", "nl", "state"]
    states = {row["key"]: row["state"] for row in rows}
    assert len(states) == len(rows) > 500
    assert [key for key, state in states.items() if state != "approved"] == [TITLE]
    (title,) = [row for row in rows if row["key"] == TITLE]
    assert (title["nl"], title["state"]) == (DUTCH, "stale")
    assert re.fullmatch(r"questionnaire\.yml:\d+", title["place"])


def test_export_gives_a_spreadsheet_no_formula(run, folder, tmp_path):
    change_title(folder, f'"{DUTCH}"', '"=1+1"')
    done = run("texts", folder, "--export", "-", "--only", "questionnaire#")
    cells = [cell for row in csv.reader(io.StringIO(done.stdout)) for cell in row]
    assert "'=1+1" in cells
    assert "=1+1" not in cells


def test_texts_of_a_questionnaire_with_errors_names_them(run, folder):
    (folder / "profiles.yml").write_text("a: 1\n", encoding="utf-8")
    done = run("texts", folder, "--approve")
    assert done.exit_code == 1
    assert "profiles.yml:1:1: S0" in done.stderr
