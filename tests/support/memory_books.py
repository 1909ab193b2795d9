"""The books of commerce in memory: the same promises as in a database, for tests in microseconds."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import islice
from typing import TypeVar

from tests.support.memory_links import LinkBook, MemoryLinks
from tests.support.memory_merchandise import MemoryMerchandise
from tests.support.memory_outbox import MemoryOutbox
from tests.support.memory_promotions import MemoryPromotions
from vstore.commerce.cart import Cart, CartItem
from vstore.commerce.catalog import Levels
from vstore.commerce.invoice import Invoice
from vstore.commerce.order import Order
from vstore.commerce.order_search import OrderSearch
from vstore.commerce.ports import Page
from vstore.commerce.refusal import Code, Refused
from vstore.commerce.wish_list import WishList

Result = TypeVar("Result")


@dataclass
class MemoryPage:
    """Carts, stock, orders, merchandise, the outbox, promotions and linked addresses in dicts."""

    cart_of: dict[str, Cart] = field(default_factory=dict)
    wishes_of: dict[str, WishList] = field(default_factory=dict)
    touched: dict[str, datetime] = field(default_factory=dict)
    on_hand: dict[str, int | None] = field(default_factory=dict)
    put_by_staff: frozenset[str] = frozenset()
    promised: dict[str, tuple[tuple[CartItem, ...], datetime]] = field(default_factory=dict)
    order_of: dict[str, Order] = field(default_factory=dict)
    merchandise: MemoryMerchandise = field(default_factory=MemoryMerchandise)
    outbox: MemoryOutbox = field(default_factory=MemoryOutbox)
    promotions: MemoryPromotions = field(default_factory=MemoryPromotions)
    link_book: LinkBook = field(default_factory=LinkBook)
    invoice_of: dict[str, Invoice] = field(default_factory=dict)

    @property
    def carts(self) -> "MemoryCarts":
        return MemoryCarts(self)

    @property
    def wishes(self) -> "MemoryWishes":
        return MemoryWishes(self)

    @property
    def stock(self) -> "MemoryStock":
        return MemoryStock(self)

    @property
    def orders(self) -> "MemoryOrders":
        return MemoryOrders(self)

    @property
    def links(self) -> MemoryLinks:
        return MemoryLinks(self)

    @property
    def invoices(self) -> "MemoryInvoices":
        return MemoryInvoices(self)

    def copy(self) -> "MemoryPage":
        return replace(
            self,
            cart_of=dict(self.cart_of),
            wishes_of=dict(self.wishes_of),
            touched=dict(self.touched),
            on_hand=dict(self.on_hand),
            promised=dict(self.promised),
            order_of=dict(self.order_of),
            merchandise=self.merchandise.copy(),
            outbox=self.outbox.copy(),
            promotions=self.promotions.copy(),
            link_book=self.link_book.copy(),
            invoice_of=dict(self.invoice_of),
        )


class MemoryBooks:
    """Writes to a copy that becomes the page only if nothing went wrong."""

    def __init__(self) -> None:
        self.page = MemoryPage()

    async def read(self, look: Callable[[Page], Result]) -> Result:
        return look(self.page.copy())

    async def write(self, entry: Callable[[Page], Result]) -> Result:
        page = self.page.copy()
        result = entry(page)
        self.page = page
        return result


@dataclass
class MemoryWishes:
    page: MemoryPage

    def of(self, visitor: str) -> WishList:
        return self.page.wishes_of.get(visitor, WishList(visitor))

    def save(self, wishes: WishList) -> None:
        self.page.wishes_of[wishes.visitor] = wishes


@dataclass
class MemoryCarts:
    page: MemoryPage

    def of(self, visitor: str) -> Cart:
        return self.page.cart_of.get(visitor, Cart(visitor))

    def save(self, cart: Cart) -> None:
        self.page.cart_of[cart.visitor] = cart

    def touch(self, visitor: str, now: datetime) -> None:
        self.page.touched[visitor] = now

    def expire(self, before: datetime, limit: int) -> tuple[str, ...]:
        by_time = sorted(self.page.touched.items(), key=lambda touch: touch[1])
        visitors = tuple(visitor for visitor, at in by_time if at < before)[:limit]
        for visitor in visitors:
            del self.page.touched[visitor]
            self.page.cart_of.pop(visitor, None)
        return visitors


@dataclass
class MemoryStock:
    page: MemoryPage

    def load(self, levels: Levels) -> None:
        for sku, count in levels.items():
            known = self.page.on_hand.get(sku)
            if sku not in self.page.put_by_staff and (known is None or count is None):
                self.page.on_hand[sku] = None if count is None else max(count, self._reserved(sku))

    def put(self, levels: Levels) -> None:
        for sku, count in sorted(levels.items()):
            if sku not in self.page.on_hand:
                raise Refused(Code.NOT_SOLD, sku=sku)
            self.page.on_hand[sku] = None if count is None else count + self._reserved(sku)
        self.page.put_by_staff = self.page.put_by_staff | levels.keys()

    def available(self, skus: Iterable[str] | None = None) -> dict[str, int | None]:
        chosen = self.page.on_hand if skus is None else [sku for sku in skus if sku in self.page.on_hand]
        return {sku: self._available(sku) for sku in chosen}

    def reserve(self, order: str, items: Sequence[CartItem], until: datetime) -> None:
        for item in sorted(items, key=lambda item: item.sku):
            self._check(item)
        self.page.promised[order] = (tuple(items), until)

    def release(self, order: str) -> None:
        self.page.promised.pop(order, None)

    def settle(self, order: str, items: Sequence[CartItem]) -> bool:
        self.release(order)
        try:
            for item in items:
                self._check(item)
        except Refused:
            return False
        for item in items:
            count = self.page.on_hand[item.sku]
            self.page.on_hand[item.sku] = None if count is None else count - item.quantity
        return True

    def put_back(self, items: Sequence[CartItem]) -> None:
        for item in items:
            count = self.page.on_hand.get(item.sku)
            if count is not None:
                self.page.on_hand[item.sku] = count + item.quantity

    def expire(self, now: datetime) -> tuple[str, ...]:
        lapsed = tuple(order for order, (_, until) in self.page.promised.items() if until <= now)
        for order in lapsed:
            self.release(order)
        return lapsed

    def _check(self, item: CartItem) -> None:
        if item.sku not in self.page.on_hand:
            raise Refused(Code.NOT_SOLD, sku=item.sku)
        available = self._available(item.sku)
        if available is not None and available < item.quantity:
            if available > 0:
                raise Refused(Code.NOT_ENOUGH_STOCK, sku=item.sku, available=available)
            raise Refused(Code.SOLD_OUT, sku=item.sku)

    def _available(self, sku: str) -> int | None:
        count = self.page.on_hand[sku]
        return None if count is None else count - self._reserved(sku)

    def _reserved(self, sku: str) -> int:
        return sum(item.quantity for items, _ in self.page.promised.values() for item in items if item.sku == sku)


@dataclass
class MemoryInvoices:
    page: MemoryPage

    def find(self, order: str) -> Invoice | None:
        return self.page.invoice_of.get(order)

    def waiting(self) -> tuple[Invoice, ...]:
        waiting = (invoice for invoice in self.page.invoice_of.values() if invoice.is_waiting)
        return tuple(sorted(waiting, key=lambda invoice: (invoice.until, invoice.order)))

    def save(self, invoice: Invoice) -> None:
        self.page.invoice_of[invoice.order] = invoice


@dataclass
class MemoryOrders:
    page: MemoryPage

    def find(self, number: str) -> Order | None:
        return self.page.order_of.get(number)

    def by_key(self, visitor: str, key: str) -> Order | None:
        return next((order for order in self.of(visitor) if order.key == key), None)

    def of(self, visitor: str) -> tuple[Order, ...]:
        return tuple(order for order in self._by_time() if order.visitor == visitor)

    def unsettled(self) -> tuple[Order, ...]:
        return tuple(order for order in self._by_time() if order.is_open or order.due_refunds)

    def search(self, wanted: OrderSearch) -> tuple[Order, ...]:
        newest_first = reversed(self._by_time())
        return tuple(islice(filter(wanted.fits, newest_first), wanted.most))

    def add(self, order: Order) -> None:
        self.page.order_of[order.number] = order

    def save(self, order: Order) -> None:
        self.page.order_of[order.number] = order

    def _by_time(self) -> list[Order]:
        return sorted(self.page.order_of.values(), key=lambda order: (order.placed_at, order.number))
