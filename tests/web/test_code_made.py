"""The code that a person carries: how it is made, read and sealed."""

import re
from collections import Counter
from pathlib import Path
from uuid import UUID

import argon2
import pytest

from diagnostic.web import sealing
from diagnostic.web.quiz import codes
from diagnostic.web.quiz.codes import ALPHABET, Code, make, read, show, split

KEY = b"k" * 32


def ids(many):
    return [UUID(int=number * 0x9E3779B97F4A7C15F39CC0605CEDC835 % 2**128) for number in range(1, many + 1)]


def test_codes_are_made_of_characters_that_do_not_look_alike():
    assert sorted(ALPHABET) == sorted(set("0123456789abcdefghijklmnopqrstuvwxyz".upper()) - set("ILOU"))


def test_ten_thousand_codes_use_every_character_at_every_place_about_as_often():
    made = [make(KEY, one) for one in ids(10_000)]
    for place in range(12):
        seen = Counter((code.selector + code.secret)[place] for code in made)
        assert set(seen) == set(ALPHABET)
        expected = len(made) / len(ALPHABET)
        # Chi-square with 31 degrees of freedom: above 75 is less likely than one in 50,000.
        assert sum((count - expected) ** 2 / expected for count in seen.values()) < 75


def test_ten_thousand_codes_come_back_by_selector_whatever_collides():
    kept = {}
    for one in ids(10_000):
        counter = next(number for number in range(16) if make(KEY, one, number).selector not in kept)
        kept[make(KEY, one, counter).selector] = (one, counter)
    assert len(kept) == 10_000
    collided = [counter for _, counter in kept.values() if counter]
    assert len(collided) > 10  # about 47 of 10,000 among 2 to the 20
    assert [selector for selector, of in kept.items() if make(KEY, *of).selector != selector] == []


def test_code_is_always_the_same_for_an_assessment_and_another_for_every_other_thing():
    one, other = ids(2)
    assert make(KEY, one) == make(KEY, one, 0)
    assert len({make(KEY, one), make(KEY, one, 1), make(KEY, other), make(b"K" * 32, one)}) == 4


def test_shown_code_is_read_as_the_code():
    for one in ids(500):
        code = make(KEY, one)
        assert re.fullmatch(r"\w{4} \w{4} \w{4}", show(code))
        assert split(read(show(code))) == code


@pytest.mark.parametrize(
    "written", ["7k4d-m2xq-9h01", "7K4D M2XQ 9HOI", "7k4dm2xq9hol", " 7K4D\u00a0M2XQ – 9H0L ", "7K4DM2XQ9H01"]
)
def test_reading_forgives_how_a_code_is_written(written):
    assert read(written) == "7K4DM2XQ9H01"


@pytest.mark.parametrize("written", ["7K4DM2XQ9H011", "7K4DU", "7K4D!", "7K4D\n", "é", "<b>", "0" * 60_000])
def test_reading_refuses_what_is_no_code(written):
    assert read(written) is None


@pytest.mark.parametrize("written, expected", [("", ""), ("7k", "7K"), ("7K4D-", "7K4D")])
def test_beginning_of_a_code_is_read_too(written, expected):
    assert read(written) == expected


@pytest.mark.parametrize(
    "characters", ["", "7K4D", "7K4DM2XQ9H0", "7K4DM2XQ9H01A", "7k4dm2xq9h01", "7K4DM2XQ9HOI"]
)
def test_only_twelve_characters_of_the_alphabet_are_a_code(characters):
    with pytest.raises(ValueError, match="12 characters"):
        split(characters)


def test_secret_does_not_show_in_a_message():
    assert repr(Code("7K4D", "M2XQ9H01")) == "Code('7K4D', …)"


# ------------------------------------------------------------------------------------------- sealed secrets


def test_seals_are_made_with_what_was_decided():
    made = argon2.extract_parameters(sealing.seal("secret"))
    assert (made.type, made.memory_cost, made.time_cost, made.parallelism) == (
        argon2.Type.ID,
        19 * 1024,
        2,
        1,
    )
    assert argon2.extract_parameters(sealing.NOBODYS) == made


def test_seal_opens_for_its_secret_only():
    sealed = sealing.seal("secret")
    assert sealing.opens("secret", sealed) is True
    assert sealing.opens("Secret", sealed) is False
    assert sealing.opens("secret", None) is False
    assert sealed != sealing.seal("secret")


def test_codes_module_needs_neither_database_nor_web():
    source = Path(codes.__file__).read_text(encoding="utf-8")
    imported = re.findall(r"^(?:from|import) (\w+)", source, re.MULTILINE)
    assert set(imported) == {"hashlib", "hmac", "dataclasses", "uuid"}
