"""The tables of what happens to an order after it was paid: its events and its refunds."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, CheckConstraint, UniqueConstraint
from sqlmodel import Field

from vstore.storage.columns import UtcTime
from vstore.storage.tables import Table


class OrderEventRow(Table, table=True):
    """One change of an order, in its order; one for each key.

    `change` is a vstore.commerce.order_change as JSON, but for its `reason`, in which people may tell of themselves.
    """

    __tablename__ = "order_events"
    __table_args__ = (UniqueConstraint("order_number", "key"),)

    order: str = Field(primary_key=True, foreign_key="orders.number", sa_column_kwargs={"name": "order_number"})
    position: int = Field(primary_key=True)
    key: str
    fingerprint: str
    by: str
    at: datetime = Field(sa_type=UtcTime)
    change: dict[str, Any] = Field(sa_type=JSON)
    reason: str = ""


class RefundRow(Table, table=True):
    """Money on its way back: minor units of `currency`, under a key that the provider knows it by."""

    __tablename__ = "refunds"
    __table_args__ = (CheckConstraint("amount > 0", name="amount"),)

    order: str = Field(primary_key=True, foreign_key="orders.number", sa_column_kwargs={"name": "order_number"})
    position: int = Field(primary_key=True)
    key: str = Field(unique=True)
    amount: int = Field(sa_type=BigInteger)
    currency: str
    reason: str
    status: str = Field(index=True)
    asked_at: datetime = Field(sa_type=UtcTime)
    answered_at: datetime | None = Field(default=None, sa_type=UtcTime)
