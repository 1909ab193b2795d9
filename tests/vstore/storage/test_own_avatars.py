"""Visitors' own avatars in the database: few of each, none of those that are gone or were taken away."""

from datetime import timedelta
from hashlib import sha256

import pytest
from sqlmodel import Session

from tests.support.joyful_shop import NOON
from vstore.own_avatar import AvatarRefused, NoRoom, OwnAvatar
from vstore.storage.database import Database
from vstore.storage.links import StoredLinks
from vstore.storage.own_avatars import MOST_OF_A_VISITOR, OwnAvatars
from vstore.storage.visitors import Visitors


@pytest.fixture
async def avatars(database: Database) -> OwnAvatars:
    for visitor in ("hana", "minsu"):
        await Visitors(database).admit(visitor, f"token of {visitor}", NOON)
    return OwnAvatars(database, most_bytes=40)


def avatar(visitor: str, data: bytes, hours: int = 0) -> OwnAvatar:
    worn = NOON + timedelta(hours=hours)
    return OwnAvatar(visitor, sha256(data).hexdigest(), "Fox", ("Kim", "Lee"), "https://vrm.dev/", len(data), worn)


async def test_what_is_kept_is_found_by_its_hash_and_worn_by_its_visitor_alone(avatars: OwnAvatars) -> None:
    fox = avatar("hana", b"fox")
    assert await avatars.keep(fox, b"fox") == ()
    assert await avatars.keep(fox, b"fox") == ()
    assert await avatars.file(fox.avatar) == b"fox"
    assert await avatars.all() == (fox,)
    assert await avatars.put_on("hana", fox.avatar, NOON + timedelta(days=1))
    assert not await avatars.put_on("minsu", fox.avatar, NOON)
    assert [each.worn_at for each in await avatars.all()] == [NOON + timedelta(days=1)]
    assert not await avatars.remove("minsu", fox.avatar)
    assert await avatars.remove("hana", fox.avatar)
    assert await avatars.file(fox.avatar) is None


async def test_the_one_not_worn_for_longest_makes_room_for_the_next(avatars: OwnAvatars) -> None:
    files = [f"file {number}".encode() for number in range(MOST_OF_A_VISITOR + 1)]
    kept = [avatar("hana", data, hours) for hours, data in enumerate(files)]
    gone = [await avatars.keep(each, data) for each, data in zip(kept, files, strict=True)]
    assert gone == [()] * MOST_OF_A_VISITOR + [(kept[0].avatar,)]
    assert await avatars.all() == tuple(reversed(kept[1:]))


async def test_a_store_that_is_full_of_them_takes_no_more_and_keeps_what_it_has(avatars: OwnAvatars) -> None:
    await avatars.keep(avatar("hana", bytes(30)), bytes(30))
    with pytest.raises(NoRoom):
        await avatars.keep(avatar("minsu", bytes(11)), bytes(11))
    assert [each.visitor for each in await avatars.all()] == ["hana"]


async def test_what_staff_take_away_is_gone_from_everybody_for_good(avatars: OwnAvatars) -> None:
    for visitor in ("hana", "minsu"):
        await avatars.keep(avatar(visitor, b"flag"), b"flag")
    flag = avatar("hana", b"flag").avatar
    assert await avatars.take_away(flag, "mina", NOON)
    assert not await avatars.take_away(flag, "mina", NOON)
    assert await avatars.all() == ()
    with pytest.raises(AvatarRefused):
        await avatars.keep(avatar("hana", b"flag"), b"flag")


async def test_of_somebody_who_is_gone_nothing_is_kept(avatars: OwnAvatars) -> None:
    assert await avatars.keep(avatar("nobody", b"fox"), b"fox") == ()
    assert await avatars.all() == ()


async def test_visitors_who_turn_out_to_be_one_have_the_avatars_of_both(
    avatars: OwnAvatars, database: Database
) -> None:
    for visitor, data in (("hana", b"fox"), ("hana", b"owl"), ("minsu", b"fox")):
        await avatars.keep(avatar(visitor, data), data)
    with Session(database.engine) as session:
        StoredLinks(session).merge("hana", "minsu")
        session.commit()
    assert {(each.visitor, each.avatar) for each in await avatars.all()} == {
        ("minsu", avatar("minsu", data).avatar) for data in (b"fox", b"owl")
    }
