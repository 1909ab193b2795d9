"""Calls for a clerk in the database: who wants a person of the store, where and why."""

from datetime import datetime

import msgspec
from sqlmodel import Session, col, select

from vstore.clerk_call import ClerkCall
from vstore.storage.database import Database
from vstore.storage.tables import ClerkCallRow


class ClerkCalls:
    """The flags staff can see. A visitor has at most one call waiting."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def ask(self, call: ClerkCall) -> ClerkCall:
        """Raises the flag; the one that is up already, where the visitor waits."""
        return await self._database.write(lambda session: _ask(session, call))

    async def waiting(self) -> tuple[ClerkCall, ...]:
        """The calls nobody has answered, longest waiting first."""
        chosen = select(ClerkCallRow).where(col(ClerkCallRow.answered_at).is_(None))
        by_time = chosen.order_by(col(ClerkCallRow.asked_at), col(ClerkCallRow.id))
        return await self._database.read(lambda session: tuple(map(_call, session.exec(by_time))))

    async def answer(self, call_id: str, now: datetime) -> bool:
        """Takes the flag down; False where it is not up."""
        return await self._database.write(lambda session: _answer(session, call_id, now))


def _ask(session: Session, call: ClerkCall) -> ClerkCall:
    up = select(ClerkCallRow).where(ClerkCallRow.visitor == call.visitor, col(ClerkCallRow.answered_at).is_(None))
    if (row := session.exec(up).first()) is not None:
        return _call(row)
    session.add(ClerkCallRow(**msgspec.structs.asdict(call)))
    return call


def _answer(session: Session, call_id: str, now: datetime) -> bool:
    row = session.get(ClerkCallRow, call_id)
    if row is None or row.answered_at is not None:
        return False
    row.answered_at = now
    return True


def _call(row: ClerkCallRow) -> ClerkCall:
    return ClerkCall(row.id, row.visitor, row.name, row.room, row.reason, row.language, row.asked_at, row.answered_at)
