"""Prices, stock and what is on sale change under those who are inside: tags, agents, carts and checkouts follow."""

from datetime import timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from nlp.lexicon import Lexicon
from scenes.money import Money
from scenes.products import Product, Variant
from tests.support.little_store import BEAT, LAMP, MUG, Guest, House, open_house
from vstore.catalog_change import CatalogChange
from vstore.commerce.flash_offer import FlashOffer
from vstore.commerce.merchandise import TagWish
from vstore.errands import Comprehend, StartSpeech, StopSpeech
from vstore.protocol.client import ChangeCart, CheckOut, Contact, Say
from vstore.protocol.server import (
    CartChanged,
    DisplayChanged,
    OrderChanged,
    ProductChanged,
    Refused,
    SceneOpened,
    StockChanged,
    Welcome,
)
from vstore.protocol.views import CartLine
from vstore.replication.stock_news import MOST_AT_ONCE

CONTACT = Contact(name="Hana", email="hana@example.com", address="1 Sejong-daero")


def won(amount: int) -> Money:
    return Money(amount, "KRW")


async def reprice(house: House, price: int, sku: str = "MUG-G") -> None:
    await house.merchandiser.set_prices({sku: TagWish(price)}, "Ada")


async def put_in_cart(house: House, guest: Guest, quantity: int = 1) -> None:
    guest.send(ChangeCart(ref=1, sku="MUG-G", quantity=quantity))
    await house.settle()


def line(guest: Guest) -> CartLine:
    (found,) = guest.last(CartChanged).cart.lines
    return found


async def test_a_new_price_is_on_the_tag_at_the_next_beat(house: House) -> None:
    hana = await house.enter("Hana")
    await house.run()
    await reprice(house, 15_000)
    await house.run()
    changed = hana.last(ProductChanged).product
    assert (changed.variants[0].price, changed.variants[0].stock) == (won(15_000), 5)
    assert hana.replica.products["mug"] == changed
    late = await house.enter("Minsu")
    assert late.replica.products == hana.replica.products
    assert len(hana.all(SceneOpened)) == 1


async def test_a_sold_out_display_says_so_and_is_back_with_new_stock(house: House) -> None:
    hana = await house.enter("Hana")
    await house.run()
    await house.merchandiser.restock({"MUG-G": 0}, "Ada")
    await house.run()
    assert hana.last(StockChanged).stock == {"MUG-G": 0, "MUG-W": 0}
    assert hana.replica.displays["d-mug"].sold_out
    await reprice(house, 15_000)
    await house.run()
    assert hana.replica.displays["d-mug"].sold_out
    await house.merchandiser.restock({"MUG-G": 2}, "Ada")
    await house.run()
    assert not hana.replica.displays["d-mug"].sold_out


async def test_what_is_withdrawn_is_gone_from_the_room_and_comes_back(house: House) -> None:
    hana = await house.enter("Hana")
    await put_in_cart(house, hana)
    await house.merchandiser.set_withdrawn(["MUG-G"], (), "Ada", withdrawn=True)
    await house.run()
    assert hana.last(DisplayChanged).display.sku == "MUG-W", "another variant is shown in its place"
    assert (line(hana).problem, line(hana).name) == ("not_sold", MUG.name)
    await house.merchandiser.set_withdrawn((), ["mug"], "Ada", withdrawn=True)
    await house.run()
    assert hana.replica.displays == {}
    hana.send(Say(ref=2, text="do you have a mug?"))
    await house.run(seconds=4)
    assert not any("Moss" in said for said in hana.heard())
    hana.send(CheckOut(ref=3, key="key-0000001", contact=CONTACT, total=3_000, payment_token="approve"))
    await house.run()
    assert hana.last(Refused).code == "not_sold"
    await house.merchandiser.set_withdrawn((), ["mug"], "Ada", withdrawn=False)
    await house.run()
    assert hana.replica.displays["d-mug"].sku == "MUG-G"
    assert line(hana).problem is None
    assert hana.replica.products["mug"].variants[0].stock == 5


async def test_old_orders_are_read_whatever_is_sold_now(house: House) -> None:
    hana = await house.enter("Hana")
    await put_in_cart(house, hana)
    hana.send(CheckOut(ref=3, key="key-0000001", contact=CONTACT, total=21_000, payment_token="approve"))
    await house.run()
    await house.merchandiser.set_withdrawn((), ["mug"], "Ada", withdrawn=True)
    visitor = hana.session.visitor
    (order,) = await house.shop.orders_of(visitor)
    assert (order.lines[0].name, order.lines[0].unit_price) == (MUG.name, won(18_000))
    assert hana.last(OrderChanged).order.state == "paid"


async def test_a_cart_says_the_old_and_the_new_price_until_its_line_is_touched(house: House) -> None:
    hana = await house.enter("Hana")
    await put_in_cart(house, hana)
    await reprice(house, 15_000)
    assert (line(hana).unit_price, line(hana).was) == (won(15_000), won(18_000))
    assert hana.last(CartChanged).cart.total == won(18_000)
    hana.send(CheckOut(ref=3, key="key-0000001", contact=CONTACT, total=21_000, payment_token="approve"))
    await house.run()
    assert hana.last(Refused).code == "price_changed"
    await reprice(house, 18_000)
    assert line(hana).was is None, "it is again what was seen"
    await reprice(house, 15_000)
    await put_in_cart(house, hana, 2)
    assert (line(hana).unit_price, line(hana).was) == (won(15_000), None)


async def test_who_comes_back_is_told_of_what_changed_meanwhile(house: House) -> None:
    hana = await house.enter("Hana")
    await put_in_cart(house, hana)
    hana.drop()
    await house.run(seconds=70)
    await reprice(house, 20_000)
    back = await house.enter("Hana", visitor=hana.last(Welcome).visitor)
    assert (line(back).unit_price, line(back).was) == (won(20_000), won(18_000))


async def test_a_flash_offer_begins_and_ends_in_the_open_room(house: House) -> None:
    hana = await house.enter("Hana")
    begins = house.time() + timedelta(seconds=2)
    offer = FlashOffer("flash", {"MUG-G": won(9_000)}, begins, begins + timedelta(seconds=3))
    await house.merchandiser.announce(offer, "Ada")
    await house.run(seconds=1)
    assert hana.all(ProductChanged) == []
    await house.run(seconds=1.1)
    shown = hana.replica.products["mug"].variants[0]
    assert (shown.price, shown.compare_at) == (won(9_000), won(18_000))
    assert shown.until == offer.ends_at.isoformat(timespec="seconds").replace("+00:00", "Z")
    await put_in_cart(house, hana)
    assert line(hana).unit_price == won(9_000)
    await house.run(seconds=3)
    assert (line(hana).unit_price, line(hana).was) == (won(18_000), won(9_000))
    assert hana.replica.products["mug"].variants[0].until is None


async def test_at_the_last_instant_the_clock_at_the_checkout_decides(house: House) -> None:
    hana = await house.enter("Hana")
    ends = house.time() + timedelta(seconds=1)
    await house.merchandiser.announce(FlashOffer("flash", {"MUG-G": won(9_000)}, house.time(), ends), "Ada")
    await put_in_cart(house, hana)
    house.now += 1.0  # nobody has been shown that it is over
    hana.send(CheckOut(ref=3, key="key-0000001", contact=CONTACT, total=12_000, payment_token="approve"))
    await house.settle()
    assert hana.last(Refused).code == "price_changed"


async def test_a_thousand_prices_are_told_some_at_each_beat(tmp_path: Path) -> None:
    house = await open_house(tmp_path)
    many = tuple(
        Product(f"p{number}", {"en": f"Thing {number}"}, (Variant(f"P{number}", won(1_000)),)) for number in range(120)
    )
    hall = house.store.assortment.scenes["hall"]
    display = hall.displays[0]
    house.store.change_catalog(CatalogChange(many), None, house.now)
    house.publish(
        replace(hall, displays=tuple(replace(display, id=f"d-{each.id}", product=each.id, sku=None) for each in many))
    )
    hana = await house.enter("Hana")
    await house.run()
    dearer = tuple(replace(each, variants=(replace(each.variants[0], price=won(2_000)),)) for each in many)
    house.store.change_catalog(CatalogChange(dearer), None, house.now)
    told = []
    for _ in range(4):
        await house.run()
        told.append(len(hana.all(ProductChanged)))
    assert told == [MOST_AT_ONCE, 2 * MOST_AT_ONCE, 120, 120]
    assert {each.variants[0].price for each in hana.replica.products.values()} == {won(2_000)}
    house.close()


async def test_what_is_still_worded_of_an_old_price_is_not_heard(house: House) -> None:
    """The price changes when the agent has begun to tell the old one: the rest, late from the model, is lost."""
    hana = await house.enter("Hana")
    await house.run(seconds=5)
    hana.send(Say(ref=1, text="how much is the Moss Mug?"))
    speech = await next_speech(house)
    assert "18,000" in speech.speak.facts.phrase
    said = speech.room, speech.agent, speech.speak.utterance
    house.store.spoken(*said, "The mug is ", False, (), house.now)
    await house.merchandiser.set_prices({"MUG-G": TagWish(15_000)}, "Ada")
    stop, again = house.store.drain_errands()
    assert stop == StopSpeech(*said)
    assert isinstance(again, StartSpeech)
    assert again.speak.facts.phrase == "One moment, the price of the Moss Mug has just changed. It is ₩15,000 now."
    house.store.spoken(*said, "₩18,000.", False, (), house.now)
    house.store.spoken(*said, "", True, (), house.now)
    hana.read()
    assert hana.heard()[-1] == "The mug is "


async def next_speech(house: House) -> StartSpeech:
    """The next that an agent wants to say; nobody words it yet."""
    for _ in range(100):
        house.now += BEAT
        house.store.tick(BEAT, house.now)
        for errand in house.store.drain_errands():
            if isinstance(errand, StartSpeech):
                return errand
            if isinstance(errand, Comprehend):
                await house.runner(errand)
    raise AssertionError("no agent speaks")


async def test_the_lamp_in_another_room_is_a_new_room_only_there(house: House) -> None:
    hana = await house.enter("Hana")
    await house.merchandiser.set_withdrawn(["LAMP"], (), "Ada", withdrawn=True)
    await house.run()
    assert len(hana.all(SceneOpened)) == 1
    assert LAMP.id not in house.store.assortment.products


async def test_many_products_change_part_by_part(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("vstore.merchandiser.MOST_AT_ONCE", 1)
    parts: list[list[str]] = []
    change_catalog = house.store.change_catalog

    def count(change: CatalogChange, words: Lexicon | None, now: float) -> None:
        parts.append([each.id for each in change.products])
        change_catalog(change, words, now)

    monkeypatch.setattr(house.store, "change_catalog", count)
    await house.merchandiser.set_prices({"MUG-G": TagWish(1_000), "LAMP": TagWish(2_000)}, "Ada")
    assert parts == [["lamp"], ["mug"]]
    assert house.store.assortment.products["lamp"].variants[0].price == won(2_000)
