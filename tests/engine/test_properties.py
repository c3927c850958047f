"""What must be true of every questionnaire and of all answers, tried on random small ones."""

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from diagnostic.engine.journey import walk
from diagnostic.engine.outcome import diagnose
from diagnostic.model.answers import Answers
from tests.engine import drawn, oracle

pytestmark = pytest.mark.uncovered

# Drawing a questionnaire takes a while, and a busy machine proves nothing against the engine.
tried = settings(suppress_health_check=[HealthCheck.too_slow])


def with_answers(bundles, answers):
    return bundles.flatmap(lambda tested: st.tuples(st.just(tested), answers(tested), drawn.SETTINGS))


def rules_of(outcome):
    """The rules that fired, in order; each leads to a service of its own."""
    return [r.rule.id for r in (*outcome.referrals, *outcome.further) if r.rule.id != "otherwise"]


def known(path):
    """The questions on the path whose answer is known, with the answer."""
    return {step.question.id: step.value for step in path.steps if step.answered}


def surely_inferred(path):
    return {step.question.id: step.low for step in path.inferred if step.low == step.high > 0}


# ------------------------------------------------------------------------------------- against the oracle


@tried
@given(with_answers(drawn.bundles(), lambda tested: drawn.full_answers(tested, observed=True)))
def test_outcome_of_full_answers_is_what_the_dialect_says(case):
    tested, answers, facts = case
    outcome, expected = diagnose(tested, answers, facts), oracle.Walked(tested, answers, facts)
    assert list(outcome.path.questions) == expected.path
    assert (outcome.path.low, outcome.path.high) == (expected.points, expected.points)
    assert outcome.bands == expected.bands
    if None not in expected.bands.values():
        assert outcome.profile.id == expected.profile
    assert rules_of(outcome) == expected.rules(outcome.profile and outcome.profile.id)


@tried
@given(with_answers(drawn.bundles(inference=False, bands=False), drawn.some_answers))
def test_path_of_any_answers_is_what_the_dialect_says(case):
    tested, answers, facts = case
    expected = oracle.Walked(tested, answers, facts)
    path = walk(tested, answers, facts)
    assert (list(path.questions), path.low) == (expected.path, expected.points)


@tried
@given(with_answers(drawn.bundles(), drawn.some_answers))
def test_path_keeps_the_order_of_the_questionnaire(case):
    tested, answers, facts = case
    everything = [question.id for question in tested.questionnaire.questions()]
    path = walk(tested, answers, facts)
    assert list(path.questions) == [name for name in everything if path.step(name) is not None]


# --------------------------------------------------------------------------------------- the same again


@tried
@given(with_answers(drawn.bundles(), lambda tested: drawn.some_answers(tested, observed=True)))
def test_answers_off_the_path_change_nothing(case):
    tested, answers, facts = case
    outcome = diagnose(tested, answers, facts)
    on_path = set(outcome.path.questions)
    seen = Answers(
        {name: value for name, value in answers.given.items() if name in on_path},
        {name: value for name, value in answers.observed.items() if name in on_path},
    )
    assert diagnose(tested, seen, facts) == outcome


@tried
@given(st.data(), drawn.SETTINGS)
def test_way_to_the_answers_does_not_matter(data, facts):
    tested = data.draw(drawn.bundles())
    editing = data.draw(st.lists(drawn.some_answers(tested), min_size=1, max_size=3))
    edited = {}
    for answers in editing:
        for name in data.draw(st.permutations(sorted(answers.given))):
            edited[name] = answers.given[name]
            walk(tested, Answers(edited), facts)
    fresh = Answers({name: edited[name] for name in sorted(edited)})
    assert diagnose(tested, Answers(edited), facts) == diagnose(tested, fresh, facts)


# --------------------------------------------------------------------------------------- missing is not zero


def completed(answers, names, completion):
    """The answers with those to these questions taken from the completion."""
    return Answers({**answers.given, **{name: completion.given[name] for name in names}}, answers.observed)


def check_that_it_contains(before, after):
    """What was said before some answers were given is still true after them, if nobody's path was cut."""
    assume(known(before.path).items() <= known(after.path).items())
    assert surely_inferred(before.path).items() <= surely_inferred(after.path).items()
    for number in drawn.NUMBERS:
        assert before.path.low[number] <= after.path.low[number]
        assert after.path.high[number] <= before.path.high[number]
    for name, band in before.bands.items():
        assert band in (None, after.bands[name])
    if before.profile is not None:
        assert before.profile == after.profile
    possible = {profile.id for profile in before.profile_result.possible}
    assert {profile.id for profile in after.profile_result.possible} <= possible
    assert set(rules_of(before)) <= set(rules_of(after))


UNAMBIGUOUS = {"missing": False, "flag": False}
"""Left out of what can be said in advance: a condition that asks for what is missing, or for the flag."""


@tried
@given(st.data(), drawn.SETTINGS)
def test_what_is_said_of_missing_and_unclear_answers_holds_for_every_completion(data, facts):
    tested = data.draw(drawn.bundles(settles=False, **UNAMBIGUOUS))
    answers = data.draw(drawn.some_answers(tested))
    completion = data.draw(drawn.full_answers(tested))
    before = diagnose(tested, answers, facts)
    names = [name for name in completion.given if name not in known(before.path)]
    check_that_it_contains(before, diagnose(tested, completed(answers, names, completion), facts))


@tried
@given(st.data(), drawn.SETTINGS)
def test_what_is_said_of_missing_answers_holds_although_they_may_settle_a_band(data, facts):
    tested = data.draw(drawn.bundles(**UNAMBIGUOUS))
    answers = data.draw(drawn.some_answers(tested))
    completion = data.draw(drawn.full_answers(tested))
    before = diagnose(tested, answers, facts)
    names = [name for name in completion.given if name not in answers.given]
    check_that_it_contains(before, diagnose(tested, completed(answers, names, completion), facts))


@tried
@given(st.data(), drawn.SETTINGS)
def test_unclear_never_lowers(data, facts):
    tested = data.draw(drawn.bundles(**UNAMBIGUOUS))
    full = data.draw(drawn.full_answers(tested))
    before = diagnose(tested, full, facts)
    on_path = {name: full.given[name] for name in before.path.questions}
    name = data.draw(st.sampled_from(sorted(on_path)) if on_path else st.nothing())
    assume(name not in {settlement.question for settlement in before.path.settled.values()})
    after = diagnose(tested, Answers({**on_path, name: ("unclear",)}), facts)
    for number in drawn.NUMBERS:
        assert after.path.low[number] <= before.path.low[number]
        assert before.path.high[number] <= after.path.high[number]
    for domain, band in after.bands.items():
        assert band in (None, before.bands[domain])
    if after.profile is not None and before.profile is not None:
        assert after.profile == before.profile


@tried
@given(with_answers(drawn.bundles(**UNAMBIGUOUS), drawn.some_answers))
def test_whatever_is_open_has_a_question_that_would_settle_it(case):
    tested, answers, facts = case
    outcome = diagnose(tested, answers, facts)
    unanswered = {step.question.id for step in outcome.path.steps if not step.answered}
    assert set(outcome.undecided) <= unanswered
    for result in outcome.domains:
        if result.low < result.high and result.band is None:
            assert outcome.undecided != ()
