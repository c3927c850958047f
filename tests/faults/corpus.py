"""The corpus of faults: small files that change one thing in a sound questionnaire, each with all that
`diagnostic check` says of it. README.md in this folder tells how a file is written.
"""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from pathlib import Path

from diagnostic.check import check_bundle
from diagnostic.cli.check import to_act_on
from diagnostic.cli.report import line_of
from diagnostic.definition.explanation import explanation
from diagnostic.definition.findings import CATALOGUE
from diagnostic.definition.folder import read_files, read_folder
from diagnostic.definition.wording import Severity
from tests.definition.broken import SOUND

FOLDER = Path(__file__).parent
COMMAND = "=== diagnostic check --language fr"
TODAY = date(2026, 11, 20)
"""The day on which the corpus is looked at, so that no service in it grows old."""

SLOW = "It takes some seconds.\n"

ALIKE = 5
"""So many lines that differ in nothing but their place are shown as one."""

_PLACE = re.compile(r"^[^ :]+:\d+:\d+: ")


@dataclass(frozen=True)
class Fault:
    """One file of the corpus."""

    path: Path

    @property
    def name(self):
        return self.path.stem

    @property
    def code(self):
        """The code that the fault must be given."""
        return self.name[:3]

    @property
    def command(self):
        """What an editor types: with the version in force for codes about a change, and with what is only
        told for codes that only tell.
        """
        against = " --against the-sound-one" if self.code.startswith("V") else ""
        return COMMAND + against + (" --all" if self.only_tells else "")

    @property
    def only_tells(self):
        return CATALOGUE[self.code].severity is Severity.INFORMATION

    @property
    def told(self):
        """What is changed, and what must be said of it."""
        change, mark, answer = self.path.read_text("utf-8").partition(f"{self.command}\n")
        assert mark, f"{self.path.name}: no line {self.command!r}"
        return change, answer

    @property
    def is_slow(self):
        return SLOW in self.told[0]

    @property
    def also(self):
        """Codes that follow inevitably: the line `Also T02, T08: reason`."""
        said = re.findall(r"^Also ((?:[A-Z]\d\d(?:, )?)+): .+", self.told[0], re.MULTILINE)
        return [code for codes in said for code in codes.split(", ")]

    def files(self):
        """The files of the questionnaire with its fault."""
        return changed(self.told[0])

    def findings(self, tmp_path):
        """What is found. Only a fault about links or folders has to be looked at on a disk."""
        links = dict(re.findall(r"^link (\S+) to (\S+)$", self.told[0], re.MULTILINE))
        missing = re.search(r"^remove everything$", self.told[0], re.MULTILINE)
        if not links and not missing:
            return self._check(read_files(self.files()))
        folder = tmp_path / "my-questionnaire"
        if not missing:
            write(folder, self.files())
        for link, target in links.items():
            (folder / link).symlink_to(target)
        return self._check(read_folder(folder))

    def _check(self, reading):
        published = read_files(SOUND).bundle if self.code.startswith("V") else None
        return check_bundle(reading, TODAY, published)

    def answer(self, findings):
        """What the command prints."""
        return printed(findings if self.only_tells else to_act_on(findings))

    def rewrite(self, answer):
        """Keep what is said now as what must be said."""
        self.path.write_text(f"{self.told[0]}{self.command}\n{answer}", "utf-8")


def corpus():
    """All faults, by code."""
    return [Fault(path) for path in sorted(FOLDER.glob("[A-Z][0-9][0-9]-*.txt"))]


def printed(findings):
    """The lines of findings; a row of them that says the same is shown once."""
    lines = [line_of(finding, "fr") for finding in findings]
    shown = []
    for _, alike in groupby(lines, key=lambda line: _PLACE.sub("", line)):
        first, *others = alike
        hidden = len(others) >= ALIKE
        shown += [first, f"    … ({len(others)} more like it)"] if hidden else [first, *others]
    return "".join(f"{line}\n" for line in shown)


def troubles(findings):
    """The codes that an editor has to act on, each as often as it is there."""
    return Counter(finding.code for finding in to_act_on(findings))


def write(folder, files):
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(text)


# ------------------------------------------------------------------------------------------- reading a change


def changed(told: str) -> Mapping[str, bytes]:
    """The sound questionnaire after all that a file of the corpus tells."""
    example = re.search(r"^the example of (\w\d\d)$", told, re.MULTILINE)
    if example:
        from tests.definition.test_explanations import with_wrong

        return with_wrong(explanation(example[1]))
    files = dict(SOUND)
    for head, *lines in _blocks(told):
        verb, name = head.split()
        match verb:
            case "change":
                files[name] = _patched(files[name], lines)
            case "add":
                files[name] = written("".join(f"{line[1:]}\n" for line in lines if line.startswith("+")))
            case "remove":
                del files[name]
    return files


def _blocks(told):
    """The lines of each `change`, `add` and `remove`, with the line that says it."""
    blocks = []
    for line in told.split("\n"):
        if re.fullmatch(r"(change|add|remove) \S+\.\w+", line):
            blocks.append([line])
        elif blocks:
            blocks[-1].append(line)
    return blocks


def _patched(text, lines):
    """A file with some rows of lines changed. A row ends with an empty line."""
    decoded = text.decode()
    for _, row in groupby(lines, key=bool):
        hunk = [line for line in row if line]
        if not hunk:
            continue
        old = "".join(f"{line[1:]}\n" for line in hunk if line[0] in " -")
        new = "".join(f"{line[1:]}\n" for line in hunk if line[0] in " +")
        assert decoded.count(f"\n{old}") + decoded.startswith(old) == 1, f"not there once:\n{old}"
        assert all(line[0] in " -+" for line in hunk), hunk
        at = 0 if decoded.startswith(old) else decoded.index(f"\n{old}") + 1
        decoded = decoded[:at] + new + decoded[at + len(old) :]
    return written(decoded)


def written(text):
    """Text as it stands in a file: ‹U+FEFF› is a character, ‹E9› a byte, ‹3 × ab› is ababab; ‹3 × a#›
    counts: a1a2a3, and ¶ in it begins a new line.
    """
    text = re.sub(r"‹(\d+) × ([^›]*)›", lambda found: _repeated(int(found[1]), found[2]), text)
    text = re.sub(r"‹U\+([0-9A-F]{4})›", lambda found: chr(int(found[1], 16)), text)
    first, *others = re.split(r"‹([0-9A-F]{2})›", text)
    parts = [part.encode() if at % 2 else bytes.fromhex(part) for at, part in enumerate(others)]
    return b"".join((first.encode(), *parts))


def _repeated(times, part):
    part = part.replace("¶", "\n")
    if "#" not in part:
        return part * times
    return "".join(part.replace("#", str(number)) for number in range(1, times + 1))
