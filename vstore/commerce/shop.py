"""The shop: everything a room may ask of commerce, in one object that the composition root builds."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from scenes.money import Money
from vstore.commerce import (
    apply_coupon,
    change_cart,
    change_wish,
    checkout,
    confirm,
    expire_carts,
    reconcile,
    restock,
    take_line,
)
from vstore.commerce.cart import Cart
from vstore.commerce.catalog import Catalog, Levels
from vstore.commerce.checkout import Clock, Wish
from vstore.commerce.contact import Contact
from vstore.commerce.delivery import DeliveryOption, Destination, options
from vstore.commerce.email_desk import EmailDesk
from vstore.commerce.inquiries import Inquiries
from vstore.commerce.live_catalog import LiveCatalog
from vstore.commerce.order import Order, held_orders
from vstore.commerce.order_desk import OrderDesk
from vstore.commerce.payment import Payments
from vstore.commerce.ports import Books, Page
from vstore.commerce.pricing import Bill, bill
from vstore.commerce.promotions import Standing
from vstore.commerce.quote import Quote, quote
from vstore.commerce.terms import Terms


class _Known(NamedTuple):
    """What the books say of a visitor's cart."""

    cart: Cart
    stock: Levels
    standings: list[Standing]


class Shop:
    """Sells one catalog on one set of terms. Every wish that cannot be granted is raised as Refused.

    `clock` gives aware times in UTC; `new_id` gives an id nobody can guess and nobody else has.
    """

    def __init__(
        self,
        catalog: Catalog,
        terms: Terms,
        *,
        books: Books,
        payments: Payments,
        clock: Clock,
        new_id: Callable[[], str],
    ) -> None:
        self.live = LiveCatalog(catalog)
        self.terms = terms
        self._books = books
        self._payments = payments
        self._clock = clock
        self._new_id = new_id
        self._inquiries = Inquiries(terms.patience)
        self.emails = EmailDesk(terms.limits, books=books, clock=clock, new_id=new_id)
        self.desk = OrderDesk(terms.returns, books=books, payments=payments, clock=clock)

    @property
    def catalog(self) -> Catalog:
        """What is sold at this moment, and at which prices."""
        return self.live.at(self._clock())

    async def open(self) -> None:
        """Takes in the catalog's new skus and the folder's promotions. To be called before anything is sold."""

        levels = self.catalog.initial_stock

        def take_in(page: Page) -> None:
            page.stock.load(levels)
            page.promotions.load(self.terms.promotions)

        await self._books.write(take_in)

    async def available(self) -> Levels:
        """What can be bought now of every sku; None where it is not counted."""
        return await self._books.read(lambda page: page.stock.available())

    async def restock(self, levels: Levels, by: str = "staff") -> Levels:
        """Makes exactly so many available of each sku; what is available of them now. Raises UnknownSkus."""
        return await restock.restock(levels, by=by, books=self._books, catalog=self.catalog, now=self._clock())

    def empty_bill(self) -> Bill:
        """What `cart_of` gives for a visitor who never was here: nothing needs to be looked up for it."""
        return bill(Cart(""), self.catalog, self.terms)

    async def cart_of(self, visitor: str) -> tuple[Cart, Bill]:
        """The visitor's cart and what it would cost now. What their own open order holds counts as available."""
        known = await self._books.read(lambda page: self._known(page, visitor))
        return known.cart, self._bill(known)

    async def quote(self, visitor: str, contact: Contact, method: str) -> Quote:
        """What the visitor's cart costs them where they live, by this method; by the first that goes there for ""."""
        known = await self._books.read(lambda page: self._known(page, visitor))
        return quote(self._bill(known, Destination(contact.country, contact.region), method), contact, self.terms)

    def _known(self, page: Page, visitor: str) -> _Known:
        cart = page.carts.of(visitor)
        stock = page.stock.available([item.sku for item in cart.items])
        held = held_orders(page.orders.of(visitor), self._clock())
        for item in (item for order in held for item in order.items):
            if (count := stock.get(item.sku)) is not None:
                stock[item.sku] = count + item.quantity
        own_uses = Counter(discount.promotion for order in held for discount in order.discounts)
        standings = [each.less(own_uses[each.promotion.id]) for each in page.promotions.standings(visitor)]
        return _Known(cart, stock, standings)

    def _bill(self, known: _Known, to: Destination | None = None, method: str = "") -> Bill:
        """Priced after the reading: what is shown at once then is what holds now."""
        catalog = self.catalog.with_stock(known.stock)
        return bill(known.cart, catalog, self.terms, standings=known.standings, now=self._clock(), to=to, method=method)

    async def apply_coupon(self, visitor: str, code: str) -> tuple[Cart, Bill]:
        """The cart with a coupon code. Refused: see `vstore.commerce.apply_coupon`."""
        await apply_coupon.apply_coupon(visitor, code, books=self._books, limits=self.terms.limits, clock=self._clock)
        return await self.cart_of(visitor)

    async def remove_coupon(self, visitor: str, code: str) -> tuple[Cart, Bill]:
        """The cart without a coupon code."""
        await apply_coupon.remove_coupon(visitor, code, books=self._books)
        return await self.cart_of(visitor)

    async def change_cart(self, visitor: str, sku: str, quantity: int) -> tuple[Cart, Bill]:
        """The cart with exactly `quantity` of `sku`. Refused: see `vstore.commerce.change_cart`."""
        await change_cart.change_cart(
            visitor,
            sku,
            quantity,
            books=self._books,
            catalog=self.catalog,
            limits=self.terms.limits,
            now=self._clock(),
        )
        return await self.cart_of(visitor)

    async def take_line(self, visitor: str, giver: str, sku: str) -> int:
        """Takes a line of the giver's cart over into the visitor's; how many. Refused: `vstore.commerce.take_line`."""
        return await take_line.take_line(
            visitor,
            giver,
            sku,
            books=self._books,
            catalog=self.catalog,
            limits=self.terms.limits,
            clock=self._clock,
        )

    async def wishes_of(self, visitor: str) -> tuple[tuple[str, ...], Catalog]:
        """The skus on the visitor's wish list, and the catalog with what is available of them."""
        return await self._books.read(lambda page: self._wished(page, page.wishes.of(visitor).skus))

    async def change_wish(self, visitor: str, sku: str, *, wanted: bool) -> tuple[tuple[str, ...], Catalog]:
        """The same after `sku` was put on it or taken off. Refused: see `vstore.commerce.change_wish`."""
        wishes = await change_wish.change_wish(visitor, sku, wanted=wanted, books=self._books, catalog=self.catalog)
        return await self._books.read(lambda page: self._wished(page, wishes.skus))

    def _wished(self, page: Page, skus: tuple[str, ...]) -> tuple[tuple[str, ...], Catalog]:
        return skus, self.catalog.with_stock(page.stock.available(skus))

    def delivery_of(self, sku: str) -> tuple[DeliveryOption, ...]:
        """The ways by which one piece would come home if it were ordered now; none where it is not sold."""
        offer = self.catalog.offer(sku)
        if offer is None or offer.variant.withdrawn:
            return ()
        terms, now = self.terms, self._clock()
        ways = options(terms.delivery, terms.home, offer.variant.weight or 0, offer.variant.price)
        return tuple(each.dated(terms.calendar, now) for each in ways)

    async def expire_carts(self) -> tuple[str, ...]:
        """Empties the carts that nobody has touched for long; whose they were."""
        return await expire_carts.expire_carts(books=self._books, now=self._clock(), life=self.terms.cart_life)

    async def check_out(
        self,
        visitor: str,
        key: str,
        contact: Contact,
        total: int,
        payment_token: str,
        language: str = "en",
        delivery: str = "",
        codes: tuple[str, ...] | None = None,
    ) -> Order:
        """Orders the cart, if it costs `total` minor units, for one who reads `language`.

        What is refused, and what `delivery` and `codes` are: see `vstore.commerce.checkout`.
        """
        money = Money(total, self.catalog.currency)
        return await checkout.check_out(
            Wish(visitor, key, contact, money, payment_token, language, delivery, codes),
            books=self._books,
            payments=self._payments,
            catalog=self.catalog,
            terms=self.terms,
            clock=self._clock,
            new_id=self._new_id,
        )

    async def confirm_payment(self, visitor: str, number: str, *, approve: bool) -> Order:
        """Passes the visitor's yes or no on to the provider. Refused: order_unknown."""
        return await confirm.confirm_payment(
            visitor, number, approve=approve, books=self._books, payments=self._payments, clock=self._clock
        )

    async def take_return(self, number: str, returned: Mapping[str, str]) -> Order:
        """The order after its visitor came back from the provider's page. Refused: order_unknown."""
        return await confirm.take_return(
            number, returned, books=self._books, payments=self._payments, clock=self._clock
        )

    async def orders_of(self, visitor: str) -> tuple[Order, ...]:
        """The visitor's orders, oldest first."""
        return await self._books.read(lambda page: page.orders.of(visitor))

    async def reconcile(self) -> tuple[Order, ...]:
        """Settles what was left open; the orders that changed. To be called at the start and every few seconds."""
        return await reconcile.reconcile(
            books=self._books, payments=self._payments, clock=self._clock, inquiries=self._inquiries
        )

    async def receive_webhook(self, headers: Mapping[str, str], body: bytes) -> tuple[Order, ...]:
        """Takes a provider's message in; the orders that changed. Refused: webhook_rejected."""
        return await self.receive_news([each.key for each in self._payments.parse_webhook(headers, body)])

    async def receive_news(self, numbers: Iterable[str]) -> tuple[Order, ...]:
        """Something has happened to the payments of these orders; those that changed."""
        return await reconcile.receive_news(numbers, books=self._books, payments=self._payments, clock=self._clock)
