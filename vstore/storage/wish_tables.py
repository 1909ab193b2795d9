"""The table of what visitors do not want to forget."""

from sqlmodel import Field

from vstore.storage.tables import Table


class WishRow(Table, table=True):
    """A variant on a visitor's wish list; they are read by `position`."""

    __tablename__ = "wishes"

    visitor: str = Field(primary_key=True)
    sku: str = Field(primary_key=True)
    position: int
