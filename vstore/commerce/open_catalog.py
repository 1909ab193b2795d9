"""Use case: a store that opens takes up what was known of its catalog when it last closed."""

from collections.abc import Sequence
from datetime import datetime

import msgspec

from scenes.products import Product
from vstore.commerce.catalog import Catalog
from vstore.commerce.flash_offer import FlashOffer
from vstore.commerce.live_catalog import LiveCatalog
from vstore.commerce.merchandise import Edition, Setting
from vstore.commerce.ports import Books, Page
from vstore.commerce.price_history import PriceHistory, PricePoint
from vstore.commerce.take_edition import take_edition, with_leftovers


class _Known(msgspec.Struct, frozen=True):
    """What was written down before."""

    edition: Edition | None
    settings: dict[str, Setting]
    offers: tuple[FlashOffer, ...]
    prices: tuple[PricePoint, ...]


async def open_catalog(digest: str, *, books: Books, live: LiveCatalog, now: datetime) -> None:
    """`live` holds the catalog of the store's folder, whose content `digest` tells from others.

    One that was not taken before is a new edition; else the newest edition holds, wherever it came from.
    """
    own = live.own
    known = _in_currency(await books.read(_known), own.currency)
    before = Catalog(known.edition.products, own.currency) if known.edition else own
    live.open(before, PriceHistory(known.prices), known.settings, known.offers, now)
    if known.edition is None or known.edition.digest != digest:
        await take_products(tuple(own), digest, by="the store's folder", books=books, live=live, now=now)


async def take_products(
    products: Sequence[Product], digest: str | None, *, by: str, books: Books, live: LiveCatalog, now: datetime
) -> None:
    """A new edition: of the folder's file with this digest or, where there is none, sent since that was taken."""
    catalog = edition_of(products, live)
    known = await books.read(lambda page: page.merchandise.edition())
    number, before = (known.number + 1, known.digest) if known else (1, "")
    edition = Edition(number, before if digest is None else digest, tuple(catalog), now, by)
    await take_edition(edition, books=books, live=live, catalog=catalog, now=now)


def edition_of(products: Sequence[Product], live: LiveCatalog) -> Catalog:
    """These products, and what is left of those before. Raises ValueError, as Catalog does."""
    return Catalog(with_leftovers(products, tuple(live.own)), live.own.currency)


def _known(page: Page) -> _Known:
    goods = page.merchandise
    return _Known(goods.edition(), goods.settings(), goods.offers(), goods.prices())


def _in_currency(known: _Known, currency: str) -> _Known:
    """What was written down of prices in this currency: a store that changes its own begins anew."""
    edition = known.edition
    if edition and any(each.price.currency != currency for product in edition.products for each in product.variants):
        edition = None
    settings = known.settings.items()
    return _Known(
        edition,
        {sku: each for sku, each in settings if each.tag is None or each.tag.price.currency == currency},
        tuple(each for each in known.offers if all(price.currency == currency for price in each.prices.values())),
        tuple(point for point in known.prices if point.price.currency == currency),
    )
