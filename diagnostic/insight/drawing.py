"""The picture of a questionnaire (SVG) and the page with its table twin (HTML), made without other programs.

Top to bottom as the test goes. Each question is a box; a line on the left leads from an answer to the
questions that depend on it; a square on the right says that a section ends. What a colour says, a word or
the form of the border says too.
"""

from html import escape
from itertools import groupby

from diagnostic.definition.wording import Phrase, say
from diagnostic.insight.outline import Asked, Line, Row, counts, lines_of
from diagnostic.model.questionnaire import Questionnaire
from diagnostic.model.text import Text

ROW, HEAD, LANE, BOX, GAP = 46, 40, 18, 640, 14
"""Pixels: a question, a title of a section, a lane, the width of a box, the space between things."""

NOTES = 260
"""Pixels for the words behind a box."""

COLOURS = ("#3b4cca", "#0f766e", "#b45309", "#9d174d", "#4d7c0f", "#6b21a8")
LONGEST_TEXT = 72
LONGEST_GUARD = 76

WHO: dict[Asked, Phrase] = {
    Asked.EVERYBODY: say("à tout le monde", "aan iedereen", "to everybody"),
    Asked.SOME: say("à certaines personnes", "aan sommigen", "to some"),
    Asked.NOBODY: say("à personne", "aan niemand", "to nobody"),
    Asked.UNKNOWN: say("non prouvé", "niet bewezen", "not proved"),
}
ENDS = say("fin après", "einde na", "ends after")
HEADINGS = (
    say("N°", "Nr.", "No."),
    say("Question", "Vraag", "Question"),
    say("Posée", "Gesteld", "Asked"),
    say("Condition", "Voorwaarde", "Condition"),
    say("La section finit après", "De sectie eindigt na", "The section ends after"),
)
INTRO = say(
    "Les questions dans l'ordre. Une ligne va d'une réponse aux questions qui en dépendent.",
    "De vragen op volgorde. Een lijn gaat van een antwoord naar de vragen die ervan afhangen.",
    "The questions in order. A line goes from an answer to the questions that depend on it.",
)
TABLE = say("Le même en tableau", "Hetzelfde als tabel", "The same as a table")

STYLE = """
text{font:15px system-ui,sans-serif;fill:#1a1a2e}
.section{font-weight:700;font-size:17px}
.id{font:13px ui-monospace,monospace;fill:#4a4a5e}
.box{fill:#fff;stroke:#1a1a2e;stroke-width:2}
.some .box{stroke-dasharray:7 4}
.nobody .box{fill:#fde2e2;stroke:#b00020;stroke-width:3}
.unknown .box{fill:#eee;stroke:#666}
.nobody .who{fill:#b00020;font-weight:700}
.line{fill:none;stroke-width:3}
.end{fill:#1a1a2e}
"""
PAGE_STYLE = """
body{font:17px/1.5 system-ui,sans-serif;margin:2rem auto;max-inline-size:70rem;padding-inline:1rem}
svg{max-inline-size:100%;block-size:auto}
table{border-collapse:collapse;inline-size:100%}
th,td{border-block-end:1px solid #bbb;padding:.4rem .6rem;text-align:start;vertical-align:top}
td{overflow-wrap:anywhere}
.nobody{background:#fde2e2}
"""


def draw(questionnaire: Questionnaire, rows: tuple[Row, ...], language: str) -> str:
    """The picture as a document of its own."""
    lines = lines_of(rows)
    lanes = 1 + max((line.lane for line in lines), default=-1)
    left = GAP + lanes * LANE + GAP
    tops = _tops(rows)
    height = (tops[-1] + ROW if tops else 0) + GAP
    width = left + BOX + NOTES
    title = escape(_text(questionnaire.title, language))
    size = f'viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" aria-labelledby="title about">',
        f'<title id="title">{title}</title><desc id="about">{escape(summary(rows, language))}</desc>',
        f"<style>{STYLE}</style>",
        *(_line(line, tops, left) for line in lines),
        *_boxes(questionnaire, rows, tops, left, language),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def page(questionnaire: Questionnaire, rows: tuple[Row, ...], language: str) -> str:
    """The picture with its table twin, as one HTML file that needs nothing else."""
    title = escape(_text(questionnaire.title, language))
    headings = "".join(f'<th scope="col">{escape(heading[language])}</th>' for heading in HEADINGS)
    return f"""<!doctype html>
<html lang="{language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{title}</title>
<style>{PAGE_STYLE}</style></head>
<body>
<main>
<h1>{title}</h1>
<p>{escape(INTRO[language])} {escape(summary(rows, language))}</p>
{draw(questionnaire, rows, language)}
<h2>{escape(TABLE[language])}</h2>
<table>
<thead><tr>{headings}</tr></thead>
<tbody>
{"".join(_table_row(row, language) for row in rows)}</tbody>
</table>
</main>
</body>
</html>
"""


def table(rows: tuple[Row, ...], language: str) -> str:
    """The table alone, as lines of text with tabs between the columns."""
    lines = ["\t".join(heading[language] for heading in HEADINGS)]
    lines += (
        "\t".join(
            (str(row.number), row.question.id, WHO[row.asked][language], row.guard, ", ".join(row.ends))
        )
        for row in rows
    )
    return "\n".join(lines) + "\n"


def summary(rows: tuple[Row, ...], language: str) -> str:
    """How many questions are asked to whom, in a line."""
    found = counts(rows)
    told = (f"{WHO[asked][language]} : {number}" for asked, number in found.items() if number)
    return f"{'; '.join(told)}.".replace(" :", ":" if language != "fr" else "\u00a0:")


def _tops(rows: tuple[Row, ...]) -> list[int]:
    """The upper edge of each row; a section begins with room for its title."""
    tops: list[int] = []
    y, section = GAP, ""
    for row in rows:
        if row.question.section != section:
            section = row.question.section
            y += HEAD
        tops.append(y)
        y += ROW
    return tops


def _line(line: Line, tops: list[int], left: int) -> str:
    """Down from the source, with a branch to each target; the lane nearest to the boxes comes first."""
    x = left - GAP - (line.lane + 1) * LANE + LANE // 2
    shift = 8 - 7 * (line.lane % 4)
    ends = [tops[at] + ROW // 2 - shift for at in line.targets]
    start = tops[line.source] + ROW // 2 + 6
    branches = "".join(f"M{x} {y}H{left}" for y in ends)
    heads = "".join(f'<path d="M{left - 7} {y - 5}l7 5l-7 5" stroke-width="2"/>' for y in ends)
    colour = COLOURS[line.lane % len(COLOURS)]
    return (
        f'<g stroke="{colour}" class="line"><path d="M{left} {start}H{x}V{ends[-1]}{branches}"/>{heads}</g>'
    )


def _boxes(
    questionnaire: Questionnaire, rows: tuple[Row, ...], tops: list[int], left: int, language: str
) -> list[str]:
    titles = {section.id: section.title for section in questionnaire.sections}
    parts = []
    placed = zip(rows, tops, strict=True)
    for section, members in groupby(placed, key=lambda pair: pair[0].question.section):
        for number, (row, top) in enumerate(members):
            if number == 0:
                heading = escape(_text(titles[section], language))
                parts.append(f'<text class="section" x="{left}" y="{top - 12}">{heading}</text>')
            parts.append(_box(row, top, left, language))
    return parts


def _box(row: Row, top: int, left: int, language: str) -> str:
    text = escape(_short(_text(row.question.text, language), LONGEST_TEXT))
    right = left + BOX + GAP
    who = escape(WHO[row.asked][language])
    ends = ""
    if row.ends:
        words = escape(f"{ENDS[language]} {', '.join(row.ends)}")
        ends = (
            f'<rect class="end" x="{right}" y="{top + 26}" width="9" height="9"/>'
            f'<text class="id" x="{right + 15}" y="{top + 35}">{words}</text>'
        )
    known = row.question.id + (f" · {row.guard}" if row.guard else "")
    return (
        f'<g class="{row.asked}"><title>{escape(known)}</title>'
        f'<rect class="box" x="{left}" y="{top}" width="{BOX}" height="{ROW - 8}" rx="6"/>'
        f'<text x="{left + 10}" y="{top + 17}">{row.number}. {text}</text>'
        f'<text class="id" x="{left + 10}" y="{top + 32}">{escape(_short(known, LONGEST_GUARD))}</text>'
        f'<text class="who" x="{right}" y="{top + 17}">{who}</text>{ends}</g>'
    )


def _table_row(row: Row, language: str) -> str:
    text = escape(_text(row.question.text, language))
    cells = (
        str(row.number),
        f"{text}<br><code>{escape(row.question.id)}</code>",
        escape(WHO[row.asked][language]),
        escape(row.guard),
        escape(", ".join(row.ends)),
    )
    return f'<tr class="{row.asked}">' + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>\n"


def _text(text: Text, language: str) -> str:
    """The text in this language, or in the first there is: the words of the picture exist in English too."""
    return text.by_language.get(language) or next(iter(text.by_language.values()), "")


def _short(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"
