"""Visitors in the database: known by a secret token, of which only the SHA-256 is kept."""

import hashlib
from datetime import datetime

from sqlmodel import select

from vstore.storage.database import Database
from vstore.storage.tables import VisitorRow


class Visitors:
    """Who has been here before. A token is as good as a password: long, random, never logged."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def visitor_of(self, token: str) -> str | None:
        """The visitor who was given this token, or None."""
        chosen = select(VisitorRow.id).where(VisitorRow.token_hash == _hash(token))
        return await self._database.read(lambda session: session.exec(chosen).first())

    async def admit(self, visitor: str, token: str, now: datetime) -> None:
        """Takes a new visitor in, to be known by `token` from now on."""
        await self._database.write(
            lambda session: session.add(VisitorRow(id=visitor, token_hash=_hash(token), admitted_at=now))
        )


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
