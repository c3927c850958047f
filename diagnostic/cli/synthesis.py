"""Recordings made by a machine, where nobody has read a text aloud yet: espeak-ng, through its command."""

import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from diagnostic.cli.recorded import Trouble, as_new, judged
from diagnostic.cli.spoken import Spoken
from diagnostic.definition.wording import say
from diagnostic.store.recordings import New
from diagnostic.store.sounds import NotASound, read_sound

COMMAND = "espeak-ng"
VOICES = {"fr": "fr-be", "nl": "nl"}
WORDS_A_MINUTE = "140"
"""Slower than its usual 175: it is hard enough to understand."""
LONGEST = 60
"""Seconds for one text; it takes a few hundredths of one."""

MISSING = say(
    "La commande « espeak-ng » n'est pas ici. Rien n'a été fait. Sur Debian : apt-get install espeak-ng",
    "Het commando ‘espeak-ng’ is hier niet. Er is niets gedaan. Op Debian: apt-get install espeak-ng",
    "The command `espeak-ng` is not here. Nothing was done. On Debian: apt-get install espeak-ng",
)
FAILED = say(
    "La voix de synthèse n'a pas dit ce texte.",
    "De computerstem heeft deze tekst niet gezegd.",
    "The synthetic voice did not say this text.",
)


def synthesiser() -> str | None:
    """The path of the command; None where it is not installed."""
    return shutil.which(COMMAND)


def synthesise(command: str, texts: Iterable[Spoken]) -> Iterator[New | Trouble]:
    """A recording of each text, marked as synthetic; or why there is none."""
    with tempfile.TemporaryDirectory() as folder:
        # Into a file: on its way through a pipe a WAV cannot yet say how long it is.
        file = Path(folder) / "said.wav"
        for text in texts:
            words = [command, "-v", VOICES[text.language], "-s", WORDS_A_MINUTE, "-w", str(file), "--stdin"]
            if not any(letter.isalnum() for letter in text.text):
                words.append("--punct")  # a sign alone, as on a key: it is called by its name
            file.unlink(missing_ok=True)
            try:
                subprocess.run(  # noqa: S603  no shell, and the text is no argument
                    words, input=text.text.encode(), capture_output=True, check=True, timeout=LONGEST
                )
                contents = file.read_bytes()
                sound = read_sound(contents)
            except (NotASound, OSError, subprocess.SubprocessError):
                yield Trouble(text.file, FAILED, {})
                continue
            yield judged(text.file, sound, text) or as_new(contents, sound, text, synthetic=True)
