"""The tables of the outbox: events, and their deliveries to each recipient."""

from datetime import datetime

from sqlalchemy import CheckConstraint, Text
from sqlmodel import Field

from vstore.storage.columns import UtcTime
from vstore.storage.tables import Table


class OutboxEventRow(Table, table=True):
    """Something that others must hear of; `sequence` is the order of happening. `body` is JSON."""

    __tablename__ = "outbox_events"

    sequence: int = Field(default=None, primary_key=True)
    id: str = Field(unique=True)
    kind: str
    subject: str = Field(index=True)
    happened_at: datetime = Field(sa_type=UtcTime)
    body: str = Field(sa_type=Text)
    addressed: bool = Field(default=False, index=True)


class OutboxDeliveryRow(Table, table=True):
    """An event on its way to one recipient; subject and sequence are its event's."""

    __tablename__ = "outbox_deliveries"
    __table_args__ = (CheckConstraint("attempts >= 0", name="attempts"),)

    event: str = Field(primary_key=True, foreign_key="outbox_events.id")
    recipient: str = Field(primary_key=True)
    subject: str
    sequence: int
    state: str = Field(index=True)
    attempts: int = 0
    due_at: datetime = Field(sa_type=UtcTime)
    fault: str = ""


class OutboxClosedRow(Table, table=True):
    """A recipient who wants nothing more, and why."""

    __tablename__ = "outbox_closed"

    recipient: str = Field(primary_key=True)
    fault: str
