"""The ports of commerce: the books it keeps. Everything on one page is written together or not at all."""

from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import datetime
from typing import Protocol, TypeVar

from vstore.commerce.cart import Cart, CartItem
from vstore.commerce.catalog import Levels
from vstore.commerce.email_code import EmailCode
from vstore.commerce.invoice import Invoice
from vstore.commerce.merchandise import Merchandise
from vstore.commerce.order import Order
from vstore.commerce.order_search import OrderSearch
from vstore.commerce.outbox import Delivery, Event, Waiting
from vstore.commerce.promotion import Promotion
from vstore.commerce.promotions import Standing
from vstore.commerce.wish_list import WishList

Result = TypeVar("Result")


class Carts(Protocol):
    """Carts by visitor; a visitor who has none has an empty one."""

    def of(self, visitor: str) -> Cart: ...

    def save(self, cart: Cart) -> None: ...

    def touch(self, visitor: str, now: datetime) -> None:
        """The visitor has done something with their cart: from now on it is kept for its whole time again."""
        ...

    def expire(self, before: datetime, limit: int) -> tuple[str, ...]:
        """Empties up to so many carts that were not touched since; whose they were."""
        ...


class Wishes(Protocol):
    """Wish lists by visitor; a visitor who has none has an empty one."""

    def of(self, visitor: str) -> WishList: ...

    def save(self, wishes: WishList) -> None: ...


class Stock(Protocol):
    """How many there are and how many of those are promised to orders; never less than nothing."""

    def load(self, levels: Levels) -> None:
        """Takes in skus not known yet; counted ones keep their live count, put ones all. None: not counted."""
        ...

    def put(self, levels: Levels) -> None:
        """Makes so many available beside what is promised, all or none; a catalog loaded later changes none of it.

        Refused: not_sold.
        """
        ...

    def available(self, skus: Iterable[str] | None = None) -> dict[str, int | None]:
        """What can be promised now of these skus, or of all; unknown skus are left out."""
        ...

    def reserve(self, order: str, items: Sequence[CartItem], until: datetime) -> None:
        """Promises the items to an order, all or none. Refused: not_sold, sold_out, not_enough_stock."""
        ...

    def release(self, order: str) -> None:
        """Takes the promise back; nothing happens where there is none."""
        ...

    def settle(self, order: str, items: Sequence[CartItem]) -> bool:
        """Hands the items out, from the order's promise or, where that has lapsed, if there still are enough."""
        ...

    def put_back(self, items: Sequence[CartItem]) -> None:
        """Puts what was handed out back: it can be bought again."""
        ...

    def expire(self, now: datetime) -> tuple[str, ...]:
        """Takes back every promise whose time is over; the numbers of the orders that had one."""
        ...


class Orders(Protocol):
    """Orders by number, by the visitor's key, and those still to be settled."""

    def find(self, number: str) -> Order | None: ...

    def by_key(self, visitor: str, key: str) -> Order | None: ...

    def of(self, visitor: str) -> tuple[Order, ...]:
        """The visitor's orders, oldest first."""
        ...

    def unsettled(self) -> tuple[Order, ...]:
        """Orders that are open or have a refund that is due, oldest first."""
        ...

    def add(self, order: Order) -> None: ...

    def save(self, order: Order) -> None:
        """Keeps the new state of an order that was added before, its new events and its refunds."""
        ...

    def search(self, wanted: OrderSearch) -> tuple[Order, ...]:
        """The orders that fit, newest first."""
        ...


class Outbox(Protocol):
    """Events that must leave and, once it is known to whom, a delivery for each recipient."""

    def put(self, event: Event) -> None:
        """Keeps an event to be sent; one whose id is known changes nothing."""
        ...

    def about(self, subject: str) -> tuple[Event, ...]:
        """The events of a subject, oldest first."""
        ...

    def unaddressed(self) -> tuple[Event, ...]:
        """Some events for which no recipients were named yet, oldest first."""
        ...

    def address(self, event: Event, recipients: Iterable[str]) -> None:
        """Makes a delivery to each recipient, due at once; to those who are closed, a parked one."""
        ...

    def due(self, recipient: str, now: datetime, limit: int) -> tuple[Delivery, ...]:
        """Up to so many deliveries to a recipient to be tried now, oldest first; of each subject only the first."""
        ...

    def find(self, event: str, recipient: str) -> Delivery | None: ...

    def save(self, delivery: Delivery) -> None:
        """Keeps the new state of a delivery."""
        ...

    def parked(self) -> tuple[Delivery, ...]:
        """What only a person can help along, oldest first."""
        ...

    def count(self) -> Waiting: ...

    def park_others(self, recipients: Collection[str], fault: str) -> None:
        """Parks what waits for anybody but these."""
        ...

    def close(self, recipient: str, fault: str) -> None:
        """A recipient wants nothing more: what waits for it is parked."""
        ...

    def reopen(self, recipient: str) -> None:
        """Takes `close` back for what comes from now on; what is parked stays so."""
        ...

    def forget(self, before: datetime) -> int:
        """Deletes events from before a time that every recipient has taken; how many."""
        ...

    def drop(self, kind: str, before: datetime) -> None:
        """Deletes events of a kind from before a time, taken or not: they have lost their sense."""
        ...


class EmailLinks(Protocol):
    """Which addresses are whose, the codes that were sent to show it, and who has become one with whom."""

    def current(self, visitor: str) -> str:
        """Who a visitor is now: another one where they were merged."""
        ...

    def asked_since(self, when: datetime, visitor: str, email: str) -> tuple[int, int]:
        """How many codes were asked for since: by this visitor, and for this address."""
        ...

    def newest_code(self, visitor: str) -> EmailCode | None: ...

    def save_code(self, code: EmailCode) -> None:
        """Keeps a new code, or the new state of one."""
        ...

    def forget_codes(self, before: datetime) -> None:
        """Deletes the codes asked for before a time."""
        ...

    def holder(self, email: str) -> str | None:
        """The visitor who has linked an address."""
        ...

    def link(self, email: str, visitor: str, now: datetime) -> None:
        """Links an address; one that is linked already stays so."""
        ...

    def merge(self, former: str, into: str) -> None:
        """All that is `former`'s is `into`'s from now on, but for the cart; both tokens lead to `into`.

        An order whose key `into` has used as well gets another key.
        """
        ...


class Promotions(Protocol):
    """The store's promotions, and which orders used them. Uses are counted in the order's own transaction."""

    def load(self, promotions: Iterable[Promotion]) -> None:
        """Takes in those of the store's folder, in the place of those it gave before; their uses stay counted."""
        ...

    def add(self, promotion: Promotion) -> None:
        """Takes in one of the staff's. Refused: promotion_exists, where its id or its code belongs to another."""
        ...

    def end(self, promotion: str) -> bool:
        """Nobody can use it any more; False where there is none that can be used."""
        ...

    def standings(self, visitor: str | None = None) -> tuple[Standing, ...]:
        """Those that have not been ended, by id, with their uses: in all, and by this visitor."""
        ...

    def use(self, order: str, visitor: str, promotions: Iterable[str]) -> None:
        """An order uses them, each once, all or none. Refused: coupon_used_up, coupon_used_before."""
        ...

    def give_back(self, order: str) -> None:
        """The order's uses do not count any more; nothing happens where it has none."""
        ...


class Invoices(Protocol):
    """Invoices by the number of their order."""

    def find(self, order: str) -> Invoice | None: ...

    def waiting(self) -> tuple[Invoice, ...]:
        """Those that wait for money or for staff to give some back, the first to run out first."""
        ...

    def save(self, invoice: Invoice) -> None:
        """Keeps an invoice that is new or has changed; entries are only added or answered."""
        ...


class Page(Protocol):
    """The books as one transaction sees them. Not to be kept after it."""

    @property
    def carts(self) -> Carts: ...

    @property
    def wishes(self) -> Wishes: ...

    @property
    def stock(self) -> Stock: ...

    @property
    def orders(self) -> Orders: ...

    @property
    def merchandise(self) -> Merchandise: ...

    @property
    def outbox(self) -> Outbox: ...

    @property
    def promotions(self) -> Promotions: ...

    @property
    def links(self) -> EmailLinks: ...

    @property
    def invoices(self) -> Invoices: ...


class Books(Protocol):
    """Where commerce is recorded, for good. An entry may be run again where another writer came first."""

    async def read(self, look: Callable[[Page], Result]) -> Result:
        """What `look` makes of one consistent state of the books."""
        ...

    async def write(self, entry: Callable[[Page], Result]) -> Result:
        """Carries out an entry whole and durably, one after the other; if it raises, nothing has changed."""
        ...
