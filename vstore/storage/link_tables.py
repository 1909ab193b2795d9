"""The tables of linked e-mail addresses and of the codes by which they are linked."""

from datetime import datetime

from sqlmodel import Field

from vstore.storage.columns import UtcTime
from vstore.storage.tables import Table


class EmailLinkRow(Table, table=True):
    """An address that a visitor has shown to read."""

    __tablename__ = "email_links"

    email: str = Field(primary_key=True)
    visitor: str = Field(index=True)
    linked_at: datetime = Field(sa_type=UtcTime)


class EmailCodeRow(Table, table=True):
    """A code that was sent to an address, by its digest."""

    __tablename__ = "email_codes"

    id: str = Field(primary_key=True)
    visitor: str = Field(index=True)
    email: str = Field(index=True)
    digest: str
    asked_at: datetime = Field(sa_type=UtcTime, index=True)
    attempts: int = 0
    used: bool = False
