"""Linked addresses and merged visitors in memory: the same promises as in a database."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TYPE_CHECKING

import msgspec

from vstore.commerce.email_code import EmailCode

if TYPE_CHECKING:
    from tests.support.memory_books import MemoryPage


@dataclass
class LinkBook:
    """Codes in the order in which they were asked for, holders by address, and who has become whom."""

    codes: dict[str, EmailCode] = field(default_factory=dict)
    holders: dict[str, str] = field(default_factory=dict)
    merged: dict[str, str] = field(default_factory=dict)

    def copy(self) -> "LinkBook":
        return replace(self, codes=dict(self.codes), holders=dict(self.holders), merged=dict(self.merged))


@dataclass
class MemoryLinks:
    page: "MemoryPage"

    @property
    def _book(self) -> LinkBook:
        return self.page.link_book

    def current(self, visitor: str) -> str:
        return self._book.merged.get(visitor, visitor)

    def asked_since(self, when: datetime, visitor: str, email: str) -> tuple[int, int]:
        recent = [code for code in self._book.codes.values() if code.asked_at > when]
        return sum(code.visitor == visitor for code in recent), sum(code.email == email for code in recent)

    def newest_code(self, visitor: str) -> EmailCode | None:
        theirs = (code for code in self._book.codes.values() if code.visitor == visitor)
        return max(theirs, key=lambda code: code.asked_at, default=None)

    def save_code(self, code: EmailCode) -> None:
        self._book.codes[code.id] = code

    def forget_codes(self, before: datetime) -> None:
        codes = self._book.codes
        self._book.codes = {key: code for key, code in codes.items() if code.asked_at >= before}

    def holder(self, email: str) -> str | None:
        return self._book.holders.get(email)

    def link(self, email: str, visitor: str, now: datetime) -> None:
        self._book.holders.setdefault(email, visitor)

    def merge(self, former: str, into: str) -> None:
        taken = {order.key for order in self.page.orders.of(into)}
        for order in self.page.orders.of(former):
            key = f"{order.key} of {former}" if order.key in taken else order.key
            self.page.order_of[order.number] = msgspec.structs.replace(order, visitor=into, key=key)
        uses = self.page.promotions.uses
        self.page.promotions.uses = frozenset((*use[:2], into if use[2] == former else use[2]) for use in uses)
        for code in self._book.codes.values():
            if code.visitor == former:
                self._book.codes[code.id] = msgspec.structs.replace(code, visitor=into)
        for kept in (self._book.holders, self._book.merged):
            kept.update({key: into for key, visitor in kept.items() if visitor == former})
        self._book.merged[former] = into
