"""Every text of a bundle, with the name of its place and what kind of text it is."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from diagnostic.model.bundle import Bundle
from diagnostic.model.profile import Domain
from diagnostic.model.question import (
    Choice,
    ListChoice,
    Option,
    Order,
    Question,
    Several,
    Sort,
    Task,
    Thing,
    Typed,
    WarmUp,
)
from diagnostic.model.service import Service
from diagnostic.model.text import Text


class Voice(Enum):
    """Who is spoken to, the person or the counsellor; a name or an address is what it is."""

    PERSON = auto()
    COUNSELLOR = auto()
    NAME = auto()


@dataclass(frozen=True, slots=True)
class Written:
    """One text. `key` names its place, as in `Reading.places`."""

    key: str
    text: Text
    voice: Voice = Voice.PERSON


PEOPLE = ("from", "to", "account")
"""What a drawn screen says of who wrote and who reads: names, also where one stands alone."""


def texts_of(bundle: Bundle) -> Iterator[Written]:
    """All texts of a bundle in the order of its files; options of a scale once for each question."""
    questionnaire = bundle.questionnaire
    yield Written("questionnaire#name", questionnaire.name, Voice.NAME)
    yield Written("questionnaire#title", questionnaire.title)
    yield Written("questionnaire#purpose", questionnaire.purpose)
    for domain in questionnaire.domains:
        yield from _domain(domain)
    for name, entries in questionnaire.lists.items():
        for entry in entries:
            yield Written(f"entry:{name}/{entry.id}#text", entry.text, Voice.NAME)
    for section in questionnaire.sections:
        yield Written(f"section:{section.id}#title", section.title)
        for question in section.questions:
            yield from _question(question)
    for profile in bundle.profiles.profiles:
        yield from _parts(f"profile:{profile.id}", title=profile.title, can=profile.can, next=profile.next)
    for rule in (*bundle.referrals.rules, bundle.referrals.otherwise):
        yield from _parts(f"rule:{rule.id}", because=rule.because)
    for service in bundle.services.values():
        yield from _service(service)
    for term in bundle.glossary:
        yield from _parts(f"term:{term.id}", text=term.text)


def _parts(owner: str, **texts: Text | None) -> Iterator[Written]:
    for part, text in texts.items():
        if text is not None:
            yield Written(f"{owner}#{part}", text)


def _domain(domain: Domain) -> Iterator[Written]:
    yield from _parts(f"domain:{domain.id}", title=domain.title)
    for band in domain.bands:
        yield from _parts(f"band:{domain.id}/{band.id}", title=band.title, can=band.can)


def _question(question: Question) -> Iterator[Written]:
    owner = f"question:{question.id}"
    yield from _parts(owner, text=question.text, help=question.help, can=question.can)
    if question.observe is not None:
        yield Written(f"{owner}#observe", question.observe, Voice.COUNSELLOR)
    match question.form:
        case Choice(options) | Several(options=options) | Order(steps=options):
            yield from _options(question.id, options)
        case Sort(folders=folders, things=things):
            yield from _options(question.id, (*folders, *things))
        case WarmUp(options=options, lines=lines):
            yield from _options(question.id, options)
            for number, line in enumerate(lines, start=1):
                yield Written(f"{owner}#line-{number}", line)
        case Task():
            yield from _task(question.id, question.form)
        case ListChoice() | Typed():
            pass


def _options(question: str, options: Sequence[Option | Thing]) -> Iterator[Written]:
    for option in options:
        yield Written(f"option:{question}/{option.id}#text", option.text)


def _task(question: str, task: Task) -> Iterator[Written]:
    for key, text in task.scene.items():
        yield Written(f"question:{question}#scene-{key}", text, _voice_of(key))
    for element in task.elements:
        details: Mapping[str, Text] = element.details or {}
        owner = f"option:{question}/{element.id}"
        yield Written(f"{owner}#text", element.text)
        for key, text in details.items():
            yield Written(f"{owner}#{key}", text, _voice_of(key))


def _voice_of(part: str) -> Voice:
    return Voice.NAME if part in PEOPLE else Voice.PERSON


def _service(service: Service) -> Iterator[Written]:
    owner = f"service:{service.id}"
    for part, text in (
        ("name", service.name),
        ("address", service.address),
        ("reach", service.reach),
        ("opening", service.opening),
    ):
        if text is not None:
            yield Written(f"{owner}#{part}", text, Voice.NAME)
    yield from _parts(
        owner,
        audience=service.audience,
        offer=service.offer,
        cost=service.cost,
        bring=service.bring,
        say=service.say,
    )
