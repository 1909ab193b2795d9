"""A catalog file that is sent to an open store: read, held to what is asked of one, and sold by."""

import asyncio

from vstore.assortment import published
from vstore.commerce.take_edition import Difference
from vstore.merchandiser import Merchandiser
from vstore.publication import NotPublished
from vstore.storefolder.sent_catalog import read_sent_catalog
from vstore.storefolder.store import Store, StoreFaults


class CatalogIntake:
    """Call it with a file's name, its bytes and who sends it; gives what has changed, or in a dry run would.

    Raises NotPublished. `store` is the folder with which the store was opened: its currency, languages and assets hold.
    """

    def __init__(self, store: Store, merchandiser: Merchandiser) -> None:
        self._store = store
        self._merchandiser = merchandiser

    async def __call__(self, file: str, data: bytes, by: str, dry_run: bool) -> Difference:
        try:
            read = await asyncio.to_thread(read_sent_catalog, self._store, file, data)
        except StoreFaults as faults:
            raise NotPublished(faults.problems) from None
        products = tuple(map(published, read))
        if dry_run:
            return await self._merchandiser.preview(products)
        return await self._merchandiser.take(products, by)
