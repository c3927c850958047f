"""Files made of the tables of keys: one of each that has every key, and the same with one thing changed.

A value here is what a file means: mappings, lists and scalars. Written as JSON, which is YAML too, the
reader takes it from there.
"""

import copy
import itertools
import json

from diagnostic.definition.questions import QUESTIONS
from diagnostic.definition.schema import ROOTS
from diagnostic.definition.shapes import (
    ByLanguage,
    Decimal,
    Either,
    Flag,
    Id,
    Items,
    Keys,
    Matching,
    Named,
    Number,
    OneOf,
    Open,
    Word,
)
from diagnostic.definition.source import Mapping, Scalar, Sequence

FILE_OF = {name: f"{name}.yml" for name in ROOTS} | {"section": "sections/start.yml"}

# What the words of a sample must say so that they name something of the sound questionnaire.
NAMES = {
    "desk": "actiris",
    "sections": ["start"],
    "section": "start",
    "domain": "email",
    "settles": "low",
    "scale": "autonomy",
    "list": "communes",
    "near": "things",
    "commune": "jette",
    "languages": ["fr", "nl"],
    "neighbours": ["jette"],
}
FACTS = {
    "setting": ["kiosk", {"not": "kiosk", "missing": True, "none": ["kiosk"]}],
    "things": [["phone"], {"all": ["phone"]}],
    "language-flag": [True, {"not": True}],
    "points.total": [{"at_least": 1, "below": 2}],
    "band.email": ["low", {"at_least": "middle", "below": "high", "none": "low", "missing": False}],
}


TEXT = {"fr": "un", "nl": "een"}
THINGS = {
    "id": "things",
    "kind": "several",
    "evidence": "fact",
    "text": TEXT,
    "options": [{"id": word, "text": TEXT} for word in ("phone", "computer")],
}

# The other files, as small as they can be: they are read anew with every change.
OTHERS = {
    "questionnaire.yml": {
        "id": "small",
        "languages": ["fr", "nl"],
        **dict.fromkeys(("name", "title", "purpose"), TEXT),
        "desk": "actiris",
        "scales": {"autonomy": [{"id": word, "text": TEXT} for word in ("alone", "helped")]},
        "lists": {"communes": [{"id": "jette", "text": TEXT}]},
        "domains": [
            {
                "id": "email",
                "title": TEXT,
                "competences": ["2.1"],
                "needs": 0,
                "bands": [
                    {"id": word, "from": cut, "title": TEXT}
                    for cut, word in enumerate(("low", "middle", "high"))
                ],
            }
        ],
        "facts": {"setting": ["kiosk"], "keyboard": ["physical"]},
        "sections": ["start"],
    },
    "sections/start.yml": {"section": "start", "title": TEXT, "questions": [THINGS]},
    "profiles.yml": {
        "close_within": 0,
        "profiles": [{"id": "all", **dict.fromkeys(("title", "can", "next"), TEXT)}],
    },
    "referrals.yml": {
        "at_most": 1,
        "rules": [{"id": "all", "when": {"things": "phone"}, "refer": "actiris", "because": TEXT}],
        "otherwise": {"refer": "actiris", "because": TEXT},
    },
    "services.yml": {
        "services": [
            {"id": "actiris", "name": TEXT, "kind": "other", "source": "nobody", "confidence": "low"}
        ]
    },
}


def with_others(name, value):
    """The files of a questionnaire of which one says this value."""
    values = {**OTHERS, FILE_OF[name]: value}
    return {file: json.dumps(value).encode() for file, value in values.items()}


def whole(name):
    """The files of this name that have, together, every key that it may have."""
    # Conditions are the same everywhere; one file with all that they can say is enough.
    value = _Sample(FACTS if name == "profiles" else {}).of(ROOTS[name])
    if name != "section":
        return [value]
    return [{**value, "questions": [THINGS, question]} for question in value["questions"]]


class _Sample:
    """Values of shapes, every id another."""

    def __init__(self, facts):
        self.facts = facts
        self.ids = (f"id-{number}" for number in itertools.count(1))
        self.inside = False

    def of(self, shape, key=""):  # noqa: C901, PLR0912  one case for each shape
        if key in NAMES:
            return NAMES[key]
        match shape:
            case Number(least, _) | Decimal(least, _):
                return least
            case Flag():
                return True
            case Word():
                return "word"
            case Id():
                return next(self.ids)
            case OneOf(words):
                return words[0]
            case Matching(example=example):
                return example
            case Items(of=Named("question")):
                return self.questions()
            case Items(of=of, count=count):
                return [self.of(of) for _ in range(count.least if count else 1)]
            case ByLanguage(of):
                return {"fr": self.of(of), "nl": self.of(of)}
            case Either(keys, _):
                return self.of(keys)
            case Named("condition"):
                return self.condition()
            case Open(of, ids=ids):
                return {next(self.ids) if ids else "email": self.of(of)}
            case Keys():
                return self.keys(shape)
        raise AssertionError(shape)

    def keys(self, table, word=None):
        shapes = {**table.required, **table.optional}
        value = {key: self.of(shape, key) for key, shape in shapes.items()}
        if table.by:
            value[table.by.key] = word
            value |= {key: self.of(shape) for key, shape in table.by.shapes[word].items()}
        for key in table.one_of[1:]:
            del value[key]
        for need in table.needs:
            if need.word:
                value[need.other] = need.word
            elif need.other not in value:
                del value[need.key]
        return value

    def questions(self):
        """One of each kind and each screen; of those under an answer, one is enough."""
        if self.inside:
            return [
                {"id": next(self.ids), "kind": "list", "list": "communes", "text": {"fr": "a", "nl": "b"}}
            ]
        self.inside = True
        found = []
        for kind, table in QUESTIONS.shapes.items():
            words = table.by.shapes if table.by else [None]
            found.extend({**self.keys(table, word), "kind": kind} for word in words)
        scale = {
            **found[0],
            "id": next(self.ids),
            "scale": "autonomy",
            "branches": {"alone": {"ends": "test"}},
        }
        del scale["options"]
        self.inside = False
        return [*found, scale]

    def condition(self):
        pairs = [{fact: value} for fact, values in self.facts.items() for value in values]
        return {"any": pairs, "not": {"setting": "kiosk"}} if pairs else {"setting": "kiosk"}


# ------------------------------------------------------------------------------------------------- one change

INSTEAD = (None, True, 2.5, "", "mot", "Zz Zz", [], {}, ["mot"], [None], {"mot": "mot"})
NUMBERS = (-1, 0, 1, 2, 10, 11, 100, 101, 200, 201, 1_000, 1_001, 10_000, 10_001)


def changes(values):
    """(what was changed, the value with the change), once for each key of each table."""
    seen = set()
    for value in values:
        for path, part in list(_places(value)):
            place = _place(path, part)
            if place not in seen and path[:2] != ("questions", 0):
                seen.add(place)
                for what, other in _others(part):
                    yield (*path, what), _replaced(value, path, other)


def _places(value, path=()):
    """Where something stands, from the outside inwards."""
    yield path, value
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, part in parts:
        yield from _places(part, (*path, key))


def _place(path, part):
    """The same for two values that one table tells of: the last keys, and what stands there."""
    language = isinstance(part, str) and path[-1] in {"fr", "nl"}
    keys = tuple(key for key in path if isinstance(key, str))[-1 if language else -2 :]
    screen = part.get("screen") if isinstance(part, dict) else None
    return keys, tuple(part) if isinstance(part, dict) else type(part), screen


def _others(part):
    """(what is done, what stands there instead)."""
    for other in (*INSTEAD, *(NUMBERS if type(part) is int else (7,))):
        yield other, other
    if isinstance(part, dict):
        yield "+unknown", {**part, "unknown": "mot"}
        for key in part:
            yield f"-{key}", {other: kept for other, kept in part.items() if other != key}
    if isinstance(part, list):
        yield "twice", [*part, copy.deepcopy(part[-1])]


def _replaced(value, path, other):
    if not path:
        return other
    copied = copy.copy(value)
    copied[path[0]] = _replaced(value[path[0]], path[1:], other)
    return copied


def value_of(node):
    """What the tree of a file means."""
    match node:
        case Scalar(value=value):
            return value
        case Sequence(items=items):
            return [value_of(item) for item in items]
        case Mapping(entries=entries):
            return {key.text: value_of(part) for key, part in entries}
    raise AssertionError(node)
