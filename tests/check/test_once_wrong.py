"""What the checker once said and counting everybody out did not: each mistake as a small questionnaire."""

from diagnostic.check.graph.search import REFUTED, Holds, find_person
from diagnostic.check.graph.states import explore
from tests.check.oracle import Everybody
from tests.engine.build import among, bundle, choice, domain, profile


def test_a_profile_after_one_that_stays_open_is_nobodys():
    """The answer settles the lowest band; without it the band is open, and the first profile with it."""
    made = bundle(
        choice("q0", {"x": 2}, settles={"x": "low"}),
        domains=[domain(low=0, high=1, needs=1)],
        profiles=[profile("first", among("band.skill", "low")), profile("last")],
    )
    assert Everybody(made).with_profile("last") is None
    assert find_person(explore(made), [Holds(among("profile", "last"))]) == REFUTED
