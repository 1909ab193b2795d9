"""Merchandise in memory."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from vstore.commerce.flash_offer import FlashOffer
from vstore.commerce.merchandise import Change, Edition, Setting
from vstore.commerce.price_history import PricePoint


@dataclass
class MemoryMerchandise:
    """Editions, settings, offers, prices and changes in tuples and dicts, which are never changed in place."""

    latest: Edition | None = None
    setting_of: dict[str, Setting] = field(default_factory=dict)
    offer_of: dict[str, FlashOffer] = field(default_factory=dict)
    points: dict[tuple[str, str], PricePoint] = field(default_factory=dict)
    noted: tuple[Change, ...] = ()

    def copy(self) -> "MemoryMerchandise":
        return replace(self)

    def edition(self) -> Edition | None:
        return self.latest

    def add_edition(self, edition: Edition) -> None:
        self.latest = edition

    def settings(self) -> dict[str, Setting]:
        return dict(sorted(self.setting_of.items()))

    def put_settings(self, settings: Mapping[str, Setting]) -> None:
        merged = {**self.setting_of, **settings}
        self.setting_of = {sku: each for sku, each in merged.items() if each != Setting()}

    def offers(self) -> tuple[FlashOffer, ...]:
        return tuple(self.offer_of[each] for each in sorted(self.offer_of))

    def put_offer(self, offer: FlashOffer) -> None:
        self.offer_of = self.offer_of | {offer.id: offer}

    def prices(self) -> tuple[PricePoint, ...]:
        return tuple(sorted(self.points.values(), key=lambda point: (point.since, point.sku)))

    def add_prices(self, points: Iterable[PricePoint]) -> None:
        self.points = self.points | {(each.sku, each.since.isoformat()): each for each in points}

    def add_changes(self, changes: Iterable[Change]) -> None:
        self.noted = (*self.noted, *changes)

    def changes(self, sku: str | None = None, most: int = 100) -> tuple[Change, ...]:
        chosen = [each for each in reversed(self.noted) if sku is None or each.sku == sku]
        return tuple(chosen[:most])
