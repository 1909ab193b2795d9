"""What visits leave behind in the database: conversations, and what agents remember of taste."""

from collections.abc import Iterable
from datetime import datetime

import msgspec
from sqlmodel import Session, col, delete, select, update

from avatars.remembered import Remembered
from vstore.privacy.chat import ChatLine, RatedLine
from vstore.storage.privacy_tables import ChatLineRow, VisitMemoryRow
from vstore.storage.tables import VisitorRow


class StoredChats:
    """Conversations, within one transaction. Of those who are not known (any more) nothing is kept."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, lines: Iterable[ChatLine]) -> None:
        said = tuple(lines)
        known = select(VisitorRow.id, VisitorRow.visitor).where(col(VisitorRow.id).in_({line.visitor for line in said}))
        now_called = dict(self._session.exec(known).all())
        self._session.add_all(
            ChatLineRow(**msgspec.structs.asdict(line) | {"visitor": now_called[line.visitor]})
            for line in said
            if line.visitor in now_called
        )
        self._session.flush()

    def link(self, visitor: str, order: str) -> None:
        theirs = (col(ChatLineRow.visitor) == visitor, col(ChatLineRow.disputed_order).is_(None))
        self._session.exec(update(ChatLineRow).where(*theirs).values(disputed_order=order))

    def rate(self, visitor: str, room: str, utterance: str, good: bool | None) -> bool:
        now_called = self._session.get(VisitorRow, visitor)
        theirs = (
            col(ChatLineRow.visitor) == (now_called.visitor if now_called else visitor),
            col(ChatLineRow.room) == room,
            col(ChatLineRow.utterance) == utterance,
            col(ChatLineRow.agent) != "",
        )
        line = self._session.exec(select(ChatLineRow).where(*theirs).order_by(col(ChatLineRow.id).desc())).first()
        if line is None:
            return False
        line.good = good
        self._session.flush()
        return True

    def rated(self, most: int, good: bool | None) -> tuple[RatedLine, ...]:
        wanted = col(ChatLineRow.good).is_not(None) if good is None else col(ChatLineRow.good).is_(good)
        newest = select(ChatLineRow).where(wanted).order_by(col(ChatLineRow.id).desc()).limit(most)
        return tuple(self._rated(row) for row in self._session.exec(newest))

    def _rated(self, row: ChatLineRow) -> RatedLine:
        said = select(ChatLineRow.text).where(
            col(ChatLineRow.visitor) == row.visitor, col(ChatLineRow.id) < row.id, col(ChatLineRow.agent) == ""
        )
        asked = self._session.exec(said.order_by(col(ChatLineRow.id).desc())).first() or ""
        return RatedLine(row.at, row.room, row.agent, asked, row.text, bool(row.good))


class StoredMemories:
    """What agents remember, within one transaction; nothing of those who are not known (any more)."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def of(self, visitor: str) -> Remembered | None:
        row = self._session.get(VisitMemoryRow, visitor)
        return None if row is None else Remembered(tuple(row.liked), tuple(row.rejected), row.budget)

    def keep(self, visitor: str, remembered: Remembered, now: datetime) -> None:
        known = self._session.get(VisitorRow, visitor)
        if known is None:
            return
        liked, rejected = list(remembered.liked), list(remembered.rejected)
        self._session.merge(
            VisitMemoryRow(visitor=known.visitor, liked=liked, rejected=rejected, budget=remembered.budget, kept_at=now)
        )
        self._session.flush()

    def forget(self, visitor: str) -> None:
        self._session.exec(delete(VisitMemoryRow).where(col(VisitMemoryRow.visitor) == visitor))
