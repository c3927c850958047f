"""Whoever guesses at codes: what is said, what is counted, and when nothing is looked at any more."""

from collections import Counter

import pytest
from sqlalchemy import event

from diagnostic.web import sealing
from diagnostic.web.quiz import code_page
from diagnostic.web.quiz.codes import ALPHABET
from tests.web.engines import ON_BOTH, rows
from tests.web.keypad import Watched, code_on, elsewhere, enter, finish, try_, typed, wrong

LANGUAGES = pytest.mark.parametrize("language", ["fr", "nl"])


@pytest.fixture
def hasher(monkeypatch):
    """What was sealed and opened, while it is watched."""
    monkeypatch.setattr(sealing, "HASHER", Watched())
    return sealing.HASHER


def test_code_too_short_says_so_and_counts_as_no_try(person, store):
    before = rows(store)
    page = enter(person, "7K4D")
    assert page.status == 422
    assert page.one(id="wrong").one("h2").text == "Votre code n’est pas complet"
    assert typed(page) == "7K4D .... ...."
    assert rows(store) == before


@LANGUAGES
def test_wrong_code_keeps_what_was_pressed_and_does_not_say_which_half_is_wrong(make_person, language):
    code = finish(make_person(language))
    said = []
    for attempt in (wrong(code), elsewhere(code)):
        page = enter(make_person(language), attempt)
        assert page.status == 422
        assert typed(page).replace(" ", "") == attempt
        said.append((page.title, page.main.text.replace(" ".join(attempt), "")))
    assert said[0] == said[1]


def test_known_and_unknown_selectors_are_verified_alike(person, make_person, hasher):
    code = finish(make_person())
    person.open("/fr/code")
    try_(person, wrong(code))
    try_(person, elsewhere(code))
    assert len(hasher.verified) == 2
    assert hasher.verified[0] != sealing.NOBODYS
    assert hasher.verified[1] == sealing.NOBODYS


def test_known_and_unknown_selectors_are_read_and_counted_alike(person, make_person, store):
    code = finish(make_person())
    person.open("/fr/code")
    asked = []
    event.listen(store, "before_cursor_execute", lambda *args: asked.append(args[2]))
    try_(person, wrong(code))
    known, asked[:] = list(asked), []
    try_(person, elsewhere(code))
    assert known == asked != []


@ON_BOTH
def test_ten_wrong_tries_lock_the_code_for_a_quarter_of_an_hour(person, make_person, clock, hasher):
    code = finish(make_person())
    person.open("/fr/code")
    for _ in range(10):
        assert try_(person, wrong(code)).status == 422
    verified = len(hasher.verified)
    locked = try_(person, code)
    assert locked.status == 429
    assert locked.one(id="wrong").one("h2").text == "Un moment, s’il vous plaît"
    assert "Attendez 15\u00a0minutes" in locked.main.text
    assert typed(locked).replace(" ", "") == code
    clock.pass_(minutes=14, seconds=59)
    assert try_(person, code).status == 429
    assert len(hasher.verified) == verified
    clock.pass_(seconds=1)
    assert code_on(try_(person, code)) == code


def test_code_that_does_not_exist_is_locked_as_one_that_does(person):
    person.open("/fr/code")
    assert [try_(person, "000000000000").status for _ in range(11)] == [422] * 10 + [429]


def test_twenty_wrong_tries_in_a_second_make_all_wait_a_moment(person, make_person, clock):
    code = finish(make_person())
    person.open("/fr/code")
    for number in range(20):
        assert try_(person, f"{number:04}00000000").status == 422
    busy = try_(person, code)
    assert busy.status == 429
    assert "Attendez une minute" in busy.main.text
    clock.pass_(seconds=1)
    assert try_(person, code).status == 200


def test_right_tries_are_not_counted(person, make_person):
    code = finish(make_person())
    person.open("/fr/code")
    assert [try_(person, code).status for _ in range(25)] == [200] * 25


@pytest.mark.uncovered
def test_ten_thousand_wrong_codes_open_nothing_and_soon_cost_nothing(make_person, clock, hasher, monkeypatch):
    """Two thousand a second for five seconds: half of them beside a code that exists, half anywhere."""
    code = finish(make_person())
    guesser = make_person()
    guesser.open("/fr/code")
    form = {"csrf_token": guesser.token(), "press": "show"}
    with monkeypatch.context() as patched:
        # Drawing the keypad is most of the time, and has its own tests.
        patched.setattr(code_page, "keypad_page", lambda *_: "keypad")
        answers = Counter()
        for number in range(5_000):
            four = "".join(ALPHABET[number // 32**place % 32] for place in range(4))
            for guess in (f"{code[:4]}{four}0000", f"{four}{code[4:]}"):
                assert guess != code
                clock.pass_(microseconds=500)
                answer = guesser.client.post("/fr/code", data={**form, "typed": guess})
                answers[answer.status_code, answer.text] += 1
    assert set(answers) == {(422, "keypad"), (429, "keypad")}
    assert sum(answers.values()) == 10_000
    # Only then is a secret looked at: twenty a second, ten for each selector.
    assert answers[422, "keypad"] == len(hasher.verified) == 20 * 5
    assert try_(guesser, code).status == 429
    clock.pass_(minutes=15)
    assert code_on(try_(guesser, code)) == code
