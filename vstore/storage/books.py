"""The books of commerce in the database: one transaction a page."""

from collections.abc import Callable
from typing import TypeVar

from sqlmodel import Session

from vstore.commerce.ports import Page
from vstore.storage.carts import StoredCarts
from vstore.storage.database import Database
from vstore.storage.invoices import StoredInvoices
from vstore.storage.links import StoredLinks
from vstore.storage.merchandise import StoredMerchandise
from vstore.storage.orders import StoredOrders
from vstore.storage.outbox import StoredOutbox
from vstore.storage.promotions import StoredPromotions
from vstore.storage.stock import StoredStock
from vstore.storage.wishes import StoredWishes

Result = TypeVar("Result")


class StoredPage:
    """Everything that is kept of commerce, as one transaction sees it."""

    def __init__(self, session: Session) -> None:
        self.carts = StoredCarts(session)
        self.wishes = StoredWishes(session)
        self.stock = StoredStock(session)
        self.orders = StoredOrders(session)
        self.merchandise = StoredMerchandise(session)
        self.outbox = StoredOutbox(session)
        self.promotions = StoredPromotions(session)
        self.links = StoredLinks(session)
        self.invoices = StoredInvoices(session)


class StoredBooks:
    """Keeps the books in a database, whole and durably."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def read(self, look: Callable[[Page], Result]) -> Result:
        return await self._database.read(lambda session: look(StoredPage(session)))

    async def write(self, entry: Callable[[Page], Result]) -> Result:
        return await self._database.write(lambda session: entry(StoredPage(session)))
