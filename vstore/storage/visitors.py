"""Visitors in the database: known by a secret token, of which only the SHA-256 is kept."""

import asyncio
import hashlib
from datetime import datetime
from typing import NamedTuple

from sqlmodel import select

from vstore.storage.database import Database
from vstore.storage.tables import VisitorRow


class _Newcomer(NamedTuple):
    visitor: str
    token_hash: str
    admitted_at: datetime


class Visitors:
    """Who has been here before. A token is as good as a password: long, random, never logged.

    Newcomers of one moment are written in one transaction (a group commit, as in DeWitt et al., "Implementation
    techniques for main memory database systems", 1984): those who come while one is being written share the next.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._newcomers: list[_Newcomer] = []
        self._next_write: asyncio.Task[None] | None = None
        self._turn = asyncio.Lock()

    async def visitor_of(self, token: str) -> str | None:
        """The visitor who was given this token, or None."""
        chosen = select(VisitorRow.visitor).where(VisitorRow.token_hash == _hash(token))
        return await self._database.read(lambda session: session.exec(chosen).first())

    async def admit(self, visitor: str, token: str, now: datetime) -> None:
        """Takes a new visitor in, to be known by `token` from now on; returns when that is durable."""
        self._newcomers.append(_Newcomer(visitor, _hash(token), now))
        if self._next_write is None:
            self._next_write = asyncio.create_task(self._write_newcomers())
        # One who goes away meanwhile must not take the others' write along.
        await asyncio.shield(self._next_write)

    async def _write_newcomers(self) -> None:
        async with self._turn:
            newcomers, self._newcomers, self._next_write = self._newcomers, [], None
            await self._database.write(lambda session: session.add_all(map(_row, newcomers)))


def _row(newcomer: _Newcomer) -> VisitorRow:
    return VisitorRow(
        id=newcomer.visitor,
        visitor=newcomer.visitor,
        token_hash=newcomer.token_hash,
        admitted_at=newcomer.admitted_at,
    )


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
