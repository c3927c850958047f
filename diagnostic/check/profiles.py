"""Whether somebody gets each profile, and where only the order of the table decides."""

from collections.abc import Iterator
from itertools import combinations

from diagnostic.check.graph.search import NOT_SURELY, Holds, NotProved, Refuted, find_person
from diagnostic.check.graph.states import World
from diagnostic.check.places import Places, place_of
from diagnostic.definition.findings import Finding, find
from diagnostic.model.condition import Among
from diagnostic.model.profile import Profile
from diagnostic.model.witness import Witness


def check_profiles(world: World, places: Places) -> list[Finding]:
    """All findings about the profile table."""
    profiles = world.course.bundle.profiles.profiles
    findings = [_person_of(world, profile, places) for profile in profiles]
    lost = {finding.values["name"] for finding in findings if finding.code == "N01"}
    for first, second in combinations(profiles, 2):
        if second.when is not None and first.id not in lost and second.id not in lost:
            findings += _overlap(world, first, second, places)
    return findings


def _person_of(world: World, profile: Profile, places: Places) -> Finding:
    place = place_of(places, f"profile:{profile.id}")
    verdict = find_person(world, [Holds(Among("profile", frozenset((profile.id,))))])
    match verdict:
        case Refuted():
            return find("N01", place, {"name": profile.id})
        case NotProved(steps):
            return find("N04", place, {"name": profile.id, "steps": str(steps)})
        case Witness():
            return find("N03", place, {"name": profile.id, "count": str(len(verdict))}, verdict)


def _overlap(world: World, first: Profile, second: Profile, places: Places) -> Iterator[Finding]:
    """Somebody fits both, although the first is not simply a part of the second: only the order decides.

    A profile whose people all fit the next one as well ("58 and more" before "38 and more") is the usual
    way to write a table, and says so by itself.
    """
    if first.when is None or second.when is None:
        return
    apart = find_person(world, [Holds(first.when), Holds(second.when, NOT_SURELY)])
    if isinstance(apart, Refuted):
        return
    both = find_person(world, [Holds(first.when), Holds(second.when)])
    place = place_of(places, f"profile:{second.id}")
    if isinstance(both, Witness) and isinstance(apart, Witness):
        yield find("N02", place, {"name": first.id, "other": second.id}, both)
    elif isinstance(both, NotProved) or (isinstance(both, Witness) and isinstance(apart, NotProved)):
        steps = both.steps if isinstance(both, NotProved) else apart.steps  # type: ignore[union-attr]
        yield find("N04", place, {"name": second.id, "steps": str(steps)})
