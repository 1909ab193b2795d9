"""Use cases: staff say what came in for an invoice, and what they have transferred back."""

from vstore.commerce.checkout import Clock
from vstore.commerce.invoice import EntryKind, Invoice, InvoiceEntry
from vstore.commerce.order_number import read_order_number
from vstore.commerce.ports import Books, Page
from vstore.commerce.refusal import Code, Refused


async def invoices_of(*, books: Books) -> tuple[Invoice, ...]:
    """The invoices that wait for money or for a refund, oldest first."""
    return await books.read(lambda page: page.invoices.waiting())


async def invoice_of(order: str, *, books: Books) -> Invoice:
    """The invoice of an order. Refused: order_unknown."""
    return await books.read(lambda page: _known(page, order))


async def receive_transfer(order: str, amount: int, key: str, by: str, *, books: Books, clock: Clock) -> Invoice:
    """The invoice once so many minor units came in; the same `key`, the bank's reference, counts once.

    Refused: order_unknown, and key_reused where that key came with another amount.
    """

    def receive(page: Page) -> Invoice:
        invoice = _known(page, order)
        if entry := invoice.entry(key):
            if (entry.kind, entry.amount) != (EntryKind.RECEIVED, amount):
                raise Refused(Code.KEY_REUSED)
            return invoice
        received = invoice.with_entry(InvoiceEntry(EntryKind.RECEIVED, key, amount, clock(), by))
        page.invoices.save(received)
        return received

    return await books.write(receive)


async def note_refunded(order: str, key: str, by: str, *, books: Books, clock: Clock) -> Invoice:
    """The invoice once staff have transferred back what was due under `key`. Refused: order_unknown, refund_unknown."""

    def note(page: Page) -> Invoice:
        invoice = _known(page, order)
        entry = invoice.entry(key)
        if entry is None or entry.kind is EntryKind.RECEIVED:
            raise Refused(Code.REFUND_UNKNOWN, key=key)
        if entry.kind is EntryKind.REFUNDED:
            return invoice
        noted = invoice.with_entry(InvoiceEntry(EntryKind.REFUNDED, key, entry.amount, clock(), by))
        page.invoices.save(noted)
        return noted

    return await books.write(note)


def _known(page: Page, order: str) -> Invoice:
    invoice = page.invoices.find(read_order_number(order) or order)
    if invoice is None:
        raise Refused(Code.ORDER_UNKNOWN, order=order)
    return invoice
