"""Wherever the process dies, a retry with the same key or reconciliation brings the books to the same end."""

import pytest

from tests.support.crashing import Crash, CrashingBooks, CrashingPayments, Fuse
from tests.support.joyful_shop import ADA, TurnedClock, open_shop
from tests.support.memory_books import MemoryBooks
from vstore.commerce.order import Order, State
from vstore.commerce.shop import Shop
from vstore.payments.rehearsal import Rehearsal

KEY = "key-of-ada-1"
MOMENTS = 6


@pytest.fixture
def fuse() -> Fuse:
    return Fuse()


@pytest.fixture
async def shop(books: MemoryBooks, payments: Rehearsal, clock: TurnedClock, fuse: Fuse) -> Shop:
    shop = await open_shop(CrashingBooks(books, fuse), CrashingPayments(payments, fuse), clock)
    await shop.change_cart("ada", "HUMBLE-LAMP", 1)
    fuse.set(None)
    return shop


async def pay(shop: Shop, token: str) -> Order:
    return await shop.check_out("ada", KEY, ADA, 22_000, token)


async def test_checkout_has_as_many_moments_to_die_as_these_tests_try(shop: Shop, fuse: Fuse) -> None:
    await pay(shop, "approve")
    assert fuse.moments == MOMENTS


@pytest.mark.parametrize("moment", range(1, MOMENTS + 1))
@pytest.mark.parametrize(("token", "end", "left"), [("approve", State.PAID, 2), ("decline", State.DECLINED, 3)])
async def test_retry_after_a_crash_at_any_moment_gives_one_order_and_one_answer(
    shop: Shop, books: MemoryBooks, fuse: Fuse, moment: int, token: str, end: State, left: int
) -> None:
    fuse.set(moment)
    with pytest.raises(Crash):
        await pay(shop, token)
    fuse.set(None)
    order = await pay(shop, token)
    assert (order.state, len(books.page.order_of)) == (end, 1)
    assert (await shop.available())["HUMBLE-LAMP"] == left
    assert await pay(shop, token) == order


@pytest.mark.parametrize("moment", range(1, MOMENTS + 1))
async def test_reconciliation_after_a_crash_at_any_moment_sides_with_the_provider(
    shop: Shop, books: MemoryBooks, fuse: Fuse, clock: TurnedClock, moment: int
) -> None:
    fuse.set(moment)
    with pytest.raises(Crash):
        await pay(shop, "approve")
    fuse.set(None)
    clock.turn(minutes=1)
    await shop.reconcile()
    never_placed, never_charged = moment == 1, moment in (2, 3)
    ends = [order.state for order in books.page.order_of.values()]
    assert ends == ([] if never_placed else [State.CANCELLED] if never_charged else [State.PAID])
    assert (await shop.available())["HUMBLE-LAMP"] == (3 if never_placed or never_charged else 2)
    assert books.page.promised == {}


@pytest.mark.parametrize("moment", [4, 5])
async def test_charge_made_before_a_crash_is_not_forgotten_though_the_provider_is_out_of_reach(
    books: MemoryBooks, payments: Rehearsal, fuse: Fuse, clock: TurnedClock, moment: int
) -> None:
    line = CrashingPayments(payments, fuse)
    shop = await open_shop(CrashingBooks(books, fuse), line, clock)
    await shop.change_cart("ada", "HUMBLE-LAMP", 1)
    fuse.set(moment)
    with pytest.raises(Crash):
        await pay(shop, "approve")
    fuse.set(None)
    line.reachable = False
    assert (await pay(shop, "approve")).state is State.PLACED
    line.reachable = True
    clock.turn(minutes=1)
    assert [order.state for order in await shop.reconcile()] == [State.PAID]
