"""Endpoints: what came in by bank transfer, and what staff have transferred back."""

from typing import Annotated, Protocol

import msgspec
from msgspec import Meta

from scenes.money import Money
from vstore.accounts.role import Role
from vstore.commerce.invoice import Invoice
from vstore.commerce.refusal import Code
from vstore.doors.api.endpoint import Call, Endpoint

Amount = Annotated[int, Meta(ge=1, le=10**15, description="Minor units of the order's currency.")]
BankReference = Annotated[str, Meta(min_length=1, max_length=100)]


class InvoiceView(msgspec.Struct, frozen=True):
    """An invoice. `missing` is still to come; `excess` came in beyond it; `due_refunds` are to be transferred back."""

    order: str
    amount: Money
    received: Money
    missing: Money
    excess: Money
    until: str
    closed: bool
    due_refunds: dict[str, Money]


class ReceivedTransfer(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """So much came in. `reference` is the bank's, or any text of yours: the same one counts once."""

    amount: Amount
    currency: str
    reference: BankReference


class Desk(Protocol):
    """Who keeps the invoices."""

    async def waiting(self) -> tuple[Invoice, ...]: ...

    async def of(self, order: str) -> Invoice: ...

    async def receive(self, order: str, amount: Money, reference: str, by: str) -> Invoice: ...

    async def refunded(self, order: str, key: str, by: str) -> Invoice: ...


def payment_endpoints(desk: Desk) -> tuple[Endpoint, ...]:
    """`desk` keeps the invoices and tells the store what has changed."""
    clerk = frozenset({Role.CLERK})
    unknown: dict[type[Exception] | Code, int] = {Code.ORDER_UNKNOWN: 404}

    async def list_waiting(_: Call) -> tuple[InvoiceView, ...]:
        return tuple(map(invoice_view, await desk.waiting()))

    async def show(call: Call) -> InvoiceView:
        return invoice_view(await desk.of(call.path["order"]))

    async def receive(call: Call) -> InvoiceView:
        told: ReceivedTransfer = call.body
        amount = Money(told.amount, told.currency)
        return invoice_view(await desk.receive(call.path["order"], amount, told.reference, _name(call)))

    async def note_refunded(call: Call) -> InvoiceView:
        return invoice_view(await desk.refunded(call.path["order"], call.path["key"], _name(call)))

    return (
        Endpoint(
            method="GET",
            path="/api/staff/invoices",
            summary="The invoices that wait for money, or for money to be given back",
            role=clerk,
            answer=tuple[InvoiceView, ...],
            act=list_waiting,
        ),
        Endpoint(
            method="GET",
            path="/api/staff/invoices/{order}",
            summary="What came in for an order by bank transfer",
            role=clerk,
            answer=InvoiceView,
            errors=unknown,
            act=show,
        ),
        Endpoint(
            method="POST",
            path="/api/staff/invoices/{order}/received",
            summary="Say that money came in for an order",
            role=clerk,
            body=ReceivedTransfer,
            answer=InvoiceView,
            errors={**unknown, Code.KEY_REUSED: 409, Code.PAYMENT_MISMATCH: 422},
            act=receive,
        ),
        Endpoint(
            method="POST",
            path="/api/staff/invoices/{order}/refunds/{key}",
            summary="Say that a refund was transferred back",
            role=clerk,
            answer=InvoiceView,
            errors={**unknown, Code.REFUND_UNKNOWN: 404},
            act=note_refunded,
        ),
    )


def invoice_view(invoice: Invoice) -> InvoiceView:
    """An invoice as staff see it."""
    currency = invoice.amount.currency
    return InvoiceView(
        order=invoice.order,
        amount=invoice.amount,
        received=Money(invoice.received, currency),
        missing=Money(invoice.missing, currency),
        excess=Money(invoice.excess, currency),
        until=invoice.until.isoformat(timespec="seconds").replace("+00:00", "Z"),
        closed=invoice.closed,
        due_refunds={entry.key: Money(entry.amount, currency) for entry in invoice.due_refunds},
    )


def _name(call: Call) -> str:
    return call.who.name if call.who else ""
