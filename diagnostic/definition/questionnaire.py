"""`questionnaire.yml`: identity, languages, and what the sections share."""

from dataclasses import dataclass, replace

from diagnostic.definition.accepted import ACCEPTED, Accepted, read_accepted
from diagnostic.definition.findings import Place
from diagnostic.definition.forms import Shared
from diagnostic.definition.keys import read_table
from diagnostic.definition.options import SCALE_OPTION, count_options, read_options
from diagnostic.definition.reader import (
    Notes,
    check_known,
    if_there,
    read_id,
    read_items,
    read_number,
    read_open_keys,
    read_text,
    read_word,
    read_words,
)
from diagnostic.definition.scoring import DOMAIN, read_domains
from diagnostic.definition.shapes import LANGUAGE, TEXT, WORDS, Id, Items, Keys, Number, Open, Word
from diagnostic.definition.source import Node
from diagnostic.definition.wording import Severity
from diagnostic.model.question import Entry, Option
from diagnostic.model.questionnaire import Questionnaire

LONGEST = Number(1, 200)
COMMUNES = "communes"
"""The list whose entries services may lie in."""

IDS = replace(WORDS, or_one=False)
ENTRY = Keys("entry", {"id": Id("entry"), "text": TEXT}, {"neighbours": IDS})
COVER = Keys(
    "questionnaire",
    {
        "id": Id("questionnaire"),
        "languages": replace(IDS, of=LANGUAGE),
        "name": TEXT,
        "title": TEXT,
        "purpose": TEXT,
        "desk": Word(),
        "domains": Items(DOMAIN),
        "sections": IDS,
    },
    {
        "longest": LONGEST,
        "scales": Open(Items(SCALE_OPTION), ids="scale"),
        "lists": Open(Items(ENTRY), ids="list"),
        "facts": Open(IDS, ids="fact"),
        "accepted": ACCEPTED,
    },
)


@dataclass(frozen=True, slots=True)
class Cover:
    """The questionnaire without its sections; `order` names them, each with the place of its name, and
    `desk` is the place where the desk is named. `accepted` are the warnings that may stand.
    """

    questionnaire: Questionnaire
    shared: Shared
    order: tuple[tuple[str, Place], ...]
    desk: Place
    accepted: tuple[Accepted, ...]


def read_cover(notes: Notes, node: Node) -> Cover:
    """`questionnaire.yml`; sets the languages that all texts must have."""
    fields = read_table(notes, node, COVER)
    notes.languages = _languages(notes, fields.get("languages"))
    questionnaire = read_id(notes, fields.get("id"), "questionnaire")
    domains = read_domains(notes, fields.get("domains"))
    shared = Shared(
        domains={domain.id: domain for domain in domains},
        scales=_scales(notes, fields.get("scales")),
        lists=_lists(notes, fields.get("lists")),
        facts=_facts(notes, fields.get("facts")),
    )
    cover = Questionnaire(
        id=questionnaire,
        languages=notes.languages,
        name=read_text(notes, fields.get("name"), "questionnaire", "name"),
        title=read_text(notes, fields.get("title"), "questionnaire", "title"),
        purpose=read_text(notes, fields.get("purpose"), "questionnaire", "purpose"),
        desk=read_word(notes, fields.get("desk")),
        domains=domains,
        facts=shared.facts,
        lists=shared.lists,
        sections=(),
        longest=if_there(_longest, notes, fields.get("longest")),
    )
    desk = fields.get("desk", node).place
    order = read_words(notes, fields.get("sections"))
    return Cover(cover, shared, order, desk, read_accepted(notes, fields.get("accepted")))


def note_unused(notes: Notes, shared: Shared) -> None:
    """Scales and lists that no question names; a question that could not be read might."""
    if any(finding.severity is Severity.ERROR for finding in notes.findings):
        return
    for code, kind, names in (("R23", "scale", shared.scales), ("R24", "list", shared.lists)):
        for name in names:
            if f"{kind}:{name}" not in shared.used:
                notes.add(code, notes.places[f"{kind}:{name}"], name=name)


def _longest(notes: Notes, node: Node) -> int:
    return read_number(notes, node, *LONGEST)


def _languages(notes: Notes, node: Node | None) -> tuple[str, ...]:
    languages = []
    for language, place in read_words(notes, node):
        if LANGUAGE.pattern.fullmatch(language):
            languages.append(language)
        else:
            notes.add("S14", place, name=language, example=LANGUAGE.example)
    return tuple(languages)


def _scales(notes: Notes, node: Node | None) -> dict[str, tuple[Option, ...]]:
    scales = {}
    for key, value in read_open_keys(notes, node):
        scale = read_id(notes, key, "scale")
        options, _ = read_options(notes, value, f"scale {scale}", SCALE_OPTION)
        count_options(notes, value, options)
        scales[scale] = options
    return scales


def _lists(notes: Notes, node: Node | None) -> dict[str, tuple[Entry, ...]]:
    lists = {}
    for key, value in read_open_keys(notes, node):
        name = read_id(notes, key, "list")
        entries = [_entry(notes, item, name) for item in read_items(notes, value)]
        known = [entry.id for entry, _ in entries]
        for _, neighbours in entries:
            for word, place in neighbours:
                check_known(notes, "R21", word, place, known)
        lists[name] = tuple(entry for entry, _ in entries)
    return lists


def _entry(notes: Notes, node: Node, name: str) -> tuple[Entry, tuple[tuple[str, Place], ...]]:
    fields = read_table(notes, node, ENTRY)
    entry = read_id(notes, fields.get("id"), "entry", name)
    neighbours = read_words(notes, fields.get("neighbours"))
    text = read_text(notes, fields.get("text"), f"entry:{name}/{entry}")
    return Entry(entry, text, tuple(word for word, _ in neighbours)), neighbours


def _facts(notes: Notes, node: Node | None) -> dict[str, tuple[str, ...]]:
    facts = {}
    for key, value in read_open_keys(notes, node):
        name = read_id(notes, key, "fact")
        facts[name] = tuple(word for word, _ in read_words(notes, value))
    return facts
