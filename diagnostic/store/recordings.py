"""Recordings of texts: sound files in the data folder, each named by the digest of the words it says.

`audio/<language>/<digest>.<ending>` holds the sound, `audio/index.json` what is known of it. The index is
replaced last and as a whole, so whoever reads it meets the old set or the new one, never half of either.
"""

import json
import shutil
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path

INDEX = "index.json"
DIGITS = 32
"""Of the digest of a text: enough to tell it from all others (128 bits)."""


@dataclass(frozen=True, slots=True)
class Recording:
    """One sound file. `contents` is the digest of its bytes, so that a better recording of the same words
    gets another address; `keys` are the places where these words stood when it came in.
    """

    file: str
    contents: str
    seconds: float
    synthetic: bool
    keys: tuple[str, ...]


Index = Mapping[str, Mapping[str, Recording]]
"""Language -> digest of a text -> its recording."""


@dataclass(frozen=True, slots=True)
class New:
    """A recording to be kept: the sound and what it says."""

    language: str
    digest: str
    ending: str
    sound: bytes
    seconds: float
    synthetic: bool
    keys: tuple[str, ...]


def digest_of_words(text: str) -> str:
    """The name of a text by what it says; where its lines may be broken says nothing."""
    said = " ".join(text.replace("\N{WORD JOINER}", "").split())
    return sha256(said.encode()).hexdigest()[:DIGITS]


def signature(folder: Path) -> tuple[int, int, int]:
    """What changes whenever the index does; zeros without an index."""
    try:
        found = (folder / INDEX).stat()
    except OSError:
        return 0, 0, 0
    return found.st_ino, found.st_mtime_ns, found.st_size


def read_index(folder: Path) -> Index:
    """The index; empty where nothing was ever recorded.

    :raises ValueError: it is damaged.
    :raises OSError: it is there and cannot be read.
    """
    try:
        written = (folder / INDEX).read_text(encoding="utf-8")
    except FileNotFoundError:
        return {}
    try:
        return {
            language: {
                digest: Recording(**{**recording, "keys": tuple(recording["keys"])})
                for digest, recording in recordings.items()
            }
            for language, recordings in json.loads(written).items()
        }
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise ValueError(f"{folder / INDEX} is damaged.") from error


def keep(folder: Path, recordings: Iterable[New]) -> None:
    """Add recordings, or put them in the place of earlier ones of the same words: all of them or none.

    Every file is written completely before the first takes its place, and the index comes last; sounds that
    nothing names any more are removed after it.
    """
    index = {language: dict(known) for language, known in read_index(folder).items()}
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder, prefix=".coming-") as coming:
        ready: list[tuple[Path, Path]] = []
        for new in recordings:
            name = f"{new.digest}.{new.ending}"
            file = Path(coming) / f"{new.language}-{name}"
            file.write_bytes(new.sound)
            ready.append((file, folder / new.language / name))
            index.setdefault(new.language, {})[new.digest] = Recording(
                name, sha256(new.sound).hexdigest()[:12], new.seconds, new.synthetic, new.keys
            )
        written = Path(coming) / INDEX
        written.write_text(_as_json(index), encoding="utf-8")
        for file, place in ready:
            place.parent.mkdir(exist_ok=True)
            file.replace(place)
        written.replace(folder / INDEX)
    _remove_unnamed(folder, index)


def _as_json(index: Index) -> str:
    rows = {
        language: {digest: asdict(recording) for digest, recording in sorted(known.items())}
        for language, known in sorted(index.items())
    }
    return json.dumps(rows, ensure_ascii=False, indent=1)


def _remove_unnamed(folder: Path, index: Index) -> None:
    """What an earlier recording left, in another format, and what an interruption left."""
    for language, known in index.items():
        named = {recording.file for recording in known.values()}
        for file in (folder / language).iterdir():
            if file.name not in named:
                file.unlink()
    for left in folder.glob(".coming-*"):
        shutil.rmtree(left, ignore_errors=True)
