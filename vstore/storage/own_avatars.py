"""Visitors' own avatars in the database: so they go with their visitor, whole, whatever else goes wrong."""

from datetime import datetime

import msgspec
from sqlalchemy import ColumnElement, func
from sqlmodel import Session, col, delete, select, update

from vstore.own_avatar import AvatarRefused, NoRoom, OwnAvatar
from vstore.storage.avatar_tables import OwnAvatarRow, RefusedAvatarRow
from vstore.storage.database import Database
from vstore.storage.tables import VisitorRow

MOST_OF_A_VISITOR = 3
MOST_BYTES = 2_000_000_000

_TOLD = (
    OwnAvatarRow.visitor,
    OwnAvatarRow.avatar,
    OwnAvatarRow.name,
    OwnAvatarRow.authors,
    OwnAvatarRow.licence,
    OwnAvatarRow.size,
    OwnAvatarRow.worn_at,
)


class OwnAvatars:
    """At most `MOST_OF_A_VISITOR` each, the one not worn for longest goes; at most `most_bytes` together."""

    def __init__(self, database: Database, most_bytes: int = MOST_BYTES) -> None:
        self._database = database
        self._most_bytes = most_bytes

    async def keep(self, avatar: OwnAvatar, data: bytes) -> tuple[str, ...]:
        """The avatars of the visitor that went for it. The same file again is no second one.

        Of a visitor who has been erased meanwhile nothing is kept. Raises AvatarRefused, NoRoom.
        """
        return await self._database.write(lambda session: self._keep(session, avatar, data))

    def _keep(self, session: Session, avatar: OwnAvatar, data: bytes) -> tuple[str, ...]:
        if session.exec(select(VisitorRow.id).where(VisitorRow.visitor == avatar.visitor)).first() is None:
            return ()
        if session.get(RefusedAvatarRow, avatar.avatar) is not None:
            raise AvatarRefused
        _remove(session, avatar.visitor, avatar.avatar)
        theirs = select(OwnAvatarRow.avatar).where(OwnAvatarRow.visitor == avatar.visitor)
        newest_first = theirs.order_by(col(OwnAvatarRow.worn_at).desc(), col(OwnAvatarRow.avatar))
        gone = tuple(session.exec(newest_first.offset(MOST_OF_A_VISITOR - 1)))
        for old in gone:
            _remove(session, avatar.visitor, old)
        kept = session.exec(select(func.coalesce(func.sum(OwnAvatarRow.size), 0))).one()
        if kept + avatar.size > self._most_bytes:
            raise NoRoom
        row = msgspec.structs.asdict(avatar) | {"authors": list(avatar.authors)}
        session.add(OwnAvatarRow(**row, data=data))
        return gone

    async def put_on(self, visitor: str, avatar: str, now: datetime) -> bool:
        """Whether it is a file of theirs; then it is worn from now on."""
        return await self._database.write(lambda session: _put_on(session, visitor, avatar, now))

    async def file(self, avatar: str) -> bytes | None:
        """The bytes; None where nobody has such a file."""
        chosen = select(OwnAvatarRow.data).where(OwnAvatarRow.avatar == avatar).limit(1)
        return await self._database.read(lambda session: session.exec(chosen).first())

    async def remove(self, visitor: str, avatar: str) -> bool:
        """False where it is no file of theirs."""
        return await self._database.write(lambda session: _remove(session, visitor, avatar))

    async def take_away(self, avatar: str, by: str, now: datetime) -> bool:
        """From everybody, for good; False where nobody has it."""
        return await self._database.write(lambda session: _take_away(session, avatar, by, now))

    async def all(self) -> tuple[OwnAvatar, ...]:
        """Those worn last first, without their bytes."""
        chosen = select(*_TOLD).order_by(col(OwnAvatarRow.worn_at).desc(), col(OwnAvatarRow.avatar))  # type: ignore[call-overload]
        return await self._database.read(
            lambda session: tuple(msgspec.convert(row._mapping, OwnAvatar) for row in session.exec(chosen))
        )


def _put_on(session: Session, visitor: str, avatar: str, now: datetime) -> bool:
    return session.exec(update(OwnAvatarRow).where(*_theirs(visitor, avatar)).values(worn_at=now)).rowcount > 0


def _remove(session: Session, visitor: str, avatar: str) -> bool:
    return session.exec(delete(OwnAvatarRow).where(*_theirs(visitor, avatar))).rowcount > 0


def _theirs(visitor: str, avatar: str) -> tuple[ColumnElement[bool], ...]:
    return col(OwnAvatarRow.visitor) == visitor, col(OwnAvatarRow.avatar) == avatar


def _take_away(session: Session, avatar: str, by: str, now: datetime) -> bool:
    gone = session.exec(delete(OwnAvatarRow).where(col(OwnAvatarRow.avatar) == avatar)).rowcount > 0
    if gone:
        session.merge(RefusedAvatarRow(avatar=avatar, by=by, at=now))
    return gone
