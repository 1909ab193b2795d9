"""Use case: have the provider give back what is due, and write down what it answers."""

from datetime import datetime

from vstore.commerce.checkout import Clock
from vstore.commerce.order import Order, State
from vstore.commerce.payment import Payments, RefundState
from vstore.commerce.ports import Books, Page
from vstore.commerce.record import record
from vstore.commerce.refund import Refund, RefundStatus

STATUS = {RefundState.DONE: RefundStatus.DONE, RefundState.REFUSED: RefundStatus.REFUSED}


async def give_back(order: Order, *, books: Books, payments: Payments, clock: Clock) -> Order:
    """The order once the provider was asked for each refund that is due; one that it does not answer stays due."""
    for refund in order.due_refunds:
        answer = await payments.refund(order.charge, refund.amount, refund.key)
        if answer in STATUS:
            order = await _noted(order.number, refund, STATUS[answer], books, clock)
    return order


async def _noted(number: str, refund: Refund, status: RefundStatus, books: Books, clock: Clock) -> Order:
    return await books.write(lambda page: _answered(page, number, refund.key, status, clock()))


def _answered(page: Page, number: str, key: str, status: RefundStatus, now: datetime) -> Order:
    order = page.orders.find(number)
    if order is None:
        raise LookupError(f"there is no order {number}")
    if key not in (refund.key for refund in order.due_refunds):
        return order
    answered = order.with_refund_answered(key, status, now)
    if answered.state is State.REFUND_DUE and not answered.refundable and not answered.due_refunds:
        answered = answered.moved(State.REFUNDED, now)
    return record(page, answered, now)
