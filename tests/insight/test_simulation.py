"""Made-up people on small questionnaires whose outcome can be worked out, and on the real one."""

from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from diagnostic.definition.folder import read_folder
from diagnostic.engine.journey import walk
from diagnostic.insight.people import Assumptions, draw_person, respondents
from diagnostic.insight.simulation import SECONDS, NoCuts, asked, simulate
from diagnostic.model.answers import Answers
from diagnostic.model.condition import AtLeast
from diagnostic.model.question import Choice, Task
from tests.engine.build import bundle, choice, profile, task

REAL = Path(__file__).parents[2] / "questionnaires" / "allo-digiparcours"
PROFILES = [profile("high", AtLeast("points.total", 10)), profile("low")]


def sharp(number=20, **more):
    """A test of equal questions, half of which one needs for the higher profile."""
    questions = [choice(f"q{place}", {"no": 0, "yes": 1}) for place in range(number)]
    return bundle(*questions, profiles=PROFILES, **more)


def test_the_same_seed_gives_the_same_figures_and_another_others():
    assert simulate(sharp(), {}, 200, 1) == simulate(sharp(), {}, 200, 1)
    assert simulate(sharp(), {}, 200, 1).placement != simulate(sharp(), {}, 200, 2).placement


def test_people_far_from_the_cut_are_placed_right():
    found = simulate(sharp(), {}, 300, 1, Assumptions(mean=4.0, spread=0.5))
    assert found.placement.right > 0.99
    assert found.placement.given["high"] > 0.99


def test_longer_tests_place_people_better():
    short = bundle(choice("q", {"no": 0, "yes": 10}), profiles=PROFILES)
    assert (
        simulate(sharp(), {}, 1000, 1).placement.right > simulate(short, {}, 1000, 1).placement.right + 0.05
    )


def test_claims_lift_people_too_high():
    honest, boasting = (simulate(sharp(), {}, 500, 1, Assumptions(claim=claim)) for claim in (0.0, 1.5))
    assert boasting.placement.too_high > 2 * honest.placement.too_high


def test_length_is_told_in_questions_and_in_minutes():
    test = bundle(choice("said", {"no": 0, "yes": 1}), task("shown", {"a": 1, "b": 0}), profiles=PROFILES)
    found = simulate(test, {}, 10, 1)
    assert (found.questions.least, found.questions.most, found.scored.mean) == (2, 2, 2)
    assert found.minutes.mean == pytest.approx((SECONDS[Choice] + SECONDS[Task]) / 60)


def test_questions_without_a_difficulty_are_named():
    assert simulate(sharp(3), {"q1": 0.5}, 10, 1).undecided == ("q0", "q2")


def test_everybody_who_fits_no_rule_is_counted_at_the_desk():
    assert simulate(sharp(), {}, 50, 1).services == {"desk": 50}


@pytest.mark.parametrize("cuts", [(), (0.0, 1.0)])
def test_cuts_must_fit_the_profiles(cuts):
    with pytest.raises(NoCuts, match="2 profiles need 1 cuts"):
        simulate(sharp(), {}, 10, 1, cuts=cuts)


def test_ending_early_asks_less_and_places_everybody_alike():
    test = sharp()
    (section,) = test.questionnaire.sections
    early = replace(section, decide_early=True)
    quick = replace(test, questionnaire=replace(test.questionnaire, sections=(early,)))
    slow, fast = simulate(test, {}, 200, 1), simulate(quick, {}, 200, 1)
    assert fast.placement == slow.placement
    assert fast.scored.mean < slow.scored.mean == 20
    assert fast.scored_to_the_end == slow.scored_to_the_end == slow.scored


def test_questions_asked_are_those_that_come_up_one_by_one():
    """The simulator jumps to the moment from which questions are spared; walking there gives the same."""
    reading = read_folder(REAL)
    respond = respondents(reading.bundle, reading.difficulties, Assumptions())
    random = Random(5)
    for _ in range(60):
        person = draw_person(random, reading.bundle, Assumptions())
        ready = {name: answer(random, person) for name, answer in respond.items()}
        given = {}
        while (question := walk(reading.bundle, Answers(given), person.facts).first_open) is not None:
            given[question.id] = ready[question.id]
        path = walk(reading.bundle, Answers(ready), person.facts).questions
        assert list(asked(reading.bundle, ready, path, person)) == list(given)


def test_real_questionnaire_gives_everybody_a_profile_and_a_place():
    reading = read_folder(REAL)
    found = simulate(reading.bundle, {}, 100, 1)
    assert found.placement.unknown == 0
    assert found.nowhere == 0
    assert found.questions.most <= reading.bundle.questionnaire.longest
