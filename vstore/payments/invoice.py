"""Payment by bank transfer: needs nobody outside. The visitor transfers the money, staff say what has come in.

The order's goods are kept for days. Too little keeps the order waiting, and what is missing is stated; too much pays
it, and the excess is stated for staff to give back. When its time is over, or the visitor calls it off, whatever came
in for it is to be given back. A refund is done once staff have said that they have transferred it.
"""

from collections.abc import Callable, Mapping

import msgspec

from scenes.money import Money
from vstore.commerce.invoice import EntryKind, Invoice, InvoiceEntry
from vstore.commerce.payment import (
    Charge,
    Payment,
    PaymentAction,
    PaymentState,
    RefundState,
    Transfer,
    Webhook,
)
from vstore.commerce.ports import Page
from vstore.commerce.refusal import Code, Refused
from vstore.payments.provider import Premises


class BankTransfer:
    """Writes invoices into the store's own books."""

    def __init__(self, premises: Premises) -> None:
        assert premises.account, "store.toml is checked before"
        self._books = premises.books
        self._clock = premises.clock
        self._account = premises.account

    async def create(self, charge: Charge, token: str) -> Payment:  # noqa: ARG002 (there is one way to pay)
        def make(page: Page) -> Invoice:
            invoice = page.invoices.find(charge.key)
            if invoice is None:
                invoice = Invoice(order=charge.key, amount=charge.amount, until=charge.until or self._clock())
                page.invoices.save(invoice)
            return invoice

        invoice = await self._books.write(make)
        return self._payment(invoice) if invoice.amount == charge.amount else Payment(PaymentState.DECLINED)

    async def confirm(
        self,
        charge: Charge,
        *,
        approve: bool,
        returned: Mapping[str, str] = {},  # noqa: ARG002 (nobody is sent away)
    ) -> Payment:
        """A yes changes nothing, for only money counts; a no closes an invoice that is not paid."""

        def close(invoice: Invoice) -> Invoice:
            return invoice if approve or not invoice.missing else msgspec.structs.replace(invoice, closed=True)

        return await self._changed(charge, close)

    async def get(self, charge: Charge) -> Payment:
        invoice = await self._books.read(lambda page: page.invoices.find(charge.key))
        return Payment(PaymentState.UNKNOWN) if invoice is None else self._payment(invoice)

    async def refund(self, charge: Charge, amount: Money, key: str) -> RefundState:
        def give_back(page: Page) -> RefundState:
            invoice = page.invoices.find(charge.key)
            if invoice is None:
                return RefundState.REFUSED
            if entry := invoice.entry(key):
                done = entry.kind is EntryKind.REFUNDED
                as_asked = entry.kind is not EntryKind.RECEIVED and entry.amount == amount.amount
                return RefundState.REFUSED if not as_asked else RefundState.DONE if done else RefundState.PENDING
            if amount.amount > invoice.refundable:
                return RefundState.REFUSED
            due = InvoiceEntry(EntryKind.REFUND_DUE, key, amount.amount, self._clock())
            page.invoices.save(invoice.with_entry(due))
            return RefundState.PENDING

        return await self._books.write(give_back)

    async def hang_up(self) -> None:
        """There is nobody to hang up on."""

    def parse_webhook(self, headers: Mapping[str, str], body: bytes) -> tuple[Webhook, ...]:  # noqa: ARG002
        """Nobody outside has anything to say."""
        raise Refused(Code.WEBHOOK_REJECTED)

    async def _changed(self, charge: Charge, change: Callable[[Invoice], Invoice]) -> Payment:
        def entry(page: Page) -> Payment:
            invoice = page.invoices.find(charge.key)
            if invoice is None:
                return Payment(PaymentState.UNKNOWN)
            changed = change(invoice)
            if changed != invoice:
                page.invoices.save(changed)
            return self._payment(changed)

        return await self._books.write(entry)

    def _payment(self, invoice: Invoice) -> Payment:
        if not invoice.missing:
            return Payment(PaymentState.PAID, invoice.amount, invoice.order)
        if not invoice.closed:
            return Payment(PaymentState.NEEDS_ACTION, reference=invoice.order, action=self._action(invoice))
        if invoice.received:
            return Payment(PaymentState.PAID, Money(invoice.received, invoice.amount.currency), invoice.order)
        return Payment(PaymentState.DECLINED, reference=invoice.order, reason=Code.PAYMENT_CALLED_OFF)

    def _action(self, invoice: Invoice) -> PaymentAction:
        account = self._account
        transfer = Transfer(
            bank=account.bank,
            account=account.account,
            holder=account.holder,
            reference=invoice.order,
            until=invoice.until,
            missing=Money(invoice.missing, invoice.amount.currency),
        )
        return PaymentAction("transfer", transfer=transfer)
