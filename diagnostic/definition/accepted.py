"""Warnings that somebody looked at and lets stand, as `questionnaire.yml` lists them."""

from dataclasses import dataclass

from diagnostic.definition.findings import CATALOGUE, Place
from diagnostic.definition.keys import read_table
from diagnostic.definition.reader import Notes, check_known, read_items, read_word
from diagnostic.definition.shapes import Items, Keys, OneOf, Word
from diagnostic.definition.source import Node
from diagnostic.definition.wording import Severity

ACCEPTABLE = tuple(code for code, wording in CATALOGUE.items() if wording.severity is Severity.WARNING)
"""Errors must be corrected, and information asks for nothing."""

ENTRY = Keys("accepted", {"code": OneOf(ACCEPTABLE), "about": Word(), "because": Word()})
ACCEPTED = Items(ENTRY)


@dataclass(frozen=True, slots=True)
class Accepted:
    """One entry: the warnings with this code that are about this thing stand, and why.

    `about` is an id (of a question, a rule, a service, a domain …) or another word that the warning names.
    """

    code: str
    about: str
    because: str
    place: Place


def read_accepted(notes: Notes, node: Node | None) -> tuple[Accepted, ...]:
    """The list under `accepted`."""
    return tuple(_entry(notes, item) for item in read_items(notes, node))


def _entry(notes: Notes, node: Node) -> Accepted:
    fields = read_table(notes, node, ENTRY)
    code = read_word(notes, fields.get("code"))
    if code and check_known(notes, "S35", code, fields["code"].place, CATALOGUE) and code not in ACCEPTABLE:
        notes.add("S36", fields["code"].place, name=code)
    about, because = (read_word(notes, fields.get(key)) for key in ("about", "because"))
    return Accepted(code, about, because, node.place)
