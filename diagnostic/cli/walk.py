"""`diagnostic walk`: take the test in the terminal, or see the result of a paper."""

from pathlib import Path

import click

from diagnostic.cli.filled_in import Unreadable, read_filled_in
from diagnostic.cli.report import errors, line_of, own_language
from diagnostic.definition.folder import read_folder
from diagnostic.definition.wording import Phrase, say
from diagnostic.engine.journey import walk as walk_path
from diagnostic.engine.outcome import Outcome, diagnose
from diagnostic.engine.reply import Fields, Problem, read_reply, sent_for, ways_out
from diagnostic.insight.sheet import PAPER, SETTING, knows_paper, numbers_of
from diagnostic.model.answers import Answers, Facts
from diagnostic.model.bundle import Bundle
from diagnostic.model.question import (
    Question,
    Sort,
    Typed,
    Value,
    offered,
)

MISSING: Phrase = say("Il manque la réponse à :", "Nog zonder antwoord:", "Still without an answer:")
NOT_COUNTED: Phrase = say(
    "Pas comptées, car pas posées à cette personne :",
    "Niet meegeteld, want niet voor deze persoon:",
    "Not counted, since they are not for this person:",
)


@click.command()
@click.argument("path", type=click.Path(path_type=Path))
@click.option("--language", default="fr", show_default=True, help="Language of the questions.")
@click.option(
    "--fact", multiple=True, metavar="NAME=VALUE", help="A fact of the setting, as keyboard=physical."
)
@click.option(
    "--answers",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE.csv",
    help="What was ticked on paper: a question and its answer on each line, by number and letter or by id.",
)
def walk(path: Path, language: str, fact: tuple[str, ...], answers: Path | None) -> None:
    """Take the test of the folder PATH in the terminal. Nothing is stored.

    Type the number of an answer, several numbers with spaces where several are possible, or b to go back.
    With --answers nothing is asked: the result of a paper is shown, and what is missing on it.

    \b
    Examples:
      diagnostic walk questionnaires/allo-digiparcours
      diagnostic walk questionnaires/allo-digiparcours --language nl --fact keyboard=physical
      diagnostic walk questionnaires/allo-digiparcours --answers paper.csv
    """
    reading = read_folder(path)
    if reading.bundle is None:
        raise click.ClickException(
            "\n".join(line_of(found, own_language()) for found in errors(reading.findings))
        )
    bundle = reading.bundle
    if language not in bundle.questionnaire.languages:
        known = ", ".join(bundle.questionnaire.languages)
        raise click.BadParameter(f"this questionnaire speaks {known}.", param_hint="--language")
    declared = _declared(bundle, fact)
    if answers is not None:
        usual = {SETTING: PAPER} if knows_paper(bundle) else {}
        _tell_paper(bundle, answers, Facts(language, _all_declared(bundle) | usual | declared))
        return
    facts = Facts(language, _all_declared(bundle) | declared)
    given: dict[str, Value] = {}
    while (question := walk_path(bundle, Answers(given), facts).first_open) is not None:
        value = _ask(question, language)
        if value is None:
            given.popitem() if given else None
        else:
            given[question.id] = value
    _tell(diagnose(bundle, Answers(given), facts), language)


def _tell_paper(bundle: Bundle, file: Path, facts: Facts) -> None:
    """The result of what was ticked, what is missing, and what was answered without being asked."""
    words, language = own_language(), facts.language
    try:
        given = read_filled_in(bundle, file, language, words)
    except Unreadable as error:
        raise click.ClickException(str(error)) from error
    outcome = diagnose(bundle, Answers(given), facts)
    # Paper spares nobody a question that no longer decides anything; such an answer is no mistake.
    asked = {*outcome.path.questions, *(step.question.id for step in outcome.path.spared)}
    missing = [step.question.id for step in outcome.path.steps if step.value is None]
    numbers = numbers_of(bundle)
    for heading, names in ((MISSING, missing), (NOT_COUNTED, [name for name in given if name not in asked])):
        if names:
            click.echo(heading[words])
        for name in names:
            question = bundle.question(name)
            text = question.text[language] if question else ""
            click.echo(f"  {numbers[name]:2} {text}  [{name}]")
    _tell(outcome, language)


def _all_declared(bundle: Bundle) -> dict[str, str]:
    """Facts that nobody gave: the last value of each."""
    return {name: values[-1] for name, values in bundle.questionnaire.facts.items()}


def _declared(bundle: Bundle, facts: tuple[str, ...]) -> dict[str, str]:
    known = bundle.questionnaire.facts
    declared = {}
    for fact in facts:
        name, _, value = fact.partition("=")
        if value not in known.get(name, ()):
            choices = "; ".join(f"{name}={'|'.join(values)}" for name, values in known.items())
            raise click.BadParameter(f"{fact} is not one of: {choices}.", param_hint="--fact")
        declared[name] = value
    return declared


def _choices(question: Question, language: str) -> list[tuple[str, str]]:
    shown = [(choice.id, choice.text[language]) for choice in offered(question.form)]
    return [*shown, *((way, f"({way})") for way in ways_out(question))]


def _ask(question: Question, language: str) -> Value | None:
    """The reply; None to go back."""
    choices = _choices(question, language)
    click.echo(f"\n{click.style(question.text[language], bold=True)}  [{question.id}]")
    if isinstance(question.form, Sort):
        click.echo("".join(f"   - {thing.text[language]}\n" for thing in question.form.things), nl=False)
    for number, (_, text) in enumerate(choices, 1):
        click.echo(f"  {number:2} {text}")
    while True:
        typed = click.prompt(">", prompt_suffix=" ").strip()
        if typed == "b":
            return None
        value = read_reply(question, _fields(question, typed, choices), language)
        if not isinstance(value, Problem):
            return value
        click.echo(f"  {value.replace('-', ' ')}: type a number from 1 to {len(choices)}.")


def _fields(question: Question, typed: str, choices: list[tuple[str, str]]) -> Fields:
    """What a form would have sent."""
    numbers = [int(word) for word in typed.split() if word.isdecimal()]
    chosen = [choices[number - 1][0] for number in numbers if 0 < number <= len(choices)]
    if isinstance(question.form, Typed) and not chosen:
        chosen = [typed]
    return sent_for(question, chosen)


def _tell(outcome: Outcome, language: str) -> None:
    click.echo()
    for result in outcome.domains:
        band = result.band.title[language] if result.band else "?"
        click.echo(f"{result.domain.title[language]}: {band} ({result.low}-{result.high} of {result.most})")
    profile = outcome.profile
    click.echo(click.style(profile.title[language] if profile else "?", bold=True))
    for referral in outcome.referrals:
        click.echo(f"-> {referral.service.name[language]}: {referral.rule.because[language]}")
