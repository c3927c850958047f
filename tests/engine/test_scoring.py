import pytest

from diagnostic.engine.outcome import diagnose
from diagnostic.engine.scoring import Tally
from diagnostic.model.condition import AllOf, AtLeast, Below, Missing
from diagnostic.model.question import Evidence
from tests.engine.build import FRENCH, among, answers, bundle, choice, domain, fact, profile, task

YES = {"no": 0, "yes": 2}
BANDS = {"low": 0, "middle": 2, "high": 4}


def diagnosed(tested, observed=None, **given):
    return diagnose(tested, answers(observed, **given), FRENCH)


def skill(tested, observed=None, **given):
    return diagnosed(tested, observed, **given).domains[0]


def ids(things):
    return [thing.id for thing in things]


def support(result):
    return [step.question.id for step in result.support]


# ----------------------------------------------------------------------------------------------- domains

TWO = bundle(choice("q1", YES), choice("q2", YES), domains=[domain(**BANDS)])


@pytest.mark.parametrize(
    "given, band, possible",
    [
        ({"q1": "no", "q2": "no"}, "low", ["low"]),
        ({"q1": "no", "q2": "yes"}, "middle", ["middle"]),
        ({"q1": "yes", "q2": "yes"}, "high", ["high"]),
        ({"q1": "no", "q2": "unsure"}, "low", ["low"]),
        ({"q1": "yes", "q2": "unclear"}, None, ["middle", "high"]),
        ({"q1": "no"}, None, ["low", "middle"]),
        ({}, None, ["low", "middle", "high"]),
    ],
)
def test_band_is_given_only_when_no_missing_answer_could_change_it(given, band, possible):
    result = skill(TWO, **given)
    assert (result.band and result.band.id, ids(result.possible)) == (band, possible)


def test_band_needs_enough_scored_answers():
    tested = bundle(choice("q1", YES), choice("q2", YES), fact("q3", "a"), domains=[domain(**BANDS, needs=3)])
    result = skill(tested, q1="yes", q2="yes", q3="a")
    assert (result.band, ids(result.possible), result.answered) == (None, ["low", "middle", "high"], 2)


def test_band_counts_unsure_and_observed_as_answers_but_not_unclear_nor_inferred():
    tested = bundle(
        choice("q1", YES),
        choice("q2", YES),
        task("q3", YES),
        choice("q4", YES, ask_if=among("q1", "yes"), if_skipped=0),
        domains=[domain(low=0, needs=2)],
    )
    counted = skill(tested, q1="unsure", observed={"q3": "guided"})
    short = skill(tested, q1="no", q2="unclear", q3="unclear")
    assert (counted.answered, counted.band.id) == (2, "low")
    assert (short.answered, short.band) == (1, None)


def test_band_is_known_although_an_answer_is_missing_that_could_not_change_it():
    tested = bundle(choice("q1", {"yes": 4}), choice("q2", {"no": 0, "yes": 1}), domains=[domain(**BANDS)])
    result = skill(tested, q1="yes")
    assert (result.low, result.high, result.band.id) == (4, 5, "high")


SETTLING = bundle(
    choice("q1", YES),
    fact("has", "some", "none", settles={"none": "low"}),
    choice("q2", YES, branch=among("has", "some")),
    domains=[domain(**BANDS, needs=2)],
)


def test_settled_band_needs_no_further_answers():
    result = skill(SETTLING, q1="yes", has="none")
    assert (result.band.id, result.settled, ids(result.possible)) == ("low", True, ["low"])


def test_settled_band_is_made_by_the_answer_that_settled_it():
    assert support(skill(SETTLING, q1="yes", has="none")) == ["has"]


def test_band_stays_open_while_a_question_could_settle_it():
    tested = bundle(
        fact("has", "some", "none", settles={"none": "low"}),
        choice("q1", {"yes": 4}, section="next"),
        domains=[domain(**BANDS)],
    )
    assert ids(skill(tested, q1="yes").possible) == ["low", "high"]
    assert skill(tested, q1="yes", has="some").band.id == "high"
    assert skill(tested, q1="yes", has="unclear").band.id == "high"


def test_band_stays_open_while_a_question_that_may_yet_be_asked_could_settle_it():
    tested = bundle(
        fact("first", "a", "b"),
        fact("has", "some", "none", branch=among("first", "a"), settles={"none": "low"}),
        choice("q1", {"yes": 4}, section="next"),
        domains=[domain(**BANDS)],
    )
    assert skill(tested, q1="yes").band is None
    assert skill(tested, q1="yes", first="b").band.id == "high"


def test_settled_band_stays_open_while_an_earlier_question_could_settle_another():
    tested = bundle(
        fact("first", "a", "b", settles={"a": "high"}),
        fact("second", "a", "b", settles={"a": "low"}, section="next"),
        domains=[domain(**BANDS)],
    )
    assert ids(skill(tested, second="a").possible) == ["low", "high"]
    assert skill(tested, first="b", second="a").band.id == "low"


def test_support_of_a_band_is_the_answers_on_the_path_and_what_was_inferred_from_them():
    tested = bundle(
        choice("q1", YES),
        choice("easy", YES, ask_if=among("q1", "no"), if_skipped=2),
        choice("nested", YES, branch=among("q1", "no")),
        choice("q2", YES),
        fact("q3", "a"),
    )
    assert support(skill(tested, q1="yes", nested="yes", q3="a")) == ["q1", "easy"]
    assert support(skill(tested, q1="no", easy="yes", q2="unclear")) == ["q1", "easy"]
    assert support(skill(tested, q1="unclear", easy="yes", q2="yes")) == ["q2"]


@pytest.mark.parametrize("points, to_cut", [(0, 2), (1, 1), (2, 0), (3, 1), (4, 0), (7, 3)])
def test_distance_to_the_nearest_cut_is_in_points(points, to_cut):
    worth = {str(n): n for n in range(8)}
    assert skill(bundle(choice("q1", worth), domains=[domain(**BANDS)]), q1=str(points)).to_cut == to_cut


def test_most_is_what_the_walked_path_could_have_given():
    tested = bundle(
        choice("q1", YES),
        choice("easy", YES, ask_if=among("q1", "no"), if_skipped=1),
        choice("hard", {"no": 0, "yes": 5}, ask_if=among("q1", "yes"), if_skipped=0),
    )
    assert [skill(tested, q1=q1).most for q1 in ("no", "yes", "unclear")] == [4, 8, 9]


def test_tallies_keep_the_kinds_of_evidence_apart():
    tested = bundle(choice("q1", YES), choice("q2", YES), task("q3", {"right": 3}), task("q4", {"right": 3}))
    result = skill(tested, q1="yes", q2="no", q3="right", q4="right", observed={"q4": "hint"})
    assert result.tallies == {
        Evidence.SAID: Tally(2, 4),
        Evidence.SHOWN: Tally(3, 3),
        Evidence.OBSERVED: Tally(1, 3),
    }


def test_tallies_leave_out_what_is_missing():
    assert skill(TWO, q1="unclear", q2="yes").tallies == {Evidence.SAID: Tally(2, 2)}


def test_domains_are_scored_apart_in_the_order_of_the_questionnaire():
    tested = bundle(
        choice("q1", YES, domain="b"),
        choice("q2", YES, domain="a"),
        domains=[domain("a", **BANDS), domain("b", **BANDS)],
    )
    assert list(diagnosed(tested, q1="yes", q2="no").bands.items()) == [("a", "low"), ("b", "middle")]


# ---------------------------------------------------------------------------------------------- profiles


def scored_by(*profiles, close_within=0, **more):
    return bundle(choice("q1", YES), choice("q2", YES), profiles=profiles, close_within=close_within, **more)


ABLE = profile("able", AtLeast("points.total", 4))
ON_THE_WAY = profile("on-the-way", AtLeast("points.total", 2))
STARTING = profile("starting")


@pytest.mark.parametrize(
    "given, found, possible",
    [
        ({"q1": "yes", "q2": "yes"}, "able", ["able"]),
        ({"q1": "yes", "q2": "no"}, "on-the-way", ["on-the-way"]),
        ({"q1": "no", "q2": "no"}, "starting", ["starting"]),
        ({"q1": "yes", "q2": "unclear"}, None, ["able", "on-the-way"]),
        ({"q1": "no", "q2": "unclear"}, None, ["on-the-way", "starting"]),
        ({}, None, ["able", "on-the-way", "starting"]),
    ],
)
def test_profile_is_given_only_when_no_missing_answer_could_change_it(given, found, possible):
    outcome = diagnosed(scored_by(ABLE, ON_THE_WAY, STARTING), **given)
    assert (outcome.profile and outcome.profile.id, ids(outcome.profile_result.possible)) == (found, possible)


def test_first_profile_that_holds_wins():
    assert diagnosed(scored_by(ON_THE_WAY, ABLE, STARTING), q1="yes", q2="yes").profile.id == "on-the-way"


def test_profile_waits_for_a_question_that_may_yet_be_asked():
    tested = bundle(
        fact("q1", "a", "b"),
        fact("q2", "a", "b", branch=among("q1", "a")),
        profiles=[profile("special", among("q2", "a")), STARTING],
    )
    assert ids(diagnosed(tested).profile_result.possible) == ["special", "starting"]
    assert diagnosed(tested, q1="b").profile.id == "starting"
    assert diagnosed(tested, q1="a", q2="a").profile.id == "special"


def test_profile_by_bands_waits_for_a_band_without_enough_answers():
    tested = scored_by(
        profile("able", among("band.skill", "high")), STARTING, domains=[domain(low=0, high=4, needs=3)]
    )
    assert diagnosed(tested, q1="yes", q2="yes").profile is None


def test_profile_can_ask_for_what_is_missing():
    tested = scored_by(profile("no-band", Missing("band.skill")), STARTING, domains=[domain(low=0, high=4)])
    assert diagnosed(tested, q1="yes").profile.id == "no-band"
    assert diagnosed(tested, q1="yes", q2="yes").profile.id == "starting"


STEPS = {str(n): n for n in range(11)}


def runner_up(tested, **given):
    result = diagnosed(tested, **given).profile_result
    return result.runner_up and result.runner_up.id, result.margin


@pytest.mark.parametrize(
    "points, expected",
    [
        (1, (None, None)),
        (2, ("middle", 2)),
        (3, ("middle", 1)),
        (4, ("low", 1)),
        (5, ("low", 2)),
        (6, ("high", 2)),
        (7, ("high", 1)),
        (8, ("middle", 1)),
        (9, ("middle", 2)),
        (10, (None, None)),
    ],
)
def test_runner_up_is_the_profile_that_a_few_points_would_give(points, expected):
    table = [
        profile("high", AtLeast("points.total", 8)),
        profile("middle", AtLeast("points.total", 4)),
        profile("low"),
    ]
    tested = bundle(choice("q1", STEPS), profiles=table, close_within=2)
    assert runner_up(tested, q1=str(points)) == expected


def test_runner_up_is_found_from_either_end_of_the_interval():
    table = [profile("high", AtLeast("points.total", 8)), profile("low")]
    tested = bundle(choice("q1", STEPS), choice("q2", {"no": 0, "yes": 3}), profiles=table, close_within=2)
    assert runner_up(tested, q1="4", q2="unclear") == ("high", 1)
    assert runner_up(tested, q1="9", q2="unclear") == ("low", 2)


def test_runner_up_follows_the_bands_and_points_of_a_domain():
    bands = [domain(low=0, high=5)]
    by_band = bundle(
        choice("q1", STEPS),
        domains=bands,
        profiles=[profile("high", among("band.skill", "high")), profile("low")],
        close_within=1,
    )
    by_points = bundle(
        choice("q1", STEPS),
        domains=bands,
        profiles=[
            profile("middle", AllOf((AtLeast("points.skill", 5), Below("points.skill", 8)))),
            profile("other"),
        ],
        close_within=1,
    )
    assert [runner_up(by_band, q1=n) for n in "3456"] == [(None, None), ("high", 1), ("low", 1), (None, None)]
    assert [runner_up(by_points, q1=n) for n in "4678"] == [
        ("middle", 1),
        (None, None),
        ("other", 1),
        ("middle", 1),
    ]


def test_runner_up_does_not_doubt_a_settled_band():
    tested = bundle(
        fact("has", "some", "none", settles={"none": "low"}),
        choice("q1", STEPS),
        domains=[domain(low=0, high=5)],
        profiles=[profile("high", among("band.skill", "high")), profile("low")],
        close_within=1,
    )
    assert runner_up(tested, has="none", q1="4") == (None, None)


def test_undecided_profile_has_no_runner_up():
    tested = bundle(
        choice("q1", STEPS),
        profiles=[profile("high", AtLeast("points.total", 8)), profile("low")],
        close_within=3,
    )
    assert runner_up(tested) == (None, None)
