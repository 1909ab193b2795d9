"""The tables of promotions and of the orders that used them."""

from typing import Any

from sqlalchemy import JSON, CheckConstraint
from sqlmodel import Field

from vstore.storage.tables import Table


class PromotionRow(Table, table=True):
    """A promotion as it was defined, how many orders may use it (NULL: any number) and how many did.

    One that has `ended` is kept for the orders that used it.
    """

    __tablename__ = "promotions"
    __table_args__ = (CheckConstraint("used >= 0", name="used"),)

    id: str = Field(primary_key=True)
    code: str = Field(index=True)
    definition: dict[str, Any] = Field(sa_type=JSON)
    from_folder: bool
    ended: bool = False
    most_uses: int | None = None
    used: int = 0


class PromotionUseRow(Table, table=True):
    """One order's use of a promotion."""

    __tablename__ = "promotion_uses"

    promotion: str = Field(primary_key=True, foreign_key="promotions.id")
    order: str = Field(primary_key=True, index=True, sa_column_kwargs={"name": "order_number"})
    visitor: str = Field(index=True)
