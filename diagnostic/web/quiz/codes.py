"""The code that a person carries: 12 characters, of which 4 select the result and 8 are the secret.

The alphabet is Crockford's base32, in which no two characters look alike: no I, L, O or U. A character is
worth 5 bits, so that a secret has 40. A code is made from the server's key and the assessment, and can
therefore be shown again without being kept.
"""

import hashlib
import hmac
from dataclasses import dataclass
from uuid import UUID

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 12
SELECTING = 4
GROUP = 4
BITS = 5

AS_MEANT = str.maketrans("OIL", "011", " -\u00a0\u2010\u2011\u2013")
"""What people write for a character of the alphabet, and what they put between the groups."""


@dataclass(frozen=True, slots=True)
class Code:
    """A whole code. Its `repr` hides the secret, so that no log can hold it by accident."""

    selector: str
    secret: str

    def __repr__(self) -> str:
        return f"Code({self.selector!r}, …)"


def make(key: bytes, assessment: UUID, counter: int = 0) -> Code:
    """The code of an assessment. The next counter gives another one, for when the selector is taken."""
    digest = hmac.new(key, f"code {assessment} {counter}".encode(), hashlib.sha256).digest()
    number = int.from_bytes(digest, "big")
    return split("".join(ALPHABET[number >> BITS * place & 31] for place in range(LENGTH)))


def split(characters: str) -> Code:
    """The two parts of 12 characters.

    :raises ValueError: there are more or fewer, or some are not of the alphabet.
    """
    if len(characters) != LENGTH or not set(characters) <= set(ALPHABET):
        raise ValueError("a code has 12 characters of the alphabet")
    return Code(characters[:SELECTING], characters[SELECTING:])


def read(text: str) -> str | None:
    """The characters that somebody means, 12 at most; None if there are others or too many.

    Lower case, blanks and dashes do not matter; O means 0, I and L mean 1.
    """
    if len(text) > 4 * LENGTH:  # before any work is put into it
        return None
    characters = text.upper().translate(AS_MEANT)
    return characters if len(characters) <= LENGTH and set(characters) <= set(ALPHABET) else None


def groups(characters: str) -> tuple[str, ...]:
    """A code or the beginning of one in groups of 4, as it is shown; a part not there yet is empty."""
    return tuple(characters[at : at + GROUP] for at in range(0, LENGTH, GROUP))


def show(code: Code) -> str:
    """The code as it stands on the sheet: three groups with blanks between them."""
    return " ".join(groups(code.selector + code.secret))
