"""The ways in which a question can be answered, one reader for each kind."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from diagnostic.definition.keys import read_table
from diagnostic.definition.options import (
    BRANCHES,
    CHOICE_OPTION,
    PICTURE,
    POINTS,
    SEVERAL_OPTION,
    STEP,
    Branches,
    count_options,
    read_branches,
    read_options,
    read_picture,
    share_places,
)
from diagnostic.definition.reader import (
    MOST_IN_LIST,
    Fields,
    Notes,
    check_known,
    read_id,
    read_items,
    read_keys,
    read_number,
    read_one_of,
    read_text,
    read_word,
    read_words,
)
from diagnostic.definition.screens import BY_SCREEN, DEVICES, read_task
from diagnostic.definition.shapes import (
    TEXT,
    WORDS,
    By,
    ByLanguage,
    Id,
    Items,
    Keys,
    Needs,
    Number,
    OneOf,
    Shape,
    Word,
)
from diagnostic.definition.source import Node
from diagnostic.model.profile import Domain
from diagnostic.model.question import (
    Choice,
    Entry,
    Evidence,
    Form,
    ListChoice,
    Option,
    Order,
    Several,
    Sort,
    Thing,
    Typed,
    WarmUp,
)

STEPS = Number(3, 5)
FOLDERS, THINGS = Number(2, 5), Number(2, 6)
THING = Keys("thing", {"id": Id("option"), "text": TEXT, "in": Word()}, {"picture": PICTURE})
GESTURES = ("press", "choose", "scroll")
TOLERANCES = ("exact", "loose")
KEYBOARD, PHYSICAL = "keyboard", "physical"
"""Typing is asked only where there are keys to type on; the setting says so by this fact."""


@dataclass(frozen=True, slots=True)
class Shared:
    """What questions take from `questionnaire.yml`; `used` collects the scales and lists they name."""

    domains: Mapping[str, Domain] = field(default_factory=dict)
    scales: Mapping[str, tuple[Option, ...]] = field(default_factory=dict)
    lists: Mapping[str, tuple[Entry, ...]] = field(default_factory=dict)
    facts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)


Reader = Callable[[Notes, Fields, str, Shared], tuple[Form, Branches]]


@dataclass(frozen=True, slots=True)
class FormKind:
    """The keys of one kind of question, and what its answers are evidence of."""

    read: Reader
    required: Mapping[str, Shape]
    optional: Mapping[str, Shape]
    evidence: Evidence
    """Without `evidence` in the file; a fact here means: always a fact."""
    one_of: tuple[str, ...] = ()
    needs: tuple[Needs, ...] = ()
    by: By | None = None


def read_form(
    notes: Notes, kind: str, fields: Fields, question: str, shared: Shared
) -> tuple[Form, Branches]:
    """The form of a question of this kind, and the branches on its answers."""
    return FORMS[kind].read(notes, fields, question, shared)


def _choice(notes: Notes, fields: Fields, question: str, shared: Shared) -> tuple[Form, Branches]:
    scale = fields.get("scale")
    if scale is None:
        node = fields.get("options")
        options, branches = read_options(notes, node, question, CHOICE_OPTION)
        count_options(notes, node, options)
        return Choice(options), branches
    name = read_word(notes, scale)
    check_known(notes, "R09", name, scale.place, shared.scales)
    shared.used.add(f"scale:{name}")
    options = shared.scales.get(name, ())
    share_places(notes, name, question, options)
    return Choice(options), read_branches(notes, fields.get("branches"), [option.id for option in options])


def _several(notes: Notes, fields: Fields, question: str, _shared: Shared) -> tuple[Form, Branches]:
    node = fields.get("options")
    options, branches = read_options(notes, node, question, SEVERAL_OPTION)
    count_options(notes, node, options)
    at_most = fields.get("at_most")
    max_points = fields.get("max_points")
    form = Several(
        options=options,
        at_most=None if at_most is None else read_number(notes, at_most, 1, max(len(options), 1)),
        max_points=None if max_points is None else read_number(notes, max_points, *POINTS),
    )
    return form, branches


def _list(notes: Notes, fields: Fields, _question: str, shared: Shared) -> tuple[Form, Branches]:
    node = fields.get("list")
    name = read_word(notes, node)
    if node is not None:
        check_known(notes, "R08", name, node.place, shared.lists)
    shared.used.add(f"list:{name}")
    return ListChoice(name, shared.lists.get(name, ())), {}


def _order(notes: Notes, fields: Fields, question: str, _shared: Shared) -> tuple[Form, Branches]:
    node = fields.get("steps")
    steps, _ = read_options(notes, node, question, STEP)
    if node is not None and steps and not STEPS.least <= len(steps) <= STEPS.most:
        limits = {"least": str(STEPS.least), "most": str(STEPS.most)}
        notes.add("S19", node.place, count=str(len(steps)), **limits)
    return Order(steps, read_number(notes, fields.get("points"), *POINTS)), {}


def _sort(notes: Notes, fields: Fields, question: str, _shared: Shared) -> tuple[Form, Branches]:
    folders, _ = read_options(notes, fields.get("folders"), question, STEP)
    nodes = read_items(notes, fields.get("things"))
    things = tuple(_thing(notes, node, question, [folder.id for folder in folders]) for node in nodes)
    for name, found, limits in (("folders", folders, FOLDERS), ("things", things, THINGS)):
        node = fields.get(name)
        if node is not None and found and not limits.least <= len(found) <= limits.most:
            least, most = str(limits.least), str(limits.most)
            notes.add("S38", node.place, name=name, count=str(len(found)), least=least, most=most)
    _note_empty_folders(notes, question, folders, {thing.folder for thing in things})
    return Sort(folders, things, read_number(notes, fields.get("points"), *POINTS)), {}


def _note_empty_folders(notes: Notes, question: str, folders: Sequence[Option], full: set[str]) -> None:
    """A folder in which nothing belongs, where all things have one that is known."""
    if full and full <= {folder.id for folder in folders}:
        for folder in folders:
            if folder.id and folder.id not in full:
                notes.add("S39", notes.places[f"option:{question}/{folder.id}"], name=folder.id)


def _thing(notes: Notes, node: Node, question: str, folders: list[str]) -> Thing:
    fields = read_table(notes, node, THING)
    thing = read_id(notes, fields.get("id"), "option", question)
    folder = fields.get("in")
    name = read_word(notes, folder)
    if folder is not None and folders:
        check_known(notes, "R28", name, folder.place, folders)
    return Thing(
        id=thing,
        text=read_text(notes, fields.get("text"), f"option:{question}/{thing}"),
        folder=name,
        picture=read_picture(notes, fields.get("picture")),
    )


def _typed(notes: Notes, fields: Fields, _question: str, shared: Shared) -> tuple[Form, Branches]:
    node = fields.get("accept")
    by_language = read_keys(notes, node, optional=notes.languages)
    accept = {}
    for language in notes.languages:
        if language in by_language:
            words = read_words(notes, by_language[language], or_one=True)
            accept[language] = tuple(word for word, _ in words)
        elif node is not None:
            notes.add("S15", node.place, language=language)
    if node is not None and PHYSICAL not in shared.facts.get(KEYBOARD, ()):
        notes.add("R22", node.place, name=KEYBOARD)
    tolerance = read_one_of(notes, fields.get("tolerance"), TOLERANCES)
    return Typed(accept, tolerance != "exact", read_number(notes, fields.get("points"), *POINTS)), {}


def _task(notes: Notes, fields: Fields, question: str, _shared: Shared) -> tuple[Form, Branches]:
    return read_task(notes, fields, question)


def _warm_up(notes: Notes, fields: Fields, question: str, _shared: Shared) -> tuple[Form, Branches]:
    options, _ = read_options(notes, fields.get("options"), question, STEP)
    gesture = read_one_of(notes, fields.get("gesture"), GESTURES)
    right_node = fields.get("right")
    right = read_word(notes, right_node)
    if right_node is not None:
        check_known(notes, "R12", right, right_node.place, [option.id for option in options])
    lines = fields.get("lines")
    texts = tuple(
        read_text(notes, line, f"question:{question}", f"line-{number}")
        for number, line in enumerate(read_items(notes, lines), start=1)
    )
    return WarmUp(gesture, options, right, texts), {}


FORMS: Mapping[str, FormKind] = {
    "choice": FormKind(
        _choice,
        {},
        {"options": Items(CHOICE_OPTION), "scale": Word(), "branches": BRANCHES},
        Evidence.SAID,
        one_of=("options", "scale"),
        needs=(Needs("branches", "scale"),),
    ),
    "several": FormKind(
        _several,
        {"options": Items(SEVERAL_OPTION)},
        # How many options there are is not known here; the reader knows.
        {"at_most": Number(1, MOST_IN_LIST), "max_points": POINTS},
        Evidence.SAID,
    ),
    "list": FormKind(_list, {"list": Word()}, {}, Evidence.FACT),
    "order": FormKind(_order, {"steps": Items(STEP, count=STEPS), "points": POINTS}, {}, Evidence.SHOWN),
    "sort": FormKind(
        _sort,
        {
            "folders": Items(STEP, count=FOLDERS),
            "things": Items(THING, count=THINGS),
            "points": POINTS,
        },
        {},
        Evidence.SHOWN,
    ),
    "typed": FormKind(
        _typed,
        {"accept": ByLanguage(WORDS), "points": POINTS},
        {"tolerance": OneOf(TOLERANCES)},
        Evidence.SHOWN,
    ),
    "task": FormKind(
        _task,
        {
            "screen": OneOf(tuple(BY_SCREEN.shapes)),
            "device": OneOf(DEVICES),
            "elements": Items(Keys("element")),
        },
        {"scene": Keys("scene"), "branches": BRANCHES},
        Evidence.SHOWN,
        by=BY_SCREEN,
    ),
    "warm-up": FormKind(
        _warm_up,
        {"gesture": OneOf(GESTURES), "options": Items(STEP), "right": Word()},
        {"lines": Items(TEXT)},
        Evidence.FACT,
        needs=(Needs("lines", "gesture", "scroll"),),
    ),
}
