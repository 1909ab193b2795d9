"""The flash offers of a `store.toml`: what is wrong with them, alone and seen with the catalog."""

from collections.abc import Iterator, Mapping
from datetime import datetime

import msgspec

from scenes.problem import closest
from scenes.products import Product, Text
from vstore.catalogues.amounts import Unclear, price
from vstore.commerce.announce_offer import LONGEST_ID
from vstore.commerce.flash_offer import FlashOffer
from vstore.problem import Problem
from vstore.storefolder.table import Table

FILE = "store.toml"


class Offer(Table, frozen=True):
    """A flash offer: prices by SKU, as people write them, from `begins` until just before `ends`."""

    id: str
    begins: datetime
    ends: datetime
    prices: dict[str, str]
    name: Text = msgspec.field(default_factory=dict)

    def flash_offer(self, currency: str) -> FlashOffer:
        """The same in amounts; ValueError where it has faults."""
        prices = {sku: price(written, currency) for sku, written in self.prices.items()}
        return FlashOffer(self.id, prices, self.begins, self.ends, self.name)


def offer_problems(offers: tuple[Offer, ...], currency: str) -> Iterator[Problem]:
    """What shows without the catalog."""
    seen = set()
    for number, offer in enumerate(offers):
        place = f"offers[{number}]"
        if offer.id in seen or not 1 <= len(offer.id) <= LONGEST_ID:
            yield Problem(FILE, f"{place}.id", f"“{offer.id}” is not usable.", "Give each its own short id.")
        seen.add(offer.id)
        if offer.begins.tzinfo is None or offer.ends.tzinfo is None:
            remedy = "Write begins = 2026-11-27T09:00:00+09:00."
            yield Problem(FILE, place, "begins or ends without saying in which time zone.", remedy)
        elif offer.ends <= offer.begins:
            yield Problem(FILE, f"{place}.ends", "is not after the beginning.", "Name a later time.")
        if not offer.prices:
            yield Problem(FILE, f"{place}.prices", "is empty.", 'Write SKUs with their prices: "MUG-G" = "12000".')
        for sku, written in offer.prices.items():
            if fault := _fault(written, currency):
                yield Problem(FILE, f"{place}.prices.{sku}", fault, 'Write an amount such as "12000".')


def offers_in_catalog(offers: tuple[Offer, ...], products: Mapping[str, Product], currency: str) -> Iterator[Problem]:
    """What shows with the catalog: SKUs that it does not have, and prices that are no reduction."""
    prices = {variant.sku: variant.price for product in products.values() for variant in product.variants}
    for number, offer in enumerate(offers):
        for sku, written in offer.prices.items():
            place = f"offers[{number}].prices.{sku}"
            if sku not in prices:
                remedy = closest(sku, prices) or "Name a SKU of the catalog."
                yield Problem(FILE, place, f"there is no SKU “{sku}”.", remedy)
            elif not _fault(written, currency) and price(written, currency) >= prices[sku]:
                yield Problem(FILE, place, f"“{written}” is not below the catalog's price.", "Write a lower one.")


def _fault(written: str, currency: str) -> str:
    try:
        return "" if price(written, currency).amount else "is 0."
    except Unclear as reason:
        return str(reason)
