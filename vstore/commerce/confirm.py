"""Use cases: the visitor's answer where the payment provider asked for one, and their return from its page."""

from collections.abc import Mapping

from vstore.commerce.checkout import Clock
from vstore.commerce.order import Order, State
from vstore.commerce.payment import Payments
from vstore.commerce.ports import Books
from vstore.commerce.refusal import Code, Refused
from vstore.commerce.settle import settle


async def confirm_payment(
    visitor: str, number: str, *, approve: bool, books: Books, payments: Payments, clock: Clock
) -> Order:
    """The order after the answer; one that needs no answer stays as it is. Refused: order_unknown.

    After `held_until` the answer passed on is always no: what is no longer kept is not charged.
    """
    order = await order_of(visitor, number, books=books)
    if order.state is not State.NEEDS_ACTION:
        return order
    payment = await payments.confirm(order.charge, approve=approve and clock() < order.held_until)
    return await books.write(lambda page: settle(page, number, payment, clock()))


async def take_return(
    number: str, returned: Mapping[str, str], *, books: Books, payments: Payments, clock: Clock
) -> Order:
    """The order after its visitor came back from the provider's page. Refused: order_unknown.

    Whoever comes may have written `returned` themselves: only what the provider says when it is asked is believed.
    """
    order = await books.read(lambda page: page.orders.find(number))
    if order is None:
        raise Refused(Code.ORDER_UNKNOWN, order=number)
    if order.state is State.NEEDS_ACTION and order.action and order.action.kind == "redirect":
        in_time = clock() < order.held_until
        payment = await payments.confirm(order.charge, approve=in_time, returned=returned)
    elif order.state in (State.PAYING, State.IN_DOUBT):
        payment = await payments.get(order.charge)
    else:
        return order
    return await books.write(lambda page: settle(page, number, payment, clock()))


async def order_of(visitor: str, number: str, *, books: Books) -> Order:
    """The visitor's own order; another's is as unknown as none."""
    order = await books.read(lambda page: page.orders.find(number))
    if order is None or order.visitor != visitor:
        raise Refused(Code.ORDER_UNKNOWN, order=number)
    return order
