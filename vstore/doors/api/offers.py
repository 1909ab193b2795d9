"""Endpoints: flash offers, which begin and end by the server's clock."""

from datetime import datetime
from typing import Annotated, Protocol

import msgspec
from msgspec import Meta

from scenes.money import Money
from scenes.products import Text
from vstore.accounts.role import Role
from vstore.commerce.announce_offer import UnknownOffer, WrongOffer
from vstore.commerce.flash_offer import FlashOffer
from vstore.commerce.merchandise import Amount
from vstore.doors.api.endpoint import Call, Endpoint

Instant = Annotated[datetime, Meta(tz=True)]


class OfferWish(msgspec.Struct, frozen=True):
    """Prices by sku, in minor units, from `begins_at` until just before `ends_at`."""

    prices: dict[str, Amount]
    begins_at: Instant
    ends_at: Instant
    name: Text = {}


class Offers(Protocol):
    """What the endpoints need of the store; `by` is who asks."""

    @property
    def currency(self) -> str: ...

    def offers(self) -> tuple[FlashOffer, ...]: ...

    async def announce(self, offer: FlashOffer, by: str) -> None: ...

    async def call_off(self, offer: str, by: str) -> None: ...


def offer_endpoints(offers: Offers) -> tuple[Endpoint, ...]:
    """Of the store's flash offers."""

    async def list_offers(_: Call) -> tuple[FlashOffer, ...]:
        return offers.offers()

    async def announce(call: Call) -> FlashOffer:
        assert call.who is not None
        wish = call.body
        prices = {sku: Money(price, offers.currency) for sku, price in wish.prices.items()}
        offer = FlashOffer(call.path["offer"], prices, wish.begins_at, wish.ends_at, wish.name)
        await offers.announce(offer, call.who.name)
        return offer

    async def call_off(call: Call) -> None:
        assert call.who is not None
        await offers.call_off(call.path["offer"], call.who.name)

    return (
        Endpoint(
            method="GET",
            path="/api/staff/offers",
            summary="Flash offers that run or are to come",
            role=Role.CLERK,
            answer=tuple[FlashOffer, ...],
            act=list_offers,
        ),
        Endpoint(
            method="PUT",
            path="/api/staff/offers/{offer}",
            summary="Announce a flash offer, or change one",
            role=Role.CLERK,
            body=OfferWish,
            answer=FlashOffer,
            errors={WrongOffer: 422},
            act=announce,
        ),
        Endpoint(
            method="DELETE",
            path="/api/staff/offers/{offer}",
            summary="End a flash offer now, or call off one to come",
            role=Role.CLERK,
            errors={UnknownOffer: 404},
            act=call_off,
        ),
    )
