"""The outbox: what must leave the store is kept with what it tells of, and sent afterwards, at least once.

A transactional outbox (Richardson, "Microservices Patterns", 2018, chapter 3): an event is written in the transaction
of its cause; later each of its recipients gets a delivery of their own, tried again until it is taken or parked.
Recipients know repetitions by the event's id.
"""

from datetime import datetime, timedelta
from enum import StrEnum

import msgspec
from msgspec.structs import replace

LEASE = timedelta(seconds=60)
"""A delivery that was begun and of whose end nothing is heard for so long is tried again: its sender has died."""

FIRST_PAUSE, GROWTH, LONGEST_PAUSE = timedelta(seconds=5), 3, timedelta(hours=6)
MOST_ATTEMPTS = 16
"""With these pauses a recipient may be out of reach for some two days before anything for it is parked."""


class EventKind(StrEnum):
    """What has happened to an order, as the brand's programs read it."""

    ORDER_PLACED = "order.placed"
    ORDER_AWAITING_PAYMENT = "order.awaiting_payment"
    ORDER_PAID = "order.paid"
    ORDER_DECLINED = "order.declined"
    ORDER_PREPARING = "order.preparing"
    ORDER_CANCELLED = "order.cancelled"
    ORDER_REFUND_DUE = "order.refund_due"
    ORDER_REFUNDED = "order.refunded"
    ITEMS_CANCELLED = "items.cancelled"
    SHIPMENT_SENT = "shipment.sent"
    SHIPMENT_DELIVERED = "shipment.delivered"
    RETURN_REQUESTED = "return.requested"
    RETURN_DECLINED = "return.declined"
    RETURN_RECEIVED = "return.received"
    REFUND_DONE = "refund.done"


class Event(msgspec.Struct, frozen=True):
    """Something that others must hear of: of an EventKind with a PublishedOrder as its body.

    `subject` is what it is about (an order's number): events of one subject arrive in order. `body` is JSON, as it was
    at `happened_at`, so that each repetition says the same.
    """

    id: str
    kind: str
    subject: str
    happened_at: datetime
    body: str


class DeliveryState(StrEnum):
    """WAITING to be taken, also while it is being sent; PARKED where only a person can help."""

    WAITING = "waiting"
    SENT = "sent"
    PARKED = "parked"


class Delivery(msgspec.Struct, frozen=True, kw_only=True):
    """One event on its way to one recipient. `attempts` were begun, the next is due at `due_at`; `fault` is how the
    last one failed."""

    event: Event
    recipient: str
    due_at: datetime
    attempts: int = 0
    state: DeliveryState = DeliveryState.WAITING
    fault: str = ""

    def begun(self, now: datetime) -> "Delivery":
        """Being sent: nobody else tries before the lease is over."""
        return replace(self, attempts=self.attempts + 1, due_at=now + LEASE)

    def taken(self) -> "Delivery":
        return replace(self, state=DeliveryState.SENT, fault="")

    def failed(self, fault: str, now: datetime, chance: float) -> "Delivery":
        """To be tried again, after a pause that grows; `chance`, from 0 to 1, spreads those that failed together.

        Half the pause is fixed and half by chance ("equal jitter", Brooker, "Exponential Backoff and Jitter", 2015).
        """
        if self.attempts >= MOST_ATTEMPTS:
            return self.parked(fault)
        pause = min(FIRST_PAUSE * GROWTH ** (self.attempts - 1), LONGEST_PAUSE)
        return replace(self, due_at=now + pause * (1 + chance) / 2, fault=fault)

    def parked(self, fault: str) -> "Delivery":
        return replace(self, state=DeliveryState.PARKED, fault=fault)

    def revived(self, now: datetime) -> "Delivery":
        """To be tried at once, as if it never had been."""
        return replace(self, state=DeliveryState.WAITING, attempts=0, due_at=now)


class Waiting(msgspec.Struct, frozen=True):
    """How many deliveries are not done: `waiting` will be tried again, `parked` will not."""

    waiting: int
    parked: int
