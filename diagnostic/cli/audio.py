"""`diagnostic audio`: which texts nobody has read aloud yet, and recordings brought in."""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TextIO

import click

from diagnostic.check.places import Places, place_of
from diagnostic.cli.recorded import Trouble, read_recordings
from diagnostic.cli.report import errors, line_of, own_language
from diagnostic.cli.spoken import OF_THE_INTERFACE, Spoken, recorded, recorded_before, spoken_texts
from diagnostic.cli.synthesis import MISSING, synthesise, synthesiser
from diagnostic.cli.texts import cell
from diagnostic.definition.findings import spaced
from diagnostic.definition.folder import read_folder
from diagnostic.store.recordings import Index, New, keep, read_index
from diagnostic.web.settings import audio_folder

Texts = Mapping[str, tuple[Spoken, ...]]


class State(StrEnum):
    """How a text stands to its recording."""

    RECORDED = "recorded"
    SYNTHETIC = "synthetic"
    """A machine reads it, until a person does."""
    CHANGED = "changed"
    """What was recorded is not what stands there now, so it is not used."""
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Heard:
    """A text with the state of its recording, and where it was written."""

    text: Spoken
    state: State
    place: str


@click.command()
@click.argument("path", type=click.Path(path_type=Path))
@click.option(
    "--import",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="FOLDER",
    help="Take recordings from FOLDER/fr and FOLDER/nl: all of them, or none if one is wrong.",
)
@click.option(
    "--script",
    type=click.File("w", encoding="utf-8", lazy=True),
    metavar="FILE.csv",
    help="Write what a speaker has to read, numbered; - for the terminal.",
)
@click.option("--synthesise", "by_machine", is_flag=True, help="Let espeak-ng read what nobody has read.")
def audio(path: Path, folder: Path | None, script: TextIO | None, by_machine: bool) -> None:
    """List the texts of the questionnaire in the folder PATH that nobody has read aloud.

    Prints each as file:line:column: state: language: name. A text is missing, changed since it was recorded,
    or only read by a machine (synthetic). The name, with .wav, .ogg or .mp3 behind it, is that of the file
    to import. Recordings are kept in the data folder of the installation, never beside the questionnaire.

    \b
    Examples:
      diagnostic audio questionnaires/allo-digiparcours
      diagnostic audio my-questionnaire --script to-read.csv
      diagnostic audio my-questionnaire --import recordings
      diagnostic audio my-questionnaire --synthesise
    """
    reading = read_folder(path)
    bundle = reading.bundle
    if bundle is None:
        lines = [line_of(found, own_language()) for found in errors(reading.findings)]
        raise click.ClickException("\n".join(lines))
    texts = {language: spoken_texts(bundle, language) for language in bundle.questionnaire.languages}
    if folder is not None:
        found, troubles = read_recordings(folder, texts)
        _take(found, troubles)
    if by_machine:
        _synthesise(texts)
    heard = _compare(texts, _index(), reading.places)
    if script is not None:
        _write_script(script, heard)
    elif folder is None and not by_machine:
        _list(heard)
    _count(heard)


def _index() -> Index:
    try:
        return read_index(audio_folder())
    except (OSError, ValueError) as error:
        raise click.ClickException(str(error)) from error


def _compare(texts: Texts, index: Index, places: Places) -> list[Heard]:
    return [
        Heard(text, _state(text, index), _place(text, places))
        for language in texts
        for text in texts[language]
    ]


def _state(text: Spoken, index: Index) -> State:
    recording = recorded(text, index)
    if recording is not None:
        return State.SYNTHETIC if recording.synthetic else State.RECORDED
    return State.CHANGED if recorded_before(text, index) else State.MISSING


def _place(text: Spoken, places: Places) -> str:
    """Where the text was written; the words of the interface are in no file of the questionnaire."""
    key = text.keys[0]
    if key.startswith(OF_THE_INTERFACE):
        return OF_THE_INTERFACE
    place = place_of(places, f"{key}.{text.language}")
    return f"{place.file}:{place.line}:{place.column}"


def _list(heard: Iterable[Heard]) -> None:
    for one in heard:
        if one.state is not State.RECORDED:
            click.echo(f"{one.place}: {one.state}: {one.text.language}: {one.text.file}")


def _count(heard: list[Heard]) -> None:
    for language in dict.fromkeys(one.text.language for one in heard):
        states = [one.state for one in heard if one.text.language == language]
        spoken, synthetic = states.count(State.RECORDED), states.count(State.SYNTHETIC)
        click.echo(f"{language}: {len(states)} texts, {spoken} recorded, {synthetic} synthetic.", err=True)


def _take(found: Iterable[New], troubles: Iterable[Trouble]) -> None:
    """Keep all recordings, or say what is wrong and keep none."""
    wrong = [trouble.line(own_language()) for trouble in troubles]
    if wrong:
        raise click.ClickException("\n".join([*wrong, "Nothing was imported."]))
    taken = tuple(found)
    try:
        keep(audio_folder(), taken)
    except (OSError, ValueError) as error:
        raise click.ClickException(f"Nothing was imported: {error}") from error
    click.echo(f"{len(taken)} recordings imported.", err=True)


def _synthesise(texts: Texts) -> None:
    """Let the machine read what has no recording at all. What it cannot say well is told and left."""
    command = synthesiser()
    if command is None:
        raise click.ClickException(spaced(MISSING[own_language()], own_language()))
    index = _index()
    silent = [text for language in texts for text in texts[language] if recorded(text, index) is None]
    outcomes = list(synthesise(command, silent))
    for outcome in outcomes:
        if isinstance(outcome, Trouble):
            click.echo(outcome.line(own_language()), err=True)
    _take((outcome for outcome in outcomes if isinstance(outcome, New)), ())


def _write_script(file: TextIO, heard: Iterable[Heard]) -> None:
    """What is to be read, in the order in which people meet it."""
    # Spreadsheets take a file for UTF-8 only with this sign before it.
    file.write("\ufeff")
    rows = csv.writer(file, lineterminator="\n")
    rows.writerow(["number", "language", "file", "text", "state", "place"])
    waiting = (one for one in heard if one.state is not State.RECORDED)
    for number, one in enumerate(waiting, start=1):
        text = one.text
        rows.writerow([number, text.language, text.file, cell(text.text), one.state, one.place])
