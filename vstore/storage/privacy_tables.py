"""The tables of privacy: consents, chats, what agents remember, the access log, erasures, and the separated store."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, Index
from sqlmodel import Field

from vstore.storage.columns import UtcTime
from vstore.storage.tables import Table


class ConsentRow(Table, table=True):
    """A visitor's yes or no to a purpose, with the text they were shown."""

    __tablename__ = "consents"

    id: int | None = Field(default=None, primary_key=True)
    visitor: str = Field(index=True)
    purpose: str
    given: bool
    version: str
    language: str
    text: str
    channel: str
    at: datetime = Field(sa_type=UtcTime)


class VisitMemoryRow(Table, table=True):
    """What agents remember of a visitor from visit to visit; `budget` in whole minor units."""

    __tablename__ = "visit_memories"

    visitor: str = Field(primary_key=True)
    liked: list[str] = Field(sa_type=JSON)
    rejected: list[str] = Field(sa_type=JSON)
    budget: int | None = Field(default=None, sa_type=BigInteger)
    kept_at: datetime = Field(sa_type=UtcTime, index=True)


class ChatLineRow(Table, table=True):
    """One utterance of a visitor's conversations, masked; `disputed_order`: a complaint that it is kept with.

    `utterance` tells an agent's from all else it says in the room; `good` is what the visitor found of it.
    """

    __tablename__ = "chat_lines"

    id: int | None = Field(default=None, primary_key=True)
    visitor: str = Field(index=True)
    room: str
    agent: str
    text: str
    at: datetime = Field(sa_type=UtcTime, index=True)
    disputed_order: str | None = Field(default=None, index=True)
    utterance: str = ""
    good: bool | None = Field(default=None, index=True)


class AccessRow(Table, table=True):
    """Who handled whose personal data; `subject` is a pseudonym, or empty where it was everybody's."""

    __tablename__ = "personal_data_accesses"

    id: int | None = Field(default=None, primary_key=True)
    at: datetime = Field(sa_type=UtcTime, index=True)
    actor_kind: str
    actor: str
    action: str
    subject: str = Field(index=True)
    what: str
    reason: str


class ErasureRow(Table, table=True):
    """A visitor's wish to be erased; once it is closed, `visitor` is a pseudonym."""

    __tablename__ = "erasures"
    __table_args__ = (Index("ix_erasures_under_way", "closed_at", "confirmed_at"),)

    id: str = Field(primary_key=True)
    visitor: str = Field(index=True)
    asked_at: datetime = Field(sa_type=UtcTime)
    confirmed_at: datetime | None = Field(default=None, sa_type=UtcTime)
    carried_out_at: datetime | None = Field(default=None, sa_type=UtcTime)
    closed_at: datetime | None = Field(default=None, sa_type=UtcTime)


class SeparatedRow(Table, table=True):
    """A record of somebody who was erased, which law has to be kept: the row `content` of the table `kind`.

    `reference` is an order's number or a pseudonym. Nothing but the privacy office reads this table.
    """

    __tablename__ = "separated_records"

    id: int | None = Field(default=None, primary_key=True)
    reference: str = Field(index=True)
    kind: str
    content: dict[str, Any] = Field(sa_type=JSON)
    record_class: str
    basis: str
    separated_at: datetime = Field(sa_type=UtcTime)
    kept_until: datetime = Field(sa_type=UtcTime, index=True)
