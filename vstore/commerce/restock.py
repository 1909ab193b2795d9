"""Use case: staff say how many there are."""

from collections.abc import Mapping

from vstore.commerce.catalog import Catalog, Levels
from vstore.commerce.ports import Books, Page


class UnknownSkus(Exception):
    """The store does not sell `skus`; nothing has changed."""

    def __init__(self, skus: tuple[str, ...]) -> None:
        super().__init__(f"The store does not sell {', '.join(skus)}; nothing was changed.")
        self.skus = skus

    @property
    def members(self) -> Mapping[str, object]:
        return {"unknown": self.skus}


async def restock(levels: Levels, *, books: Books, catalog: Catalog) -> Levels:
    """Makes exactly so many of each sku available, beside what is promised to orders; what is available of them now.

    Raises UnknownSkus.
    """
    unknown = tuple(sorted(sku for sku in levels if catalog.offer(sku) is None))
    if unknown:
        raise UnknownSkus(unknown)

    def count(page: Page) -> Levels:
        page.stock.put(levels)
        return page.stock.available(levels)

    return await books.write(count)
