import asyncio
from datetime import timedelta

import msgspec
import pytest

from scenes.products import Variant
from tests.support.joyful_shop import ADA, CATALOG, LAMP, NOON, TEA, TurnedClock, open_shop, won
from tests.support.memory_books import MemoryBooks
from vstore.commerce.cart import Cart, CartItem
from vstore.commerce.catalog import Catalog
from vstore.commerce.discount import ChosenDelivery
from vstore.commerce.order import Order, OrderLine, State
from vstore.commerce.order_number import order_number
from vstore.commerce.payment import PaymentAction
from vstore.commerce.refusal import Code, Refused, Slot
from vstore.commerce.shop import Shop
from vstore.payments.rehearsal import Rehearsal

KEY = "key-of-ada-1"
TWO_LAMPS = 41_000


@pytest.fixture
async def shop(books: MemoryBooks, payments: Rehearsal, clock: TurnedClock) -> Shop:
    shop = await open_shop(books, payments, clock)
    await shop.change_cart("ada", "HUMBLE-LAMP", 2)
    return shop


async def pay(shop: Shop, token: str = "approve", *, key: str = KEY, total: int = TWO_LAMPS) -> Order:
    return await shop.check_out("ada", key, ADA, total, token)


async def refusal(shop: Shop, books: MemoryBooks, **request: str | int) -> tuple[Code, dict[str, Slot]]:
    """Why a checkout is refused; asserts that nothing has changed."""
    before = books.page.copy()
    with pytest.raises(Refused) as refused:
        await pay(shop, **request)  # type: ignore[arg-type]
    assert books.page == before
    return refused.value.code, refused.value.slots


async def stock(shop: Shop, sku: str = "HUMBLE-LAMP") -> int | None:
    return (await shop.available())[sku]


async def test_approved_payment_makes_an_order_takes_the_stock_and_empties_the_cart(shop: Shop) -> None:
    order = await pay(shop)
    assert order == Order(
        number=order_number("id-1"),
        visitor="ada",
        key=KEY,
        fingerprint=order.fingerprint,
        lines=(OrderLine("HUMBLE-LAMP", "lamp", {"en": "Humble lamp"}, {}, 2, won(19_000)),),
        contact=ADA,
        subtotal=won(38_000),
        delivery=won(3_000),
        total=won(41_000),
        placed_at=NOON,
        changed_at=NOON,
        held_until=NOON + timedelta(minutes=15),
        state=State.PAID,
        reference=f"rehearsal-{order.number}",
        received=won(41_000),
        delivery_method=ChosenDelivery("standard", {"en": "Delivery", "ko": "배송"}),
    )
    assert await stock(shop) == 1
    assert (await shop.cart_of("ada"))[0] == Cart("ada")
    assert await shop.orders_of("ada") == (order,)
    assert await shop.orders_of("eve") == ()


async def test_same_key_gives_the_same_order_and_charges_once(shop: Shop, clock: TurnedClock) -> None:
    first = await pay(shop)
    clock.turn(days=3)
    assert await pay(shop) == first
    assert await stock(shop) == 1


async def test_declined_payment_frees_the_stock_and_keeps_the_cart(shop: Shop) -> None:
    order = await pay(shop, "decline")
    assert (order.state, order.reason, order.received) == (State.DECLINED, Code.PAYMENT_DECLINED, None)
    assert await stock(shop) == 3
    assert (await shop.cart_of("ada"))[0].items == (CartItem("HUMBLE-LAMP", 2),)
    assert await pay(shop, "decline") == order
    assert (await pay(shop, key="key-of-ada-2")).state is State.PAID


async def test_unknown_payment_token_is_declined(shop: Shop) -> None:
    assert (await pay(shop, "tok_somebody-elses")).state is State.DECLINED


async def test_same_key_for_another_request_is_refused(shop: Shop, books: MemoryBooks) -> None:
    await pay(shop, "confirm")
    assert await refusal(shop, books, total=TWO_LAMPS + 1) == (Code.KEY_REUSED, {})
    assert await refusal(shop, books, token="approve") == (Code.KEY_REUSED, {})


async def test_same_key_of_another_visitor_is_another_order(shop: Shop) -> None:
    ada = await pay(shop)
    await shop.change_cart("bob", "HUMBLE-LAMP", 1)
    bob = await shop.check_out("bob", KEY, ADA, 22_000, "approve")
    assert bob.number != ada.number
    assert bob.state is State.PAID


async def test_changed_price_is_refused_with_the_new_total(shop: Shop, books: MemoryBooks) -> None:
    assert await refusal(shop, books, total=40_999) == (Code.PRICE_CHANGED, {"total": won(41_000)})
    dearer = msgspec.structs.replace(LAMP, variants=(Variant("HUMBLE-LAMP", won(20_000), stock=3),))
    shop.live.take(Catalog([dearer, TEA], "KRW"), NOON)
    assert await refusal(shop, books) == (Code.PRICE_CHANGED, {"total": won(43_000)})


async def test_cart_that_cannot_be_ordered_is_refused_with_its_reason(shop: Shop, books: MemoryBooks) -> None:
    await shop.change_cart("bob", "HUMBLE-LAMP", 2)
    await shop.check_out("bob", "key-of-bob-1", ADA, TWO_LAMPS, "approve")
    assert await refusal(shop, books) == (Code.NOT_ENOUGH_STOCK, {"sku": "HUMBLE-LAMP", "available": 1})
    await shop.change_cart("bob", "HUMBLE-LAMP", 1)
    await shop.check_out("bob", "key-of-bob-2", ADA, 22_000, "approve")
    assert await refusal(shop, books) == (Code.SOLD_OUT, {"sku": "HUMBLE-LAMP"})
    shop.live.take(Catalog([TEA], "KRW"), NOON)
    assert await refusal(shop, books) == (Code.NOT_SOLD, {"sku": "HUMBLE-LAMP"})
    await shop.change_cart("ada", "HUMBLE-LAMP", 0)
    assert await refusal(shop, books) == (Code.CART_EMPTY, {})


async def test_cart_takes_only_what_is_sold_and_there(shop: Shop, books: MemoryBooks) -> None:
    before = books.page.copy()
    wishes = [
        ("SOFA", 1, Code.NOT_SOLD),
        ("CRUNCHY-ARMCHAIR-SEA", 1, Code.SOLD_OUT),
        ("BOTTOMLESS-TEA", 100, Code.TOO_MANY),
    ]
    for sku, quantity, code in wishes:
        with pytest.raises(Refused) as refused:
            await shop.change_cart("ada", sku, quantity)
        assert refused.value.code is code
    with pytest.raises(Refused) as refused:
        await shop.change_cart("ada", "HUMBLE-LAMP", 4)
    assert refused.value.slots == {"sku": "HUMBLE-LAMP", "available": 3}
    assert books.page == before


async def test_second_purchase_of_one_cart_waits_for_the_first(
    shop: Shop, books: MemoryBooks, clock: TurnedClock
) -> None:
    first = await pay(shop, "confirm")
    assert await refusal(shop, books, key="key-of-ada-2") == (Code.CHECKOUT_BUSY, {"order": first.number})
    clock.turn(minutes=15)
    await shop.reconcile()
    assert (await pay(shop, key="key-of-ada-2")).state is State.PAID


async def test_cart_shows_what_is_held_for_its_own_order_as_available(shop: Shop) -> None:
    await shop.change_cart("ada", "HUMBLE-LAMP", 3)
    await pay(shop, "confirm", total=57_000)
    _, bill = await shop.cart_of("ada")
    assert [line.problem for line in bill.lines] == [None]
    assert await stock(shop) == 0


async def test_confirmation_asked_for_and_given_pays(shop: Shop) -> None:
    order = await pay(shop, "confirm")
    assert (order.state, order.action) == (State.NEEDS_ACTION, PaymentAction("confirm"))
    assert await stock(shop) == 1
    paid = await shop.confirm_payment("ada", order.number, approve=True)
    assert (paid.state, paid.action, paid.received) == (State.PAID, None, won(41_000))
    assert await pay(shop, "confirm") == paid
    assert await shop.confirm_payment("ada", order.number, approve=False) == paid
    assert (await shop.cart_of("ada"))[0].items == ()


async def test_confirmation_denied_declines(shop: Shop) -> None:
    order = await pay(shop, "confirm")
    denied = await shop.confirm_payment("ada", order.number, approve=False)
    assert (denied.state, denied.reason) == (State.DECLINED, Code.PAYMENT_DECLINED)
    assert await stock(shop) == 3
    assert await shop.confirm_payment("ada", order.number, approve=True) == denied


async def test_order_of_another_visitor_is_as_unknown_as_none(shop: Shop, books: MemoryBooks) -> None:
    order = await pay(shop, "confirm")
    before = books.page.copy()
    for visitor, number in (("eve", order.number), ("ada", "VS-2222-2222")):
        with pytest.raises(Refused) as refused:
            await shop.confirm_payment(visitor, number, approve=True)
        assert (refused.value.code, refused.value.slots) == (Code.ORDER_UNKNOWN, {"order": number})
    assert books.page == before


async def test_two_identical_checkouts_in_flight_make_one_order(shop: Shop, books: MemoryBooks) -> None:
    first, second = await asyncio.gather(pay(shop), pay(shop))
    assert first.number == second.number
    assert (first.state, second.state) == (State.PAID, State.PAID)
    assert len(books.page.order_of) == 1
    assert await stock(shop) == 1


async def test_only_what_was_ordered_leaves_the_cart(shop: Shop) -> None:
    order = await pay(shop, "confirm")
    await shop.change_cart("ada", "BOTTOMLESS-TEA", 1)
    await shop.confirm_payment("ada", order.number, approve=True)
    assert (await shop.cart_of("ada"))[0].items == (CartItem("BOTTOMLESS-TEA", 1),)


async def test_number_that_is_taken_is_not_given_twice(payments: Rehearsal, clock: TurnedClock) -> None:
    ids = iter(["same", "same", "other"])
    shop = await open_shop(MemoryBooks(), payments, clock, catalog=CATALOG, new_id=lambda: next(ids))
    orders = []
    for visitor in ("ada", "bob"):
        await shop.change_cart(visitor, "BOTTOMLESS-TEA", 1)
        orders.append(await shop.check_out(visitor, KEY, ADA, 7_500, "approve"))
    assert [order.number for order in orders] == [order_number("same"), order_number("other")]
