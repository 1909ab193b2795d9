"""What may be done with a paid order, and what it does: one table of states, and no more pieces than there are."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import assert_never

from msgspec.structs import replace

from scenes.money import Money
from vstore.commerce.cart import CartItem
from vstore.commerce.fulfilment import Fulfilment, Return, fulfilment, value_kept, without
from vstore.commerce.order import KEPT, Order, State
from vstore.commerce.order_change import (
    Cancel,
    Change,
    DeclineReturn,
    Deliver,
    GiveBack,
    Items,
    OrderEvent,
    Prepare,
    ReceiveReturn,
    Request,
    RequestReturn,
    Ship,
)
from vstore.commerce.refund import RefundReason
from vstore.commerce.refusal import Code, Refused

UNSENT = frozenset({State.PAID, State.PREPARING, State.PARTLY_SHIPPED})
SENT = frozenset({State.PARTLY_SHIPPED, State.SHIPPED, State.DELIVERED})

LEGAL: Mapping[type[Change], frozenset[State]] = {
    Prepare: frozenset({State.PAID}),
    Ship: UNSENT,
    Deliver: frozenset({State.PARTLY_SHIPPED, State.SHIPPED}),
    Cancel: UNSENT,
    RequestReturn: SENT,
    DeclineReturn: SENT,
    ReceiveReturn: SENT,
    GiveBack: KEPT | {State.REFUND_DUE},
}
"""In which states an order takes each change; there is no other. Where it leads is in `vstore.commerce.order.NEXT`."""


Rule = Callable[[Order, Change, datetime], Change]
"""What is granted of a change that somebody asks for, or Refused."""


def as_asked(_: Order, change: Change, __: datetime) -> Change:
    """The rule for staff: what the state of the order allows."""
    return change


def granted_to_clerks(limit: Money | None) -> Rule:
    """The rule for those who may give back no more than `limit` of one order by grace. Refused: refund_needs_owner."""

    def within(order: Order, change: Change, _: datetime) -> Change:
        if limit is not None and isinstance(change, GiveBack):
            given = (event.change.amount.amount for event in order.events if isinstance(event.change, GiveBack))
            if sum(given) + change.amount.amount > limit.amount:
                raise Refused(Code.REFUND_NEEDS_OWNER, total=limit)
        return change

    return within


def changed(order: Order, request: Request, now: datetime, rule: Rule = as_asked) -> Order:
    """The order after a change, with the refund that it brings; the same request again changes nothing.

    Refused: key_reused, order_state, not_so_many, shipment_unknown, return_unknown, return_of_right, refund_too_much,
    and what the rule refuses.
    """
    for event in order.events:
        if event.key == request.key:
            if event.fingerprint != request.fingerprint:
                raise Refused(Code.KEY_REUSED)
            return order
    if order.state not in LEGAL[type(request.change)]:
        raise Refused(Code.ORDER_STATE, order=order.number)
    before = fulfilment(order)
    change = _spelled_out(order, before, rule(order, request.change, now))
    event = OrderEvent(request.key, request.fingerprint, request.by, now, change)
    after = before.after(event)
    moved = order if after.state is order.state else order.moved(after.state, now)
    moved = replace(moved, events=(*order.events, event), changed_at=now)
    return _refunding(moved, event.change, value_kept(order, before) - value_kept(order, after), now)


def _refunding(order: Order, change: Change, returned: int, now: datetime) -> Order:
    match change:
        case Cancel():
            return order.refunding(returned, RefundReason.CANCELLED, now)
        case ReceiveReturn():
            return order.refunding(returned, RefundReason.RETURNED, now)
        case GiveBack(amount):
            return order.refunding(amount.amount, RefundReason.GIVEN_BACK, now)
        case _:
            return order


def _spelled_out(order: Order, pieces: Fulfilment, change: Change) -> Change:
    """The change with the items that it is about, each of which there is."""
    match change:
        case Ship() | Cancel():
            return replace(change, items=_chosen(change.items, pieces.open, order))
        case RequestReturn(items):
            return replace(change, items=_chosen(items, pieces.returnable, order))
        case ReceiveReturn(number, items):
            arrived = _arrived(_return(order, pieces, number).awaited, pieces)
            return replace(change, items=_chosen(items, arrived, order))
        case DeclineReturn(number):
            if _return(order, pieces, number).withdrawal:
                raise Refused(Code.RETURN_OF_RIGHT, order=order.number)
        case Deliver(number):
            if number not in (each.number for each in pieces.under_way):
                raise Refused(Code.SHIPMENT_UNKNOWN, order=order.number)
        case GiveBack(amount):
            if amount.currency != order.total.currency or not 0 < amount.amount <= order.refundable:
                raise Refused(Code.REFUND_TOO_MUCH, total=Money(order.refundable, order.total.currency))
        case Prepare():
            pass
        case _:
            assert_never(change)
    return change


def _arrived(awaited: Items, pieces: Fulfilment) -> Items:
    """Of the things that are to come back, those that have arrived at the visitor's at all."""
    there = {sku: line.delivered - line.returned for sku, line in pieces.lines.items()}
    return tuple(replace(item, quantity=min(item.quantity, there[item.sku])) for item in awaited if there[item.sku])


def _return(order: Order, pieces: Fulfilment, number: int) -> Return:
    """A return of which something is still to come."""
    found = next((each for each in pieces.returns if each.number == number and each.awaited), None)
    if found is None:
        raise Refused(Code.RETURN_UNKNOWN, order=order.number)
    return found


def _chosen(items: Items, there: Items, order: Order) -> Items:
    """The items asked for, or all there are where none are named. Refused: not_so_many, order_state."""
    if not there:
        raise Refused(Code.ORDER_STATE, order=order.number)
    left = {item.sku: item.quantity for item in there}
    for item in items:
        if not 0 < item.quantity <= left.get(item.sku, 0):
            raise Refused(Code.NOT_SO_MANY, sku=item.sku, available=left.get(item.sku, 0))
        left[item.sku] -= item.quantity
    rest = tuple(CartItem(sku, quantity) for sku, quantity in left.items())
    return without(there, rest) if items else there
