"""All that is proved about a bundle as a whole, from one state graph."""

from diagnostic.check.flow import check_flow
from diagnostic.check.graph.replies import TooManyReplies
from diagnostic.check.graph.states import explore
from diagnostic.check.places import Places, place_of
from diagnostic.check.profiles import check_profiles
from diagnostic.check.scores import check_scores
from diagnostic.check.tables.rules import check_tables
from diagnostic.definition.findings import Finding, find
from diagnostic.model.bundle import Bundle


def check_proofs(bundle: Bundle, places: Places) -> list[Finding]:
    """Findings about flow, scores, profiles and referrals, each with its person where there is one."""
    try:
        world = explore(bundle)
    except TooManyReplies as error:
        name = str(error)
        return [find("F07", place_of(places, f"question:{name}"), {"name": name})]
    return [
        *check_flow(world, places),
        *check_scores(world, places),
        *check_profiles(world, places),
        *check_tables(bundle, places, world),
    ]
