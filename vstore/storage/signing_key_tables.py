"""The keys by which we know what we have signed. Who reads them can sign as we do."""

from sqlmodel import Field

from vstore.storage.tables import Table


class SigningKeyRow(Table, table=True):
    """The key for one purpose, in hexadecimal digits."""

    __tablename__ = "signing_keys"

    purpose: str = Field(primary_key=True)
    key: str
