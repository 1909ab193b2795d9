"""The catalog as it is sold at any moment: the file's word, over it what staff set, over both flash offers."""

import heapq
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime

from msgspec.structs import replace

from scenes.products import Variant
from vstore.commerce.catalog import Catalog
from vstore.commerce.flash_offer import FlashOffer
from vstore.commerce.merchandise import Setting, Tag
from vstore.commerce.price_history import PriceHistory, PricePoint


class LiveCatalog:
    """Feed `take`, `put_settings`, `put_offer`; ask `at` for the catalog of a moment; drain what has changed.

    Settings and offers of skus that the catalog does not have are kept and change nothing.
    """

    def __init__(self, own: Catalog) -> None:
        self.own = own
        self.settings: dict[str, Setting] = {}
        self.offers: dict[str, FlashOffer] = {}
        self.history = PriceHistory()
        self._sold = own
        self._boundaries: list[tuple[datetime, str]] = []
        self._points: list[PricePoint] = []
        self._changed: dict[str, None] = {}
        self._now = datetime.min.replace(tzinfo=UTC)

    def open(
        self,
        own: Catalog,
        history: PriceHistory,
        settings: Mapping[str, Setting],
        offers: Iterable[FlashOffer],
        now: datetime,
    ) -> None:
        """What was known when the store last closed takes the place of all that is here. Call it once, first."""
        self.history = history
        self.settings = dict(settings)
        for offer in offers:
            self._follow(offer)
        while self._boundaries and self._boundaries[0][0] <= now:
            heapq.heappop(self._boundaries)
        self.take(own, now)

    def at(self, now: datetime) -> Catalog:
        """What is sold now, and at which prices; an earlier time than one asked before is taken for that one."""
        self._now = max(self._now, now)
        while self._boundaries and self._boundaries[0][0] <= self._now:
            boundary, offer = heapq.heappop(self._boundaries)
            self._refresh(self.offers[offer].prices, boundary)
        return self._sold

    def take(self, own: Catalog, now: datetime) -> None:
        """Another catalog from now on. What staff set of it must have been put before."""
        before = self.at(now)
        self._sold = self.preview(own, self.settings, self._now)
        self.own = own
        for offer in self._sold.offers():
            known = before.offer(offer.variant.sku)
            if known != offer:
                self._changed[offer.variant.sku] = None
            self._note(offer.variant, self._now)

    def preview(self, own: Catalog, settings: Mapping[str, Setting], now: datetime) -> Catalog:
        """What would be sold of another catalog and other settings; nothing changes."""
        special = {*settings, *(sku for offer in self.offers.values() for sku in offer.prices)}
        return own.with_variants(self._variants(special, own, settings, now))

    def put_settings(self, settings: Mapping[str, Setting], now: datetime) -> None:
        """Staff say otherwise of these skus."""
        self.at(now)
        self.settings |= settings
        self._refresh(settings, self._now)

    def put_offer(self, offer: FlashOffer, now: datetime) -> None:
        """An offer is new, or is another from now on."""
        self.at(now)
        before = self.offers.get(offer.id)
        self._follow(offer)
        self._refresh({*offer.prices, *(before.prices if before else ())}, self._now)

    def drain_prices(self) -> list[PricePoint]:
        """Prices that hold since the last drain, oldest first."""
        points, self._points = self._points, []
        return points

    @property
    def has_changed(self) -> bool:
        """Whether there is something to drain."""
        return bool(self._changed)

    def drain_changed(self) -> list[str]:
        """The skus of which something has changed since the last drain, by what became of them."""
        changed, self._changed = list(self._changed), {}
        return changed

    def tag(self, sku: str) -> Tag | None:
        """What staff or else the catalog say that a variant costs, offers aside; None for what is not known."""
        setting, own = self.settings.get(sku), self.own.offer(sku)
        if own is None:
            return None
        return (setting and setting.tag) or Tag(own.variant.price, own.variant.compare_at)

    def _follow(self, offer: FlashOffer) -> None:
        self.offers[offer.id] = offer
        for boundary in (offer.begins_at, offer.ends_at):
            heapq.heappush(self._boundaries, (boundary, offer.id))

    def _refresh(self, skus: Iterable[str], now: datetime) -> None:
        """Takes over what has become of these skus."""
        variants = self._variants(skus, self.own, self.settings, now)
        changed = {sku: each for sku, each in variants.items() if each != _of(self._sold, sku)}
        self._sold = self._sold.with_variants(changed)
        self._changed |= dict.fromkeys(changed)
        for variant in changed.values():
            self._note(variant, now)

    def _note(self, variant: Variant, now: datetime) -> None:
        point = PricePoint(variant.sku, now, variant.price)
        if not variant.withdrawn and self.history.note(point):
            self._points.append(point)

    def _variants(
        self, skus: Iterable[str], own: Catalog, settings: Mapping[str, Setting], now: datetime
    ) -> dict[str, Variant]:
        known = ((sku, _of(own, sku)) for sku in sorted(skus))
        return {sku: self._variant(each, settings.get(sku, Setting()), now) for sku, each in known if each is not None}

    def _variant(self, own: Variant, setting: Setting, now: datetime) -> Variant:
        if setting.tag is not None:
            own = replace(own, price=setting.tag.price, compare_at=setting.tag.compare_at)
        if setting.withdrawn is not None:
            own = replace(own, withdrawn=setting.withdrawn)
        running = [each for each in self.offers.values() if own.sku in each.prices and each.runs(now)]
        best = min(running, key=lambda each: (each.prices[own.sku], each.ends_at), default=None)
        if best is None or best.prices[own.sku] >= own.price:
            return own
        return self._offered(own, best)

    def _offered(self, own: Variant, offer: FlashOffer) -> Variant:
        """A reduction may be announced against the lowest price of the 30 days before it, and no higher one."""
        price = offer.prices[own.sku]
        prior = min(own.price, self.history.lowest_before(own.sku, offer.begins_at) or own.price)
        until = offer.ends_at.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
        return replace(own, price=price, compare_at=prior if prior > price else None, until=until)


def _of(catalog: Catalog, sku: str) -> Variant | None:
    offer = catalog.offer(sku)
    return offer.variant if offer else None
