"""Signing in by HTTP: cookies that scripts and other sites cannot use, and secrets that show nowhere."""

import logging
from collections.abc import AsyncIterator

import httpx
import pytest
from pyotp import TOTP
from starlette.applications import Starlette

from tests.support.staff_room import FIRST_KEY, PASSWORD, StaffRoom
from vstore.accounts.role import Role
from vstore.doors.api.accounts import account_endpoints
from vstore.doors.api.guard import Guard
from vstore.doors.api.keys import key_endpoints
from vstore.doors.api.own_account import own_account_endpoints
from vstore.doors.api.routes import routes_of
from vstore.doors.api.sessions import session_endpoints

HERE = {"origin": "https://store.example"}
OWNER = {"authorization": f"Bearer {FIRST_KEY}"}
SESSIONS, ME = "/api/staff/sessions", "/api/staff/me"


@pytest.fixture
async def room() -> StaffRoom:
    room = StaffRoom()
    await room.staff.add("hana", Role.OWNER, PASSWORD)
    return room


def browser(room: StaffRoom, scheme: str = "https") -> httpx.AsyncClient:
    """A client that keeps cookies."""
    staff = room.staff
    endpoints = [
        *session_endpoints(staff, lambda address: address),
        *own_account_endpoints(staff),
        *account_endpoints(staff),
        *key_endpoints(staff),
    ]
    app = Starlette(routes=routes_of(endpoints, Guard(staff.holder_of_key, staff.holder_of_session)))
    return httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url=f"{scheme}://store.example")


@pytest.fixture
async def page(room: StaffRoom) -> AsyncIterator[httpx.AsyncClient]:
    async with browser(room) as client:
        yield client


async def sign_in(page: httpx.AsyncClient, password: str = PASSWORD, code: str = "") -> httpx.Response:
    return await page.post(SESSIONS, json={"name": "hana", "password": password, "code": code}, headers=HERE)


async def test_signing_in_sets_a_cookie_out_of_reach_and_signing_out_takes_it_away(page: httpx.AsyncClient) -> None:
    answer = await sign_in(page)
    assert (answer.status_code, answer.json()["name"], answer.json()["role"]) == (200, "hana", "owner")
    cookie = answer.headers["set-cookie"]
    assert cookie.startswith("__Host-vstore_staff=")
    assert cookie.endswith("; Path=/; Max-Age=43200; HttpOnly; SameSite=Strict; Secure")
    token = cookie.split("=", 1)[1].split(";")[0]
    assert token not in answer.text
    assert (await page.get(ME)).json()["name"] == "hana"
    out = await page.delete(f"{SESSIONS}/current", headers=HERE)
    assert (out.status_code, dict(page.cookies)) == (204, {})
    stolen = await page.get(ME, headers={"cookie": f"__Host-vstore_staff={token}"})
    assert stolen.status_code == 401


async def test_without_https_the_cookie_is_plain_and_under_https_a_plain_one_opens_nothing(room: StaffRoom) -> None:
    async with browser(room, "http") as page:
        answer = await page.post(SESSIONS, json={"name": "hana", "password": PASSWORD})
        cookie = answer.headers["set-cookie"]
        assert cookie.startswith("vstore_staff=") and "Secure" not in cookie
        assert (await page.get(ME)).status_code == 200
        token = page.cookies["vstore_staff"]
    async with browser(room) as page:
        assert (await page.get(ME, headers={"cookie": f"vstore_staff={token}"})).status_code == 401


async def test_each_signing_in_gives_another_token_and_ends_the_one_before(page: httpx.AsyncClient) -> None:
    page.cookies.set("__Host-vstore_staff", "planted", domain="store.example")
    first = (await sign_in(page)).headers["set-cookie"].split(";")[0]
    second = await page.post(SESSIONS, json={"name": "hana", "password": PASSWORD}, headers={**HERE, "cookie": first})
    assert second.headers["set-cookie"].split(";")[0] != first != "__Host-vstore_staff=planted"
    page.cookies.clear()
    assert (await page.get(ME, headers={"cookie": first})).status_code == 401


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"origin": "https://store.example"}, 204),
        ({"sec-fetch-site": "same-origin"}, 204),
        ({"sec-fetch-site": "same-origin", "origin": "https://store.example"}, 204),
        ({}, 403),
        ({"origin": "https://evil.example"}, 403),
        ({"origin": "https://store.example.evil.example"}, 403),
        ({"origin": "https://store.example:8443"}, 403),
        ({"origin": "null"}, 403),
        ({"sec-fetch-site": "cross-site"}, 403),
        ({"sec-fetch-site": "same-site", "origin": "https://store.example"}, 403),
    ],
)
async def test_what_another_site_makes_a_browser_send_is_refused(
    page: httpx.AsyncClient, headers: dict[str, str], status: int
) -> None:
    await sign_in(page)
    answer = await page.delete(SESSIONS, headers=headers)
    assert answer.status_code == status
    assert (await page.get(ME, headers=headers)).status_code == (401 if status == 204 else 200)


async def test_no_other_site_signs_a_browser_in(page: httpx.AsyncClient) -> None:
    for headers in ({"origin": "https://evil.example"}, {"sec-fetch-site": "cross-site"}):
        answer = await page.post(SESSIONS, json={"name": "hana", "password": PASSWORD}, headers=headers)
        assert (answer.status_code, answer.json()["code"]) == (403, "cross_site")
        assert "set-cookie" not in answer.headers


async def test_keys_need_no_origin_and_no_cookie(page: httpx.AsyncClient) -> None:
    made = (await page.post("/api/staff/keys", json={"name": "till", "role": "clerk"}, headers=OWNER)).json()
    till = {"authorization": f"Bearer {made['text']}"}
    assert (await page.get(ME, headers=till)).json() == {
        "name": "till", "role": "clerk", "account": None, "wants_code": False,
    }  # fmt: skip
    assert (await page.delete(f"{SESSIONS}/current", headers=till)).status_code == 409
    listed = await page.get("/api/staff/keys", headers=OWNER)
    assert made["text"].split("_", 2)[2] not in listed.text and listed.json()[0]["used_at"]
    await page.delete(f"/api/staff/keys/{made['key']['id']}", headers=OWNER)
    assert (await page.get(ME, headers=till)).status_code == 401


async def test_guessing_ends_in_a_wait_that_says_how_long(page: httpx.AsyncClient) -> None:
    answers = [await sign_in(page, "not the password") for _ in range(7)]
    assert [answer.status_code for answer in answers] == [401] * 6 + [429]
    assert answers[-1].headers["retry-after"] == "1"
    assert answers[0].json()["code"] == "sign_in_failed" and "www-authenticate" in answers[0].headers
    assert (await sign_in(page)).status_code == 429


async def test_codes_are_switched_on_asked_for_and_switched_off(room: StaffRoom, page: httpx.AsyncClient) -> None:
    await sign_in(page)
    assert (await page.post(f"{ME}/totp", json={"present": "wrong"}, headers=HERE)).status_code == 403
    told = (await page.post(f"{ME}/totp", json={"present": PASSWORD}, headers=HERE)).json()
    app = TOTP(told["secret"])
    recovery = (await page.put(f"{ME}/totp", json={"code": app.at(room.clock())}, headers=HERE)).json()
    page.cookies.clear()
    assert (await sign_in(page)).json()["code"] == "code_needed"
    assert (await sign_in(page, code=app.at(room.clock()))).json()["code"] == "sign_in_failed"
    room.clock.turn(seconds=30)
    assert (await sign_in(page, code=app.at(room.clock()))).json()["wants_code"] is True
    page.cookies.clear()
    assert (await sign_in(page, code=recovery["recovery_codes"][0])).status_code == 200
    assert (await page.post(f"{ME}/totp/off", json={"present": PASSWORD}, headers=HERE)).status_code == 204
    assert (await page.get(ME)).status_code == 401
    assert (await sign_in(page)).json()["wants_code"] is False


async def test_owners_see_to_accounts(page: httpx.AsyncClient) -> None:
    accounts = "/api/staff/accounts"
    juno = {"name": "juno", "role": "clerk", "password": PASSWORD}
    assert (await page.post(accounts, json=juno, headers=OWNER)).json()["role"] == "clerk"
    assert (await page.post(accounts, json=juno, headers=OWNER)).status_code == 409
    assert (await page.put(f"{accounts}/juno/role", json={"role": "designer"}, headers=OWNER)).json()[
        "role"
    ] == "designer"
    assert (await page.put(f"{accounts}/juno/password", json={"password": "short"}, headers=OWNER)).status_code == 422
    new = {"password": "another lamp by the door"}
    assert (await page.put(f"{accounts}/juno/password", json=new, headers=OWNER)).status_code == 200
    assert (await page.delete(f"{accounts}/juno/totp", headers=OWNER)).status_code == 200
    disabled = await page.put(f"{accounts}/juno/disabled", json={"disabled": True}, headers=OWNER)
    assert disabled.json()["disabled"] is True
    last = await page.put(f"{accounts}/hana/disabled", json={"disabled": True}, headers=OWNER)
    assert (last.status_code, last.json()["code"]) == (409, "last_owner")
    assert [each["name"] for each in (await page.get(accounts, headers=OWNER)).json()] == ["hana", "juno"]
    assert (await page.put(f"{accounts}/nobody/role", json={"role": "clerk"}, headers=OWNER)).status_code == 404


async def test_changing_ones_password_ends_the_session(page: httpx.AsyncClient) -> None:
    await sign_in(page)
    body = {"present": PASSWORD, "password": "another lamp by the door"}
    assert (await page.put(f"{ME}/password", json=body, headers=HERE)).status_code == 204
    assert (await page.get(ME)).status_code == 401
    assert (await sign_in(page)).status_code == 401
    assert (await sign_in(page, "another lamp by the door")).status_code == 200


async def test_no_secret_shows_in_logs_or_answers(
    room: StaffRoom, page: httpx.AsyncClient, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        answers = [await sign_in(page), await sign_in(page, "a wrong secret"), await sign_in(page, "x" * 300)]
        token = page.cookies["__Host-vstore_staff"]
        answers.append(await page.get(ME))
        answers.append(await page.get("/api/staff/accounts"))
        made = await page.post("/api/staff/keys", json={"name": "till", "role": "clerk"}, headers=HERE)
    hashed = (await room.staff.accounts())[0].password_hash
    secrets = (PASSWORD, "a wrong secret", "x" * 300, token, made.json()["text"], hashed, FIRST_KEY)
    told = [caplog.text, *(repr(vars(record)) for record in caplog.records), *(answer.text for answer in answers)]
    assert [secret for secret in secrets if any(secret in text for text in told)] == []
    assert "hana" not in caplog.text and "127.0.0.1" not in caplog.text
