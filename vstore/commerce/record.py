"""Recording: an order's new state, and in the same transaction what others must hear of it."""

from collections.abc import Iterator, Mapping
from datetime import datetime

import msgspec

from vstore.commerce.order import Order, State
from vstore.commerce.order_change import Cancel, Change, DeclineReturn, Deliver, ReceiveReturn, RequestReturn, Ship
from vstore.commerce.outbox import Event, EventKind
from vstore.commerce.ports import Page
from vstore.commerce.published_order import published
from vstore.commerce.refund import RefundStatus

TOLD: Mapping[State, EventKind] = {
    State.PLACED: EventKind.ORDER_PLACED,
    State.PAYING: EventKind.ORDER_AWAITING_PAYMENT,
    State.PAID: EventKind.ORDER_PAID,
    State.DECLINED: EventKind.ORDER_DECLINED,
    State.PREPARING: EventKind.ORDER_PREPARING,
    State.CANCELLED: EventKind.ORDER_CANCELLED,
    State.REFUND_DUE: EventKind.ORDER_REFUND_DUE,
    State.REFUNDED: EventKind.ORDER_REFUNDED,
}
"""What others hear of when an order comes into a state. Of those not named here only the visitor's own client hears."""

TOLD_CHANGES: Mapping[type[Change], EventKind] = {
    Ship: EventKind.SHIPMENT_SENT,
    Deliver: EventKind.SHIPMENT_DELIVERED,
    Cancel: EventKind.ITEMS_CANCELLED,
    RequestReturn: EventKind.RETURN_REQUESTED,
    DeclineReturn: EventKind.RETURN_DECLINED,
    ReceiveReturn: EventKind.RETURN_RECEIVED,
}
"""What others hear of when something is done with a paid order; of money that goes back, once it has."""


def record(page: Page, order: Order, now: datetime) -> Order:
    """Keeps an order that is new or has changed; where it came into another state, once, what must leave as well.

    Whoever changes an order calls this, and nobody `page.orders.add` or `save`.
    """
    before = page.orders.find(order.number)
    if before is None:
        page.orders.add(order)
    else:
        page.orders.save(order)
    for event_id, kind in _news(order, before):
        body = msgspec.json.encode(published(order)).decode()
        page.outbox.put(Event(event_id, kind.value, order.number, now, body))
    return order


def _news(order: Order, before: Order | None) -> Iterator[tuple[str, EventKind]]:
    """What is to be told, each with an id of its own: one for each state, each change and each refund of an order."""
    for position, event in enumerate(order.events):
        kind = TOLD_CHANGES.get(type(event.change))
        told_by_state = kind is EventKind.ITEMS_CANCELLED and order.state is State.CANCELLED
        if kind is not None and not told_by_state and (before is None or position >= len(before.events)):
            yield f"{order.number}.{kind.value}.{position}", kind
    for refund in order.refunds:
        if refund.status is RefundStatus.DONE and (before is None or refund not in before.refunds):
            yield f"{refund.key}.done", EventKind.REFUND_DONE
    kind = TOLD.get(order.state)
    if kind is not None and (before is None or before.state is not order.state):
        yield f"{order.number}.{kind.value}", kind
