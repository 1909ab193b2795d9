"""Use cases: staff set prices, withdraw goods from sale and bring them back."""

from collections.abc import Iterable, Mapping
from datetime import datetime

import msgspec
from msgspec.structs import replace

from scenes.money import Money
from vstore.commerce.live_catalog import LiveCatalog
from vstore.commerce.merchandise import Change, Goods, Setting, Tag, TagWish, tag_said
from vstore.commerce.ports import Books, Page
from vstore.commerce.restock import UnknownSkus


class WrongTags(Exception):
    """Prices that cannot be; nothing has changed. `skus` are those they were meant for."""

    def __init__(self, skus: Iterable[str]) -> None:
        self.skus = tuple(skus)
        super().__init__(
            f"A former price is above the price: correct that of {', '.join(self.skus)}. Nothing was changed."
        )


class DearerThanBefore(msgspec.Struct, frozen=True):
    """A former price that is not the lowest of the last 30 days, which is what law asks of an announced reduction."""

    sku: str
    compare_at: Money
    lowest: Money


async def set_prices(
    wishes: Mapping[str, TagWish], *, by: str, books: Books, live: LiveCatalog, now: datetime
) -> tuple[DearerThanBefore, ...]:
    """These skus cost so much from now on; what to think of before announcing it.

    Holds until staff say otherwise or the catalog itself changes the price. Raises UnknownSkus, WrongTags.
    """
    _refuse_unknown(wishes, live)
    tags = {sku: _tag(sku, wish, live, now) for sku, wish in wishes.items()}
    if wrong := [sku for sku, tag in tags.items() if tag.compare_at and tag.compare_at <= tag.price]:
        raise WrongTags(sorted(wrong))
    changed = {sku: tag for sku, tag in tags.items() if tag != live.tag(sku)}
    settings = {sku: replace(live.settings.get(sku, Setting()), tag=tag) for sku, tag in changed.items()}
    notes = [Change(now, by, sku, tag_said(live.tag(sku)), tag_said(tag)) for sku, tag in changed.items()]
    await _hold(settings, notes, books, live, now)
    return dearer_than_before(tags, live, now)


async def set_withdrawn(
    skus: Iterable[str],
    products: Iterable[str],
    *,
    withdrawn: bool,
    by: str,
    books: Books,
    live: LiveCatalog,
    now: datetime,
) -> tuple[str, ...]:
    """These skus and all of these products are no longer shown and sold, or are again; the skus. Raises UnknownSkus."""
    catalog = live.at(now)
    named = {each: product.variants if (product := catalog.product(each)) else () for each in products}
    wanted = tuple(dict.fromkeys([*skus, *(each.sku for variants in named.values() for each in variants)]))
    _refuse_unknown([*wanted, *(each for each, variants in named.items() if not variants)], live)
    sold = {offer.variant.sku: offer.variant for offer in map(catalog.offer, wanted) if offer}
    changed = [sku for sku, variant in sold.items() if variant.withdrawn is not withdrawn]
    settings = {sku: replace(live.settings.get(sku, Setting()), withdrawn=withdrawn) for sku in changed}
    notes = [Change(now, by, sku, {"withdrawn": not withdrawn}, {"withdrawn": withdrawn}) for sku in changed]
    await _hold(settings, notes, books, live, now)
    return wanted


def dearer_than_before(tags: Mapping[str, Tag], live: LiveCatalog, now: datetime) -> tuple[DearerThanBefore, ...]:
    """The former prices among these that are above the lowest of the last 30 days (Directive 98/6/EC, article 6a)."""
    lowest = {sku: live.history.lowest_before(sku, now) for sku in tags}
    return tuple(
        DearerThanBefore(sku, tag.compare_at, low)
        for sku, tag in sorted(tags.items())
        if tag.compare_at is not None and (low := lowest[sku]) is not None and tag.compare_at > low
    )


async def _hold(
    settings: Mapping[str, Setting], notes: list[Change], books: Books, live: LiveCatalog, now: datetime
) -> None:
    def keep(page: Page) -> None:
        page.merchandise.put_settings(settings)
        page.merchandise.add_changes(notes)

    if settings:
        await books.write(keep)
        live.put_settings(settings, now)


def _refuse_unknown(skus: Iterable[str], live: LiveCatalog) -> None:
    if unknown := tuple(sorted(sku for sku in skus if live.own.offer(sku) is None)):
        raise UnknownSkus(unknown)


def _tag(sku: str, wish: TagWish, live: LiveCatalog, now: datetime) -> Tag:
    price = Money(wish.price, live.own.currency)
    match wish.compare_at:
        case "lowest":
            lowest = live.history.lowest_before(sku, now)
            return Tag(price, lowest if lowest and lowest > price else None)
        case None:
            return Tag(price)
        case amount:
            return Tag(price, Money(amount, live.own.currency))


def goods_of(sku: str, live: LiveCatalog, now: datetime) -> Goods:
    """All about one variant. Raises UnknownSkus."""
    offer = live.at(now).offer(sku)
    if offer is None:
        raise UnknownSkus((sku,))
    return Goods(offer.product.id, offer.variant, live.history.lowest_before(sku, now), live.history.of(sku))
