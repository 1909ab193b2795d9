"""The tables of invoices: what is to be transferred for an order, and what came in and goes back."""

from datetime import datetime

from sqlalchemy import BigInteger, CheckConstraint, UniqueConstraint
from sqlmodel import Field

from vstore.storage.columns import UtcTime
from vstore.storage.tables import Table


class InvoiceRow(Table, table=True):
    """An invoice; `is_waiting` for money or for staff to give some back."""

    __tablename__ = "invoices"
    __table_args__ = (CheckConstraint("amount >= 0", name="amount"),)

    order: str = Field(primary_key=True, foreign_key="orders.number", sa_column_kwargs={"name": "order_number"})
    amount: int = Field(sa_type=BigInteger)
    currency: str
    until: datetime = Field(sa_type=UtcTime)
    closed: bool = False
    is_waiting: bool = Field(default=True, index=True)


class InvoiceEntryRow(Table, table=True):
    """Money that came in, that is due to go back, or that went back, in minor units of the invoice's currency."""

    __tablename__ = "invoice_entries"
    __table_args__ = (UniqueConstraint("order_number", "key"), CheckConstraint("amount > 0", name="amount"))

    order: str = Field(primary_key=True, foreign_key="orders.number", sa_column_kwargs={"name": "order_number"})
    position: int = Field(primary_key=True)
    key: str
    kind: str
    amount: int = Field(sa_type=BigInteger)
    at: datetime = Field(sa_type=UtcTime)
    by: str = ""
