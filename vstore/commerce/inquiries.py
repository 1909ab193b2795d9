"""Inquiries: which unsettled orders the payment provider is asked about now. The longer one waits, the more rarely."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from vstore.commerce.order import Order, State

WAITING = frozenset({State.NEEDS_ACTION, State.PAYING})
"""The states in which somebody outside takes their time; in all others an answer is owed."""

SHARE = 10
"""An order that has waited for so many times a span is asked about once in that span."""


class Inquiries:
    """Remembers when each order that waits was asked about. An order left alone for `patience` is asked about first."""

    def __init__(self, patience: timedelta) -> None:
        self._patience = patience
        self._asked: dict[str, datetime] = {}

    def due(self, unsettled: Iterable[Order], now: datetime) -> tuple[Order, ...]:
        """Those of all unsettled orders to be asked about now; they count as asked about."""
        orders = tuple(unsettled)
        due = tuple(order for order in orders if self._is_due(order, now))
        known = {order.number for order in orders}
        self._asked = {number: at for number, at in self._asked.items() if number in known}
        self._asked |= {order.number: now for order in due}
        return due

    def _is_due(self, order: Order, now: datetime) -> bool:
        age, asked = now - order.changed_at, self._asked.get(order.number)
        if age < self._patience:
            return False
        if asked is None or order.state not in WAITING:
            return True
        runs_out = asked < order.held_until <= now
        return runs_out or now - asked >= max(self._patience, age / SHARE)
