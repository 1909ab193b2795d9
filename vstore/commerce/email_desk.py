"""The e-mail desk: by an address that a visitor can read, they are known on all their devices."""

import hashlib
from collections.abc import Callable

from vstore.commerce.cart import CartLimits
from vstore.commerce.checkout import Clock
from vstore.commerce.email_code import DIGITS
from vstore.commerce.link_email import Linked, ask_for_code, confirm_code
from vstore.commerce.ports import Books


class EmailDesk:
    """Sends codes and takes them. `clock` gives times in UTC, `new_id` an id nobody can guess and nobody else has."""

    def __init__(self, limits: CartLimits, *, books: Books, clock: Clock, new_id: Callable[[], str]) -> None:
        self._limits = limits
        self._books = books
        self._clock = clock
        self._new_id = new_id

    async def ask(self, visitor: str, email: str, language: str) -> None:
        """Sends a code to the address, in the visitor's language. Refused: too_many_codes."""
        await ask_for_code(
            visitor,
            email,
            language,
            books=self._books,
            now=self._clock(),
            new_id=self._new_id,
            new_code=self._new_code,
        )

    async def confirm(self, visitor: str, code: str) -> Linked:
        """Whose the address is, now that the code has shown that the visitor reads it. Refused: email_code_wrong."""
        return await confirm_code(visitor, code, books=self._books, limits=self._limits, now=self._clock())

    def _new_code(self) -> str:
        """Digits drawn from an id: all are equally likely to within one in 10**70."""
        drawn = int.from_bytes(hashlib.sha256(self._new_id().encode()).digest(), "big")
        return f"{drawn % 10**DIGITS:0{DIGITS}}"
