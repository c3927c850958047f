"""The language rules of the questionnaire: the reader is anxious, reads little, and is an adult."""

import re
from statistics import mean

import pytest

from tests.content.texts import PROPER_NAMES, sentences, words_in

FRENCH_INVERSION = re.compile(r"\w-(?:t-)?(?:vous|je|tu|ils?|elles?|on|nous|ce)\b", re.IGNORECASE)
FIXED_EXPRESSIONS = ("rendez-vous", "Tax-on-web", "Où en suis-je avec le numérique")
"""No questions put to the person: a noun, a name, and the title that says what the person asks."""

ACRONYMS = {"CV", "PIN", "EPN", "OCR", "CAPAC", "HVW", "TIC", "ICT"}
"""Known in this form only; all are explained in the glossary."""


@pytest.fixture(params=["fr", "nl"])
def texts(written, request):
    return [(place, text) for place, language, text in written if language == request.param]


@pytest.fixture
def french(written):
    return [(place, text) for place, language, text in written if language == "fr"]


def against(texts, pattern):
    return [f"{place}: {text}" for place, text in texts if re.search(pattern, text)]


def test_no_sentence_has_more_than_15_words(texts):
    too_long = [
        f"{place}: {sentence}"
        for place, text in texts
        for sentence in sentences(text)
        if len(words_in(sentence)) > 15
    ]
    assert too_long == []


def test_sentences_have_10_words_on_average_at_most(texts):
    # Labels are left out: they are so short that they would hide long sentences.
    lengths = [
        len(words_in(sentence))
        for _, text in texts
        for sentence in sentences(text)
        if sentence.rstrip().endswith((".", "?", "!"))
    ]
    assert len(lengths) > 200
    assert mean(lengths) <= 10


def test_purpose_has_60_words_at_most(bundle):
    lengths = {language: len(words_in(text)) for language, text in bundle.questionnaire.purpose}
    assert set(lengths) == {"fr", "nl"}
    assert {language for language, length in lengths.items() if length > 60} == set()


def test_french_keeps_the_order_of_a_statement(french):
    inverted = []
    for place, text in french:
        without = re.sub("|".join(FIXED_EXPRESSIONS), "", text)
        if FRENCH_INVERSION.search(without):
            inverted.append(f"{place}: {text}")
    assert inverted == []


def test_french_has_no_forms_with_a_raised_dot(french):
    assert against(french, r"[·•‧]|\w\(e\)|\w\.e\b") == []


def test_french_keeps_a_no_break_space_before_double_signs(french):
    assert against(french, r"(?<!\u00a0)[?!;»]|«(?!\u00a0)|(?<=[^\W\d]):| :") == []


def test_dutch_has_no_space_before_double_signs(written):
    dutch = [(place, text) for place, language, text in written if language == "nl"]
    assert against(dutch, r"\s[?!;:]|[«»]") == []


def test_apostrophes_and_quotation_marks_are_typographic(texts):
    assert against(texts, r"""['"]""") == []


def test_nothing_is_written_in_capitals(texts):
    shouted = {
        f"{place}: {word}"
        for place, text in texts
        for word in re.findall(r"\b[^\W\d_]{2,}\b", text)
        if word.isupper() and word not in ACRONYMS and not PROPER_NAMES.search(place)
    }
    assert shouted == set()


def test_no_percentage_stands_in_a_text(texts):
    assert against(texts, r"%|\bpour ?cent\b|\bprocent\b") == []


def test_spaces_are_single_and_inside(texts):
    assert against(texts, r"[ \u00a0]{2}|^\s|\s$|\n|\t") == []


def test_names_of_services_have_one_spelling(texts):
    assert (
        against(texts, r"MyActiris|My actiris|[Mm]y ?e[Bb]ox|Itsme|ITSME|Irisbox|[Tt]ax on web|\beid\b") == []
    )
    assert len(against(texts, r"My Actiris")) > 5


def test_dutch_and_french_say_vous_and_u(written):
    pattern = {"fr": r"\b(?:tu|toi|ton|ta|tes)\b", "nl": r"\b(?:je|jij|jou|jouw|jullie)\b"}
    familiar = [
        f"{place}: {text}"
        for place, language, text in written
        if re.search(pattern[language], text, re.IGNORECASE)
    ]
    assert familiar == []


def test_capitals_that_stay_are_explained(bundle):
    forms = " ".join(form for term in bundle.glossary for forms in term.words.values() for form in forms)
    assert {acronym for acronym in ACRONYMS if not re.search(rf"\b{acronym}\b", forms)} == set()
