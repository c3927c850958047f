"""`diagnostic check --format`: the same findings for people, programs, GitHub and readers of SARIF."""

import json
import re
from pathlib import Path
from urllib.parse import unquote

import pytest

from diagnostic.cli.github import annotation
from diagnostic.cli.report import as_json, line_of, path_of
from diagnostic.cli.sarif import as_sarif
from diagnostic.definition.findings import Place, find, title
from diagnostic.definition.wording import LANGUAGES
from diagnostic.model.witness import Witness

ANNOTATION = re.compile(
    r"::(error|warning|notice) file=([^,:]+),line=(\d+),col=(\d+),title=([A-Z]\d\d) ([^,:]+)::(.+)"
)
LEVELS = {"error": "error", "warning": "warning", "information": "note"}
COMMANDS = {"error": "error", "warning": "warning", "information": "notice"}
WHO = Witness("nl", {"keyboard": "none"}, {"equipment": ("phone", "computer"), "email-find": ("unsure",)})
SHOWN = find("S26", Place("questionnaire.yml", 3, 7), {"name": "1"}, WHO)
SILENT = find("T06", Place("sections/a.yml", 12, 5), {"text": "100 % a, b: c"})


@pytest.fixture
def broken(folder, change):
    """A mistake and a warning, in two files."""
    change("profiles.yml", "close_within: 3", "close_within: three")
    change("glossary.yml", "terms:\n", "terms:\n  - id: A\n")
    (folder / "glosary.yml").write_text("terms: []\n", encoding="utf-8")
    return folder


def rows_of(run, folder, *more):
    return json.loads(run("check", folder, "--format", "json", *more).stdout)


# ---------------------------------------------------------------------------------------- text and JSON


@pytest.mark.parametrize("language, word", [("fr", "qui\u00a0:"), ("nl", "wie:"), ("en", "who:")])
def test_text_shows_the_person_on_a_line_under_the_finding(language, word):
    first, second = line_of(SHOWN, language).split("\n")
    assert first.startswith("questionnaire.yml:3:7: S26: ")
    assert second == f"    {word} nl, keyboard=none; equipment=phone+computer, email-find=unsure"


def test_text_of_a_finding_without_a_person_is_one_line():
    assert "\n" not in line_of(SILENT, "en")


def test_json_has_the_person_where_there_is_one():
    shown, silent = json.loads(as_json([SHOWN, SILENT], "en"))
    assert shown["witness"] == {
        "language": "nl",
        "facts": {"keyboard": "none"},
        "answers": {"equipment": ["phone", "computer"], "email-find": ["unsure"]},
    }
    assert "witness" not in silent


# --------------------------------------------------------------------------------------------- GitHub


def test_github_gets_every_finding_at_its_line_from_the_current_folder(run, broken):
    done = run("check", broken, "--format", "github", "--language", "nl")
    assert done.exit_code == 1
    lines = [ANNOTATION.fullmatch(line) for line in done.stdout.splitlines()]
    assert all(lines)
    rows = rows_of(run, broken, "--language", "nl")
    assert [(line[1], Path(line[2]).resolve(), int(line[3]), int(line[4]), line[5]) for line in lines] == [
        (COMMANDS[row["severity"]], broken.resolve() / row["file"], row["line"], row["column"], row["code"])
        for row in rows
    ]
    assert {row["severity"] for row in rows} >= {"error", "warning"}


def test_github_is_told_of_signs_that_would_end_a_command():
    line = annotation(SILENT, Path("a,b:c"), "en")
    assert line.startswith("::warning file=a%2Cb%3Ac/sections/a.yml,line=12,col=5,title=T06 Double spaces::")
    assert line.endswith(": 100 %25 a, b: c Keep only one.")
    assert "%0Awho: nl, keyboard=none; equipment=phone+computer" in annotation(SHOWN, Path("a"), "en")
    assert "\n" not in annotation(SHOWN, Path("a"), "en")


def test_github_hears_nothing_of_a_questionnaire_without_findings(run):
    sound = Path(__file__).parents[1] / "definition" / "explained"
    done = run("check", sound, "--format", "github")
    assert done.exit_code == 0
    assert all(line.startswith("::notice ") for line in done.stdout.splitlines())


def test_a_path_begins_at_the_current_folder(run, broken, monkeypatch):
    monkeypatch.chdir(broken.parent)
    assert path_of(Path(broken.name), "profiles.yml") == f"{broken.name}/profiles.yml"
    assert path_of(broken, "sections/email.yml") == f"{broken.name}/sections/email.yml"
    monkeypatch.chdir(broken)
    assert path_of(Path(), "profiles.yml") == "profiles.yml"


def test_a_folder_that_is_not_there_is_the_path_of_its_finding(run, tmp_path):
    done = run("check", tmp_path / "nowhere", "--format", "github")
    assert ANNOTATION.fullmatch(done.stdout.strip())[2] == "../nowhere"


# ---------------------------------------------------------------------------------------------- SARIF


def keys(thing, required, optional=()):
    """The required properties are there, and no other than the optional ones besides."""
    assert set(required) <= set(thing) <= {*required, *optional}
    return thing


def is_message(thing, *optional):
    assert all(isinstance(text, str) and text for text in keys(thing, ["text"], optional).values())


def is_sarif(log):
    """What SARIF 2.1.0 requires of the properties that are used here; gives the run."""
    keys(log, ["version", "runs"], ["$schema"])
    assert log["version"] == "2.1.0"
    (one,) = log["runs"]
    keys(one, ["tool"], ["results", "columnKind", "language"])
    assert one["columnKind"] in {"utf16CodeUnits", "unicodeCodePoints"}
    assert re.fullmatch(r"[a-z]{2}(-[A-Z]{2})?", one["language"])
    driver = keys(keys(one["tool"], ["driver"])["driver"], ["name"], ["rules", "language"])
    identified = [rule["id"] for rule in driver["rules"]]
    assert len(identified) == len(set(identified))
    for rule in driver["rules"]:
        keys(rule, ["id"], ["shortDescription", "fullDescription", "help", "defaultConfiguration"])
        is_message(rule["shortDescription"])
        is_message(rule["fullDescription"])
        is_message(rule["help"], "markdown")
        assert keys(rule["defaultConfiguration"], ["level"])["level"] in LEVELS.values()
    for result in one["results"]:
        keys(result, ["message", "ruleId", "ruleIndex", "level", "locations"], ["properties"])
        is_message(result["message"])
        assert driver["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in LEVELS.values()
        (location,) = result["locations"]
        place = keys(keys(location, ["physicalLocation"])["physicalLocation"], ["artifactLocation", "region"])
        assert re.fullmatch(r"[\w./~%-]+", keys(place["artifactLocation"], ["uri"])["uri"])
        assert all(number >= 1 for number in keys(place["region"], ["startLine", "startColumn"]).values())
    return one


@pytest.mark.parametrize("language", LANGUAGES)
def test_sarif_has_every_finding_at_its_place(language, run, broken):
    done = run("check", broken, "--format", "sarif", "--language", language)
    assert done.exit_code == 1
    one = is_sarif(json.loads(done.stdout))
    seen = []
    for result in one["results"]:
        place = result["locations"][0]["physicalLocation"]
        file = Path(unquote(place["artifactLocation"]["uri"])).resolve()
        region = place["region"]
        seen.append((file, region["startLine"], region["startColumn"], result["ruleId"], result["level"]))
    assert seen == [
        (broken.resolve() / row["file"], row["line"], row["column"], row["code"], LEVELS[row["severity"]])
        for row in rows_of(run, broken)
    ]
    assert one["language"] == language


@pytest.mark.parametrize("language", LANGUAGES)
def test_sarif_explains_the_rules_that_were_broken(language, run):
    one = is_sarif(json.loads(as_sarif([SHOWN, SILENT, SHOWN], Path(), language)))
    rules = {rule["id"]: rule for rule in one["tool"]["driver"]["rules"]}
    assert list(rules) == ["S26", "T06"]
    assert rules["S26"]["shortDescription"]["text"] == title("S26", language)
    page = run("check", "--explain", "S26", "--language", language).stdout
    assert f"{rules['S26']['help']['text']}\n" == page
    assert [result["ruleId"] for result in one["results"]] == ["S26", "T06", "S26"]


def test_sarif_has_the_person_in_the_properties():
    shown, silent = is_sarif(json.loads(as_sarif([SHOWN, SILENT], Path(), "en")))["results"]
    assert shown["properties"]["witness"] == json.loads(as_json([SHOWN], "en"))[0]["witness"]
    assert shown["message"]["text"].endswith(
        "\nwho: nl, keyboard=none; equipment=phone+computer, email-find=unsure"
    )
    assert "properties" not in silent


def test_sarif_of_no_findings_is_a_run_without_results():
    one = is_sarif(json.loads(as_sarif([], Path(), "en")))
    assert one["results"] == []


def test_sarif_writes_blanks_in_a_path_as_addresses_do():
    (result,) = is_sarif(json.loads(as_sarif([SILENT], Path("mon test"), "fr")))["results"]
    place = result["locations"][0]["physicalLocation"]["artifactLocation"]
    assert place["uri"] == "mon%20test/sections/a.yml"
