"""Journeys through a whole store, in memory, over real bytes."""

import pytest

from scenes.entities import Motion, Role
from scenes.places import Place, Pose, distance
from tests.support.little_store import Guest, House
from vstore.protocol.client import (
    CallClerk,
    ChangeCart,
    CheckOut,
    Contact,
    EnterDoor,
    GetProduct,
    LookAt,
    Say,
    Steer,
    Walk,
)
from vstore.protocol.codec import JSON, MSGPACK, Codec
from vstore.protocol.server import (
    Appeared,
    Arrived,
    CartChanged,
    Corrected,
    Done,
    OrderChanged,
    Pointed,
    ProductShown,
    Refused,
    Said,
    SceneOpened,
    Thinking,
    Vanished,
    Welcome,
)

CONTACT = Contact(name="Hana Kim", email="hana@example.com", address="1 Sejong-daero")


def agent_of(guest: Guest) -> int:
    return next(body.id for body in guest.last(SceneOpened).bodies if body.role is Role.AGENT)


@pytest.mark.parametrize("codec", [MSGPACK, JSON], ids=lambda codec: codec.subprotocol)
async def test_visitor_is_welcomed_and_shown_the_room(house: House, codec: Codec) -> None:
    guest = await house.enter("Hana", codec, locale="ko")
    welcome, scene, cart = guest.seen[:3]
    assert isinstance(welcome, Welcome) and isinstance(scene, SceneOpened) and isinstance(cart, CartChanged)
    assert (scene.scene, scene.you, welcome.resumed) == ("hall", welcome.body, False)
    assert [each.name for each in scene.bodies] == ["Sori", "Hana"]
    assert [(each.id, each.model, each.tint, each.sold_out) for each in scene.displays] == [
        ("d-mug", "/library/mug.glb", "#4f7d4f", False)
    ]
    assert [product.id for product in scene.products] == ["mug"]


async def test_visitors_see_each_other_come_walk_and_go(house: House) -> None:
    hana = await house.enter("Hana")
    minsu = await house.enter("Minsu")
    await house.run()
    assert [each.body.name for each in hana.all(Appeared)] == ["Minsu"]
    minsu.send(Walk(Place(-4.0, 2.0)))
    await house.run(seconds=6)
    assert minsu.last(Arrived).reached
    body = minsu.last(Welcome).body
    seen = hana.trail(body)
    assert distance(seen[-1].pose, Place(-4.0, 2.0)) < 0.15
    assert any(each.motion is Motion.WALK for each in seen) and seen[-1].motion is Motion.STAND
    minsu.drop()
    await house.run(seconds=61)
    assert hana.last(Vanished).body == body


async def test_steering_through_furniture_is_corrected_for_its_own_client_only(house: House) -> None:
    hana, minsu = await house.enter("Hana"), await house.enter("Minsu")
    hana.send(Steer(Pose(3.0, -2.0, 0.0)))
    await house.run()
    assert hana.all(Corrected) and not minsu.all(Corrected)


async def test_words_are_heard_near_and_not_far(house: House) -> None:
    hana, minsu = await house.enter("Hana"), await house.enter("Minsu")
    hana.send(Say(ref=1, text="  hello\n there\x00 "))
    await house.run()
    body = hana.last(Welcome).body
    assert minsu.heard(body) == ["hello there"] == hana.heard(body)


async def test_agent_reacts_at_once_and_answers_in_the_language_of_the_words(house: House) -> None:
    guest = await house.enter("Hana", locale="en")
    await house.run(seconds=20)
    agent = agent_of(guest)
    before = len(guest.heard(agent))
    guest.send(Say(ref=1, text="머그 얼마예요?"))
    assert guest.last(Thinking) == Thinking(agent, True)
    await house.run(seconds=15)
    answer = " ".join(guest.heard(agent)[before:])
    assert "18,000원" in answer


async def test_agent_walks_to_the_product_and_points(house: House) -> None:
    guest = await house.enter("Hana", locale="en")
    await house.run(seconds=20)
    guest.send(Say(ref=1, text="Where is the mug?"))
    await house.run(seconds=15)
    agent = agent_of(guest)
    assert Pointed(agent, "d-mug") in guest.all(Pointed)
    assert any("d-mug" in said.about for said in guest.all(Said))
    assert min(distance(each.pose, Place(3.0, -2.0)) for each in guest.trail(agent)) < 2.0


async def test_visitor_buys_and_everybody_sees_the_stock_change(house: House) -> None:
    hana, minsu = await house.enter("Hana"), await house.enter("Minsu")
    hana.send(ChangeCart(1, "MUG-G", 5))
    await house.settle()
    cart = hana.last(CartChanged).cart
    assert (cart.subtotal.amount, cart.delivery.amount, cart.total.amount) == (90_000, 0, 90_000)
    hana.send(CheckOut(2, "key-00000001", CONTACT, 90_000))
    await house.run()
    order = hana.last(OrderChanged).order
    assert (order.state, order.total.amount, order.contact) == ("paid", 90_000, CONTACT)
    assert hana.all(Done)[-1] == Done(2)
    assert hana.last(CartChanged).cart.lines == ()
    await house.run()
    assert minsu.replica.displays["d-mug"].sold_out
    assert not minsu.all(OrderChanged)


async def test_refusals_carry_ref_code_and_a_sentence_in_the_visitors_language(house: House) -> None:
    guest = await house.enter("Hana", locale="ko-KR")
    guest.send(ChangeCart(5, "MUG-W", 1))
    await house.settle()
    assert guest.last(Refused) == Refused("sold_out", "모스 머그는 품절입니다.", 5)
    guest.send(ChangeCart(6, "NOTHING", 1))
    await house.settle()
    assert guest.last(Refused) == Refused("not_sold", "이 매장에서 판매하지 않는 상품입니다.", 6)
    guest.send(GetProduct(7, "nothing"))
    assert guest.last(Refused).code == "unknown_product"
    guest.send(GetProduct(8, "mug"))
    assert guest.last(ProductShown).ref == 8


async def test_changed_total_is_asked_again_and_nothing_is_ordered(house: House) -> None:
    guest = await house.enter("Hana")
    guest.send(ChangeCart(1, "MUG-G", 1))
    await house.settle()
    guest.send(CheckOut(2, "key-00000001", CONTACT, 1))
    await house.settle()
    assert (guest.last(Refused).code, guest.last(Refused).ref) == ("price_changed", 2)
    assert not guest.all(OrderChanged)
    assert len(guest.last(CartChanged).cart.lines) == 1


async def test_the_same_checkout_twice_is_one_order(house: House) -> None:
    guest = await house.enter("Hana")
    guest.send(ChangeCart(1, "MUG-G", 1))
    await house.settle()
    total = guest.last(CartChanged).cart.total.amount
    for ref in (2, 3):
        guest.send(CheckOut(ref, "key-00000001", CONTACT, total))
    await house.settle()
    assert len({each.order.number for each in guest.all(OrderChanged)}) == 1
    assert {Done(2), Done(3)} <= set(guest.all(Done))
    assert (await house.shop.available())["MUG-G"] == 4


async def test_door_leads_to_the_other_room_and_the_cart_comes_along(house: House) -> None:
    hana, minsu = await house.enter("Hana"), await house.enter("Minsu")
    hana.send(ChangeCart(1, "MUG-G", 1))
    await house.settle()
    hana.send(EnterDoor(2, "east"))
    assert hana.last(Refused).code == "door_too_far"
    hana.send(Walk(Place(7.5, 0.0)))
    await house.run(seconds=8)
    body = hana.last(Welcome).body
    hana.send(EnterDoor(3, "east"))
    await house.run()
    assert hana.last(SceneOpened).scene == "study"
    assert hana.all(Done)[-1] == Done(3)
    assert minsu.last(Vanished).body == body
    minsu.send(Walk(Place(7.5, 0.0)))
    await house.run(seconds=8)
    minsu.send(EnterDoor(4, "east"))
    await house.run()
    assert minsu.last(SceneOpened).scene == "study"
    assert sorted(house.store.rooms) == ["hall", "study", "study#2"]
    hana.send(ChangeCart(5, "LAMP", 1))
    await house.settle()
    assert [line.sku for line in hana.last(CartChanged).cart.lines] == ["MUG-G", "LAMP"]


async def test_unknown_things_are_refused_and_change_nothing(house: House) -> None:
    guest = await house.enter("Hana")
    guest.send(LookAt("d-lamp"))
    assert guest.last(Refused).code == "unknown_display"
    guest.send(EnterDoor(1, "north"))
    assert guest.last(Refused).code == "unknown_door"
    guest.send(Walk(Place(float("nan"), 0.0)))
    assert guest.last(Refused).code == "not_possible"


async def test_call_for_a_person_reaches_the_staff(house: House) -> None:
    guest = await house.enter("Hana", locale="ko")
    guest.send(CallClerk(4))
    await house.settle()
    assert [(call.room, call.reason, call.language) for call in house.calls] == [("hall", "asked", "ko")]
    assert guest.all(Done)[-1] == Done(4)
