"""`diagnostic walk --answers`: what was ticked on paper gives the result of the screen."""

import pytest

from diagnostic.engine.journey import walk
from diagnostic.engine.outcome import diagnose
from diagnostic.engine.shown import letters_of
from diagnostic.insight.sheet import numbers_of
from diagnostic.model.answers import Answers, Facts
from tests.cli.conftest import FOLDER
from tests.cli.test_walk import asked_of


@pytest.fixture
def sheet(tmp_path):
    """`sheet(lines)`: a file as a counsellor types it."""

    def write(*lines, encoding="utf-8"):
        file = tmp_path / "paper.csv"
        file.write_text("".join(f"{line}\n" for line in lines), encoding=encoding)
        return file

    return write


@pytest.fixture
def persona(reading):
    return {persona.id: persona for persona in reading.personas}


def by_id(bundle, given):
    return [f"{name},{' '.join(value)}" for name, value in given.items()]


def by_number(bundle, given):
    """As it stands on the paper: numbers, and letters where there are some; by id what is on no paper."""
    numbers = numbers_of(bundle)
    lines = ["vraag;antwoord"]
    for name, value in given.items():
        letters = letters_of(bundle.question(name))
        lines.append(f"{numbers.get(name, name)};{' '.join(letters.get(chosen, chosen) for chosen in value)}")
    return lines


@pytest.mark.parametrize("typed", [by_id, by_number])
@pytest.mark.parametrize("name", ["amina", "bart", "karim"])
def test_paper_gives_the_result_of_the_screen(name, typed, reading, persona, run, sheet):
    somebody = persona[name]
    facts = Facts(somebody.language, somebody.facts)
    given = asked_of(reading.bundle, somebody.answers, facts)
    declared = [word for fact in somebody.facts.items() for word in ("--fact", "=".join(fact))]
    file = sheet(*typed(reading.bundle, given), encoding="utf-8-sig")
    done = run("walk", FOLDER, "--language", somebody.language, *declared, "--answers", file)
    assert done.exit_code == 0
    outcome = diagnose(reading.bundle, Answers(given), facts)
    assert outcome.profile.title[somebody.language] in done.stdout.splitlines()
    for referral in outcome.referrals:
        assert f"-> {referral.service.name[somebody.language]}:" in done.stdout
    assert "Still without an answer" not in done.stdout
    assert "Not counted" not in done.stdout


def test_missing_answers_are_named_and_those_of_others_not_counted(reading, run, sheet):
    # Question 17 is for those who know more than this person.
    done = run("walk", FOLDER, "--answers", sheet("1,tram", "11,not-yet", "12,B", "17,A B C D", "2,"))
    assert done.exit_code == 0
    missing, _, others = done.stdout.partition("Not counted")
    assert "[equipment]" in missing
    assert "[warm-press]" not in missing
    assert "[device-at-sign]" in missing
    assert "[device-scan]" not in missing
    assert "[device-scan]" in others
    path = walk(
        reading.bundle,
        Answers({"warm-choose": ("tram",), "device-wifi": ("not-yet",), "device-text-size": ("wifi",)}),
        Facts("fr", {"setting": "paper", "keyboard": "none"}),
    )
    assert missing.count("[") == sum(step.value is None for step in path.steps)


def test_answers_that_the_screen_would_have_spared_are_no_mistake(reading, persona, run, sheet):
    """On the screen a section may end early; who answers on paper answers on."""
    made = reading.bundle
    spared = {}
    for somebody in persona.values():
        facts = Facts(somebody.language, somebody.facts)
        path = walk(made, Answers(somebody.answers), facts)
        if path.spared and path.complete:
            spared[somebody.id] = (somebody, path)
    assert spared
    somebody, path = next(iter(spared.values()))
    answers = {step.question.id: step.value for step in path.steps}
    answers |= {step.question.id: ("unsure",) for step in path.spared}
    declared = [word for fact in somebody.facts.items() for word in ("--fact", "=".join(fact))]
    file = sheet(*by_number(made, answers))
    done = run("walk", FOLDER, "--language", somebody.language, *declared, "--answers", file)
    outcome = diagnose(made, Answers(somebody.answers), Facts(somebody.language, somebody.facts))
    assert outcome.profile.title[somebody.language] in done.stdout.splitlines()
    assert "Not counted" not in done.stdout


@pytest.mark.parametrize(
    "line, message",
    [
        ("99,x", 'line 1: there is no question "99"'),
        ("11,alone helped", 'line 1: "11" has no such answer'),
        ("11,perhaps", 'line 1: "11" has no such answer'),
        ("12,Z", 'line 1: "12" has no such answer'),
        ("2,nothing printer", 'line 1: these answers to "2" do not go together'),
        ("32,phone desk adviser", 'line 1: too many answers to "32"'),
        ("17,A A B C", 'line 1: two steps of "17" have the same place'),
        ("17,A B", 'line 1: a step or a folder of "17" is missing'),
        ("18,A B C", 'line 1: a step or a folder of "18" is missing'),
        ("18,A B C A A", 'line 1: "18" has no such answer'),
        ("18,A B C D", 'line 1: "18" has no such answer'),
        ("18,A B C unsure", 'line 1: "18" has no such answer'),
    ],
)
def test_slip_of_the_typist_is_refused_with_its_line(line, message, run, sheet):
    done = run("walk", FOLDER, "--answers", sheet(line))
    assert done.exit_code == 1
    assert done.stderr.strip() == f"Error: {message}"


def test_all_slips_are_told_together_in_the_language_of_the_editor(run, sheet):
    done = run(
        "walk", FOLDER, "--answers", sheet("question;réponse", "1;tram", "1;tram", "99;x"), LANG="fr_BE"
    )
    assert done.stderr.splitlines() == [
        "Error: ligne 3 : la question « 1 » a déjà une réponse",
        "ligne 4 : la question « 99 » n'existe pas",
    ]


def test_sheet_in_another_encoding_is_refused_in_words(run, sheet):
    done = run("walk", FOLDER, "--answers", sheet("1;é", encoding="latin-1"))
    assert done.exit_code == 1
    assert "UTF-8" in done.stderr


def test_sheet_that_is_not_there_is_told_in_words(run, tmp_path):
    done = run("walk", FOLDER, "--answers", tmp_path / "none.csv", LANG="nl_BE.UTF-8")
    assert done.exit_code == 1
    assert done.stderr.strip() == "Error: Het bestand is niet te lezen."


def test_answers_on_paper_are_stored_nowhere(run, sheet, tmp_path):
    run("walk", FOLDER, "--answers", sheet("1,tram"))
    assert list((tmp_path / "here").iterdir()) == []
