"""The frame of the HTTP API: what goes in is decoded and checked, what goes wrong is told so that one can mend it."""

import logging
from collections.abc import Mapping
from typing import Any

import httpx
import msgspec
import pytest
from starlette.applications import Starlette
from starlette.exceptions import HTTPException

from vstore.accounts.principal import Principal
from vstore.accounts.role import STAFF, Role
from vstore.commerce.refusal import Code, Refused
from vstore.doors.api.endpoint import Call, Endpoint, Reply
from vstore.doors.api.guard import Guard
from vstore.doors.api.openapi import openapi
from vstore.doors.api.routes import routes_of, tell_http_exception


class Shelf(msgspec.Struct):
    """So many boards."""

    boards: int


class Page(msgspec.Struct):
    """Where to begin, and how many."""

    after: str = ""
    most: int = 10


class ShelfTaken(Exception):
    """Somebody else has it."""

    members: Mapping[str, object] = {"by": "Hana"}


async def build(call: Call) -> Shelf:
    assert isinstance(call.body, Shelf) and call.who
    match call.body.boards:
        case 0:
            raise ShelfTaken("Choose another shelf.")
        case 1:
            raise Refused(Code.NOT_ENOUGH_STOCK, sku="oak", available=3)
        case 2:
            raise Refused(Code.CART_EMPTY)
        case 3:
            raise KeyError("a secret")
    return Shelf(call.body.boards + len(call.path["room"]))


async def look(call: Call) -> Reply:
    return Reply(call.query, {"x-who": call.bearer or "nobody"})


async def nothing(_: Call) -> None:
    return None


ENDPOINTS = (
    Endpoint(
        method="PUT",
        path="/api/rooms/{room}/shelf",
        summary="Build a shelf",
        role=Role.DESIGNER,
        body=Shelf,
        body_bytes=100,
        answer=Shelf,
        errors={ShelfTaken: 409, Code.NOT_ENOUGH_STOCK: 422},
        act=build,
    ),
    Endpoint(method="GET", path="/api/shelves", summary="Look", role=None, query=Page, answer=Page, act=look),
    Endpoint(method="DELETE", path="/api/shelves", summary="Burn all", role=STAFF, act=nothing),
)


async def holder(token: str) -> Principal | None:
    return Principal(role=Role(token), name=token) if token in set(Role) else None


@pytest.fixture
async def api() -> Any:
    routes = routes_of(ENDPOINTS, Guard(holder, holder))
    app = Starlette(routes=routes, exception_handlers={HTTPException: tell_http_exception})
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://store/api/") as client:
        yield client


def as_(role: str) -> dict[str, str]:
    return {"authorization": f"Bearer {role}"}


async def test_a_call_is_decoded_and_its_answer_encoded(api: httpx.AsyncClient) -> None:
    answer = await api.put("rooms/den/shelf", json={"boards": 4}, headers=as_("designer"))
    assert (answer.status_code, answer.json()) == (200, {"boards": 7})
    assert answer.headers["cache-control"] == "no-store"
    looked = await api.get("shelves?most=3", headers=as_("x"))
    assert (looked.json(), looked.headers["x-who"]) == ({"after": "", "most": 3}, "x")
    burnt = await api.delete("shelves", headers=as_("clerk"))
    assert (burnt.status_code, burnt.content) == (204, b"")
    assert (await api.head("shelves")).content == b""


@pytest.mark.parametrize(
    ("boards", "status", "code", "detail"),
    [
        (0, 409, "shelf_taken", "Choose another shelf."),
        (1, 422, "not_enough_stock", "Only 3 of oak"),
        (2, 500, "internal", "This is a fault of the store's."),
        (3, 500, "internal", "This is a fault of the store's."),
    ],
)
async def test_what_an_endpoint_raises_is_told_as_it_says_and_all_else_is_ours(
    api: httpx.AsyncClient, caplog: pytest.LogCaptureFixture, boards: int, status: int, code: str, detail: str
) -> None:
    with caplog.at_level(logging.ERROR):
        answer = await api.put("rooms/den/shelf", json={"boards": boards}, headers=as_("owner"))
    problem = answer.json()
    assert answer.headers["content-type"] == "application/problem+json"
    assert (answer.status_code, problem["status"], problem["code"]) == (status, status, code)
    assert problem["detail"].startswith(detail) and "secret" not in answer.text
    assert [record.path for record in caplog.records] == ["/api/rooms/{room}/shelf"] * (status == 500)  # type: ignore[attr-defined]


async def test_a_problem_has_the_details_that_programs_need(api: httpx.AsyncClient) -> None:
    taken = await api.put("rooms/den/shelf", json={"boards": 0}, headers=as_("owner"))
    assert taken.json()["by"] == "Hana"
    few = await api.put("rooms/den/shelf", json={"boards": 1}, headers=as_("owner"))
    assert (few.json()["sku"], few.json()["available"], few.json()["title"]) == ("oak", 3, "Unprocessable Entity")


@pytest.mark.parametrize(
    ("token", "status"), [("owner", 200), ("designer", 200), ("clerk", 403), ("guess", 401), ("", 401)]
)
async def test_only_those_with_the_role_are_let_in_before_anything_is_read(
    api: httpx.AsyncClient, token: str, status: int
) -> None:
    answer = await api.put("rooms/den/shelf", json={"boards": 4}, headers=as_(token))
    assert answer.status_code == status
    assert ("www-authenticate" in answer.headers) == (status == 401)
    bad = await api.put("rooms/den/shelf", content=b"{" * 1_000, headers=as_(token))
    assert bad.status_code == (413 if status == 200 else status)


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b"", "The body does not fit"),
        (b"{", "The body does not fit"),
        (b"\xff", "The body does not fit"),
        (b'{"boards": "many"}', "Expected `int`, got `str` - at `$.boards`"),
        (b"[" * 99, "The body does not fit"),
    ],
)
async def test_a_body_that_does_not_fit_is_told_where(api: httpx.AsyncClient, body: bytes, said: str) -> None:
    answer = await api.put("rooms/den/shelf", content=body, headers=as_("owner"))
    assert (answer.status_code, answer.json()["code"]) == (400, "malformed")
    assert said in answer.json()["detail"]


@pytest.mark.parametrize(("query", "said"), [("most=x", "Expected `int`"), ("moost=3", "there are after, most")])
async def test_a_query_that_does_not_fit_is_told_where(api: httpx.AsyncClient, query: str, said: str) -> None:
    answer = await api.get(f"shelves?{query}")
    assert answer.status_code == 400 and said in answer.json()["detail"]


async def test_what_is_not_there_is_told(api: httpx.AsyncClient) -> None:
    assert (await api.get("cellar")).json()["code"] == "not_found"
    wrong = await api.patch("shelves")
    assert (wrong.status_code, wrong.headers["allow"]) == (405, "GET, DELETE")


def test_an_address_is_given_once() -> None:
    with pytest.raises(ValueError, match="DELETE /api/shelves is there twice"):
        routes_of([*ENDPOINTS, ENDPOINTS[-1]], Guard(holder, holder))


def test_the_document_says_what_the_frame_does() -> None:
    document = openapi(ENDPOINTS)
    put = document["paths"]["/api/rooms/{room}/shelf"]["put"]
    assert put["x-roles"] == ["designer", "owner"] and put["security"]
    assert set(put["responses"]) == {"200", "400", "401", "403", "408", "409", "413", "422", "500"}
    assert put["requestBody"]["content"]["application/json"]["schema"] == {"$ref": "#/components/schemas/Shelf"}
    look, burn = (document["paths"]["/api/shelves"][method] for method in ("get", "delete"))
    assert [(each["name"], each["schema"]["default"]) for each in look["parameters"]] == [("after", ""), ("most", 10)]
    assert "security" not in look and set(burn["responses"]) == {"204", "401", "403", "500"}
