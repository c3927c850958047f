"""Places and services, as `services.yml` lists them."""

import re
from collections.abc import Collection, Mapping
from datetime import date

from diagnostic.definition.reader import (
    Fields,
    Notes,
    check_known,
    if_there,
    read_flag,
    read_id,
    read_items,
    read_keys,
    read_matching,
    read_one_of,
    read_text,
    read_word,
    read_words,
    text_if_there,
)
from diagnostic.definition.source import Node
from diagnostic.model.service import Confidence, Service

KINDS = ("epn", "training", "mentoring", "mobile", "jobseeker-desk", "library", "other")
SHOWN_TO = ("everyone", "counsellor")
TEXTS = ("address", "reach", "opening", "audience", "offer", "cost", "bring", "say")
OPTIONAL = (
    *TEXTS,
    *("operator", "postcode", "commune", "phone", "email", "website", "languages", "checked", "show_to"),
    *("valid_until", "full"),
)

_POSTCODE = re.compile(r"[1-9][0-9]{3}")
_PHONE = re.compile(r"[+0][0-9 ./()-]{5,24}")
_EMAIL = re.compile(r"[^\s@<>\"']+@[^\s@<>\"']+\.[a-z]{2,}", re.IGNORECASE)
# Pages make links of these: nothing that a browser would run may pass.
_WEBSITE = re.compile(
    r"(?:https?://)?[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}(?:[/?#][^\s<>\"']*)?", re.IGNORECASE
)
_LANGUAGE = re.compile(r"[a-z]{2}")
_DAY = re.compile(r"2[0-9]{3}-[0-9]{2}-[0-9]{2}")
_CHECKED = re.compile(r"[12][0-9]{3}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?)?")


def read_services(notes: Notes, node: Node, communes: Collection[str]) -> Mapping[str, Service]:
    """Service id -> service; `communes` are the entries that a service may lie in."""
    fields = read_keys(notes, node, required=("services",))
    services = [_service(notes, item, communes) for item in read_items(notes, fields.get("services"))]
    return {service.id: service for service in services}


def _service(notes: Notes, node: Node, communes: Collection[str]) -> Service:
    fields = read_keys(
        notes, node, required=("id", "name", "kind", "source", "confidence"), optional=OPTIONAL
    )
    service = read_id(notes, fields.get("id"), "service")
    owner = f"service:{service}"
    confidence = read_one_of(notes, fields.get("confidence"), tuple(level.value for level in Confidence))
    texts = {key: text_if_there(notes, fields, owner, key) for key in TEXTS}
    return Service(
        id=service,
        name=read_text(notes, fields.get("name"), owner, "name"),
        kind=read_one_of(notes, fields.get("kind"), KINDS),
        source=read_word(notes, fields.get("source")),
        confidence=Confidence(confidence or Confidence.LOW),
        operator=if_there(read_word, notes, fields.get("operator")),
        postcode=_matching(notes, fields, "postcode", _POSTCODE, "1000"),
        commune=_commune(notes, fields, communes),
        phone=_matching(notes, fields, "phone", _PHONE, "0800 35 123"),
        email=_matching(notes, fields, "email", _EMAIL, "info@example.brussels"),
        website=_matching(notes, fields, "website", _WEBSITE, "www.actiris.brussels"),
        languages=_languages(notes, fields.get("languages")),
        checked=_matching(notes, fields, "checked", _CHECKED, "2026-11"),
        show_to=read_one_of(notes, fields.get("show_to"), SHOWN_TO) or SHOWN_TO[0],
        valid_until=if_there(_day, notes, fields.get("valid_until")),
        full=read_flag(notes, fields.get("full")),
        **texts,
    )


def _matching(notes: Notes, fields: Fields, key: str, pattern: re.Pattern[str], example: str) -> str | None:
    return read_matching(notes, fields[key], pattern, example) if key in fields else None


def _commune(notes: Notes, fields: Fields, communes: Collection[str]) -> str | None:
    node = fields.get("commune")
    if node is None:
        return None
    commune = read_word(notes, node)
    check_known(notes, "R21", commune, node.place, communes)
    return commune


def _languages(notes: Notes, node: Node | None) -> tuple[str, ...]:
    languages = read_words(notes, node, or_one=True)
    for language, place in languages:
        if not _LANGUAGE.fullmatch(language):
            notes.add("S14", place, name=language, example="nl")
    return tuple(language for language, _ in languages)


def _day(notes: Notes, node: Node) -> date | None:
    """A day of the calendar, which the pattern alone does not make: there is no 31 June."""
    word = read_matching(notes, node, _DAY, "2027-06-30")
    try:
        return date.fromisoformat(word) if word else None
    except ValueError:
        notes.add("S14", node.place, name=word, example="2027-06-30")
        return None
