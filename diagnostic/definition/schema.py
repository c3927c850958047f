"""JSON Schema of every file of a questionnaire, made of the tables that the readers read by.

Editors of code complete and flag with it while somebody types; `diagnostic check` knows more. Each key
has one description with a sentence in French and one in Dutch, since those who edit one file read either.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from diagnostic.definition.conditions import CONDITIONS
from diagnostic.definition.glossary import GLOSSARY
from diagnostic.definition.options import PICTURE
from diagnostic.definition.personas import PERSONAS
from diagnostic.definition.questionnaire import COVER
from diagnostic.definition.questions import COMPETENCE, QUESTIONS, SECTION
from diagnostic.definition.reader import ID, LONGEST_ID, RESERVED_IDS
from diagnostic.definition.referrals import REFERRALS
from diagnostic.definition.schema_texts import FILES
from diagnostic.definition.schema_wording import both, explained, remedy, words_of
from diagnostic.definition.scoring import PROFILES
from diagnostic.definition.services import SERVICES
from diagnostic.definition.shapes import (
    CONDITION,
    LANGUAGE,
    LEAST_LANGUAGES,
    QUESTION,
    TEXT,
    WORDS,
    ByLanguage,
    Decimal,
    Either,
    Flag,
    Id,
    Items,
    Keys,
    Kinds,
    Matching,
    Named,
    Needs,
    Number,
    OneOf,
    Open,
    Shape,
    Word,
)
from diagnostic.definition.translations import TRANSLATIONS

DIALECT = "https://json-schema.org/draft/2020-12/schema"

Schema = dict[str, Any]

ROOTS: Mapping[str, Keys] = {
    "questionnaire": COVER,
    "section": SECTION,
    "profiles": PROFILES,
    "referrals": REFERRALS,
    "services": SERVICES,
    "glossary": GLOSSARY,
    "personas": PERSONAS,
    "translations": TRANSLATIONS,
}
"""The shape of each file; that of all files of `sections/` has the name `section`."""

_SHARED: Mapping[str, Shape] = {
    "text": TEXT,
    "words": WORDS,
    "picture": PICTURE,
    "competence": COMPETENCE,
    CONDITION.name: CONDITIONS,
    QUESTION.name: QUESTIONS,
    **{f"question-{kind}": table for kind, table in QUESTIONS.shapes.items()},
}
"""Shapes that are told once in a schema and named where they occur."""


def schemas() -> Iterator[tuple[str, Schema]]:
    """The name of each schema and what it says."""
    for name, table in ROOTS.items():
        root = _keys(table)
        shared: Schema = {}
        _gather(root, shared)
        head = {"$schema": DIALECT, "description": both(FILES[name])}
        yield name, {**head, **root, "$defs": dict(sorted(shared.items()))}


def _gather(schema: Any, shared: Schema) -> None:
    """Add the schemas that this one names, and those that they name."""
    if isinstance(schema, list):
        for part in schema:
            _gather(part, shared)
    elif isinstance(schema, dict):
        name = str(schema.get("$ref", "")).removeprefix("#/$defs/")
        if name and name not in shared:
            shared[name] = _schema(_SHARED[name])
            _gather(shared[name], shared)
        for part in schema.values():
            _gather(part, shared)


def _named(shape: Shape) -> Schema:
    """A shape where it occurs: by its name if it is told once, else in full."""
    for name, known in _SHARED.items():
        if shape is known or shape == Named(name):
            return {"$ref": f"#/$defs/{name}"}
    return _schema(shape)


def _schema(shape: Shape) -> Schema:  # noqa: C901, PLR0912  one case for each shape
    match shape:
        case Number(least, most):
            return {"type": "integer", "minimum": least, "maximum": most}
        case Decimal(least, most):
            return {"type": "number", "minimum": least, "maximum": most}
        case Flag():
            return {"type": "boolean"}
        case Word(or_number):
            return {"type": ["string", "number"] if or_number else "string", "pattern": r"\S"}
        case Id(kind):
            return _id(kind)
        case OneOf(words):
            return {"enum": list(words)}
        case Matching():
            return _matching(shape)
        case Items():
            return _items(shape)
        case ByLanguage(of):
            return _by_language(_named(of))
        case Open():
            return _open(shape)
        case Either(keys, other):
            return {"anyOf": [_named(keys), _named(other)]}
        case Keys():
            return _keys(shape)
        case Kinds():
            return _kinds(shape)
        case Named(name):
            return {"$ref": f"#/$defs/{name}"}


def _id(kind: str) -> Schema:
    schema: Schema = {
        "type": "string",
        "maxLength": LONGEST_ID,
        "pattern": f"^{ID.pattern}$",
        "patternErrorMessage": remedy("S09", limit=str(LONGEST_ID)),
    }
    if kind in RESERVED_IDS:
        schema["not"] = {"enum": sorted(RESERVED_IDS[kind])}
    return schema


def _matching(shape: Matching) -> Schema:
    schema: Schema = {
        "type": "string",
        "pattern": f"^(?:{shape.pattern.pattern})$",
        "patternErrorMessage": remedy("S14", example=shape.example),
    }
    match shape.plain:
        case Number(least, most):
            return {**schema, "type": ["string", "integer"], "minimum": least, "maximum": most}
        case None:
            return schema
    return {"anyOf": [schema, {"enum": list(shape.plain)}]}


def _items(shape: Items) -> Schema:
    schema: Schema = {"type": "array", "items": _named(shape.of)}
    if not shape.may_be_empty:
        schema["minItems"] = 1
    if shape.count:
        schema |= {"minItems": shape.count.least, "maxItems": shape.count.most}
    if shape.once:
        schema["uniqueItems"] = True
    return {"anyOf": [_named(shape.of), schema]} if shape.or_one else schema


def _by_language(schema: Schema) -> Schema:
    other = f"^(?!(?:{'|'.join(LEAST_LANGUAGES)})$){LANGUAGE.pattern.pattern}$"
    return {
        "type": "object",
        "properties": dict.fromkeys(LEAST_LANGUAGES, schema),
        "patternProperties": {other: schema},
        "required": list(LEAST_LANGUAGES),
        "additionalProperties": False,
    }


def _open(shape: Open) -> Schema:
    schema: Schema = {"type": "object", "additionalProperties": _named(shape.of)}
    if not shape.may_be_empty:
        schema["minProperties"] = 1
    if shape.ids:
        schema["propertyNames"] = _id(shape.ids)
    if shape.known:
        schema["properties"] = {key: _key(shape.name, key, part) for key, part in shape.known.items()}
    if shape.beginning:
        schema["patternProperties"] = {
            f"^{re.escape(key)}": _key(shape.name, key, part) for key, part in shape.beginning.items()
        }
    return schema


def _about(name: str, key: str) -> Schema:
    """What a key means, without what may stand under it."""
    return {"description": both(explained(name, key))}


def _key(name: str, key: str, shape: Shape) -> Schema:
    """What stands under a key, with what the key means."""
    schema = {**_about(name, key), **_named(shape)}
    words = words_of(name, key)
    if isinstance(shape, OneOf) and words:
        schema["enumDescriptions"] = [" / ".join(words[word]) for word in shape.words]
    return schema


def _keys(table: Keys) -> Schema:
    shapes = {**table.required, **table.optional}
    later = {key for parts in table.by.shapes.values() for key in parts} if table.by else set()
    schema: Schema = {
        "type": "object",
        "properties": {
            key: _about(table.name, key) if key in later else _key(table.name, key, shape)
            for key, shape in shapes.items()
        },
        "required": list(table.required),
        "additionalProperties": False,
    }
    if not table.may_be_empty:
        schema["minProperties"] = 1
    if table.one_of:
        schema["oneOf"] = [{"required": [key]} for key in table.one_of]
    beside = {need.key: [need.other] for need in table.needs if not need.word}
    if beside:
        schema["dependentRequired"] = beside
    further = [*map(_need, (need for need in table.needs if need.word))]
    if table.unless:
        unless = {"if": _has(table.unless.key, table.unless.word)}
        further.append({**unless, "else": {"required": list(table.unless.required)}})
    if table.by:
        further.extend(
            {
                "if": _has(table.by.key, word),
                "then": {"properties": {key: _named(part) for key, part in parts.items()}},
            }
            for word, parts in table.by.shapes.items()
        )
    if further:
        schema["allOf"] = further
    return schema


def _kinds(shape: Kinds) -> Schema:
    """First the key that decides, with those of all kinds; then the whole of each kind."""
    tables = shape.shapes.values()
    common = set.intersection(*(set(table.required) for table in tables))
    first = next(iter(tables)).required
    return {
        "type": "object",
        "properties": {
            key: _key(shape.name, key, part) if key == shape.key else _about(shape.name, key)
            for key, part in first.items()
            if key in common
        },
        "required": [shape.key],
        "allOf": [
            {"if": _has(shape.key, word), "then": _named(table)} for word, table in shape.shapes.items()
        ],
    }


def _need(need: Needs) -> Schema:
    return {"if": {"required": [need.key]}, "then": {"properties": {need.other: {"const": need.word}}}}


def _has(key: str, word: str) -> Schema:
    """The key is there and has this word."""
    return {"type": "object", "properties": {key: {"const": word}}, "required": [key]}
