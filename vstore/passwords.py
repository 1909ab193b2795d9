"""Passwords hashed with Argon2id, by argon2-cffi in a thread of their own, so that the beat never waits for one."""

import asyncio
from collections.abc import Callable
from typing import TypeVar

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from vstore.accounts.faults import TooBusy
from vstore.worker_threads import worker_threads

Result = TypeVar("Result")

MEMORY_KIB, PASSES, LANES = 47_104, 1, 1
"""OWASP's first choice for Argon2id (Password Storage Cheat Sheet). One lane: the other cores are the beat's."""

MOST_WAITING = 20
"""Passwords in line for the one thread: with 46 MiB and some 50 ms each, a flood of them costs no more than that."""


class Argon2Passwords:
    """Hashes with the parameters above, unless with another `hasher`."""

    def __init__(self, hasher: PasswordHasher | None = None) -> None:
        self._hasher = hasher or PasswordHasher(PASSES, MEMORY_KIB, LANES)
        self._thread = worker_threads("passwords", 1)
        self._waiting = 0
        # Whoever names nobody's account waits as long as others do.
        self._nobodys = self._hasher.hash("nobody's password")

    async def hash(self, password: str) -> str:
        return await self._in_thread(lambda: self._hasher.hash(password))

    async def verify(self, hashed: str | None, password: str) -> bool:
        right = await self._in_thread(lambda: self._verify(hashed or self._nobodys, password))
        return right and hashed is not None

    def outdated(self, hashed: str) -> bool:
        return self._hasher.check_needs_rehash(hashed)

    def close(self) -> None:
        """Waits for what is running."""
        self._thread.shutdown()

    def _verify(self, hashed: str, password: str) -> bool:
        try:
            return self._hasher.verify(hashed, password)
        except (VerificationError, InvalidHashError):
            return False

    async def _in_thread(self, work: Callable[[], Result]) -> Result:
        if self._waiting >= MOST_WAITING:
            raise TooBusy
        self._waiting += 1
        try:
            return await asyncio.get_running_loop().run_in_executor(self._thread, work)
        finally:
            self._waiting -= 1
