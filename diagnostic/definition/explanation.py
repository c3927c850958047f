"""Why a kind of finding matters, with an example of the mistake and of the cure.

What a finding is called and what to do about it stands in the catalogue; here is only what a page about
it adds. The texts are data: three languages stand beside each other in one small file for each family.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from diagnostic.definition.findings import CATALOGUE, Finding, Place, find
from diagnostic.definition.nearest import nearest
from diagnostic.definition.wording import LANGUAGES, Phrase

FOLDER = Path(__file__).parent / "explanations"


@dataclass(frozen=True, slots=True)
class Explanation:
    """What a page about a code adds to its wording.

    `wrong` and `right` are lines of `file`, or names of files where `file` is empty; both are empty where
    an example would be too long to read. `values` fill the placeholders, as the finding about `wrong`
    does.
    """

    code: str
    why: Phrase
    file: str
    wrong: str
    right: str
    values: Mapping[str, str]

    @property
    def finding(self) -> Finding:
        """The finding that the example gives, without its place in a file."""
        return find(self.code, Place(self.file, 1, 1), self.values)


def explanation(code: str) -> Explanation:
    """The explanation of a code of the catalogue."""
    return explanations(code[0])[code]


@cache
def explanations(family: str) -> Mapping[str, Explanation]:
    """The explanations of the codes that begin with one letter. Read once, and only when asked for."""
    with (FOLDER / f"{family}.yml").open(encoding="utf-8") as file:
        rows = yaml.safe_load(file)
    return {
        code: Explanation(
            code,
            {language: row["why"][language] for language in LANGUAGES},
            row.get("file", ""),
            row.get("wrong", "").rstrip("\n"),
            row.get("right", "").rstrip("\n"),
            row.get("values", {}),
        )
        for code, row in rows.items()
    }


def meant(code: str) -> str:
    """The code of the catalogue that was most likely meant, or nothing."""
    return nearest(code.upper(), CATALOGUE)
