"""What the files say beside the questions: ending early, urgency, difficulty, accepted warnings."""

from diagnostic.definition.accepted import Accepted
from diagnostic.definition.findings import Place
from diagnostic.definition.folder import read_files
from diagnostic.model.codec import decode, digest, encode
from tests.definition.broken import SOUND


def read(**changes):
    """The sound questionnaire with `old -> new` replaced in some files (sections by their names)."""
    files = dict(SOUND)
    for name, (old, new) in changes.items():
        file = next(found for found in SOUND if found.endswith(f"{name}.yml"))
        text = files[file].decode()
        assert text.count(old) == 1
        files[file] = text.replace(old, new).encode()
    reading = read_files(files)
    assert reading.findings == ()
    return reading


def test_a_section_ends_early_only_if_it_says_so():
    reading = read(email=("section: email", "section: email\ndecide-early: true"))
    assert [section.decide_early for section in reading.bundle.questionnaire.sections] == [False, True]
    assert decode(encode(reading.bundle)).questionnaire == reading.bundle.questionnaire
    assert digest(reading.bundle) != digest(read().bundle)


def test_a_section_that_says_it_does_not_end_early_means_what_it_meant():
    reading = read(email=("section: email", "section: email\ndecide-early: false"))
    assert digest(reading.bundle) == digest(read().bundle)


def test_an_answer_to_a_fact_can_be_urgent():
    reading = read(start=("{id: nothing,", "{id: nothing, urgent: true,"))
    options = reading.bundle.question("things").form.options
    assert {option.id: option.urgent for option in options} == {
        "phone": False,
        "computer": False,
        "nothing": True,
    }


def test_difficulties_are_kept_beside_the_bundle_and_do_not_change_its_meaning():
    reading = read(email=("rung: E1", "rung: E1\n    difficulty: -1.5"))
    assert reading.difficulties == {"open": -1.5}
    assert digest(reading.bundle) == digest(read().bundle)


def test_a_difficulty_may_be_a_whole_number():
    assert read(email=("rung: E1", "rung: E1\n    difficulty: 2")).difficulties == {"open": 2.0}


def test_accepted_warnings_are_kept_beside_the_bundle_with_their_places():
    entry = '  - {code: T03, about: open, because: "Vu en équipe."}\n'
    line = SOUND["questionnaire.yml"].decode().splitlines().index("accepted:") + 2
    reading = read(questionnaire=("accepted:\n", f"accepted:\n{entry}"))
    place = Place("questionnaire.yml", line, 5)
    assert reading.accepted[0] == Accepted("T03", "open", "Vu en équipe.", place)
    assert digest(reading.bundle) == digest(read().bundle)
