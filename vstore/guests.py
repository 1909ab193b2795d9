"""Guests: visitors without an account, known by a token that bears our signature.

A token that we never gave is turned away before anything is looked up; who holds one that we gave, the books say.
"""

from collections.abc import Callable
from datetime import datetime

from vstore.admission import Identity
from vstore.ids import new_id, new_token
from vstore.storage.database import Database
from vstore.storage.signing_keys import signing_key
from vstore.storage.visitors import Visitors
from vstore.token_seal import TokenSeal

PURPOSE = "visitors"


class Guests:
    """Gives tokens to newcomers and knows them again. The key lies in the database, so that all who share it agree."""

    def __init__(self, database: Database, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._visitors = Visitors(database)
        self._clock = clock
        self._seal: TokenSeal | None = None

    async def identify(self, token: str | None) -> Identity:
        """Who holds the token; without one that holds, somebody new."""
        visitor = await self.visitor_of(token) if token else None
        if visitor and token:
            return Identity(visitor, token)
        visitor, token = new_id(), (await self._sealing()).sealed(new_token())
        await self._visitors.admit(visitor, token, self._clock())
        return Identity(visitor, token)

    async def visitor_of(self, token: str) -> str | None:
        """The visitor who was given this token, or None."""
        return await self._visitors.visitor_of(token) if (await self._sealing()).is_ours(token) else None

    async def _sealing(self) -> TokenSeal:
        if self._seal is None:
            self._seal = TokenSeal(await signing_key(self._database, PURPOSE))
        return self._seal
