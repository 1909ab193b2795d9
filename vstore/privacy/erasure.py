"""Erasure: asked for, confirmed, carried out as soon as no order is under way, and once more for what came late.

What law obliges a store to keep (GDPR art. 17(3)(b); PIPA art. 21(1)) is moved to a store of its own, apart from all
else (PIPA art. 21(3)), until its period is over; everything else goes.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta

import msgspec

from vstore.commerce.order import OPEN, State
from vstore.privacy.retention import RecordClass

UNSETTLED = OPEN | {State.REFUND_DUE}
"""Money may still move for an order in one of these states: erasure waits for it however long it takes."""

TO_BE_DELIVERED = frozenset({State.PAID, State.PREPARING, State.PARTLY_SHIPPED, State.SHIPPED})
"""An order in one of these states needs an address: erasure waits for it too, for PATIENCE after its last change."""

PATIENCE = timedelta(days=30)
"""A wish to be erased is granted within a month (GDPR art. 12(3))."""

TO_CONFIRM = timedelta(minutes=15)
"""How long a visitor has for the second step."""

AFTERGLOW = timedelta(hours=1)
"""What was under way when all was erased has come to its end by then: it is erased too, and the visitor's id goes."""


class Erasure(msgspec.Struct, frozen=True):
    """A wish to have everything erased. `id` is what the visitor confirms it by; nobody can guess it.

    Once it is `closed_at`, `visitor` is a pseudonym.
    """

    id: str
    visitor: str
    asked_at: datetime
    confirmed_at: datetime | None = None
    carried_out_at: datetime | None = None
    closed_at: datetime | None = None

    def awaits_confirmation(self, now: datetime) -> bool:
        return self.confirmed_at is None and now < self.asked_at + TO_CONFIRM

    def is_due(self, now: datetime) -> bool:
        """Whether it is to be carried out (again) now."""
        if self.confirmed_at is None or self.closed_at is not None:
            return False
        return self.carried_out_at is None or self.carried_out_at + AFTERGLOW <= now


class Kept(msgspec.Struct, frozen=True):
    """A record that outlives its person: of what (`reference`: an order's number), on what basis and until when."""

    reference: str
    record: RecordClass
    basis: str
    until: datetime


class Notice(msgspec.Struct, frozen=True):
    """What a visitor is told about their erasure, before they confirm it and after. `text` says it in their language.

    `waits_for` are orders under way; `done`: everything is erased. `confirmation` is for the second step.
    """

    text: str
    done: bool = False
    waits_for: tuple[str, ...] = ()
    kept: tuple[Kept, ...] = ()
    confirmation: str | None = None


class ErasureUnknown(Exception):
    """There is no erasure to confirm by this: it was never asked for, or too long ago."""

    def __init__(self) -> None:
        super().__init__("There is nothing to confirm by this. Ask for the erasure again, and confirm it in time.")


def due(erasures: Iterable[Erasure], now: datetime) -> tuple[Erasure, ...]:
    return tuple(each for each in erasures if each.is_due(now))
