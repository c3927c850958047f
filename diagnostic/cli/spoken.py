"""The texts that people hear: of a questionnaire and of the interface, each once, with all its places."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain, count

from diagnostic.check.written import Voice, texts_of
from diagnostic.model.bundle import Bundle
from diagnostic.store.recordings import Index, Recording, digest_of_words
from diagnostic.web.language import in_language
from diagnostic.web.listening import INTERFACE
from diagnostic.web.quiz.words import address_of

NOT_HEARD = re.compile(r"questionnaire#name")
"""Keys of texts that no page lets people hear: what stands above every page, or for counsellors."""

OF_THE_INTERFACE = "interface"


@dataclass(frozen=True, slots=True)
class Spoken:
    """A text in one language. `keys` are all places where it stands, in the order of the files; the first
    names it for a speaker.
    """

    language: str
    text: str
    digest: str
    keys: tuple[str, ...]

    @property
    def file(self) -> str:
        """The name of its recording, as a speaker may write it: the ending of the format comes behind it."""
        return file_name(self.keys[0])


def file_name(key: str) -> str:
    """A key as a name that every system takes for a file."""
    return key.translate(str.maketrans(":#/", "..."))


def spoken_texts(bundle: Bundle, language: str) -> tuple[Spoken, ...]:
    """All texts that pages in this language let people hear, in the order of the files."""
    places: dict[str, list[str]] = {}
    texts: dict[str, str] = {}
    for key, text in (*_of_bundle(bundle, language), *_of_interface(language)):
        digest = digest_of_words(text)
        texts.setdefault(digest, text)
        places.setdefault(digest, []).append(key)
    return tuple(Spoken(language, text, digest, tuple(places[digest])) for digest, text in texts.items())


def _of_bundle(bundle: Bundle, language: str) -> list[tuple[str, str]]:
    found = []
    for item in texts_of(bundle):
        text = item.text[language]
        if item.voice is Voice.COUNSELLOR or NOT_HEARD.fullmatch(item.key) or not text.strip():
            continue
        if item.key.startswith("service:") and item.key.endswith("#address"):
            # Pages show street and town in one line.
            service = bundle.services[item.key.removeprefix("service:").removesuffix("#address")]
            text = address_of(bundle, service, language) or text
        found.append((item.key, text))
    return found


def _of_interface(language: str) -> list[tuple[str, str]]:
    named: dict[str, str] = {}
    for message in INTERFACE:
        short = _short(message)
        # "When" and "When:" are two texts.
        names = chain([short], (f"{short}-{number}" for number in count(2)))
        free = next(key for name in names if (key := f"{OF_THE_INTERFACE}:{name}#text") not in named)
        named[free] = message
    return [(key, in_language(language, message)) for key, message in named.items()]


def _short(message: str) -> str:
    """A message of the interface as an id."""
    return re.sub(r"[^a-z0-9]+", "-", message.lower())[:40].strip("-")


def by_name(texts: tuple[Spoken, ...]) -> Mapping[str, Spoken]:
    """The texts by all names that a recording may have: each of their places, or their digest."""
    names = {text.digest: text for text in texts}
    return names | {file_name(key): text for text in texts for key in text.keys}


def recorded(text: Spoken, index: Index) -> Recording | None:
    """The recording of this text, if there is one."""
    return index.get(text.language, {}).get(text.digest)


def recorded_before(text: Spoken, index: Index) -> bool:
    """Whether there is a recording of what stood in one of its places earlier."""
    known = {key for recording in index.get(text.language, {}).values() for key in recording.keys}
    return not known.isdisjoint(text.keys)
