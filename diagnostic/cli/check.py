"""`diagnostic check`: every mistake of a questionnaire, with its place and its remedy."""

from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import click

from diagnostic.check import check_bundle
from diagnostic.cli.explain import as_text, page
from diagnostic.cli.github import annotation
from diagnostic.cli.handbook import handbook
from diagnostic.cli.report import LANGUAGES, as_json, errors, line_of, own_language
from diagnostic.cli.sarif import as_sarif
from diagnostic.definition.explanation import meant
from diagnostic.definition.findings import CATALOGUE, DID_YOU_MEAN, Finding, spaced
from diagnostic.definition.folder import read_folder
from diagnostic.definition.wording import Severity, say
from diagnostic.model.bundle import Bundle

COUNTED = (
    (Severity.ERROR, say("Erreurs", "Fouten", "Errors")),
    (Severity.WARNING, say("Avertissements", "Waarschuwingen", "Warnings")),
    (Severity.INFORMATION, say("Informations", "Inlichtingen", "Information")),
)
COLON = say("\u00a0:", ":", ":")
NOTHING = say("Rien à corriger.", "Niets te verbeteren.", "Nothing to correct.")
SEE_INFORMATION = say("« --all » les montre.", "‘--all’ toont ze.", "“--all” shows it.")

ALL = "all"
FORMS = ("text", "json", "sarif", "github")

UNKNOWN = say(
    "Il n'y a pas de code « {code} ».",
    "Er is geen code ‘{code}’.",
    "There is no code “{code}”.",
)
SEE_ALL = say(
    "« diagnostic check --explain all » les montre tous.",
    "‘diagnostic check --explain all’ toont ze allemaal.",
    "“diagnostic check --explain all” shows them all.",
)


@click.command()
@click.argument("path", type=click.Path(path_type=Path), required=False)
@click.option("--format", "form", type=click.Choice(FORMS), default="text", show_default=True)
@click.option("--language", type=click.Choice(LANGUAGES), help="Language of the sentences; by default yours.")
@click.option(
    "--all", "everything", is_flag=True, help="Tell information too: points, people, accepted warnings."
)
@click.option(
    "--against",
    type=click.Path(path_type=Path),
    metavar="PATH",
    help="The version in force: tell what your change does to ids, points and people.",
)
@click.option(
    "--explain", metavar="CODE", help="Tell what a finding means, without a PATH; or “all” of them."
)
@click.pass_context
def check(
    context: click.Context,
    path: Path | None,
    form: str,
    language: str | None,
    everything: bool,
    against: Path | None,
    explain: str | None,
) -> None:
    """Check the questionnaire in the folder PATH.

    Looks at everybody who could take the test, and prints each finding as file:line:column: code:
    sentence and remedy. Where a person shows what is wrong, the next line tells who. Ends with 1 if there
    are errors, else with 0: warnings are for you to judge.

    \b
    Examples:
      diagnostic check questionnaires/allo-digiparcours
      diagnostic check my-questionnaire --language nl
      diagnostic check my-questionnaire --against questionnaires/allo-digiparcours
      diagnostic check my-questionnaire --format json
      diagnostic check --explain S03 --language fr
    """
    words = language or own_language()
    if explain is not None:
        click.echo(explained(explain, words))
        return
    if path is None:
        raise click.MissingParameter(ctx=context, param=context.command.params[0], param_hint="'PATH'")
    published = bundle_of(against, words) if against is not None else None
    findings = check_bundle(read_folder(path), datetime.now(UTC).date(), published)
    shown = findings if everything or form in {"json", "sarif"} else to_act_on(findings)
    click.echo(written(shown, path, form, words), nl=bool(shown) or form not in {"text", "github"})
    if form == "text":
        click.echo(summary(findings, words, told=len(shown) == len(findings)), err=True)
    context.exit(1 if errors(findings) else 0)


def bundle_of(path: Path, language: str) -> Bundle:
    """The questionnaire to compare with.

    :raises click.ClickException: it cannot be read.
    """
    reading = read_folder(path)
    if reading.bundle is None:
        raise click.ClickException("\n".join(line_of(found, language) for found in errors(reading.findings)))
    return reading.bundle


def to_act_on(findings: Sequence[Finding]) -> Sequence[Finding]:
    """All but what is only told."""
    return [finding for finding in findings if finding.severity is not Severity.INFORMATION]


def summary(findings: Sequence[Finding], language: str, *, told: bool) -> str:
    """How many findings of each kind there are, in a line."""
    count = Counter(finding.severity for finding in findings)
    parts = [f"{name[language]}{COLON[language]} {count[kind]}." for kind, name in COUNTED if count[kind]]
    if count[Severity.INFORMATION] and not told:
        parts.append(spaced(SEE_INFORMATION[language], language))
    return " ".join(parts if to_act_on(findings) else [NOTHING[language], *parts])


def written(findings: Sequence[Finding], folder: Path, form: str, language: str) -> str:
    """The findings in one of the forms."""
    match form:
        case "json":
            return as_json(findings, language)
        case "sarif":
            return as_sarif(findings, folder, language)
        case "github":
            return "\n".join(annotation(finding, folder, language) for finding in findings)
        case _:
            return "\n".join(line_of(finding, language) for finding in findings)


def explained(code: str, language: str) -> str:
    """The page about a code, in small letters too, or the pages about all."""
    if code == ALL:
        return handbook(language).removesuffix("\n")
    if code.upper() in CATALOGUE:
        return as_text(page(code.upper(), language), language)
    near = meant(code)
    hint = DID_YOU_MEAN[language].format(near=near) if near else SEE_ALL[language]
    raise click.UsageError(spaced(f"{UNKNOWN[language].format(code=code)} {hint}", language))
