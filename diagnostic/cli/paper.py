"""`diagnostic paper`: the whole questionnaire on paper, and the key to it."""

from pathlib import Path

import click

from diagnostic.cli.report import errors, line_of, own_language
from diagnostic.definition.folder import read_folder
from diagnostic.definition.wording import Phrase, say
from diagnostic.engine.shown import letters_of
from diagnostic.insight.guards import Speaker
from diagnostic.insight.sheet import Part, lay_out, numbers_of, on_paper
from diagnostic.model.bundle import Bundle
from diagnostic.model.codec import digest
from diagnostic.model.question import Choice, Order, Several, Sort, Task
from diagnostic.web.documents import render
from diagnostic.web.language import LANGUAGES
from diagnostic.web.pdf import NoLibrary, NoPdf, pdf_of
from diagnostic.web.quiz.glossary import hard_words
from diagnostic.web.quiz.words import address_of

NO_PDF: Phrase = say(
    "Aucun PDF : le programme WeasyPrint n'est pas installé. Installez-le avec "
    "« pip install 'diagnostic[pdf]' », ou ouvrez le fichier HTML dans un navigateur et imprimez-le en PDF.",
    "Geen pdf: het programma WeasyPrint is niet geïnstalleerd. Installeer het met "
    "\"pip install 'diagnostic[pdf]'\", of open het HTML-bestand in een browser en druk het af als pdf.",
    "No PDF: the program WeasyPrint is not installed. Install it with "
    "\"pip install 'diagnostic[pdf]'\", or open the HTML file in a browser and print it as a PDF.",
)

NO_LIBRARY: Phrase = say(
    "Aucun PDF : il manque à WeasyPrint une bibliothèque du système. Sous Debian : "
    "« apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 ».",
    "Geen pdf: WeasyPrint mist een bibliotheek van het systeem. Op Debian: "
    '"apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0".',
    "No PDF: WeasyPrint lacks a library of the system. On Debian: "
    '"apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0".',
)


@click.command()
@click.argument("path", type=click.Path(path_type=Path))
@click.option("--language", type=click.Choice(LANGUAGES), required=True, help="Language of the sheets.")
@click.option(
    "--output", type=click.Path(path_type=Path, dir_okay=False), required=True, help="HTML file to write."
)
@click.option("--large", is_flag=True, help="Large print, for people who see little.")
@click.option("--key", is_flag=True, help="The counsellor's document: points, conditions, cuts.")
@click.option(
    "--pdf", type=click.Path(path_type=Path, dir_okay=False), help="A PDF file too; needs an extra."
)
def paper(path: Path, language: str, output: Path, large: bool, key: bool, pdf: Path | None) -> None:
    """Write the questionnaire in the folder PATH for people who answer on paper.

    The file stands alone: open it in a browser and print it on A4. Nothing on it tells which answers give
    points; that is in the key. `diagnostic walk --answers` takes what was ticked and shows the result.

    \b
    Examples:
      diagnostic paper questionnaires/allo-digiparcours --language fr --output papier.html
      diagnostic paper my-questionnaire --language nl --large --output papier.html --pdf papier.pdf
      diagnostic paper my-questionnaire --language nl --key --output sleutel.html
    """
    reading = read_folder(path)
    if reading.bundle is None:
        raise click.ClickException(
            "\n".join(line_of(found, own_language()) for found in errors(reading.findings))
        )
    if language not in reading.bundle.questionnaire.languages:
        known = ", ".join(reading.bundle.questionnaire.languages)
        raise click.BadParameter(f"this questionnaire speaks {known}.", param_hint="--language")
    html = (key_of if key else sheets_of)(reading.bundle, language, large=large)
    output.write_text(html, encoding="utf-8")
    if pdf is not None:
        try:
            pdf.write_bytes(pdf_of(html))
        except NoLibrary as error:
            raise click.ClickException(NO_LIBRARY[own_language()]) from error
        except NoPdf as error:
            raise click.ClickException(NO_PDF[own_language()]) from error


def sheets_of(bundle: Bundle, language: str, *, large: bool = False) -> str:
    """What the person gets."""
    found = [hard.term for question in on_paper(bundle) for hard in hard_words(bundle, question, language)]
    terms = {term.id: term for term in found}
    desk = bundle.services[bundle.questionnaire.desk]
    parts = lay_out(bundle, language)
    values = _values(bundle, parts, large=large) | {
        "terms": sorted(terms.values(), key=lambda term: term.words[language][0].casefold()),
        "desk": desk,
        "address": address_of(bundle, desk, language),
    }
    return render("paper.html", language, values)


def key_of(bundle: Bundle, language: str, *, large: bool = False) -> str:
    """What the counsellor gets."""
    speaker = Speaker(bundle, language, numbers_of(bundle), exact=True)
    values = _values(bundle, lay_out(bundle, language, exact=True), large=large) | {
        "profiles": [(profile, speaker.statements(profile.when)) for profile in bundle.profiles.profiles],
        "sample": _sample(bundle),
    }
    return render("key.html", language, values)


def _values(bundle: Bundle, parts: tuple[Part, ...], *, large: bool) -> dict[str, object]:
    return {
        "bundle": bundle,
        "large": large,
        "parts": parts,
        "part_number": lambda part: parts.index(part) + 1,
        "total": len(numbers_of(bundle)),
        "version": digest(bundle)[:12],
    }


def _sample(bundle: Bundle) -> list[str]:
    """A line of each form that answers can be typed in."""
    lines: dict[type, str] = {}
    for number, question in enumerate(on_paper(bundle), 1):
        match question.form:
            case Choice(options):
                answer = options[-1].id
            case Several(options):
                answer = " ".join(option.id for option in options[:2])
            case Sort(folders=folders, things=things):
                letters = list(letters_of(question).values())
                answer = " ".join(letters[at % len(folders)] for at in range(len(things)))
            case Task() | Order():
                letters = list(letters_of(question).values())
                answer = " ".join(reversed(letters)) if isinstance(question.form, Order) else letters[-1]
            case _:
                continue
        lines.setdefault(type(question.form), f"{number};{answer}")
    return list(lines.values())
