"""The words of the questionnaire: spelled right, known to everybody, or explained."""

import subprocess
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.content.texts import WORD, vocabulary

EVERYDAY, RARE = 3.5, 3.0
"""Zipf frequencies: 3.5 is a word in 300,000. Rarer words are explained; rarer than 3.0 they are replaced."""


class Allowed(NamedTuple):
    """`allowed_words_<language>.txt`: form -> the everyday words that it is made of, often none."""

    forms: dict[str, list[str]]

    def __contains__(self, word):
        return word in self.forms or word.lower() in self.forms


def read_allowed(language):
    forms = {}
    for line in (Path(__file__).parent / f"allowed_words_{language}.txt").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            form, _, bases = line.partition(" = ")
            forms[form] = bases.split()
    return Allowed(forms)


@pytest.fixture(params=["fr", "nl"])
def language(request):
    return request.param


@pytest.fixture
def allowed(language):
    return read_allowed(language)


@pytest.fixture
def words(written, language):
    return vocabulary(written, language)


@pytest.fixture
def explained(bundle, language):
    """All words of the forms that the glossary explains, in small letters."""
    forms = [form for term in bundle.glossary for form in term.words[language]]
    return {word.lower() for form in forms for word in WORD.findall(form)}


@pytest.fixture
def zipf(language):
    wordfreq = pytest.importorskip("wordfreq")
    return lambda word: wordfreq.zipf_frequency(word.replace("’", "'"), language)


@pytest.fixture
def unknown(hunspell, language, words):
    """The words that the dictionary of Belgian French or Dutch does not know."""
    command = ["hunspell", "-d", str(hunspell[language]), "-i", "utf-8", "-l"]
    checked = subprocess.run(command, input="\n".join(words), capture_output=True, text=True, check=True)
    # hunspell cuts a compound with a hyphen into its parts and names the part it does not know.
    parts = set(checked.stdout.split())
    return sorted(word for word in words if parts & {word, *word.split("-")})


@pytest.mark.hunspell
def test_no_word_is_misspelled(unknown, allowed, words):
    assert [f"{words[word]}: {word}" for word in unknown if word not in allowed] == []


@pytest.mark.hunspell
def test_97_of_100_words_are_in_the_dictionary(unknown, words):
    assert len(words) > 500
    assert len(unknown) <= 0.03 * len(words)


def test_rarer_words_are_explained(words, zipf, explained, allowed):
    open_to_doubt = {
        f"{place}: {word}"
        for word, place in words.items()
        if len(word) > 1 and zipf(word) < EVERYDAY and word.lower() not in explained and word not in allowed
    }
    assert open_to_doubt == set()


def test_rare_words_are_replaced_unless_there_is_a_reason(words, zipf, allowed):
    rare = {
        f"{place}: {word}"
        for word, place in words.items()
        if len(word) > 1 and zipf(word) < RARE and word not in allowed
    }
    assert rare == set()


def test_allowed_forms_are_made_of_everyday_words(zipf, explained, allowed):
    bases = {base for bases in allowed.forms.values() for base in bases}
    assert {base for base in bases if zipf(base) < EVERYDAY and base not in explained} == set()


def test_allowed_words_that_are_no_names_are_explained(explained, allowed):
    bare = {form for form, bases in allowed.forms.items() if not bases and form == form.lower()}
    names_of_people = {"lina"}
    assert bare - explained == names_of_people


def test_allowed_words_are_still_used(words, allowed):
    used = {form for word in words for form in (word, word.lower())}
    assert [form for form in allowed.forms if form not in used] == []


def test_allowed_words_stay_few(words, allowed):
    assert len(allowed.forms) <= 0.08 * len(words)


def test_glossary_explains_words_that_are_used(written, bundle, language):
    everything = " ".join(
        text.lower()
        for place, in_language, text in written
        if in_language == language and "glossary" not in place
    )
    unused = [
        term.id
        for term in bundle.glossary
        if not any(form.lower() in everything for form in term.words[language])
    ]
    assert unused == []


def test_glossary_explains_each_form_once(bundle, language):
    forms = [form.lower() for term in bundle.glossary for form in term.words[language]]
    assert sorted(forms) == sorted(set(forms))
