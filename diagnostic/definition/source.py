"""From the bytes of one YAML file to a tree in which every node knows its place.

Only the events of the parser are used. PyYAML's composer and constructors never see a file: they crash
on deep nesting, expand merge keys without limit and raise whatever they like on odd dates and numbers.

Plain scalars are read by the rules of YAML 1.2, narrowed: `true` and `false`, whole numbers of at most ten
digits, decimals, and `null`, `~` or nothing. All else is text: `on`, `no`, `12:30`, `1_000`, `0800`, dates.
"""

import re
from dataclasses import dataclass, field

import yaml

from diagnostic.definition.findings import Finding, Place, find
from diagnostic.definition.syntax import explain, start_of

MOST_BYTES = 256 * 1024
MOST_LEVELS = 24
MOST_EVENTS = 40_000
MOST_CHARACTERS = 5_000
MOST_INVISIBLE = 20
"""So many invisible characters are pointed out one by one; a file full of them is no text."""

# libyaml's parser when PyYAML was built with it (twelve times faster), else the one written in Python.
LOADER: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_BOM = "\ufeff"
_INVISIBLE = re.compile(
    # A lone carriage return would end a line for the parser and for nobody else.
    "\r(?!\n)|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)
_DIRECTIVE = re.compile(r"(?:[ \t]*(?:#[^\n]*)?\r?\n)*%")
_WHOLE = re.compile(r"-?(?:0|[1-9][0-9]{0,9})")
_DECIMAL = re.compile(r"-?(?:0|[1-9][0-9]{0,9})\.[0-9]{1,10}")
_WORDS: dict[str, bool | None] = {"true": True, "false": False, "null": None, "~": None, "": None}


@dataclass(frozen=True, slots=True)
class Scalar:
    """A single value. `text` is what was written; `value` is what it means: text stays text."""

    place: Place
    text: str
    value: str | bool | int | float | None


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    place: Place
    items: "tuple[Node, ...]"


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys with their nodes. `inline`: written between braces."""

    place: Place
    entries: "tuple[tuple[Scalar, Node], ...]"
    inline: bool


Node = Scalar | Sequence | Mapping


@dataclass(slots=True)
class _Open:
    """A list or mapping whose end has not come yet."""

    place: Place
    is_mapping: bool
    inline: bool
    items: list[Node] = field(default_factory=list)
    entries: list[tuple[Scalar, Node]] = field(default_factory=list)
    first_lines: dict[str, int] = field(default_factory=dict)
    key: Node | None = None

    def closed(self) -> Node:
        if self.is_mapping:
            return Mapping(self.place, tuple(self.entries), self.inline)
        return Sequence(self.place, tuple(self.items))


class _Stop(Exception):  # noqa: N818 - nothing went wrong, the rest is not read
    """A limit was passed."""


def read_source(file: str, data: bytes) -> tuple[Node | None, tuple[Finding, ...]]:
    """The tree of a file and its findings; no tree when the file could not be read to its end."""
    findings: list[Finding] = []
    text = _decoded(file, data, findings)
    if text is None:
        return None, tuple(findings)
    directive = _DIRECTIVE.match(text)
    if directive:
        findings.append(find("Y05", _place_at(file, text, directive.end() - 1), {}))
        return None, tuple(findings)
    tree = _Tree(file, findings)
    try:
        for event in yaml.parse(text, Loader=LOADER):
            tree.take(event)
    except _Stop:
        return None, tuple(findings)
    # Besides its own errors PyYAML lets out those of Python on impossible escapes.
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        problem = explain(error, text, tree.last)
        place = Place(file, problem.spot.line + 1, problem.spot.column + 1)
        findings.append(find(problem.code, place, problem.values))
        return None, tuple(findings)
    if tree.root is None:
        findings.append(find("Y40", Place(file, 1, 1), {}))
    return tree.root, tuple(findings)


def _decoded(file: str, data: bytes, findings: list[Finding]) -> str | None:
    """The text, invisible characters replaced by spaces so that the rest can be read with its places."""
    if len(data) > MOST_BYTES:
        findings.append(find("Y01", Place(file, 1, 1), {"limit": str(MOST_BYTES // 1024)}))
        return None
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8")
        findings.append(find("Y02", _place_at(file, before, len(before)), {}))
        return None
    if text.startswith(_BOM):
        findings.append(find("Y03", Place(file, 1, 1), {}))
        text = text.removeprefix(_BOM)
    hits = list(_INVISIBLE.finditer(text))
    findings.extend(
        find("Y04", _place_at(file, text, hit.start()), {"character": _named(hit.group())})
        for hit in hits[:MOST_INVISIBLE]
    )
    return _INVISIBLE.sub(" ", text) if hits else text


def _place_at(file: str, text: str, index: int) -> Place:
    return Place(file, text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index))


def _named(character: str) -> str:
    return f"U+{ord(character):04X}"


class _Tree:
    """The tree that grows with each event. `last` is the event before the one that failed."""

    def __init__(self, file: str, findings: list[Finding]) -> None:
        self.file = file
        self.findings = findings
        self.open: list[_Open] = []
        self.root: Node | None = None
        self.last: yaml.Event | None = None
        self.events = 0
        self.documents = 0

    def take(self, event: yaml.Event) -> None:
        """Let the tree grow by one event; `_Stop` when a limit is passed."""
        self.last = event
        self.events += 1
        if self.events > MOST_EVENTS:
            self.stop("Y14", event, {"limit": str(MOST_EVENTS)})
        match event:
            case yaml.ScalarEvent():
                self.refuse(event.anchor, event.tag, event)
                self.add(self.scalar(event))
            case yaml.MappingStartEvent() | yaml.SequenceStartEvent():
                self.refuse(event.anchor, event.tag, event)
                if len(self.open) == MOST_LEVELS:
                    self.stop("Y13", event, {"limit": str(MOST_LEVELS)})
                is_mapping = isinstance(event, yaml.MappingStartEvent)
                self.open.append(_Open(self.place(event), is_mapping, bool(event.flow_style)))
            case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                self.add(self.open.pop().closed())
            case yaml.AliasEvent():
                self.note("Y08", event, {"name": event.anchor or ""})
                self.add(Scalar(self.place(event), "", None))
            case yaml.DocumentStartEvent():
                self.documents += 1
                if self.documents > 1:
                    self.stop("Y06", event, {})

    def add(self, node: Node) -> None:
        """Put a finished node where it belongs."""
        if not self.open:
            self.root = node
            return
        top = self.open[-1]
        if not top.is_mapping:
            top.items.append(node)
        elif top.key is None:
            top.key = node
        else:
            self.add_entry(top, top.key, node)
            top.key = None

    def add_entry(self, top: _Open, key: Node, node: Node) -> None:
        """One key with its node; of two equal keys the first stays."""
        if not isinstance(key, Scalar) or not key.text:
            self.findings.append(find("Y12", key.place, {}))
        elif key.text == "<<":
            self.findings.append(find("Y09", key.place, {}))
        elif key.text in top.first_lines:
            twice = {"key": key.text, "line": str(top.first_lines[key.text])}
            self.findings.append(find("Y11", key.place, twice))
        else:
            top.first_lines[key.text] = key.place.line
            top.entries.append((key, node))

    def scalar(self, event: yaml.ScalarEvent) -> Scalar:
        """One value, typed."""
        place, text = self.place(event), event.value
        if len(text) > MOST_CHARACTERS:
            self.note("Y15", event, {"length": str(len(text)), "limit": str(MOST_CHARACTERS)})
            return Scalar(place, "", "")
        # Escapes such as "\u202e" bring in what the bytes did not show.
        hit = _INVISIBLE.search(text)
        if hit:
            self.note("Y04", event, {"character": _named(hit.group())})
            text = _INVISIBLE.sub(" ", text)
        plain = event.implicit[0] and not event.style
        return Scalar(place, text, _meaning(text) if plain else text)

    def refuse(self, anchor: str | None, tag: str | None, event: yaml.Event) -> None:
        """Anchors and tags, whatever they stand before."""
        if anchor is not None:
            self.note("Y07", event, {"name": anchor})
        if tag is not None:
            self.note("Y10", event, {"tag": tag.replace("tag:yaml.org,2002:", "!!")})

    def place(self, event: yaml.Event) -> Place:
        line, column = start_of(event)
        return Place(self.file, line + 1, column + 1)

    def note(self, code: str, event: yaml.Event, values: dict[str, str]) -> None:
        self.findings.append(find(code, self.place(event), values))

    def stop(self, code: str, event: yaml.Event, values: dict[str, str]) -> None:
        self.note(code, event, values)
        raise _Stop


def _meaning(text: str) -> str | bool | int | float | None:
    """What a plain scalar means."""
    if text in _WORDS:
        return _WORDS[text]
    if text[0] not in "-0123456789":
        return text
    if _WHOLE.fullmatch(text):
        return int(text)
    if _DECIMAL.fullmatch(text):
        return float(text)
    return text
