"""An order as the brand's own systems and the visitor's mail are told of it. Fields are only ever added."""

from datetime import datetime

import msgspec

from scenes.money import Money
from scenes.products import Text
from vstore.commerce.contact import Contact
from vstore.commerce.discount import ChosenDelivery, Discount
from vstore.commerce.fulfilment import Return, Shipment, fulfilment
from vstore.commerce.order import Order


class PublishedLine(msgspec.Struct, frozen=True):
    """What was bought, in the words and at the unit price of that moment.

    `total` is before discounts; `discount` and `tax` are the line's shares, in minor units of the same currency.
    """

    sku: str
    product: str
    name: Text
    choice: Text
    quantity: int
    unit_price: Money
    total: Money
    image: str | None = None
    discount: int = 0
    tax: int = 0


class PublishedRefund(msgspec.Struct, frozen=True):
    """Money on its way back: `status` is due, done or refused."""

    key: str
    amount: Money
    reason: str
    status: str
    asked_at: datetime
    answered_at: datetime | None = None


class PublishedOrder(msgspec.Struct, frozen=True, kw_only=True):
    """An order without what only this server needs. `language` is the visitor's (ISO 639-1).

    `received` is what the payment provider says it took; `reason` says why an order was declined, cancelled or
    refunded; `reference` is the payment's name at the provider. `discount` is what was taken off the goods, `delivery`
    what it costs after discounts. Where `tax_included`, all `tax` is part of the prices; else
    total = subtotal - discount + delivery + tax.
    """

    number: str
    state: str
    language: str
    lines: tuple[PublishedLine, ...]
    contact: Contact
    subtotal: Money
    delivery: Money
    total: Money
    placed_at: datetime
    changed_at: datetime
    reason: str | None = None
    reference: str = ""
    received: Money | None = None
    discount: Money
    discounts: tuple[Discount, ...] = ()
    delivery_method: ChosenDelivery | None = None
    tax: Money
    tax_included: bool = True
    refunds: tuple[PublishedRefund, ...] = ()
    shipments: tuple[Shipment, ...] = ()
    returns: tuple[Return, ...] = ()


def published(order: Order) -> PublishedOrder:
    """The order as it is told now."""
    pieces = fulfilment(order)
    told = msgspec.convert(order, PublishedOrder, from_attributes=True)
    return msgspec.structs.replace(told, shipments=pieces.shipments, returns=pieces.returns)
