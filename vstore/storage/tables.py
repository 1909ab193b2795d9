"""The tables: one class each, with the constraints that hold even if the code above them is wrong."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, CheckConstraint, MetaData, UniqueConstraint
from sqlmodel import Field, SQLModel

from scenes.products import Text
from vstore.storage.columns import JsonOrNull, UtcTime


class Table(SQLModel):
    """The root of all tables, with constraints named so that migrations can change them in every database."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_name)s",
            "uq": "uq_%(table_name)s_%(column_0_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


class VisitorRow(Table, table=True):
    """A visitor, known by a secret of which only the SHA-256 is kept. `visitor` is who they are: `id`, or another one
    where they turned out to be somebody known before."""

    __tablename__ = "visitors"

    id: str = Field(primary_key=True)
    visitor: str = Field(index=True)
    token_hash: str = Field(unique=True)
    admitted_at: datetime = Field(sa_type=UtcTime)


class CartLineRow(Table, table=True):
    """So many of one variant in a visitor's cart; `position` keeps the order of adding.

    `seen` is the price at which it was chosen, in minor units.
    """

    __tablename__ = "cart_lines"
    __table_args__ = (CheckConstraint("quantity > 0", name="quantity"),)

    visitor: str = Field(primary_key=True)
    sku: str = Field(primary_key=True)
    quantity: int
    position: int
    seen: int | None = Field(default=None, sa_type=BigInteger)
    seen_currency: str | None = None


class CartTouchRow(Table, table=True):
    """When a visitor has last done something with their cart."""

    __tablename__ = "cart_touches"

    visitor: str = Field(primary_key=True)
    touched_at: datetime = Field(sa_type=UtcTime, index=True)


class CartCodeRow(Table, table=True):
    """A coupon code that a visitor gave for their cart; `position` keeps the order of giving."""

    __tablename__ = "cart_codes"

    visitor: str = Field(primary_key=True)
    code: str = Field(primary_key=True)
    position: int


class StockRow(Table, table=True):
    """How many of a variant there are and how many of them are promised; `on_hand` NULL is not counted.

    `put_by_staff`: whether it is counted is for staff to say, no more for the catalog.
    """

    __tablename__ = "stock"
    __table_args__ = (
        CheckConstraint("on_hand >= 0", name="on_hand"),
        CheckConstraint("reserved >= 0", name="reserved"),
        CheckConstraint("on_hand IS NULL OR reserved <= on_hand", name="promised"),
    )

    sku: str = Field(primary_key=True)
    on_hand: int | None = None
    reserved: int = 0
    put_by_staff: bool = False


class ReservationRow(Table, table=True):
    """So many of a variant promised to an order until a time."""

    __tablename__ = "reservations"
    __table_args__ = (CheckConstraint("quantity > 0", name="quantity"),)

    order: str = Field(primary_key=True, sa_column_kwargs={"name": "order_number"})
    sku: str = Field(primary_key=True, foreign_key="stock.sku")
    quantity: int
    until: datetime = Field(sa_type=UtcTime, index=True)


class OrderRow(Table, table=True):
    """An order. Amounts are minor units of `currency`; one order for each key of a visitor."""

    __tablename__ = "orders"
    __table_args__ = (
        UniqueConstraint("visitor", "key"),
        CheckConstraint(
            "total = subtotal - discount + delivery + CASE WHEN tax_included THEN 0 ELSE tax END", name="total"
        ),
        CheckConstraint("discount >= 0 AND discount <= subtotal", name="discount"),
    )

    number: str = Field(primary_key=True)
    visitor: str
    key: str
    fingerprint: str
    language: str
    state: str = Field(index=True)
    attempts: int
    reason: str | None = None
    currency: str
    subtotal: int = Field(sa_type=BigInteger)
    discount: int = Field(default=0, sa_type=BigInteger)
    delivery: int = Field(sa_type=BigInteger)
    delivery_tax: int = Field(default=0, sa_type=BigInteger)
    tax: int = Field(default=0, sa_type=BigInteger)
    tax_included: bool = True
    total: int = Field(sa_type=BigInteger)
    discounts: list[dict[str, Any]] = Field(default_factory=list, sa_type=JSON)
    delivery_method: dict[str, Any] | None = Field(default=None, sa_type=JSON)
    received: int | None = Field(default=None, sa_type=BigInteger)
    received_currency: str | None = None
    reference: str = ""
    action_kind: str | None = None
    action_url: str | None = None
    action_transfer: dict[str, Any] | None = Field(default=None, sa_type=JsonOrNull)
    placed_at: datetime = Field(sa_type=UtcTime)
    changed_at: datetime = Field(sa_type=UtcTime)
    held_until: datetime = Field(sa_type=UtcTime)
    name: str
    email: str
    address: str
    postal_code: str
    city: str
    country: str
    phone: str
    region: str = ""
    address_detail: str = ""


class OrderLineRow(Table, table=True):
    """One line of an order, in the words and at the unit price of that moment."""

    __tablename__ = "order_lines"
    __table_args__ = (CheckConstraint("quantity > 0", name="quantity"),)

    order: str = Field(primary_key=True, foreign_key="orders.number", sa_column_kwargs={"name": "order_number"})
    position: int = Field(primary_key=True)
    sku: str
    product: str
    name: Text = Field(sa_type=JSON)
    choice: Text = Field(sa_type=JSON)
    quantity: int
    unit_price: int = Field(sa_type=BigInteger)
    discount: int = Field(default=0, sa_type=BigInteger)
    tax: int = Field(default=0, sa_type=BigInteger)
    image: str | None = None
    no_withdrawal: str = ""


class ClerkCallRow(Table, table=True):
    """A visitor's wish for a person of the store, until somebody has answered it."""

    __tablename__ = "clerk_calls"

    id: str = Field(primary_key=True)
    visitor: str = Field(index=True)
    name: str
    room: str
    reason: str
    language: str
    asked_at: datetime = Field(sa_type=UtcTime)
    answered_at: datetime | None = Field(default=None, sa_type=UtcTime)


class SceneVersionRow(Table, table=True):
    """A scene as it was made what visitors see, as JSON; scenes of one `publication` came together."""

    __tablename__ = "scene_versions"

    publication: int = Field(primary_key=True)
    scene: str = Field(primary_key=True)
    document: str
    published_at: datetime = Field(sa_type=UtcTime)
