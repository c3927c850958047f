"""A folder of recordings: what is wrong with each file, in the editor's language; kept only if nothing is."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from diagnostic.cli.spoken import Spoken, by_name
from diagnostic.definition.findings import DID_YOU_MEAN, spaced
from diagnostic.definition.nearest import nearest
from diagnostic.definition.wording import Phrase, say
from diagnostic.store.recordings import New
from diagnostic.store.sounds import NotASound, Sound, read_sound

LARGEST = 4 * 1024 * 1024
QUIET = -36.0
"""dB below full scale: speech that one must turn up to hear in a hall."""
CUT = 0.001
"""More samples than this at full scale are heard as a crackle."""

NO_FILES = say(
    "Il n'y a aucun enregistrement. Rangez-les dans un dossier par langue : {languages}.",
    "Er is geen enkele opname. Zet ze in een map per taal: {languages}.",
    "There is no recording. Put them in a folder for each language: {languages}.",
)
NO_LANGUAGE = say(
    "Ce fichier n'est dans le dossier d'aucune langue. Rangez-le dans l'un de ceux-ci : {languages}.",
    "Dit bestand staat niet in de map van een taal. Zet het in een van deze: {languages}.",
    "This file is in the folder of no language. Put it in one of these: {languages}.",
)
NO_TEXT = say(
    "Aucun texte ne porte ce nom. Les noms sont dans la liste de « --script ».",
    "Geen enkele tekst heeft deze naam. De namen staan in de lijst van ‘--script’.",
    "No text has this name. The names are in the list of `--script`.",
)
TWICE = say(
    "« {other} » dit le même texte. Gardez l'un des deux.",
    "‘{other}’ zegt dezelfde tekst. Bewaar een van de twee.",
    "“{other}” says the same text. Keep one of them.",
)
TOO_LARGE = say(
    "Ce fichier est plus grand que 4 Mo. Enregistrez un texte par fichier.",
    "Dit bestand is groter dan 4 MB. Neem één tekst per bestand op.",
    "This file is larger than 4 MB. Record one text in each file.",
)
NO_SOUND = say(
    "Ce n'est ni du WAV (PCM, 16 bits), ni de l'Ogg Opus, ni du MP3, ou il est abîmé. Exportez-le à nouveau.",
    "Dit is geen WAV (PCM, 16 bit), geen Ogg Opus en geen MP3, of het is beschadigd. Exporteer het opnieuw.",
    "This is neither WAV (PCM, 16 bit), nor Ogg Opus, nor MP3, or it is damaged. Export it again.",
)
TOO_SHORT = say(
    "Il dure {seconds} s, c'est trop court pour {words} mots. Il manque sans doute la fin.",
    "Het duurt {seconds} s, dat is te kort voor {words} woorden. Misschien ontbreekt het einde.",
    "It lasts {seconds} s, too short for {words} words. Perhaps the end is missing.",
)
TOO_LONG = say(
    "Il dure {seconds} s, c'est trop long pour {words} mots. Coupez les silences, ou vérifiez le texte.",
    "Het duurt {seconds} s, dat is te lang voor {words} woorden. Knip de stiltes weg, of kijk de tekst na.",
    "It lasts {seconds} s, too long for {words} words. Cut the silences, or look at the text.",
)
TOO_QUIET = say(
    "Le son est trop faible. Parlez plus près du micro, ou montez le volume.",
    "Het geluid is te stil. Spreek dichter bij de microfoon, of zet het volume hoger.",
    "The sound is too quiet. Speak closer to the microphone, or turn it up.",
)
TOO_LOUD = say(
    "Le son est trop fort : il grésille. Baissez le volume et enregistrez à nouveau.",
    "Het geluid is te luid: het kraakt. Zet het volume lager en neem opnieuw op.",
    "The sound is too loud: it crackles. Turn it down and record again.",
)


@dataclass(frozen=True, slots=True)
class Trouble:
    """What is wrong with a file, with what fills the sentence. `near` is the name that was probably meant."""

    file: str
    sentence: Phrase
    values: Mapping[str, object]
    near: str = ""

    def line(self, language: str) -> str:
        """As a terminal shows it."""
        parts = [self.sentence[language].format(**self.values)]
        if self.near:
            parts.append(DID_YOU_MEAN[language].format(near=self.near))
        return f"{self.file}: {spaced(' '.join(parts), language)}"


def read_recordings(
    folder: Path, texts: Mapping[str, tuple[Spoken, ...]]
) -> tuple[tuple[New, ...], tuple[Trouble, ...]]:
    """All recordings of a folder that has one folder for each language, and all that is wrong with them.

    `texts` are those of each language. Hidden files, which systems leave behind, are passed over.
    """
    languages = {"languages": ", ".join(texts)}
    found: list[New] = []
    troubles = [
        Trouble(path.name, NO_LANGUAGE, languages)
        for path in _visible(folder)
        if not (path.is_dir() and path.name in texts)
    ]
    for language in texts:
        taken: dict[str, str] = {}
        names = by_name(texts[language])
        for path in _visible(folder / language):
            name = f"{language}/{path.name}"
            outcome = _read_one(path, name, names, taken)
            if isinstance(outcome, Trouble):
                troubles.append(outcome)
            else:
                found.append(outcome)
    if not found and not troubles:
        troubles.append(Trouble(folder.name, NO_FILES, languages))
    return tuple(found), tuple(troubles)


def _visible(folder: Path) -> Iterator[Path]:
    if folder.is_dir():
        yield from sorted(path for path in folder.iterdir() if not path.name.startswith("."))


def _read_one(path: Path, name: str, names: Mapping[str, Spoken], taken: dict[str, str]) -> New | Trouble:
    text = names.get(path.stem)
    if text is None:
        return Trouble(name, NO_TEXT, {}, nearest(path.stem, names))
    other = taken.setdefault(text.digest, name)
    if other != name:
        return Trouble(name, TWICE, {"other": other})
    if not path.is_file() or path.stat().st_size > LARGEST:
        return Trouble(name, TOO_LARGE if path.is_file() else NO_SOUND, {})
    contents = path.read_bytes()
    try:
        sound = read_sound(contents)
    except NotASound:
        return Trouble(name, NO_SOUND, {})
    return judged(name, sound, text) or as_new(contents, sound, text)


def as_new(contents: bytes, sound: Sound, text: Spoken, *, synthetic: bool = False) -> New:
    """The recording of a text, ready to be kept."""
    seconds = round(sound.seconds, 2)
    return New(text.language, text.digest, sound.ending, contents, seconds, synthetic, text.keys)


def judged(name: str, sound: Sound, text: Spoken) -> Trouble | None:
    """What can be heard to be wrong with a sound, without understanding it."""
    words = text.text.split()
    # A number is one word on paper and several in the mouth.
    spoken = len(words) + sum(letter.isdigit() for letter in text.text)
    values = {"seconds": f"{sound.seconds:.1f}", "words": len(words)}
    if sound.seconds < max(0.2, spoken / 6):
        return Trouble(name, TOO_SHORT, values)
    if sound.seconds > 4 + 1.5 * spoken:
        return Trouble(name, TOO_LONG, values)
    if sound.level is not None and sound.level < QUIET:
        return Trouble(name, TOO_QUIET, {})
    if sound.cut is not None and sound.cut > CUT:
        return Trouble(name, TOO_LOUD, {})
    return None
