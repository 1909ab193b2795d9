"""A wish list stays with its visitor: after they have left, at today's prices, and on their other devices."""

from tests.journeys.test_linked_email import link
from tests.support.little_store import Guest, House
from vstore.protocol.client import Leave
from vstore.protocol.delivery import DeliveryShown, GetDelivery
from vstore.protocol.refusals import Code
from vstore.protocol.server import Done, Refused, Welcome
from vstore.protocol.wishes import ChangeWish, GetWishes, WishesShown


async def wishes_of(house: House, guest: Guest, ref: int = 99) -> list[str]:
    guest.send(GetWishes(ref))
    await house.settle()
    return [wish.sku for wish in guest.last(WishesShown).wishes]


async def test_wishes_said_in_one_breath_are_told_in_their_order(house: House) -> None:
    hana = await house.enter("Hana")
    wanted = [("LAMP", True), ("MUG-W", True), ("LAMP", False), ("MUG-G", True), ("LAMP", True)] * 3
    for number, (sku, is_wanted) in enumerate(wanted):
        hana.send(ChangeWish(number + 1, sku, wanted=is_wanted))
    await house.settle()
    assert [each.ref for each in hana.all(Done)] == list(range(1, len(wanted) + 1))
    assert [wish.sku for wish in hana.last(WishesShown).wishes] == ["MUG-W", "MUG-G", "LAMP"]


async def test_wishes_are_told_as_they_are_sold_now_and_kept_for_the_next_visit(house: House) -> None:
    hana = await house.enter("Hana")
    hana.send(ChangeWish(1, "LAMP"))
    hana.send(ChangeWish(2, "MUG-W"))
    await house.settle()
    assert {Done(1), Done(2)} <= set(hana.all(Done))
    lamp, mug = hana.last(WishesShown).wishes
    assert (lamp.product, lamp.name["en"], lamp.price and lamp.price.amount, lamp.left) == (
        "lamp",
        "Dune Lamp",
        89_000,
        2,
    )
    assert (mug.choice["en"], mug.left) == ("White", 0)
    token = hana.last(Welcome).visitor
    hana.send(Leave())
    await house.run(seconds=2)
    again = await house.enter("Hana", visitor=token)
    assert await wishes_of(house, again) == ["LAMP", "MUG-W"]
    again.send(ChangeWish(3, "LAMP", wanted=False))
    await house.settle()
    assert await wishes_of(house, again) == ["MUG-W"]
    assert await wishes_of(house, await house.enter("Eve")) == []


async def test_wishes_of_both_devices_come_together_by_a_linked_address(house: House) -> None:
    phone, tablet = await house.enter("Hana"), await house.enter("Hana")
    for guest, skus in ((phone, ("LAMP", "MUG-G")), (tablet, ("MUG-G", "MUG-W"))):
        for ref, sku in enumerate(skus, start=1):
            guest.send(ChangeWish(ref, sku))
        await house.settle()
        await link(house, guest, 10)
    for guest in (phone, tablet):
        assert await wishes_of(house, guest) == ["LAMP", "MUG-G", "MUG-W"]


async def test_what_is_not_sold_cannot_be_wished_for_nor_delivered(house: House) -> None:
    hana = await house.enter("Hana")
    hana.send(ChangeWish(1, "GONE"))
    hana.send(GetDelivery(2, "GONE"))
    hana.send(GetDelivery(3, "LAMP"))
    await house.settle()
    assert [(each.ref, each.code) for each in hana.all(Refused)] == [(1, Code.NOT_SOLD)]
    nowhere, home = hana.all(DeliveryShown)
    assert (nowhere.sku, nowhere.options) == ("GONE", ())
    assert [(each.method, each.cost.amount) for each in home.options] == [("standard", 0)]
