"""Translations that are older than the text they were made from."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from diagnostic.check.places import Places, place_of
from diagnostic.check.texts import excerpt
from diagnostic.check.written import Written, texts_of
from diagnostic.definition.findings import Finding, find
from diagnostic.definition.translations import Approved, digest_of
from diagnostic.model.bundle import Bundle


class State(StrEnum):
    """How the languages of a text stand to what was approved."""

    APPROVED = "approved"
    STALE = "stale"
    """One language changed and another did not."""
    REWRITTEN = "rewritten"
    """Every language changed: probably together, but nobody has compared them since."""
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Compared:
    """A text beside what was approved: which of its languages changed since, and which did not."""

    written: Written
    state: State
    changed: tuple[str, ...]
    same: tuple[str, ...]


def compare(bundle: Bundle, approved: Approved) -> Iterator[Compared]:
    """Every text of the bundle, in the order of its files."""
    for item in texts_of(bundle):
        known = approved.get(item.key)
        if known is None:
            yield Compared(item, State.NEW, (), ())
            continue
        digests = digests_of(item)
        changed = tuple(language for language, digest in digests.items() if known.get(language) != digest)
        same = tuple(language for language in digests if language not in changed)
        state = State.APPROVED if not changed else State.STALE if same else State.REWRITTEN
        yield Compared(item, state, changed, same)


def digests_of(item: Written) -> dict[str, str]:
    """Language -> digest of what the text says now."""
    return {language: digest_of(text) for language, text in item.text}


def check_translations(bundle: Bundle, approved: Approved, places: Places) -> list[Finding]:
    """A finding for each text left behind, one for all that nobody has compared, and one for all that are
    gone.

    Who has approved nothing yet does not work this way, and hears nothing.
    """
    if not approved:
        return []
    found: dict[object, Finding] = {}
    open_yet: list[Compared] = []
    for text in compare(bundle, approved):
        if text.state is State.STALE:
            for language in text.same:
                finding = _older(text, language, places)
                # Questions that share a scale share its texts.
                found.setdefault(finding.place, finding)
        elif text.state is not State.APPROVED:
            open_yet.append(text)
    return [*found.values(), *_not_compared(open_yet, places), *_gone(bundle, approved, places)]


def _gone(bundle: Bundle, approved: Approved, places: Places) -> Iterator[Finding]:
    """What is deleted takes its texts along: a slip is seen here, and a wish is approved with the rest."""
    here = {item.key for item in texts_of(bundle)}
    gone = sorted(key for key in approved if key not in here)
    if gone:
        yield find("T14", place_of(places, f"approved:{gone[0]}"), {"count": str(len(gone)), "name": gone[0]})


def _older(text: Compared, language: str, places: Places) -> Finding:
    written = text.written
    values = {
        "changed": ", ".join(text.changed),
        "language": language,
        "text": excerpt(written.text[text.changed[0]]),
    }
    return find("T12", place_of(places, f"{written.key}.{language}"), values)


def _not_compared(texts: Sequence[Compared], places: Places) -> Iterator[Finding]:
    where = sorted({place_of(places, text.written.key) for text in texts})
    if where:
        yield find("T13", where[0], {"count": str(len(where))})
