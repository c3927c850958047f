"""What can be said of a bundle as a whole, once it could be read: references, texts, proofs, personas.

Each module looks at the model and gives findings; a new kind of proof is one more line in `check_bundle`.
"""

from datetime import date

from diagnostic.check.accepted import accept
from diagnostic.check.personas import check_personas
from diagnostic.check.proofs import check_proofs
from diagnostic.check.published import check_against
from diagnostic.check.references import check_references
from diagnostic.check.services import check_services
from diagnostic.check.texts import check_texts
from diagnostic.check.translations import check_translations
from diagnostic.check.words import check_words
from diagnostic.definition.findings import Finding, by_place
from diagnostic.definition.folder import Reading
from diagnostic.model.bundle import Bundle


def check_bundle(
    reading: Reading, today: date | None = None, published: Bundle | None = None
) -> tuple[Finding, ...]:
    """All findings about what was read, those of the reading included, in the order of the files.

    Without a bundle there is nothing further to look at: the errors of the reading come first. `today`
    decides which services are out of date, `published` is the version to compare with; None leaves either
    aside.
    """
    bundle, places = reading.bundle, reading.places
    if bundle is None:
        return reading.findings
    findings = [
        *reading.findings,
        *check_references(bundle, places),
        *check_texts(bundle, places),
        *check_words(bundle, places),
        *check_translations(bundle, reading.approved, places),
        *check_proofs(bundle, places),
        *check_services(bundle, places, today),
        *check_personas(bundle, reading.personas, places),
    ]
    if published is not None:
        findings += check_against(published, bundle, reading.personas, places)
    return tuple(sorted(accept(findings, reading.accepted, places), key=by_place))
