"""Nearly every mistake made in the real questionnaire is refused or warned about.

A part of the mutations at each commit, all of them with ``THOROUGH=1``; with ``REWRITE=1`` besides,
`unnoticed.md` is written anew.
"""

import os
import re

import pytest

from diagnostic.check import check_bundle
from diagnostic.check.accepted import accept
from diagnostic.definition.folder import read_files
from tests.documents import ROOT
from tests.faults import mutate_questions, mutate_tables  # noqa: F401  each adds its kinds
from tests.faults.corpus import FOLDER, TODAY
from tests.faults.mutate import KINDS, Original, a_few
from tests.faults.noticed import Judge, read_each_file_once, stages
from tests.faults.unnoticed import REASONS, document

pytestmark = pytest.mark.uncovered

QUESTIONNAIRE = ROOT / "questionnaires" / "allo-digiparcours"
UNNOTICED = FOLDER / "unnoticed.md"
OF_EACH = 12
PART = 6
"""At each commit every sixth is tried."""

THOROUGH = os.environ.get("THOROUGH") == "1"


@pytest.fixture(scope="module")
def files():
    return {
        str(path.relative_to(QUESTIONNAIRE)): path.read_bytes()
        for path in sorted(QUESTIONNAIRE.rglob("*.yml"))
    }


@pytest.fixture(scope="module")
def every(files):
    return a_few(Original(files), OF_EACH)


@pytest.fixture(scope="module")
def judge(files):
    with pytest.MonkeyPatch.context() as patch:
        read_each_file_once(patch)
        yield Judge(files)


def test_there_are_hundreds_of_mutations_and_some_of_each_kind(every):
    assert {mutation.kind for mutation in every} == set(KINDS)
    assert len({mutation.name for mutation in every}) == len(every) >= 500


def test_every_mutation_changes_the_questionnaire_and_nothing_it_is_judged_by(every, files):
    for mutation in every:
        changed = mutation.applied(files)
        assert changed != files, mutation.name
        assert {name for name in files if changed[name] != files[name]} <= {
            edit.file for edit in mutation.edits
        }, mutation.name


def test_mutations_are_judged_by_all_that_a_check_finds(files):
    reading = read_files(files)
    found = [finding for stage in stages(reading) for finding in stage]
    judged = accept(found, reading.accepted, reading.places)
    assert sorted(map(str, judged)) == sorted(map(str, check_bundle(reading, TODAY)))


def test_nearly_every_mutation_is_noticed(every, judge):
    tried = every if THOROUGH else every[::PART]
    missed = [mutation for mutation in tried if not judge.notices(mutation)]
    if THOROUGH and os.environ.get("REWRITE") == "1":
        proved = [
            mutation for mutation in every if any(not code.startswith("(") for code in judge.codes(mutation))
        ]
        UNNOTICED.write_text(document(every, missed, len(proved)), "utf-8")
    # A part may have bad luck; of all together at most five of a hundred may slip through.
    most = 0.05 if THOROUGH else 0.1
    assert len(missed) <= most * len(tried), [mutation.name for mutation in missed]
    assert {mutation.kind for mutation in missed} <= set(REASONS)


def test_what_is_not_noticed_is_written_down_with_a_reason():
    told = UNNOTICED.read_text("utf-8")
    kinds = re.findall(r"^## (.+)$", told, re.MULTILINE)
    assert kinds
    assert set(kinds) <= set(REASONS)
    for kind in kinds:
        assert REASONS[kind] in told
