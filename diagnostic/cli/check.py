"""`diagnostic check`: every mistake of a questionnaire, with its place and its remedy."""

from pathlib import Path

import click

from diagnostic.check import check_bundle
from diagnostic.cli.report import LANGUAGES, as_json, errors, line_of, own_language
from diagnostic.definition.folder import read_folder


@click.command()
@click.argument("path", type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--language", type=click.Choice(LANGUAGES), help="Language of the sentences; by default yours.")
@click.pass_context
def check(context: click.Context, path: Path, form: str, language: str | None) -> None:
    """Check the questionnaire in the folder PATH.

    Prints each finding as file:line:column: code: sentence and remedy. Ends with 1 if there are errors,
    else with 0: warnings are for you to judge.

    \b
    Examples:
      diagnostic check questionnaires/allo-digiparcours
      diagnostic check my-questionnaire --language nl
      diagnostic check my-questionnaire --format json
    """
    words = language or own_language()
    findings = check_bundle(read_folder(path))
    if form == "json":
        click.echo(as_json(findings, words))
    else:
        for finding in findings:
            click.echo(line_of(finding, words))
        wrong = len(errors(findings))
        click.echo(
            f"{wrong} errors, {len(findings) - wrong} other findings." if findings else "No findings.",
            err=True,
        )
    context.exit(1 if errors(findings) else 0)
