"""What staff have said about the goods beside the catalog's own word, and what is written down of it."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Annotated, Literal, Protocol

import msgspec
from msgspec import Meta

from scenes.money import Money
from scenes.products import Product, Variant
from vstore.commerce.flash_offer import FlashOffer
from vstore.commerce.price_history import PricePoint

Said = dict[str, str | int | bool | None]
"""One side of a change: {"price": minor units, "compare_at": ...}, {"stock": ...}, {"withdrawn": ...}."""


class Tag(msgspec.Struct, frozen=True):
    """What a price tag says: the price and, where it is reduced, a former one."""

    price: Money
    compare_at: Money | None = None


Amount = Annotated[int, Meta(ge=1, le=10**12)]


class TagWish(msgspec.Struct, frozen=True):
    """What a tag shall say, in minor units. `compare_at` "lowest" is the lowest price of the last 30 days."""

    price: Amount
    compare_at: Amount | Literal["lowest"] | None = None


class Goods(msgspec.Struct, frozen=True):
    """A variant as it is sold now, the lowest price of the last 30 days, and all there have been, oldest first."""

    product: str
    variant: Variant
    lowest: Money | None
    prices: tuple[PricePoint, ...]


def tag_said(tag: Tag | None) -> Said:
    """A tag as a side of a change."""
    if tag is None:
        return {}
    return {"price": tag.price.amount, "compare_at": tag.compare_at.amount if tag.compare_at else None}


class Setting(msgspec.Struct, frozen=True):
    """What staff set about one variant; where it is None the catalog's own word holds."""

    tag: Tag | None = None
    withdrawn: bool | None = None


class Edition(msgspec.Struct, frozen=True):
    """The catalog as it came from a file: of the store's folder, whose content has this digest, or sent since then."""

    number: int
    digest: str
    products: tuple[Product, ...]
    taken_at: datetime
    by: str


class Change(msgspec.Struct, frozen=True):
    """Who changed what and when. `sku` is empty for what concerns more than one."""

    at: datetime
    by: str
    sku: str
    before: Said
    after: Said


class Merchandise(Protocol):
    """Editions of the catalog, settings by sku, flash offers, prices there have been, and who changed what."""

    def edition(self) -> Edition | None:
        """The newest one."""
        ...

    def add_edition(self, edition: Edition) -> None: ...

    def settings(self) -> dict[str, Setting]: ...

    def put_settings(self, settings: Mapping[str, Setting]) -> None:
        """Keeps these in place of what was set of the same skus; an empty one is forgotten."""
        ...

    def offers(self) -> tuple[FlashOffer, ...]:
        """All there ever were, by id."""
        ...

    def put_offer(self, offer: FlashOffer) -> None:
        """Keeps an offer, in place of one of the same id."""
        ...

    def prices(self) -> tuple[PricePoint, ...]:
        """All there have been, oldest first."""
        ...

    def add_prices(self, points: Iterable[PricePoint]) -> None: ...

    def add_changes(self, changes: Iterable[Change]) -> None: ...

    def changes(self, sku: str | None = None, most: int = 100) -> tuple[Change, ...]:
        """Of one variant or of all, the newest first."""
        ...
