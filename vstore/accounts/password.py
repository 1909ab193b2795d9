"""Passwords: which are taken, and the port to what hashes them."""

import unicodedata
from typing import Protocol

from vstore.accounts.faults import WeakPassword

LEAST, MOST = 15, 256
"""Characters. NIST SP 800-63B-4, 3.1.1.2: at least 15 where a password may be the only factor, no rules of
composition, and room for a phrase; the upper bound is on the work of hashing."""

LEAST_BESIDES_NAME = 8
LEAST_DIFFERENT = 5


class Passwords(Protocol):
    """Hashes with a memory-hard function (Argon2id, RFC 9106), beside the event loop. Both raise TooBusy."""

    async def hash(self, password: str) -> str:
        """A text with the function's parameters, a new salt and the hash."""
        ...

    async def verify(self, hashed: str | None, password: str) -> bool:
        """Whether the password belongs to the hash; with None the same work is done, and it is False."""
        ...

    def outdated(self, hashed: str) -> bool:
        """Whether the hash was made with other parameters than are used now."""
        ...


def normal_password(password: str) -> str:
    """The same for what is the same on every keyboard (Unicode NFKC; NIST SP 800-63B-4, 3.1.1.2)."""
    return unicodedata.normalize("NFKC", password)


def new_password(password: str, name: str) -> str:
    """A password that an account may have, in its normal form. Raises WeakPassword."""
    normal = normal_password(password)
    if not LEAST <= len(normal) <= MOST:
        raise WeakPassword(f"A password has {LEAST} to {MOST} characters: a short sentence is easy to keep in mind.")
    if len(normal.casefold().replace(name, "")) < LEAST_BESIDES_NAME:
        raise WeakPassword("The password is hardly more than the account's name; choose another.")
    if len(set(normal)) < LEAST_DIFFERENT:
        raise WeakPassword("The password repeats very few characters; choose another.")
    return normal
