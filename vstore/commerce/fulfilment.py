"""Where every piece of an order is, told by what was done with it: nothing is lost, nothing is there twice."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import TypeVar, assert_never

import msgspec
from msgspec.structs import replace

from vstore.commerce.cart import CartItem
from vstore.commerce.order import Order, OrderLine, State
from vstore.commerce.order_change import (
    Cancel,
    DeclineReturn,
    Deliver,
    GiveBack,
    Items,
    OrderEvent,
    Prepare,
    ReceiveReturn,
    RequestReturn,
    Ship,
)

Each = TypeVar("Each")


class LineCount(msgspec.Struct, frozen=True):
    """How many of one line are where. ordered = open + cancelled + shipped; shipped = under way + delivered.

    `awaited` are shipped and to come back, `returned` have; together never more than were shipped.
    """

    ordered: int
    cancelled: int = 0
    shipped: int = 0
    delivered: int = 0
    awaited: int = 0
    returned: int = 0

    @property
    def open(self) -> int:
        """Still to be sent."""
        return self.ordered - self.cancelled - self.shipped

    @property
    def returnable(self) -> int:
        """Sent, and neither back nor on the way back."""
        return self.shipped - self.awaited - self.returned

    @property
    def kept(self) -> int:
        """Neither cancelled nor come back: what the visitor pays for."""
        return self.ordered - self.cancelled - self.returned


class Shipment(msgspec.Struct, frozen=True):
    """A parcel, counted from 1 in its order."""

    number: int
    carrier: str
    tracking: str
    items: Items
    shipped_at: datetime
    delivered_at: datetime | None = None


class Return(msgspec.Struct, frozen=True):
    """Things that are to come back, counted from 1 in their order; `awaited` are those that have not."""

    number: int
    items: Items
    awaited: Items
    withdrawal: bool
    reason: str
    asked_at: datetime
    declined: bool = False


class Fulfilment(msgspec.Struct, frozen=True):
    """An order's pieces by sku, its parcels and its returns. `by_policy`: something came back without a legal right."""

    lines: Mapping[str, LineCount]
    shipments: tuple[Shipment, ...] = ()
    returns: tuple[Return, ...] = ()
    prepared: bool = False
    by_policy: bool = False

    @property
    def open(self) -> Items:
        """What is still to be sent."""
        return _items((sku, line.open) for sku, line in self.lines.items())

    @property
    def cancelled(self) -> Items:
        """What will not be sent."""
        return _items((sku, line.cancelled) for sku, line in self.lines.items())

    @property
    def returnable(self) -> Items:
        """What was sent and is not on its way back."""
        return _items((sku, line.returnable) for sku, line in self.lines.items())

    @property
    def under_way(self) -> tuple[Shipment, ...]:
        return tuple(each for each in self.shipments if each.delivered_at is None)

    @property
    def delivered_at(self) -> datetime | None:
        """When the last piece arrived; None while any is still to come, or none was sent."""
        times = [each.delivered_at for each in self.shipments if each.delivered_at is not None]
        return None if self.open or self.under_way or not times else max(times)

    @property
    def state(self) -> State:
        """The state of a paid order whose pieces are so."""
        counts = self.lines.values()
        if all(line.cancelled == line.ordered for line in counts):
            return State.CANCELLED
        if not any(line.shipped for line in counts):
            return State.PREPARING if self.prepared else State.PAID
        if any(line.open for line in counts):
            return State.PARTLY_SHIPPED
        if any(line.delivered < line.shipped for line in counts):
            return State.SHIPPED
        return State.RETURNED if not any(line.kept for line in counts) else State.DELIVERED

    def after(self, event: OrderEvent) -> "Fulfilment":
        """The pieces after one more change, whose items are spelled out."""
        match event.change:
            case Prepare():
                return replace(self, prepared=True)
            case Ship(carrier, tracking, items):
                shipment = Shipment(len(self.shipments) + 1, carrier, tracking, items, event.at)
                return replace(self._moved(items, shipped=1), shipments=(*self.shipments, shipment))
            case Deliver(number):
                shipment = self.shipments[number - 1]
                arrived = replace(shipment, delivered_at=event.at)
                moved = self._moved(shipment.items, delivered=1)
                return replace(moved, shipments=_with(self.shipments, number, arrived))
            case Cancel(items):
                return self._moved(items, cancelled=1)
            case RequestReturn(items, reason, withdrawal):
                wish = Return(len(self.returns) + 1, items, items, withdrawal, reason, event.at)
                return replace(self._moved(items, awaited=1), returns=(*self.returns, wish))
            case DeclineReturn(number):
                wish = self.returns[number - 1]
                declined = replace(wish, awaited=(), declined=True)
                return replace(self._moved(wish.awaited, awaited=-1), returns=_with(self.returns, number, declined))
            case ReceiveReturn(number, items):
                wish = self.returns[number - 1]
                left = replace(wish, awaited=without(wish.awaited, items))
                moved = self._moved(items, awaited=-1, returned=1)
                by_policy = self.by_policy or not wish.withdrawal
                return replace(moved, returns=_with(self.returns, number, left), by_policy=by_policy)
            case GiveBack():
                return self
            case _:
                assert_never(event.change)

    def _moved(self, items: Items, **by: int) -> "Fulfilment":
        lines = dict(self.lines)
        for item in items:
            line = lines[item.sku]
            counts = {name: getattr(line, name) + sign * item.quantity for name, sign in by.items()}
            lines[item.sku] = replace(line, **counts)
        return replace(self, lines=lines)


def fulfilment(order: Order) -> Fulfilment:
    """Where the pieces of an order are now."""
    pieces = Fulfilment({line.sku: LineCount(line.quantity) for line in order.lines})
    for event in order.events:
        pieces = pieces.after(event)
    return pieces


def without(items: Items, taken: Items) -> Items:
    """The items that are left after some were taken."""
    gone = {item.sku: item.quantity for item in taken}
    return _items((item.sku, item.quantity - gone.get(item.sku, 0)) for item in items)


def value_kept(order: Order, pieces: Fulfilment) -> int:
    """What the visitor owes for the pieces that they keep, in minor units.

    Delivery is owed with the first piece, and not given back for what returns by the store's own grace (EU Consumer
    Rights Directive, Art. 13(1) and (2): a full withdrawal gives it back).
    """
    lines = sum(_share(order, line, pieces.lines[line.sku].kept) for line in order.lines)
    any_kept = any(line.kept for line in pieces.lines.values())
    return lines + (order.paid_for_delivery.amount if any_kept or pieces.by_policy else 0)


def _share(order: Order, line: OrderLine, quantity: int) -> int:
    """What so many of a line were paid with; the shares of a whole line add up to it, to the last minor unit."""
    return order.paid_for(line).amount * quantity // line.quantity


def _items(counts: Iterable[tuple[str, int]]) -> Items:
    return tuple(CartItem(sku, count) for sku, count in counts if count > 0)


def _with(numbered: tuple[Each, ...], number: int, changed: Each) -> tuple[Each, ...]:
    return (*numbered[: number - 1], changed, *numbered[number:])
