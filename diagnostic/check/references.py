"""Things that a bundle has and never uses. Names of things that are not there are noted while reading,
where the place is at hand.
"""

import re

from diagnostic.check.places import Places, place_of
from diagnostic.check.written import texts_of
from diagnostic.definition.findings import Finding, find
from diagnostic.model.bundle import Bundle, Term


def check_references(bundle: Bundle, places: Places) -> list[Finding]:
    """Glossary words that no text contains, for each language."""
    findings = []
    for language in bundle.questionnaire.languages:
        everything = "\n".join(
            item.text[language]
            for item in texts_of(bundle)
            if not item.key.startswith("term:") and language in item.text.by_language
        ).casefold()
        findings += [
            _unused(term, language, places)
            for term in bundle.glossary
            if not _occurs(term, language, everything)
        ]
    return findings


def _occurs(term: Term, language: str, everything: str) -> bool:
    forms = (re.escape(form.casefold()) for form in term.words.get(language, ()))
    return any(re.search(rf"(?<!\w){form}(?!\w)", everything) for form in forms)


def _unused(term: Term, language: str, places: Places) -> Finding:
    name = next(iter(term.words.get(language, ())), term.id)
    return find("R26", place_of(places, f"term:{term.id}"), {"name": name, "language": language})
