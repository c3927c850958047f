"""`diagnostic check`: every mistake with its place, for people and for programs."""

import json
import re

import pytest

LINE = re.compile(
    r"(?P<file>[\w./-]+\.yml):(?P<line>\d+):(?P<column>\d+): (?P<code>[A-Z]\d\d): (?P<words>.+)"
)


@pytest.fixture
def broken(change):
    """Three mistakes in three files: a reference, a language, a number."""
    return {
        "referrals.yml": change("referrals.yml", "this-week, aim: paperwork", "this-weak, aim: paperwork"),
        "profiles.yml": change("profiles.yml", "close_within: 3", "close_within: three"),
        "sections/device.yml": change("sections/device.yml", "kind: choice", "kind: choise"),
    }


def test_check_of_the_published_questionnaire_has_no_error(run):
    from tests.cli.conftest import FOLDER

    done = run("check", FOLDER)
    assert done.exit_code == 0
    for line in done.stdout.splitlines():
        assert LINE.fullmatch(line) or line.startswith("    who: "), line


def test_check_prints_each_finding_with_file_line_and_column(run, folder, broken):
    done = run("check", folder)
    assert done.exit_code == 1
    lines = [LINE.fullmatch(line) for line in done.stdout.splitlines()]
    assert all(lines), done.stdout
    places = {(line["file"], int(line["line"]), int(line["column"])) for line in lines}
    for file, (line, column) in broken.items():
        near = [found for found in places if found[:2] == (file, line) and found[2] >= column]
        assert near, f"{file}:{line}:{column} is not among {sorted(places)}"
    assert re.fullmatch(r"Errors: \d+\.( Warnings: \d+\.)?", done.stderr.strip())


def test_check_of_a_sound_questionnaire_says_so_in_a_line_and_tells_more_when_asked(run):
    from tests.cli.conftest import FOLDER

    done = run("check", FOLDER, "--language", "nl")
    assert done.stdout == ""
    assert re.fullmatch(r"Niets te verbeteren\. Inlichtingen: \d+\. ‘--all’ toont ze\.", done.stderr.strip())
    told = run("check", FOLDER, "--language", "nl", "--all")
    assert {"B04", "N03"} <= set(re.findall(r": ([A-Z]\d\d): ", told.stdout))
    assert "--all" not in told.stderr


def test_check_against_the_version_in_force_tells_what_a_change_does(run, folder, change):
    from tests.cli.conftest import FOLDER

    assert run("check", folder, "--against", FOLDER).stdout == ""
    change("profiles.yml", "at_least: ", "at_least: 1")
    codes = re.findall(r": ([A-Z]\d\d): ", run("check", folder, "--against", FOLDER, "--all").stdout)
    assert "V03" in codes


def test_check_against_what_cannot_be_read_says_why(run, folder, change):
    line, column = change("profiles.yml", "close_within:", "closer_within:")
    done = run("check", folder, "--against", folder)
    assert done.exit_code == 1
    assert f"profiles.yml:{line}:{column}: S03" in done.stderr


def test_check_guesses_what_was_meant(run, folder, change):
    line, _ = change("referrals.yml", "this-week, aim: paperwork", "this-weak, aim: paperwork")
    (found,) = [text for text in run("check", folder).stdout.splitlines() if f"referrals.yml:{line}:" in text]
    assert "this-weak" in found
    assert "this-week" in found.replace("this-weak", "")


@pytest.mark.parametrize("language", ["fr", "nl", "en"])
def test_check_speaks_three_languages(language, run, folder, broken):
    texts = {code: run("check", folder, "--language", code).stdout for code in ("fr", "nl", "en")}
    assert len(set(texts.values())) == 3
    codes = {code: re.findall(r": ([A-Z]\d\d): ", text) for code, text in texts.items()}
    assert codes[language] == codes["en"] != []


@pytest.mark.parametrize(
    "environment, language",
    [({"LANG": "nl_BE.UTF-8"}, "nl"), ({"LC_ALL": "fr_BE.UTF-8", "LANG": "nl_BE.UTF-8"}, "fr"), ({}, "en")],
)
def test_check_speaks_the_language_of_the_terminal(environment, language, run, folder, broken):
    expected = run("check", folder, "--language", language).stdout
    assert run("check", folder, **environment).stdout == expected


def test_check_gives_programs_the_same_findings_as_json(run, folder, broken):
    lines = run("check", folder, "--language", "nl").stdout.splitlines()
    done = run("check", folder, "--format", "json", "--language", "nl")
    rows = json.loads(done.stdout)
    assert done.exit_code == 1
    keys = {"file", "line", "column", "code", "severity", "sentence", "remedy"}
    assert {frozenset(row) for row in rows} == {frozenset(keys)}
    as_lines = ["{file}:{line}:{column}: {code}: {sentence} {remedy}".format(**row) for row in rows]
    assert as_lines == lines
    assert {row["severity"] for row in rows} >= {"error"}


def test_check_of_a_file_that_is_no_yaml_tells_the_place(run, folder):
    (folder / "glossary.yml").write_text("terms:\n  - id: [\n", encoding="utf-8")
    done = run("check", folder)
    assert done.exit_code == 1
    assert re.search(r"^glossary\.yml:\d+:\d+: Y\d\d: ", done.stdout, re.MULTILINE)


def test_check_of_an_empty_folder_and_of_none(run, tmp_path):
    (tmp_path / "empty").mkdir()
    for folder in (tmp_path / "empty", tmp_path / "nowhere"):
        done = run("check", folder)
        assert done.exit_code == 1
        assert all(re.match(r"[^:]+:\d+:\d+: Y\d\d: ", line) for line in done.stdout.splitlines())
        assert "Traceback" not in done.output


def test_check_ends_well_where_there_are_only_warnings(run, folder, change):
    change(
        "glossary.yml",
        "terms:\n",
        "terms:\n  - id: zeppelin\n    words: {fr: [zeppelin], nl: [zeppelin]}\n"
        '    text: {fr: "Un ballon.", nl: "Een ballon."}\n',
    )
    done = run("check", folder)
    assert done.exit_code == 0
    assert "zeppelin" in done.stdout
    assert "Errors" not in done.stderr


def test_check_tells_of_a_service_whose_last_day_is_over(run, folder, change):
    line, _ = change("services.yml", "    kind: ", '    valid_until: "2020-06-30"\n    kind: ')
    (found,) = [text for text in run("check", folder).stdout.splitlines() if ": A06: " in text]
    assert "2020-06-30" in found
    assert int(found.split(":")[1]) < line
