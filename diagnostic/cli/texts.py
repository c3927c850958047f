"""`diagnostic texts`: which translations are older than the text they were made from."""

import csv
from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

import click

from diagnostic.check.places import Places, place_of
from diagnostic.check.translations import Compared, State, compare, digests_of
from diagnostic.cli.report import errors, line_of, own_language
from diagnostic.definition.folder import TRANSLATIONS, Reading, read_folder
from diagnostic.definition.translations import write_translations
from diagnostic.model.bundle import Bundle


@click.command()
@click.argument("path", type=click.Path(path_type=Path))
@click.option("--approve", is_flag=True, help="Remember that the languages say the same now.")
@click.option(
    "--only", multiple=True, metavar="KEY", help="Only the texts whose key begins so; may be repeated."
)
@click.option(
    "--export",
    type=click.File("w", encoding="utf-8", lazy=True),
    metavar="FILE.csv",
    help="Write all languages side by side, for a spreadsheet; - for the terminal.",
)
def texts(path: Path, approve: bool, only: tuple[str, ...], export: TextIO | None) -> None:
    """Compare the languages of the questionnaire in the folder PATH.

    Prints each text that changed since it was approved, as file:line:column: state: key. A text is stale
    when one language changed and another did not, rewritten when all changed, new when it was never
    approved. What was approved is kept in translations.yml, beside the texts. The sheet is for reading:
    corrections are made in the files.

    \b
    Examples:
      diagnostic texts questionnaires/allo-digiparcours
      diagnostic texts my-questionnaire --export texts.csv
      diagnostic texts my-questionnaire --approve --only question:email-open
      diagnostic texts my-questionnaire --approve
    """
    reading = read_folder(path)
    if reading.bundle is None:
        raise click.ClickException(
            "\n".join(line_of(found, own_language()) for found in errors(reading.findings))
        )
    compared = list(compare(reading.bundle, reading.approved))
    chosen = [text for text in compared if not only or text.written.key.startswith(only)]
    if not chosen:
        raise click.BadParameter("no text has a key that begins so.", param_hint="--only")
    if export is not None:
        _export(export, reading.bundle, reading.places, chosen)
    elif approve:
        _approve(path, reading, compared, chosen)
    else:
        _tell(reading.places, chosen)


def _tell(places: Places, chosen: Sequence[Compared]) -> None:
    """Each text to look at, where the language that was left behind stands."""
    waiting = [text for text in chosen if text.state is not State.APPROVED]
    for text in waiting:
        older = f".{text.same[0]}" if text.state is State.STALE else ""
        place = place_of(places, text.written.key + older)
        detail = f" ({', '.join(text.changed)} changed)" if text.state is State.STALE else ""
        click.echo(f"{place.file}:{place.line}:{place.column}: {text.state}: {text.written.key}{detail}")
    click.echo(f"{len(waiting)} of {len(chosen)} texts are not approved as they are.", err=True)


def _approve(path: Path, reading: Reading, compared: Sequence[Compared], chosen: Sequence[Compared]) -> None:
    """Keep the chosen texts as they are now, the others as they were, and drop those that are gone."""
    kept = {text.written.key: reading.approved.get(text.written.key) for text in compared}
    approved = {key: digests for key, digests in kept.items() if digests}
    approved |= {text.written.key: digests_of(text.written) for text in chosen}
    (path / TRANSLATIONS).write_text(write_translations(approved), encoding="utf-8")
    count = sum(text.state is not State.APPROVED for text in chosen)
    click.echo(f"{count} texts approved; {TRANSLATIONS} now holds {len(approved)}.", err=True)


def _export(file: TextIO, bundle: Bundle, places: Places, chosen: Sequence[Compared]) -> None:
    languages = bundle.questionnaire.languages
    # Spreadsheets take a file for UTF-8 only with this sign before it.
    file.write("\ufeff")
    rows = csv.writer(file, lineterminator="\n")
    rows.writerow(["key", "place", *languages, "state"])
    for text in chosen:
        key, place = text.written.key, place_of(places, text.written.key)
        texts = [cell(text.written.text.by_language.get(language, "")) for language in languages]
        rows.writerow([key, f"{place.file}:{place.line}", *texts, text.state])


def cell(text: str) -> str:
    """A text that a spreadsheet would take for a formula, held back by an apostrophe."""
    return f"'{text}" if text.startswith(("=", "+", "-", "@")) else text
