"""Findings as lines of text or as JSON, in the editor's language."""

import json
import os
from collections.abc import Iterable, Mapping

from diagnostic.definition.findings import Finding, describe
from diagnostic.definition.wording import Severity

LANGUAGES = ("fr", "nl", "en")


def own_language(environment: Mapping[str, str] = os.environ) -> str:
    """The language of the terminal if we speak it, else English."""
    locale = environment.get("LC_ALL") or environment.get("LC_MESSAGES") or environment.get("LANG") or ""
    return locale[:2] if locale[:2] in LANGUAGES else "en"


def line_of(finding: Finding, language: str) -> str:
    """`file:line:column: code: sentence remedy`, as editors and terminals know how to follow."""
    sentence, remedy = describe(finding, language)
    place = finding.place
    return f"{place.file}:{place.line}:{place.column}: {finding.code}: {sentence} {remedy}"


def as_json(findings: Iterable[Finding], language: str) -> str:
    """The findings as a JSON list, one object each."""
    rows = []
    for finding in findings:
        sentence, remedy = describe(finding, language)
        rows.append(
            {
                "file": finding.place.file,
                "line": finding.place.line,
                "column": finding.place.column,
                "code": finding.code,
                "severity": str(finding.severity),
                "sentence": sentence,
                "remedy": remedy,
            }
        )
    return json.dumps(rows, ensure_ascii=False, indent=2)


def errors(findings: Iterable[Finding]) -> list[Finding]:
    """Those that keep a questionnaire from being used."""
    return [finding for finding in findings if finding.severity is Severity.ERROR]
