"""Agents tell what is on offer to everybody at this moment, never what is over, and never a code."""

from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from scenes.money import Money
from tests.support.little_store import Guest, House
from vstore.commerce.flash_offer import FlashOffer
from vstore.commerce.promote import add_promotion, end_promotion
from vstore.commerce.promotion import BuyGet, PercentOff, Promotion, Scope
from vstore.promoter import Promoter
from vstore.protocol.client import Say
from vstore.storage.books import StoredBooks

SECRET = Promotion(id="vip", name={"en": "Friends only"}, effect=PercentOff(50_000), code="FRIENDS50")
TWO = Promotion(id="two", name={"en": "Mugs for two"}, effect=BuyGet(1, 1, 50_000), scope=Scope(skus=("MUG-G",)))


class Told(NamedTuple):
    """A visitor who asks an agent, and who keeps that agent informed."""

    house: House
    guest: Guest
    promoter: Promoter

    async def ask(self, ref: int, text: str = "is anything on sale?") -> str:
        """What the agent answers, once it knows what is on offer."""
        await self.promoter.follow()
        before = len(self.guest.heard())
        self.guest.send(Say(ref=ref, text=text))
        await self.house.run(seconds=4)
        return "".join(self.guest.heard()[before + 1 :])


async def enter(house: House) -> Told:
    books = StoredBooks(house.database)
    promoter = Promoter(house.shop, books, house.store, seconds=lambda: house.now, now=house.time)
    guest = await house.enter("Hana")
    await house.run(seconds=5)
    return Told(house, guest, promoter)


async def test_what_begins_and_ends_while_the_store_is_open_is_told_and_no_code(house: House) -> None:
    books, hana = StoredBooks(house.database), await enter(house)
    assert await hana.ask(1) == "There is no offer running at the moment."
    ends = house.time() + timedelta(hours=1)
    mugs = Promotion(
        id="mugs", name={"en": "Mug hour"}, effect=PercentOff(12_500), scope=Scope(products=("mug",)), ends=ends
    )
    for each in (SECRET, TWO, mugs):
        await add_promotion(each, books=books, catalog=house.shop.catalog)
    told = await hana.ask(2)
    assert "“Mug hour”: 12.5% off the Moss Mug, until November 22, 01:16 (UTC+00:00)." in told
    assert "FRIENDS50" not in told and "Friends" not in told and "WELCOME" not in told
    await end_promotion("two", books=books)
    house.now += 3_600
    assert await hana.ask(3) == "There is no offer running at the moment."


async def test_a_flash_offer_is_told_with_its_true_end(house: House) -> None:
    hana = await enter(house)
    ends = datetime(2026, 11, 23, 3, tzinfo=UTC)
    offer = FlashOffer("friday", {"MUG-G": Money(9_000, "KRW")}, house.time(), ends, {"en": "Friday"})
    await house.merchandiser.announce(offer, "Ada")
    await house.run()
    told = await hana.ask(1, "is the Moss Mug on sale?")
    assert "₩9,000" in told and "“Friday”" in told and "until November 23, 03:00 (UTC+00:00)" in told
