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
from flask.globals import request_ctx
from markupsafe import Markup

from diagnostic.store.recordings import Index, digest_of_words, read_index, signature
from diagnostic.web.enrolment import this_device
from diagnostic.web.installation import installation
from diagnostic.web.language import LANGUAGES

INTERFACE = (
    "Accessibility",
    "Advert",
    "Allow cookies for this site, then try again. Or ask a person.",
    "Another file is being made. Try again in a moment.",
    "Are you in a public place? Go to the desk. Say: “I would like help with the test.”",
    "Are you still here?",
    "Ask a person",
    "Ask before you go. Opening hours can change.",
    "Ask for the price.",
    "Ask in which language they help you.",
    "Ask your counsellor.",
    "At the desk",
    "At the start of the test, choose “I already have a code”.",
    "Back",
    "Back to my result",
    "Back to the test",
    "Before you leave this screen, get a code. Else the test is erased.",
    "Begin",
    "By phone",
    "By phone or on the website.",
    "By phone.",
    "By phone: Actiris, 0800 35 123. The call is free.",
    "By post",
    "Can this device read aloud? Or did somebody record the texts? Then you can listen to them.",
    "Change",
    "Choose a folder for each line.",
    "Choose an answer. You can also choose “I do not know”.",
    "Connection lost. This screen comes back by itself.",
    "Connection lost. Your answers are still here.",
    "Continue",
    "Continue in this language",
    "Date:",
    "Do you want to keep these answers?",
    "Erase",
    "Erase all",
    "Erase all and finish",
    "Erase all of this?",
    "Erase all your answers?",
    "Erase the last sign",
    "Everybody must be able to use this test.",
    "Find out what you can already do online, and where to go next.",
    "For whom",
    "From:",
    "Get my code",
    "Give each step a number.",
    "Go on here",
    "Go on later",
    "Go on later, with a code",
    "Go to the desk. Say: “I would like help with the test.”",
    "Hello. I heard that you can help me.",
    "Help",
    "Here is your test.",
    "Here, at the desk",
    "How to get there",
    "I already have a code",
    "I am still here",
    "I can say:",
    "I do not know",
    "I do not understand the question",
    "I have finished",
    "I have my code, I stop here",
    "I would rather not say",
    "If you do not press, the test closes.",
    "If you do not press, the test ends and is erased.",
    "If you do not press, this screen is emptied for the next person.",
    "If you do not press, your answers are erased from this screen.",
    "If you erase, your answers are gone. You cannot get them back.",
    "It takes about ten minutes. You can take longer.",
    "Keep my answer and continue",
    "Language",
    "Look at each letter and each number. A code works for 30 days.",
    "Mailbox",
    "My files",
    "No need to travel to ask.",
    "No test is open on this screen",
    "No, back to the test",
    "Nobody but us has judged it yet. No person with a disability has tried it yet.",
    "Not enough answers yet:",
    "Nothing was changed on this device. Ask for a new link.",
    "On a shared computer, also close this window.",
    "On paper",
    "On the website.",
    "On your phone",
    "One moment, please",
    "One sheet for you. And a slip for each place, to show there.",
    "Open on this phone",
    "Or point the camera of your phone at this square. Press the link. You go on on your phone.",
    "Perhaps the address has a mistake. The answers you sent are kept for a while.",
    "Phone:",
    "Point the camera of your phone at this square. Press the link. You find this result there for 30 days.",
    "Press the letters and numbers that are missing.",
    "Price",
    "Print",
    "Save",
    "Save my sheet",
    "Save your sheet as a page instead. It says the same.",
    "See and print my sheet",
    "See my result",
    "See my sheet",
    "See my slips",
    "Slips to show there",
    (
        "Some questions were hard to understand. That is about the words, not about you. Somebody can "
        "read them with you."
    ),
    "Something does not work for you? Ask a person. You can also go to the desk or call.",
    "Stop here and see my result",
    "Take the test again",
    "Take this result with you",
    "That is fine. You can see now what your answers already show.",
    "That was too much at once",
    "That works on every screen with this test.",
    "The answers were erased, or the 30 days are over. Nothing of them is left.",
    "The connection is slow. We try again.",
    "The link and the code then stop working. You cannot get your answers back.",
    "The page was not saved. Your earlier answers are safe.",
    "The paper comes out beside the screen.",
    "The test does not work just now. The answers you sent are kept for a while.",
    "The test needs one, to know your answers again. It says nothing about you.",
    "There are not enough answers to say more. Somebody can look at it with you.",
    "There is no PDF here",
    "There is nothing to erase here.",
    "There were many tries. Wait 15 minutes, then try again.",
    "These answers do not go together. Keep those that are true for you.",
    "This browser refuses a cookie",
    "This can help:",
    "This is not your fault. The answers you sent are kept for a while.",
    "This link does not work any more",
    "This page cannot be shown",
    "This page does not exist",
    "This page is empty now",
    "This screen does not print. Ask at the desk, with your code.",
    "This sheet is yours. It is no exam and changes nothing to your rights.",
    "To the test",
    "To:",
    "Topic by topic",
    "Try again",
    "Two steps have the same number. Give each step its own number.",
    "Type here:",
    "Type your answer, or choose another one below.",
    "Wait a minute, then try again. Or ask a person.",
    "We also test the contrast of texts (level AAA). We test every page without a mouse.",
    "We do not find this code",
    "We do not know the hours. Ask first.",
    "We do not know. Ask first.",
    "We test each page with automatic tools. The rules are called WCAG 2.2, levels A and AA.",
    "What do these words mean?",
    "What to bring",
    "What to bring:",
    "What you can do",
    "What you can do, by your answers",
    "What you open with a code, you erase on its own page.",
    "When",
    "When:",
    "Where",
    "Where you go",
    "Who",
    "Why?",
    "Would you like somebody beside you?",
    "Write down this code. Whoever has it can open your test.",
    "Write it down. With this code you find this result again, for 30 days.",
    "Yes, erase all",
    "You can also give the code to your counsellor.",
    "You can also go on alone.",
    "You can always ask for help.",
    "You can choose several answers.",
    "You can erase all at any time.",
    "You can open this page until 30 days after the test.",
    "You can open this result for 30 days, with “I already have a code”.",
    "You can say:",
    "You can take the test again. Or you can speak to somebody.",
    "You do not find the place? Show this address to somebody.",
    "You do not know an answer? That is fine. You can always say so.",
    "You get a code. With this code you find your test again.",
    "You go on alone, or with somebody beside you.",
    "You go on where you stopped. On the other screen, the test then closes.",
    "You have begun. That is a good start.",
    "You show this slip there. It says nothing of your answers.",
    "You stopped before the end. This is what your answers already show.",
    "You stopped the test before the end.",
    "You typed an answer",
    "You would like to stop now?",
    "You would rather speak to somebody?",
    "Your answer is not kept yet",
    "Your answers about this",
    "Your answers stay for 30 days.",
    "Your code has 12 letters and numbers. It is on your paper.",
    "Your code is complete.",
    "Your code is not complete",
    "Your code:",
    "Your next step",
    "Your next steps",
    "not enough answers",
    "“I have finished”: your result stays 30 days under your code. “Erase all”: nothing of it is left.",
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


def heard(text: str, language: str | None = None, *, extra: bool = False, together: bool = False) -> Markup:
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
    other, or in the nearest `data-together`. Its `name` says what is read; `words` stand on the button where
    the pictogram is not enough.
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
    # A request to a host that is not ours has no addresses: its page of an error makes do with voices.
    if not known or request_ctx.url_adapter is None:
        return None
    recording = known.get(digest_of_words(text))
    if recording is None:
        return None
    return url_for("recording", language=language, recording=recording.file, v=recording.contents)
