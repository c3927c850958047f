"""Argon2id for secrets that people carry, with the least that OWASP asks for: 19 MiB, two passes, one lane.

Sealing and opening take some hundredths of a second each, on purpose; nothing on the way of a question
does either.
"""

from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError

HASHER = PasswordHasher(memory_cost=19 * 1024, time_cost=2, parallelism=1)

NOBODYS = "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
"""Looks like any other seal and is that of no secret that anybody knows."""


def seal(secret: str) -> str:
    """What may be kept of a secret; never the same twice, since the salt is random."""
    return HASHER.hash(secret)


def opens(secret: str, sealed: str | None) -> bool:
    """Whether the seal is that of this secret. No seal costs the same time as a wrong one."""
    try:
        HASHER.verify(sealed or NOBODYS, secret)
    except VerifyMismatchError:
        return False
    return sealed is not None
