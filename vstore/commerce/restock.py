"""Use case: staff say how many there are."""

from collections.abc import Mapping
from datetime import datetime

from vstore.commerce.catalog import Catalog, Levels
from vstore.commerce.merchandise import Change
from vstore.commerce.ports import Books, Page


class UnknownSkus(Exception):
    """The store does not sell `skus`; nothing has changed."""

    def __init__(self, skus: tuple[str, ...]) -> None:
        super().__init__(f"The store does not sell {', '.join(skus)}; nothing was changed.")
        self.skus = skus

    @property
    def members(self) -> Mapping[str, object]:
        return {"unknown": self.skus}


async def restock(levels: Levels, *, by: str, books: Books, catalog: Catalog, now: datetime) -> Levels:
    """Makes exactly so many of each sku available, beside what is promised to orders; what is available of them now.

    Raises UnknownSkus.
    """
    unknown = tuple(sorted(sku for sku in levels if catalog.offer(sku) is None))
    if unknown:
        raise UnknownSkus(unknown)

    def count(page: Page) -> Levels:
        before = page.stock.available(levels)
        page.stock.put(levels)
        after = page.stock.available(levels)
        changed = (sku for sku in sorted(levels) if before[sku] != after[sku])
        page.merchandise.add_changes(
            Change(now, by, sku, {"stock": before[sku]}, {"stock": after[sku]}) for sku in changed
        )
        return after

    return await books.write(count)
