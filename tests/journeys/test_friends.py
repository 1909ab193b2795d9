"""Friends: one comes by the other's link into the same room, walks behind them and through the doors they take."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from scenes.places import Place, angle_between, distance, heading_to
from tests.support.little_store import HALL, STUDY, Guest, House, open_house
from vstore.invitations import GOOD_SECONDS
from vstore.limits import StoreLimits
from vstore.protocol.client import VERSION, EnterDoor, Hello, Leave, Walk
from vstore.protocol.friends import (
    FollowFriend,
    Following,
    FriendMet,
    FriendsShown,
    InvitationMade,
    InviteFriend,
    PartFromFriend,
)
from vstore.protocol.refusals import Code
from vstore.protocol.server import Done, Refused, SceneOpened, Welcome

EAST = Place(7.5, 0.0)


def invitation_of(host: Guest) -> str:
    host.send(InviteFriend(1))
    return host.last(InvitationMade).token


async def come(house: House, invitation: str, name: str = "Mina", **more: str) -> Guest:
    guest = house.connect()
    guest.send(Hello(protocol=VERSION, name=name, invitation=invitation, **more))  # type: ignore[arg-type]
    await house.run()
    return guest


async def friends(house: House) -> tuple[Guest, Guest]:
    """Hana, who has invited, and Mina, who came."""
    hana = await house.enter("Hana")
    return hana, await come(house, invitation_of(hana))


def friend_of(guest: Guest) -> int:
    return guest.last(FriendsShown).friends[0].friend


def refusals(guest: Guest) -> list[str]:
    return [each.code for each in guest.all(Refused)]


def metres_apart(one: Guest, other: Guest) -> float:
    """Between two who are in one room, as the first sees it."""
    mine, theirs = one.last(SceneOpened).you, other.last(SceneOpened).you
    return distance(one.replica.bodies[mine].pose, one.replica.bodies[theirs].pose)


def scene_of(guest: Guest) -> str:
    return guest.last(SceneOpened).scene


async def go_through(house: House, guest: Guest, door: str, at: Place) -> None:
    guest.send(Walk(at))
    await house.run(seconds=8)
    guest.send(EnterDoor(9, door))
    await house.run()
    assert guest.all(Done)[-1].ref == 9, refusals(guest)


async def test_who_opens_an_invitation_stands_before_the_friend_and_both_are_told(house: House) -> None:
    hana = await house.enter("Hana")
    hana.send(Walk(Place(-5.0, 2.0)))
    await house.run(seconds=6)
    mina = await come(house, invitation_of(hana))
    room = mina.last(SceneOpened)
    poses = {body.name: body.pose for body in room.bodies}
    assert distance(poses["Mina"], poses["Hana"]) < 2.0 < distance(poses["Mina"], Place(0.0, 4.0))
    assert angle_between(poses["Mina"].heading, heading_to(poses["Mina"].place, poses["Hana"])) < 25.0
    assert [(each.name, each.invited_you) for each in (hana.last(FriendMet), mina.last(FriendMet))] == [
        ("Mina", False),
        ("Hana", True),
    ]
    assert [(each.name, each.scene, each.body) for each in mina.last(FriendsShown).friends] == [
        ("Hana", "hall", hana.last(SceneOpened).you)
    ]
    assert hana.last(FriendsShown).friends[0].body == room.you


async def test_invitation_leads_into_the_same_copy_of_a_room(house: House) -> None:
    crowd = [await house.enter(f"guest {number}") for number in range(5)]
    mina = await come(house, invitation_of(crowd[4]))
    assert mina.session in house.store.rooms["hall#2"].sessions.values()


async def test_who_is_inside_already_is_brought_to_the_friend(house: House) -> None:
    hana, mina = await house.enter("Hana"), await house.enter("Mina")
    await go_through(house, hana, "east", EAST)
    again = await come(house, invitation_of(hana), resume=mina.last(Welcome).resume)
    assert (scene_of(again), refusals(again)) == ("hall", [Code.FRIEND_ROOM_FULL])  # the study holds one
    hana.send(EnterDoor(2, "west"))
    await house.run()
    once_more = await come(house, invitation_of(hana), resume=again.last(Welcome).resume)
    assert scene_of(once_more) == "hall" and metres_apart(once_more, hana) < 2.0
    assert refusals(once_more) == []


@pytest.mark.parametrize("why", ["made up", "too late", "host gone", "parted"])
async def test_invitation_that_is_over_says_so_and_leads_in_by_the_entrance(house: House, why: str) -> None:
    hana = await house.enter("Hana")
    token = invitation_of(hana)
    if why == "made up":
        token = token[:-1] + "!"
    if why == "too late":
        house.now += GOOD_SECONDS
    if why == "host gone":
        hana.send(Leave())
        hana.drop()
    if why == "parted":
        await come(house, token, "Jun")
        hana.send(PartFromFriend(2, friend_of(hana)))
    mina = await come(house, token)
    assert refusals(mina) == [Code.INVITATION_OVER]
    assert scene_of(mina) == "hall" and mina.all(FriendMet) == []


async def test_own_invitation_and_the_eighth_friend_are_refused_in_the_language_of_the_visitor(tmp_path: Path) -> None:
    house = await open_house(tmp_path, StoreLimits())
    hana = await house.enter("Hana")
    token = invitation_of(hana)
    own = await come(house, token, visitor=hana.last(Welcome).visitor, locale="ko")
    assert refusals(own) == [Code.INVITATION_OWN] and "본인" in own.last(Refused).text
    crowd = [await come(house, token, f"guest {number}") for number in range(8)]
    assert [FriendMet in map(type, each.seen) for each in crowd] == [True] * 7 + [False]
    assert refusals(crowd[-1]) == [Code.TOO_MANY_FRIENDS]
    assert len(hana.last(FriendsShown).friends) == 7
    house.close()


async def test_asking_again_gives_the_same_link_until_half_its_time_is_over(house: House) -> None:
    hana = await house.enter("Hana")
    first = invitation_of(hana)
    assert invitation_of(hana) == first
    house.now += GOOD_SECONDS / 2 + 1
    second = invitation_of(hana)
    assert second != first and hana.last(InvitationMade).seconds == GOOD_SECONDS
    assert (await come(house, first)).all(FriendMet) and (await come(house, second, "Jun")).all(FriendMet)


async def test_follower_keeps_a_polite_distance_until_they_walk_themselves(house: House) -> None:
    hana, mina = await friends(house)
    mina.send(FollowFriend(1, friend_of(mina)))
    hana.send(Walk(Place(-5.0, -4.0)))
    await house.run(seconds=9)
    assert 0.9 < metres_apart(mina, hana) < 2.3
    assert mina.last(Following).friend == friend_of(mina)
    mina.send(Walk(Place(5.0, 4.0)))
    assert mina.last(Following).friend is None
    await house.run(seconds=8)
    assert metres_apart(mina, hana) > 8.0


async def test_who_stops_following_stands_where_they_are(house: House) -> None:
    hana, mina = await friends(house)
    mina.send(FollowFriend(1, friend_of(mina)))
    hana.send(Walk(Place(-7.0, -5.0)))
    await house.run(seconds=3)
    mina.send(FollowFriend(2))
    await house.run(seconds=6)
    assert mina.last(Following).friend is None
    assert metres_apart(mina, hana) > 2.3


async def test_follower_goes_through_the_door_that_the_friend_takes_and_back(tmp_path: Path) -> None:
    house = await open_house(tmp_path, scenes=(HALL, replace(STUDY, capacity=4)))
    hana, mina = await friends(house)
    mina.send(FollowFriend(1, friend_of(mina)))
    await go_through(house, hana, "east", EAST)
    assert scene_of(mina) == "hall" and mina.last(FriendsShown).friends[0].body is None
    await house.run(seconds=3)
    assert scene_of(mina) == "study" and metres_apart(mina, hana) < 2.3
    await go_through(house, hana, "west", Place(-4.5, 0.0))
    await house.run(seconds=3)
    assert scene_of(mina) == "hall" and metres_apart(mina, hana) < 2.3
    house.close()


async def test_follower_stays_behind_where_the_room_is_full_and_is_told(house: House) -> None:
    hana, mina = await friends(house)
    mina.send(FollowFriend(1, friend_of(mina)))
    await go_through(house, hana, "east", EAST)
    await house.run(seconds=4)
    assert scene_of(mina) == "hall"
    assert refusals(mina) == [Code.FRIEND_ROOM_FULL] and mina.last(Following).friend is None
    mina.send(FollowFriend(2, friend_of(mina)))
    assert refusals(mina)[1:] == [Code.FRIEND_ROOM_FULL]


async def test_following_goes_on_after_a_dropped_connection_and_ends_when_the_friend_leaves(house: House) -> None:
    hana, mina = await friends(house)
    mina.send(FollowFriend(1, friend_of(mina)))
    mina.drop()
    hana.send(Walk(Place(-5.0, -4.0)))
    await house.run(seconds=6)
    back = await house.enter(resume=mina.last(Welcome).resume) if not mina.reading else mina
    assert back.last(Following).friend == friend_of(back)
    await house.run(seconds=8)
    assert metres_apart(back, hana) < 2.3
    hana.send(Leave())
    hana.drop()
    await house.run()
    assert back.last(Following).friend is None and back.last(FriendsShown).friends == ()


async def test_nobody_follows_a_stranger(house: House) -> None:
    hana, jun = await house.enter("Hana"), await house.enter("Jun")
    jun.send(FollowFriend(1, hana.session.person))
    jun.send(PartFromFriend(2, hana.session.person))
    assert refusals(jun) == [Code.FRIEND_UNKNOWN, Code.FRIEND_UNKNOWN]
