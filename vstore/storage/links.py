"""Linked e-mail addresses in the database, and visitors who turn out to be one."""

from datetime import datetime

import msgspec
from sqlalchemy import func, update
from sqlmodel import Session, col, delete, select

from vstore.commerce.email_code import EmailCode
from vstore.storage.avatar_tables import OwnAvatarRow
from vstore.storage.link_tables import EmailCodeRow, EmailLinkRow
from vstore.storage.privacy_tables import VisitMemoryRow
from vstore.storage.tables import OrderRow, Table, VisitorRow

OWNER = "visitor"
"""The column that says whose a row is, in every table that has one."""

LEFT_BEHIND = frozenset({"cart_lines", "cart_codes", "cart_touches", "wishes", "erasures"})
"""Tables of which nothing goes over: carts and wishes are merged line by line, and who wished to be erased did not
speak for whom they become."""


class StoredLinks:
    """Addresses, codes and merged visitors, within one transaction."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def current(self, visitor: str) -> str:
        row = self._session.get(VisitorRow, visitor)
        return visitor if row is None else row.visitor

    def asked_since(self, when: datetime, visitor: str, email: str) -> tuple[int, int]:
        recent = select(func.count()).where(col(EmailCodeRow.asked_at) > when)
        return (
            self._session.exec(recent.where(EmailCodeRow.visitor == visitor)).one(),
            self._session.exec(recent.where(EmailCodeRow.email == email)).one(),
        )

    def newest_code(self, visitor: str) -> EmailCode | None:
        theirs = select(EmailCodeRow).where(EmailCodeRow.visitor == visitor)
        row = self._session.exec(theirs.order_by(col(EmailCodeRow.asked_at).desc()).limit(1)).first()
        return None if row is None else EmailCode(**row.model_dump())

    def save_code(self, code: EmailCode) -> None:
        self._session.merge(EmailCodeRow(**msgspec.structs.asdict(code)))
        self._session.flush()
        self._session.expunge_all()

    def forget_codes(self, before: datetime) -> None:
        self._session.exec(delete(EmailCodeRow).where(col(EmailCodeRow.asked_at) < before))

    def holder(self, email: str) -> str | None:
        row = self._session.get(EmailLinkRow, email)
        return None if row is None else row.visitor

    def link(self, email: str, visitor: str, now: datetime) -> None:
        if self.holder(email) is None:
            self._session.add(EmailLinkRow(email=email, visitor=visitor, linked_at=now))
            self._session.flush()

    def merge(self, former: str, into: str) -> None:
        self._set_apart_keys(former, into)
        self._keep_one_memory(former, into)
        self._keep_one_of_each_avatar(former, into)
        for name, table in Table.metadata.tables.items():
            if OWNER in table.c and name not in LEFT_BEHIND:
                self._session.execute(update(table).where(table.c[OWNER] == former).values({OWNER: into}))
        self._session.expire_all()

    def _set_apart_keys(self, former: str, into: str) -> None:
        """A key is one order's only: where both used the same, the order that comes gets a key of its own."""
        taken = select(OrderRow.key).where(OrderRow.visitor == into)
        twice = select(OrderRow).where(OrderRow.visitor == former, col(OrderRow.key).in_(taken))
        for order in self._session.exec(twice):
            order.key = f"{order.key} of {former}"
        self._session.flush()

    def _keep_one_memory(self, former: str, into: str) -> None:
        """What agents remember of taste: the newer memory stays."""
        ours, theirs = self._session.get(VisitMemoryRow, into), self._session.get(VisitMemoryRow, former)
        if ours is not None and theirs is not None:
            self._session.delete(ours if ours.kept_at < theirs.kept_at else theirs)
            self._session.flush()

    def _keep_one_of_each_avatar(self, former: str, into: str) -> None:
        kept = select(OwnAvatarRow.avatar).where(OwnAvatarRow.visitor == into)
        twice = col(OwnAvatarRow.visitor) == former, col(OwnAvatarRow.avatar).in_(kept)
        self._session.exec(delete(OwnAvatarRow).where(*twice))
