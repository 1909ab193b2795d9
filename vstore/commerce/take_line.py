"""Use case: take a line of somebody else's cart over into one's own, to pay for it oneself."""

from collections.abc import Callable
from datetime import datetime

from vstore.commerce.cart import CartLimits
from vstore.commerce.catalog import Catalog
from vstore.commerce.checkout import purchase_under_way
from vstore.commerce.ports import Books, Page
from vstore.commerce.pricing import refuse_shortage
from vstore.commerce.refusal import Code, Refused


async def take_line(
    visitor: str,
    giver: str,
    sku: str,
    *,
    books: Books,
    catalog: Catalog,
    limits: CartLimits,
    clock: Callable[[], datetime],
) -> int:
    """All pieces of `sku` that lay in the giver's cart are in the visitor's now, at the price of now; how many.

    Both carts change at once, so that no piece lies in both. Whether the giver agrees is for the caller to know.
    Refused: line_gone, line_being_paid, and what `change_cart` refuses.
    """

    def take(page: Page) -> int:
        now = clock()
        taker, owner = (page.carts.of(page.links.current(each)) for each in (visitor, giver))
        taken = owner.quantity_of(sku)
        if not taken or taker.visitor == owner.visitor:
            raise Refused(Code.LINE_GONE)
        if purchase_under_way(page, owner.visitor, now):
            raise Refused(Code.LINE_BEING_PAID)
        offer = catalog.with_stock(page.stock.available([sku])).offer(sku)
        wanted = taker.quantity_of(sku) + taken
        refuse_shortage(sku, wanted, offer)
        page.carts.save(taker.with_quantity(sku, wanted, limits, offer.variant.price if offer else None))
        page.carts.save(owner.with_quantity(sku, 0, limits))
        page.carts.touch(taker.visitor, now)
        return taken

    return await books.write(take)
