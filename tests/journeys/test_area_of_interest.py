"""In a hall of 60 metres one is told of who and what is near, each thing once, and always the truth."""

import random
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from scenes.entities import Gesture, Motion, Role
from scenes.places import Place
from tests.support.big_hall import assert_agree, number_of, open_big_house, walk
from tests.support.little_store import Guest, House
from vstore.protocol.client import EnterDoor, Gesticulate, Hello, Leave, Point, Say, Walk
from vstore.protocol.codec import JSON, MSGPACK, Codec
from vstore.protocol.server import (
    Appeared,
    Done,
    Gestured,
    Pointed,
    Poses,
    Said,
    SceneOpened,
    StockChanged,
    Vanished,
    Welcome,
)

both_encodings = pytest.mark.parametrize("codec", [MSGPACK, JSON], ids=lambda codec: codec.subprotocol)


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    opened = await open_big_house(tmp_path)
    yield opened
    opened.close()


def placed(guest: Guest, body: int) -> int:
    """How often a guest was told of a body's whole pose."""
    return [pose.body for poses in guest.all(Poses) for pose in poses.poses].count(body)


def left(guest: Guest, body: int) -> int:
    """How often a guest was told that a body is out of view."""
    return [gone for poses in guest.all(Poses) for gone in poses.left].count(body)


@both_encodings
async def test_who_comes_into_view_is_introduced_once_and_from_then_on_placed(house: House, codec: Codec) -> None:
    hana = await house.enter("Hana", codec)
    await walk(house, hana, -28.0, 0.0)
    minsu = await house.enter("Minsu")
    hers, his = number_of(house, hana), number_of(house, minsu)
    await house.run(seconds=1)
    assert [body.name for body in minsu.last(SceneOpened).bodies] == ["Minsu"]
    assert not hana.all(Appeared) and his not in hana.replica.bodies

    await walk(house, minsu, -10.0, 0.0)
    assert [each.body.name for each in hana.all(Appeared)] == ["Minsu"]
    assert [each.body.name for each in minsu.all(Appeared)] == ["Hana"]
    assert_agree(house, hana, minsu)

    await walk(house, minsu, 10.0, 0.0)
    assert (left(hana, his), left(minsu, hers)) == (1, 1)
    assert his not in hana.replica.in_view
    assert hana.replica.bodies[his].name == "Minsu" and hana.replica.bodies[his].motion is Motion.STAND
    assert_agree(house, hana, minsu)

    before = placed(hana, his)
    await walk(house, minsu, -10.0, 0.0)
    assert placed(hana, his) > before
    assert len(hana.all(Appeared)) == len(minsu.all(Appeared)) == 1
    assert (left(hana, his), hana.all(Vanished)) == (1, [])
    assert_agree(house, hana, minsu)


async def test_whoever_leaves_the_room_vanishes_for_those_who_see_them_alone(house: House) -> None:
    hana, minsu, jun = [await house.enter(name) for name in ("Hana", "Minsu", "Jun")]
    await walk(house, hana, -28.0, 0.0)
    await walk(house, jun, 10.0, 0.0)
    his = number_of(house, minsu)
    assert his in hana.replica.bodies and his not in hana.replica.in_view
    minsu.send(Leave())
    minsu.drop()
    await house.run()
    assert jun.all(Vanished) == [Vanished(his)]
    assert hana.all(Vanished) == []
    assert_agree(house, hana, jun)


async def test_nobody_flickers_on_the_border_of_the_area(house: House) -> None:
    hana, minsu = await house.enter("Hana"), await house.enter("Minsu")
    his = number_of(house, minsu)
    await walk(house, hana, -29.0, 0.0)
    await walk(house, minsu, -5.0, 0.0)
    assert his in hana.replica.in_view
    comings = placed(hana, his), left(hana, his)
    for metres in (25.5, 24.5, 25.5, 25.9, 25.5):
        await walk(house, minsu, metres - 29.0, 0.0)
        assert his in hana.replica.in_view
    assert left(hana, his) == comings[1]
    await walk(house, minsu, 27.0 - 29.0, 0.0)
    assert his not in hana.replica.in_view and left(hana, his) == comings[1] + 1
    out = placed(hana, his)
    for metres in (25.5, 26.5, 25.1, 27.0, 25.5):
        await walk(house, minsu, metres - 29.0, 0.0)
        assert his not in hana.replica.in_view
    assert (placed(hana, his), left(hana, his)) == (out, comings[1] + 1)
    await walk(house, minsu, 24.5 - 29.0, 0.0)
    assert his in hana.replica.in_view


@pytest.mark.parametrize(("area", "seen"), [(10.0, []), (25.0, ["Jun"]), (None, ["Jun", "Minsu"])])
async def test_scene_says_how_far_one_sees(tmp_path: Path, area: float | None, seen: list[str]) -> None:
    house = await open_big_house(tmp_path, area)
    minsu, jun = await house.enter("Minsu"), await house.enter("Jun")
    await walk(house, minsu, 0.0, -28.0)
    await walk(house, jun, 0.0, -15.0)
    hana = await house.enter("Hana")
    assert hana.last(SceneOpened).area_of_interest == area
    others = {body.name for body in hana.last(SceneOpened).bodies if body.role is Role.VISITOR} - {"Hana"}
    assert sorted(others) == seen
    await house.run(seconds=1)
    assert_agree(house, hana, minsu, jun)
    house.close()


async def test_words_are_followed_close_by_heard_whole_farther_off_and_not_beyond_earshot(house: House) -> None:
    hana, jun, minsu = [await house.enter(name) for name in ("Hana", "Jun", "Minsu")]
    await walk(house, hana, 22.0, 25.0)
    await walk(house, jun, 15.5, 25.0)
    await walk(house, minsu, 8.0, 25.0)
    agent = next(body.id for body in hana.replica.bodies.values() if body.role is Role.AGENT)
    for guest in (hana, jun, minsu):
        guest.seen.clear()
    hana.send(Say(1, "hello?"))
    await house.run(seconds=5)
    pieces = [each for each in hana.all(Said) if each.body == agent]
    assert len(pieces) >= 3 and [each.done for each in pieces].count(True) == len(hana.heard(agent))
    whole = [each for each in jun.all(Said) if each.body == agent]
    assert [each.piece for each in whole] == hana.heard(agent)
    assert all(each.done for each in whole)
    assert jun.heard(number_of(house, hana)) == ["hello?"]
    assert minsu.all(Said) == []
    assert agent in minsu.replica.in_view


async def test_gesture_is_seen_near_and_not_across_the_hall(house: House) -> None:
    hana, near, far = [await house.enter(name) for name in ("Hana", "Near", "Far")]
    await walk(house, hana, -15.0, 0.0)
    await walk(house, near, -1.0, 0.0)
    await walk(house, far, 2.0, 0.0)
    hana.send(Gesticulate(Gesture.WAVE))
    await house.run()
    wave = Gestured(number_of(house, hana), Gesture.WAVE)
    assert (near.all(Gestured), far.all(Gestured)) == ([wave], [])
    assert wave.body in far.replica.in_view


async def test_who_points_is_seen_to_at_once_or_when_they_come_into_view(house: House) -> None:
    hana, minsu = await house.enter("Hana"), await house.enter("Minsu")
    hers = number_of(house, hana)
    await walk(house, hana, -20.0, 0.0)
    hana.send(Point("d-mug"))
    await house.run()
    assert minsu.all(Pointed) == [Pointed(hers, "d-mug")]
    await walk(house, minsu, 20.0, 0.0)
    hana.send(Point("d-lamp"))
    await house.run()
    assert len(minsu.all(Pointed)) == 1
    introductions = len(minsu.all(Appeared))
    await walk(house, minsu, 0.0, 0.0)
    assert [each.body.pointing_at for each in minsu.all(Appeared)[introductions:]] == ["d-lamp"]
    assert_agree(house, hana, minsu)


@both_encodings
async def test_stock_is_told_to_who_sees_the_product_and_to_others_when_they_do(house: House, codec: Codec) -> None:
    near, far = await house.enter("Near"), await house.enter("Far", codec)
    await walk(house, near, -20.0, 20.0)
    await walk(house, far, 20.0, -20.0)
    for left_over in (4, 3):
        house.store.restock({"MUG-G": left_over})
        await house.run(seconds=1)
    told = [StockChanged("mug", {"MUG-G": count, "MUG-W": 0}) for count in (4, 3)]
    assert (near.all(StockChanged), far.all(StockChanged)) == (told, [])
    await walk(house, far, -10.0, 10.0)
    assert far.all(StockChanged) == told[1:]
    newcomer = await house.enter("Newcomer")
    await walk(house, newcomer, -10.0, 10.0)
    assert newcomer.all(StockChanged) == []
    for guest in (near, far, newcomer):
        assert guest.replica.products["mug"].variants[0].stock == 3


async def stroll(house: House, guests: list[Guest], chance: random.Random, seconds: int) -> None:
    """Everybody walks here and there; at the end all stand."""
    for _ in range(seconds):
        for guest in guests:
            if chance.random() < 0.4:
                guest.send(Walk(Place(chance.uniform(-29, 29), chance.uniform(-29, 29))))
        await house.run(seconds=1)
    await stand(house, guests)


async def stand(house: House, guests: list[Guest]) -> None:
    """Everybody stops where they are."""
    for guest in guests:
        room = house.store.rooms["hall"]
        guest.send(Walk(room.world.crowd.pose(number_of(house, guest)).place))
    await house.run(seconds=1)


async def test_both_encodings_give_the_same_picture(house: House) -> None:
    guests = [await house.enter(f"guest {number}", codec) for number in range(6) for codec in (MSGPACK, JSON)]
    chance = random.Random(1)
    for _ in range(4):
        await stroll(house, guests, chance, 12)
        assert_agree(house, *guests)
    told = [poses for guest in guests if guest.session.codec is JSON for poses in guest.all(Poses)]
    assert any(poses.poses for poses in told) and any(poses.left for poses in told)
    assert not any(poses.moved or poses.turned or poses.stopped for poses in told)


@both_encodings
async def test_slow_reader_has_the_truth_as_soon_as_it_reads_again(house: House, codec: Codec) -> None:
    slow = await house.enter("Slow", codec)
    others = [await house.enter(f"guest {number}") for number in range(8)]
    chance = random.Random(2)
    for _ in range(3):
        slow.reading = False
        house.store.block(slow.session, house.now)
        await stroll(house, others, chance, 10)
        taken = len(slow.seen)
        house.store.unblock(slow.session)
        slow.reading = True
        await house.run(seconds=2 * 0.05)
        # What waited since before it was blocked, and one frame with everybody as they are.
        assert len([each for each in slow.seen[taken:] if isinstance(each, Poses)]) <= 2
        assert_agree(house, slow, *others)


@both_encodings
async def test_who_comes_back_after_a_drop_has_the_truth_at_once(house: House, codec: Codec) -> None:
    hana = await house.enter("Hana", codec)
    others = [await house.enter(f"guest {number}") for number in range(8)]
    chance = random.Random(3)
    for _ in range(3):
        await stroll(house, others, chance, 8)
        hana.drop()
        await stroll(house, others, chance, 8)
        back, welcome = house.connect(codec), hana.last(Welcome)
        back.send(Hello(1, resume=welcome.resume, visitor=welcome.visitor))
        assert back.last(Welcome).resumed
        assert_agree(house, back)
        await stroll(house, [*others, back], chance, 8)
        assert_agree(house, back, *others)
        hana = back


async def test_whoever_goes_through_a_door_leaves_one_picture_and_is_in_the_other(house: House) -> None:
    by_the_door, far, traveller = [await house.enter(name) for name in ("By the door", "Far", "Traveller")]
    await walk(house, by_the_door, 20.0, 5.0)
    await walk(house, far, -28.0, 0.0)
    await walk(house, traveller, 28.0, 0.0)
    number = number_of(house, traveller)
    for crossing in range(3):
        traveller.send(EnterDoor(2 * crossing + 1, "east"))
        await house.run(seconds=0.5)
        assert traveller.last(SceneOpened).scene == "study"
        assert by_the_door.last(Vanished) == Vanished(number) and far.all(Vanished) == []
        assert_agree(house, by_the_door, far, traveller)
        await walk(house, traveller, -4.0, 0.0)
        traveller.send(EnterDoor(2 * crossing + 2, "west"))
        await house.run(seconds=0.5)
        assert traveller.last(SceneOpened).scene == "hall"
        number = number_of(house, traveller)
        assert by_the_door.last(Appeared).body.id == number and by_the_door.last(Appeared).body.name == "Traveller"
        assert_agree(house, by_the_door, far, traveller)
        await walk(house, traveller, 28.0, 0.0)
    assert len(traveller.all(Done)) == 6
