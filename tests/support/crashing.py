"""Crashes on purpose: books and a provider that break off before or after any step one chooses."""

from collections.abc import Callable, Mapping
from typing import TypeVar

from scenes.money import Money
from vstore.commerce.payment import Charge, Payment, Payments, PaymentState, RefundState, Webhook
from vstore.commerce.ports import Books, Page

Result = TypeVar("Result")

OUT_OF_REACH = Payment(PaymentState.UNAVAILABLE)


class Crash(Exception):
    """The process died here."""


class Fuse:
    """Counts the moments at which a process can die, and blows at the chosen one."""

    def __init__(self, blows_at: int | None = None) -> None:
        self.blows_at = blows_at
        self.moments = 0

    def moment(self) -> None:
        self.moments += 1
        if self.moments == self.blows_at:
            raise Crash

    def set(self, blows_at: int | None) -> None:
        self.moments, self.blows_at = 0, blows_at


class CrashingBooks:
    """Books that may die before an entry is written, or right after it was."""

    def __init__(self, books: Books, fuse: Fuse) -> None:
        self._books = books
        self._fuse = fuse

    async def read(self, look: Callable[[Page], Result]) -> Result:
        return await self._books.read(look)

    async def write(self, entry: Callable[[Page], Result]) -> Result:
        self._fuse.moment()
        result = await self._books.write(entry)
        self._fuse.moment()
        return result


class CrashingPayments:
    """A provider whose question may die before it is sent, or before its answer is read.

    While it is not `reachable` questions do not arrive; refunds do, but their answers are lost.
    """

    def __init__(self, payments: Payments, fuse: Fuse) -> None:
        self.reachable = True
        self._payments = payments
        self._fuse = fuse

    async def create(self, charge: Charge, token: str) -> Payment:
        self._fuse.moment()
        if not self.reachable:
            return OUT_OF_REACH
        payment = await self._payments.create(charge, token)
        self._fuse.moment()
        return payment

    async def confirm(self, charge: Charge, *, approve: bool, returned: Mapping[str, str] = {}) -> Payment:
        self._fuse.moment()
        if not self.reachable:
            return OUT_OF_REACH
        payment = await self._payments.confirm(charge, approve=approve, returned=returned)
        self._fuse.moment()
        return payment

    async def get(self, charge: Charge) -> Payment:
        self._fuse.moment()
        return await self._payments.get(charge) if self.reachable else OUT_OF_REACH

    async def refund(self, charge: Charge, amount: Money, key: str) -> RefundState:
        self._fuse.moment()
        refund = await self._payments.refund(charge, amount, key)
        self._fuse.moment()
        return refund if self.reachable else RefundState.NO_ANSWER

    async def hang_up(self) -> None:
        await self._payments.hang_up()

    def parse_webhook(self, headers: Mapping[str, str], body: bytes) -> tuple[Webhook, ...]:
        return self._payments.parse_webhook(headers, body)
