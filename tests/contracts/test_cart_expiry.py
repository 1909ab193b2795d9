"""Carts that nobody touches are emptied in time, and no others."""

from datetime import timedelta

from tests.support.joyful_shop import NOON
from vstore.commerce.cart import Cart, CartItem
from vstore.commerce.expire_carts import expire_carts
from vstore.commerce.ports import Books, Page

DAY = timedelta(days=1)
LAMP = (CartItem("LAMP", 1),)


async def keep(books: Books, *visitors: str) -> None:
    """Each touches their cart a day after the one before."""

    def entry(page: Page) -> None:
        for day, visitor in enumerate(visitors):
            page.carts.save(Cart(visitor, LAMP, ("WELCOME",)))
            page.carts.touch(visitor, NOON)
            page.carts.touch(visitor, NOON + day * DAY)

    await books.write(entry)


async def test_only_carts_that_were_not_touched_for_long_are_emptied(books: Books) -> None:
    await keep(books, "ada", "bob", "eve")
    assert await expire_carts(books=books, now=NOON + 91 * DAY, life=90 * DAY) == ("ada",)
    carts = await books.read(lambda page: [page.carts.of(visitor) for visitor in ("ada", "bob", "eve")])
    assert carts == [Cart("ada"), Cart("bob", LAMP, ("WELCOME",)), Cart("eve", LAMP, ("WELCOME",))]
    assert await expire_carts(books=books, now=NOON + 91 * DAY, life=90 * DAY) == ()


async def test_oldest_are_emptied_first_where_there_are_many(books: Books) -> None:
    await keep(books, "ada", "bob", "eve")
    assert await books.write(lambda page: page.carts.expire(NOON + 9 * DAY, 2)) == ("ada", "bob")
    assert await books.write(lambda page: page.carts.expire(NOON + 9 * DAY, 2)) == ("eve",)
