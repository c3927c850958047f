"""Texts that read badly: untranslated, uneven, long, or with the wrong signs."""

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import combinations

from diagnostic.check.places import Places, place_of
from diagnostic.check.written import Voice, Written, texts_of
from diagnostic.definition.findings import Finding, find
from diagnostic.model.bundle import Bundle

LONGEST_SENTENCE = 15
LONGEST_PURPOSE = 60
UNEVEN = 1.6
EVEN_ENOUGH = 75
"""Up to so many characters the lengths of two languages say nothing."""

SHORTEST_SAME = 4
"""Up to three words may well be the same in two languages: "Internet", "Maison de l'Emploi"."""

SHOWN = 60

_SENTENCE_END = re.compile(r"(?<=[.!?…])[\s\u00a0]+|\n")
_HTML = re.compile(r"</?[a-zA-Z][^<>]*>")
_SPACES = re.compile("[ \u00a0\u202f]{2,}")
_PLACEHOLDER = re.compile(r"\{[a-z_]+\}")
_STRAIGHT = re.compile(r"(?<=[^\W\d_])'(?=[^\W\d_])")
_CURLY = re.compile(r"(?<=[^\W\d_])’(?=[^\W\d_])")
_FRENCH_SIGN = re.compile("(?<=[^\u00a0\u202f?!])[?!:;](?=[\\s)»”]|$)")
ADDRESS = re.compile(r"\S*[@/_]\S*|\S*\w\.\w\S*")
"""E-mail addresses, sites and names of files are the same in every language."""

Check = Callable[[Written], Iterable[tuple[str, str, dict[str, str]]]]
"""A text -> code, language and values of what is wrong with it."""


def check_texts(bundle: Bundle, places: Places) -> list[Finding]:
    """Every finding about the texts of a bundle; a text that several questions share counts once."""
    found: dict[tuple[object, ...], Finding] = {}
    written = list(texts_of(bundle))
    for item in written:
        for check in CHECKS:
            for code, language, values in check(item):
                place = place_of(places, f"{item.key}.{language}")
                found.setdefault((place, code, *values.values()), find(code, place, values))
    return [*found.values(), *_mixed_apostrophes(written, places)]


def sentences_of(text: str) -> list[str]:
    """The sentences of a text; a label without a full stop is one too."""
    return [part for part in _SENTENCE_END.split(text) if part.strip()]


def words_of(sentence: str) -> list[str]:
    """What a reader counts as words: signs that stand alone are none."""
    return [part for part in sentence.split() if re.search(r"\w", part)]


def _same(item: Written) -> Iterator[tuple[str, str, dict[str, str]]]:
    for (first, one), (second, other) in combinations(item.text, 2):
        if one == other and item.voice is not Voice.NAME and not _may_be_same(one):
            yield "T01", second, {"first": first, "second": second, "text": excerpt(one)}


def _may_be_same(text: str) -> bool:
    words = words_of(ADDRESS.sub(" ", text))
    return len(words) < SHORTEST_SAME or not any(word[0].islower() for word in words)


def _uneven(item: Written) -> Iterator[tuple[str, str, dict[str, str]]]:
    if item.voice is Voice.NAME:
        return
    for pair in combinations(item.text, 2):
        (_, short), (language, long) = sorted(pair, key=lambda both: len(both[1]))
        if len(long) > EVEN_ENOUGH and len(long) > UNEVEN * len(short):
            yield (
                "T02",
                language,
                {
                    "language": language,
                    "length": str(len(long)),
                    "other": str(len(short)),
                },
            )


def _long_sentences(item: Written) -> Iterator[tuple[str, str, dict[str, str]]]:
    if item.voice is not Voice.PERSON:
        return
    for language, text in item.text:
        for sentence in sentences_of(text):
            count = len(words_of(sentence))
            if count > LONGEST_SENTENCE:
                values = {"count": str(count), "most": str(LONGEST_SENTENCE), "text": excerpt(sentence)}
                yield "T03", language, values


def _signs(item: Written) -> Iterator[tuple[str, str, dict[str, str]]]:
    """Quotation marks, spaces, tags."""
    for language, text in item.text:
        for code, wrong in (("T04", '"' in text), ("T06", _SPACES.search(text)), ("T07", _HTML.search(text))):
            if wrong:
                yield code, language, {"text": excerpt(text)}
        sign = _FRENCH_SIGN.search(text) if language == "fr" else None
        if sign:
            yield "T08", language, {"mark": sign.group(), "text": excerpt(text)}


def _placeholders(item: Written) -> Iterator[tuple[str, str, dict[str, str]]]:
    for (_, one), (language, other) in combinations(item.text, 2):
        first, second = (sorted(set(_PLACEHOLDER.findall(text))) for text in (one, other))
        if first != second:
            yield "T09", language, {"first": " ".join(first) or "—", "second": " ".join(second) or "—"}


def _purpose(item: Written) -> Iterator[tuple[str, str, dict[str, str]]]:
    if item.key != "questionnaire#purpose":
        return
    for language, text in item.text:
        count = len(words_of(text))
        if count > LONGEST_PURPOSE:
            yield "T10", language, {"count": str(count), "most": str(LONGEST_PURPOSE)}


CHECKS: tuple[Check, ...] = (_same, _uneven, _long_sentences, _signs, _placeholders, _purpose)


def _mixed_apostrophes(written: Iterable[Written], places: Places) -> list[Finding]:
    """One finding for the whole bundle, at the first text that differs from most others."""
    counts = {_STRAIGHT: 0, _CURLY: 0}
    first: dict[re.Pattern[str], str] = {}
    for item in written:
        for language, text in item.text:
            for pattern in counts:
                hits = len(pattern.findall(text))
                counts[pattern] += hits
                if hits:
                    first.setdefault(pattern, f"{item.key}.{language}")
    if not all(counts.values()):
        return []
    rarer = min(counts, key=lambda pattern: counts[pattern])
    values = {"straight": str(counts[_STRAIGHT]), "curly": str(counts[_CURLY])}
    return [find("T05", place_of(places, first[rarer]), values)]


def excerpt(text: str) -> str:
    """The beginning of a text, on one line, as findings repeat it."""
    line = " ".join(text.split())
    return line if len(line) <= SHOWN else line[: SHOWN - 1] + "…"
