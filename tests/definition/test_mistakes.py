import pytest

from diagnostic.definition.findings import describe
from diagnostic.definition.folder import read_files
from tests.definition.broken import SOUND


def said(finding, language="fr"):
    return describe(finding, language)[0].replace("\u00a0", " ")


def placed(findings):
    return [(finding.code, *finding.place) for finding in findings]


def codes(files):
    return [finding.code for finding in read_files(files).findings]


def changed(file, old, new):
    text = SOUND[file].decode()
    assert text.count(old) == 1
    return {**SOUND, file: text.replace(old, new).encode()}


def test_the_sound_questionnaire_has_no_findings():
    reading = read_files(SOUND)
    assert reading.findings == ()
    assert reading.bundle is not None


def test_a_keyboard_question_without_the_fact_is_noted_where_it_stands():
    files = changed("questionnaire.yml", "\n  keyboard: [physical, none]", "\n  board: [physical, none]")
    files["personas.yml"] = SOUND["personas.yml"].replace(b", keyboard:", b", board:")
    findings = read_files(files).findings
    assert placed(findings) == [("R22", "sections/email.yml", 55, 13)]
    assert said(findings[0]) == (
        "Une question à taper se pose seulement avec un clavier : il faut le fait « keyboard »."
    )


def test_a_question_cannot_be_called_like_a_declared_fact():
    findings = read_files(changed("questionnaire.yml", "facts:\n", "facts:\n  type: [a]\n")).findings
    assert placed(findings) == [("S10", "sections/email.yml", 49, 9)]
    assert said(findings[0]) == "L'identifiant « type » est déjà donné dans questionnaire.yml, ligne 27."


@pytest.mark.parametrize(
    "file, old, new, guess",
    [
        ("sections/email.yml", "rung: E1", "rugn: E1", "rung"),
        ("sections/email.yml", "screen: mailbox", "screen: mailbx", "mailbox"),
        ("sections/email.yml", "picture: paperclip", "picture: paper-clip", "paperclip"),
        ("profiles.yml", "{points.total: {at_least: 5}}", "{opne: alone}", "open"),
        ("referrals.yml", "refer: epn-jette", "refer: epn-jete", "epn-jette"),
        ("personas.yml", "profile: ready", "profile: raedy", "ready"),
    ],
)
def test_a_slip_of_the_pen_is_guessed(file, old, new, guess):
    guessed = {finding.values.get("near") for finding in read_files(changed(file, old, new)).findings}
    assert guess in guessed


def test_a_guess_is_part_of_the_remedy():
    files = changed("sections/email.yml", "settles: low", "settels: low")
    finding = read_files(files).findings[0]
    assert describe(finding, "en")[1].startswith("Did you mean “settles”? The possible keys: ")
    assert describe(finding, "fr")[1].startswith("Vous vouliez écrire «\u00a0settles\u00a0»\u00a0? Les clés")


def test_all_findings_of_all_files_come_at_once_in_the_order_of_the_files():
    files = {
        **changed("sections/email.yml", "rung: E1", "rung: 1"),
        "profiles.yml": SOUND["profiles.yml"].replace(b"close_within: 1", b"close_within: x"),
        "glossary.yml": SOUND["glossary.yml"].replace(b"id: mailbox", b"id: A"),
        "services.yml": b"services: 'l'ami'",
    }
    reading = read_files(files)
    assert placed(reading.findings) == [
        ("S09", "glossary.yml", 2, 9),
        ("S01", "profiles.yml", 1, 15),
        ("S14", "sections/email.yml", 16, 11),
        ("Y21", "services.yml", 1, 11),
    ]
    assert reading.bundle is None


def test_what_stands_in_an_unreadable_file_is_not_called_unknown():
    assert codes({**SOUND, "sections/email.yml": b"a: [\n"}) == ["Y25"]


def test_without_its_cover_only_the_writing_of_the_other_files_is_judged():
    assert codes({**SOUND, "questionnaire.yml": b"a: [\n", "profiles.yml": b"b: @\n"}) == ["Y27", "Y25"]


def test_a_question_of_unknown_kind_gives_no_further_findings():
    assert codes(changed("sections/email.yml", "kind: task", "kind: tsk")) == ["S08"]


def test_warnings_leave_a_bundle():
    files = changed("sections/start.yml", '{id: never, text: {fr: "Non", nl: "Nee"}}', "")
    text = files["sections/start.yml"].replace(b"              - \n", b"")
    reading = read_files({**files, "sections/start.yml": text})
    assert [str(finding) for finding in reading.findings] == ["sections/start.yml:32:15: S18"]
    assert reading.bundle is not None


def test_a_file_with_endless_mistakes_is_cut_off():
    files = {**SOUND, "glossary.yml": b"terms:\n" + b"  - 1\n" * 500}
    assert codes(files) == ["S01"] * 300 + ["Y47"]
