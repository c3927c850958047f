"""What points a domain can give, and whether its cuts and bands lie within them."""

from collections.abc import Iterator

from diagnostic.check.graph.search import Holds, NotProved, Refuted, find_person
from diagnostic.check.graph.states import World
from diagnostic.check.places import Places, place_of
from diagnostic.definition.findings import Finding, find
from diagnostic.model.condition import Among, Below
from diagnostic.model.profile import Domain
from diagnostic.model.witness import Witness


def check_scores(world: World, places: Places) -> list[Finding]:
    """All findings about points, cuts and bands."""
    domains = world.course.domains.values()
    return [finding for domain in domains for finding in _check(world, domain, places)]


def _check(world: World, domain: Domain, places: Places) -> Iterator[Finding]:
    most: int | None = None
    if world.complete:
        least, most, _, _ = world.ranges(f"points.{domain.id}")[0][world.terrain.start()]
        values = {"domain": domain.id, "least": str(least), "most": str(most)}
        yield find("B04", place_of(places, f"domain:{domain.id}"), values)
    yield from _bands(world, domain, most, places)
    yield from _thin(world, domain, places)
    yield from _forgotten(world, domain, places)


def _forgotten(world: World, domain: Domain, places: Places) -> Iterator[Finding]:
    """A question that says nothing about being skipped among others that do: it counts for some people only,
    and the cuts are the same for all.
    """
    questions = [
        question
        for question in world.course.bundle.questionnaire.questions()
        if question.scored and question.domain == domain.id and question.ask_if is not None
    ]
    if any(question.if_skipped is not None for question in questions):
        for question in questions:
            if question.if_skipped is None:
                place = place_of(places, f"question:{question.id}")
                yield find("B06", place, {"domain": domain.id, "name": question.id})


def _bands(world: World, domain: Domain, most: int | None, places: Places) -> Iterator[Finding]:
    for band in domain.bands:
        place = place_of(places, f"band:{domain.id}/{band.id}")
        values = {"domain": domain.id, "band": band.id, "cut": str(band.cut)}
        verdict = find_person(world, [Holds(Among(f"band.{domain.id}", frozenset((band.id,))))])
        if isinstance(verdict, NotProved):
            yield find("B05", place, {"about": band.id, "steps": str(verdict.steps)})
        elif most is not None and band.cut > most:
            # A band that an option settles may be reached all the same; its cut says nothing.
            yield find("B01", place, {**values, "most": str(most)})
        elif isinstance(verdict, Refuted):
            yield find("B02", place, values)


def _thin(world: World, domain: Domain, places: Places) -> Iterator[Finding]:
    """Somebody who answers everything and still has too few scored answers for a band."""
    goal = [Holds(Below(f"answers.{domain.id}", domain.needs))]
    verdict = find_person(world, goal, answers_all_of=domain.id)
    place = place_of(places, f"domain:{domain.id}")
    if isinstance(verdict, Witness):
        yield find("B03", place, {"domain": domain.id, "needs": str(domain.needs)}, verdict)
    elif isinstance(verdict, NotProved):
        yield find("B05", place, {"about": domain.id, "steps": str(verdict.steps)})
