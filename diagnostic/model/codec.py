"""A bundle as canonical JSON, and back: what is stored, and what its digest is taken of.

The form follows the type hints of the dataclasses, so a new field needs nothing here. A field that has its
default value is left out: adding an optional field leaves the digests of older bundles as they are, and
changing a default would change what they mean. Where a field admits several dataclasses (question forms,
conditions, referral targets), the object says which under "type". Keys and sets are sorted, so neither the
layout of the YAML nor the order of its keys matters; nothing may depend on the order within a mapping.
"""

import hashlib
import json
import types
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from typing import Any, Union, cast, get_args, get_origin, get_type_hints

from diagnostic.model.bundle import Bundle

Convert = Callable[[Any], Any]


class Undecodable(ValueError):  # noqa: N818 - it says what is wrong, as all our exceptions do
    """The text is not a bundle of this version's model: damaged, or written by a newer version."""


def encode(bundle: Bundle) -> str:
    """The canonical JSON of *bundle*: equal bundles give the same text, character for character."""
    return json.dumps(_encoder(Bundle)(bundle), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def decode(text: str) -> Bundle:
    """The bundle that `encode` wrote.

    :raises Undecodable: the text is anything else.
    """
    try:
        bundle: Bundle = _decoder(Bundle)(json.loads(text))
    except (AttributeError, KeyError, RecursionError, TypeError, ValueError) as error:
        raise Undecodable(f"not a bundle of this version: {error!r}") from error
    return bundle


def digest(bundle: Bundle) -> str:
    """The name of the bundle's meaning: 64 hexadecimal digits."""
    return digest_of(encode(bundle))


def digest_of(text: str) -> str:
    """The digest of a bundle that is already encoded."""
    return hashlib.sha256(text.encode()).hexdigest()


# ------------------------------------------------------------------------------------------ model to JSON


@cache
def _encoder(hint: Any) -> Convert:
    """How a value of this type hint becomes JSON.

    Built once for each hint. Classes look their fields up when first used: conditions contain conditions.
    """
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        return _encode_union(arguments)
    if origin is tuple:
        item = _encoder(arguments[0])
        return lambda values: [item(value) for value in values]
    if origin is frozenset:
        return sorted
    if origin is Mapping:
        item = _encoder(arguments[1])
        return lambda mapping: {key: item(value) for key, value in mapping.items()}
    if is_dataclass(hint):
        return _encode_object
    if hint in (str, int, bool):
        return _as_it_is
    if issubclass(hint, Enum):
        return lambda member: member.value
    if hint is date:
        return date.isoformat
    raise TypeError(f"the codec does not know {hint!r}")


def _encode_union(members: tuple[Any, ...]) -> Convert:
    present = [member for member in members if member is not types.NoneType]
    item = _encoder(present[0]) if len(present) == 1 else _encode_tagged
    return lambda value: None if value is None else item(value)


def _encode_tagged(value: Any) -> dict[str, Any]:
    return {"type": _tag(value.__class__), **_encode_object(value)}


def _encode_object(value: Any) -> dict[str, Any]:
    return {
        name: encode_part(part)
        for name, encode_part, default in _fields_to_encode(value.__class__)
        if (part := getattr(value, name)) != default
    }


@cache
def _fields_to_encode(cls: Any) -> list[tuple[str, Convert, Any]]:
    hints = get_type_hints(cls)
    return [(field.name, _encoder(hints[field.name]), _default(field)) for field in fields(cls)]


def _default(field: Field[Any]) -> Any:
    return field.default_factory() if field.default_factory is not MISSING else field.default


# ------------------------------------------------------------------------------------------ JSON to model


@cache
def _decoder(hint: Any) -> Convert:
    """The way back from what `_encoder` of the same hint gives."""
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        return _decode_union(arguments)
    if origin is tuple:
        item = _decoder(arguments[0])
        return lambda values: tuple([item(value) for value in values])
    if origin is frozenset:
        return frozenset
    if origin is Mapping:
        item = _decoder(arguments[1])
        return lambda mapping: {key: item(value) for key, value in mapping.items()}
    if is_dataclass(hint):
        return _decode_object(hint)
    if hint in (str, int, bool):
        return _as_it_is
    if issubclass(hint, Enum):
        return cast(Convert, hint)
    if hint is date:
        return date.fromisoformat
    raise TypeError(f"the codec does not know {hint!r}")


def _decode_union(members: tuple[Any, ...]) -> Convert:
    present = [member for member in members if member is not types.NoneType]
    item = _decoder(present[0]) if len(present) == 1 else _decode_tagged(present)
    return lambda value: None if value is None else item(value)


def _decode_tagged(classes: list[Any]) -> Convert:
    by_tag = {_tag(member): _decode_object(member) for member in classes}
    return lambda value: by_tag[value.pop("type")](value)


def _decode_object(cls: Any) -> Convert:
    def decode_object(value: dict[str, Any]) -> Any:
        decoders = _fields_to_decode(cls)
        return cls(**{name: decoders[name](part) for name, part in value.items()})

    return decode_object


@cache
def _fields_to_decode(cls: Any) -> dict[str, Convert]:
    hints = get_type_hints(cls)
    return {field.name: _decoder(hints[field.name]) for field in fields(cls)}


# ---------------------------------------------------------------------------------------------- in common


@cache
def _tag(cls: Any) -> str:
    """The name of a class as the YAML would write it: NotAmong is "not-among"."""
    return "".join(f"-{letter.lower()}" if letter.isupper() else letter for letter in cls.__name__)[1:]


def _as_it_is(value: Any) -> Any:
    return value
