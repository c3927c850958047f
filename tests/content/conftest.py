"""The questionnaire as it is published, read once."""

from pathlib import Path

import pytest

from diagnostic.definition.folder import read_folder
from tests.content.texts import texts_of

FOLDER = Path(__file__).parents[2] / "questionnaires" / "allo-digiparcours"


@pytest.fixture(scope="session")
def reading():
    found = read_folder(FOLDER)
    assert [str(finding) for finding in found.findings if finding.severity == "error"] == []
    return found


@pytest.fixture(scope="session")
def published(reading):
    return reading.bundle


@pytest.fixture(scope="session")
def bundle(published):
    return published


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
