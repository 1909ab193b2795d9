"""Use case: put a variant on the wish list, or take it off."""

from vstore.commerce.catalog import Catalog
from vstore.commerce.ports import Books, Page
from vstore.commerce.refusal import Code, Refused
from vstore.commerce.wish_list import WishList


async def change_wish(visitor: str, sku: str, *, wanted: bool, books: Books, catalog: Catalog) -> WishList:
    """The visitor's wish list, now with `sku` or without it; taken off it may be whatever has become of the product.

    Refused: not_sold, too_many_wishes.
    """
    offer = catalog.offer(sku)
    if wanted and (offer is None or offer.variant.withdrawn):
        raise Refused(Code.NOT_SOLD, sku=sku)

    def change(page: Page) -> WishList:
        wishes = page.wishes.of(page.links.current(visitor))
        wishes = wishes.with_wish(sku) if wanted else wishes.without(sku)
        page.wishes.save(wishes)
        return wishes

    return await books.write(change)
