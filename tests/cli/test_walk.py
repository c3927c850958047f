"""`diagnostic walk`: the test in the terminal, from what is typed."""

import pytest

from diagnostic.engine.journey import walk
from diagnostic.engine.outcome import diagnose
from diagnostic.engine.reply import ways_out
from diagnostic.model.answers import Answers, Facts
from diagnostic.model.question import offered
from tests.cli.conftest import FOLDER


def asked_of(bundle, answers, facts):
    """The answers of those questions that come up when they are asked one by one."""
    given = {}
    while (question := walk(bundle, Answers(given), facts).first_open) is not None:
        given[question.id] = answers[question.id]
    return given


def typed_by(bundle, answers, facts):
    """What a person types to give these answers: the number of each in the list that is shown."""
    lines = []
    for name, value in asked_of(bundle, answers, facts).items():
        question = bundle.question(name)
        numbers = {option.id: number for number, option in enumerate(offered(question.form), 1)}
        for way in ways_out(question):
            numbers[way] = len(numbers) + 1
        lines.append(" ".join(str(numbers[chosen]) for chosen in value))
    return lines


@pytest.fixture
def persona(reading):
    return {persona.id: persona for persona in reading.personas}


@pytest.mark.parametrize("name, language", [("amina", "fr"), ("bart", "nl"), ("karim", "nl")])
def test_walk_leads_to_the_result_of_the_engine(name, language, reading, persona, run):
    somebody = persona[name]
    facts = Facts(language, somebody.facts)
    lines = typed_by(reading.bundle, somebody.answers, facts)
    declared = [word for fact in somebody.facts.items() for word in ("--fact", "=".join(fact))]
    done = run("walk", FOLDER, "--language", language, *declared, typed="\n".join(lines) + "\n")
    assert done.exit_code == 0
    outcome = diagnose(reading.bundle, Answers(asked_of(reading.bundle, somebody.answers, facts)), facts)
    for step in outcome.path.steps:
        assert f"{step.question.text[language]}  [{step.question.id}]" in done.stdout
    end = done.stdout.splitlines()[-(len(outcome.referrals) + len(outcome.domains) + 1) :]
    assert [line.partition(":")[0] for line in end[:4]] == [r.domain.title[language] for r in outcome.domains]
    assert end[4] == outcome.profile.title[language]
    assert end[5:] == [
        f"-> {referral.service.name[language]}: {referral.rule.because[language]}"
        for referral in outcome.referrals
    ]


def test_walk_takes_b_as_back_and_says_what_is_wrong(reading, persona, run):
    somebody = persona["amina"]
    lines = typed_by(reading.bundle, somebody.answers, Facts("fr", somebody.facts))
    done = run("walk", FOLDER, typed="\n".join(["b", "99", "nonsense", lines[0], "b", *lines]) + "\n")
    assert done.exit_code == 0
    assert done.stdout.count("[warm-press]") == 3
    assert "type a number from 1 to" in done.stdout


def test_walk_that_is_left_ends_without_a_traceback(run):
    done = run("walk", FOLDER, typed="1\n")
    assert done.exit_code == 1
    assert "Traceback" not in done.output
    assert done.stderr.strip() == "Aborted!"


def test_walk_stores_nothing(run, reading, persona, tmp_path):
    lines = typed_by(reading.bundle, persona["amina"].answers, Facts("fr", persona["amina"].facts))
    run("walk", FOLDER, typed="\n".join(lines) + "\n")
    assert list((tmp_path / "here").iterdir()) == []


@pytest.mark.parametrize(
    "options, message",
    [
        (["--language", "de"], "this questionnaire speaks fr, nl"),
        (["--fact", "setting=moon"], "setting=kiosk|tablet|home|paper|counsellor"),
        (["--fact", "weather"], "setting=kiosk|tablet|home|paper|counsellor"),
    ],
)
def test_walk_refuses_what_the_questionnaire_does_not_know(options, message, run):
    done = run("walk", FOLDER, *options)
    assert done.exit_code == 2
    assert message in " ".join(done.stderr.split())


def test_walk_of_a_broken_questionnaire_shows_its_errors(run, folder, change):
    line, _ = change("sections/device.yml", "kind: choice", "kind: choise")
    done = run("walk", folder)
    assert done.exit_code == 1
    assert f"sections/device.yml:{line}:" in done.stderr
    assert "Traceback" not in done.output
