"""The outbox: what must leave the store is kept with what it tells of, and sent afterwards, at least once.

A transactional outbox (Richardson, "Microservices Patterns", 2018, chapter 3): an event is written in the transaction
of its cause; later each of its recipients gets a delivery of their own, tried again until it is taken or parked.
Recipients know repetitions by the event's id.
"""

from datetime import datetime
from enum import StrEnum

import msgspec


class EventKind(StrEnum):
    """What has happened, as the brand's programs read it."""

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
    """Something that others must hear of. `subject` is what it is about (an order's number): events of one subject
    arrive in order. `body` is JSON, as it was at `happened_at`, so that each repetition says the same."""

    id: str
    kind: EventKind
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


class Waiting(msgspec.Struct, frozen=True):
    """How many deliveries are not done: `waiting` will be tried again, `parked` will not."""

    waiting: int
    parked: int
