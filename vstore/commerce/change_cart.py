"""Use case: have so many of a variant in the cart."""

from datetime import datetime

from vstore.commerce.cart import Cart, CartLimits
from vstore.commerce.catalog import Catalog
from vstore.commerce.ports import Books, Page
from vstore.commerce.pricing import refuse_shortage


async def change_cart(
    visitor: str, sku: str, quantity: int, *, books: Books, catalog: Catalog, limits: CartLimits, now: datetime
) -> Cart:
    """The visitor's cart, now with exactly `quantity` of `sku`; 0 removes it, whatever has become of the product.

    They are shown it and have seen its price with that.

    Refused: not_sold, sold_out, not_enough_stock, too_many, too_many_lines.
    """

    def change(page: Page) -> Cart:
        offer = catalog.with_stock(page.stock.available([sku])).offer(sku)
        if quantity:
            refuse_shortage(sku, quantity, offer)
        price = offer.variant.price if offer else None
        cart = page.carts.of(page.links.current(visitor)).with_quantity(sku, quantity, limits, price)
        page.carts.save(cart)
        page.carts.touch(cart.visitor, now)
        return cart

    return await books.write(change)
