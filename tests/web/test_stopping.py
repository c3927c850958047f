"""Stopping early: a way to it wherever somebody may want to leave, and a result that says what is known."""

import pytest
from argon2 import PasswordHasher

from diagnostic.engine.journey import walk
from diagnostic.engine.outcome import diagnose
from diagnostic.model.answers import Answers, Facts
from diagnostic.web import sealing
from diagnostic.web.language import CATALOGUES
from tests.web.chance import Drawn, look
from tests.web.conftest import MORNING
from tests.web.engines import counts

LANGUAGES = ("fr", "nl")
ASIDE = ("help", "erase")
STOP = "Stop here and see my result"
STOPPED = "You stopped before the end. This is what your answers already show."
WHO = ("amina", "samira", "ines", "ali", "jean-pierre", "mustafa")
"""From the very start to autonomous; one understands no question."""


@pytest.fixture
def answers(personas):
    return personas["karim"].answers


def stops(person):
    """Whether this page offers to stop."""
    return bool(person.page.all("section", css="stopping"))


@pytest.fixture
def after(make_person, answers):
    """`after(5, "nl")`: somebody who has given so many answers."""

    def somebody(number, language="fr"):
        person = make_person(language)
        person.begin()
        given = 0
        while given < number:
            if person.question is None:
                person.go_on()
            else:
                person.answer(*answers[person.question])
                given += 1
        return person

    return somebody


# ---------------------------------------------------------------------------------------------- the way to it


@pytest.mark.parametrize("page", ASIDE)
def test_who_has_answered_nothing_has_nothing_to_stop(page, make_person):
    person = make_person()
    person.open(f"/fr/{page}")
    assert not stops(person)
    person.begin()
    person.open(f"/fr/{page}")
    assert not stops(person)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", ASIDE)
@pytest.mark.parametrize("number", [1, 5, 20])
def test_stopping_is_two_presses_away_and_ends_in_the_result(number, page, language, after, store):
    person = after(number, language)
    person.open(f"/{language}/{page}")
    assert person.page.one("section", css="stopping").one("h2").text == person.words(
        "You would like to stop now?"
    )
    person.press(STOP)
    assert person.page.address == f"/{language}/result"
    assert counts(store)["outcome"] == 1
    assert counts(store)["answer"] == number, "stopping loses nothing"


@pytest.mark.parametrize("page", ASIDE)
def test_who_has_a_result_is_not_asked_to_stop(page, after):
    person = after(5)
    person.open("/fr/help")
    person.press(STOP)
    person.open(f"/fr/{page}")
    assert not stops(person)


@pytest.mark.parametrize("page", ASIDE)
def test_going_back_instead_changes_nothing(page, after, store):
    person = after(5)
    here = person.page.address
    person.open(f"/fr/{page}")
    person.follow("Back to the test" if page == "help" else "No, back to the test")
    assert person.page.address == here
    assert counts(store)["outcome"] == 0


@pytest.mark.parametrize("page", ASIDE)
def test_pages_beside_the_test_know_nobody_whose_test_is_gone(page, after, clock):
    person = after(5)
    clock.pass_(days=2)
    assert person.open(f"/fr/{page}").status == 200
    assert not stops(person)


# ------------------------------------------------------------------------------------------------- the result


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("number", [1, 5, 20])
def test_result_of_who_stopped_says_so_calmly_and_where_to_go_on(number, language, after):
    person = after(number, language)
    person.open(f"/{language}/help")
    person.press(STOP)
    band = person.page.one("div", css="band")
    assert band.one("h1").text == person.words("You have begun. That is a good start.")
    assert person.words(STOPPED) in [part.text for part in band.all("p")]
    steps = person.page.all("article", css="next")
    assert 1 <= len(steps) <= 3
    assert all(len(step.one(css="because").text) > 20 for step in steps)
    sheet = person.open(f"/{language}/result/sheet")
    assert person.words("You stopped the test before the end.") in sheet.main.text


def test_result_of_who_went_to_the_end_says_nothing_of_stopping(person, answers):
    person.begin()
    person.take(answers)
    assert person.words(STOPPED) not in person.page.text
    sheet = person.open("/fr/result/sheet")
    assert person.words("You stopped the test before the end.") not in sheet.main.text


def ways_through(bundle, personas):
    """Somebody who stops after the first answer of these personas, somebody after the second, and so on."""
    for number, who in enumerate(WHO):
        language = LANGUAGES[number % 2]
        facts = Facts(language, {"setting": "home", "keyboard": "none"}, today=MORNING.date())
        given = {}
        while (waiting := walk(bundle, Answers(given), facts).first_open) is not None:
            given[waiting.id] = personas[who].answers[waiting.id]
            yield Drawn(language, dict(given), diagnose(bundle, Answers(given), facts))


@pytest.fixture(scope="module")
def ends(make_public, bundle, personas):
    with pytest.MonkeyPatch.context() as patch:
        # Sealing a code is slow on purpose, and no business of these tests.
        patch.setattr(sealing, "HASHER", PasswordHasher(memory_cost=8, time_cost=1, parallelism=1))
        return list(look(make_public(), bundle, ways_through(bundle, personas)))


def say(language, message):
    return CATALOGUES[language].gettext(message)


def test_statement_33_page_states_a_band_only_where_the_engine_is_sure(ends):
    """ux.md 33: incomplete sections say "not enough answers", never a level.

    That no way on contradicts what the engine is sure of: `tests/content/test_stopping_early.py`.
    """
    stated = 0
    for seen in ends:
        bands = [result.band for result in seen.outcome.domains]
        cards = [card.one("p").text for card in seen.result.all("li", css="domain")]
        assert cards == [(band.can or band.title)[seen.language] for band in bands if band is not None]
        unknown = [line.text for box in seen.result.all(css="unknown") for line in box.all("li")]
        assert unknown == [
            result.domain.title[seen.language] for result in seen.outcome.domains if result.band is None
        ]
        stated += sum(band is not None and not seen.outcome.complete for band in bands)
    assert stated > 20


def test_statement_33_page_states_a_profile_only_where_the_engine_is_sure(ends, bundle):
    sentences = {
        language: {
            text[language] for profile in bundle.profiles.profiles for text in (profile.can, profile.title)
        }
        for language in LANGUAGES
    }
    sure_early = 0
    for seen in ends:
        profile = seen.outcome.profile
        for page, own in ((seen.result, profile and profile.can), (seen.sheet, profile and profile.title)):
            found = {text for text in sentences[seen.language] if text in page.main.text}
            assert found == ({own[seen.language]} if own else set())
        sure_early += profile is not None and not seen.outcome.complete
    assert sure_early > 0


def test_page_says_that_the_test_was_stopped_exactly_when_it_was(ends):
    assert {seen.outcome.complete for seen in ends} == {True, False}
    for seen in ends:
        told = say(seen.language, STOPPED) in seen.result.main.text
        assert told is not seen.outcome.complete


def test_no_result_of_who_stopped_claims_that_the_end_was_reached(ends):
    """The first sentence of a profile must be true for everybody in it (profiles.yml)."""
    end = {"fr": "jusqu’à la fin", "nl": "tot het einde"}
    for seen in ends:
        if not seen.outcome.complete:
            assert end[seen.language] not in seen.result.main.text
