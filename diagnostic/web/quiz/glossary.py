"""The hard words of a question, explained beside it."""

import re
from dataclasses import dataclass

from diagnostic.model.bundle import Bundle, Term
from diagnostic.model.question import ListChoice, Question, Task, offered


@dataclass(frozen=True, slots=True)
class HardWord:
    """A term of the glossary, in the form in which the question uses it."""

    word: str
    term: Term


def hard_words(bundle: Bundle, question: Question, language: str) -> tuple[HardWord, ...]:
    """The glossary terms that occur in the question, its help and its answers, in the order of reading.

    What stands on a drawn screen is left out: to find one's way there is what is asked.
    """
    form = question.form
    answers = () if isinstance(form, Task | ListChoice) else offered(form)
    texts = [question.text, *([question.help] if question.help else []), *(one.text for one in answers)]
    words = "\n".join(text[language] for text in texts)
    found = [(match, term) for term in bundle.glossary if (match := _first(term, language, words))]
    found.sort(key=lambda one: one[0].start())
    return tuple(HardWord(match[0], term) for match, term in found)


def _first(term: Term, language: str, words: str) -> re.Match[str] | None:
    """Where the term occurs first, in whichever of its forms; the longest of those that begin there."""
    forms = sorted(term.words.get(language, ()), key=len, reverse=True)
    if not forms:
        return None
    return re.search(rf"(?<!\w)(?:{'|'.join(map(re.escape, forms))})(?!\w)", words, re.IGNORECASE)
