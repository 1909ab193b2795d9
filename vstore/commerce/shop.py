"""The shop: everything a room may ask of commerce, in one object that the composition root builds."""

from collections.abc import Callable, Mapping

from scenes.money import Money
from vstore.commerce import change_cart, checkout, confirm, reconcile, restock
from vstore.commerce.cart import Cart
from vstore.commerce.catalog import Catalog, Levels
from vstore.commerce.checkout import Clock, Wish
from vstore.commerce.contact import Contact
from vstore.commerce.order import Order, held_items
from vstore.commerce.payment import Payments
from vstore.commerce.ports import Books, Page
from vstore.commerce.pricing import Bill, bill
from vstore.commerce.terms import Terms


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
        self.catalog = catalog
        self._terms = terms
        self._books = books
        self._payments = payments
        self._clock = clock
        self._new_id = new_id

    async def open(self) -> None:
        """Takes the catalog's new skus into stock. To be called before anything is sold of it."""
        levels = self.catalog.initial_stock
        await self._books.write(lambda page: page.stock.load(levels))

    async def available(self) -> Levels:
        """What can be bought now of every sku; None where it is not counted."""
        return await self._books.read(lambda page: page.stock.available())

    async def restock(self, levels: Levels) -> Levels:
        """Makes exactly so many available of each sku; what is available of them now. Raises UnknownSkus."""
        return await restock.restock(levels, books=self._books, catalog=self.catalog)

    def empty_bill(self) -> Bill:
        """What `cart_of` gives for a visitor who never was here: nothing needs to be looked up for it."""
        return bill(Cart(""), self.catalog, self._terms.delivery)

    async def cart_of(self, visitor: str) -> tuple[Cart, Bill]:
        """The visitor's cart and what it would cost now. What is held for their own open order counts as available."""

        def look(page: Page) -> tuple[Cart, Bill]:
            cart = page.carts.of(visitor)
            stock = page.stock.available([item.sku for item in cart.items])
            for item in held_items(page.orders.of(visitor), self._clock()):
                if (count := stock.get(item.sku)) is not None:
                    stock[item.sku] = count + item.quantity
            return cart, bill(cart, self.catalog.with_stock(stock), self._terms.delivery)

        return await self._books.read(look)

    async def change_cart(self, visitor: str, sku: str, quantity: int) -> tuple[Cart, Bill]:
        """The cart with exactly `quantity` of `sku`. Refused: see `vstore.commerce.change_cart`."""
        await change_cart.change_cart(
            visitor, sku, quantity, books=self._books, catalog=self.catalog, limits=self._terms.limits
        )
        return await self.cart_of(visitor)

    async def check_out(
        self, visitor: str, key: str, contact: Contact, total: int, payment_token: str, language: str = "en"
    ) -> Order:
        """Orders the cart, if it costs `total` minor units, for one who reads `language`.

        Refused: see `vstore.commerce.checkout`.
        """
        return await checkout.check_out(
            Wish(visitor, key, contact, Money(total, self.catalog.currency), payment_token, language),
            books=self._books,
            payments=self._payments,
            catalog=self.catalog,
            terms=self._terms,
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
            books=self._books, payments=self._payments, clock=self._clock, patience=self._terms.patience
        )

    async def receive_webhook(self, headers: Mapping[str, str], body: bytes) -> tuple[Order, ...]:
        """Takes a provider's message in; the orders that changed. Refused: webhook_rejected."""
        news = self._payments.parse_webhook(headers, body)
        return await reconcile.receive_news(
            [each.key for each in news], books=self._books, payments=self._payments, clock=self._clock
        )
