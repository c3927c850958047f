"""What each translation was made from, as `translations.yml` remembers it."""

import re
from collections.abc import Mapping
from hashlib import sha256

from diagnostic.definition.keys import read_table
from diagnostic.definition.reader import Notes, read_matching, read_open_keys
from diagnostic.definition.shapes import Keys, Matching, Open
from diagnostic.definition.source import Node

Approved = Mapping[str, Mapping[str, str]]
"""Key of a text, as in `check.written.Written` -> language -> digest of what it said when it was approved."""

HEADER = """\
# Made by `diagnostic texts FOLDER --approve`: what each text said when somebody last saw that its languages
# say the same. `diagnostic check` compares, and warns when one of them has changed since and another has not.

"""

DIGESTS = Matching(re.compile(r"[a-z]{2} [0-9a-f]{8}(?:, [a-z]{2} [0-9a-f]{8})*"), "fr 3f9a01c7, nl 0b52e8d4")
TRANSLATIONS = Keys("translations", {"approved": Open(DIGESTS, may_be_empty=True)})


def digest_of(text: str) -> str:
    """A short name for what a text says: it tells a text from its former self, not from all others."""
    return sha256(text.encode()).hexdigest()[:8]


def read_translations(notes: Notes, node: Node) -> Approved:
    """`translations.yml`. Texts and languages that are gone stay in it until the next approval drops them."""
    fields = read_table(notes, node, TRANSLATIONS)
    approved = {}
    for key, value in read_open_keys(notes, fields.get("approved"), may_be_empty=True):
        notes.places[f"approved:{key.text}"] = key.place
        digests = read_matching(notes, value, DIGESTS.pattern, DIGESTS.example)
        # One value for each text, and no mapping: a file of a thousand lines is read four times as fast.
        approved[key.text] = dict(pair.split(" ", 1) for pair in digests.split(", ")) if digests else {}
    return approved


def write_translations(approved: Approved) -> str:
    """The file, one text on a line in the order of the keys, so that a difference is one line too."""
    lines = [
        f"  {key}: {', '.join(f'{language} {digest}' for language, digest in digests.items())}\n"
        for key, digests in sorted(approved.items())
    ]
    return HEADER + ("approved:\n" + "".join(lines) if lines else "approved: {}\n")
