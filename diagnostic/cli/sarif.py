"""Findings as SARIF 2.1.0, the form in which services and editors take the results of checkers."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

from diagnostic.cli.explain import as_text, page
from diagnostic.cli.handbook import in_markdown
from diagnostic.cli.report import as_object, message, path_of
from diagnostic.definition.findings import CATALOGUE, Finding
from diagnostic.definition.wording import Severity

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFORMATION: "note"}


def as_sarif(findings: Sequence[Finding], folder: Path, language: str) -> str:
    """One run; of the rules, those that were broken."""
    codes = sorted({finding.code for finding in findings})
    run = {
        "tool": {
            "driver": {
                "name": "diagnostic",
                "language": language,
                "rules": [_rule(code, language) for code in codes],
            }
        },
        "language": language,
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, codes.index(finding.code), folder, language) for finding in findings],
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2)


def _rule(code: str, language: str) -> dict[str, Any]:
    about = page(code, language)
    return {
        "id": code,
        "shortDescription": {"text": about.title},
        "fullDescription": {"text": about.why},
        "help": {"text": as_text(about, language), "markdown": in_markdown(about, language)},
        "defaultConfiguration": {"level": LEVELS[CATALOGUE[code].severity]},
    }


def _result(finding: Finding, rule: int, folder: Path, language: str) -> dict[str, Any]:
    place = finding.place
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": rule,
        "level": LEVELS[finding.severity],
        "message": {"text": message(finding, language)},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": quote(path_of(folder, place.file))},
                    "region": {"startLine": place.line, "startColumn": place.column},
                }
            }
        ],
    }
    if finding.witness is not None:
        result["properties"] = {"witness": as_object(finding.witness)}
    return result
