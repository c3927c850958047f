"""Each fault of the corpus is told in full, and nothing else is said.

``REWRITE=1 pytest tests/faults/test_corpus.py`` keeps what is said now: read the difference before you
commit it.
"""

import os
from collections import Counter

import pytest

from diagnostic.check import check_bundle
from diagnostic.definition.findings import CATALOGUE
from diagnostic.definition.folder import read_files
from tests.definition.broken import SOUND
from tests.faults.corpus import TODAY, corpus, troubles

CORPUS = corpus()


def test_every_code_has_a_fault():
    assert sorted({fault.code for fault in CORPUS}) == sorted(CATALOGUE)


def test_the_corpus_has_many_faults_and_each_is_one_of_its_own():
    changes = [fault.told[0].partition("\n\n")[2] for fault in CORPUS]
    assert len(set(changes)) == len(CORPUS) >= 120


def test_without_a_fault_there_is_nothing_to_act_on():
    assert troubles(check_bundle(read_files(SOUND), TODAY)) == Counter()


@pytest.mark.parametrize("fault", CORPUS, ids=lambda fault: fault.name)
def test_a_fault_is_told_and_nothing_else(fault, tmp_path):
    if fault.is_slow and os.environ.get("THOROUGH") != "1":
        pytest.skip("takes some seconds; THOROUGH=1 does not mind")
    findings = fault.findings(tmp_path)
    if os.environ.get("REWRITE") == "1":
        fault.rewrite(fault.answer(findings))
    assert fault.answer(findings) == fault.told[1]
    told = [] if fault.only_tells else [fault.code]
    assert fault.code in {finding.code for finding in findings}
    assert set(troubles(findings)) == {*told, *fault.also}
