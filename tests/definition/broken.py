"""The smallest questionnaire that uses everything, and files that cannot be taken as YAML.

In such a file the sign ▶ stands where the finding must point; it is taken out before reading. What findings
say, and the mistakes in a questionnaire that can be taken as YAML, stand in `tests/faults`.
"""

from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).parent / "bundle"
MARK = "▶"

# The smallest questionnaire that uses everything the dialect has; there is nothing to correct in it.
SOUND = {str(path.relative_to(FOLDER)): path.read_bytes() for path in sorted(FOLDER.rglob("*.yml"))}

HELP = '{fr: "Sur un téléphone aussi.", nl: "Ook op een telefoon."}'
"""A text of it that other texts may take the place of."""


class Accident(NamedTuple):
    """A file of its own that cannot be taken as YAML."""

    code: str
    text: str


def without_mark(text):
    """The text without its mark, and line and column of the mark, counted from 1."""
    before, mark, after = text.partition(MARK)
    assert mark, text
    return before + after, before.count("\n") + 1, len(before) - before.rfind("\n")


ACCIDENTS = [
    Accident("Y03", "▶\ufeffa: 1\n"),
    Accident("Y04", "a: bon▶\u202ejour\n"),
    Accident("Y04", 'a: ▶"bon\\u202ejour"\n'),
    Accident("Y04", "a: bon▶\rjour\n"),
    Accident("Y05", "# début\n▶%YAML 1.1\n---\na: 1\n"),
    Accident("Y06", "a: 1\n▶---\nb: 2\n"),
    Accident("Y06", "a: 1\n...\n▶b: 2\n"),
    Accident("Y07", "a: ▶&nom 1\n"),
    Accident("Y08", "a: ▶*nom\n"),
    Accident("Y09", "▶<<: {a: 1}\n"),
    Accident("Y10", "a: ▶!!python/name:os.system x\n"),
    Accident("Y10", "a: ▶!local x\n"),
    Accident("Y11", "a: 1\nb: 2\n▶a: 3\n"),
    Accident("Y12", "? ▶[a, b]\n: c\n"),
    Accident("Y12", "▶: c\n"),
    Accident("Y13", "[" * 24 + "▶[" + "]" * 25),
    Accident("Y14", "[" + "a, " * 39_997 + "▶a]"),
    Accident("Y15", "a: ▶" + "b" * 5_001),
    Accident("Y20", "a: [b]▶]\n"),
    Accident("Y21", "text:\n  fr: ▶'L'adresse de l'ami'\n  nl: 'Het adres'\n"),
    Accident("Y21", "- {id: a, text: {fr: ▶'Aujourd'hui, oui', nl: 'Vandaag'}}\n"),
    Accident("Y22", "text:\n  fr: Attention ▶: lisez\n"),
    Accident("Y22", "text: {fr: Attention ▶: lisez, nl: Opgelet}\n"),
    Accident("Y23", "a:\n▶\tb: 1\n"),
    Accident("Y23", "a:\n  - b: 1\n▶\t  c: 2\n"),
    Accident("Y24", 'a:\n  fr: ▶"Bonjour\n  nl: Dag\n'),
    Accident("Y24", 'a:\n  fr: ▶"Bonjour\n  nl: "Dag"\n'),
    Accident("Y24", "a:\n  fr: ▶'Bonjour\n  nl: 'Dag'\n"),
    Accident("Y25", "a: ▶[b, c\nd: e\n"),
    Accident("Y25", "a: ▶{fr: b, nl: c\n"),
    Accident("Y26", 'a: "Bonjour" ▶dit-il\n'),
    Accident("Y27", "a: ▶@nom\n"),
    Accident("Y27", "a: ▶`nom`\n"),
    Accident("Y27", "a: ▶* nom\n"),
    Accident("Y27", "a: ▶| nom\n"),
    Accident("Y29", "a:\n  b: 1\n   ▶c: 2\n"),
    Accident("Y29", "a:\n  - b: 1\n    c: 2\n   ▶d: 3\n"),
    Accident("Y29", "a:\n  - b\n  ▶c: 2\n"),
    Accident("Y30", "a: 1\n▶bcd\ne: 2\n"),
    Accident("Y30", '▶text:"Bonjour"\nb: 2\n'),
    Accident("Y30", "▶a:1\nb: 2\n"),
    Accident("Y40", "▶# rien\n"),
]
