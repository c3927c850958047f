"""Findings as commands to GitHub, which shows each beside its line in a pull request."""

from pathlib import Path

from diagnostic.cli.report import message, path_of
from diagnostic.definition.findings import Finding, title
from diagnostic.definition.wording import Severity

COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFORMATION: "notice"}


def annotation(finding: Finding, folder: Path, language: str) -> str:
    """One command, on one line."""
    place = finding.place
    about = {
        "file": path_of(folder, place.file),
        "line": str(place.line),
        "col": str(place.column),
        "title": f"{finding.code} {title(finding.code, language)}",
    }
    properties = ",".join(f"{name}={_escaped_property(value)}" for name, value in about.items())
    return f"::{COMMANDS[finding.severity]} {properties}::{_escaped(message(finding, language))}"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escaped_property(text: str) -> str:
    """In a property, a colon and a comma would end it."""
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")
