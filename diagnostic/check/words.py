"""Words that a person may not know and that nobody explains."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from diagnostic.check.everyday import LANGUAGES, is_everyday
from diagnostic.check.places import Places, place_of
from diagnostic.check.texts import ADDRESS, excerpt
from diagnostic.check.written import Voice, Written, texts_of
from diagnostic.definition.findings import Finding, find
from diagnostic.model.bundle import Bundle
from diagnostic.model.text import Text

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_ELISION = re.compile(r"(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quelqu)['’](?=[^\W\d_])", re.IGNORECASE)
"""What French puts before a vowel: "l’adresse" is the word "adresse"."""

_IN_ADDRESS = re.compile(r"[@/_]|\w\.\w")
_BEGINNING = re.compile(r"[.!?…:«“‘(\n]")
"""Between two words: the second one begins a sentence or a quotation, so its capital says nothing."""


class Word(NamedTuple):
    """A word of a text and where it begins. `named`: with a capital that no beginning explains."""

    word: str
    start: int
    named: bool


def check_words(bundle: Bundle, places: Places) -> list[Finding]:
    """The first use of each rare word without an explanation, for each language that has a list."""
    written = list(texts_of(bundle))
    findings: list[Finding] = []
    for language in bundle.questionnaire.languages:
        if language in LANGUAGES:
            findings += _rare(bundle, language, written, places)
    return findings


def _rare(bundle: Bundle, language: str, written: Iterable[Written], places: Places) -> Iterator[Finding]:
    keys: dict[str, str] = {}
    names: set[str] = set()
    for item in written:
        text = item.text.by_language.get(language, "")
        if item.voice is Voice.PERSON and not _is_shared(text, language, item.text):
            keys.setdefault(text, item.key)
        elif item.voice is Voice.NAME:
            names.update(word.word.lower() for word in words_in(text, language) if word.word[0].isupper())
    words = {text: list(words_in(text, language)) for text in keys}
    names.update(word.word.lower() for found in words.values() for word in found if word.named)
    explained = _explained(bundle, language)
    judged = set(names)
    for text, found in words.items():
        for word, start, _ in found:
            small = word.lower()
            if small in judged:
                continue
            known = is_everyday(small, language)
            if known or not any(term.start() <= start < term.end() for term in explained.finditer(text)):
                judged.add(small)
                if not known:
                    place = place_of(places, f"{keys[text]}.{language}")
                    yield find("T11", place, {"word": word, "text": excerpt(text)})


def _is_shared(text: str, language: str, translations: Text) -> bool:
    """True if another language says it in the same words: a name, or not yet translated."""
    return any(text == other for name, other in translations if name != language)


def words_in(text: str, language: str) -> Iterator[Word]:
    """The words of a text, without single letters, addresses, names of files and elided articles."""
    if _IN_ADDRESS.search(text):
        text = ADDRESS.sub(lambda found: " " * len(found.group()), text)
    end = 0
    for found in _WORD.finditer(text):
        word, start = found.group(), found.start()
        if language == "fr" and ("’" in word or "'" in word) and not is_everyday(word.lower(), language):
            elided = _ELISION.match(word)
            if elided:
                word, start = word[elided.end() :], start + elided.end()
        if len(word) > 1:
            begins = end == 0 or bool(_BEGINNING.search(text[end : found.start()]))
            yield Word(word, start, word[0].isupper() and not begins)
        end = found.end()


def _explained(bundle: Bundle, language: str) -> re.Pattern[str]:
    """Finds the forms that the glossary explains; longer ones first, because they contain shorter ones."""
    forms = {form for term in bundle.glossary for form in term.words.get(language, ())}
    either = "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)" if forms else r"(?!)", re.IGNORECASE)
