"""Use case: a flash offer is announced, or called off before its time."""

from collections.abc import Iterable
from datetime import datetime

from msgspec.structs import replace

from vstore.commerce.flash_offer import FlashOffer
from vstore.commerce.live_catalog import LiveCatalog
from vstore.commerce.merchandise import Change, Said
from vstore.commerce.ports import Books, Page

LONGEST_ID = 64


class WrongOffer(Exception):
    """An offer that cannot be, said in words; nothing has changed."""


class UnknownOffer(Exception):
    """There is no offer of this id that has not ended."""

    def __init__(self, offer: str) -> None:
        super().__init__(f"There is no offer {offer} that runs or is to come.")


async def announce_offer(offer: FlashOffer, *, by: str, books: Books, live: LiveCatalog, now: datetime) -> None:
    """These prices hold for that time, which begins now at the earliest; a running one began when it did.

    Raises WrongOffer.
    """
    known = live.offers.get(offer.id)
    began = known.begins_at if known and known.runs(now) else max(offer.begins_at, now)
    offer = replace(offer, begins_at=began)
    if faults := tuple(offer_faults(offer, live)):
        raise WrongOffer(" ".join(faults))
    if len(offer.id) > LONGEST_ID:
        raise WrongOffer(f"An offer is called by at most {LONGEST_ID} letters.")
    if offer.ends_at <= now:
        raise WrongOffer("The offer is over before it begins: name a later end.")
    await _put(offer, by, books, live, now)


async def call_off_offer(offer_id: str, *, by: str, books: Books, live: LiveCatalog, now: datetime) -> None:
    """An offer ends now, or never begins. Raises UnknownOffer."""
    offer = live.offers.get(offer_id)
    if offer is None or offer.ends_at <= now:
        raise UnknownOffer(offer_id)
    await _put(replace(offer, begins_at=min(offer.begins_at, now), ends_at=now), by, books, live, now)


def offer_faults(offer: FlashOffer, live: LiveCatalog) -> Iterable[str]:
    """What is wrong with an offer of this catalog."""
    if offer.ends_at <= offer.begins_at:
        yield "The end is not after the beginning."
    if not offer.prices:
        yield "It names no sku."
    for sku, price in sorted(offer.prices.items()):
        tag = live.tag(sku)
        if tag is None:
            yield f"The store does not sell {sku}."
        elif price.currency != live.own.currency or not 0 < price.amount < tag.price.amount:
            yield f"The price of {sku} is to be above 0 and below what it costs."


async def _put(offer: FlashOffer, by: str, books: Books, live: LiveCatalog, now: datetime) -> None:
    """Written first and shown then."""
    before = live.offers.get(offer.id)
    if before == offer:
        return
    change = Change(now, by, "", _said(before) if before else {}, _said(offer))

    def keep(page: Page) -> None:
        page.merchandise.put_offer(offer)
        page.merchandise.add_changes([change])

    await books.write(keep)
    live.put_offer(offer, now)


def _said(offer: FlashOffer) -> Said:
    return {"offer": offer.id, "begins_at": offer.begins_at.isoformat(), "ends_at": offer.ends_at.isoformat()}
