"""What every keeper of wish lists promises."""

import asyncio

import pytest

from tests.support.joyful_shop import ARMCHAIR
from vstore.commerce.catalog import Catalog
from vstore.commerce.change_wish import change_wish
from vstore.commerce.ports import Books
from vstore.commerce.refusal import Code, Refused
from vstore.commerce.wish_list import WishList


async def test_wishes_are_kept_in_their_order_and_are_their_visitors_own(books: Books) -> None:
    wishes = WishList("ada", ("B", "A"))
    await books.write(lambda page: page.wishes.save(wishes))
    assert await books.read(lambda page: page.wishes.of("ada")) == wishes
    assert await books.read(lambda page: page.wishes.of("eve")) == WishList("eve")
    await books.write(lambda page: page.wishes.save(wishes.without("B").with_wish("B")))
    assert (await books.read(lambda page: page.wishes.of("ada"))).skus == ("A", "B")


async def test_of_wishes_made_at_once_none_is_lost(books: Books) -> None:
    catalog = Catalog((ARMCHAIR,), ARMCHAIR.variants[0].price.currency)
    skus = [each.sku for each in ARMCHAIR.variants]
    await asyncio.gather(
        *(change_wish("ada", sku, wanted=True, books=books, catalog=catalog) for sku in [*skus, *skus])
    )
    kept = await books.read(lambda page: page.wishes.of("ada"))
    assert sorted(kept.skus) == sorted(skus)
    await asyncio.gather(*(change_wish("ada", sku, wanted=False, books=books, catalog=catalog) for sku in skus))
    assert await books.read(lambda page: page.wishes.of("ada")) == WishList("ada")


async def test_what_the_store_does_not_sell_is_refused_and_taken_off_all_the_same(books: Books) -> None:
    catalog = Catalog((ARMCHAIR,), ARMCHAIR.variants[0].price.currency)
    await books.write(lambda page: page.wishes.save(WishList("ada", ("GONE",))))
    with pytest.raises(Refused) as refusal:
        await change_wish("ada", "GONE", wanted=True, books=books, catalog=catalog)
    assert refusal.value.code is Code.NOT_SOLD
    assert (await change_wish("ada", "GONE", wanted=False, books=books, catalog=catalog)).skus == ()
