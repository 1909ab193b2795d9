"""Changes what an open store sells and at which prices: writes it down first, and then shows it in every room."""

import asyncio
import logging
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime

from scenes.products import Product
from vstore.catalog_change import CatalogChange
from vstore.commerce.announce_offer import WrongOffer, announce_offer, call_off_offer
from vstore.commerce.catalog import Levels
from vstore.commerce.flash_offer import FlashOffer
from vstore.commerce.merchandise import Change, Goods, TagWish
from vstore.commerce.open_catalog import edition_of, open_catalog, take_products
from vstore.commerce.ports import Books
from vstore.commerce.set_goods import DearerThanBefore, goods_of, set_prices, set_withdrawn
from vstore.commerce.shop import Shop
from vstore.commerce.take_edition import Difference, difference
from vstore.open_store import OpenStore
from vstore.views import cart_view

log = logging.getLogger(__name__)

MOST_AT_ONCE = 50
"""So many products change between two turns of the loop: a thousand at once would hold up the beat."""


class Merchandiser:
    """One change after the other. `by` says who makes it.

    Call `open` before anybody comes in, and `follow` at least once a beat, so that flash offers begin and end.
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
        self._live = shop.live
        self._books = books
        self._open_store = open_store
        self._seconds = seconds
        self._now = now
        self._turn = asyncio.Lock()

    async def open(self, digest: str, offers: Iterable[FlashOffer] = ()) -> None:
        """Takes up what was known when the store last closed.

        `digest` tells one content of its catalog file from others: one that was not taken before is a new edition. Of
        `offers`, those whose ids are known already stay as known.
        """
        async with self._turn:
            now = self._now()
            await open_catalog(digest, books=self._books, live=self._live, now=now)
            for offer in offers:
                if offer.id not in self._live.offers and offer.ends_at > now:
                    await self._announce_from_folder(offer, now)
            await self._show()

    async def goods(self, sku: str) -> Goods:
        """See `vstore.commerce.set_goods`."""
        return goods_of(sku, self._live, self._now())

    async def _announce_from_folder(self, offer: FlashOffer, now: datetime) -> None:
        try:
            await announce_offer(offer, by="store.toml", books=self._books, live=self._live, now=now)
        except WrongOffer as reason:
            log.warning("an offer of store.toml does not hold", extra={"offer": offer.id, "reason": str(reason)})

    async def set_prices(self, wishes: Mapping[str, TagWish], by: str) -> tuple[DearerThanBefore, ...]:
        """See `vstore.commerce.set_goods`."""
        async with self._turn:
            told = await set_prices(wishes, by=by, books=self._books, live=self._live, now=self._now())
            await self._show()
            return told

    async def set_withdrawn(
        self, skus: Iterable[str], products: Iterable[str], by: str, *, withdrawn: bool
    ) -> tuple[str, ...]:
        """See `vstore.commerce.set_goods`."""
        async with self._turn:
            now, books = self._now(), self._books
            skus = await set_withdrawn(
                skus, products, withdrawn=withdrawn, by=by, books=books, live=self._live, now=now
            )
            await self._show()
            return skus

    async def restock(self, levels: Levels, by: str) -> Levels:
        """See `vstore.commerce.restock`."""
        async with self._turn:
            available = await self._shop.restock(levels, by)
            self._open_store.restock(available)
            await self._tell_carts(levels)
            return available

    async def preview(self, products: Sequence[Product]) -> Difference:
        """What a new edition of the catalog would change. Raises ValueError, as Catalog does."""
        return difference(edition_of(products, self._live), self._live, self._now())

    async def take(self, products: Sequence[Product], by: str) -> Difference:
        """Sells by a new edition of the catalog; what it has changed. Raises ValueError, as Catalog does."""
        async with self._turn:
            changes = difference(edition_of(products, self._live), self._live, self._now())
            await take_products(products, None, by=by, books=self._books, live=self._live, now=self._now())
            await self._show()
            return changes

    @property
    def currency(self) -> str:
        return self._live.own.currency

    def offers(self) -> tuple[FlashOffer, ...]:
        """Flash offers that run or are to come, by id."""
        now = self._now()
        return tuple(each for _, each in sorted(self._live.offers.items()) if each.ends_at > now)

    async def announce(self, offer: FlashOffer, by: str) -> None:
        """See `vstore.commerce.announce_offer`."""
        async with self._turn:
            await announce_offer(offer, by=by, books=self._books, live=self._live, now=self._now())
            await self._show()

    async def call_off(self, offer: str, by: str) -> None:
        """See `vstore.commerce.announce_offer`."""
        async with self._turn:
            await call_off_offer(offer, by=by, books=self._books, live=self._live, now=self._now())
            await self._show()

    async def changes(self, sku: str | None, most: int) -> tuple[Change, ...]:
        """Who changed what, the newest first."""
        return await self._books.read(lambda page: page.merchandise.changes(sku, most))

    async def follow(self) -> None:
        """Shows what has begun or ended by itself."""
        self._live.at(self._now())
        if self._live.has_changed and not self._turn.locked():
            async with self._turn:
                await self._show()

    async def _show(self) -> None:
        """What is sold now is shown; carts are priced anew, and their owners told."""
        changed, points = self._live.drain_changed(), self._live.drain_prices()
        if changed:
            catalog = self._shop.catalog.with_stock(await self._shop.available())
            offers = filter(None, map(catalog.offer, changed))
            products = {offer.product.id: offer.product.for_sale for offer in offers}
            sold = tuple(each for each in products.values() if each)
            change = CatalogChange(sold, tuple(key for key, each in products.items() if each is None))
            words = await asyncio.to_thread(self._open_store.showing.words_after, change)
            # New words come all at once: with half of them agents would have to learn the catalog anew.
            for part in _in_parts(change) if words is None else [change]:
                self._open_store.change_catalog(part, words, self._seconds())
                await asyncio.sleep(0)
            await self._tell_carts(changed)
            log.info("what is sold has changed", extra={"count": len(changed)})
        if points:
            await self._books.write(lambda page: page.merchandise.add_prices(points))

    async def _tell_carts(self, skus: Iterable[str]) -> None:
        changed = set(skus)
        carts = [(each.visitor, each.cart) for each in self._open_store.sessions.values() if each.cart]
        concerned = {visitor for visitor, cart in carts if any(line.sku in changed for line in cart.lines)}
        for visitor in sorted(concerned):
            _, bill = await self._shop.cart_of(visitor)
            self._open_store.cart_changed(visitor, cart_view(bill))


def _in_parts(change: CatalogChange) -> Iterator[CatalogChange]:
    """The same change, piece by piece."""
    for start in range(0, len(change.products), MOST_AT_ONCE):
        yield CatalogChange(change.products[start : start + MOST_AT_ONCE])
    if change.gone:
        yield CatalogChange((), change.gone)
