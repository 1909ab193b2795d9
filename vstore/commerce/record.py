"""Recording: an order's new state, and in the same transaction what others must hear of it."""

from collections.abc import Mapping
from datetime import datetime

import msgspec

from vstore.commerce.order import Order, State
from vstore.commerce.outbox import Event, EventKind
from vstore.commerce.ports import Page
from vstore.commerce.published_order import PublishedOrder

TOLD: Mapping[State, EventKind] = {
    State.PLACED: EventKind.ORDER_PLACED,
    State.PAYING: EventKind.ORDER_AWAITING_PAYMENT,
    State.PAID: EventKind.ORDER_PAID,
    State.DECLINED: EventKind.ORDER_DECLINED,
    State.CANCELLED: EventKind.ORDER_CANCELLED,
    State.REFUND_DUE: EventKind.ORDER_REFUND_DUE,
    State.REFUNDED: EventKind.ORDER_REFUNDED,
}
"""What others hear of when an order comes into a state. Of those not named here only the visitor's own client hears."""


def record(page: Page, order: Order, now: datetime) -> Order:
    """Keeps an order that is new or has changed; where it came into another state, once, what must leave as well.

    Whoever changes an order calls this, and nobody `page.orders.add` or `save`.
    """
    before = page.orders.find(order.number)
    if before is None:
        page.orders.add(order)
    else:
        page.orders.save(order)
    kind = TOLD.get(order.state)
    if kind is not None and (before is None or before.state is not order.state):
        page.outbox.put(_event(kind, order, now))
    return order


def _event(kind: EventKind, order: Order, now: datetime) -> Event:
    """One for each order and kind: its id is made of them."""
    told = msgspec.convert(order, PublishedOrder, from_attributes=True)
    return Event(f"{order.number}.{kind.value}", kind, order.number, now, msgspec.json.encode(told).decode())
