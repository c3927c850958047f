"""`diagnostic graph` and `diagnostic paths`."""

import json
from xml.etree import ElementTree as ET

import pytest

from diagnostic.engine.outcome import diagnose
from diagnostic.model.answers import Answers, Facts
from tests.cli.conftest import FOLDER


@pytest.mark.parametrize(
    "name, begins", [("a.html", "<!doctype html>"), ("a.svg", "<svg"), ("a.txt", "Nr.\t")]
)
def test_graph_writes_what_the_name_of_the_file_says(name, begins, run, tmp_path):
    done = run("graph", FOLDER, "--language", "nl", "--output", str(tmp_path / name))
    assert done.exit_code == 0
    assert (tmp_path / name).read_text(encoding="utf-8").startswith(begins)


def test_graph_shows_every_question_of_the_real_questionnaire(reading, run):
    done = run("graph", FOLDER, "--format", "svg")
    told = " ".join(ET.fromstring(done.stdout).itertext())
    missing = [q.id for q in reading.bundle.questionnaire.questions() if q.id not in told]
    assert missing == []


def test_graph_refuses_a_file_it_cannot_draw(run, tmp_path):
    done = run("graph", FOLDER, "--output", str(tmp_path / "a.pdf"))
    assert done.exit_code == 2
    assert "ends in .html, .svg or .txt" in done.stderr


def test_graph_says_why_a_broken_questionnaire_is_not_drawn(folder, change, run):
    line, column = change("profiles.yml", "close_within:", "closer_within:")
    done = run("graph", folder)
    assert done.exit_code == 1
    assert f"profiles.yml:{line}:{column}: S03" in done.stderr


def test_paths_are_people_whom_the_engine_knows(reading, run):
    people = json.loads(run("paths", FOLDER, "--format", "json").stdout)
    for person in people:
        answers = {question: tuple(value) for question, value in person["answers"].items()}
        outcome = diagnose(reading.bundle, Answers(answers), Facts(person["language"], person["facts"]))
        assert outcome.complete
        assert person["profile"] == (outcome.profile.id if outcome.profile else None)
        assert person["referrals"] == [referral.service.id for referral in outcome.referrals]


def test_paths_are_told_in_lines(run):
    done = run("paths", FOLDER)
    assert done.stdout.startswith("1. fr, setting=kiosk, keyboard=")
    assert "   warm-press = " in done.stdout
