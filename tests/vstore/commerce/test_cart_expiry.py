"""What counts as touching a cart."""

from tests.support.joyful_shop import ADA, TurnedClock, open_shop
from tests.support.memory_books import MemoryBooks
from vstore.commerce.order import State
from vstore.payments.rehearsal import Rehearsal


async def test_cart_is_kept_for_ninety_days_since_it_was_changed_and_an_order_keeps_what_it_holds(
    books: MemoryBooks, payments: Rehearsal, clock: TurnedClock
) -> None:
    shop = await open_shop(books, payments, clock)
    await shop.change_cart("ada", "HUMBLE-LAMP", 1)
    clock.turn(days=60)
    await shop.change_cart("ada", "BOTTOMLESS-TEA", 1)
    clock.turn(days=90)
    assert await shop.expire_carts() == ()
    order = await shop.check_out("ada", "key-of-ada-1", ADA, 26_500, "confirm")
    clock.turn(seconds=1)
    assert await shop.expire_carts() == ("ada",)
    assert (await shop.cart_of("ada"))[0].items == ()
    assert (await shop.confirm_payment("ada", order.number, approve=True)).state is State.PAID
