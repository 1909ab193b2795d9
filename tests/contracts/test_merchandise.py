"""What every keeper of the books promises about merchandise."""

from datetime import timedelta

from scenes.products import Product, Variant
from tests.support.joyful_shop import NOON, won
from vstore.commerce.cart import Cart, CartItem
from vstore.commerce.flash_offer import FlashOffer
from vstore.commerce.merchandise import Change, Edition, Setting, Tag
from vstore.commerce.ports import Books
from vstore.commerce.price_history import PricePoint

LATER = NOON + timedelta(hours=1)
TEA = Product("tea", {"en": "Tea", "ko": "차"}, (Variant("TEA", won(4_500), gtin="96385074", withdrawn=True),))


async def test_the_newest_edition_is_kept_whole(books: Books) -> None:
    assert await books.read(lambda page: page.merchandise.edition()) is None
    editions = [Edition(number, f"digest {number}", (TEA,), NOON, "Ada") for number in range(1, 13)]
    for edition in editions:
        await books.write(lambda page, edition=edition: page.merchandise.add_edition(edition))  # type: ignore[misc]
    assert await books.read(lambda page: page.merchandise.edition()) == editions[-1]


async def test_settings_are_replaced_and_empty_ones_forgotten(books: Books) -> None:
    cheap, gone = Setting(Tag(won(900), won(1_200))), Setting(withdrawn=True)
    await books.write(lambda page: page.merchandise.put_settings({"B": gone, "A": cheap, "C": cheap}))
    await books.write(lambda page: page.merchandise.put_settings({"B": Setting(Tag(won(1))), "C": Setting()}))
    assert await books.read(lambda page: page.merchandise.settings()) == {"A": cheap, "B": Setting(Tag(won(1)))}


async def test_offers_are_replaced_by_id(books: Books) -> None:
    flash = FlashOffer("flash", {"TEA": won(3_000)}, NOON, LATER, {"en": "Flash"})
    other = FlashOffer("other", {"TEA": won(2_000)}, NOON, LATER)
    await books.write(lambda page: page.merchandise.put_offer(other))
    await books.write(lambda page: page.merchandise.put_offer(flash))
    shorter = FlashOffer("flash", {"TEA": won(3_000)}, NOON, NOON + timedelta(minutes=1))
    await books.write(lambda page: page.merchandise.put_offer(shorter))
    assert await books.read(lambda page: page.merchandise.offers()) == (shorter, other)


async def test_prices_are_told_in_the_order_of_time_and_the_last_of_an_instant_holds(books: Books) -> None:
    points = [PricePoint("B", LATER, won(5)), PricePoint("B", NOON, won(4)), PricePoint("A", NOON, won(3))]
    await books.write(lambda page: page.merchandise.add_prices([*points, PricePoint("B", LATER, won(6))]))
    told = await books.read(lambda page: page.merchandise.prices())
    assert told == (points[2], points[1], PricePoint("B", LATER, won(6)))


async def test_changes_are_told_newest_first_of_all_or_of_one(books: Books) -> None:
    changes = [Change(NOON, "Ada", sku, {"stock": None}, {"stock": 3}) for sku in ("A", "B", "")]
    await books.write(lambda page: page.merchandise.add_changes(changes))
    assert await books.read(lambda page: page.merchandise.changes()) == tuple(reversed(changes))
    assert await books.read(lambda page: page.merchandise.changes("A")) == (changes[0],)
    assert await books.read(lambda page: page.merchandise.changes(most=1)) == (changes[2],)


async def test_a_cart_keeps_the_prices_at_which_things_were_chosen(books: Books) -> None:
    cart = Cart("ada", (CartItem("TEA", 2), CartItem("LAMP", 1)), ("SUMMER",), {"TEA": won(4_500)})
    await books.write(lambda page: page.carts.save(cart))
    assert await books.read(lambda page: page.carts.of("ada")) == cart
