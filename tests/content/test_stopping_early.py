"""Missing is not zero: what is said of somebody who stops early holds however the test would have gone on."""

import random

import pytest

from diagnostic.engine.journey import walk
from diagnostic.engine.outcome import diagnose
from diagnostic.model.answers import Answers, Facts
from tests.content.people import beginner, best, replies_to, worst

pytestmark = pytest.mark.uncovered

SETTING = {"setting": "kiosk", "keyboard": "none"}
BY_CHANCE = 6
"""People who go on by chance, from each question on which somebody may stop."""


def facts(language):
    return Facts(language, SETTING)


def stops(bundle, persona):
    """The answers after each question of a persona's way, as somebody has them who stops there."""
    given = {}
    while (waiting := walk(bundle, Answers(given), facts(persona.language)).first_open) is not None:
        if waiting.id not in persona.answers:
            break
        yield dict(given)
        given[waiting.id] = persona.answers[waiting.id]


def gone_on(bundle, given, language, reply):
    """The outcome of going on to the end as `reply(question)` says."""
    given = dict(given)
    while (waiting := walk(bundle, Answers(given), facts(language)).first_open) is not None:
        given[waiting.id] = reply(waiting)
    return diagnose(bundle, Answers(given), facts(language))


def unsure(_question):
    return ("unsure",)


def ways_on(seed):
    """Well, badly, as somebody at the very start, without knowing anything, and by chance."""
    chance = random.Random(seed)
    return (best, worst, beginner, unsure, *[lambda q: chance.choice(replies_to(q)[:-1])] * BY_CHANCE)


@pytest.fixture(scope="module")
def early(bundle, reading):
    """(persona, answers so far, outcome of stopping there) wherever one of the personas may stop."""
    return [
        (persona, given, diagnose(bundle, Answers(given), facts(persona.language)))
        for persona in reading.personas
        for given in stops(bundle, persona)
    ]


def test_personas_stop_at_every_length_in_both_languages_and_some_bands_and_profiles_are_known(early):
    assert {len(given) for _, given, _ in early} >= set(range(28))
    assert {persona.language for persona, _, _ in early} == {"fr", "nl"}
    stated = {band for _, _, outcome in early for band in outcome.bands.items() if band[1]}
    assert len(stated) >= 9
    assert {outcome.profile.id for _, _, outcome in early if outcome.profile} >= {"first-steps", "autonomous"}
    assert {outcome.complete for _, _, outcome in early} == {False}


def test_no_way_on_contradicts_what_was_said_to_somebody_who_stopped(early, bundle):
    wrong = []
    for number, (persona, given, stopped) in enumerate(early):
        possible = {profile.id for profile in stopped.profile_result.possible}
        for reply in ways_on(number):
            ended = gone_on(bundle, given, persona.language, reply)
            bands = {name: band for name, band in stopped.bands.items() if band is not None}
            if not bands.items() <= ended.bands.items():
                wrong.append((persona.id, len(given), bands, ended.bands))
            if ended.profile is not None and ended.profile.id not in possible:
                wrong.append((persona.id, len(given), possible, ended.profile.id))
            if stopped.profile is not None and ended.profile is not stopped.profile:
                wrong.append((persona.id, len(given), stopped.profile.id, ended.profile))
    assert wrong == []


def test_nothing_is_stated_before_enough_was_answered(early, bundle):
    """ux.md 33: fewer scored answers than its domain needs are no band, unless one answer settles it."""
    needs = {domain.id: domain.needs for domain in bundle.questionnaire.domains}
    for _, _, outcome in early:
        for result in outcome.domains:
            if not result.settled and result.answered + result.spared < needs[result.domain.id]:
                assert result.band is None


def test_who_stops_is_sent_somewhere_all_the_same(early):
    """Nobody leaves without a place to go and a reason."""
    for persona, given, outcome in early:
        assert outcome.referrals, (persona.id, len(given))
        for referral in outcome.referrals:
            assert referral.rule.because[persona.language], referral.rule.id
