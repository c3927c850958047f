"""Worked examples, as `personas.yml` lists them."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from diagnostic.definition import source
from diagnostic.definition.findings import Place
from diagnostic.definition.keys import read_table
from diagnostic.definition.reader import (
    Fields,
    Notes,
    check_known,
    read_id,
    read_items,
    read_number,
    read_one_of,
    read_open_keys,
    read_word,
    read_words,
)
from diagnostic.definition.shapes import LANGUAGE, WORDS, Either, Id, Items, Keys, Number, Open, Word
from diagnostic.definition.source import Node
from diagnostic.engine.reply import possible_values, ways_out
from diagnostic.model.persona import Expectation, Persona
from diagnostic.model.profile import Domain
from diagnostic.model.question import Order, Question, Several, Sort, Value

UNKNOWN = "unknown"
"""Stands for "not enough answers" where a band or a profile is expected."""

NAMES = replace(WORDS, may_be_empty=True)
REPLY = Either(Open(Word()), WORDS)
"""What was sorted is written thing by thing."""
POINTS = Number(0, 1_000)
EXPECTED = Keys(
    "expect",
    {},
    {
        "path": NAMES,
        "profile": Word(),
        "bands": Open(Word()),
        "points": Open(POINTS),
        "referrals": NAMES,
        "rules": NAMES,
    },
)
PERSONA = Keys(
    "persona",
    {
        "id": Id("persona"),
        "name": Word(),
        "language": LANGUAGE,
        "answers": Open(REPLY, may_be_empty=True),
        "expect": EXPECTED,
    },
    {"facts": Open(Word())},
)
PERSONAS = Keys("personas", {"personas": Items(PERSONA)})


@dataclass(frozen=True, slots=True)
class Known:
    """What personas may name. A table that could not be read is empty, and nothing is compared with it."""

    questions: Mapping[str, Question]
    facts: Mapping[str, tuple[str, ...]]
    domains: Mapping[str, Domain]
    profiles: Collection[str]
    services: Collection[str]
    rules: Collection[str]


def read_personas(notes: Notes, node: Node, known: Known) -> tuple[Persona, ...]:
    """`personas.yml`."""
    fields = read_table(notes, node, PERSONAS)
    return tuple(_persona(notes, item, known) for item in read_items(notes, fields.get("personas")))


def _persona(notes: Notes, node: Node, known: Known) -> Persona:
    fields = read_table(notes, node, PERSONA)
    persona = read_id(notes, fields.get("id"), "persona")
    expect = fields.get("expect")
    return Persona(
        id=persona,
        name=read_word(notes, fields.get("name")),
        language=read_one_of(notes, fields.get("language"), notes.languages),
        facts=_facts(notes, fields.get("facts"), known),
        answers=_answers(notes, fields.get("answers"), persona, known),
        expect=_expectation(notes, read_table(notes, expect, EXPECTED), persona, expect, known),
    )


def _facts(notes: Notes, node: Node | None, known: Known) -> dict[str, str]:
    facts = {}
    for key, value in read_open_keys(notes, node):
        word = read_word(notes, value)
        if check_known(notes, "R10", key.text, key.place, known.facts) and word:
            if known.facts[key.text] and word not in known.facts[key.text]:
                notes.add("R03", value.place, known=known.facts[key.text], name=word, fact=key.text)
            facts[key.text] = word
    return facts


def _answers(notes: Notes, node: Node | None, persona: str, known: Known) -> dict[str, Value]:
    answers = {}
    for key, value in read_open_keys(notes, node, may_be_empty=True):
        sorting = isinstance(value, source.Mapping)
        pairs = _pairs(notes, value) if sorting else {}
        words = () if sorting else read_words(notes, value, or_one=True)
        if not check_known(notes, "R01", key.text, key.place, known.questions):
            continue
        notes.places[f"persona:{persona}#answers.{key.text}"] = key.place
        question = known.questions[key.text]
        own = possible_values(question)
        if not own:
            continue
        possible = (*sorted(own), *ways_out(question))
        given = tuple(pairs.values()) or words
        unknown = [(word, place) for word, place in given if word not in possible]
        for word, place in unknown:
            notes.add("R03", place, known=possible, name=word, fact=key.text)
        if sorting:
            answer = _sorted(question, {thing: folder for thing, (folder, _) in pairs.items()})
        else:
            answer = _answer(question, [word for word, _ in words])
        if not unknown and answer is None:
            notes.add("S31", value.place, name=key.text)
        answers[key.text] = answer or ()
    return answers


def _pairs(notes: Notes, node: Node) -> dict[str, tuple[str, Place]]:
    """Thing -> its folder, and where that is written."""
    return {key.text: (read_word(notes, value), value.place) for key, value in read_open_keys(notes, node)}


def _sorted(question: Question, folder_of: dict[str, str]) -> Value | None:
    """The value when each thing has a folder; None if no form could send it."""
    form = question.form
    if not isinstance(form, Sort) or set(folder_of) != {thing.id for thing in form.things}:
        return None
    return tuple(folder_of[thing.id] for thing in form.things)


def _answer(question: Question, words: Sequence[str]) -> Value | None:
    """The value as a form would send it; None if no form could."""
    if len(words) == 1 and words[0] in ways_out(question):
        return tuple(words)
    match question.form:
        case Several(options, at_most):
            alone = {option.id for option in options if option.exclusive} | set(ways_out(question))
            if (len(words) > 1 and alone.intersection(words)) or len(words) > (at_most or len(options)):
                return None
            return tuple(option.id for option in options if option.id in words)
        case Order(steps):
            return tuple(words) if set(words) == {step.id for step in steps} else None
        case Sort():
            return None
    return tuple(words) if len(words) == 1 else None


def _expectation(notes: Notes, fields: Fields, persona: str, node: Node | None, known: Known) -> Expectation:
    if node is not None and not fields:
        notes.add("S32", node.place)
    for key, value in fields.items():
        notes.places[f"persona:{persona}#expect.{key}"] = value.place
    return Expectation(
        path=_names(notes, fields.get("path"), "R01", known.questions),
        profile=_profile(notes, fields.get("profile"), known),
        bands=_bands(notes, fields.get("bands"), persona, known),
        points=_points(notes, fields.get("points"), persona, known),
        referrals=_names(notes, fields.get("referrals"), "R07", known.services),
        rules=_names(notes, fields.get("rules"), "R19", known.rules),
    )


def _names(notes: Notes, node: Node | None, code: str, known: Collection[str]) -> tuple[str, ...] | None:
    if node is None:
        return None
    words = read_words(notes, node, or_one=True, may_be_empty=True)
    for word, place in words:
        if known:
            check_known(notes, code, word, place, known)
    return tuple(word for word, _ in words)


def _profile(notes: Notes, node: Node | None, known: Known) -> str | None:
    if node is None:
        return None
    profile = read_word(notes, node)
    if known.profiles:
        check_known(notes, "R06", profile, node.place, (*known.profiles, UNKNOWN))
    return profile


def _bands(notes: Notes, node: Node | None, persona: str, known: Known) -> dict[str, str] | None:
    if node is None:
        return None
    bands = {}
    for key, value in read_open_keys(notes, node):
        band = read_word(notes, value)
        if check_known(notes, "R04", key.text, key.place, known.domains):
            notes.places[f"persona:{persona}#expect.bands.{key.text}"] = value.place
            possible = (*(band.id for band in known.domains[key.text].bands), UNKNOWN)
            check_known(notes, "R05", band, value.place, possible)
            bands[key.text] = band
    return bands


def _points(notes: Notes, node: Node | None, persona: str, known: Known) -> dict[str, int] | None:
    if node is None:
        return None
    points = {}
    for key, value in read_open_keys(notes, node):
        number = read_number(notes, value, *POINTS)
        if check_known(notes, "R04", key.text, key.place, known.domains):
            notes.places[f"persona:{persona}#expect.points.{key.text}"] = value.place
            points[key.text] = number
    return points
