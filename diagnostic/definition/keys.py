"""The keys of a mapping, read by their table: which there are, which must be there, which go together."""

from diagnostic.definition import source
from diagnostic.definition.reader import Fields, Notes, has_key, read_keys
from diagnostic.definition.shapes import Keys, Needs, OneOf
from diagnostic.definition.source import Node, Scalar


def read_table(notes: Notes, node: Node | None, table: Keys) -> Fields:
    """The keys of the table that have a value; what is wrong with the keys together is noted too."""
    fields = read_keys(notes, node, tuple(table.required), tuple(table.optional))
    if not isinstance(node, source.Mapping):
        return fields
    if not table.may_be_empty and not node.entries:
        notes.add("S07", node.place)
    if table.one_of and sum(name in fields for name in table.one_of) != 1:
        notes.add("S17", node.place, keys=", ".join(table.one_of))
    for need in table.needs:
        if need.key in fields and _lacks(fields, table, need):
            notes.add("S24", fields[need.key].place, name=need.key, other=str(need))
    if table.unless and _word(fields, table.unless.key) != table.unless.word:
        for name in table.unless.required:
            if not has_key(node, name):
                notes.add("S21", node.place, name=name)
    return fields


def _lacks(fields: Fields, table: Keys, need: Needs) -> bool:
    """True without the other key, or with another word of it; one that does not exist is noted anyway."""
    if not need.word:
        return need.other not in fields
    shape = {**table.required, **table.optional}[need.other]
    word = _word(fields, need.other)
    return isinstance(shape, OneOf) and word in shape.words and word != need.word


def _word(fields: Fields, name: str) -> str:
    node = fields.get(name)
    return node.text.strip() if isinstance(node, Scalar) else ""
