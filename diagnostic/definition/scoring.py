"""Domains with their bands, and the profile table."""

from diagnostic.definition.conditions import Scope, condition_if_there
from diagnostic.definition.facts import Fact
from diagnostic.definition.keys import read_table
from diagnostic.definition.questions import COMPETENCE
from diagnostic.definition.reader import (
    Fields,
    Notes,
    read_id,
    read_items,
    read_matching,
    read_number,
    read_text,
    text_if_there,
)
from diagnostic.definition.shapes import CONDITION, TEXT, Id, Items, Keys, Number
from diagnostic.definition.source import Node
from diagnostic.model.profile import Band, Domain, Profile, ProfileTable

POINTS = Number(0, 10_000)
NEEDED = Number(0, 100)

BAND = Keys("band", {"id": Id("band"), "from": POINTS, "title": TEXT}, {"can": TEXT})
DOMAIN = Keys(
    "domain",
    {
        "id": Id("domain"),
        "title": TEXT,
        "competences": Items(COMPETENCE),
        "needs": NEEDED,
        "bands": Items(BAND),
    },
)
PROFILE = Keys(
    "profile", {"id": Id("profile"), "title": TEXT, "can": TEXT, "next": TEXT}, {"when": CONDITION}
)
PROFILES = Keys("profiles", {"close_within": POINTS, "profiles": Items(PROFILE)})


def read_domains(notes: Notes, node: Node | None) -> tuple[Domain, ...]:
    """The measured domains of a questionnaire."""
    return tuple(_domain(notes, item) for item in read_items(notes, node))


def _domain(notes: Notes, node: Node) -> Domain:
    fields = read_table(notes, node, DOMAIN)
    domain = read_id(notes, fields.get("id"), "domain")
    competences = read_items(notes, fields.get("competences"))
    return Domain(
        id=domain,
        title=read_text(notes, fields.get("title"), f"domain:{domain}", "title"),
        competences=tuple(_competence(notes, item) for item in competences),
        needs=read_number(notes, fields.get("needs"), *NEEDED),
        bands=_bands(notes, fields.get("bands"), domain),
    )


def _competence(notes: Notes, node: Node) -> str:
    return read_matching(notes, node, COMPETENCE.pattern, COMPETENCE.example)


def _bands(notes: Notes, node: Node | None, domain: str) -> tuple[Band, ...]:
    """Bands, lowest first: the first from 0 points, each next one from more."""
    bands: list[Band] = []
    for item in read_items(notes, node):
        fields = read_table(notes, item, BAND)
        band_id = read_id(notes, fields.get("id"), "band", domain)
        owner = f"band:{domain}/{band_id}"
        cut = read_number(notes, fields.get("from"), *POINTS)
        band = Band(
            id=band_id,
            cut=cut,
            title=read_text(notes, fields.get("title"), owner, "title"),
            can=text_if_there(notes, fields, owner, "can"),
        )
        if "from" in fields and not bands and cut != 0:
            notes.add("S26", fields["from"].place, name=str(cut))
        if "from" in fields and bands and cut <= bands[-1].cut:
            notes.add("S27", fields["from"].place, name=str(cut), before=str(bands[-1].cut))
        bands.append(band)
    return tuple(bands)


def read_profiles(notes: Notes, node: Node, facts: dict[str, Fact]) -> ProfileTable:
    """`profiles.yml`: tried in order, the last one without a condition."""
    fields = read_table(notes, node, PROFILES)
    items = read_items(notes, fields.get("profiles"))
    profiles = tuple(
        _profile(notes, item, facts, last=number == len(items)) for number, item in enumerate(items, start=1)
    )
    return ProfileTable(profiles, read_number(notes, fields.get("close_within"), *POINTS))


def _profile(notes: Notes, node: Node, facts: dict[str, Fact], *, last: bool) -> Profile:
    fields = read_table(notes, node, PROFILE)
    profile = read_id(notes, fields.get("id"), "profile")
    _check_when(notes, node, fields, last=last)
    owner = f"profile:{profile}"
    return Profile(
        id=profile,
        title=read_text(notes, fields.get("title"), owner, "title"),
        can=read_text(notes, fields.get("can"), owner, "can"),
        next=read_text(notes, fields.get("next"), owner, "next"),
        when=condition_if_there(notes, fields.get("when"), Scope(facts)),
    )


def _check_when(notes: Notes, node: Node, fields: Fields, *, last: bool) -> None:
    """Only the last profile takes all the others."""
    if not fields:
        return
    if last and "when" in fields:
        notes.add("S28", fields["when"].place)
    if not last and "when" not in fields:
        notes.add("S29", node.place)
