"""`diagnostic simulate`: two thousand made-up people, from the command line."""

import json

import pytest

from tests.cli.conftest import FOLDER


@pytest.mark.parametrize(
    "language, words", [("fr", "Bien placées"), ("nl", "Juist geplaatst"), ("en", "Placed right")]
)
def test_simulate_tells_its_figures_in_the_language_asked_for(language, words, run):
    done = run("simulate", FOLDER, "--people", 20, "--language", language)
    assert done.exit_code == 0
    assert words in done.stdout
    assert "first-steps" in done.stdout


def test_simulate_gives_the_same_figures_as_json(run):
    told = json.loads(run("simulate", FOLDER, "--people", 40, "--format", "json").stdout)
    text = run("simulate", FOLDER, "--people", 40).stdout
    assert told["people"] == 40
    assert sum(told["placement"]["given"].values()) == pytest.approx(1)
    assert f"{told['placement']['right']:.1%}" in text
    for service, count in told["services"].items():
        assert f"{service} {count}" in " ".join(text.split())


def test_simulate_repeats_itself_by_its_seed(run):
    first, again, other = (
        run("simulate", FOLDER, "--people", 20, "--seed", seed).stdout for seed in (4, 4, 5)
    )
    assert first == again != other


def test_simulate_hears_about_the_situation(run):
    def reach(*shares):
        words = [word for share in shares for word in ("--share", share)]
        done = run("simulate", FOLDER, "--people", 60, "--format", "json", *words)
        return json.loads(done.stdout)["services"].get("bosa-cles-numeriques", 0)

    assert reach("identity-means:itsme=2") == 0
    assert reach("identity-means:itsme=0", "identity-means:card=0", "identity-means:other-key=0") > 0


@pytest.mark.parametrize(
    "options, message",
    [
        (["--cuts", "0"], "4 profiles need 3 cuts"),
        (["--cuts", "a,b,c"], "numbers with commas"),
        (["--share", "helper:moon=1"], "helper:moon=1 is not QUESTION:OPTION=WEIGHT"),
        (["--share", "helper:nobody=much"], "is not QUESTION:OPTION=WEIGHT"),
        (["--people", "1"], "is not in the range"),
        (["--unsure", "2"], "is not in the range"),
    ],
)
def test_simulate_refuses_what_it_cannot_draw(options, message, run):
    done = run("simulate", FOLDER, *options)
    assert done.exit_code == 2
    assert message in " ".join(done.stderr.split())


def test_simulate_of_a_broken_questionnaire_shows_its_errors(run, folder, change):
    line, _ = change("sections/device.yml", "kind: choice", "kind: choise")
    done = run("simulate", folder, "--language", "en")
    assert done.exit_code == 1
    assert f"sections/device.yml:{line}:" in done.stderr
    assert "Traceback" not in done.output
