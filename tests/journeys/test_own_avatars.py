"""Avatars of visitors' own: given to the store by one, seen by all, taken back, or taken away."""

from collections.abc import AsyncIterator
from hashlib import sha256

import httpx
import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware

from scenes.entities import Look
from tests.support.little_store import Guest, House
from tests.support.vrm_bytes import document, glb
from vstore.accounts.principal import Principal
from vstore.accounts.role import Role
from vstore.avatar_desk import AvatarDesk
from vstore.doors.api.avatars import TAKEN_BURST
from vstore.doors.api.guard import Guard
from vstore.doors.api.routes import routes_of
from vstore.doors.http import PACKED
from vstore.protocol.client import ChangeLook
from vstore.protocol.refusals import Code, sentence
from vstore.protocol.server import Done, Refused, SceneOpened, Welcome
from vstore.storage.own_avatars import OwnAvatars
from vstore.vrm.check import LARGEST_BYTES, AvatarFacts
from vstore.vrm.examiner import ExaminationFailed


def vrm(name: str = "Fox", **meta: object) -> bytes:
    raw = document()
    raw["extensions"]["VRMC_vrm"]["meta"] |= {"name": name, "avatarPermission": "everyone", **meta}
    return glb(raw)


FOX = vrm()
HASH = sha256(FOX).hexdigest()


async def staff(token: str) -> Principal | None:
    return Principal(role=Role.CLERK, name="Mina") if token == "staff" else None


async def nobody(_: str) -> None:
    return None


def door(desk: AvatarDesk) -> httpx.AsyncClient:
    app = Starlette(
        routes=routes_of(desk.endpoints, Guard(staff, nobody)),
        middleware=[Middleware(GZipMiddleware, exclude_content_types=PACKED)],
    )
    return httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://store")


@pytest.fixture
async def api(house: House) -> AsyncIterator[httpx.AsyncClient]:
    async with door(house.avatars) as client:
        yield client


def as_(guest: Guest) -> dict[str, str]:
    return {"authorization": f"Bearer {guest.last(Welcome).visitor}"}


async def give(api: httpx.AsyncClient, guest: Guest, data: bytes = FOX, **query: str) -> httpx.Response:
    return await api.post("/api/avatars", content=data, params=query, headers=as_(guest))


def look_of(guest: Guest, viewer: Guest) -> Look:
    return viewer.replica.bodies[guest.last(SceneOpened).you].look


async def test_one_gives_a_file_and_wears_it_and_the_other_sees_and_fetches_it(
    house: House, api: httpx.AsyncClient
) -> None:
    hana, minsu = await house.enter("Hana"), await house.enter("Minsu")
    taken = (await give(api, hana)).json()
    assert (taken["avatar"], taken["name"], taken["authors"], taken["triangles"]) == (HASH, "Fox", ["Kim"], 1)
    hana.send(ChangeLook(5, Look(hair="bun", avatar=HASH)))
    await house.run()
    assert hana.last(Done).ref == 5
    assert look_of(hana, minsu) == look_of(hana, hana) == Look(hair="bun", avatar=HASH)
    fetched = await api.get(f"/api/avatars/{HASH}", headers=as_(minsu))
    assert fetched.content == FOX
    assert fetched.headers["content-type"] == "model/gltf-binary"
    assert "immutable" in fetched.headers["cache-control"]
    assert "content-encoding" not in fetched.headers
    minsu.send(ChangeLook(6, Look(avatar=HASH)))
    await house.run()
    assert minsu.last(Refused).code == "unknown_avatar"


async def test_who_comes_again_wears_it_again_until_they_take_it_back(house: House, api: httpx.AsyncClient) -> None:
    hana, minsu = await house.enter("Hana"), await house.enter("Minsu")
    await give(api, hana)
    again = await house.enter("Hana", visitor=hana.last(Welcome).visitor, look=Look(avatar=HASH))
    await house.run()
    assert look_of(again, minsu).avatar == HASH
    assert (await api.delete(f"/api/avatars/{HASH}", headers=as_(minsu))).status_code == 404
    assert (await api.delete(f"/api/avatars/{HASH}", headers=as_(hana))).status_code == 204
    await house.run()
    assert look_of(again, minsu).avatar == look_of(again, again).avatar == ""
    assert (await api.get(f"/api/avatars/{HASH}", headers=as_(minsu))).status_code == 404


async def test_staff_see_who_wears_what_and_take_it_away_for_good(house: House, api: httpx.AsyncClient) -> None:
    hana, minsu = await house.enter("Hana"), await house.enter("Minsu")
    for guest in (hana, minsu):
        await give(api, guest)
        guest.send(ChangeLook(5, Look(avatar=HASH)))
    await house.run()
    keys = {"authorization": "Bearer staff"}
    listed = (await api.get("/api/staff/avatars", headers=keys)).json()
    assert [(each["avatar"], each["size"], each["worn_by"]) for each in listed] == [(HASH, len(FOX), ["Hana", "Minsu"])]
    assert (await api.delete(f"/api/staff/avatars/{HASH}", headers=as_(hana))).status_code == 401
    assert (await api.delete(f"/api/staff/avatars/{HASH}", headers=keys)).status_code == 204
    await house.run()
    assert {look_of(guest, viewer).avatar for guest in (hana, minsu) for viewer in (hana, minsu)} == {""}
    refused = await give(api, hana, language="ko")
    assert (refused.status_code, refused.json()["detail"]) == (403, sentence(Code.AVATAR_REFUSED, "ko"))


async def test_the_fourth_file_lets_the_oldest_go_also_from_whoever_wears_it(
    house: House, api: httpx.AsyncClient
) -> None:
    hana = await house.enter("Hana")
    files = [vrm(f"Fox {number}") for number in range(4)]
    await give(api, hana, files[0])
    hana.send(ChangeLook(5, Look(avatar=sha256(files[0]).hexdigest())))
    for data in files[1:]:
        house.now += 60.0
        assert (await give(api, hana, data)).status_code == 200
    await house.run()
    assert look_of(hana, hana).avatar == ""


async def test_a_file_that_is_not_for_everyone_takes_its_authors_leave(house: House, api: httpx.AsyncClient) -> None:
    hana = await house.enter("Hana")
    own = vrm(avatarPermission="onlyAuthor")
    refused = await give(api, hana, own, language="ko")
    assert (refused.status_code, refused.json()["code"]) == (422, "avatar_leave")
    assert refused.json()["detail"] == sentence(Code.AVATAR_LEAVE, "ko")
    assert (await give(api, hana, own, has_leave="true")).status_code == 200


async def test_whatever_is_sent_in_place_of_an_avatar_is_refused_in_words(house: House, api: httpx.AsyncClient) -> None:
    hana = await house.enter("Hana")
    refused = await give(api, hana, b"a picture of a fox", language="ko")
    told = refused.json()
    assert (refused.status_code, told["code"], told["fault"]) == (422, "unfit_avatar", "not_glb")
    assert told["detail"] == "VRM 파일이 아닙니다. .vrm으로 끝나는 파일을 골라 주세요."
    assert (await give(api, hana, bytes(LARGEST_BYTES + 1))).status_code == 413


async def test_nobody_sends_a_byte_who_is_not_inside_or_sends_too_often(house: House, api: httpx.AsyncClient) -> None:
    async def endless() -> AsyncIterator[bytes]:
        raise AssertionError("the body was waited for")
        yield b""

    hana = await house.enter("Hana")
    token = as_(hana)
    for _ in range(int(TAKEN_BURST)):
        await give(api, hana, b"")
    answer = await api.post("/api/avatars", content=endless(), headers=token)
    assert (answer.status_code, answer.json()["code"]) == (429, "too_fast")
    assert (await api.post("/api/avatars", content=endless())).status_code == 401
    hana.drop()
    assert (await api.post("/api/avatars", content=endless(), headers=token)).status_code == 403
    assert (await api.get(f"/api/avatars/{HASH}", headers=token)).status_code == 403


async def broken(_: bytes) -> AvatarFacts:
    raise ExaminationFailed("it died")


async def test_a_file_that_nobody_can_look_at_is_not_taken(house: House) -> None:
    hana = await house.enter("Hana")
    avatars = OwnAvatars(house.database)
    desk = AvatarDesk(house.store, house.insiders, avatars, broken, house.time, is_open=True)
    async with door(desk) as api:
        refused = await give(api, hana)
    assert (refused.status_code, refused.json()["code"]) == (503, "avatar_not_examined")
    assert await avatars.all() == ()


async def test_a_store_without_them_has_no_door_for_them(house: House) -> None:
    desk = AvatarDesk(house.store, house.insiders, OwnAvatars(house.database), broken, house.time, is_open=False)
    assert desk.endpoints == ()
