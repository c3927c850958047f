import pytest
from hypothesis import given
from hypothesis import strategies as st

from diagnostic.definition.nearest import distance, nearest

WORDS = st.text("abc", max_size=5)


def slips(word):
    """Everything that one slip makes of a word over the letters a, b and c."""
    yield from (word[:i] + word[i + 1 :] for i in range(len(word)))
    yield from (word[:i] + letter + word[i:] for i in range(len(word) + 1) for letter in "abc")
    yield from (word[:i] + letter + word[i + 1 :] for i in range(len(word)) for letter in "abc")
    yield from (word[:i] + word[i + 1] + word[i] + word[i + 2 :] for i in range(len(word) - 1))


@given(WORDS, WORDS)
def test_distance_is_one_exactly_after_one_slip(first, second):
    one_slip = second in set(slips(first)) - {first}
    assert (distance(first, second) == 1) == one_slip


@given(WORDS, WORDS)
def test_distance_does_not_depend_on_the_direction(first, second):
    assert distance(first, second) == distance(second, first)


@pytest.mark.parametrize(
    "word, known, guess",
    [
        ("txet", ["text", "next"], "text"),
        ("otpions", ["options", "questions"], "options"),
        ("Options", ["options"], "options"),
        ("kindd", ["id", "kind"], "kind"),
        ("abcd", ["abxy"], ""),
        ("screen", ["scene", "screens"], "screens"),
        ("banana", ["options"], ""),
        ("options", ["options"], ""),
        ("", ["a"], ""),
        ("a" * 41, ["a" * 40], ""),
        ("text", [], ""),
    ],
)
def test_the_nearest_word_is_guessed_only_if_it_is_near(word, known, guess):
    assert nearest(word, known) == guess
