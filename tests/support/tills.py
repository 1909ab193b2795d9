"""A till for each payment provider: the provider itself, and a visitor who pays by it, well or badly."""

from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import Protocol
from urllib.parse import parse_qsl, urlsplit

import httpx
import msgspec
import pytest

from scenes.money import Money
from tests.support import stripe_double, toss_double
from tests.support.joyful_shop import TurnedClock
from tests.support.memory_books import MemoryBooks
from tests.support.provider_double import serving
from tests.support.stripe_double import StripeDouble
from tests.support.toss_double import TossDouble
from vstore.commerce.bank_transfer import note_refunded, receive_transfer
from vstore.commerce.invoice import Invoice
from vstore.commerce.payment import Charge, Payment, Payments, RefundState
from vstore.payments.invoice import BankTransfer
from vstore.payments.provider import BankAccount, Premises
from vstore.payments.rehearsal import SIGNATURE, Rehearsal
from vstore.payments.stripe import Stripe
from vstore.payments.toss import Toss

ACCOUNT = BankAccount("신한은행", "110-123-456789", "노스웨이", days=7)
SITE = "https://store.example"
PATIENT = 30.0
"""Seconds a provider may take: more than any busy machine needs."""

Message = tuple[Mapping[str, str], bytes]


class Till(Protocol):
    """One provider. `payments` is asked; the others do what visitors, banks and networks do."""

    payments: Payments
    token: str
    asks: str
    declines: str

    def again(self) -> Payments:
        """The provider as the next run of the store makes it."""
        ...

    async def act(self, payments: Payments, charge: Charge, payment: Payment, *, approve: bool) -> Payment:
        """The visitor does what the payment asks for; what the store is told then."""
        ...

    def lose_next_answer(self) -> None:
        """The next request that moves money is carried out, and its answer lost."""
        ...

    async def webhook(self, charge: Charge) -> Message: ...


async def refunded(till: Till, charge: Charge, amount: int, key: str) -> RefundState:
    """What becomes of a refund, once staff have done their part where there is one."""
    state = await till.payments.refund(charge, Money(amount, charge.amount.currency), key)
    return await till.settled(charge, key, state) if isinstance(till, TransferTill) else state


async def paid(till: Till, charge: Charge, token: str | None = None) -> tuple[Charge, Payment]:
    """A charge made and paid as visitors do, and what the store was told."""
    made = await till.payments.create(charge, till.token if token is None else token)
    known = msgspec.structs.replace(charge, reference=made.reference)
    if made.action is None:
        return known, made
    return known, await till.act(till.payments, known, made, approve=True)


class RehearsalTill:
    token, asks, declines = "approve", "confirm", "decline"

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._opened: list[Rehearsal] = []
        self._lost = False
        self.payments: Payments = self.again()

    def again(self) -> Rehearsal:
        self._opened.append(Rehearsal(self._folder, TurnedClock()))
        return self._opened[-1]

    async def act(self, payments: Payments, charge: Charge, payment: Payment, *, approve: bool) -> Payment:
        return await payments.confirm(charge, approve=approve)

    def lose_next_answer(self) -> None:
        self.token = "time_out_paid"

    async def webhook(self, charge: Charge) -> Message:
        body = msgspec.json.encode({"key": charge.key})
        return {SIGNATURE: self._opened[0]._signature(body)}, body

    def close(self) -> None:
        for each in self._opened:
            each.close()


async def visit(url: str, answer: str) -> Mapping[str, str]:
    """Opens a provider's page, presses a button, and follows it back to the store: what it brings there."""
    async with httpx.AsyncClient() as browser:
        assert (await browser.get(url)).status_code == 200
        back = await browser.get(url, params={"answer": answer})
    address = back.headers["location"]
    assert address.startswith(f"{SITE}/pay/return/"), address
    return dict(parse_qsl(urlsplit(address).query))


class TransferTill:
    """Pays by bank transfer: the visitor's money comes in, and staff say so."""

    token, asks, declines = "transfer", "transfer", "transfer"

    def __init__(self) -> None:
        self.books = MemoryBooks()
        self.clock = TurnedClock()
        self.payments: Payments = self.again()

    def again(self) -> BankTransfer:
        return BankTransfer(Premises(folder=Path(), clock=self.clock, books=self.books, site=SITE, account=ACCOUNT))

    async def act(self, payments: Payments, charge: Charge, payment: Payment, *, approve: bool) -> Payment:
        if not approve:
            return await payments.confirm(charge, approve=False)
        await self.receive(charge, charge.amount.amount)
        return await payments.get(charge)

    async def receive(self, charge: Charge, amount: int, key: str = "bank-1") -> Invoice:
        return await receive_transfer(charge.key, amount, key, "Mina", books=self.books, clock=self.clock)

    def lose_next_answer(self) -> None:
        pytest.skip("nothing is sent anywhere")

    async def settled(self, charge: Charge, key: str, state: RefundState) -> RefundState:
        """Staff transfer what is due back."""
        if state is not RefundState.PENDING:
            return state
        await note_refunded(charge.key, key, "Mina", books=self.books, clock=self.clock)
        return RefundState.DONE

    async def webhook(self, charge: Charge) -> Message:
        pytest.skip("nobody outside sends anything")


class StripeTill:
    """Pays on Stripe's payment page, and with the tokens of a client's own SDK."""

    token, asks, declines = "pm_card_visa", stripe_double.ASKS, "pm_card_chargeDeclined"

    def __init__(self, double: StripeDouble) -> None:
        self.double = double
        self._opened: list[Stripe] = []
        self.payments: Payments = self.again()

    def again(self) -> Stripe:
        self._opened.append(self.opened())
        return self._opened[-1]

    def opened(self, key: str = stripe_double.KEY, address: str | None = None, seconds: float = PATIENT) -> Stripe:
        environment = {
            "VSTORE_STRIPE_SECRET_KEY": key,
            "VSTORE_STRIPE_WEBHOOK_SECRET": f"whsec_older, {stripe_double.SECRET}",
            "VSTORE_STRIPE_API_BASE": address or self.double.address,
        }
        return Stripe(premises(environment), seconds)

    async def act(self, payments: Payments, charge: Charge, payment: Payment, *, approve: bool) -> Payment:
        assert payment.action and payment.action.url
        await visit(payment.action.url, "approve" if approve else "reject")
        return await payments.confirm(charge, approve=True)

    def lose_next_answer(self) -> None:
        self.double.spoil("/confirm", status=500)

    async def webhook(self, charge: Charge) -> Message:
        return self.double.event("payment_intent.succeeded", {"metadata": {"order": charge.key}})

    async def close(self) -> None:
        for each in self._opened:
            await each.hang_up()


class TossTill:
    """Pays in Toss's payment window."""

    token, asks, declines = "redirect", "redirect", ""

    def __init__(self, double: TossDouble) -> None:
        self.double = double
        self._opened: list[Toss] = []
        self.payments: Payments = self.again()

    def again(self) -> Toss:
        self._opened.append(self.opened())
        return self._opened[-1]

    def opened(self, key: str = toss_double.KEY, address: str | None = None, seconds: float = PATIENT) -> Toss:
        environment = {"VSTORE_TOSS_SECRET_KEY": key, "VSTORE_TOSS_API_BASE": address or self.double.address}
        return Toss(premises(environment), seconds)

    async def act(self, payments: Payments, charge: Charge, payment: Payment, *, approve: bool) -> Payment:
        assert payment.action and payment.action.url
        returned = await visit(payment.action.url, "approve" if approve else "reject")
        return await payments.confirm(charge, approve=True, returned=returned)

    def lose_next_answer(self) -> None:
        self.double.spoil("/confirm", status=500)

    async def webhook(self, charge: Charge) -> Message:
        return {}, self.double.event({"orderId": charge.key, "paymentKey": charge.reference, "status": "DONE"})

    async def close(self) -> None:
        for each in self._opened:
            await each.hang_up()


def premises(environment: Mapping[str, str], folder: Path = Path()) -> Premises:
    return Premises(folder=folder, clock=TurnedClock(), books=MemoryBooks(), site=SITE, environment=environment)


@asynccontextmanager
async def transfer_till(_: Path) -> AsyncIterator[Till]:
    yield TransferTill()


@asynccontextmanager
async def rehearsal_till(folder: Path) -> AsyncIterator[Till]:
    till = RehearsalTill(folder)
    yield till
    till.close()


@asynccontextmanager
async def stripe_till(_: Path) -> AsyncIterator[StripeTill]:
    double = StripeDouble()
    async with serving(double.app) as double.address:
        till = StripeTill(double)
        yield till
        await till.close()


@asynccontextmanager
async def toss_till(_: Path) -> AsyncIterator[TossTill]:
    double = TossDouble()
    async with serving(double.app) as double.address:
        till = TossTill(double)
        yield till
        await till.close()


TILLS: Mapping[str, Callable[[Path], AbstractAsyncContextManager[Till]]] = {
    "test": rehearsal_till,
    "stripe": stripe_till,
    "toss": toss_till,
    "invoice": transfer_till,
}
