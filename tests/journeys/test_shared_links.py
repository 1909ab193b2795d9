"""A link to a product leads before its display, wherever that stands, and opens its card."""

from scenes.places import Place, angle_between, distance, heading_to
from tests.support.little_store import Guest, House
from vstore.protocol.client import VERSION, Hello
from vstore.protocol.refusals import Code
from vstore.protocol.server import ProductShown, Refused, SceneOpened, Welcome

MUG_AT, LAMP_AT = Place(3.0, -2.0), Place(2.0, 0.0)


async def follow_link(house: House, sku: str, resume: str | None = None) -> Guest:
    guest = house.connect()
    guest.send(Hello(protocol=VERSION, name="Hana", resume=resume, at=sku))
    await house.run()
    return guest


def looks_at(guest: Guest, place: Place) -> bool:
    """Whether the guest stands near a place and faces it."""
    room = guest.last(SceneOpened)
    me = next(body.pose for body in room.bodies if body.id == room.you)
    return distance(me, place) < 2.0 and abs(angle_between(me.heading, heading_to(me.place, place))) < 25.0


async def test_newcomer_stands_before_the_thing_in_its_room_with_its_card_open(house: House) -> None:
    hana = await follow_link(house, "LAMP")
    assert hana.last(SceneOpened).scene == "study"
    assert looks_at(hana, LAMP_AT)
    shown = hana.last(ProductShown)
    assert (shown.product.id, shown.sku, shown.open, shown.ref) == ("lamp", "LAMP", True, None)


async def test_who_is_inside_already_is_led_there_in_the_same_visit(house: House) -> None:
    hana = await house.enter("Hana")
    again = await follow_link(house, "MUG-W", resume=hana.last(Welcome).resume)
    assert again.last(Welcome).resumed
    assert again.last(SceneOpened).scene == "hall"
    assert looks_at(again, MUG_AT)
    elsewhere = await follow_link(house, "LAMP", resume=again.last(Welcome).resume)
    assert elsewhere.last(SceneOpened).scene == "study"
    assert looks_at(elsewhere, LAMP_AT)
    assert elsewhere.last(ProductShown).sku == "LAMP"


async def test_link_to_what_is_not_sold_leads_in_and_says_so(house: House) -> None:
    hana = await follow_link(house, "GONE")
    assert hana.last(SceneOpened).scene == "hall"
    assert [each.code for each in hana.all(Refused)] == [Code.UNKNOWN_PRODUCT]
    assert hana.all(ProductShown) == []


async def test_full_room_opens_another_copy_for_who_follows_a_link(house: House) -> None:
    first, second = await follow_link(house, "LAMP"), await follow_link(house, "LAMP")
    assert [each.last(SceneOpened).scene for each in (first, second)] == ["study", "study"]
    assert len(house.store.rooms.copies("study")) == 2
    stays = await follow_link(house, "LAMP", resume=second.last(Welcome).resume)
    assert looks_at(stays, LAMP_AT)
    assert len(house.store.rooms.copies("study")) == 2
