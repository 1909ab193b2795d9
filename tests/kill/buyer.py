"""A buyer whose store keeps dying: comes back, and says the same again under the same key."""

import asyncio
import random

from tests.kill.tally import FINAL, Purchase, Tally
from vstore.client.connection import RefusedByStore, StoreClosed, StoreConnection, Unreachable
from vstore.client.visitor import Visitor
from vstore.payments.stories import STORIES
from vstore.protocol.client import Contact
from vstore.protocol.views import OrderView

CONTACT = Contact(name="Hana Kim", email="hana@example.com", address="1 Sejong-daero")

ANSWER_SECONDS = 20.0
"""A store that has not answered by then is taken for dead."""

OUT_OF_STOCK = frozenset({"sold_out", "not_enough_stock", "not_sold", "cart_empty", "price_changed"})

LIKELY = {"approve": 6, "confirm": 3}
"""How often a story is chosen against the others, each of which is chosen once."""


class InTrouble(Exception):
    """The store says that something went wrong on its side; it lives, and may be asked again."""


class Buyer:
    """Buys one thing after another, as a visitor whom the store knows by a token."""

    def __init__(self, address: str, name: str, skus: tuple[str, ...], chance: random.Random, tally: Tally) -> None:
        self._address = address
        self._name = name
        self._skus = skus
        self._chance = chance
        self._tally = tally
        self._token: str | None = None
        self._purchase: Purchase | None = None

    async def run(self, over: asyncio.Event) -> None:
        """Buys until it is over; what was begun is then still brought to its end."""
        while self._purchase or not over.is_set():
            try:
                async with asyncio.timeout(ANSWER_SECONDS), StoreConnection(self._address) as store:
                    await self._visit(Visitor(store), over)
            except (StoreClosed, TimeoutError, InTrouble):
                self._tally.broken += 1
                await self._collect_oneself()
            except Unreachable:
                await self._collect_oneself()

    async def _collect_oneself(self) -> None:
        await asyncio.sleep(self._chance.uniform(0.02, 0.2))

    async def _visit(self, visitor: Visitor, over: asyncio.Event) -> None:
        await self._enter(visitor)
        for _ in range(self._chance.randint(1, 5)):
            if self._purchase is None and over.is_set():
                return
            if self._purchase is None:
                self._purchase = self._choose()
            else:
                self._tally.retries += self._purchase.total is not None
            try:
                is_bound = await self._buy(visitor, self._purchase)
            except RefusedByStore as refused:
                is_bound = self._is_bound_after(self._purchase, refused.refusal.code)
            self._purchase = None
            if is_bound:
                # Somebody new comes in their place.
                self._token = None
                return

    async def _enter(self, visitor: Visitor) -> None:
        try:
            await visitor.enter(self._name, "en", visitor=self._token)
        except RefusedByStore as refused:
            raise InTrouble from refused
        assert visitor.welcome
        self._token = visitor.welcome.visitor
        self._tally.inside.set()

    def _choose(self) -> Purchase:
        stories = list(STORIES)
        weights = [LIKELY.get(story, 1) for story in stories]
        purchase = Purchase(
            key=self._chance.randbytes(16).hex(),
            sku=self._chance.choice(self._skus),
            quantity=self._chance.randint(1, 2),
            story=self._chance.choices(stories, weights)[0],
        )
        self._tally.purchases.append(purchase)
        return purchase

    async def _buy(self, visitor: Visitor, purchase: Purchase) -> bool:
        """Sees a purchase through; whether its order is still open, which binds the visitor's cart for a while."""
        if purchase.total is None:
            purchase.total = await self._fill_cart(visitor, purchase)
        order = await self._place(visitor, purchase, purchase.total)
        if order.state == "needs_action" and self._chance.random() < 0.8:
            order = await visitor.confirm(order.number, approve=self._chance.random() < 0.8)
            self._tally.answered(purchase, order)
        if self._chance.random() < 0.3:
            self._tally.retries += 1
            order = await self._place(visitor, purchase, purchase.total)
        return order.state not in FINAL

    async def _fill_cart(self, visitor: Visitor, purchase: Purchase) -> int:
        """The cart with nothing but what is to be bought; what it costs."""
        assert visitor.cart
        for line in visitor.cart.lines:
            if line.sku != purchase.sku:
                await visitor.put_in_cart(line.sku, 0)
        return (await visitor.put_in_cart(purchase.sku, purchase.quantity)).total.amount

    async def _place(self, visitor: Visitor, purchase: Purchase, total: int) -> OrderView:
        order = await visitor.place(purchase.key, CONTACT, total, purchase.story)
        self._tally.answered(purchase, order)
        return order

    def _is_bound_after(self, purchase: Purchase, code: str) -> bool:
        """Takes a refusal, which only what was never ordered can get; whether it was for another open order."""
        self._tally.refused[code] += 1
        if code == "internal":
            raise InTrouble
        if purchase.answers:
            self._tally.faults.append(f"key {purchase.key}: order {purchase.answers[0].number}, then refused: {code}")
        if code not in OUT_OF_STOCK | {"checkout_busy"}:
            self._tally.faults.append(f"key {purchase.key}: refused for no good reason: {code}")
        return code == "checkout_busy"
