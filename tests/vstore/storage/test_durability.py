"""What was written is there after a restart, and a rush for the last pieces sells each of them once."""

import asyncio
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.crashing import Crash, CrashingPayments, Fuse
from tests.support.joyful_shop import ADA, TurnedClock, counting_ids, open_shop
from vstore.commerce.cart import CartItem
from vstore.commerce.order import State
from vstore.commerce.refusal import Code, Refused
from vstore.commerce.shop import Shop
from vstore.payments.rehearsal import Rehearsal
from vstore.storage.books import StoredBooks
from vstore.storage.database import Database, open_database

ARMCHAIR, TOTAL = "CRUNCHY-ARMCHAIR-RED", 300_000


@pytest.fixture
def clock() -> TurnedClock:
    return TurnedClock()


@pytest.fixture
def payments(tmp_path: Path, clock: TurnedClock) -> Iterator[Rehearsal]:
    rehearsal = Rehearsal(tmp_path, clock)
    yield rehearsal
    rehearsal.close()


async def test_orders_carts_and_reservations_survive_a_restart(
    url: str, payments: Rehearsal, clock: TurnedClock
) -> None:
    database = open_database(url)
    shop = await open_shop(StoredBooks(database), payments, clock)
    await shop.change_cart("ada", ARMCHAIR, 1)
    await shop.change_cart("ada", "BOTTOMLESS-TEA", 2)
    order = await shop.check_out("ada", "key-of-ada-1", ADA, 309_000, "confirm")
    await shop.change_cart("bob", "HUMBLE-LAMP", 3)
    database.close()

    database = open_database(url)
    shop = await open_shop(StoredBooks(database), payments, clock)
    assert await shop.orders_of("ada") == (order,)
    assert (await shop.cart_of("bob"))[0].items == (CartItem("HUMBLE-LAMP", 3),)
    assert (await shop.available())[ARMCHAIR] == 4
    paid = await shop.confirm_payment("ada", order.number, approve=True)
    assert (paid.state, paid.received) == (State.PAID, order.total)
    assert (await shop.cart_of("ada"))[0].items == ()
    assert (await shop.available())[ARMCHAIR] == 4
    database.close()


@pytest.mark.parametrize("moment", [1, 2])
async def test_process_that_dies_around_the_charge_is_made_good_after_its_restart(
    url: str, payments: Rehearsal, clock: TurnedClock, moment: int
) -> None:
    database = open_database(url)
    shop = await open_shop(StoredBooks(database), CrashingPayments(payments, Fuse(moment)), clock)
    await shop.change_cart("ada", ARMCHAIR, 1)
    with pytest.raises(Crash):
        await shop.check_out("ada", "key-of-ada-1", ADA, TOTAL, "approve")
    database.close()

    database = open_database(url)
    shop = await open_shop(StoredBooks(database), payments, clock, new_id=counting_ids())
    assert (await shop.available())[ARMCHAIR] == 4
    clock.turn(minutes=1)
    (order,) = await shop.reconcile()
    assert order.state is (State.PAID if moment == 2 else State.CANCELLED)
    assert (await shop.available())[ARMCHAIR] == (4 if moment == 2 else 5)
    assert await shop.check_out("ada", "key-of-ada-1", ADA, TOTAL, "approve") == order
    database.close()


async def test_fifty_buyers_of_the_last_five_make_exactly_five_orders(
    database: Database, payments: Rehearsal, clock: TurnedClock
) -> None:
    shop = await open_shop(StoredBooks(database), payments, clock)
    buyers = [f"buyer-{number}" for number in range(50)]
    await asyncio.gather(*(shop.change_cart(buyer, ARMCHAIR, 1) for buyer in buyers))
    ends = await asyncio.gather(*(buy(shop, buyer) for buyer in buyers))
    assert Counter(ends) == {State.PAID: 5, Code.SOLD_OUT: 45}
    assert (await shop.available())[ARMCHAIR] == 0
    orders = [order for buyer in buyers for order in await shop.orders_of(buyer)]
    assert sorted(order.total.amount for order in orders) == [TOTAL] * 5


async def test_one_request_sent_ten_times_at_once_is_one_order_and_one_charge(
    database: Database, payments: Rehearsal, clock: TurnedClock
) -> None:
    shop = await open_shop(StoredBooks(database), payments, clock)
    await shop.change_cart("ada", ARMCHAIR, 1)
    orders = await asyncio.gather(*(shop.check_out("ada", "key-of-ada-1", ADA, TOTAL, "approve") for _ in range(10)))
    assert {order.number for order in orders} == {orders[0].number}
    assert {order.state for order in orders} == {State.PAID}
    assert (await shop.available())[ARMCHAIR] == 4


async def test_two_shops_on_one_database_sell_nothing_twice(url: str, payments: Rehearsal, clock: TurnedClock) -> None:
    ids = counting_ids()
    databases = [open_database(url), open_database(url)]
    shops = [await open_shop(StoredBooks(each), payments, clock, new_id=ids) for each in databases]
    buyers = [(f"buyer-{number}", shops[number % 2]) for number in range(12)]
    for buyer, shop in buyers:
        await shop.change_cart(buyer, ARMCHAIR, 1)
    ends = await asyncio.gather(*(buy(shop, buyer) for buyer, shop in buyers))
    assert Counter(ends) == {State.PAID: 5, Code.SOLD_OUT: 7}
    for database in databases:
        database.close()


async def buy(shop: Shop, buyer: str) -> State | Code:
    try:
        return (await shop.check_out(buyer, f"key-of-{buyer}", ADA, TOTAL, "approve")).state
    except Refused as refused:
        return refused.code
