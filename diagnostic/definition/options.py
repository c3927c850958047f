"""Options of questions and scales, and the branches that hang on them."""

from collections.abc import Mapping, Sequence

from diagnostic.definition.keys import read_table
from diagnostic.definition.pictures import PICTURES
from diagnostic.definition.reader import (
    Fields,
    Notes,
    check_known,
    read_flag,
    read_id,
    read_items,
    read_number,
    read_open_keys,
    read_text,
    read_word,
)
from diagnostic.definition.shapes import (
    QUESTION,
    TEXT,
    Flag,
    Id,
    Items,
    Keys,
    Number,
    OneOf,
    Open,
    Shape,
    Word,
)
from diagnostic.definition.source import Node
from diagnostic.model.question import Option

POINTS = Number(0, 100)
MOST_OPTIONS = 7
PICTURE = OneOf(tuple(sorted(PICTURES)))

_OPTION: Mapping[str, Shape] = {"id": Id("option"), "text": TEXT}
_SCALE: Mapping[str, Shape] = {"points": POINTS, "picture": PICTURE}
_BRANCH: Mapping[str, Shape] = {
    "then": Items(QUESTION),
    "ends": OneOf(("section", "test")),
    "settles": Word(),
}
SCALE_OPTION = Keys("option", _OPTION, _SCALE)
CHOICE_OPTION = Keys("option", _OPTION, {**_SCALE, **_BRANCH, "urgent": Flag()})
SEVERAL_OPTION = Keys(
    "option",
    _OPTION,
    {
        **_SCALE,
        "exclusive": Flag(),
        "then": _BRANCH["then"],
        "ends": _BRANCH["ends"],
        "urgent": Flag(),
    },
)
STEP = Keys("option", _OPTION, {"picture": PICTURE})
BRANCH = Keys("option", {}, _BRANCH)
BRANCHES = Open(BRANCH)
BRANCH_KEYS = tuple(_BRANCH)

Branches = Mapping[str, Fields]
"""Option id -> its `then`, `ends` and `settles`, not yet read."""


def read_options(
    notes: Notes, node: Node | None, owner: str, table: Keys
) -> tuple[tuple[Option, ...], Branches]:
    """A list of options, each with the keys of the table, and the branches that hang on them."""
    options, branches = [], {}
    for item in read_items(notes, node):
        fields = read_table(notes, item, table)
        option = _option(notes, fields, owner)
        options.append(option)
        branch = {key: fields[key] for key in BRANCH_KEYS if key in fields}
        if branch:
            branches[option.id] = branch
    return tuple(options), branches


def count_options(notes: Notes, node: Node | None, options: Sequence[Option]) -> None:
    """One option is no choice, and more than seven are not seen at one glance."""
    if node is not None and (len(options) == 1 or len(options) > MOST_OPTIONS):
        notes.add("S18", node.place, count=str(len(options)), most=str(MOST_OPTIONS))


def _option(notes: Notes, fields: Fields, owner: str) -> Option:
    option = read_id(notes, fields.get("id"), "option", owner)
    return Option(
        id=option,
        text=read_text(notes, fields.get("text"), f"option:{owner}/{option}"),
        points=read_number(notes, fields.get("points"), *POINTS),
        picture=read_picture(notes, fields.get("picture")),
        exclusive=read_flag(notes, fields.get("exclusive")),
        urgent=read_flag(notes, fields.get("urgent")),
    )


def read_picture(notes: Notes, node: Node | None) -> str | None:
    """The id of a picture that exists."""
    if node is None:
        return None
    picture = read_word(notes, node)
    check_known(notes, "R11", picture, node.place, PICTURES)
    return picture


def read_branches(notes: Notes, node: Node | None, options: Sequence[str]) -> Branches:
    """Branches written apart from the options, under `branches`."""
    branches = {}
    for key, branch in read_open_keys(notes, node):
        if options and key.text not in options:
            notes.add("R12", key.place, known=options, name=key.text)
        branches[key.text] = read_table(notes, branch, BRANCH)
    return branches


def share_places(notes: Notes, scale: str, question: str, options: Sequence[Option]) -> None:
    """Let the options of a question stand where its scale was written."""
    for option in options:
        origin = f"option:scale {scale}/{option.id}"
        for key in (origin, f"{origin}#text", *(f"{origin}#text.{language}" for language in notes.languages)):
            if key in notes.places:
                notes.places[key.replace(origin, f"option:{question}/{option.id}")] = notes.places[key]
