"""Pricing: what a cart costs now, to the last minor unit, and what in it cannot be ordered."""

import msgspec

from scenes.money import Money
from vstore.commerce.cart import Cart, CartItem
from vstore.commerce.catalog import Catalog, Offer
from vstore.commerce.refusal import Code, Refused


class Delivery(msgspec.Struct, frozen=True):
    """One fee for the whole order; nothing from a subtotal of `free_from` on, where that is set."""

    fee: Money
    free_from: Money | None = None

    def cost(self, subtotal: Money) -> Money:
        free = self.free_from is not None and subtotal.amount >= self.free_from.amount
        return Money(0, self.fee.currency) if free or subtotal.amount == 0 else self.fee


class BillLine(msgspec.Struct, frozen=True):
    """One line priced. With a `problem` it is not part of the subtotal; `offer` is None where it is no longer sold."""

    sku: str
    quantity: int
    unit_price: Money
    total: Money
    offer: Offer | None
    problem: Code | None = None


class Bill(msgspec.Struct, frozen=True):
    """What a cart costs. subtotal = sum of the lines without a problem; total = subtotal + delivery."""

    lines: tuple[BillLine, ...]
    subtotal: Money
    delivery: Money
    total: Money


def bill(cart: Cart, catalog: Catalog, delivery: Delivery) -> Bill:
    """Prices the cart by the catalog, whose `stock` says what is available."""
    lines = tuple(_priced(item, catalog) for item in cart.items)
    amount = sum(line.total.amount for line in lines if line.problem is None)
    subtotal = Money(amount, catalog.currency)
    cost = delivery.cost(subtotal)
    return Bill(lines, subtotal, cost, subtotal + cost)


def refuse_shortage(sku: str, quantity: int, offer: Offer | None) -> None:
    """Refused where so many cannot be sold now: not_sold, sold_out, not_enough_stock."""
    match shortage(quantity, offer):
        case None:
            return
        case Code.NOT_ENOUGH_STOCK if offer is not None and offer.variant.stock is not None:
            raise Refused(Code.NOT_ENOUGH_STOCK, sku=sku, available=offer.variant.stock)
        case code:
            raise Refused(code, sku=sku)


def shortage(quantity: int, offer: Offer | None) -> Code | None:
    """Why so many of an offer cannot be sold now, or None where they can."""
    if offer is None or offer.variant.withdrawn:
        return Code.NOT_SOLD
    stock = offer.variant.stock
    if stock is None or stock >= quantity:
        return None
    return Code.NOT_ENOUGH_STOCK if stock > 0 else Code.SOLD_OUT


def _priced(item: CartItem, catalog: Catalog) -> BillLine:
    offer = catalog.offer(item.sku)
    price = Money(0, catalog.currency) if offer is None else offer.variant.price
    total = price.times(item.quantity)
    return BillLine(item.sku, item.quantity, price, total, offer, shortage(item.quantity, offer))
