"""What a schema says to whoever edits: sentences about a key, a word, a form, in both languages at once."""

from collections.abc import Mapping

from diagnostic.definition.findings import CATALOGUE, spaced
from diagnostic.definition.schema_questions import OF_QUESTIONS, OF_WORDS
from diagnostic.definition.schema_texts import ID_TEXT, OF_FILES, Pair


def both(pair: Pair) -> str:
    """A sentence in French and in Dutch, as one description."""
    french, dutch = pair
    return f"FR: {spaced(french, 'fr')}\nNL: {dutch}"


def explained(name: str, key: str) -> Pair:
    """The sentences about a key; those of one kind of question come before those of all questions."""
    texts = {**OF_FILES, **OF_QUESTIONS}
    for owner in (name, name.partition("-")[0]):
        if key in texts.get(owner, {}):
            return texts[owner][key]
    if key == "id":
        return ID_TEXT
    raise KeyError(f"{name}.{key} is not explained")


def words_of(name: str, key: str) -> Mapping[str, Pair]:
    """The sentences about the fixed words under a key; none if they speak for themselves."""
    return OF_WORDS.get(f"{name}.{key}") or OF_WORDS.get(f"{name.partition('-')[0]}.{key}", {})


def remedy(code: str, **values: str) -> str:
    """What to do, in the words of the finding with this code."""
    remedy = CATALOGUE[code].remedy
    return both((remedy["fr"].format(**values), remedy["nl"].format(**values)))
