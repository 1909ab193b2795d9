"""Use case: order what is in the cart, once for each key."""

import hashlib
from collections.abc import Callable
from datetime import datetime

import msgspec

from scenes.money import Money
from scenes.products import text_in
from vstore.commerce.address import refuse_address
from vstore.commerce.catalog import Catalog, choice_text
from vstore.commerce.contact import Contact
from vstore.commerce.delivery import Destination
from vstore.commerce.order import Order, OrderLine, State
from vstore.commerce.order_number import order_number
from vstore.commerce.payment import Payment, Payments, PaymentState
from vstore.commerce.ports import Books, Page
from vstore.commerce.pricing import Bill, BillLine, bill, refuse_shortage
from vstore.commerce.record import record
from vstore.commerce.refusal import Code, Refused
from vstore.commerce.settle import settle
from vstore.commerce.terms import Terms
from vstore.commerce.withdrawal import NO_WITHDRAWAL

Clock = Callable[[], datetime]

TO_BE_CHARGED = frozenset({State.PLACED, State.IN_DOUBT})
"""The states in which asking the provider again, with the same key, can bring an answer."""


class Wish(msgspec.Struct, frozen=True):
    """What a visitor asks to order: their cart, if it costs `total`, paid by what `payment_token` stands for.

    `language` is what they read (ISO 639-1), `delivery` the method that they chose, `codes` the coupons that they saw
    applied; None: those in the cart. Older clients say nothing of delivery: the store's first method goes there, and
    their address is only checked as far as they give it.
    """

    visitor: str
    key: str
    contact: Contact
    total: Money
    payment_token: str
    language: str = "en"
    delivery: str = ""
    codes: tuple[str, ...] | None = None

    @property
    def fingerprint(self) -> str:
        """Tells a repeated request from another one under the same key.

        What an older client cannot say is left out where it is not said: its requests keep the fingerprints they had.
        """
        contact = msgspec.structs.asdict(self.contact)
        later = {name: contact.pop(name) for name in ("region", "address_detail")}
        later |= {"delivery": self.delivery, "codes": self.codes}
        said = {name: value for name, value in later.items() if value not in ("", None)}
        request = (contact, self.total, self.payment_token, *([said] if said else []))
        return hashlib.sha256(msgspec.json.encode(request)).hexdigest()

    @property
    def destination(self) -> Destination:
        return Destination(self.contact.country, self.contact.region)


async def check_out(
    wish: Wish,
    *,
    books: Books,
    payments: Payments,
    catalog: Catalog,
    terms: Terms,
    clock: Clock,
    new_id: Callable[[], str],
) -> Order:
    """Reserves, places, charges, settles; the same key gives the same order, whatever was cut off in between.

    A declined or doubtful payment is a state of the order. Refused, with nothing changed: cart_empty, not_sold,
    sold_out, not_enough_stock, price_changed, checkout_busy, key_reused, not_delivered_there, delivery_not_offered,
    field_missing, field_wrong.
    """
    now = clock()
    order = await books.write(lambda page: _placed(page, wish, catalog, terms, now, new_id))
    if order.state not in TO_BE_CHARGED:
        return order
    payment = await _charge(order, wish.payment_token, payments, now)
    return await books.write(lambda page: settle(page, order.number, payment, clock()))


async def _charge(order: Order, token: str, payments: Payments, now: datetime) -> Payment:
    """An order whose stock is no longer held is not charged any more, only asked about; of nothing, no provider."""
    if order.total.amount == 0:
        return Payment(PaymentState.PAID, amount=order.total)
    if now < order.held_until:
        return await payments.create(order.charge, token)
    return await payments.get(order.charge)


def _placed(page: Page, wish: Wish, catalog: Catalog, terms: Terms, now: datetime, new_id: Callable[[], str]) -> Order:
    wish = msgspec.structs.replace(wish, visitor=page.links.current(wish.visitor))
    known = page.orders.by_key(wish.visitor, wish.key)
    if known is not None:
        return _repeated(page, known, wish, now)
    _refuse_second_checkout(page, wish.visitor, now)
    cost = _agreed(page, wish, catalog, terms, now)
    order = _order(wish, cost, _free_number(page, new_id), now, now + terms.hold)
    page.stock.reserve(order.number, order.items, order.held_until)
    page.promotions.use(order.number, order.visitor, [discount.promotion for discount in order.discounts])
    return record(page, order, now)


def _repeated(page: Page, known: Order, wish: Wish, now: datetime) -> Order:
    if known.fingerprint != wish.fingerprint:
        raise Refused(Code.KEY_REUSED)
    if known.state not in TO_BE_CHARGED:
        return known
    # Somebody works on it again: reconciliation must not call it off meanwhile.
    touched = msgspec.structs.replace(known, changed_at=now, attempts=known.attempts + 1)
    return record(page, touched, now)


def _refuse_second_checkout(page: Page, visitor: str, now: datetime) -> None:
    """While one purchase of this cart is under way, another would sell the same cart twice."""
    if order := purchase_under_way(page, visitor, now):
        raise Refused(Code.CHECKOUT_BUSY, order=order.number)


def purchase_under_way(page: Page, visitor: str, now: datetime) -> Order | None:
    """The order of a visitor's that is being paid: what it holds lies in their cart until that is done."""
    orders = page.orders.of(visitor)
    under_way = (each for each in orders if each.is_open and not each.awaits_transfer and now < each.held_until)
    return next(under_way, None)


def _agreed(page: Page, wish: Wish, catalog: Catalog, terms: Terms, now: datetime) -> Bill:
    """The bill of a cart that can be ordered for exactly what the visitor agreed to."""
    cart = page.carts.of(wish.visitor)
    if not cart.items:
        raise Refused(Code.CART_EMPTY)
    refuse_address(terms.address_form(wish.contact.country), wish.contact, complete=bool(wish.delivery))
    available = page.stock.available([item.sku for item in cart.items])
    cost = bill(
        cart if wish.codes is None else msgspec.structs.replace(cart, codes=wish.codes),
        catalog.with_stock(available),
        terms,
        standings=page.promotions.standings(wish.visitor),
        now=now,
        to=wish.destination,
        method=wish.delivery,
    )
    for line in cost.lines:
        refuse_shortage(line.sku, line.quantity, line.offer)
    if cost.obstacle is not None:
        raise Refused(cost.obstacle)
    if cost.total != wish.total:
        raise Refused(Code.PRICE_CHANGED, total=cost.total)
    return cost


def _free_number(page: Page, new_id: Callable[[], str]) -> str:
    number = order_number(new_id())
    while page.orders.find(number) is not None:
        number = order_number(new_id())
    return number


def _order(wish: Wish, cost: Bill, number: str, now: datetime, held_until: datetime) -> Order:
    return Order(
        number=number,
        visitor=wish.visitor,
        key=wish.key,
        fingerprint=wish.fingerprint,
        lines=tuple(map(_order_line, cost.lines)),
        contact=wish.contact,
        subtotal=cost.subtotal,
        delivery=cost.delivery,
        total=cost.total,
        discounts=cost.discounts,
        delivery_method=None if cost.chosen is None else cost.chosen.agreed,
        delivery_tax=cost.delivery_tax,
        tax_included=cost.tax_included,
        placed_at=now,
        changed_at=now,
        held_until=held_until,
        language=wish.language,
    )


def _order_line(line: BillLine) -> OrderLine:
    if line.offer is None:
        raise LookupError(f"sku {line.sku} is not sold")
    product, variant = line.offer.product, line.offer.variant
    return OrderLine(
        sku=line.sku,
        product=product.id,
        name=product.name,
        choice=choice_text(line.offer),
        quantity=line.quantity,
        unit_price=line.unit_price,
        image=variant.image or next(iter(product.images), None),
        discount=line.discount,
        tax=line.tax,
        no_withdrawal=text_in(product.details.get(NO_WITHDRAWAL, {}), "en"),
    )
