"""Consents, accesses and erasures in the database."""

import msgspec
from sqlalchemy import func
from sqlmodel import Session, col, delete, select

from vstore.privacy.access import Access, Action, Actor, ActorKind
from vstore.privacy.consent import Channel, Consent
from vstore.privacy.erasure import Erasure
from vstore.storage.privacy_tables import AccessRow, ConsentRow, ErasureRow


class StoredConsents:
    """The consent ledger, within one transaction."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, consent: Consent) -> None:
        self._session.add(ConsentRow(**msgspec.structs.asdict(consent)))
        self._session.flush()

    def latest(self, visitor: str) -> dict[str, Consent]:
        rows = self._session.exec(select(ConsentRow).where(ConsentRow.visitor == visitor).order_by(col(ConsentRow.id)))
        return {row.purpose: _consent(row) for row in rows}

    def agreeing(self, purpose: str, version: str) -> tuple[Consent, ...]:
        last = select(func.max(ConsentRow.id)).where(ConsentRow.purpose == purpose).group_by(col(ConsentRow.visitor))
        chosen = select(ConsentRow).where(col(ConsentRow.id).in_(last), col(ConsentRow.given).is_(True))
        rows = self._session.exec(chosen.where(ConsentRow.version == version).order_by(col(ConsentRow.id)))
        return tuple(map(_consent, rows))


class StoredAccesses:
    """The access log, within one transaction."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, access: Access) -> None:
        self._session.add(
            AccessRow(
                at=access.at,
                actor_kind=access.actor.kind,
                actor=access.actor.name,
                action=access.action,
                subject=access.subject,
                what=access.what,
                reason=access.reason,
            )
        )
        self._session.flush()

    def latest(self, most: int, subject: str = "") -> tuple[Access, ...]:
        chosen = select(AccessRow).order_by(col(AccessRow.id).desc()).limit(most)
        if subject:
            chosen = chosen.where(AccessRow.subject == subject)
        return tuple(map(_access, self._session.exec(chosen)))


class StoredErasures:
    """Wishes to be erased, within one transaction."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def ask(self, erasure: Erasure) -> None:
        not_confirmed = delete(ErasureRow).where(
            col(ErasureRow.visitor) == erasure.visitor, col(ErasureRow.confirmed_at).is_(None)
        )
        self._session.exec(not_confirmed)
        self.save(erasure)

    def find(self, erasure: str) -> Erasure | None:
        row = self._session.get(ErasureRow, erasure)
        return None if row is None else _erasure(row)

    def under_way(self) -> tuple[Erasure, ...]:
        chosen = select(ErasureRow).where(
            col(ErasureRow.closed_at).is_(None), col(ErasureRow.confirmed_at).is_not(None)
        )
        return tuple(map(_erasure, self._session.exec(chosen.order_by(col(ErasureRow.asked_at)))))

    def save(self, erasure: Erasure) -> None:
        self._session.merge(ErasureRow(**msgspec.structs.asdict(erasure)))
        self._session.flush()
        self._session.expunge_all()


def _consent(row: ConsentRow) -> Consent:
    return Consent(
        row.visitor, row.purpose, row.given, row.version, row.language, row.text, Channel(row.channel), row.at
    )


def _access(row: AccessRow) -> Access:
    actor = Actor(ActorKind(row.actor_kind), row.actor)
    return Access(row.at, actor, Action(row.action), row.subject, row.what, row.reason)


def _erasure(row: ErasureRow) -> Erasure:
    return Erasure(row.id, row.visitor, row.asked_at, row.confirmed_at, row.carried_out_at, row.closed_at)
