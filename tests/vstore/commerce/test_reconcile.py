from collections.abc import Mapping

import pytest

from tests.support.crashing import CrashingPayments, Fuse
from tests.support.joyful_shop import ADA, TurnedClock, open_shop, won
from tests.support.memory_books import MemoryBooks
from vstore.commerce.order import Order, State
from vstore.commerce.payment import Payment, PaymentState
from vstore.commerce.refund import RefundStatus
from vstore.commerce.refusal import Code, Refused
from vstore.commerce.settle import settle
from vstore.commerce.shop import Shop
from vstore.payments.rehearsal import Rehearsal

LAMP_TOTAL = 22_000


@pytest.fixture
async def shop(books: MemoryBooks, payments: Rehearsal, clock: TurnedClock) -> Shop:
    shop = await open_shop(books, payments, clock)
    await shop.change_cart("ada", "HUMBLE-LAMP", 1)
    return shop


async def pay(shop: Shop, token: str) -> Order:
    return await shop.check_out("ada", "key-of-ada-1", ADA, LAMP_TOTAL, token)


async def answered(books: MemoryBooks, order: Order, payment: Payment, clock: TurnedClock) -> Order:
    return await books.write(lambda page: settle(page, order.number, payment, clock()))


async def lamps(shop: Shop) -> int | None:
    return (await shop.available())["HUMBLE-LAMP"]


@pytest.mark.parametrize(
    ("token", "end", "reason", "left"),
    [
        ("time_out_paid", State.PAID, None, 2),
        ("time_out_failed", State.DECLINED, Code.PAYMENT_DECLINED, 3),
        ("time_out_lost", State.CANCELLED, Code.PAYMENT_UNAVAILABLE, 3),
    ],
)
async def test_silent_provider_is_asked_later_and_never_guessed(
    shop: Shop, clock: TurnedClock, token: str, end: State, reason: Code | None, left: int
) -> None:
    order = await pay(shop, token)
    assert (order.state, order.reason) == (State.IN_DOUBT, None)
    assert await lamps(shop) == 2
    assert await shop.reconcile() == ()
    clock.turn(minutes=1)
    (settled,) = await shop.reconcile()
    assert (settled.state, settled.reason, settled.number) == (end, reason, order.number)
    assert await lamps(shop) == left
    assert await shop.reconcile() == ()


async def test_retry_with_the_same_key_heals_a_time_out(shop: Shop) -> None:
    assert (await pay(shop, "time_out_paid")).state is State.IN_DOUBT
    assert (await pay(shop, "time_out_paid")).state is State.PAID
    assert await lamps(shop) == 2


async def test_provider_out_of_reach_cancels_at_once_and_keeps_the_cart(shop: Shop) -> None:
    order = await pay(shop, "unavailable")
    assert (order.state, order.reason) == (State.CANCELLED, Code.PAYMENT_UNAVAILABLE)
    assert await lamps(shop) == 3
    assert (await shop.cart_of("ada"))[0].quantity_of("HUMBLE-LAMP") == 1


@pytest.mark.parametrize(("token", "webhooks"), [("late", 1), ("twice", 2)])
async def test_late_payment_arrives_by_webhook_and_counts_once(
    shop: Shop, payments: Rehearsal, clock: TurnedClock, token: str, webhooks: int
) -> None:
    assert (await pay(shop, token)).state is State.PAYING
    assert await payments.deliver(shop.receive_webhook) == 0
    clock.turn(seconds=3)
    assert await payments.deliver(shop.receive_webhook) == webhooks
    assert await payments.deliver(shop.receive_webhook) == 0
    (order,) = await shop.orders_of("ada")
    assert (order.state, order.received) == (State.PAID, won(LAMP_TOTAL))
    assert await lamps(shop) == 2
    assert (await shop.cart_of("ada"))[0].items == ()


async def test_late_failure_frees_the_stock(shop: Shop, payments: Rehearsal, clock: TurnedClock) -> None:
    await pay(shop, "late_failed")
    clock.turn(seconds=3)
    await payments.deliver(shop.receive_webhook)
    (order,) = await shop.orders_of("ada")
    assert (order.state, order.reason) == (State.DECLINED, Code.PAYMENT_DECLINED)
    assert await lamps(shop) == 3


async def test_lost_webhook_is_made_up_for_by_reconciliation(shop: Shop, clock: TurnedClock) -> None:
    await pay(shop, "late")
    clock.turn(minutes=1)
    (order,) = await shop.reconcile()
    assert order.state is State.PAID


async def test_forged_webhook_is_refused(shop: Shop, books: MemoryBooks) -> None:
    order = await pay(shop, "late")
    before = books.page.copy()
    for headers in ({}, {"Rehearsal-Signature": "0" * 64}, {"Rehearsal-Signature": "é"}):
        with pytest.raises(Refused) as refused:
            await shop.receive_webhook(headers, b'{"key": "%s"}' % order.number.encode())
        assert refused.value.code is Code.WEBHOOK_REJECTED
    assert books.page == before


async def test_webhook_is_only_a_hint_and_the_provider_is_asked(
    shop: Shop, payments: Rehearsal, books: MemoryBooks, clock: TurnedClock
) -> None:
    sent: list[tuple[Mapping[str, str], bytes]] = []

    async def keep(headers: Mapping[str, str], body: bytes) -> None:
        sent.append((headers, body))

    await pay(shop, "late")
    clock.turn(seconds=3)
    await payments.deliver(keep)
    clock.turn(seconds=-3)
    ((headers, body),) = sent
    before = books.page.copy()
    assert await shop.receive_webhook(headers, body) == ()
    assert books.page == before
    clock.turn(seconds=3)
    assert [order.state for order in await shop.receive_webhook(headers, body)] == [State.PAID]


async def test_unanswered_confirmation_expires_and_a_late_yes_charges_nothing(shop: Shop, clock: TurnedClock) -> None:
    order = await pay(shop, "confirm")
    clock.turn(minutes=14)
    assert await shop.reconcile() == ()
    clock.turn(minutes=1)
    expired = await shop.confirm_payment("ada", order.number, approve=True)
    assert (expired.state, expired.reason, expired.received) == (State.DECLINED, Code.PAYMENT_EXPIRED, None)


async def test_reconciliation_calls_an_expired_confirmation_off(shop: Shop, clock: TurnedClock) -> None:
    await pay(shop, "confirm")
    clock.turn(minutes=15)
    (order,) = await shop.reconcile()
    assert (order.state, order.reason) == (State.DECLINED, Code.PAYMENT_EXPIRED)
    assert await lamps(shop) == 3


async def test_money_for_what_was_sold_meanwhile_goes_back(
    shop: Shop, books: MemoryBooks, payments: Rehearsal, clock: TurnedClock
) -> None:
    await shop.change_cart("ada", "HUMBLE-LAMP", 3)
    order = await shop.check_out("ada", "key-of-ada-1", ADA, 57_000, "time_out_paid")
    clock.turn(minutes=15)
    assert await books.write(lambda page: page.stock.expire(clock())) == (order.number,)
    await shop.change_cart("bob", "HUMBLE-LAMP", 1)
    bob = await shop.check_out("bob", "key-of-bob-1", ADA, LAMP_TOTAL, "approve")
    assert bob.state is State.PAID
    (refunded,) = await shop.reconcile()
    assert (refunded.number, refunded.state, refunded.reason) == (order.number, State.REFUNDED, Code.SOLD_OUT)
    assert payments.refunded(order.number) == won(57_000).amount
    assert await lamps(shop) == 2


async def test_money_for_lapsed_stock_that_is_still_there_buys_it(
    shop: Shop, books: MemoryBooks, clock: TurnedClock
) -> None:
    await pay(shop, "time_out_paid")
    clock.turn(minutes=15)
    (order,) = await shop.reconcile()
    assert (order.state, await lamps(shop)) == (State.PAID, 2)


async def test_order_past_its_hold_is_asked_about_and_not_charged_again(shop: Shop, clock: TurnedClock) -> None:
    await pay(shop, "time_out_lost")
    clock.turn(minutes=15)
    order = await pay(shop, "time_out_lost")
    assert (order.state, order.reason) == (State.CANCELLED, Code.PAYMENT_UNAVAILABLE)


async def test_payment_of_another_amount_is_given_back_and_waits_for_staff_where_the_provider_refuses(
    shop: Shop, books: MemoryBooks, payments: Rehearsal, clock: TurnedClock
) -> None:
    order = await pay(shop, "confirm")
    due = await answered(books, order, Payment(PaymentState.PAID, won(1), "paid-too-little"), clock)
    assert (due.state, due.reason, due.received) == (State.REFUND_DUE, Code.PAYMENT_MISMATCH, won(1))
    assert await lamps(shop) == 3
    assert (await shop.cart_of("ada"))[0].quantity_of("HUMBLE-LAMP") == 1
    clock.turn(minutes=1)
    (refused,) = await shop.reconcile()
    assert (refused.state, refused.refunds[0].status) == (State.REFUND_DUE, RefundStatus.REFUSED)
    clock.turn(minutes=1)
    assert await shop.reconcile() == ()


async def test_answers_that_are_outdated_or_doubled_change_nothing(
    shop: Shop, books: MemoryBooks, clock: TurnedClock
) -> None:
    order = await pay(shop, "approve")
    before = books.page.copy()
    for state in PaymentState:
        assert await answered(books, order, Payment(state, won(LAMP_TOTAL), "again"), clock) == order
    assert books.page == before


@pytest.mark.parametrize("token", ["decline", "unavailable"])
async def test_money_that_arrives_after_the_end_goes_back(
    shop: Shop, books: MemoryBooks, clock: TurnedClock, token: str
) -> None:
    order = await pay(shop, token)
    due = await answered(books, order, Payment(PaymentState.PAID, order.total, "late"), clock)
    assert (due.state, due.reason, due.received) == (State.REFUND_DUE, order.reason, order.total)
    assert await lamps(shop) == 3


async def test_provider_out_of_reach_proves_nothing_about_an_earlier_charge(
    shop: Shop, books: MemoryBooks, payments: Rehearsal, clock: TurnedClock
) -> None:
    gone = CrashingPayments(payments, Fuse())
    shop = await open_shop(books, gone, clock)
    order = await shop.check_out("ada", "key-of-ada-1", ADA, LAMP_TOTAL, "time_out_paid")
    gone.reachable = False
    assert (await shop.check_out("ada", "key-of-ada-1", ADA, LAMP_TOTAL, "time_out_paid")).state is State.IN_DOUBT
    clock.turn(minutes=1)
    assert await shop.reconcile() == ()
    gone.reachable = True
    assert [each.state for each in await shop.reconcile()] == [State.PAID]
    assert (await shop.orders_of("ada"))[0].number == order.number


async def test_confirmation_that_does_not_reach_the_provider_can_be_given_again(
    shop: Shop, books: MemoryBooks, payments: Rehearsal, clock: TurnedClock
) -> None:
    gone = CrashingPayments(payments, Fuse())
    shop = await open_shop(books, gone, clock)
    order = await pay(shop, "confirm")
    gone.reachable = False
    assert await shop.confirm_payment("ada", order.number, approve=True) == order
    gone.reachable = True
    assert (await shop.confirm_payment("ada", order.number, approve=True)).state is State.PAID


async def test_refund_without_an_answer_is_asked_for_again_and_given_once(
    shop: Shop, books: MemoryBooks, payments: Rehearsal, clock: TurnedClock
) -> None:
    gone = CrashingPayments(payments, Fuse())
    shop = await open_shop(books, gone, clock)
    order = await pay(shop, "time_out_paid")
    due = await answered(books, order, Payment(PaymentState.PAID, won(LAMP_TOTAL - 1)), clock)
    gone.reachable = False
    clock.turn(minutes=1)
    assert await shop.reconcile() == ()
    assert payments.refunded(order.number) == LAMP_TOTAL - 1
    gone.reachable = True
    assert [each.state for each in await shop.reconcile()] == [State.REFUNDED]
    assert payments.refunded(due.number) == LAMP_TOTAL - 1
