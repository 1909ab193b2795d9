"""The tables of merchandise: editions of the catalog, what staff set, flash offers, prices, and who changed what."""

from datetime import datetime

from sqlalchemy import JSON, BigInteger, Text
from sqlmodel import Field

from vstore.commerce.merchandise import Said
from vstore.storage.columns import UtcTime
from vstore.storage.tables import Table


class CatalogEditionRow(Table, table=True):
    """The catalog as it came from a file, as JSON; `digest` is that of the store folder's file at the time."""

    __tablename__ = "catalog_editions"

    number: int = Field(primary_key=True)
    digest: str
    products: str = Field(sa_type=Text)
    taken_at: datetime = Field(sa_type=UtcTime)
    by: str = Field(sa_column_kwargs={"name": "taken_by"})


class GoodsSettingRow(Table, table=True):
    """What staff set about a variant, in minor units; NULL: the catalog's own word holds."""

    __tablename__ = "goods_settings"

    sku: str = Field(primary_key=True)
    currency: str | None = None
    price: int | None = Field(default=None, sa_type=BigInteger)
    compare_at: int | None = Field(default=None, sa_type=BigInteger)
    withdrawn: bool | None = None


class FlashOfferRow(Table, table=True):
    """A flash offer, as JSON."""

    __tablename__ = "flash_offers"

    id: str = Field(primary_key=True)
    document: str = Field(sa_type=Text)


class PriceRow(Table, table=True):
    """From a time on a variant was sold at a price."""

    __tablename__ = "prices"

    sku: str = Field(primary_key=True)
    since: datetime = Field(sa_type=UtcTime, primary_key=True)
    amount: int = Field(sa_type=BigInteger)
    currency: str


class GoodsChangeRow(Table, table=True):
    """Who changed what and when; `number` is the order of happening."""

    __tablename__ = "goods_changes"

    number: int = Field(default=None, primary_key=True)
    at: datetime = Field(sa_type=UtcTime, sa_column_kwargs={"name": "changed_at"})
    by: str = Field(sa_column_kwargs={"name": "changed_by"})
    sku: str = Field(index=True)
    before: Said = Field(sa_type=JSON, sa_column_kwargs={"name": "said_before"})
    after: Said = Field(sa_type=JSON, sa_column_kwargs={"name": "said_after"})
