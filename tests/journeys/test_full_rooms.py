"""Rooms and stores that are full: another copy of the room, a line before the store, and nothing left behind."""

from collections import Counter
from pathlib import Path

from avatars.perceptions import CartAnswered
from scenes.places import Place
from tests.support.little_store import Guest, House, open_house
from vstore.errands import CallClerk
from vstore.governor import HIGHEST, PACES
from vstore.limits import StoreLimits
from vstore.protocol import client
from vstore.protocol.client import EnterDoor, Hello, Leave, Ping, Say, Walk
from vstore.protocol.codec import JSON, MSGPACK, Codec
from vstore.protocol.server import Pong, Refused, Said, SceneOpened, Waiting, Welcome
from vstore.session import State


def room_of(house: House, guest: Guest) -> str:
    """The id of the room that the guest's body is in."""
    return next(name for name, room in house.store.rooms.items() if guest.session in room.sessions.values())


async def test_full_room_opens_a_copy_that_closes_when_its_last_visitor_has_left(house: House) -> None:
    crowd = [await house.enter(f"guest {number}") for number in range(6)]
    assert [room_of(house, guest) for guest in crowd] == ["hall"] * 4 + ["hall#2"] * 2
    assert {guest.last(SceneOpened).scene for guest in crowd} == {"hall"}
    assert {each.name for each in crowd[4].last(SceneOpened).bodies} == {"Sori", "guest 4"}
    crowd[4].send(Leave())
    crowd[4].drop()
    crowd[5].drop()
    await house.run(seconds=59)
    assert "hall#2" in house.store.rooms
    await house.run(seconds=2)
    assert sorted(house.store.rooms) == ["hall", "study"]
    assert room_of(house, await house.enter("late")) == "hall#3"


async def test_people_meet_in_the_fullest_copy_that_has_a_place(house: House) -> None:
    first = [await house.enter(f"guest {number}") for number in range(7)]
    for guest in first[:3]:
        guest.send(Leave())
        guest.drop()
    assert Counter(room_of(house, guest) for guest in first[3:]) == {"hall": 1, "hall#2": 3}
    assert room_of(house, await house.enter("Hana")) == "hall#2"
    assert room_of(house, await house.enter("Minsu")) == "hall"


async def test_agent_of_each_copy_hears_and_answers_its_own_visitors(house: House) -> None:
    crowd = [await house.enter(f"guest {number}") for number in range(5)]
    await house.run(seconds=8)
    heard = [len(guest.all(Said)) for guest in crowd[:4]]
    crowd[4].send(Say(1, "I am looking for a mug"))
    await house.run(seconds=8)
    assert "mug" in " ".join(crowd[4].heard()).lower()
    assert [len(guest.all(Said)) for guest in crowd[:4]] == heard
    crowd[4].send(client.CallClerk(2))
    await house.settle()
    assert isinstance(house.calls[-1], CallClerk) and house.calls[-1].room == "hall#2"


async def test_words_and_answers_for_a_closed_copy_reach_nobody(house: House) -> None:
    crowd = [await house.enter(f"guest {number}") for number in range(5)]
    crowd[4].send(Leave())
    crowd[4].drop()
    assert "hall#2" not in house.store.rooms
    stranger = await house.enter("stranger")
    assert room_of(house, stranger) == "hall#3"
    house.store.spoken("hall#2", 1, 1, "late words", True, (), house.now)
    house.store.agent_answered("hall#2", 1, CartAnswered(2, "MUG-G", 1, None), house.now)
    await house.run()
    assert not any("late words" in guest.heard() for guest in (*crowd, stranger))


async def test_visitor_comes_back_to_the_copy_they_were_in(house: House) -> None:
    crowd = [await house.enter(f"guest {number}") for number in range(5)]
    crowd[4].drop()
    crowd[0].send(Leave())
    crowd[0].drop()
    back = house.connect()
    back.send(Hello(protocol=1, resume=crowd[4].last(Welcome).resume))
    assert back.last(Welcome).resumed
    assert room_of(house, back) == "hall#2"


async def test_door_leads_back_to_the_copy_one_came_from(house: House) -> None:
    crowd = [await house.enter(f"guest {number}") for number in range(6)]
    crowd[0].send(Leave())
    crowd[0].drop()
    wanderer = crowd[5]
    for ref, (door, place) in enumerate((("east", Place(7.5, 0.0)), ("west", Place(-4.5, 0.0)))):
        wanderer.send(Walk(place))
        await house.run(seconds=12)
        wanderer.send(EnterDoor(ref, door))
        await house.run()
    assert not [each for each in wanderer.all(Refused) if each.ref is not None]
    assert [each.scene for each in wanderer.all(SceneOpened)] == ["hall", "study", "hall"]
    assert room_of(house, wanderer) == "hall#2"


async def test_scene_id_of_a_copy_is_no_scene_to_wish_for(house: House) -> None:
    for number in range(5):
        await house.enter(f"guest {number}")
    guest = house.connect()
    guest.send(Hello(protocol=1, scene="hall#2"))
    await house.settle()
    assert guest.last(Refused).code == "unknown_scene"


async def small_house(folder: Path, **limits: int) -> House:
    return await open_house(folder, StoreLimits(**limits))  # type: ignore[arg-type]


def say_hello(house: House, name: str, codec: Codec = MSGPACK) -> Guest:
    guest = house.connect(codec)
    guest.send(Hello(protocol=1, name=name))
    return guest


async def test_full_store_keeps_a_line_with_places_and_lets_the_first_in(tmp_path: Path) -> None:
    house = await small_house(tmp_path, sessions=2)
    inside = [await house.enter(f"guest {number}") for number in range(2)]
    line = [say_hello(house, f"late {number}", JSON) for number in range(3)]
    await house.run()
    assert [guest.all(Waiting) for guest in line] == [[Waiting(1)], [Waiting(2)], [Waiting(3)]]
    line[0].send(Ping(1))
    assert line[0].last(Pong) == Pong(1)
    line[0].send(Say(1, "let me in"))
    assert line[0].last(Refused).code == "hello_first"
    line[1].drop()
    await house.run(seconds=2)
    assert line[2].all(Waiting) == [Waiting(3), Waiting(2)]
    assert line[0].all(Waiting) == [Waiting(1)]
    inside[0].send(Leave())
    inside[0].drop()
    await house.run()
    assert line[0].all(Welcome) and not line[2].all(Welcome)
    await house.run(seconds=1)
    assert line[2].last(Waiting) == Waiting(1)
    house.close()


async def test_place_of_a_dropped_visitor_is_kept_and_they_do_not_wait(tmp_path: Path) -> None:
    house = await small_house(tmp_path, sessions=1)
    hana = await house.enter("Hana")
    line = [say_hello(house, f"late {number}") for number in range(2)]
    hana.drop()
    await house.run(seconds=5)
    back = house.connect()
    back.send(Hello(protocol=1, resume=hana.last(Welcome).resume))
    assert back.last(Welcome).resumed
    assert not any(guest.all(Welcome) for guest in line)
    house.close()


async def test_visitor_who_drops_out_of_the_line_leaves_nothing_behind(tmp_path: Path) -> None:
    house = await small_house(tmp_path, sessions=1)
    hana = await house.enter("Hana")
    quitter, leaver, last = (say_hello(house, name) for name in ("quitter", "leaver", "last"))
    quitter.drop()
    leaver.send(Leave())
    assert leaver.session.closing and leaver.session.closing.code == "left"
    hana.send(Leave())
    hana.drop()
    await house.run()
    assert last.all(Welcome)
    leaver.drop()
    assert list(house.store.sessions) == [last.session.key]
    house.close()


async def test_line_has_an_end_and_an_address_its_share(tmp_path: Path) -> None:
    house = await small_house(tmp_path, sessions=2, waiting=2, sessions_per_address=3)
    for number in range(3):
        say_hello(house, f"guest {number}")
    neighbour = house.connect()
    assert neighbour.session.closing and neighbour.session.closing.code == "too_many_from_address"
    assert house.connect(address="10.0.0.7").session.closing is None
    late = house.connect(address="10.0.0.8")
    assert late.session.closing and late.session.closing.code == "store_full" and late.session.closing.reconnect
    house.close()


async def test_thousand_hellos_at_once_come_in_so_many_a_beat(tmp_path: Path) -> None:
    house = await small_house(tmp_path, sessions=1_000, sessions_per_address=1_000)
    crowd = [say_hello(house, f"guest {number}", (MSGPACK, JSON)[number % 2]) for number in range(1_000)]
    await house.settle()
    inside = house.store.limits.joins_per_beat
    for _ in range(99):
        await house.run()
        joined = sum(each.state is State.PRESENT for each in house.store.sessions.values())
        assert joined - inside <= house.store.limits.joins_per_beat
        inside = joined
    assert inside == 1_000
    assert all(len(guest.all(SceneOpened)) == len(guest.all(Welcome)) == 1 for guest in crowd)
    assert all(len(guest.all(Waiting)) <= 6 for guest in crowd)
    assert len({(room_of(house, guest), guest.last(Welcome).body) for guest in crowd}) == 1_000
    assert len({guest.last(Welcome).resume for guest in crowd}) == 1_000
    house.close()


async def test_newcomers_wait_while_beats_do_not_fit_and_copies_keep_the_pace(house: House) -> None:
    crowd = [await house.enter(f"guest {number}") for number in range(4)]
    house.store.degrade(HIGHEST)
    late = say_hello(house, "late")
    await house.run(seconds=3)
    assert late.all(Waiting) == [Waiting(1)] and not late.all(Welcome)
    crowd[0].drop()
    back = house.connect()
    back.send(Hello(protocol=1, resume=crowd[0].last(Welcome).resume))
    assert back.last(Welcome).resumed
    house.store.degrade(HIGHEST - 1)
    await house.run()
    assert room_of(house, late) == "hall#2"
    assert house.store.rooms["hall#2"].audience.pace == PACES[HIGHEST - 1]
