"""What is sold at any moment: the file's word, over it staff's, over both flash offers."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from scenes.products import Product, Variant
from tests.support.joyful_shop import ARMCHAIR, CATALOG, LAMP, NOON, TEA, won
from tests.support.memory_books import MemoryBooks
from vstore.commerce.announce_offer import UnknownOffer, WrongOffer, announce_offer, call_off_offer
from vstore.commerce.catalog import Catalog
from vstore.commerce.flash_offer import FlashOffer
from vstore.commerce.live_catalog import LiveCatalog
from vstore.commerce.merchandise import TagWish
from vstore.commerce.open_catalog import edition_of, open_catalog, take_products
from vstore.commerce.price_history import PriceHistory, PricePoint
from vstore.commerce.restock import UnknownSkus
from vstore.commerce.set_goods import WrongTags, goods_of, set_prices, set_withdrawn
from vstore.commerce.take_edition import Repriced, difference

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
SKU = "HUMBLE-LAMP"


async def opened(books: MemoryBooks, digest: str = "first", catalog: Catalog = CATALOG) -> LiveCatalog:
    """The catalog as a store that opens now sells it."""
    live = LiveCatalog(catalog)
    await open_catalog(digest, books=books, live=live, now=NOON)
    return live


def lamp(live: LiveCatalog, now: datetime = NOON) -> Variant:
    offer = live.at(now).offer(SKU)
    assert offer is not None
    return offer.variant


def with_lamp(**changes: object) -> Catalog:
    """The catalog with another lamp."""
    another = replace(LAMP, variants=tuple(replace(each, **changes) for each in LAMP.variants))
    return Catalog([ARMCHAIR, another, TEA], "KRW")


async def test_what_staff_set_survives_closing_until_the_catalog_says_something_else(books: MemoryBooks) -> None:
    live = await opened(books)
    await set_prices({SKU: TagWish(15_000, 19_000)}, by="Ada", books=books, live=live, now=NOON)
    assert (lamp(live).price, lamp(live).compare_at) == (won(15_000), won(19_000))
    assert lamp(await opened(books)) == lamp(live)
    same_price = with_lamp(gtin="96385074")
    assert lamp(await opened(books, "second", same_price)).price == won(15_000)
    dearer = with_lamp(price=won(21_000))
    assert lamp(await opened(books, "third", dearer)).price == won(21_000)
    assert lamp(await opened(books, "fourth", CATALOG)).price == won(19_000), "what was overruled does not come back"
    said = [(each.by, each.after) for each in books.page.merchandise.changes(SKU)]
    assert said == [("the store's folder", {}), ("Ada", {"price": 15_000, "compare_at": 19_000})]


async def test_what_an_edition_leaves_out_is_withdrawn_and_keeps_its_name_and_comes_back(books: MemoryBooks) -> None:
    live = await opened(books)
    red, _ = ARMCHAIR.variants
    smaller = [replace(ARMCHAIR, variants=(red,)), TEA]
    await take_products(smaller, None, by="Ada", books=books, live=live, now=NOON)
    for catalog in (live.at(NOON), (await opened(books)).at(NOON)):
        withdrawn = {offer.variant.sku: offer.variant.withdrawn for offer in catalog.offers()}
        assert withdrawn == {
            "CRUNCHY-ARMCHAIR-RED": False,
            "CRUNCHY-ARMCHAIR-SEA": True,
            "HUMBLE-LAMP": True,
            "BOTTOMLESS-TEA": False,
        }
    assert lamp(await opened(books, "a new file")).withdrawn is False


async def test_an_edition_is_previewed_as_it_will_be(books: MemoryBooks) -> None:
    live = await opened(books)
    await set_prices({SKU: TagWish(15_000)}, by="Ada", books=books, live=live, now=NOON)
    kettle = Product("kettle", {"en": "Kettle"}, (Variant("KETTLE", won(50_000)),))
    dearer = replace(LAMP, variants=(replace(LAMP.variants[0], price=won(20_000)),))
    news = [replace(ARMCHAIR, name={"en": "Armchair"}), dearer, kettle]
    told = difference(edition_of(news, live), live, NOON)
    assert (told.added, told.gone, told.overruled) == (("KETTLE",), ("BOTTOMLESS-TEA",), (SKU,))
    assert told.repriced == (Repriced(SKU, won(15_000), won(20_000)),)
    assert told.reworded == ("CRUNCHY-ARMCHAIR-RED", "CRUNCHY-ARMCHAIR-SEA")
    assert lamp(live).price == won(15_000)
    await take_products(news, None, by="Ada", books=books, live=live, now=NOON)
    assert difference(edition_of(news, live), live, NOON) == difference(live.own, live, NOON)
    assert lamp(live).price == won(20_000)


async def test_what_cannot_be_is_refused_and_nothing_changes(books: MemoryBooks) -> None:
    live = await opened(books)
    with pytest.raises(UnknownSkus, match="GHOST"):
        await set_prices({"GHOST": TagWish(1), SKU: TagWish(1)}, by="Ada", books=books, live=live, now=NOON)
    with pytest.raises(WrongTags, match=SKU):
        await set_prices({SKU: TagWish(15_000, 15_000)}, by="Ada", books=books, live=live, now=NOON)
    with pytest.raises(UnknownSkus, match="sofa"):
        await set_withdrawn([SKU], ["sofa"], withdrawn=True, by="Ada", books=books, live=live, now=NOON)
    with pytest.raises(UnknownSkus):
        goods_of("GHOST", live, NOON)
    for offer, why in (
        (FlashOffer("o", {SKU: won(19_000)}, NOON, NOON + HOUR), "below what it costs"),
        (FlashOffer("o", {"GHOST": won(1)}, NOON, NOON + HOUR), "does not sell GHOST"),
        (FlashOffer("o", {SKU: won(1)}, NOON - HOUR, NOON), "not after the beginning"),
        (FlashOffer("o", {}, NOON, NOON + HOUR), "names no sku"),
        (FlashOffer("o" * 65, {SKU: won(1)}, NOON, NOON + HOUR), "at most 64 letters"),
    ):
        with pytest.raises(WrongOffer, match=why):
            await announce_offer(offer, by="Ada", books=books, live=live, now=NOON)
    with pytest.raises(UnknownOffer, match="no offer o"):
        await call_off_offer("o", by="Ada", books=books, live=live, now=NOON)
    assert lamp(live) == LAMP.variants[0]
    assert books.page.merchandise.changes(SKU) == ()


async def test_an_offer_holds_from_its_beginning_until_just_before_its_end(books: MemoryBooks) -> None:
    live = await opened(books)
    offer = FlashOffer("friday", {SKU: won(9_000)}, NOON + HOUR, NOON + 2 * HOUR)
    await announce_offer(offer, by="Ada", books=books, live=live, now=NOON)
    moment = timedelta(microseconds=1)
    assert lamp(live, NOON + HOUR - moment) == LAMP.variants[0]
    running = lamp(live, NOON + HOUR)
    assert (running.price, running.compare_at, running.until) == (won(9_000), won(19_000), "2026-11-20T14:00:00Z")
    assert lamp(live, NOON + 2 * HOUR - moment) == running
    assert lamp(live, NOON + 2 * HOUR) == LAMP.variants[0]
    history = [(point.since, point.price) for point in live.history.of(SKU)]
    assert history == [(NOON, won(19_000)), (NOON + HOUR, won(9_000)), (NOON + 2 * HOUR, won(19_000))]


async def test_a_running_offer_survives_closing_and_may_be_called_off(books: MemoryBooks) -> None:
    live = await opened(books)
    offer = FlashOffer("friday", {SKU: won(9_000)}, NOON - DAY, NOON + HOUR)
    await announce_offer(offer, by="Ada", books=books, live=live, now=NOON)
    assert live.offers["friday"].begins_at == NOON, "nobody was offered it yesterday"
    again = await opened(books)
    assert lamp(again) == lamp(live)
    await call_off_offer("friday", by="Ada", books=books, live=again, now=NOON + timedelta(minutes=1))
    assert lamp(again, NOON + timedelta(minutes=1)) == LAMP.variants[0]


async def test_an_offer_is_measured_by_the_lowest_price_of_thirty_days(books: MemoryBooks) -> None:
    live = await opened(books)
    later = NOON + DAY
    for price, now in ((16_000, later), (19_000, later + DAY)):
        await set_prices({SKU: TagWish(price)}, by="Ada", books=books, live=live, now=now)
    begins = later + 5 * DAY
    offer = FlashOffer("friday", {SKU: won(15_000)}, begins, begins + HOUR)
    await announce_offer(offer, by="Ada", books=books, live=live, now=later + 2 * DAY)
    assert (lamp(live, begins).price, lamp(live, begins).compare_at) == (won(15_000), won(16_000))
    (told,) = await set_prices({SKU: TagWish(18_000, 19_000)}, by="Ada", books=books, live=live, now=begins + HOUR)
    assert (told.compare_at, told.lowest) == (won(19_000), won(15_000))
    wish = {SKU: TagWish(14_000, "lowest")}
    assert await set_prices(wish, by="Ada", books=books, live=live, now=begins + 2 * HOUR) == ()
    assert lamp(live, begins + 2 * HOUR).compare_at == won(15_000)


@given(st.lists(st.tuples(st.integers(0, 80), st.integers(1, 9)), min_size=1), st.integers(0, 100))
def test_the_lowest_price_is_that_of_every_instant_of_thirty_days(steps: list[tuple[int, int]], asked: int) -> None:
    points = [PricePoint(SKU, NOON + day * DAY, won(price)) for day, price in sorted(dict(steps).items())]
    at = NOON + asked * DAY
    half_days = (at - half * DAY / 2 for half in range(1, 61))
    held = [[point.price for point in points if point.since <= instant][-1:] for instant in half_days]
    prices = [price for found in held for price in found]
    assert PriceHistory(points).lowest_before(SKU, at) == min(prices, default=None)


@given(
    st.lists(
        st.one_of(
            st.tuples(st.just("price"), st.sampled_from([SKU, "BOTTOMLESS-TEA"]), st.integers(1, 5)),
            st.tuples(st.just("withdrawn"), st.sampled_from([SKU, "BOTTOMLESS-TEA"]), st.booleans()),
            st.tuples(st.just("reopen"), st.just(""), st.just(0)),
        ),
        max_size=12,
    )
)
async def test_any_changes_and_closings_come_to_the_last_word_on_each(changes: list[tuple[str, str, int]]) -> None:
    books = MemoryBooks()
    live = await opened(books)
    prices = {SKU: 19_000, "BOTTOMLESS-TEA": 4_500}
    withdrawn = dict.fromkeys(prices, False)
    for what, sku, said in changes:
        if what == "price":
            await set_prices({sku: TagWish(said)}, by="Ada", books=books, live=live, now=NOON)
            prices[sku] = said
        elif what == "withdrawn":
            await set_withdrawn([sku], (), withdrawn=bool(said), by="Ada", books=books, live=live, now=NOON)
            withdrawn[sku] = bool(said)
        else:
            live = await opened(books)
    for catalog in (live.at(NOON), (await opened(books)).at(NOON)):
        sold = {sku: offer.variant for sku in prices if (offer := catalog.offer(sku))}
        assert {sku: each.price.amount for sku, each in sold.items()} == prices
        assert {sku: each.withdrawn for sku, each in sold.items()} == withdrawn
