"""The tables of visitors' own avatars, and of those that nobody is to wear."""

from datetime import datetime

from sqlalchemy import JSON
from sqlmodel import Field

from vstore.storage.columns import UtcTime
from vstore.storage.tables import Table


class OwnAvatarRow(Table, table=True):
    """An avatar's file, and of which visitor it is; `avatar` is its SHA-256, `size` its bytes."""

    __tablename__ = "own_avatars"

    visitor: str = Field(primary_key=True)
    avatar: str = Field(primary_key=True, index=True)
    name: str
    authors: list[str] = Field(sa_type=JSON)
    licence: str
    size: int
    worn_at: datetime = Field(sa_type=UtcTime, index=True)
    data: bytes


class RefusedAvatarRow(Table, table=True):
    """An avatar that staff have taken away, and who that was."""

    __tablename__ = "refused_avatars"

    avatar: str = Field(primary_key=True)
    by: str
    at: datetime = Field(sa_type=UtcTime)
