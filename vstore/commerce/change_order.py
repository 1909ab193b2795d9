"""Use case: do something with an order that was paid, once for each key."""

from datetime import datetime

from vstore.commerce.checkout import Clock
from vstore.commerce.give_back import give_back
from vstore.commerce.order import Order, State
from vstore.commerce.order_change import Cancel, ReceiveReturn, Request
from vstore.commerce.order_life import Rule, as_asked, changed
from vstore.commerce.payment import Payments
from vstore.commerce.ports import Books, Page
from vstore.commerce.record import record
from vstore.commerce.refusal import Code, Refused


async def change_order(
    number: str, request: Request, *, books: Books, payments: Payments, clock: Clock, rule: Rule = as_asked
) -> Order:
    """The order after the change, with its stock and its refund; the same key gives the same answer.

    Refused, with nothing changed: order_unknown, and see `vstore.commerce.order_life`.
    """
    order = await books.write(lambda page: make_change(page, number, request, clock(), rule))
    return await give_back(order, books=books, payments=payments, clock=clock)


def make_change(page: Page, number: str, request: Request, now: datetime, rule: Rule = as_asked) -> Order:
    """Makes a change in the books: what does not leave, or can be sold again, is stock again.

    An order cancelled whole has used no promotion; one that comes back has.
    """
    order = page.orders.find(number)
    if order is None:
        raise Refused(Code.ORDER_UNKNOWN, order=number)
    after = changed(order, request, now, rule)
    if after.events == order.events:
        return order
    match after.events[-1].change:
        case Cancel(items):
            page.stock.put_back(items)
        case ReceiveReturn(_, items, True):
            page.stock.put_back(items)
        case _:
            pass
    if after.state is State.CANCELLED:
        page.promotions.give_back(order.number)
    return record(page, after, now)
