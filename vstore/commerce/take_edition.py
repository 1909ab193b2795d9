"""Use case: a new edition of the whole catalog.

One rule says what holds where catalog and staff differ: the newest word. What staff set holds until an edition says
something else of the same thing than the edition before it; then that holds. Counts of stock are the store's own: an
edition brings those of skus that are new. What an edition leaves out is withdrawn, and comes back with the next that
has it.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

import msgspec
from msgspec.structs import replace

from scenes.money import Money
from scenes.products import Product, Variant
from vstore.commerce.catalog import Catalog, Offer
from vstore.commerce.live_catalog import LiveCatalog
from vstore.commerce.merchandise import Change, Edition, Said, Setting, tag_said
from vstore.commerce.ports import Books, Page


class Repriced(msgspec.Struct, frozen=True):
    """A variant that comes to cost something else."""

    sku: str
    before: Money
    after: Money


class Difference(msgspec.Struct, frozen=True):
    """What an edition changes, by sku: what comes, goes, costs or says something else.

    `overruled`: what staff set of these holds no longer.
    """

    added: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    repriced: tuple[Repriced, ...] = ()
    reworded: tuple[str, ...] = ()
    overruled: tuple[str, ...] = ()


async def take_edition(edition: Edition, *, books: Books, live: LiveCatalog, catalog: Catalog, now: datetime) -> None:
    """Sells by this edition from now on; `catalog` is made of its products."""
    overruled = overruled_settings(live.settings, live.own, catalog)
    notes = [
        Change(now, edition.by, "", {}, {"edition": edition.number, "products": len(catalog)}),
        *(Change(now, edition.by, sku, _said(live.settings[sku]), _said(kept)) for sku, kept in overruled.items()),
    ]

    def keep(page: Page) -> None:
        page.merchandise.add_edition(edition)
        page.merchandise.put_settings(overruled)
        page.merchandise.add_changes(notes)
        page.stock.load(catalog.initial_stock)

    await books.write(keep)
    live.settings |= overruled
    live.take(catalog, now)


def with_leftovers(products: Sequence[Product], before: Sequence[Product]) -> tuple[Product, ...]:
    """The products, and of those before all that is no longer among them, withdrawn: carts still have to name it."""
    skus = {variant.sku for product in products for variant in product.variants}
    left = {product.id: tuple(_left(product, skus)) for product in before}
    ids = {product.id for product in products}
    kept = [
        replace(each, variants=(*each.variants, *left[each.id])) if left.get(each.id) else each for each in products
    ]
    gone = [replace(each, variants=left[each.id]) for each in before if each.id not in ids and left[each.id]]
    return (*kept, *gone)


def _left(product: Product, skus: set[str]) -> Iterator[Variant]:
    return (replace(each, withdrawn=True) for each in product.variants if each.sku not in skus)


def _said(setting: Setting) -> Said:
    said = tag_said(setting.tag)
    return said if setting.withdrawn is None else {**said, "withdrawn": setting.withdrawn}


def overruled_settings(settings: Mapping[str, Setting], before: Catalog, after: Catalog) -> dict[str, Setting]:
    """What is left of the settings of which the catalog now says something else than before."""
    overruled = {}
    for sku, setting in settings.items():
        old, new = before.offer(sku), after.offer(sku)
        if old is None or new is None:
            continue
        one, other = old.variant, new.variant
        same_tag = (one.price, one.compare_at) == (other.price, other.compare_at)
        same_sale = one.withdrawn is other.withdrawn
        kept = Setting(setting.tag if same_tag else None, setting.withdrawn if same_sale else None)
        if kept != setting:
            overruled[sku] = kept
    return overruled


def difference(edition: Catalog, live: LiveCatalog, now: datetime) -> Difference:
    """What taking this edition would change of what is sold now."""
    overruled = overruled_settings(live.settings, live.own, edition)
    before = _for_sale(live.at(now))
    after = _for_sale(live.preview(edition, live.settings | overruled, now))
    both = [(sku, before[sku], offer) for sku, offer in after.items() if sku in before]
    return Difference(
        added=tuple(sku for sku in after if sku not in before),
        gone=tuple(sku for sku in before if sku not in after),
        repriced=tuple(
            Repriced(sku, old.variant.price, new.variant.price)
            for sku, old, new in both
            if old.variant.price != new.variant.price
        ),
        reworded=tuple(sku for sku, old, new in both if _words(old) != _words(new)),
        overruled=tuple(overruled),
    )


def _for_sale(catalog: Catalog) -> dict[str, Offer]:
    return {offer.variant.sku: offer for offer in catalog.offers() if not offer.variant.withdrawn}


def _words(offer: Offer) -> tuple[Product, Variant]:
    """All that an offer says, apart from prices and stock."""
    price = Money(0, offer.variant.price.currency)
    return replace(offer.product, variants=()), replace(offer.variant, price=price, compare_at=None, stock=None)
