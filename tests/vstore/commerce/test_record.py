"""What others hear of an order: each of its states once, in order, in the words of that moment."""

import msgspec
import pytest

from tests.support.joyful_shop import ADA, TurnedClock, open_shop, won
from tests.support.memory_books import MemoryBooks
from vstore.commerce.cart import CartItem
from vstore.commerce.order import Order, State
from vstore.commerce.order_change import (
    Cancel,
    Change,
    Deliver,
    Prepare,
    ReceiveReturn,
    Request,
    RequestReturn,
    Ship,
)
from vstore.commerce.payment import Payment, PaymentState
from vstore.commerce.published_order import PublishedOrder
from vstore.commerce.settle import settle
from vstore.commerce.shop import Shop
from vstore.payments.rehearsal import Rehearsal

KEY = "key-of-ada-1"


@pytest.fixture
async def shop(books: MemoryBooks, payments: Rehearsal, clock: TurnedClock) -> Shop:
    shop = await open_shop(books, payments, clock)
    await shop.change_cart("ada", "HUMBLE-LAMP", 1)
    return shop


def told(books: MemoryBooks) -> list[str]:
    return [event.kind for event in books.page.outbox.events.values()]


async def answer(books: MemoryBooks, order: Order, payment: Payment, clock: TurnedClock) -> None:
    await books.write(lambda page: settle(page, order.number, payment, clock()))


@pytest.mark.parametrize(
    ("token", "kinds"),
    [
        ("approve", ["order.placed", "order.paid"]),
        ("decline", ["order.placed", "order.declined"]),
        ("confirm", ["order.placed"]),
        ("late", ["order.placed", "order.awaiting_payment"]),
        ("time_out_paid", ["order.placed", "order.paid"]),
        ("unavailable", ["order.placed", "order.cancelled"]),
    ],
)
async def test_each_state_of_an_order_that_others_care_for_is_put_once(
    shop: Shop, books: MemoryBooks, token: str, kinds: list[str]
) -> None:
    await shop.check_out("ada", KEY, ADA, 22_000, token, "ko")
    await shop.check_out("ada", KEY, ADA, 22_000, token, "ko")
    assert told(books) == kinds


async def test_duplicate_and_outdated_answers_put_nothing(shop: Shop, books: MemoryBooks, clock: TurnedClock) -> None:
    order = await shop.check_out("ada", KEY, ADA, 22_000, "approve")
    for state in (PaymentState.PAID, PaymentState.DECLINED, PaymentState.PENDING):
        await answer(books, order, Payment(state, won(22_000)), clock)
    assert told(books) == ["order.placed", "order.paid"]


async def test_state_that_comes_back_is_not_told_again(shop: Shop, books: MemoryBooks, clock: TurnedClock) -> None:
    order = await shop.check_out("ada", KEY, ADA, 22_000, "late")
    for state in (PaymentState.NO_ANSWER, PaymentState.PENDING):
        await answer(books, order, Payment(state), clock)
    assert books.page.order_of[order.number].state is State.PAYING
    assert told(books) == ["order.placed", "order.awaiting_payment"]


async def test_money_that_comes_too_late_is_told_of_until_it_is_back(
    shop: Shop, books: MemoryBooks, clock: TurnedClock
) -> None:
    order = await shop.check_out("ada", KEY, ADA, 22_000, "confirm")
    for payment in (Payment(PaymentState.DECLINED), Payment(PaymentState.PAID, won(22_000))):
        await answer(books, order, payment, clock)
    await shop.reconcile()
    assert told(books)[:3] == ["order.placed", "order.declined", "order.refund_due"]


async def test_event_holds_the_order_as_it_was_then_without_what_is_only_ours(shop: Shop, books: MemoryBooks) -> None:
    order = await shop.check_out("ada", KEY, ADA, 22_000, "approve", "ko")
    placed, paid = books.page.outbox.about(order.number)
    before, after = (msgspec.json.decode(event.body, type=PublishedOrder) for event in (placed, paid))
    assert (before.state, after.state, after.language) == ("placed", "paid", "ko")
    assert (before.received, after.received, after.total) == (None, won(22_000), won(22_000))
    assert (after.contact, [line.total for line in after.lines]) == (ADA, [won(19_000)])
    assert not {"key", "fingerprint", "visitor", "action"} & msgspec.json.decode(paid.body).keys()


async def test_each_change_of_a_paid_order_is_told_with_what_it_led_to(shop: Shop, books: MemoryBooks) -> None:
    await shop.change_cart("ada", "HUMBLE-LAMP", 3)
    order = await shop.check_out("ada", KEY, ADA, 57_000, "approve")
    one = (CartItem("HUMBLE-LAMP", 1),)
    changes: tuple[Change, ...] = (Prepare(), Cancel(one), Ship("CJ", "64-1"), Deliver(1), RequestReturn(one))
    for number, change in enumerate((*changes, ReceiveReturn(1))):
        await shop.desk.change(order.number, Request(f"key-{number}", "staff:kim", change), by_owner=True)
    refund = ["refund.done"]
    parcel = ["shipment.sent", "shipment.delivered"]
    back = ["return.requested", "return.received"]
    assert told(books)[2:] == ["order.preparing", "items.cancelled", *refund, *parcel, *back, *refund]
    last = list(books.page.outbox.events.values())[-1]
    published = msgspec.json.decode(last.body, type=PublishedOrder)
    assert [each.tracking for each in published.shipments] == ["64-1"]
    assert [each.status for each in published.refunds] == ["done", "done"]


async def test_order_cancelled_whole_is_told_once(shop: Shop, books: MemoryBooks) -> None:
    order = await shop.check_out("ada", KEY, ADA, 22_000, "approve")
    await shop.desk.change(order.number, Request("key-1", "staff:kim", Cancel()), by_owner=True)
    assert told(books)[2:] == ["order.cancelled", "refund.done"]
