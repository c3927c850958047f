"""A folder of YAML read as a whole: which files there are, in which order they are read, what comes out."""

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar

from diagnostic.definition.accepted import Accepted
from diagnostic.definition.facts import facts_of
from diagnostic.definition.findings import Finding, Place, by_place
from diagnostic.definition.glossary import read_glossary
from diagnostic.definition.personas import Known, read_personas
from diagnostic.definition.questionnaire import COMMUNES, Cover, note_unused, read_cover
from diagnostic.definition.questions import SectionDraft, read_section
from diagnostic.definition.reader import Notes, check_known
from diagnostic.definition.referrals import OTHERWISE, Destinations, read_referrals, with_profiles
from diagnostic.definition.scoring import read_profiles
from diagnostic.definition.services import read_services
from diagnostic.definition.source import MOST_BYTES, Node, read_source
from diagnostic.definition.translations import Approved, read_translations
from diagnostic.definition.tree import guard_sections, questions_of
from diagnostic.definition.wording import Severity
from diagnostic.model.bundle import Bundle
from diagnostic.model.condition import ALWAYS
from diagnostic.model.persona import Persona
from diagnostic.model.profile import ProfileTable
from diagnostic.model.referral import Named, ReferralTable, Rule
from diagnostic.model.text import Text

COVER, PROFILES, REFERRALS, SERVICES, GLOSSARY, PERSONAS, TRANSLATIONS = (
    "questionnaire.yml",
    "profiles.yml",
    "referrals.yml",
    "services.yml",
    "glossary.yml",
    "personas.yml",
    "translations.yml",
)
RECOMMENDED = (GLOSSARY, PERSONAS)
OPTIONAL = (TRANSLATIONS,)
TOP_FILES = (COVER, PROFILES, REFERRALS, SERVICES, *RECOMMENDED, *OPTIONAL)
SECTIONS = "sections"
MOST_FILES = 40

_FILE_NAME = re.compile(r"(?:sections/)?[a-z0-9]+(?:-[a-z0-9]+)*\.yml")
_SECTION_NAME = re.compile(r"sections/[a-z0-9]+(?:-[a-z0-9]+)*\.yml")
_YAML_NAME = re.compile(r".*\.ya?ml", re.IGNORECASE | re.DOTALL)

NO_REFERRALS = ReferralTable((), Rule(OTHERWISE, ALWAYS, Named(()), Text({})), 1)
"""Stands in for a referral table that could not be read; no bundle is made with it."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of a folder. There is a bundle only if no finding is an error.

    `places` tells where things stand: "question:<id>", "option:<question>/<id>", "rule:<id>",
    "persona:<id>" and so on; with "#<part>.<language>" behind it, where one of their texts stands. `files`
    are the contents as they were written; `approved` is what each text said when it was last approved.
    `accepted` are the warnings that may stand; `difficulties` those of the scored questions, in logits. They
    are no part of the bundle, for they change nothing for those who take the test.
    """

    bundle: Bundle | None
    personas: tuple[Persona, ...]
    findings: tuple[Finding, ...]
    places: Mapping[str, Place]
    files: Mapping[str, bytes]
    approved: Approved = field(default_factory=dict)
    accepted: tuple[Accepted, ...] = ()
    difficulties: Mapping[str, float] = field(default_factory=dict)


def read_folder(path: Path) -> Reading:
    """Read the questionnaire in a folder. Links are not followed; nothing outside the folder is read."""
    notes = Notes()
    files: dict[str, bytes] = {}
    _gather(notes, path, "", files)
    if not files and notes.findings:
        return Reading(None, (), tuple(notes.findings), {}, files)
    return _read(notes, files)


def read_files(files: Mapping[str, bytes]) -> Reading:
    """Read a questionnaire from the contents of its files; their names are relative to its folder."""
    return _read(Notes(), files)


def _gather(notes: Notes, folder: Path, prefix: str, files: dict[str, bytes]) -> None:
    """The contents of the files in a folder and in its `sections`."""
    try:
        paths = sorted(folder.iterdir())
    except OSError:
        _note_file(notes, "Y45", prefix or folder.name or str(folder))
        return
    for path in paths:
        name = prefix + path.name
        if path.name.startswith(".") or len(files) > MOST_FILES:
            continue
        try:
            if path.is_symlink():
                _note_file(notes, "Y43", name)
            elif path.is_dir() and name == SECTIONS:
                _gather(notes, path, f"{SECTIONS}/", files)
            elif path.is_file():
                with path.open("rb") as file:
                    files[name] = file.read(MOST_BYTES + 1)
            else:
                _note_file(notes, "Y42", name)
        except OSError:
            _note_file(notes, "Y45", name)


def _note_file(notes: Notes, code: str, name: str, known: Collection[str] = ()) -> None:
    """A finding about a file as a whole; of its name, which may hold anything, only what can be printed."""
    printable = "".join(letter if letter.isprintable() else "?" for letter in name)
    notes.add(code, Place(printable, 1, 1), known=known, name=printable)


def _read(notes: Notes, files: Mapping[str, bytes]) -> Reading:
    trees = _trees(notes, files)
    reading = Reading(None, (), (), notes.places, files)
    if COVER in trees:
        reading = _assemble(notes, trees, reading)
        approved = _part(trees, TRANSLATIONS, lambda node: read_translations(notes, node)) or {}
        reading = replace(reading, approved=approved)
    findings = tuple(sorted(notes.findings, key=by_place))
    sound = not any(finding.severity is Severity.ERROR for finding in findings)
    return replace(reading, bundle=reading.bundle if sound else None, findings=findings)


def _trees(notes: Notes, files: Mapping[str, bytes]) -> dict[str, Node]:
    """File name -> tree, of the files that belong to a questionnaire and could be read."""
    if len(files) > MOST_FILES:
        notes.add("Y46", Place(COVER, 1, 1), limit=str(MOST_FILES))
        return {}
    trees = {}
    for name in sorted(files):
        if name not in TOP_FILES and not _FILE_NAME.fullmatch(name) and _YAML_NAME.fullmatch(name):
            _note_file(notes, "Y44", name)
        elif name not in TOP_FILES and not _SECTION_NAME.fullmatch(name):
            _note_file(notes, "Y42", name, TOP_FILES)
        else:
            tree, findings = read_source(name, files[name])
            notes.take(findings)
            if tree is None:
                notes.incomplete = True
            else:
                trees[name] = tree
    for name in TOP_FILES:
        if name not in files and name not in OPTIONAL:
            recommended = name in RECOMMENDED
            notes.add("Y48" if recommended else "Y41", Place(name, 1, 1), name=name)
            notes.incomplete = notes.incomplete or not recommended
    return trees


def _assemble(notes: Notes, trees: Mapping[str, Node], reading: Reading) -> Reading:
    """All files in the order in which they need each other, with what is said beside the bundle."""
    cover = read_cover(notes, trees[COVER])
    shared = cover.shared
    drafts = _sections(notes, trees, cover)
    questions = {question.id: question for question in questions_of(drafts)}
    for question in questions:
        if question in shared.facts:
            notes.name("fact", "", question, notes.places[f"question:{question}"])
    facts = facts_of(questions_of(drafts), cover.questionnaire.domains, shared.facts, notes.languages)
    sections = guard_sections(notes, drafts, facts)
    note_unused(notes, shared)
    profiles = _part(trees, PROFILES, lambda node: read_profiles(notes, node, facts)) or ProfileTable((), 0)
    profile_ids = tuple(profile.id for profile in profiles.profiles)
    communes = [entry.id for entry in shared.lists.get(COMMUNES, ())]
    services = _part(trees, SERVICES, lambda node: read_services(notes, node, communes)) or {}
    if services:
        check_known(notes, "R07", cover.questionnaire.desk, cover.desk, services)
    destinations = Destinations(with_profiles(facts, profile_ids), questions, services)
    referrals = (
        _part(trees, REFERRALS, lambda node: read_referrals(notes, node, destinations)) or NO_REFERRALS
    )
    glossary = _part(trees, GLOSSARY, lambda node: read_glossary(notes, node)) or ()
    rules = [*(rule.id for rule in referrals.rules), OTHERWISE] if referrals.rules else []
    known = Known(questions, shared.facts, shared.domains, profile_ids, services, rules)
    personas = _part(trees, PERSONAS, lambda node: read_personas(notes, node, known)) or ()
    questionnaire = replace(cover.questionnaire, sections=sections)
    return replace(
        reading,
        bundle=Bundle(questionnaire, profiles, referrals, services, glossary),
        personas=personas,
        accepted=cover.accepted,
        difficulties={
            draft.question.id: draft.difficulty
            for section in drafts
            for draft in section.drafts
            if draft.difficulty is not None and draft.question.scored
        },
    )


def _part(trees: Mapping[str, Node], name: str, read: Callable[[Node], T]) -> T | None:
    """What one file gives, None if it is not there or could not be read."""
    return read(trees[name]) if name in trees else None


def _sections(notes: Notes, trees: Mapping[str, Node], cover: Cover) -> list[SectionDraft]:
    """The sections in the order that the questionnaire gives them."""
    drafts = []
    files = {name.removeprefix(f"{SECTIONS}/").removesuffix(".yml"): name for name in trees if "/" in name}
    for section, place in cover.order:
        if check_known(notes, "R20", section, place, files):
            drafts.append(read_section(notes, trees[files[section]], section, cover.shared))
    listed = [section for section, _ in cover.order]
    for section, name in files.items():
        if section not in listed:
            notes.add("R25", Place(name, 1, 1), known=listed, name=section)
    return drafts
