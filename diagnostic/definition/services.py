"""Places and services, as `services.yml` lists them."""

import re
from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date

from diagnostic.definition.keys import read_table
from diagnostic.definition.reader import (
    Fields,
    Notes,
    check_known,
    if_there,
    read_flag,
    read_id,
    read_items,
    read_matching,
    read_one_of,
    read_text,
    read_word,
    read_words,
    text_if_there,
)
from diagnostic.definition.shapes import (
    LANGUAGE,
    TEXT,
    WORDS,
    Flag,
    Id,
    Items,
    Keys,
    Matching,
    Number,
    OneOf,
    Word,
)
from diagnostic.definition.source import Node
from diagnostic.model.service import Confidence, Service

KINDS = ("epn", "training", "mentoring", "mobile", "jobseeker-desk", "library", "other")
SHOWN_TO = ("everyone", "counsellor")
TEXTS = ("address", "reach", "opening", "audience", "offer", "cost", "bring", "say")
CONFIDENCE = tuple(level.value for level in Confidence)

POSTCODE = Matching(re.compile(r"[1-9][0-9]{3}"), "1000", plain=Number(1000, 9999))
PHONE = Matching(re.compile(r"[+0][0-9 ./()-]{5,24}"), "0800 35 123")
EMAIL = Matching(re.compile(r"[^\s@<>\"']+@[^\s@<>\"']+\.[a-zA-Z]{2,}"), "info@example.brussels")
# Pages make links of these: nothing that a browser would run may pass.
WEBSITE = Matching(
    re.compile(
        r"(?:[hH][tT][tT][pP][sS]?://)?[a-zA-Z0-9-]+(?:\.[a-zA-Z0-9-]+)*\.[a-zA-Z]{2,}(?:[/?#][^\s<>\"']*)?"
    ),
    "www.actiris.brussels",
)
DAY = Matching(re.compile(r"2[0-9]{3}-[0-9]{2}-[0-9]{2}"), "2027-06-30")
CHECKED = Matching(
    re.compile(r"[12][0-9]{3}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?)?"),
    "2026-11",
    plain=Number(1000, 2999),
)

SERVICE = Keys(
    "service",
    {
        "id": Id("service"),
        "name": TEXT,
        "kind": OneOf(KINDS),
        "source": Word(),
        "confidence": OneOf(CONFIDENCE),
    },
    {
        **dict.fromkeys(TEXTS, TEXT),
        "operator": Word(),
        "postcode": POSTCODE,
        "commune": Word(),
        "phone": PHONE,
        "email": EMAIL,
        "website": WEBSITE,
        "languages": replace(WORDS, of=LANGUAGE),
        "checked": CHECKED,
        "show_to": OneOf(SHOWN_TO),
        "valid_until": DAY,
        "full": Flag(),
    },
)
SERVICES = Keys("services", {"services": Items(SERVICE)})


def read_services(notes: Notes, node: Node, communes: Collection[str]) -> Mapping[str, Service]:
    """Service id -> service; `communes` are the entries that a service may lie in."""
    fields = read_table(notes, node, SERVICES)
    services = [_service(notes, item, communes) for item in read_items(notes, fields.get("services"))]
    return {service.id: service for service in services}


def _service(notes: Notes, node: Node, communes: Collection[str]) -> Service:
    fields = read_table(notes, node, SERVICE)
    service = read_id(notes, fields.get("id"), "service")
    owner = f"service:{service}"
    confidence = read_one_of(notes, fields.get("confidence"), CONFIDENCE)
    texts = {key: text_if_there(notes, fields, owner, key) for key in TEXTS}
    return Service(
        id=service,
        name=read_text(notes, fields.get("name"), owner, "name"),
        kind=read_one_of(notes, fields.get("kind"), KINDS),
        source=read_word(notes, fields.get("source")),
        confidence=Confidence(confidence or Confidence.LOW),
        operator=if_there(read_word, notes, fields.get("operator")),
        postcode=_matching(notes, fields, "postcode", POSTCODE),
        commune=_commune(notes, fields, communes),
        phone=_matching(notes, fields, "phone", PHONE),
        email=_matching(notes, fields, "email", EMAIL),
        website=_matching(notes, fields, "website", WEBSITE),
        languages=_languages(notes, fields.get("languages")),
        checked=_matching(notes, fields, "checked", CHECKED),
        show_to=read_one_of(notes, fields.get("show_to"), SHOWN_TO) or SHOWN_TO[0],
        valid_until=if_there(_day, notes, fields.get("valid_until")),
        full=read_flag(notes, fields.get("full")),
        **texts,
    )


def _matching(notes: Notes, fields: Fields, key: str, form: Matching) -> str | None:
    return read_matching(notes, fields[key], form.pattern, form.example) if key in fields else None


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
        if not LANGUAGE.pattern.fullmatch(language):
            notes.add("S14", place, name=language, example=LANGUAGE.example)
    return tuple(language for language, _ in languages)


def _day(notes: Notes, node: Node) -> date | None:
    """A day of the calendar, which the pattern alone does not make: there is no 31 June."""
    word = read_matching(notes, node, DAY.pattern, DAY.example)
    try:
        return date.fromisoformat(word) if word else None
    except ValueError:
        notes.add("S14", node.place, name=word, example=DAY.example)
        return None
