"""The invoice desk: what staff say of bank transfers goes into the books, and its orders are settled at once."""

from collections.abc import Awaitable, Callable

from scenes.money import Money
from vstore.commerce import bank_transfer
from vstore.commerce.checkout import Clock
from vstore.commerce.invoice import Invoice
from vstore.commerce.ports import Books
from vstore.commerce.refusal import Code, Refused


class InvoiceDesk:
    """`news` is told the number of an order whose invoice has changed."""

    def __init__(self, books: Books, clock: Clock, news: Callable[[str], Awaitable[None]]) -> None:
        self._books = books
        self._clock = clock
        self._news = news

    async def waiting(self) -> tuple[Invoice, ...]:
        return await bank_transfer.invoices_of(books=self._books)

    async def of(self, order: str) -> Invoice:
        return await bank_transfer.invoice_of(order, books=self._books)

    async def receive(self, order: str, amount: Money, reference: str, by: str) -> Invoice:
        """Money came in. Refused: order_unknown, key_reused, payment_mismatch where it is of another currency."""
        invoice = await self.of(order)
        if amount.currency != invoice.amount.currency:
            raise Refused(Code.PAYMENT_MISMATCH)
        received = await bank_transfer.receive_transfer(
            invoice.order, amount.amount, reference, by, books=self._books, clock=self._clock
        )
        await self._news(received.order)
        return received

    async def refunded(self, order: str, key: str, by: str) -> Invoice:
        noted = await bank_transfer.note_refunded(order, key, by, books=self._books, clock=self._clock)
        await self._news(noted.order)
        return noted
