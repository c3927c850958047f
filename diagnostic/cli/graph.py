"""`diagnostic graph`: the questionnaire as a picture with its table."""

from pathlib import Path

import click

from diagnostic.check.graph.replies import TooManyReplies
from diagnostic.check.graph.states import World, explore
from diagnostic.cli.report import LANGUAGES, errors, line_of, own_language
from diagnostic.definition.folder import read_folder
from diagnostic.insight.drawing import draw, page, table
from diagnostic.insight.outline import outline


@click.command()
@click.argument("path", type=click.Path(path_type=Path))
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False), help="File to write.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["html", "svg", "text"]),
    help="By default what the name of the file says, else html.",
)
@click.option("--language", type=click.Choice(LANGUAGES), help="Language of the picture; by default yours.")
def graph(path: Path, output: Path | None, form: str | None, language: str | None) -> None:
    """Draw the questionnaire in the folder PATH: sections, questions, conditions, ends.

    html is the picture with a table that says the same, svg the picture alone, text the table alone. A
    question that nobody can be asked stands out.

    \b
    Examples:
      diagnostic graph questionnaires/allo-digiparcours --output test.html
      diagnostic graph my-questionnaire --output test.svg --language nl
      diagnostic graph my-questionnaire --format text
    """
    words = language or own_language()
    world = world_of(path, words)
    rows, questionnaire = outline(world), world.course.bundle.questionnaire
    wanted = form or (output.suffix.removeprefix(".") if output else "html")
    match wanted:
        case "svg":
            drawn = draw(questionnaire, rows, words)
        case "text" | "txt" | "tsv":
            drawn = table(rows, words)
        case "html":
            drawn = page(questionnaire, rows, words)
        case _:
            raise click.BadParameter("name a file that ends in .html, .svg or .txt.", param_hint="--output")
    if output is None:
        click.echo(drawn, nl=False)
    else:
        output.write_text(drawn, encoding="utf-8")


def world_of(path: Path, language: str) -> World:
    """Everybody who can take the questionnaire in a folder.

    :raises click.ClickException: it cannot be read; the findings say why.
    """
    reading = read_folder(path)
    if reading.bundle is None:
        raise click.ClickException("\n".join(line_of(found, language) for found in errors(reading.findings)))
    try:
        return explore(reading.bundle)
    except TooManyReplies as error:
        message = f"The question {error} allows too many combinations of answers to look at them all."
        raise click.ClickException(message) from error
