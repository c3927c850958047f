"""The questionnaire as it is published, read once."""

from pathlib import Path

import pytest

from diagnostic.definition.folder import read_folder
from tests.content.texts import texts_of

FOLDER = Path(__file__).parents[2] / "questionnaires" / "allo-digiparcours"


@pytest.fixture(scope="session")
def bundle():
    reading = read_folder(FOLDER)
    assert [str(finding) for finding in reading.findings if finding.severity == "error"] == []
    return reading.bundle


@pytest.fixture(scope="session")
def written(bundle):
    parts = {
        "questionnaire": bundle.questionnaire,
        "profiles": bundle.profiles,
        "referrals": bundle.referrals,
        "services": bundle.services,
        "glossary": bundle.glossary,
    }
    return [text for name, part in parts.items() for text in texts_of(part, name)]
