"""Pricing: what a cart costs now, to the last minor unit, and what in it cannot be ordered."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from enum import StrEnum

import msgspec

from scenes.money import Money
from scenes.products import Text
from vstore.commerce.cart import Cart, CartItem
from vstore.commerce.catalog import Catalog, Offer
from vstore.commerce.delivery import DeliveryOption, Destination, options
from vstore.commerce.discount import Discount
from vstore.commerce.promotions import Goods, Grant, Standing, grant, open_to, short_by
from vstore.commerce.refusal import Code, Refused
from vstore.commerce.tax import DELIVERY, taxes
from vstore.commerce.terms import Terms


class BillLine(msgspec.Struct, frozen=True):
    """One line priced. With a `problem` it is not part of the subtotal; `offer` is None where it is no longer known.

    `was` is the unit price at which the visitor chose it, where that is another by now; `discount` is its share of what
    is taken off, and `tax` its share of the tax, in minor units.
    """

    sku: str
    quantity: int
    unit_price: Money
    total: Money
    offer: Offer | None
    problem: Code | None = None
    discount: int = 0
    tax: int = 0
    was: Money | None = None


class Idle(StrEnum):
    """Why a code that may be used does nothing for a cart. OUTDONE: another promotion gives more, or all there is."""

    SHORT = "short"
    NOTHING_FITS = "nothing_fits"
    OUTDONE = "outdone"


class Coupon(msgspec.Struct, frozen=True):
    """A code in the cart. `obstacle` is why it does nothing; for SHORT, goods for `short_by` more make it work."""

    code: str
    name: Text
    obstacle: Code | Idle | None = None
    short_by: Money | None = None


class Bill(msgspec.Struct, frozen=True, kw_only=True):
    """What a cart costs. subtotal = sum of the lines without a problem; `discount` is what is taken off them.

    total = subtotal - discount + delivery, + tax where it is not included. `options` are the ways of delivery to the
    destination, `chosen` the one reckoned with; None: none of them goes there, or not the one asked for.
    """

    lines: tuple[BillLine, ...]
    subtotal: Money
    discount: Money
    discounts: tuple[Discount, ...]
    coupons: tuple[Coupon, ...]
    options: tuple[DeliveryOption, ...]
    chosen: DeliveryOption | None
    delivery: Money
    delivery_tax: int
    tax: Money
    tax_included: bool
    total: Money

    @property
    def obstacle(self) -> Code | None:
        """Why it cannot be delivered as asked, or None where it can."""
        if self.chosen is not None:
            return None
        return Code.DELIVERY_NOT_OFFERED if self.options else Code.NOT_DELIVERED_THERE


def bill(
    cart: Cart,
    catalog: Catalog,
    terms: Terms,
    *,
    standings: Iterable[Standing] = (),
    now: datetime | None = None,
    to: Destination | None = None,
    method: str = "",
) -> Bill:
    """Prices the cart by the catalog, whose `stock` says what is available.

    `standings` are the store's promotions with the visitor's uses of them `now`; delivery goes `to` the store's home
    where it is not told, by its first method that goes there where none is named.
    """
    currency, to = catalog.currency, to or terms.home
    lines = tuple(_priced(item, catalog, cart.seen.get(item.sku)) for item in cart.items)
    goods = [Goods(line.offer, line.quantity) for line in lines if line.problem is None and line.offer is not None]
    subtotal = Money(sum(each.price * each.quantity for each in goods), currency)
    known = tuple(standings)
    granted = grant(goods, open_to(known, cart.codes, now) if now else (), currency)
    ways = options(terms.delivery, to, _grams(goods), subtotal)
    offered = tuple(each.dated(terms.calendar, now) if now else each for each in ways)
    chosen = next((each for each in offered if method in ("", each.method)), None)
    delivery, discounts = _delivery(chosen, granted, currency)
    paid = {each.sku: each.price * each.quantity - granted.off[each.sku] for each in goods}
    products = {each.sku: each.offer.product.id for each in goods}
    tax = taxes(paid, products, delivery.amount, to, terms.tax)
    total = sum(paid.values()) + delivery.amount + (0 if terms.tax.included else sum(tax.values()))
    return Bill(
        lines=tuple(_with_shares(line, granted.off, tax) for line in lines),
        subtotal=subtotal,
        discount=Money(sum(granted.off.values()), currency),
        discounts=discounts,
        coupons=tuple(_coupons(cart.codes, known, goods, discounts, now)),
        options=offered,
        chosen=chosen,
        delivery=delivery,
        delivery_tax=tax[DELIVERY],
        tax=Money(sum(tax.values()), currency),
        tax_included=terms.tax.included,
        total=Money(total, currency),
    )


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


def _priced(item: CartItem, catalog: Catalog, seen: Money | None) -> BillLine:
    offer = catalog.offer(item.sku)
    price = Money(0, catalog.currency) if offer is None else offer.variant.price
    total = price.times(item.quantity)
    was = seen if offer is not None and seen != price else None
    return BillLine(item.sku, item.quantity, price, total, offer, shortage(item.quantity, offer), was=was)


def _with_shares(line: BillLine, off: Mapping[str, int], tax: Mapping[str, int]) -> BillLine:
    if line.problem is not None:
        return line
    return msgspec.structs.replace(line, discount=off[line.sku], tax=tax[line.sku])


def _grams(goods: Iterable[Goods]) -> int:
    """What they weigh, as far as the catalog says."""
    return sum((each.offer.variant.weight or 0) * each.quantity for each in goods)


def _delivery(chosen: DeliveryOption | None, granted: Grant, currency: str) -> tuple[Money, tuple[Discount, ...]]:
    """What delivery costs after promotions, and all discounts, that on delivery last."""
    cost = Money(0, currency) if chosen is None else chosen.cost
    free = granted.free_delivery
    if free is None or cost.amount == 0:
        return cost, granted.discounts
    waived = Discount(free.id, free.name, cost, free.code, on_delivery=True)
    return Money(0, currency), (*granted.discounts, waived)


def _coupons(
    codes: Iterable[str],
    standings: Iterable[Standing],
    goods: Sequence[Goods],
    discounts: Iterable[Discount],
    now: datetime | None,
) -> Iterator[Coupon]:
    by_code = {each.promotion.code: each for each in standings}
    at_work = {discount.code for discount in discounts}
    for code in codes:
        standing = by_code.get(code)
        if standing is None or now is None:
            yield Coupon(code, {}, Code.COUPON_UNKNOWN)
        elif code in at_work:
            yield Coupon(code, standing.promotion.name)
        else:
            yield _idle_coupon(standing, goods, now)


def _idle_coupon(standing: Standing, goods: Sequence[Goods], now: datetime) -> Coupon:
    promotion = standing.promotion
    if (refusal := standing.refusal(now)) is not None:
        return Coupon(promotion.code, promotion.name, refusal)
    if not any(promotion.scope.covers(each.offer) for each in goods):
        return Coupon(promotion.code, promotion.name, Idle.NOTHING_FITS)
    if (missing := short_by(promotion, goods)) > 0:
        currency = goods[0].offer.variant.price.currency
        return Coupon(promotion.code, promotion.name, Idle.SHORT, Money(missing, currency))
    return Coupon(promotion.code, promotion.name, Idle.OUTDONE)
