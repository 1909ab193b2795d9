"""Orders: one table of legal moves, and a record of what was agreed that no later price can change."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from enum import StrEnum

import msgspec

from scenes.money import Money
from scenes.products import Text
from vstore.commerce.cart import CartItem
from vstore.commerce.contact import Contact
from vstore.commerce.discount import ChosenDelivery, Discount
from vstore.commerce.order_change import OrderEvent
from vstore.commerce.payment import Charge, PaymentAction
from vstore.commerce.refund import Refund, RefundReason, RefundStatus, given_back
from vstore.commerce.refusal import Code


class State(StrEnum):
    """Where an order stands. IN_DOUBT: the provider did not answer, so nobody knows yet whether money moved."""

    PLACED = "placed"
    PAYING = "paying"
    NEEDS_ACTION = "needs_action"
    IN_DOUBT = "in_doubt"
    PAID = "paid"
    PREPARING = "preparing"
    PARTLY_SHIPPED = "partly_shipped"
    SHIPPED = "shipped"
    DELIVERED = "delivered"
    RETURNED = "returned"
    DECLINED = "declined"
    CANCELLED = "cancelled"
    REFUND_DUE = "refund_due"
    REFUNDED = "refunded"


OPEN = frozenset({State.PLACED, State.PAYING, State.NEEDS_ACTION, State.IN_DOUBT})
"""The states in which the provider has the next word."""

KEPT = frozenset({State.PAID, State.PREPARING, State.PARTLY_SHIPPED, State.SHIPPED, State.DELIVERED, State.RETURNED})
"""The states in which the visitor's money is the store's, but for its refunds."""

BEFORE_SHIPPING = frozenset({State.PARTLY_SHIPPED, State.SHIPPED, State.CANCELLED})

ANY_END = frozenset({State.PAID, State.DECLINED, State.CANCELLED, State.REFUND_DUE})

NEXT: Mapping[State, frozenset[State]] = {
    State.PLACED: ANY_END | {State.PAYING, State.NEEDS_ACTION, State.IN_DOUBT},
    State.PAYING: ANY_END | {State.NEEDS_ACTION, State.IN_DOUBT},
    State.NEEDS_ACTION: ANY_END | {State.PAYING, State.IN_DOUBT},
    State.IN_DOUBT: ANY_END | {State.PAYING, State.NEEDS_ACTION},
    State.PAID: BEFORE_SHIPPING | {State.PREPARING},
    State.PREPARING: BEFORE_SHIPPING,
    # What was to follow may be cancelled, when everything sent has arrived, or even come back.
    State.PARTLY_SHIPPED: frozenset({State.SHIPPED, State.DELIVERED, State.RETURNED}),
    State.SHIPPED: frozenset({State.DELIVERED}),
    State.DELIVERED: frozenset({State.RETURNED}),
    State.RETURNED: frozenset(),
    # Money that arrives after the order has ended goes back.
    State.DECLINED: frozenset({State.REFUND_DUE}),
    State.CANCELLED: frozenset({State.REFUND_DUE}),
    State.REFUND_DUE: frozenset({State.REFUNDED}),
    State.REFUNDED: frozenset(),
}
"""Every legal move of an order; there is no other."""


class IllegalChange(Exception):
    """An order was to make a move that NEXT does not have."""


class OrderLine(msgspec.Struct, frozen=True):
    """What was bought, in the words and at the price of that moment.

    `discount` is the line's share of the goods' discounts and `tax` its share of the tax, in minor units of
    `unit_price`'s currency. Shares are whole and add up exactly, so that what is refunded line by line does too.
    `no_withdrawal` is why it cannot be withdrawn from, as was said before the purchase ("Made to your measure").
    """

    sku: str
    product: str
    name: Text
    choice: Text
    quantity: int
    unit_price: Money
    image: str | None = None
    discount: int = 0
    tax: int = 0
    no_withdrawal: str = ""

    @property
    def total(self) -> Money:
        """What the line costs before discounts."""
        return self.unit_price.times(self.quantity)


class Order(msgspec.Struct, frozen=True, kw_only=True):
    """One purchase. `key` and `fingerprint` are the visitor's request, `language` what they read (ISO 639-1);
    `held_until` is how long its stock is kept, `attempts` how often the provider was to be asked for the charge.

    `received` is what the provider says it took; `reason` says why an order was declined, cancelled or refunded.
    `delivery` is what delivery costs after its discounts and `delivery_tax` the tax on it, in minor units. Where
    `tax_included`, all tax is part of the prices; else total = subtotal - discount + delivery + tax.
    `events` are what was done with it since it was paid, oldest first, and `refunds` the money that goes back.
    """

    number: str
    visitor: str
    key: str
    fingerprint: str
    lines: tuple[OrderLine, ...]
    contact: Contact
    subtotal: Money
    delivery: Money
    total: Money
    placed_at: datetime
    changed_at: datetime
    held_until: datetime
    attempts: int = 1
    language: str = "en"
    state: State = State.PLACED
    reason: Code | None = None
    reference: str = ""
    action: PaymentAction | None = None
    received: Money | None = None
    discounts: tuple[Discount, ...] = ()
    delivery_method: ChosenDelivery | None = None
    delivery_tax: int = 0
    tax_included: bool = True

    @property
    def discount(self) -> Money:
        """What was taken off the goods, in all."""
        return Money(sum(line.discount for line in self.lines), self.total.currency)

    @property
    def tax(self) -> Money:
        """The tax on goods and delivery, in all."""
        return Money(sum(line.tax for line in self.lines) + self.delivery_tax, self.total.currency)

    def paid_for(self, line: OrderLine) -> Money:
        """What a line cost with its discount and tax: over all lines, with `paid_for_delivery`, exactly the total."""
        return Money(line.total.amount - line.discount + self._added(line.tax), self.total.currency)

    @property
    def paid_for_delivery(self) -> Money:
        """What delivery cost with its tax."""
        return Money(self.delivery.amount + self._added(self.delivery_tax), self.total.currency)

    def _added(self, tax: int) -> int:
        return 0 if self.tax_included else tax

    events: tuple[OrderEvent, ...] = ()
    refunds: tuple[Refund, ...] = ()

    @property
    def items(self) -> tuple[CartItem, ...]:
        return tuple(CartItem(line.sku, line.quantity) for line in self.lines)

    @property
    def charge(self) -> Charge:
        """What the provider is asked about: the order's number is the key, so no client chooses it."""
        return Charge(self.number, self.total, self.reference, self.held_until)

    @property
    def awaits_transfer(self) -> bool:
        """Whether the visitor has days to pay: then they may order other things meanwhile."""
        return self.is_open and self.action is not None and self.action.kind == "transfer"

    @property
    def is_open(self) -> bool:
        return self.state in OPEN

    @property
    def due_refunds(self) -> tuple[Refund, ...]:
        """The refunds that the provider has still to answer."""
        return tuple(refund for refund in self.refunds if refund.status is RefundStatus.DUE)

    @property
    def refundable(self) -> int:
        """How many minor units of what was received are neither given back nor on their way."""
        return 0 if self.received is None else self.received.amount - given_back(self.refunds)

    def refunding(self, amount: int, reason: RefundReason, now: datetime) -> "Order":
        """The order with one more refund of so many minor units, or of what there is left; of nothing, none."""
        amount = min(amount, self.refundable)
        if amount <= 0 or self.received is None:
            return self
        key = f"{self.number}-refund-{len(self.refunds) + 1}"
        refund = Refund(key, Money(amount, self.received.currency), reason, now)
        return msgspec.structs.replace(self, refunds=(*self.refunds, refund))

    def with_refund_answered(self, key: str, status: RefundStatus, now: datetime) -> "Order":
        """The order whose refund of that key is done, or refused."""
        replace = msgspec.structs.replace
        told = (replace(each, status=status, answered_at=now) if each.key == key else each for each in self.refunds)
        return replace(self, refunds=tuple(told), changed_at=now)

    def moved(self, state: State, now: datetime) -> "Order":
        """The order in another state. Raises IllegalChange where NEXT has no such move."""
        if state not in NEXT[self.state]:
            raise IllegalChange(f"an order cannot go from {self.state} to {state}")
        return msgspec.structs.replace(self, state=state, changed_at=now, action=None)


def held_orders(orders: Iterable[Order], now: datetime) -> tuple[Order, ...]:
    """Those of the orders whose purchase is under way and whose goods are kept for it."""
    return tuple(order for order in orders if order.is_open and not order.awaits_transfer and now < order.held_until)
