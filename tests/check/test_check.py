import pytest

from diagnostic.check import check_bundle
from diagnostic.check.texts import sentences_of, words_of
from diagnostic.definition.findings import Severity, describe
from diagnostic.definition.folder import read_files
from tests.definition.broken import HELP, SOUND


def said(finding):
    return describe(finding, "fr")[0].replace("\u00a0", " ")


def flaws_of(reading):
    """What an editor has to act on; what is only told aside."""
    return [f for f in check_bundle(reading) if f.severity is not Severity.INFORMATION]


def found(files):
    return [(finding.code, *finding.place) for finding in flaws_of(read_files(files))]


def with_help(french, dutch):
    text = SOUND["sections/email.yml"].decode()
    return {**SOUND, "sections/email.yml": text.replace(HELP, f"{{fr: {french}, nl: {dutch}}}").encode()}


def test_the_sound_questionnaire_has_no_flaws():
    assert flaws_of(read_files(SOUND)) == []


def test_the_sound_questionnaire_tells_its_points_and_a_person_of_each_profile():
    findings = [finding for finding in check_bundle(read_files(SOUND)) if "accepted" not in finding.values]
    assert [(finding.code, dict(finding.values)) for finding in findings] == [
        ("N03", {"name": "ready", "count": "7"}),
        ("N03", {"name": "starting", "count": "4"}),
        ("B04", {"domain": "email", "least": "0", "most": "7"}),
    ]


def test_without_a_bundle_there_are_only_the_findings_of_the_reading():
    reading = read_files({**SOUND, "profiles.yml": b"a: 1\n"})
    assert reading.bundle is None
    assert check_bundle(reading) == reading.findings
    assert [finding.code for finding in reading.findings] == ["S03", "S06", "S06"]


def test_findings_of_reading_and_checking_come_in_the_order_of_the_files():
    files = with_help('"Vous  savez."', '"U weet."')
    files["notes.txt"] = b"x"
    files["glossary.yml"] = SOUND["glossary.yml"].replace("boîte, boîtes".encode(), b"casier")
    assert [code for code, *_ in found(files)] == ["R26", "Y42", "T06"]


def test_an_error_in_the_texts_is_an_error():
    findings = flaws_of(read_files(with_help('"{a}"', '"{b}"')))
    assert [finding.severity for finding in findings] == [Severity.ERROR]


@pytest.mark.parametrize(
    "french, dutch",
    [
        ("Internet", "Internet"),
        ("Maison de l’Emploi", "Maison de l’Emploi"),
        ("Centrale Emploi Ville Bruxelles", "Centrale Emploi Ville Bruxelles"),
        ('"info@example.brussels ou non"', '"info@example.brussels ou non"'),
        ('"Ouvert de 9:30 à 12:30."', '"Open van 9.30 tot 12.30 uur."'),
        ('"https://example.brussels"', '"https://example.brussels"'),
        ('"Vous savez\u202f?"', '"Weet u het?"'),
        ('"Vraiment\u00a0?!"', '"Echt?!"'),
        ('"Très bien. Très bien. Très bien."', '"Goed."'),
        ('"2 < 3 et 3 > 2"', '"2 < 3 en 3 > 2"'),
    ],
)
def test_texts_that_are_right_give_no_finding(french, dutch):
    assert found(with_help(french, dutch)) == []


def test_a_text_that_several_questions_share_is_noted_once():
    text = SOUND["sections/email.yml"].decode()
    second = text[text.index("  - id: open") : text.index("  - id: find")].replace(
        "id: open", "id: open-again"
    )
    files = {**SOUND, "sections/email.yml": (text + second).encode()}
    cover = SOUND["questionnaire.yml"].decode().replace("Pas encore", "Pas  encore")
    files["questionnaire.yml"] = cover.encode()
    del files["personas.yml"]
    assert found(files) == [("Y48", "personas.yml", 1, 1), ("T06", "questionnaire.yml", 12, 32)]


def test_counsellors_and_addresses_may_have_longer_sentences():
    long = " ".join(["mot"] * 20)
    observe = SOUND["sections/email.yml"].decode().replace("Regardez les mains.", f"Regardez {long}.")
    observe = observe.replace("Kijk naar de handen.", f"Kijk {long}.")
    assert found({**SOUND, "sections/email.yml": observe.encode()}) == []
    address = SOUND["services.yml"].decode().replace("Place du Miroir 1", f"Place {long}")
    assert found({**SOUND, "services.yml": address.encode()}) == []


@pytest.mark.parametrize(
    "text, sentences",
    [
        ("Bonjour", ["Bonjour"]),
        (
            "Un. Deux\u00a0? Trois\u00a0! Quatre… Cinq.",
            ["Un.", "Deux\u00a0?", "Trois\u00a0!", "Quatre…", "Cinq."],
        ),
        ("Un\nDeux", ["Un", "Deux"]),
        ("Version 2.1 ici.", ["Version 2.1 ici."]),
    ],
)
def test_sentences_end_at_their_signs(text, sentences):
    assert sentences_of(text) == sentences


def test_signs_alone_are_no_words():
    assert words_of("Vous savez : oui – ou non ?") == ["Vous", "savez", "oui", "ou", "non"]


def test_every_flaw_has_a_place_in_its_own_language():
    files = with_help('"Ici\u00a0: <b>oui</b>."', '"Hier: <b>ja</b>."')
    assert found(files) == [("T07", "sections/email.yml", 18, 16), ("T07", "sections/email.yml", 18, 41)]
