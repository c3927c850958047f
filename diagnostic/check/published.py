"""What a change does to people: a questionnaire beside the version of it that is in force.

Ids are how kept answers and figures stay comparable, so an id never comes to mean something else.
"""

from collections.abc import Iterator, Sequence

from diagnostic.check.graph.replies import TooManyReplies
from diagnostic.check.graph.states import explore
from diagnostic.check.places import Places, place_of
from diagnostic.definition.findings import Finding, find
from diagnostic.definition.personas import UNKNOWN
from diagnostic.engine.outcome import Outcome, diagnose
from diagnostic.model.answers import Answers, Facts
from diagnostic.model.bundle import Bundle
from diagnostic.model.persona import Persona
from diagnostic.model.question import Evidence, Question
from diagnostic.model.witness import Witness


def check_against(
    published: Bundle, bundle: Bundle, personas: Sequence[Persona], places: Places
) -> list[Finding]:
    """Ids with another meaning, points that moved, and worked examples that would get something else."""
    return [
        *_other_meanings(published, bundle, places),
        *_moved_ranges(published, bundle, places),
        *_other_results(published, bundle, personas, places),
    ]


def _other_meanings(published: Bundle, bundle: Bundle, places: Places) -> Iterator[Finding]:
    before = {question.id: question for question in published.questionnaire.questions()}
    for question in bundle.questionnaire.questions():
        old = before.get(question.id)
        for what, was, now in _meanings(old, question) if old is not None else ():
            if was != now:
                values = {"name": question.id, "what": what, "was": was, "now": now}
                yield find("V01", place_of(places, f"question:{question.id}"), values)
    for service in bundle.services.values():
        known = published.services.get(service.id)
        if known is not None and known.kind != service.kind:
            values = {"name": service.id, "what": "kind", "was": known.kind, "now": service.kind}
            yield find("V01", place_of(places, f"service:{service.id}"), values)


def _meanings(old: Question, new: Question) -> Iterator[tuple[str, str, str]]:
    """(key of the YAML, before, now) of what makes the answers to a question comparable."""
    yield "kind", _kind(old), _kind(new)
    yield "evidence", _counted(old), _counted(new)
    if old.scored and new.scored:
        yield "domain", old.domain or "", new.domain or ""


def _kind(question: Question) -> str:
    return type(question.form).__name__.lower()


def _counted(question: Question) -> str:
    """Said or shown may change with the way of asking; a fact never becomes a score."""
    return Evidence.FACT.value if question.evidence is Evidence.FACT else "scored"


def _moved_ranges(published: Bundle, bundle: Bundle, places: Places) -> Iterator[Finding]:
    before, now = _ranges(published), _ranges(bundle)
    for domain in bundle.questionnaire.domains:
        was, is_ = before.get(domain.id), now.get(domain.id)
        if was is not None and is_ is not None and was != is_:
            values = {"domain": domain.id, "was": "–".join(map(str, was)), "now": "–".join(map(str, is_))}
            yield find("V02", place_of(places, f"domain:{domain.id}"), values)


def _ranges(bundle: Bundle) -> dict[str, tuple[int, int]]:
    """Domain -> least and most points; nothing where it could not be proved."""
    try:
        world = explore(bundle)
    except TooManyReplies:
        return {}
    if not world.complete:
        return {}
    start = world.terrain.start()
    found = {domain: world.ranges(f"points.{domain}")[0][start] for domain in world.course.domains}
    return {domain: (come.least_low, come.most_low) for domain, come in found.items()}


def _other_results(
    published: Bundle, bundle: Bundle, personas: Sequence[Persona], places: Places
) -> Iterator[Finding]:
    for persona in personas:
        answers, facts = Answers(persona.answers), Facts(persona.language, persona.facts)
        was, now = (_result(diagnose(version, answers, facts)) for version in (published, bundle))
        if was != now:
            values = {"name": persona.name, "was": was, "now": now}
            person = Witness(persona.language, persona.facts, persona.answers)
            yield find("V03", place_of(places, f"persona:{persona.id}"), values, person)


def _result(outcome: Outcome) -> str:
    """Profile and places, as a line."""
    profile = outcome.profile.id if outcome.profile else UNKNOWN
    return " → ".join((profile, ", ".join(referral.service.id for referral in outcome.referrals)))
