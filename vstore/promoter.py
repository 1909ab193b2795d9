"""Keeps agents informed of what is on offer: every promotion and flash offer that anybody has now, without a code."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime

from avatars.view import Bargain, PromotionSeen
from scenes.money import Money
from vstore.catalog_change import CatalogChange
from vstore.commerce.catalog import Catalog
from vstore.commerce.delivery import DeliveryMethod, Destination
from vstore.commerce.flash_offer import FlashOffer
from vstore.commerce.percent import percent_text
from vstore.commerce.ports import Books
from vstore.commerce.promotion import AmountOff, BuyGet, FreeDelivery, PercentOff, Promotion
from vstore.commerce.promotions import open_to
from vstore.commerce.shop import Shop
from vstore.commerce.terms import Terms
from vstore.open_store import OpenStore


class Promoter:
    """Call `follow` again and again: what has begun or ended meanwhile is told to the open store.

    `seconds` is the clock of the beat, `now` that of the calendar.
    """

    def __init__(
        self,
        shop: Shop,
        books: Books,
        open_store: OpenStore,
        *,
        seconds: Callable[[], float],
        now: Callable[[], datetime],
    ) -> None:
        self._shop = shop
        self._books = books
        self._open_store = open_store
        self._seconds = seconds
        self._now = now
        self._catalog: Catalog | None = None
        self._running: tuple[tuple[Promotion, ...], tuple[FlashOffer, ...]] = ((), ())
        self._told: tuple[PromotionSeen, ...] = ()

    async def follow(self) -> None:
        """Tells what is on offer now, if that is not what was told last."""
        standings = await self._books.read(lambda page: page.promotions.standings())
        now, catalog = self._now(), self._shop.catalog
        # No codes: a code is for whom the brand gave it to, and no agent names one.
        running = open_to(standings, (), now), tuple(each for each in self._shop.live.offers.values() if each.runs(now))
        if catalog is self._catalog and running == self._running:
            return
        self._catalog, self._running = catalog, running
        seen = _seen(*running, catalog, self._shop.terms, now)
        if seen != self._told:
            self._told = seen
            self._open_store.change_catalog(CatalogChange((), promotions=seen), None, self._seconds())


def _seen(
    promotions: Iterable[Promotion], offers: Iterable[FlashOffer], catalog: Catalog, terms: Terms, now: datetime
) -> tuple[PromotionSeen, ...]:
    here = now.astimezone(terms.calendar.zone)
    return (
        *(_promotion(each, catalog, here) for each in promotions),
        *_flash_offers(offers, catalog, here),
        *_thresholds(terms.delivery, terms.home),
    )


def _promotion(promotion: Promotion, catalog: Catalog, here: datetime) -> PromotionSeen:
    """`here` is now, in the zone of the store's calendar."""
    scope, currency = promotion.scope, catalog.currency
    skus = () if scope.is_everything else tuple(each.variant.sku for each in catalog.offers() if scope.covers(each))
    bargain = Bargain.FREE_DELIVERY
    amount: Money | None = None
    percent = buy = get = 0
    match promotion.effect:
        case PercentOff(percent):
            bargain = Bargain.PERCENT_OFF
        case AmountOff(amount):
            bargain = Bargain.AMOUNT_OFF
        case BuyGet(buy, get, percent):
            bargain = Bargain.BUY_GET
        case FreeDelivery():
            pass
    return PromotionSeen(
        bargain=bargain,
        name=promotion.name,
        everything=scope.is_everything,
        skus=skus,
        percent=percent_text(percent),
        amount=amount,
        buy=buy,
        get=get,
        minimum=Money(promotion.threshold, currency) if promotion.threshold else None,
        uses=promotion.visitors_limit,
        ends=promotion.ends and promotion.ends.astimezone(here.tzinfo),
    )


def _flash_offers(offers: Iterable[FlashOffer], catalog: Catalog, here: datetime) -> Iterator[PromotionSeen]:
    """Each with the goods that it makes cheaper: where another offer is better, that one holds."""
    for offer in sorted(offers, key=lambda each: each.id):
        found = {sku: catalog.offer(sku) for sku in offer.prices}
        skus = tuple(
            sku
            for sku, sold in found.items()
            if sold and sold.variant.until and sold.variant.price == offer.prices[sku] and not sold.variant.withdrawn
        )
        if skus:
            ends = offer.ends_at.astimezone(here.tzinfo)
            yield PromotionSeen(bargain=Bargain.LOWER_PRICE, name=offer.name, skus=skus, ends=ends)


def _thresholds(methods: Iterable[DeliveryMethod], home: Destination) -> Iterator[PromotionSeen]:
    """From which amount on the store's ways of delivery cost nothing at home, whatever it weighs."""
    for method in methods:
        rates = [rate for rate in method.rates if not rate.to or home.is_in(rate.to)]
        amounts = {rate.free_from for rate in rates}
        if rates and len(amounts) == 1 and (free_from := amounts.pop()) is not None:
            yield PromotionSeen(
                bargain=Bargain.DELIVERY_THRESHOLD, name=method.name, everything=True, minimum=free_from
            )
