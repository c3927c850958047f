"""`diagnostic paths`: a few people who together press everything."""

import json
from pathlib import Path

import click

from diagnostic.check.coverage import covering_people
from diagnostic.cli.graph import world_of
from diagnostic.cli.report import own_language
from diagnostic.engine.outcome import diagnose
from diagnostic.model.answers import Answers, Facts
from diagnostic.model.bundle import Bundle
from diagnostic.model.witness import Witness


@click.command()
@click.argument("path", type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def paths(path: Path, form: str) -> None:
    """Name a few people who together take every option of the questionnaire in the folder PATH.

    Each is a setting and the answers in order, ready to be walked, tested or printed.

    \b
    Examples:
      diagnostic paths questionnaires/allo-digiparcours
      diagnostic paths my-questionnaire --format json
    """
    world = world_of(path, own_language())
    if not world.complete:
        raise click.ClickException(
            f"More than {world.states} situations are possible: the paths are not known to their end."
        )
    bundle = world.course.bundle
    people = list(covering_people(world))
    if form == "json":
        click.echo(
            json.dumps([_as_object(bundle, person) for person in people], ensure_ascii=False, indent=2)
        )
        return
    for number, person in enumerate(people, start=1):
        profile = _as_object(bundle, person)["profile"] or "?"
        facts = ", ".join((person.language, *(f"{name}={value}" for name, value in person.facts.items())))
        click.echo(f"{number}. {facts}: {profile}")
        for question, value in person.answers.items():
            click.echo(f"   {question} = {', '.join(value)}")


def _as_object(bundle: Bundle, person: Witness) -> dict[str, object]:
    outcome = diagnose(bundle, Answers(person.answers), Facts(person.language, person.facts))
    return {
        "language": person.language,
        "facts": dict(person.facts),
        "answers": {question: list(value) for question, value in person.answers.items()},
        "profile": outcome.profile.id if outcome.profile else None,
        "referrals": [referral.service.id for referral in outcome.referrals],
    }
