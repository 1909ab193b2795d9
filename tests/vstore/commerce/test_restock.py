import pytest

from tests.support.joyful_shop import ADA, TurnedClock, open_shop
from tests.support.memory_books import MemoryBooks
from vstore.commerce.restock import UnknownSkus
from vstore.payments.rehearsal import Rehearsal


async def test_staff_put_what_is_available_beside_orders(
    books: MemoryBooks, payments: Rehearsal, clock: TurnedClock
) -> None:
    shop = await open_shop(books, payments, clock)
    await shop.change_cart("ada", "HUMBLE-LAMP", 2)
    await shop.check_out("ada", "key-of-ada-1", ADA, 41_000, "late")
    assert await shop.restock({"HUMBLE-LAMP": 9, "BOTTOMLESS-TEA": 0}) == {"HUMBLE-LAMP": 9, "BOTTOMLESS-TEA": 0}
    clock.turn(seconds=3)
    await payments.deliver(shop.receive_webhook)
    available = await shop.available()
    assert (available["HUMBLE-LAMP"], available["BOTTOMLESS-TEA"]) == (9, 0)


async def test_every_sku_that_is_not_sold_is_named_and_nothing_changes(
    books: MemoryBooks, payments: Rehearsal, clock: TurnedClock
) -> None:
    shop = await open_shop(books, payments, clock)
    before = await shop.available()
    with pytest.raises(UnknownSkus) as unknown:
        await shop.restock({"SOFA": 1, "HUMBLE-LAMP": 9, "GHOST": None})
    assert unknown.value.skus == ("GHOST", "SOFA")
    assert await shop.available() == before
