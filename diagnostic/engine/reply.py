"""From what a form sent to a value: the only door through which answers come in."""

import unicodedata
from collections.abc import Callable, Collection, Sequence
from enum import StrEnum

from diagnostic.model.question import (
    RIGHT,
    UNCLEAR,
    UNSAID,
    UNSURE,
    WRONG,
    Evidence,
    Order,
    Question,
    Several,
    Sort,
    Typed,
    Value,
    WarmUp,
    offered,
)

LONGEST_TYPED = 200


class Problem(StrEnum):
    """Why a reply is not taken. `FORGED` cannot come from our own form; the others can."""

    NOTHING = "nothing"
    TOO_MANY = "too-many"
    NOT_TOGETHER = "not-together"
    SAME_PLACE = "same-place"
    FORGED = "forged"


Fields = Callable[[str], Sequence[str]]
"""Field name -> everything that was sent under it, in order."""

ANSWER = "answer"
"""The name of the field of every form. To order or to sort there is one field `place-<id>` for each step or
thing, with its number or its folder.
"""


def sent_for(question: Question, chosen: Sequence[str]) -> Fields:
    """What our form sends for these choices in this order: for who answers elsewhere than on a page."""
    sent: dict[str, Sequence[str]] = {ANSWER: chosen}
    if len(chosen) > 1:
        match question.form:
            case Order(steps):
                places = [(step, str(place)) for place, step in enumerate(chosen[: len(steps)], 1)]
                sent = {ANSWER: chosen[len(steps) :]} | {f"place-{step}": [place] for step, place in places}
            case Sort(things=things):
                sent = {ANSWER: chosen[len(things) :]}
                pairs = zip(things, chosen, strict=False)
                sent |= {f"place-{thing.id}": [folder] for thing, folder in pairs}
    return lambda name: sent.get(name, ())


def ways_out(question: Question) -> tuple[str, ...]:
    """The replies that every question offers beside its own."""
    if question.evidence is Evidence.FACT and not isinstance(question.form, WarmUp):
        return (UNSURE, UNCLEAR, UNSAID)
    return (UNSURE, UNCLEAR)


def possible_values(question: Question) -> frozenset[str]:
    """The ids that may be sent for this question, ways out aside."""
    if isinstance(question.form, Typed):
        return frozenset((RIGHT, WRONG))
    return frozenset(choice.id for choice in offered(question.form))


def read_reply(question: Question, fields: Fields, language: str) -> Value | Problem:
    """The value of a reply, or what is wrong with it. Never raises, whatever was sent."""
    sent = [text for text in fields(ANSWER) if text.strip()]
    ways = ways_out(question)
    if len(sent) == 1 and sent[0] in ways:
        return (sent[0],)
    match question.form:
        case Order() | Sort() if sent:
            return Problem.NOT_TOGETHER if set(sent) <= set(ways) else Problem.FORGED
        case Order(steps):
            return _read_order(_placed([step.id for step in steps], fields))
        case Sort(folders, things):
            placed = _placed([thing.id for thing in things], fields)
            return _read_sort([folder.id for folder in folders], placed)
        case Typed():
            return _read_typed(question.form, sent, ways, language)
        case Several():
            return _read_several(question.form, sent, ways)
    if not sent:
        return Problem.NOTHING
    if len(sent) > 1 or sent[0] not in possible_values(question):
        return Problem.FORGED
    return (sent[0],)


def _read_several(form: Several, sent: Sequence[str], ways: Value) -> Value | Problem:
    known = [option.id for option in form.options]
    if not sent:
        return Problem.NOTHING
    if len(set(sent)) != len(sent):
        return Problem.FORGED
    if not set(sent) <= set(known):
        return Problem.NOT_TOGETHER if set(sent) <= {*known, *ways} else Problem.FORGED
    exclusive = {option.id for option in form.options if option.exclusive}
    if len(sent) > 1 and exclusive & set(sent):
        return Problem.NOT_TOGETHER
    if form.at_most is not None and len(sent) > form.at_most:
        return Problem.TOO_MANY
    return tuple(option for option in known if option in sent)


def _placed(ids: Sequence[str], fields: Fields) -> dict[str, str] | Problem:
    """What was sent as the place of each of these."""
    places: dict[str, str] = {}
    for name in ids:
        sent = fields(f"place-{name}")
        if len(sent) > 1:
            return Problem.FORGED
        if not sent or not sent[0]:
            return Problem.NOTHING
        places[name] = sent[0]
    return places


def _read_order(places: dict[str, str] | Problem) -> Value | Problem:
    if isinstance(places, Problem):
        return places
    if not set(places.values()) <= {str(number + 1) for number in range(len(places))}:
        return Problem.FORGED
    if len(set(places.values())) < len(places):
        return Problem.SAME_PLACE
    return tuple(sorted(places, key=lambda step_id: places[step_id]))


def _read_sort(folders: Collection[str], places: dict[str, str] | Problem) -> Value | Problem:
    if isinstance(places, Problem):
        return places
    return tuple(places.values()) if set(places.values()) <= set(folders) else Problem.FORGED


def _read_typed(form: Typed, sent: Sequence[str], ways: Value, language: str) -> Value | Problem:
    if not sent:
        return Problem.NOTHING
    if len(sent[0]) > LONGEST_TYPED or not set(sent[1:]) <= set(ways):
        return Problem.FORGED
    if len(sent) > 1:
        return Problem.NOT_TOGETHER
    reading = _loosely if form.loose else str.strip
    accepted = {reading(text) for text in form.accept.get(language, ())}
    return (RIGHT,) if reading(sent[0]) in accepted else (WRONG,)


def _loosely(text: str) -> str:
    """Case, accents and spaces aside."""
    bare = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in bare if not unicodedata.combining(letter) and not letter.isspace())
