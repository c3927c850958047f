"""Rare words: which ones are noted, and which ones everybody knows after all."""

import importlib.util
from pathlib import Path

import pytest

from diagnostic.check.everyday import frequent, is_everyday
from diagnostic.check.words import check_words, words_in
from diagnostic.definition.folder import read_files
from diagnostic.resources import resource
from tests.definition.broken import HELP, SOUND

ROOT = Path(__file__).parents[2]


def with_help(french, dutch, **files):
    text = SOUND["sections/email.yml"].decode()
    assert HELP in text
    text = text.replace(HELP, f'{{fr: "{french}", nl: "{dutch}"}}')
    return {**SOUND, "sections/email.yml": text.encode(), **files}


def rare(files):
    reading = read_files(files)
    assert reading.findings == ()
    return [finding.values["word"] for finding in check_words(reading.bundle, reading.places)]


@pytest.mark.parametrize(
    "language, words",
    [
        ("fr", "appuyez descendez reconnaissez téléphonez effacées étudient imprimantes aujourd’hui"),
        ("fr", "rendez-vous e-mails directeurs nouvelles générale locaux"),
        ("nl", "typ begeleidt gewist gewiste geantwoord bruikbare foto’s lessen uren huizen tablets"),
        ("nl", "computerlessen avondwerk werkloosheidsuitkering verdergaan e-mailen buurthuizen"),
    ],
)
def test_forms_and_compounds_of_everyday_words_are_everyday_words(language, words):
    assert [word for word in words.split() if not is_everyday(word, language)] == []


@pytest.mark.parametrize(
    "language, words",
    [
        ("fr", "authentification arborescence hameçonnage allocataire récépissé corbeille xylophone"),
        ("nl", "authenticatie inschakelingstraject spelotheek prullenbak kwijtschelding patser ton-xyz"),
    ],
)
def test_rare_words_are_no_everyday_words(language, words):
    assert [word for word in words.split() if is_everyday(word, language)] == []


def test_a_rare_word_is_noted_at_its_first_use_in_each_language():
    assert rare(with_help("L’hameçonnage. Un hameçonnage.", "De authenticatie. Authenticatie.")) == [
        "hameçonnage",
        "authenticatie",
    ]


def test_a_word_that_the_glossary_explains_is_not_noted():
    glossary = (
        "terms:\n  - id: phishing\n    words: {fr: [hameçonnage par e-mail], nl: [authenticatie]}\n"
        '    text: {fr: "Un faux message.", nl: "Tonen wie u bent."}\n'
    ).encode()
    files = with_help("L’hameçonnage par e-mail.", "Authenticatie.", **{"glossary.yml": glossary})
    assert rare(files) == []


def test_another_form_than_the_explained_one_is_noted():
    glossary = (
        "terms:\n  - id: phishing\n    words: {fr: [hameçonnage par e-mail], nl: [authenticatie]}\n"
        '    text: {fr: "Un faux message.", nl: "Tonen wie u bent."}\n'
    ).encode()
    files = with_help("L’hameçonnage.", "Authenticaties.", **{"glossary.yml": glossary})
    assert rare(files) == ["hameçonnage", "Authenticaties"]


@pytest.mark.parametrize(
    "french, dutch",
    [
        ("Chez Zoubeyda. Zoubeyda écrit.", "Bij Zoubeyda. Zoubeyda schrijft."),
        ("Ouvrez xylophone.pdf ou zz@qxw.example.", "Open xylofoon.pdf of zz@qxw.example."),
        ("Sur www.qxwz.example/arborescence.", "Op www.qxwz.example/boomstructuur."),
        ("Arborescence", "Arborescence"),
    ],
)
def test_names_addresses_files_and_what_is_the_same_everywhere_are_left_out(french, dutch):
    assert rare(with_help(french, dutch)) == []


def test_a_label_in_quotation_marks_is_no_name():
    assert rare(with_help("Pressez « Arborescence ».", "Druk op ‘Authenticatie’.")) == [
        "Arborescence",
        "Authenticatie",
    ]


def test_words_of_the_counsellor_and_addresses_of_services_are_left_out():
    observe = SOUND["sections/email.yml"].decode().replace("Regardez les mains.", "Une arborescence.")
    services = SOUND["services.yml"].decode().replace("Place du Miroir 1", "Rue de l’arborescence 1")
    assert observe != SOUND["sections/email.yml"].decode()
    assert services != SOUND["services.yml"].decode()
    files = {**SOUND, "sections/email.yml": observe.encode(), "services.yml": services.encode()}
    assert rare(files) == []


def test_french_loses_its_elided_articles():
    words = [word for word, _, _ in words_in("L’adresse qu’il a, aujourd’hui, s’ouvre.", "fr")]
    assert words == ["adresse", "il", "aujourd’hui", "ouvre"]


@pytest.mark.parametrize("language", ["fr", "nl"])
def test_lists_are_those_of_the_source(language):
    pytest.importorskip("wordfreq")
    spec = importlib.util.spec_from_file_location("make", ROOT / "words" / "make.py")
    make = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(make)
    text = (resource("words") / f"{language}.txt").read_text(encoding="utf-8")
    assert text == make.everyday(language)
    assert f"{len(frequent(language)):,}" in (ROOT / "words" / "README.md").read_text(encoding="utf-8")
