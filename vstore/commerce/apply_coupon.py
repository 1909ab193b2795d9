"""Use cases: a visitor gives a coupon code, or takes it back."""

from vstore.commerce.cart import Cart, CartLimits
from vstore.commerce.checkout import Clock
from vstore.commerce.ports import Books, Page
from vstore.commerce.promotion import normal_code
from vstore.commerce.refusal import Code, Refused


async def apply_coupon(visitor: str, text: str, *, books: Books, limits: CartLimits, clock: Clock) -> Cart:
    """The visitor's cart with the code, however it is typed. What it takes off, if anything, is for the bill to say.

    Refused: coupon_unknown, coupon_too_early, coupon_over, coupon_used_up, coupon_used_before, too_many_coupons.
    """

    def apply(page: Page) -> Cart:
        code = normal_code(text)
        found = (each for each in page.promotions.standings(visitor) if each.promotion.code == code != "")
        standing = next(found, None)
        refusal = Code.COUPON_UNKNOWN if standing is None else standing.refusal(clock())
        if refusal is not None:
            raise Refused(refusal, coupon=code)
        cart = page.carts.of(page.links.current(visitor)).with_code(code, limits)
        page.carts.save(cart)
        page.carts.touch(cart.visitor, clock())
        return cart

    return await books.write(apply)


async def remove_coupon(visitor: str, text: str, *, books: Books) -> Cart:
    """The visitor's cart without the code."""

    def remove(page: Page) -> Cart:
        cart = page.carts.of(page.links.current(visitor)).without_codes([normal_code(text)])
        page.carts.save(cart)
        return cart

    return await books.write(remove)
