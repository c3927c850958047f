"""Texts that can be listened to: a recording if there is one, else a voice of the person's own device.

Templates write `heard(text)` for a text with a listen button of its own. Where several texts belong together
(an answer of a summary, a next step, a drawn screen) they stand in an element with `data-together`, and
`listen_to(...)` is the place of the one button for all of them. The script makes the buttons, and only those
that work: see `static/js/quiz/listening.js`. Without the script `player(text)` offers a recording.
"""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from flask import Flask, Response, abort, current_app, g, send_from_directory, url_for
from markupsafe import Markup

from diagnostic.store.recordings import Index, digest_of_words, read_index, signature
from diagnostic.web.enrolment import this_device
from diagnostic.web.installation import installation
from diagnostic.web.language import LANGUAGES

INTERFACE = (
    "Are these answers right?",
    "Are you in a public place? Go to the desk. Say: “I would like help with the test.”",
    "Ask a person",
    "Ask for the price.",
    "Ask which languages they speak.",
    "Ask your counsellor.",
    "Asking for help is always allowed. Your answers stay where they are.",
    "At the desk",
    "By phone",
    "By phone or on the website.",
    "By post",
    "Call before you go. Opening hours can change.",
    "Continue in this language",
    "Erase all your answers?",
    "Find out what you can already do online, and where to go next.",
    "I do not know",
    "I do not understand the question",
    "I would rather not say",
    "It takes about ten minutes. You can take longer.",
    "Mailbox",
    "My files",
    "No need to travel to ask.",
    "Not enough answers.",
    "Nothing of you stays here. You cannot get your answers back.",
    "Show this address at the desk: somebody explains the way.",
    (
        "Some questions were hard to understand. That is about the words, not about you. "
        "Somebody can read them with you."
    ),
    "There are not enough answers to say more. Somebody can look at it with you.",
    "We do not know the hours. Ask first.",
    "What you can do, by your answers",
    "Without an answer, the test ends and is erased.",
    "You can choose several answers.",
    "You can erase all at any time.",
    "You do not know an answer? That is fine. You can always say so.",
    "You have begun. That is a good step.",
    "You typed an answer",
    "You would rather speak to somebody?",
    "Your next step",
    "Your next steps",
)
"""The messages of the interface that pages let people hear, so that they can be recorded like all texts."""

KINDS = {"wav": "audio/wav", "ogg": "audio/ogg", "mp3": "audio/mpeg"}
NO_MARKUP = Markup("")


@dataclass(frozen=True, slots=True, eq=False)
class Listening:
    """What pages know of sound. A new one is made when the index changes, so that kept pages can go by it."""

    sound: bool
    index: Index


SILENCE = Listening(sound=False, index={})
VOICES_ONLY = Listening(sound=True, index={})


def sound_is_on() -> bool:
    """Whether this person's screen may speak. The one place that asks; where it may not, no page has a sign
    of listening.
    """
    return this_device().sound


def listening() -> Listening:
    """What this page knows of sound: asked once for each page, the index read again only when it changed."""
    if "listening" not in g:
        folder = installation().settings.audio
        if not sound_is_on():
            g.listening = SILENCE
        elif folder is None:
            g.listening = VOICES_ONLY
        else:
            g.listening = _read(folder, signature(folder))
    found = g.listening
    assert isinstance(found, Listening)  # noqa: S101  put there a few lines above
    return found


@lru_cache(maxsize=4)
def _read(folder: Path, _signature: tuple[int, int, int]) -> Listening:
    """A damaged index costs the recordings, never the page."""
    try:
        return Listening(sound=True, index=read_index(folder))
    except (OSError, ValueError) as error:
        current_app.logger.warning("No recordings: %s", error)
        return VOICES_ONLY


def set_up_listening(app: Flask) -> None:
    """Serve recordings, and give templates their functions."""
    app.add_url_rule(f"/audio/<any({', '.join(LANGUAGES)}):language>/<recording>", "recording", _serve)
    for function in (heard, listen_to, player, sound_is_on):
        app.add_template_global(function)


def _serve(language: str, recording: str) -> Response:
    """One recording that the index names; a part of it to a browser that asks for a part."""
    folder = installation().settings.audio
    digest, _, ending = recording.partition(".")
    known = listening().index.get(language, {}).get(digest)
    if folder is None or known is None or known.file != recording or ending not in KINDS:
        abort(404)
    return send_from_directory(folder / language, recording, mimetype=KINDS[ending])


def heard(
    text: str, language: str | None = None, *, extra: bool = False, together: bool = False
) -> Markup:
    """A text that can be listened to. One that is `extra` keeps no button away where only it cannot be heard:
    a telephone number, a sentence with a number in it, whatever nobody can record beforehand. One that is
    `together` has no button of its own and is read with the others around it.
    """
    if not listening().sound:
        return Markup.escape(text)
    kind = "extra" if extra else ""
    group = Markup(" data-together") if together else NO_MARKUP
    address = recording_of(text, language or g.language)
    if address is None:
        return Markup('<span data-heard="{}"{}>{}</span>').format(kind, group, text)
    form = Markup('<span data-heard="{}" data-recording="{}"{}>{}</span>')
    return form.format(kind, address, group, text)


def listen_to(name: str, inside: str = "", *, words: str = "") -> Markup:
    """The place of a button that reads all texts in the elements with the ids `inside`, one element after the
    other, or in the nearest `data-together`. Its `name` says what is read; `words` stand on the button where the pictogram is not
    enough.
    """
    if not listening().sound:
        return NO_MARKUP
    return Markup('<span data-listen="{}" data-name="{}" data-words="{}"></span>').format(inside, name, words)


def player(text: str, language: str | None = None) -> Markup:
    """The browser's own player for whoever has no scripts; nothing without a recording."""
    address = recording_of(text, language or g.language)
    if address is None:
        return NO_MARKUP
    return Markup('<noscript><audio controls preload="none" src="{}"></audio></noscript>').format(address)


def recording_of(text: str, language: str) -> str | None:
    """The address of the recording of a text; None if there is none or the screen is silent."""
    known = listening().index.get(language)
    if not known:
        return None
    recording = known.get(digest_of_words(text))
    if recording is None:
        return None
    return url_for("recording", language=language, recording=recording.file, v=recording.contents)
