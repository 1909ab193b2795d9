"""The HTTP API of privacy: visitors by their token, owners with a reason, and every look in the log."""

from collections.abc import AsyncIterator, Iterator

import httpx
import pytest
from msgspec.structs import replace
from starlette.applications import Starlette

from tests.support.joyful_shop import NOON, TurnedClock
from tests.support.privacy import Bureau
from vstore.accounts.principal import Principal
from vstore.accounts.role import Role
from vstore.doors.api.endpoint import Call, Endpoint
from vstore.doors.api.guard import Guard
from vstore.doors.api.privacy import privacy_endpoints
from vstore.doors.api.privacy_desk import privacy_desk_endpoints
from vstore.doors.api.routes import routes_of
from vstore.doors.api.watched import watched
from vstore.privacy.access import Action, Actor, ActorKind
from vstore.privacy.chat import ChatLine
from vstore.privacy.export import FORMAT
from vstore.privacy.pseudonym import pseudonym
from vstore.privacy.purposes import PURPOSES
from vstore.storage.books import StoredBooks
from vstore.storage.database import Database, open_database

ADA = {"authorization": "Bearer token of ada"}
OWNER = {"authorization": "Bearer owner"}
WHY = {"about": "ada", "reason": "asked by letter"}


@pytest.fixture
def database() -> Iterator[Database]:
    opened = open_database("sqlite://")
    yield opened
    opened.close()


@pytest.fixture
async def office(database: Database) -> Bureau:
    bureau = Bureau(database, TurnedClock())
    await bureau.visitors.admit("ada", "token of ada", NOON)
    bureau.chats.add(ChatLine("ada", "hall-1", "", "hello", NOON))
    return bureau


async def holder(token: str) -> Principal | None:
    return Principal(role=Role(token), name=f"{token} mina", account=token) if token in set(Role) else None


async def look(call: Call) -> str:
    return "an order"


ORDER = Endpoint(method="GET", path="/api/orders/{number}", summary="", role=Role.CLERK, answer=str, act=look)


@pytest.fixture
async def api(office: Bureau) -> AsyncIterator[httpx.AsyncClient]:
    endpoints = (
        *privacy_endpoints(office, office.visitors.visitor_of),
        *privacy_desk_endpoints(office),
        Endpoint(method="GET", path="/api/calls", summary="", role=Role.CLERK, answer=str, act=look, personal="calls"),
        ORDER,
    )
    app = Starlette(routes=routes_of(watched(endpoints, office.note), Guard(holder, holder)))
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://store/api/") as client:
        yield client


async def test_visitor_gets_everything_about_themselves_and_nobody_elses(api: httpx.AsyncClient) -> None:
    exported = (await api.get("visitor/personal-data", headers=ADA)).json()
    assert (exported["format"], exported["visitor"]) == (FORMAT, "ada")
    sections = {each["name"]: each["records"] for each in exported["sections"]}
    assert [line["text"] for line in sections["chat_lines"]] == ["hello"]
    assert "token_hash" not in sections["visitors"][0]
    for headers in ({}, {"authorization": "Bearer token of eve"}, {"authorization": "Basic x"}):
        refused = await api.get("visitor/personal-data", headers=headers)
        assert (refused.status_code, refused.json()["code"]) == (401, "no_visitor")


async def test_visitor_agrees_by_http(api: httpx.AsyncClient) -> None:
    choices = (await api.get("visitor/consents", headers=ADA)).json()
    assert {each["purpose"]["id"]: each["given"] for each in choices} == {"memory": False, "marketing": False}
    said = {"given": True, "version": "1", "language": "ko"}
    choices = (await api.put("visitor/consents/memory", headers=ADA, json=said)).json()
    assert choices[0]["given"] is True
    old = await api.put("visitor/consents/marketing", headers=ADA, json={**said, "version": "0"})
    assert (old.status_code, old.json()["code"]) == (409, "outdated_text")
    unknown = await api.put("visitor/consents/telepathy", headers=ADA, json=said)
    assert (unknown.status_code, unknown.json()["code"]) == (404, "unknown_purpose")


async def test_visitor_erases_themselves_in_two_steps(api: httpx.AsyncClient, office: Bureau) -> None:
    asked = (await api.post("visitor/erasure", headers=ADA, json={"language": "ko"})).json()
    assert "되돌릴 수 없어요" in asked["text"]
    guessed = await api.post("visitor/erasure/confirm", headers=ADA, json={"confirmation": "yes"})
    assert (guessed.status_code, guessed.json()["code"]) == (409, "erasure_unknown")
    body = {"confirmation": asked["confirmation"], "language": "en"}
    done = (await api.post("visitor/erasure/confirm", headers=ADA, json=body)).json()
    assert (done["done"], done["text"]) == (True, "Everything we held about you is erased.")
    assert office.dismissed == ["ada"]
    assert (await api.get("visitor/personal-data", headers=ADA)).status_code == 401


async def test_owner_exports_and_erases_with_a_reason(api: httpx.AsyncClient) -> None:
    assert (await api.post("staff/privacy/export", headers=OWNER, json={"about": "ada"})).status_code == 400
    (exported,) = (await api.post("staff/privacy/export", headers=OWNER, json=WHY)).json()
    assert exported["visitor"] == "ada"
    unknown = await api.post("staff/privacy/export", headers=OWNER, json={**WHY, "about": "nobody"})
    assert (unknown.status_code, unknown.json()["code"]) == (404, "nobody_found")
    (notice,) = (await api.post("staff/privacy/erase", headers=OWNER, json=WHY)).json()
    assert notice["done"]
    assert (await api.post("staff/privacy/export", headers=OWNER, json=WHY)).status_code == 404


@pytest.mark.parametrize("path", ["export", "erase", "separated"])
async def test_nobody_else_may(api: httpx.AsyncClient, path: str) -> None:
    assert (await api.post(f"staff/privacy/{path}", headers=ADA, json=WHY)).status_code == 401
    for role in ("clerk", "designer"):
        headers = {"authorization": f"Bearer {role}"}
        assert (await api.post(f"staff/privacy/{path}", headers=headers, json=WHY)).status_code == 403


async def test_every_call_stands_in_the_log_with_its_reason(api: httpx.AsyncClient, office: Bureau) -> None:
    await api.post("staff/privacy/export", headers=OWNER, json=WHY)
    await api.get("visitor/personal-data", headers=ADA)
    await api.get("calls", headers={"authorization": "Bearer clerk"})
    await api.get("orders/VS-1", headers={"authorization": "Bearer clerk"})
    newest, by_ada, by_owner = await office.accesses(10)
    assert (newest.actor, newest.action, newest.what, newest.subject) == (
        Actor(ActorKind.STAFF, "clerk mina"),
        Action.LOOKED,
        "calls",
        "",
    )
    assert by_ada.actor == Actor(ActorKind.VISITOR, pseudonym("ada"))
    assert (by_owner.reason, by_owner.subject) == ("asked by letter", pseudonym("ada"))
    told = (await api.get("staff/privacy/accesses?about=ada&most=5", headers=OWNER)).json()
    assert [line["action"] for line in told] == ["exported", "exported"]
    assert len((await api.get("staff/privacy/accesses", headers=OWNER)).json()) == 3


async def test_owner_learns_who_agrees_and_that_stands_in_the_log(
    api: httpx.AsyncClient, office: Bureau, database: Database
) -> None:
    yes = {"given": True, "version": "1"}
    for visitor in ("bob", "eve"):
        await office.visitors.admit(visitor, f"token of {visitor}", NOON)
        headers = {"authorization": f"Bearer token of {visitor}"}
        await api.put("visitor/consents/marketing", headers=headers, json=yes)
    await api.put("visitor/consents/memory", headers=ADA, json=yes)
    await api.put("visitor/consents/marketing", headers=headers, json={**yes, "given": False})
    books = StoredBooks(database)
    await books.write(lambda page: page.links.link("bob@example.com", "bob", NOON))
    (agreed,) = (await api.get("staff/privacy/agreed/marketing", headers=OWNER)).json()
    assert (agreed["visitor"], agreed["emails"]) == ("bob", ["bob@example.com"])
    assert (await office.accesses(1))[0].what == "who agrees to a purpose"
    assert (await api.get("staff/privacy/agreed/telepathy", headers=OWNER)).status_code == 404
    newer = Bureau(database, TurnedClock(), (replace(PURPOSES[1], version="2"),))
    assert await newer.agreed("marketing") == ()


async def test_owner_sees_what_would_expire_before_it_does(api: httpx.AsyncClient, office: Bureau) -> None:
    await office.chats.write()
    assert (await api.get("staff/privacy/expired", headers=OWNER)).json() == {}
    assert (await api.post("staff/privacy/expire", headers=OWNER)).json() == {}
