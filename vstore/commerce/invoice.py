"""Invoices: what a visitor is to transfer for an order, what has come in, and what goes back. A record, and pure."""

from datetime import datetime
from enum import StrEnum

import msgspec

from scenes.money import Money


class EntryKind(StrEnum):
    """What an entry says. A refund is DUE until staff have transferred it and say so: then it is REFUNDED."""

    RECEIVED = "received"
    REFUND_DUE = "refund_due"
    REFUNDED = "refunded"


class InvoiceEntry(msgspec.Struct, frozen=True):
    """So many minor units (above 0), under a `key` of their own: the bank's reference of a receipt, or a refund's key.

    `by` names who of the staff said so.
    """

    kind: EntryKind
    key: str
    amount: int
    at: datetime
    by: str = ""


class Invoice(msgspec.Struct, frozen=True, kw_only=True):
    """One order's invoice. `closed`: called off or run out of time; what comes in for it afterwards goes back."""

    order: str
    amount: Money
    until: datetime
    closed: bool = False
    entries: tuple[InvoiceEntry, ...] = ()

    @property
    def received(self) -> int:
        """What has come in, in minor units."""
        return self._sum(EntryKind.RECEIVED)

    @property
    def missing(self) -> int:
        """What is still to come, in minor units."""
        return max(0, self.amount.amount - self.received)

    @property
    def excess(self) -> int:
        """What came in beyond the amount and has not gone back."""
        return max(0, self.received - self.amount.amount)

    @property
    def refundable(self) -> int:
        """What came in and neither went back nor is due to."""
        return self.received - self._sum(EntryKind.REFUND_DUE) - self._sum(EntryKind.REFUNDED)

    @property
    def due_refunds(self) -> tuple[InvoiceEntry, ...]:
        """What staff have to transfer back."""
        return tuple(entry for entry in self.entries if entry.kind is EntryKind.REFUND_DUE)

    @property
    def is_waiting(self) -> bool:
        """Whether staff have to look out for money, or to transfer some."""
        return bool(self.missing and not self.closed) or bool(self.due_refunds)

    def entry(self, key: str) -> InvoiceEntry | None:
        return next((entry for entry in self.entries if entry.key == key), None)

    def with_entry(self, entry: InvoiceEntry) -> "Invoice":
        """The invoice with one entry more, or with that of the same key in its place."""
        others = tuple(entry if each.key == entry.key else each for each in self.entries)
        known = self.entry(entry.key) is not None
        return msgspec.structs.replace(self, entries=others if known else (*self.entries, entry))

    def _sum(self, kind: EntryKind) -> int:
        return sum(entry.amount for entry in self.entries if entry.kind is kind)
