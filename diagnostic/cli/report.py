"""Findings as lines of text or as JSON, in the editor's language."""

import json
import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from diagnostic.definition.findings import Finding, describe, spaced
from diagnostic.definition.wording import Severity, say
from diagnostic.model.witness import Witness

LANGUAGES = ("fr", "nl", "en")

WHO = say("qui :", "wie:", "who:")


def own_language(environment: Mapping[str, str] = os.environ) -> str:
    """The language of the terminal if we speak it, else English."""
    locale = environment.get("LC_ALL") or environment.get("LC_MESSAGES") or environment.get("LANG") or ""
    return locale[:2] if locale[:2] in LANGUAGES else "en"


def line_of(finding: Finding, language: str) -> str:
    """`file:line:column: code: sentence remedy`, as editors and terminals know how to follow; under it,
    if there is one, a person to whom it happens.
    """
    sentence, remedy = describe(finding, language)
    place = finding.place
    line = f"{place.file}:{place.line}:{place.column}: {finding.code}: {sentence} {remedy}"
    if finding.witness is None:
        return line
    return f"{line}\n    {person_of(finding.witness, language)}"


def person_of(witness: Witness, language: str) -> str:
    """A person in one line: language and setting, then the answers in their order."""
    setting = ", ".join((witness.language, *(f"{fact}={value}" for fact, value in witness.facts.items())))
    answers = ", ".join(f"{question}={'+'.join(value)}" for question, value in witness.answers.items())
    return f"{spaced(WHO[language], language)} {'; '.join(part for part in (setting, answers) if part)}"


def as_json(findings: Iterable[Finding], language: str) -> str:
    """The findings as a JSON list, one object each."""
    rows = []
    for finding in findings:
        sentence, remedy = describe(finding, language)
        row: dict[str, object] = {
            "file": finding.place.file,
            "line": finding.place.line,
            "column": finding.place.column,
            "code": finding.code,
            "severity": str(finding.severity),
            "sentence": sentence,
            "remedy": remedy,
        }
        if finding.witness is not None:
            row["witness"] = as_object(finding.witness)
        rows.append(row)
    return json.dumps(rows, ensure_ascii=False, indent=2)


def as_object(witness: Witness) -> dict[str, object]:
    """A person for programs: what `diagnose` needs to see the same."""
    answers = {question: list(value) for question, value in witness.answers.items()}
    return {"language": witness.language, "facts": dict(witness.facts), "answers": answers}


def message(finding: Finding, language: str) -> str:
    """Sentence, remedy and person, for programs that show a text of several lines."""
    parts = [" ".join(describe(finding, language))]
    if finding.witness is not None:
        parts.append(person_of(finding.witness, language))
    return "\n".join(parts)


def path_of(folder: Path, file: str) -> str:
    """The path of a file of the questionnaire, from where the command was typed.

    A folder that cannot be read is itself what the finding is about.
    """
    path = folder if file == folder.name and not (folder / file).exists() else folder / file
    return Path(os.path.relpath(path)).as_posix()


def errors(findings: Iterable[Finding]) -> list[Finding]:
    """Those that keep a questionnaire from being used."""
    return [finding for finding in findings if finding.severity is Severity.ERROR]
