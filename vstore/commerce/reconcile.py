"""Use cases: settle what a crash, a silent provider or a late answer left open. Asked, never guessed."""

from collections.abc import Iterable
from datetime import datetime

from vstore.commerce.checkout import Clock
from vstore.commerce.give_back import give_back
from vstore.commerce.inquiries import Inquiries
from vstore.commerce.order import Order, State
from vstore.commerce.payment import Payment, Payments, PaymentState
from vstore.commerce.ports import Books, Page
from vstore.commerce.settle import settle

SILENCE = frozenset({PaymentState.NO_ANSWER, PaymentState.UNAVAILABLE})
FINAL = frozenset({PaymentState.PAID, PaymentState.DECLINED})


async def reconcile(*, books: Books, payments: Payments, clock: Clock, inquiries: Inquiries) -> tuple[Order, ...]:
    """Frees lapsed stock, then asks about the orders and refunds left unsettled that are due; the orders changed."""
    now = clock()
    await books.write(lambda page: page.stock.expire(now))
    unsettled = await books.read(lambda page: page.orders.unsettled())
    return await _asked_about(inquiries.due(unsettled, now), books, payments, clock)


async def receive_news(numbers: Iterable[str], *, books: Books, payments: Payments, clock: Clock) -> tuple[Order, ...]:
    """Asks what became of the charges a webhook is about; the orders that changed.

    A webhook may be late, doubled, out of order or forged: only what the provider says when asked is believed.
    """
    distinct = tuple(dict.fromkeys(numbers))
    found = await books.read(lambda page: [page.orders.find(number) for number in distinct])
    return await _asked_about([order for order in found if order is not None], books, payments, clock)


async def _asked_about(orders: Iterable[Order], books: Books, payments: Payments, clock: Clock) -> tuple[Order, ...]:
    settled = [(order, await _ask_about(order, books, payments, clock)) for order in orders]
    return tuple(after for before, after in settled if _told(after) != _told(before))


def _told(order: Order) -> object:
    """What others are told of an order when it changes."""
    return order.state, order.action, order.refunds


async def _ask_about(order: Order, books: Books, payments: Payments, clock: Clock) -> Order:
    if order.received is None:
        payment = await _news(order, payments, clock())
        if payment.state in SILENCE:
            return order
        asked = order
        order = await books.write(lambda page: _settle_unless_changed(page, asked, payment, clock()))
    return await give_back(order, books=books, payments=payments, clock=clock)


async def _news(order: Order, payments: Payments, now: datetime) -> Payment:
    if order.state is State.NEEDS_ACTION and now >= order.held_until:
        return await payments.confirm(order.charge, approve=False)
    return await payments.get(order.charge)


def _settle_unless_changed(page: Page, order: Order, payment: Payment, now: datetime) -> Order:
    """Somebody may have charged or confirmed it while we asked: then only a final answer is still true."""
    current = page.orders.find(order.number)
    if current is not None and current != order and payment.state not in FINAL:
        return current
    return settle(page, order.number, payment, now)
