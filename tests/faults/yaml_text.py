"""YAML as text with places: what is needed to change one thing in a file and leave the rest as it was."""

import re
from dataclasses import dataclass
from functools import cached_property

import yaml

_TAIL = re.compile(r"(?:[ \t]*(?:#[^\n]*)?\n)*[ \t]*\Z")


@dataclass(frozen=True)
class Edit:
    """Replace the characters from `start` to `end` of a file."""

    file: str
    start: int
    end: int
    new: str


@dataclass(frozen=True)
class Spot:
    """A node of a file, which knows where it stands."""

    file: str
    text: str
    node: yaml.Node

    @classmethod
    def of(cls, file, data):
        text = data.decode()
        return cls(file, text, yaml.compose(text, yaml.SafeLoader))

    @property
    def value(self):
        return self.node.value

    @property
    def is_mapping(self):
        return isinstance(self.node, yaml.MappingNode)

    @property
    def is_list(self):
        return isinstance(self.node, yaml.SequenceNode)

    @property
    def is_scalar(self):
        return isinstance(self.node, yaml.ScalarNode)

    @cached_property
    def start(self):
        return self.node.start_mark.index

    @cached_property
    def end(self):
        """Where it ends, without the blank lines and comments behind it."""
        end = self.node.end_mark.index
        return end - len(_TAIL.search(self.text[self.start : end])[0]) if not self.is_scalar else end

    @property
    def source(self):
        return self.text[self.start : self.end]

    def entries(self):
        return [(self._at(key), self._at(value)) for key, value in self.node.value] if self.is_mapping else []

    def items(self):
        return [self._at(item) for item in self.node.value] if self.is_list else []

    def get(self, key):
        return next((value for name, value in self.entries() if name.value == key), None)

    def said(self, key, default=None):
        found = self.get(key)
        return found.value if found else default

    def walk(self):
        yield self
        for part in (*self.items(), *(value for _, value in self.entries())):
            yield from part.walk()

    def _at(self, node):
        return Spot(self.file, self.text, node)

    # ------------------------------------------------------------------------------------------------ edits

    def into(self, new):
        """Something else in its place."""
        return Edit(self.file, self.start, self.end, str(new))

    def _lines(self, start):
        """From the beginning of the line of `start` to the end of the last line, if it stands alone there."""
        first = self.text.rfind("\n", 0, start) + 1
        last = self.text.find("\n", self.end - 1) + 1 or len(self.text)
        before, behind = self.text[first:start], self.text[self.end : last]
        alone = before.strip() in {"", "-"} and not behind.strip().rstrip("#").strip()
        return (first, last) if alone else None

    def block(self):
        """The lines of an item of a list that has lines of its own, else nothing."""
        lines = self._lines(self.start)
        return self.text[slice(*lines)] if lines else None

    def without(self):
        """An item of a list, gone."""
        lines = self._lines(self.start)
        if lines:
            return Edit(self.file, *lines, "")
        return self._without_comma(self.start)

    def without_entry(self, key):
        """A key with its value, gone."""
        name, value = next((name, value) for name, value in self.entries() if name.value == key)
        lines = value._lines(name.start)
        if lines and not self.text[lines[0] : name.start].strip():
            return Edit(self.file, *lines, "")
        return value._without_comma(name.start)

    def _without_comma(self, start):
        behind = re.compile(r"\s*,\s*").match(self.text, self.end)
        if behind:
            return Edit(self.file, start, behind.end(), "")
        before = re.search(r",\s*\Z", self.text[:start])
        return Edit(self.file, before.start() if before else start, self.end, "")

    def with_entry(self, key, value):
        """A key more, before all others."""
        if self.node.flow_style:
            return Edit(self.file, self.start + 1, self.start + 1, f"{key}: {value}, ")
        indent = " " * self.node.start_mark.column
        return Edit(self.file, self.start, self.start, f"{key}: {value}\n{indent}")


def edited(files, edits):
    """The files after some edits, which do not overlap."""
    changed = dict(files)
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end), reverse=True):
        text = changed[edit.file].decode()
        changed[edit.file] = (text[: edit.start] + edit.new + text[edit.end :]).encode()
    return changed
