"""Why a YAML file cannot be read, in the words of the accident rather than of the parser.

libyaml says "did not find expected key" for a French apostrophe, a forgotten quotation mark and a line
that begins one column too far. What was read last and what stands at the place of the error tell them apart.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

import yaml

_RESERVED = tuple("@`%&*!|>")
_KEY_BEFORE = re.compile(r"""[\s{\[,-]*(?:[\w.-]+|"[^"]*"|'[^']*')\s*:\s""")
_GLUED_COLON = re.compile(r"[\w-]+:\S")
_CLOSING = {"[": "]", "{": "}"}


class Spot(NamedTuple):
    """A line and a column, counted from 0."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Problem:
    """The code of a finding, its spot and its values."""

    code: str
    spot: Spot
    values: Mapping[str, str] = field(default_factory=dict)


def start_of(event: yaml.Event) -> Spot:
    """Where an event begins."""
    return _spot(event.start_mark) or Spot(0, 0)


def end_of(event: yaml.Event) -> Spot:
    """Where an event ends."""
    return _spot(event.end_mark) or start_of(event)


def _spot(mark: "yaml.Mark | yaml._yaml.Mark | None") -> Spot | None:
    return None if mark is None else Spot(mark.line, mark.column)


def explain(error: Exception, text: str, last: yaml.Event | None) -> Problem:
    """The likely accident behind an error. `last` is the last event before it."""
    spot = _spot(error.problem_mark) if isinstance(error, yaml.MarkedYAMLError) else None
    if not isinstance(error, yaml.MarkedYAMLError) or spot is None:
        return Problem("Y20", end_of(last) if last is not None else Spot(0, 0))
    opened = _spot(error.context_mark)
    accident = _Accident(error.problem or "", error.context or "", spot, opened, text.split("\n"))
    return accident.in_scanning() or accident.in_parsing(last) or Problem("Y20", spot)


@dataclass(frozen=True, slots=True)
class _Accident:
    """What the parser said, and the lines it said it of. `opened` is where the unfinished thing began."""

    problem: str
    context: str
    spot: Spot
    opened: Spot | None
    lines: list[str]

    def at(self, spot: Spot) -> str:
        """The character at a spot, empty at the end of a line."""
        return self.line(spot)[spot.column : spot.column + 1]

    def line(self, spot: Spot) -> str:
        return self.lines[spot.line] if spot.line < len(self.lines) else ""

    def in_scanning(self) -> Problem | None:
        """Errors in a word: tabs, quotation marks, escapes, colons."""
        opened = self.opened or self.spot
        if self.at(self.spot) == "\t" and ("token" in self.problem or "tab character" in self.problem):
            return Problem("Y23", self.spot)
        if "escape" in self.problem:
            return Problem("Y28", self.spot)
        if "quoted scalar" in self.context and "unexpected" in self.problem:
            return Problem("Y24", opened, {"mark": self.at(opened)})
        if "expected ':'" in self.problem:
            return Problem("Y30", opened)
        if "mapping values are not allowed" in self.problem:
            return self.colon()
        for spot in (self.spot, opened):
            if "scanning" in self.context and self.at(spot) in _RESERVED:
                return Problem("Y27", spot, {"mark": self.at(spot)})
        return None

    def colon(self) -> Problem:
        """A colon where no key can be: inside a sentence, or on a line that is wrongly set in."""
        line = self.line(self.spot)
        if _KEY_BEFORE.match(line[: self.spot.column]):
            return Problem("Y22", self.spot)
        above = next((n for n in range(self.spot.line - 1, -1, -1) if self.lines[n].strip()), None)
        if above is not None and _GLUED_COLON.match(self.lines[above].strip(" -")):
            return Problem("Y30", Spot(above, _indentation(self.lines[above])))
        return Problem("Y29", Spot(self.spot.line, _indentation(line)))

    def in_parsing(self, last: yaml.Event | None) -> Problem | None:
        """Errors between words: something ended too early, too late or in the wrong column."""
        character = self.at(self.spot)
        if isinstance(last, yaml.ScalarEvent) and last.style in ("'", '"') and self.touches(end_of(last)):
            return self.after_quotes(last)
        if "flow" in self.context and self.opened is not None:
            if character == ":" and _on_one_line(last):
                return Problem("Y22", self.spot)
            mark = self.at(self.opened)
            return Problem("Y25", self.opened, {"mark": mark, "closing": _CLOSING.get(mark, "")})
        if "<document start>" in self.problem and isinstance(last, yaml.DocumentEndEvent) and last.explicit:
            return Problem("Y06", self.spot)
        if "block" in self.context and character == ":":
            return Problem("Y12", self.spot)
        if "block" in self.context and not self.line(self.spot)[: self.spot.column].strip(" -"):
            return Problem("Y29", self.spot)
        return None

    def touches(self, end: Spot) -> bool:
        """True if nothing but spaces stands between the end of the last event and the error."""
        return end.line == self.spot.line and not self.line(end)[end.column : self.spot.column].strip()

    def after_quotes(self, last: yaml.ScalarEvent) -> Problem:
        """Words right after a closing quotation mark."""
        start, mark = start_of(last), str(last.style)
        if start.line != self.spot.line:
            return Problem("Y24", start, {"mark": mark})
        if mark == "'" and end_of(last).column == self.spot.column:
            return Problem("Y21", start)
        return Problem("Y26", self.spot)


def _on_one_line(event: yaml.Event | None) -> bool:
    return isinstance(event, yaml.ScalarEvent) and start_of(event).line == end_of(event).line


def _indentation(line: str) -> int:
    return len(line) - len(line.lstrip())
