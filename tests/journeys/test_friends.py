"""Friends: one comes by the other's link into the same room, walks behind them and through the doors they take."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from scenes.places import Place, angle_between, distance, heading_to
from tests.support.little_store import HALL, STUDY, Guest, House, open_house
from vstore.invitations import GOOD_SECONDS
from vstore.limits import StoreLimits
from vstore.protocol.client import VERSION, ChangeCart, CheckOut, Contact, EnterDoor, Hello, Leave, Walk
from vstore.protocol.friends import (
    FollowFriend,
    Following,
    FriendCartShown,
    FriendMet,
    FriendsShown,
    InvitationMade,
    InviteFriend,
    LineTaken,
    PartFromFriend,
    ShareCart,
    TakeLine,
)
from vstore.protocol.refusals import Code
from vstore.protocol.server import CartChanged, Done, OrderChanged, Refused, SceneOpened, Welcome

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


async def shoppers(house: House) -> tuple[Guest, Guest]:
    """Two friends who share their carts: two mugs lie in Hana's."""
    hana, mina = await friends(house)
    hana.send(ChangeCart(1, "MUG-G", 2))
    hana.send(ShareCart(2, friend_of(hana)))
    mina.send(ShareCart(3, friend_of(mina)))
    await house.settle()
    return hana, mina


def cart_of(guest: Guest) -> dict[str, int]:
    return {line.sku: line.quantity for line in guest.last(CartChanged).cart.lines}


def friends_cart(guest: Guest) -> dict[str, int]:
    return {line.sku: line.quantity for line in guest.last(FriendCartShown).lines}


async def test_carts_are_seen_once_both_have_agreed_until_either_has_not(house: House) -> None:
    hana, mina = await friends(house)
    hana.send(ChangeCart(1, "MUG-G", 2))
    hana.send(ShareCart(2, friend_of(hana)))
    await house.settle()
    asked = mina.last(FriendsShown).friends[0]
    assert (asked.you_agreed, asked.friend_agreed) == (False, True)
    mina.send(TakeLine(3, friend_of(mina), "MUG-G"))
    assert refusals(mina) == [Code.CART_NOT_SHARED]
    assert mina.all(FriendCartShown) == hana.all(FriendCartShown) == []
    mina.send(ShareCart(4, friend_of(mina)))
    assert friends_cart(mina) == {"MUG-G": 2} and friends_cart(hana) == {}
    hana.send(ChangeCart(5, "LAMP", 1))
    await house.settle()
    assert friends_cart(mina) == {"MUG-G": 2, "LAMP": 1}
    hana.send(ShareCart(6, friend_of(hana), sharing=False))
    hana.send(ChangeCart(7, "LAMP", 0))
    await house.settle()
    assert friends_cart(mina) == {"MUG-G": 2, "LAMP": 1}, "nothing is told any more"
    assert not any((each.you_agreed, each.friend_agreed) == (True, True) for each in mina.last(FriendsShown).friends)
    mina.send(TakeLine(8, friend_of(mina), "MUG-G"))
    assert refusals(mina)[1:] == [Code.CART_NOT_SHARED]


async def test_line_is_taken_over_whole_and_lies_in_one_cart_only(house: House) -> None:
    hana, mina = await shoppers(house)
    mina.send(ChangeCart(4, "MUG-G", 1))
    await house.settle()
    mina.send(TakeLine(5, friend_of(mina), "MUG-G"))
    hana.send(TakeLine(6, friend_of(hana), "LAMP"))
    await house.settle()
    assert (cart_of(mina), cart_of(hana)) == ({"MUG-G": 3}, {})
    taken = hana.last(LineTaken)
    assert (taken.friend, taken.name["en"], taken.quantity) == (friend_of(hana), "Moss Mug", 2)
    assert refusals(hana) == [Code.LINE_GONE] and Done(5) in mina.all(Done)
    assert friends_cart(hana) == {"MUG-G": 3} and friends_cart(mina) == {}


async def test_more_than_there_is_stays_where_it_was(house: House) -> None:
    hana, mina = await shoppers(house)
    for ref, guest in enumerate((hana, mina), start=4):
        guest.send(ChangeCart(ref, "LAMP", 2))
    await house.settle()
    mina.send(TakeLine(9, friend_of(mina), "LAMP"))
    await house.settle()
    assert refusals(mina) == [Code.NOT_ENOUGH_STOCK]
    assert cart_of(hana)["LAMP"] == cart_of(mina)["LAMP"] == 2


async def test_nothing_is_taken_of_a_cart_that_is_being_paid(house: House) -> None:
    hana, mina = await shoppers(house)
    total = hana.last(CartChanged).cart.total.amount
    contact = Contact(name="Hana", email="hana@example.com", address="1 Sejong-daero")
    hana.send(CheckOut(7, "friends-key-1", contact, total, "confirm"))
    await house.settle()
    assert hana.last(OrderChanged).order.state == "needs_action"
    mina.send(TakeLine(8, friend_of(mina), "MUG-G"))
    await house.settle()
    assert refusals(mina) == [Code.LINE_BEING_PAID] and cart_of(hana) == {"MUG-G": 2}


async def test_shared_carts_are_shown_again_after_a_dropped_connection(house: House) -> None:
    hana, mina = await shoppers(house)
    mina.drop()
    hana.send(ChangeCart(4, "LAMP", 1))
    await house.settle()
    back = await house.enter(resume=mina.last(Welcome).resume)
    assert friends_cart(back) == {"MUG-G": 2, "LAMP": 1}
