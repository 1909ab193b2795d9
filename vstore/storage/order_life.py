"""What was done with orders after they were paid, and their refunds, in the database."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec
from sqlmodel import Session, col, select

from scenes.money import Money
from vstore.commerce.order import Order
from vstore.commerce.order_change import Change, OrderEvent
from vstore.commerce.refund import Refund, RefundReason, RefundStatus
from vstore.storage.order_life_tables import OrderEventRow, RefundRow

Life = tuple[tuple[OrderEvent, ...], tuple[Refund, ...]]


def lives(session: Session, numbers: Sequence[str]) -> Mapping[str, Life]:
    """The events and refunds of these orders, oldest first."""
    events: dict[str, list[OrderEvent]] = {number: [] for number in numbers}
    refunds: dict[str, list[Refund]] = {number: [] for number in numbers}
    happened = select(OrderEventRow).where(col(OrderEventRow.order).in_(numbers))
    for event in session.exec(happened.order_by(col(OrderEventRow.position))):
        events[event.order].append(_event(event))
    given = select(RefundRow).where(col(RefundRow.order).in_(numbers))
    for refund in session.exec(given.order_by(col(RefundRow.position))):
        refunds[refund.order].append(_refund(refund))
    return {number: (tuple(events[number]), tuple(refunds[number])) for number in numbers}


def save_life(session: Session, order: Order) -> None:
    """Keeps the events and refunds of an order that the database has."""
    for row in (*_event_rows(order), *_refund_rows(order)):
        session.merge(row)


def _event_rows(order: Order) -> Iterable[OrderEventRow]:
    for position, event in enumerate(order.events):
        change: dict[str, Any] = msgspec.to_builtins(event.change)
        yield OrderEventRow(
            order=order.number,
            position=position,
            key=event.key,
            fingerprint=event.fingerprint,
            by=event.by,
            at=event.at,
            reason=change.pop("reason", ""),
            change=change,
        )


def _refund_rows(order: Order) -> Iterable[RefundRow]:
    for position, refund in enumerate(order.refunds):
        yield RefundRow(
            order=order.number,
            position=position,
            key=refund.key,
            amount=refund.amount.amount,
            currency=refund.amount.currency,
            reason=refund.reason.value,
            status=refund.status.value,
            asked_at=refund.asked_at,
            answered_at=refund.answered_at,
        )


def _event(row: OrderEventRow) -> OrderEvent:
    told = {**row.change, "reason": row.reason} if row.reason else row.change
    change: Change = msgspec.convert(told, Change)
    return OrderEvent(row.key, row.fingerprint, row.by, row.at, change)


def _refund(row: RefundRow) -> Refund:
    amount, status = Money(row.amount, row.currency), RefundStatus(row.status)
    return Refund(row.key, amount, RefundReason(row.reason), row.asked_at, status, row.answered_at)
