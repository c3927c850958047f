"""A page about each kind of finding: what it is, why it matters, an example, what to do."""

import textwrap
from dataclasses import dataclass

from diagnostic.definition.explanation import explanation
from diagnostic.definition.findings import CATALOGUE, describe, spaced, title
from diagnostic.definition.wording import Severity, say

WIDTH = 78

SEVERITIES = {
    Severity.ERROR: say("erreur", "fout", "error"),
    Severity.WARNING: say("avertissement", "waarschuwing", "warning"),
    Severity.INFORMATION: say("information", "inlichting", "information"),
}
WHY = say("Pourquoi c'est important", "Waarom dit belangrijk is", "Why it matters")
WRONG = say("À ne pas écrire", "Niet zo", "Not like this")
RIGHT = say("Mais ainsi", "Maar zo", "But like this")
REMEDY = say("Que faire", "Wat te doen", "What to do")


@dataclass(frozen=True, slots=True)
class Page:
    """What there is to say about a code, in one language. Without an example, `wrong` is empty."""

    code: str
    title: str
    severity: str
    sentence: str
    why: str
    file: str
    wrong: str
    right: str
    remedy: str


def page(code: str, language: str) -> Page:
    """The page about a code of the catalogue; its sentence and remedy are those of the example."""
    about = explanation(code)
    sentence, remedy = describe(about.finding, language)
    return Page(
        code,
        title(code, language),
        SEVERITIES[CATALOGUE[code].severity][language],
        sentence,
        spaced(about.why[language], language),
        about.file,
        about.wrong,
        about.right,
        remedy,
    )


def as_text(about: Page, language: str) -> str:
    """The page for a terminal."""
    parts = [_wrapped(f"{about.code} {about.title} ({about.severity})"), _wrapped(about.sentence)]
    parts.append(f"{WHY[language]}\n{_wrapped(about.why, '  ')}")
    if about.wrong:
        where = f" ({about.file})" if about.file else ""
        parts.append(f"{WRONG[language]}{where}\n{textwrap.indent(about.wrong, '    ')}")
        parts.append(f"{RIGHT[language]}\n{textwrap.indent(about.right, '    ')}")
    parts.append(f"{REMEDY[language]}\n{_wrapped(about.remedy, '  ')}")
    return "\n\n".join(parts)


def _wrapped(text: str, indent: str = "") -> str:
    """Lines that a terminal does not break; no-break spaces do not count as places to break."""
    return textwrap.fill(
        text,
        WIDTH,
        initial_indent=indent,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
