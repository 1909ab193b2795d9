"""Invoices in the database."""

from sqlmodel import Session, col, select

from scenes.money import Money
from vstore.commerce.invoice import EntryKind, Invoice, InvoiceEntry
from vstore.storage.invoice_tables import InvoiceEntryRow, InvoiceRow


class StoredInvoices:
    """Invoices with their entries, within one transaction."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def find(self, order: str) -> Invoice | None:
        row = self._session.get(InvoiceRow, order)
        return None if row is None else self._invoice(row)

    def waiting(self) -> tuple[Invoice, ...]:
        chosen = select(InvoiceRow).where(col(InvoiceRow.is_waiting).is_(True))
        rows = self._session.exec(chosen.order_by(col(InvoiceRow.until), col(InvoiceRow.order))).all()
        return tuple(self._invoice(row) for row in rows)

    def save(self, invoice: Invoice) -> None:
        self._session.merge(
            InvoiceRow(
                order=invoice.order,
                amount=invoice.amount.amount,
                currency=invoice.amount.currency,
                until=invoice.until,
                closed=invoice.closed,
                is_waiting=invoice.is_waiting,
            )
        )
        self._session.flush()
        for position, entry in enumerate(invoice.entries):
            self._session.merge(
                InvoiceEntryRow(
                    order=invoice.order,
                    position=position,
                    key=entry.key,
                    kind=entry.kind.value,
                    amount=entry.amount,
                    at=entry.at,
                    by=entry.by,
                )
            )
        self._session.flush()
        self._session.expunge_all()

    def _invoice(self, row: InvoiceRow) -> Invoice:
        chosen = select(InvoiceEntryRow).where(InvoiceEntryRow.order == row.order)
        entries = self._session.exec(chosen.order_by(col(InvoiceEntryRow.position)))
        return Invoice(
            order=row.order,
            amount=Money(row.amount, row.currency),
            until=row.until,
            closed=row.closed,
            entries=tuple(map(_entry, entries)),
        )


def _entry(row: InvoiceEntryRow) -> InvoiceEntry:
    return InvoiceEntry(EntryKind(row.kind), row.key, row.amount, row.at, row.by)
