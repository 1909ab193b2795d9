"""Publishing with visitors inside: they are shown the new room, keep where they stand, and lose nothing."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from scenes.document import Display, Fixture, Post
from scenes.entities import Role
from scenes.places import Place, Pose, distance
from scenes.publishing import SceneChange
from tests.support.big_hall import AREA, assert_agree, big_hall, open_big_house, room_of
from tests.support.little_store import BEAT, HALL, STUDY, Guest, House
from vstore.protocol.client import ChangeCart, EnterDoor, LookAt, Point, Say, Steer, Walk
from vstore.protocol.codec import JSON, MSGPACK, Codec
from vstore.protocol.refusals import Code
from vstore.protocol.server import (
    Arrived,
    CartChanged,
    Corrected,
    DisplayChanged,
    Done,
    Pointed,
    ProductChanged,
    ProductShown,
    Refused,
    Said,
    SceneOpened,
    StockChanged,
    Thinking,
    Vanished,
    Welcome,
)
from vstore.room import PICTURES_A_BEAT

WALL = Fixture("wall", "wall", (0.0, 0.0, 3.0), (3.0, 2.5, 0.4))
WALLED = replace(HALL, fixtures=(*HALL.fixtures, WALL))
LAMP = Display("d-lamp", "lamp", (3.4, 0.85, -2.0), (0.2, 0.3, 0.2), fixture="table")


def pose_of(house: House, guest: Guest) -> Pose:
    room = room_of(house, guest)
    return room.world.body(room.body_of(guest.session)).pose


def agent_of(guest: Guest) -> int:
    return next(body.id for body in guest.replica.bodies.values() if body.role is Role.AGENT)


@pytest.mark.parametrize("codec", [MSGPACK, JSON], ids=lambda codec: codec.subprotocol)
async def test_visitors_inside_are_shown_the_new_room_and_keep_what_they_have(house: House, codec: Codec) -> None:
    hana, minsu = await house.enter("Hana", codec), await house.enter("Minsu")
    hana.send(Walk(Place(-3.0, 4.0)))
    minsu.send(Walk(Place(-3.0, 0.0)))
    hana.send(ChangeCart(1, "MUG-G", 2))
    await house.run(seconds=5)
    stood, body = pose_of(house, minsu), minsu.replica.scene and minsu.replica.scene.you
    house.publish(WALLED)
    await house.run()
    for guest in (hana, minsu):
        opened = guest.last(SceneOpened)
        assert len(guest.all(SceneOpened)) == 2 and len(guest.all(Welcome)) == 1
        assert [each.id for each in opened.fixtures] == ["table", "wall"]
    assert (pose_of(house, minsu), minsu.last(SceneOpened).you) == (stood, body)
    assert not minsu.all(Corrected)
    assert hana.session.cart == hana.last(CartChanged).cart and hana.last(CartChanged).cart.lines[0].quantity == 2
    await house.run(seconds=0.5)
    assert_agree(house, hana, minsu)


async def test_who_stands_where_a_wall_comes_is_moved_and_told_so(house: House) -> None:
    hana = await house.enter("Hana")
    hana.send(Steer(Pose(0.0, 3.0, 0.0)))
    await house.run(seconds=0.5)
    house.publish(WALLED)
    await house.run()
    moved = pose_of(house, hana)
    assert hana.last(Corrected).pose == moved
    assert 0.3 < distance(moved, Place(0.0, 3.0)) < 1.0
    hana.send(Steer(Pose(0.0, 3.0, 0.0)))
    await house.run()
    assert distance(pose_of(house, hana), Place(0.0, 3.0)) > 0.4


async def test_who_walks_goes_on_round_the_new_wall_and_arrives(house: House) -> None:
    hana = await house.enter("Hana")
    hana.send(Walk(Place(0.0, -5.0)))
    await house.run(seconds=0.2)
    house.publish(WALLED)
    floor = room_of(house, hana).world.walkable
    for _ in range(150):
        await house.run()
        assert floor.free(pose_of(house, hana).place)
    assert hana.all(Arrived) == [Arrived(True)]
    assert distance(pose_of(house, hana), Place(0.0, -5.0)) < 0.01


async def test_only_displays_that_differ_are_told_of_where_the_rest_stays(house: House) -> None:
    hana = await house.enter("Hana")
    await house.run(seconds=0.5)
    assert "lamp" not in hana.replica.products
    white = replace(HALL.displays[0], sku="MUG-W")
    house.publish(replace(HALL, displays=(white, LAMP)))
    await house.run()
    assert len(hana.all(SceneOpened)) == 1
    assert [each.product.id for each in hana.all(ProductChanged)] == ["lamp"]
    assert [(each.display.id, each.display.sku) for each in hana.all(DisplayChanged)] == [
        ("d-mug", "MUG-W"),
        ("d-lamp", "LAMP"),
    ]
    late = await house.enter("Minsu")
    assert hana.replica.displays == late.replica.displays
    assert hana.replica.products == late.replica.products


async def test_a_display_on_the_floor_is_a_new_room_for_the_feet(house: House) -> None:
    hana = await house.enter("Hana")
    house.publish(replace(HALL, displays=(*HALL.displays, replace(LAMP, fixture=None, position=(-3.0, 0.0, 0.0)))))
    await house.run()
    assert (len(hana.all(SceneOpened)), hana.all(DisplayChanged)) == (2, [])


async def test_stock_of_what_is_newly_shown_is_told_and_no_old_news_are_lost(house: House) -> None:
    hana = await house.enter("Hana")
    await house.run(seconds=0.5)
    house.store.restock({"MUG-G": 3})
    house.publish(replace(HALL, displays=(*HALL.displays, LAMP)))
    await house.run()
    assert hana.last(StockChanged) == StockChanged("mug", {"MUG-G": 3, "MUG-W": 0})
    house.store.restock({"LAMP": 1})
    await house.run()
    assert hana.last(StockChanged) == StockChanged("lamp", {"LAMP": 1})


async def test_all_copies_of_the_room_change_and_other_rooms_do_not(house: House) -> None:
    guests = [await house.enter(f"guest {number}") for number in range(HALL.capacity + 1)]
    assert set(house.store.rooms) == {"hall", "hall#2", "study"}
    house.publish(WALLED)
    await house.run()
    assert {guest.last(SceneOpened).fixtures[-1].id for guest in guests} == {"wall"}
    floors = {room: house.store.rooms[room].world.walkable for room in house.store.rooms}
    assert floors["hall"] is floors["hall#2"] is not floors["study"]
    newcomer = await house.enter("late")
    assert newcomer.last(SceneOpened).fixtures[-1].id == "wall"


async def test_agent_knows_the_new_shelves_and_walks_to_them(house: House) -> None:
    hana = await house.enter("Hana")
    await house.run(seconds=20)
    far = Display("d-mug", "mug", (-6.0, 0.0, -4.0), (0.3, 0.6, 0.3), sku="MUG-G")
    house.publish(replace(HALL, displays=(far,)))
    hana.send(Say(ref=1, text="Where is the mug?"))
    await house.run(seconds=15)
    agent = agent_of(hana)
    assert Pointed(agent, "d-mug") in hana.all(Pointed)
    assert min(distance(each.pose, Place(-6.0, -4.0)) for each in hana.trail(agent)) < 2.0


async def test_an_agent_under_way_to_what_is_taken_away_carries_on(house: House) -> None:
    hana = await house.enter("Hana")
    await house.run(seconds=20)
    hana.send(Say(ref=1, text="Where is the mug?"))
    await house.run(seconds=0.5)
    house.publish(replace(HALL, displays=(), fixtures=(replace(HALL.fixtures[0], position=(1.0, 0.0, -2.0)),)))
    await house.run(seconds=40)
    assert not hana.all(Refused)
    room = room_of(house, hana)
    agent = room.world.body(agent_of(hana))
    assert (agent.pointing_at, room.world.walkable.free(agent.pose.place)) == (None, True)
    assert distance(agent.pose, HALL.posts[0].at) < 0.6
    hana.send(Say(ref=2, text="How much is the mug?"))
    await house.run(seconds=15)
    assert any("18,000" in said for said in hana.heard(agent.id))


async def test_agents_come_move_and_leave_with_their_posts(house: House) -> None:
    hana = await house.enter("Hana")
    await house.run(seconds=20)
    sori = agent_of(hana)
    hana.send(Say(ref=1, text="How much is the mug?"))
    assert hana.last(Thinking) == Thinking(sori, True)
    house.publish(replace(HALL, posts=()))
    await house.run()
    assert hana.last(Thinking) == Thinking(sori, False)
    assert Vanished(sori) in hana.all(Vanished)
    pieces = [said for said in hana.all(Said) if said.body == sori]
    assert pieces[-1].done
    house.publish(replace(HALL, posts=(Post("new", "sori", Pose(-4.0, -2.0, 180.0)),)))
    await house.run(seconds=1)
    other = agent_of(hana)
    assert other != sori
    house.publish(replace(HALL, posts=(Post("new", "sori", Pose(4.0, 2.0, 180.0)),)))
    await house.run(seconds=60)
    assert agent_of(hana) == other
    assert distance(house.store.rooms["hall"].world.body(other).pose, Place(4.0, 2.0)) < 0.6
    assert_agree(house, hana)


async def test_what_was_looked_at_pointed_at_or_gone_through_may_be_gone(house: House) -> None:
    hana, minsu = await house.enter("Hana"), await house.enter("Minsu")
    hana.send(LookAt("d-mug"))
    hana.send(Point("d-mug"))
    await house.run(seconds=0.5)
    house.publish(replace(HALL, displays=(), doors=()), replace(STUDY, doors=()))
    await house.run()
    assert hana.session.looking_at is None
    assert minsu.last(Pointed) == Pointed(hana.last(Welcome).body, None)
    hana.send(EnterDoor(7, "east"))
    await house.run()
    assert hana.last(Refused).code == Code.UNKNOWN_DOOR
    assert hana.last(SceneOpened).displays == ()


async def test_rooms_published_together_are_joined_by_their_new_doors(house: House) -> None:
    hana = await house.enter("Hana")
    north, south = Pose(0.0, -6.0, 0.0), Pose(0.0, 5.0, 180.0)
    hall = replace(HALL, doors=(replace(HALL.doors[0], id="north", at=north, arrive="south"),))
    house.publish(hall, replace(STUDY, doors=(replace(STUDY.doors[0], id="south", at=south, arrive="north"),)))
    hana.send(Walk(north.place))
    await house.run(seconds=12)
    hana.send(EnterDoor(1, "north"))
    await house.run()
    assert hana.all(Done)
    assert hana.last(SceneOpened).scene == "study"


async def test_the_rooms_new_name_is_everybodys(house: House) -> None:
    house.publish(replace(HALL, name={"en": "Gallery"}))
    hana = await house.enter("Hana")
    assert hana.last(SceneOpened).name == {"en": "Gallery"}
    assert hana.last(Welcome).store.scenes["hall"] == {"en": "Gallery"} == house.store.about().scenes["hall"]


async def test_who_comes_back_after_a_drop_finds_the_new_room(house: House) -> None:
    hana = await house.enter("Hana")
    await house.run()
    resume = hana.last(Welcome).resume
    hana.drop()
    house.publish(WALLED)
    await house.run(seconds=2)
    back = await house.enter("Hana", resume=resume)
    assert back.last(Welcome).resumed
    assert [each.fixtures[-1].id for each in back.all(SceneOpened)] == ["wall"]
    await house.run(seconds=1)
    assert len(back.all(SceneOpened)) == 1


async def test_who_takes_nothing_now_is_shown_the_newest_room_alone_once_they_do(house: House) -> None:
    hana = await house.enter("Hana")
    await house.run()
    hana.reading = False
    house.store.block(hana.session, house.now)
    for width in (17.0, 18.0, 19.0):
        house.publish(replace(HALL, width=width, doors=()), replace(STUDY, doors=()))
        await house.run(seconds=0.5)
    house.store.unblock(hana.session)
    hana.reading = True
    await house.run()
    assert [each.width for each in hana.all(SceneOpened)] == [16.0, 19.0]


async def test_many_are_shown_the_new_room_some_at_each_beat(tmp_path: Path) -> None:
    house = await open_big_house(tmp_path)
    guests = [await house.enter(f"guest {number}") for number in range(2 * PICTURES_A_BEAT + 5)]
    await house.run()
    house.publish(replace(big_hall(), height=5.0))
    shown = []
    for _ in range(4):
        await house.run(BEAT)
        shown.append(sum(guest.last(SceneOpened).height == 5.0 for guest in guests))
    assert shown == [PICTURES_A_BEAT, 2 * PICTURES_A_BEAT, len(guests), len(guests)]
    await house.run(seconds=1)
    assert_agree(house, *guests)
    house.close()


@pytest.mark.parametrize(("area", "sees"), [(None, True), (8.0, False), (AREA, False)])
async def test_the_area_of_interest_may_change(tmp_path: Path, area: float | None, sees: bool) -> None:
    house = await open_big_house(tmp_path)
    hana, minsu = await house.enter("Hana"), await house.enter("Minsu")
    for guest, x in ((hana, -14.0), (minsu, 14.0)):
        guest.send(Walk(Place(x, 0.0)))
    await house.run(seconds=12)
    house.publish(replace(big_hall(area), height=5.0))
    hana.send(Point("d-mug"))
    await house.run(seconds=1)
    assert_agree(house, hana, minsu)
    assert (room_of(house, minsu).body_of(minsu.session) in hana.replica.in_view) is sees
    house.close()


async def test_a_card_shows_what_is_sold_whatever_stands_in_the_room(house: House) -> None:
    hana = await house.enter("Hana")
    house.publish(replace(HALL, displays=()))
    await house.run(seconds=20)
    hana.send(Say(ref=1, text="Do you have a mug?"))
    await house.run(seconds=15)
    assert hana.last(ProductShown).product.id == "mug"


async def test_a_change_of_nothing_tells_nobody(house: House) -> None:
    hana = await house.enter("Hana")
    house.store.publish([SceneChange("hall")], house.store.assortment.floors, house.now)
    await house.run()
    assert (len(hana.all(SceneOpened)), hana.all(DisplayChanged)) == (1, [])
