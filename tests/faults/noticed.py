"""Whether a change of the real questionnaire is noticed: more is found than in the questionnaire as it is."""

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache

from diagnostic.check.accepted import accept
from diagnostic.check.personas import check_personas
from diagnostic.check.proofs import check_proofs
from diagnostic.check.references import check_references
from diagnostic.check.services import check_services
from diagnostic.check.texts import check_texts
from diagnostic.check.translations import check_translations
from diagnostic.check.words import check_words
from diagnostic.definition import folder
from diagnostic.definition.findings import Finding
from diagnostic.definition.folder import read_files
from diagnostic.definition.source import read_source
from diagnostic.definition.wording import Severity
from tests.faults.corpus import TODAY
from tests.faults.mutate import JUDGES

EXAMPLES_AND_TRANSLATIONS = {"P01", "P02", "P03", "P04", "P05", "P06", "P07", "P08", "T12", "T13", "T14"}


def read_each_file_once(monkeypatch):
    """A mutation changes one file or two: the trees of the others are the same every time."""
    monkeypatch.setattr(folder, "read_source", cache(read_source))


def stages(reading) -> Iterator[list[Finding]]:
    """All that `check_bundle` finds, what costs little first, so that one may stop early."""
    bundle, places = reading.bundle, reading.places
    yield list(reading.findings)
    if bundle is None:
        return
    yield check_personas(bundle, reading.personas, places)
    yield check_translations(bundle, reading.approved, places)
    yield check_services(bundle, places, TODAY)
    yield check_references(bundle, places)
    yield check_texts(bundle, places)
    yield check_proofs(bundle, places)
    yield check_words(bundle, places)


def troubles(findings, reading) -> Counter:
    """What an editor has to act on, wherever it stands: lines move when something is taken out above."""
    judged = accept(findings, reading.accepted, reading.places) if reading.bundle else findings
    return Counter(
        (finding.code, finding.place.file, tuple(sorted(finding.values.items())))
        for finding in judged
        if finding.severity is not Severity.INFORMATION
    )


class Judge:
    """Knows what is found in the questionnaire as it is."""

    def __init__(self, files: Mapping[str, bytes]):
        self.files = files
        reading = read_files(files)
        assert reading.bundle is not None
        self.before = troubles([finding for stage in stages(reading) for finding in stage], reading)

    def notices(self, mutation) -> bool:
        """True as soon as anything new is found."""
        reading = read_files(mutation.applied(self.files))
        found: list[Finding] = []
        for stage in stages(reading):
            found += stage
            new = troubles(found, reading) - self.before
            if any(code != "S37" for code, _, _ in new):
                return True
        return bool(troubles(found, reading) - self.before)

    def codes(self, mutation) -> set[str]:
        """The codes of everything new; those about examples and translations with a mark."""
        reading = read_files(mutation.applied(self.files))
        found = [finding for stage in stages(reading) for finding in stage]
        return {
            f"({code})" if code in EXAMPLES_AND_TRANSLATIONS or file in JUDGES else code
            for code, file, _ in troubles(found, reading) - self.before
        }
