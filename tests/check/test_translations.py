"""What each translation was made from: approved once, compared ever after."""

import pytest

from diagnostic.check import check_bundle
from diagnostic.check.translations import State, check_translations, compare, digests_of
from diagnostic.definition.findings import describe
from diagnostic.definition.folder import read_files
from diagnostic.definition.translations import write_translations
from tests.definition.broken import HELP, SOUND

HELP_KEY = "question:open#help"


def approving(files):
    """The file that approves all texts of a questionnaire as they are."""
    bundle = read_files(files).bundle
    approved = {text.written.key: digests_of(text.written) for text in compare(bundle, {})}
    return write_translations(approved).encode()


APPROVED = approving(SOUND)


def with_help(french="Sur un téléphone aussi.", dutch="Ook op een telefoon.", *, approved=APPROVED):
    text = SOUND["sections/email.yml"].decode()
    assert HELP in text
    text = text.replace(HELP, f'{{fr: "{french}", nl: "{dutch}"}}')
    files = {**SOUND, "sections/email.yml": text.encode()}
    return files if approved is None else {**files, "translations.yml": approved}


def with_file(text):
    return {**SOUND, "translations.yml": text.encode()}


def found(files):
    reading = read_files(files)
    assert reading.findings == ()
    return check_translations(reading.bundle, reading.approved, reading.places)


def codes_and_places(files):
    return [(finding.code, *finding.place) for finding in found(files)]


def place_in(files, name, text):
    """Where a text stands that is there once."""
    before, _, _ = files[name].decode().partition(text)
    return name, before.count("\n") + 1, len(before) - before.rfind("\n")


def test_texts_as_they_were_approved_give_no_finding():
    assert found(with_help()) == []


def test_without_the_file_nothing_is_compared():
    assert found(with_help("Sur une tablette aussi.", approved=None)) == []


@pytest.mark.parametrize(
    "french, dutch, changed, older",
    [
        ("Sur une tablette aussi.", "Ook op een telefoon.", "fr", '"Ook op een telefoon."'),
        ("Sur un téléphone aussi.", "Ook op een tablet.", "nl", '"Sur un téléphone aussi."'),
    ],
)
def test_a_language_left_behind_is_noted_where_it_stands(french, dutch, changed, older):
    files = with_help(french, dutch)
    (finding,) = found(files)
    assert (finding.code, *finding.place) == ("T12", *place_in(files, "sections/email.yml", older))
    assert finding.values["changed"] == changed
    assert check_bundle(read_files(files)).count(finding) == 1


def test_the_finding_says_which_language_changed():
    (finding,) = found(with_help(dutch="Ook op een tablet."))
    assert describe(finding, "en")[0] == (
        "The text in “nl” has changed, the one in “fr” has stayed the same: Ook op een tablet."
    )


def test_a_text_rewritten_in_every_language_is_not_older_but_not_compared():
    files = with_help("Sur une tablette aussi.", "Ook op een tablet.")
    help_place = place_in(files, "sections/email.yml", '{fr: "Sur une tablette')
    assert codes_and_places(files) == [("T13", *help_place)]


def test_new_texts_are_noted_once_with_their_number():
    lines = APPROVED.decode().splitlines(keepends=True)
    kept = [line for line in lines if "question:open#" not in line]
    assert len(lines) - len(kept) >= 3
    (finding,) = found(with_file("".join(kept)))
    assert (finding.code, finding.values["count"]) == ("T13", str(len(lines) - len(kept)))
    assert (finding.place.file, finding.place.line) == ("sections/email.yml", 17)


def test_a_text_that_several_questions_share_is_noted_once():
    files = with_help()
    second = files["sections/email.yml"].decode()
    start, end = second.index("  - id: open"), second.index("  - id: find")
    copy = second[start:end].replace("id: open", "id: open-again")
    files = {name: data for name, data in files.items() if name not in {"personas.yml", "translations.yml"}}
    files["sections/email.yml"] = (second + copy).encode()
    approved = approving(files)
    cover = SOUND["questionnaire.yml"].decode().replace("Pas encore", "Non, pas encore")
    files |= {"questionnaire.yml": cover.encode(), "translations.yml": approved}
    reading = read_files(files)
    findings = check_translations(reading.bundle, reading.approved, reading.places)
    assert [finding.code for finding in findings] == ["T12"]


def test_a_language_that_was_never_approved_is_the_one_that_changed():
    line = next(line for line in APPROVED.decode().splitlines() if HELP_KEY in line)
    without_dutch = APPROVED.decode().replace(line, line.partition(",")[0])
    (finding,) = found(with_file(without_dutch))
    assert (finding.code, finding.values["changed"], finding.values["language"]) == ("T12", "nl", "fr")


def test_texts_that_are_gone_are_told_once_until_the_next_approval():
    """A question that was deleted by a slip leaves no other trace."""
    lines = "".join(f"  question:{name}#text: fr 3f9a01c7, nl 0b52e8d4\n" for name in ("gone", "lost"))
    (finding,) = found(with_file(APPROVED.decode() + lines))
    assert (finding.code, finding.values) == ("T14", {"count": "2", "name": "question:gone#text"})
    assert finding.place.file == "translations.yml"


def test_every_text_has_a_state():
    bundle = read_files(SOUND).bundle
    assert {text.state for text in compare(bundle, {})} == {State.NEW}
    assert {text.state for text in compare(bundle, read_files(with_help()).approved)} == {State.APPROVED}


@pytest.mark.parametrize(
    "text, code, line, column",
    [
        ("approved: [a]\n", "S01", 1, 11),
        ("approve: {}\n", "S03", 1, 1),
        ("approved:\n  question:open#help: fr 3f9a01c\n", "S14", 2, 23),
        ("approved:\n  question:open#help: 3f9a01c7\n", "S14", 2, 23),
        ("approved:\n  question:open#help: {fr: 3f9a01c7}\n", "S01", 2, 23),
        ("approved:\n  a: fr 3f9a01c7\n  a: fr 3f9a01c7\n", "Y11", 3, 3),
        ("approved: [\n", "Y25", None, None),
    ],
)
def test_a_mistake_in_the_file_is_noted_at_its_place(text, code, line, column):
    reading = read_files(with_file(text))
    finding = reading.findings[0]
    assert (finding.code, finding.place.file) == (code, "translations.yml")
    assert line is None or (finding.place.line, finding.place.column) == (line, column)
    assert reading.bundle is None


def test_the_file_has_one_line_for_each_text_in_the_order_of_their_keys():
    lines = [line for line in APPROVED.decode().splitlines() if line.startswith("  ")]
    assert lines == sorted(lines)
    assert len(lines) == len(list(compare(read_files(SOUND).bundle, {})))
    assert write_translations(read_files(with_help()).approved).encode() == APPROVED


def test_a_file_without_texts_can_be_read_again():
    assert found(with_file(write_translations({}))) == []
