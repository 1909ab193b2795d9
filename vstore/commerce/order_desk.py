"""The order desk: everything that staff, visitors and guests may do with orders that were placed."""

import hmac
from datetime import datetime

from vstore.commerce.change_order import change_order, make_change
from vstore.commerce.checkout import Clock
from vstore.commerce.fulfilment import fulfilment
from vstore.commerce.give_back import give_back
from vstore.commerce.order import Order
from vstore.commerce.order_change import Cancel, Change, Request, RequestReturn
from vstore.commerce.order_life import as_asked, granted_to_clerks
from vstore.commerce.order_number import read_order_number
from vstore.commerce.order_search import OrderSearch
from vstore.commerce.payment import Payments
from vstore.commerce.ports import Books, Page
from vstore.commerce.refusal import Code, Refused
from vstore.commerce.withdrawal import Choices, ReturnTerms, choices, visitors_rule

VISITOR = "visitor"
GUEST = "guest"


class OrderDesk:
    """Changes orders, once for each key; what cannot be granted is raised as Refused. `clock` gives times in UTC."""

    def __init__(self, terms: ReturnTerms, *, books: Books, payments: Payments, clock: Clock) -> None:
        self.terms = terms
        self._books = books
        self._payments = payments
        self._clock = clock

    def choices(self, order: Order) -> Choices:
        """What its visitor may do with an order now."""
        return choices(order, self._clock(), self.terms)

    async def search(self, wanted: OrderSearch) -> tuple[Order, ...]:
        """The orders that fit, newest first."""
        return await self._books.read(lambda page: page.orders.search(wanted))

    async def find(self, number: str) -> Order:
        """The order of that number. Refused: order_unknown."""
        return await self._books.read(lambda page: _found(page, number))

    async def proven(self, number: str, email: str) -> Order:
        """The order of whoever knows its number and its e-mail. Refused: order_unknown, whichever of them is wrong."""
        order = await self._books.read(lambda page: page.orders.find(read_order_number(number) or ""))
        known = _plain(order.contact.email) if order else b""
        # An order whose buyer is erased has no e-mail: nobody proves that it is theirs by giving none.
        if order is None or not known or not hmac.compare_digest(known, _plain(email)):
            raise Refused(Code.ORDER_UNKNOWN, order=number)
        return order

    async def change(self, number: str, request: Request, *, by_owner: bool) -> Order:
        """The order after what staff ask for. Refused: see `vstore.commerce.change_order`, and refund_needs_owner."""
        return await change_order(
            number,
            request,
            books=self._books,
            payments=self._payments,
            clock=self._clock,
            rule=as_asked if by_owner else granted_to_clerks(self.terms.clerk_refunds),
        )

    async def change_own(self, visitor: str, number: str, key: str, change: Cancel | RequestReturn) -> Order:
        """The visitor's own order after what they ask for; another's is as unknown as none.

        Refused: see `vstore.commerce.change_order` and `vstore.commerce.withdrawal.visitors_rule`.
        """
        order = await self.find(number)
        if order.visitor != visitor:
            raise Refused(Code.ORDER_UNKNOWN, order=number)
        return await change_order(
            number,
            Request(key, VISITOR, change),
            books=self._books,
            payments=self._payments,
            clock=self._clock,
            rule=self._rule,
        )

    async def withdraw(self, number: str, email: str, key: str) -> Order:
        """Withdraws from the whole of a guest's order: what was not sent is cancelled, what was is to come back.

        Refused: order_unknown, and as for `change_own`.
        """
        proven = await self.proven(number, email)
        order = await self._books.write(lambda page: self._withdrawn(page, proven.number, key))
        return await give_back(order, books=self._books, payments=self._payments, clock=self._clock)

    def _withdrawn(self, page: Page, number: str, key: str) -> Order:
        order, now = _found(page, number), self._clock()
        if any(event.key.startswith(f"{key}-") for event in order.events):
            return order
        pieces = fulfilment(order)
        if not pieces.returnable:
            return make_change(page, number, Request(f"{key}-cancel", GUEST, Cancel()), now, self._rule)
        if pieces.open:
            make_change(page, number, Request(f"{key}-cancel", GUEST, Cancel()), now, self._rule)
        return make_change(page, number, Request(f"{key}-return", GUEST, RequestReturn()), now, self._rule)

    def _rule(self, order: Order, change: Change, now: datetime) -> Change:
        return visitors_rule(order, change, now, self.terms)


def _found(page: Page, number: str) -> Order:
    order = page.orders.find(number)
    if order is None:
        raise Refused(Code.ORDER_UNKNOWN, order=number)
    return order


def _plain(email: str) -> bytes:
    return email.strip().casefold().encode()
