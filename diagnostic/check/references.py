"""Things that a bundle has and never uses. Names of things that are not there are noted while reading,
where the place is at hand.
"""

import re
from collections.abc import Iterator

from diagnostic.check.places import Places, place_of
from diagnostic.check.written import texts_of
from diagnostic.definition.findings import Finding, find
from diagnostic.model.bundle import Bundle, Term
from diagnostic.model.question import ListChoice


def check_references(bundle: Bundle, places: Places) -> list[Finding]:
    """Glossary words that no text contains, for each language; neighbours that do not know each other."""
    findings = list(_one_way(bundle, places))
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


def _one_way(bundle: Bundle, places: Places) -> Iterator[Finding]:
    """Who lives on the border is sent to the other side, but not the other way round."""
    forms = (question.form for question in bundle.questionnaire.questions())
    lists = {form.list: form.entries for form in forms if isinstance(form, ListChoice)}
    for name, entries in lists.items():
        known = {entry.id: entry.neighbours for entry in entries}
        for entry in entries:
            for other in entry.neighbours:
                if entry.id not in known[other]:
                    place = place_of(places, f"entry:{name}/{entry.id}")
                    yield find("R27", place, {"name": entry.id, "other": other})


def _occurs(term: Term, language: str, everything: str) -> bool:
    forms = (re.escape(form.casefold()) for form in term.words.get(language, ()))
    return any(re.search(rf"(?<!\w){form}(?!\w)", everything) for form in forms)


def _unused(term: Term, language: str, places: Places) -> Finding:
    name = next(iter(term.words.get(language, ())), term.id)
    return find("R26", place_of(places, f"term:{term.id}"), {"name": name, "language": language})
