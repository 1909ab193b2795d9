"""Settling: what an answer of the provider does to an order, its stock and its cart."""

from collections.abc import Mapping
from datetime import datetime

import msgspec

from vstore.commerce.order import Order, State
from vstore.commerce.payment import Payment, PaymentState
from vstore.commerce.ports import Page
from vstore.commerce.record import record
from vstore.commerce.refund import RefundReason
from vstore.commerce.refusal import Code

OUTCOME: Mapping[PaymentState, tuple[State, Code | None]] = {
    PaymentState.PENDING: (State.PAYING, None),
    PaymentState.NEEDS_ACTION: (State.NEEDS_ACTION, None),
    PaymentState.DECLINED: (State.DECLINED, Code.PAYMENT_DECLINED),
    PaymentState.UNAVAILABLE: (State.CANCELLED, Code.PAYMENT_UNAVAILABLE),
    PaymentState.UNKNOWN: (State.CANCELLED, Code.PAYMENT_UNAVAILABLE),
    PaymentState.NO_ANSWER: (State.IN_DOUBT, None),
}
"""Where every answer but PAID leads an open order that it says something about."""


def settle(page: Page, number: str, payment: Payment, now: datetime) -> Order:
    """Records the provider's answer about an order. Duplicate and outdated answers change nothing."""
    order = page.orders.find(number)
    if order is None:
        raise LookupError(f"there is no order {number}")
    settled = _after(page, order, payment, now)
    return order if settled == order else record(page, settled, now)


def let_go(page: Page, order: Order) -> None:
    """What an order that comes to nothing held is free again: its stock, and its uses of promotions."""
    page.stock.release(order.number)
    page.promotions.give_back(order.number)


def _after(page: Page, order: Order, payment: Payment, now: datetime) -> Order:
    if payment.state is PaymentState.PAID:
        return _with_money(page, order, payment, now)
    if not order.is_open or _says_nothing(order, payment):
        return order
    state, reason = OUTCOME[payment.state]
    reason = payment.reason or reason
    if state is State.DECLINED and order.state is State.NEEDS_ACTION and now >= order.held_until:
        reason = Code.PAYMENT_EXPIRED
    moved = order if state is order.state else order.moved(state, now)
    if not moved.is_open:
        let_go(page, order)
    reference, action = payment.reference or order.reference, payment.action or moved.action
    settled = msgspec.structs.replace(moved, reason=reason, reference=reference, action=action)
    if settled.awaits_transfer and not order.awaits_transfer:
        _empty_cart(page, order)
    return settled


def _says_nothing(order: Order, payment: Payment) -> bool:
    """A provider out of reach proves that nothing was charged only where nobody had asked it before."""
    asked_before = order.state is not State.PLACED or order.attempts > 1
    return payment.state is PaymentState.UNAVAILABLE and asked_before


def _with_money(page: Page, order: Order, payment: Payment, now: datetime) -> Order:
    if order.received is not None:
        return order
    state, reason = _paid_state(page, order, payment)
    if state is not State.PAID:
        let_go(page, order)
    elif not order.awaits_transfer:
        _empty_cart(page, order)
    reference = payment.reference or order.reference
    moved = order.moved(state, now)
    paid = msgspec.structs.replace(moved, reason=reason, reference=reference, received=payment.amount)
    return paid if state is State.PAID else paid.refunding(paid.refundable, RefundReason.NOT_KEPT, now)


def _empty_cart(page: Page, order: Order) -> None:
    """What was bought, and the codes that were used for it, are no longer in the visitor's cart."""
    codes = [discount.code for discount in order.discounts]
    page.carts.save(page.carts.of(order.visitor).without(order.items).without_codes(codes))


def _paid_state(page: Page, order: Order, payment: Payment) -> tuple[State, Code | None]:
    """Money for an order that has ended, of another amount, or for what meanwhile was sold is given back."""
    if not order.is_open:
        return State.REFUND_DUE, order.reason
    if payment.amount != order.total:
        return State.REFUND_DUE, Code.PAYMENT_MISMATCH
    if not page.stock.settle(order.number, order.items):
        return State.REFUND_DUE, Code.SOLD_OUT
    return State.PAID, None
