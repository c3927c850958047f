"""Tasks on drawn screens: which parts, words and marks each screen knows. The table is closed."""

from collections.abc import Mapping
from dataclasses import dataclass

from diagnostic.definition.keys import read_table
from diagnostic.definition.options import PICTURE, POINTS, Branches, read_branches, read_picture
from diagnostic.definition.reader import (
    Fields,
    Notes,
    read_id,
    read_items,
    read_number,
    read_one_of,
    read_text,
    read_words,
)
from diagnostic.definition.shapes import TEXT, By, Id, Items, Keys, OneOf
from diagnostic.definition.source import Node
from diagnostic.model.question import Element, Screen, Task

FEWEST_ELEMENTS = 5
"""With fewer, pressing anything at random succeeds too often."""

DEVICES = ("phone", "computer")


@dataclass(frozen=True, slots=True)
class Drawing:
    """What a screen can draw: parts (the first is the default), further words and marks of an element,
    and the words around the elements.
    """

    parts: tuple[str, ...]
    details: tuple[str, ...]
    marks: tuple[str, ...]
    scene: tuple[str, ...]


DRAWINGS: Mapping[Screen, Drawing] = {
    Screen.PHONE: Drawing(("icon", "key", "setting"), ("detail",), ("selected", "badge"), ("heading",)),
    Screen.MAILBOX: Drawing(
        ("message", "folder", "button"),
        ("from", "date"),
        ("attachment", "unread", "selected"),
        ("heading", "account"),
    ),
    Screen.MESSAGE: Drawing(
        ("button", "attachment", "link", "sender"),
        ("detail",),
        ("selected",),
        ("from", "to", "subject", "body", "body2", "date"),
    ),
    Screen.PAGE: Drawing(
        ("button", "link", "menu", "address", "tab", "close"),
        ("detail",),
        ("selected",),
        ("address", "heading", "body", "body2", "notice"),
    ),
    Screen.FORM: Drawing(
        ("field", "button", "choice", "link"),
        ("value", "error", "hint"),
        ("required", "wrong"),
        ("address", "heading", "body", "notice"),
    ),
    Screen.FILES: Drawing(
        ("file", "folder", "button"), ("date", "detail"), ("selected",), ("heading", "path")
    ),
    Screen.RESULTS: Drawing(("result", "button"), ("address", "summary"), ("advert",), ("query",)),
}


def element_table(drawing: Drawing) -> Keys:
    """The keys of an element of this screen."""
    words = dict.fromkeys(drawing.details, TEXT)
    marks = Items(OneOf(drawing.marks), or_one=True, once=True)
    return Keys(
        "element",
        {"id": Id("option"), "text": TEXT},
        {"part": OneOf(drawing.parts), "points": POINTS, "picture": PICTURE, "marks": marks, **words},
    )


def scene_table(drawing: Drawing) -> Keys:
    """The words around the elements of this screen."""
    return Keys("scene", {}, dict.fromkeys(drawing.scene, TEXT))


BY_SCREEN = By(
    "screen",
    {
        screen.value: {"scene": scene_table(drawing), "elements": Items(element_table(drawing))}
        for screen, drawing in DRAWINGS.items()
    },
)


def read_task(notes: Notes, fields: Fields, question: str) -> tuple[Task, Branches]:
    """A task and the branches of its elements."""
    word = read_one_of(notes, fields.get("screen"), tuple(screen.value for screen in Screen))
    screen = Screen(word) if word else None
    drawing = DRAWINGS[screen] if screen else _anything()
    scene = read_table(notes, fields.get("scene"), scene_table(drawing))
    nodes = read_items(notes, fields.get("elements"))
    table = element_table(drawing)
    elements = tuple(_element(notes, node, question, drawing, table) for node in nodes)
    if 0 < len(nodes) < FEWEST_ELEMENTS:
        notes.add("S20", fields["elements"].place, count=str(len(nodes)), least=str(FEWEST_ELEMENTS))
    task = Task(
        screen=screen or Screen.PAGE,
        device=read_one_of(notes, fields.get("device"), DEVICES),
        elements=elements,
        scene={
            key: read_text(notes, node, f"question:{question}", f"scene-{key}") for key, node in scene.items()
        },
    )
    return task, read_branches(notes, fields.get("branches"), [element.id for element in elements])


def _element(notes: Notes, node: Node, question: str, drawing: Drawing, table: Keys) -> Element:
    fields = read_table(notes, node, table)
    element = read_id(notes, fields.get("id"), "option", question)
    owner = f"option:{question}/{element}"
    details = {key: read_text(notes, fields[key], owner, key) for key in drawing.details if key in fields}
    return Element(
        id=element,
        part=read_one_of(notes, fields.get("part"), drawing.parts) or drawing.parts[0],
        text=read_text(notes, fields.get("text"), owner),
        points=read_number(notes, fields.get("points"), *POINTS),
        picture=read_picture(notes, fields.get("picture")),
        details=details or None,
        marks=_marks(notes, fields.get("marks"), drawing.marks),
    )


def _marks(notes: Notes, node: Node | None, known: tuple[str, ...]) -> frozenset[str]:
    marks = read_words(notes, node, or_one=True)
    for mark, place in marks:
        if mark not in known:
            notes.add("S08", place, known=known, name=mark, keys=", ".join(known))
    return frozenset(mark for mark, _ in marks)


def _anything() -> Drawing:
    """Stands in for a screen that does not exist, so that only the screen is noted and not all it draws."""

    def every(part: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(word for drawing in DRAWINGS.values() for word in getattr(drawing, part)))

    return Drawing(every("parts"), every("details"), every("marks"), every("scene"))
