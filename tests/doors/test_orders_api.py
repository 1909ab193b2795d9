"""Staff's orders over HTTP: lists page by page, changes made once for a key, roles that have their limits."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx
import msgspec
import pytest
from starlette.applications import Starlette

from tests.support.joyful_shop import ADA, TERMS, TurnedClock, open_shop, won
from tests.support.memory_books import MemoryBooks
from vstore.accounts.principal import Principal
from vstore.accounts.role import Role
from vstore.commerce.order import Order
from vstore.commerce.order_change import Request
from vstore.commerce.shop import Shop
from vstore.commerce.withdrawal import ReturnTerms
from vstore.doors.api.guard import Guard
from vstore.doors.api.orders import order_endpoints
from vstore.doors.api.routes import routes_of
from vstore.payments.rehearsal import Rehearsal

TOTAL = 22_000


async def holder(token: str) -> Principal | None:
    return Principal(role=Role(token), name=token.title()) if token in set(Role) else None


@pytest.fixture
async def shop(tmp_path: Path) -> AsyncIterator[Shop]:
    clock = TurnedClock()
    payments = Rehearsal(tmp_path, clock)
    terms = msgspec.structs.replace(TERMS, returns=ReturnTerms(clerk_refunds=won(5_000)))
    yield await open_shop(MemoryBooks(), payments, clock, terms=terms)
    payments.close()


@pytest.fixture
async def staff(shop: Shop) -> AsyncIterator[httpx.AsyncClient]:
    async def change(number: str, request: Request, by_owner: bool) -> Order:
        return await shop.desk.change(number, request, by_owner=by_owner)

    async def nobody(_: str) -> Principal | None:
        return None

    endpoints = order_endpoints(shop.desk.search, shop.desk.find, change)
    app = Starlette(routes=routes_of(endpoints, Guard(holder, nobody)))
    transport = httpx.ASGITransport(app)
    headers = {"authorization": "Bearer clerk"}
    async with httpx.AsyncClient(transport=transport, base_url="http://store", headers=headers) as client:
        yield client


async def bought(shop: Shop, key: str = "key-of-ada-1") -> str:
    await shop.change_cart("ada", "HUMBLE-LAMP", 1)
    return (await shop.check_out("ada", key, ADA, TOTAL, "approve")).number


async def changed(
    client: httpx.AsyncClient, number: str, key: str, role: str = "clerk", **change: Any
) -> httpx.Response:
    body = {"key": key, "change": change}
    path, headers = f"/api/staff/orders/{number}/changes", {"authorization": f"Bearer {role}"}
    return await client.post(path, json=body, headers=headers)


async def test_order_is_sent_and_delivered_and_its_history_says_by_whom(shop: Shop, staff: httpx.AsyncClient) -> None:
    number = await bought(shop)
    sent = await changed(staff, number, "ship-0001", type="Ship", carrier="CJ", tracking="64-1")
    assert (sent.status_code, sent.json()["order"]["state"]) == (200, "shipped")
    arrived = (await changed(staff, number, "deliver-0001", type="Deliver", shipment=1)).json()
    assert arrived["order"]["state"] == "delivered"
    assert arrived["pieces"]["HUMBLE-LAMP"]["delivered"] == 1
    assert [(each["by"], each["change"]["type"]) for each in arrived["history"]] == [
        ("staff:Clerk", "Ship"),
        ("staff:Clerk", "Deliver"),
    ]
    assert (await staff.get(f"/api/staff/orders/{number}")).json() == arrived


async def test_change_sent_again_is_made_once(shop: Shop, staff: httpx.AsyncClient) -> None:
    number = await bought(shop)
    first = await changed(staff, number, "cancel-0001", type="Cancel")
    assert (await changed(staff, number, "cancel-0001", type="Cancel")).json() == first.json()
    assert len(first.json()["order"]["refunds"]) == 1
    reused = await changed(staff, number, "cancel-0001", type="Ship", carrier="CJ")
    assert (reused.status_code, reused.json()["code"]) == (409, "key_reused")


@pytest.mark.parametrize(
    ("change", "status", "code"),
    [
        ({"type": "Deliver", "shipment": 1}, 409, "order_state"),
        ({"type": "Ship", "carrier": "CJ", "items": [{"sku": "HUMBLE-LAMP", "quantity": 9}]}, 409, "not_so_many"),
        ({"type": "GiveBack", "amount": {"amount": 5_001, "currency": "KRW"}}, 403, "refund_needs_owner"),
        ({"type": "GiveBack", "amount": {"amount": 1, "currency": "USD"}}, 409, "refund_too_much"),
        ({"type": "Ship", "carrier": ""}, 400, "malformed"),
        ({"type": "Burn"}, 400, "malformed"),
    ],
)
async def test_what_cannot_be_done_is_told_with_its_reason(
    shop: Shop, staff: httpx.AsyncClient, change: dict[str, Any], status: int, code: str
) -> None:
    number = await bought(shop)
    answer = await changed(staff, number, "key-00001", **change)
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert (await shop.desk.find(number)).events == ()


async def test_clerk_gives_back_a_little_and_an_owner_what_was_paid(shop: Shop, staff: httpx.AsyncClient) -> None:
    number = await bought(shop)
    little: dict[str, Any] = {"type": "GiveBack", "amount": {"amount": 3_000, "currency": "KRW"}}
    assert (await changed(staff, number, "grace-0001", **little)).status_code == 200
    assert (await changed(staff, number, "grace-0002", **little)).json()["code"] == "refund_needs_owner"
    assert (await changed(staff, number, "grace-0003", "owner", **little)).status_code == 200


async def test_designer_sees_no_orders(shop: Shop, staff: httpx.AsyncClient) -> None:
    number = await bought(shop)
    for path in ("/api/staff/orders", f"/api/staff/orders/{number}"):
        assert (await staff.get(path, headers={"authorization": "Bearer designer"})).status_code == 403


async def test_list_goes_on_where_the_page_before_ended(shop: Shop, staff: httpx.AsyncClient) -> None:
    numbers = {await bought(shop, f"key-of-ada-{n}") for n in range(3)}
    first = (await staff.get("/api/staff/orders", params={"most": 2, "text": "ADA@"})).json()
    second = (await staff.get("/api/staff/orders", params={"most": 2, "after": first["next"]})).json()
    assert (len(first["orders"]), len(second["orders"]), second["next"]) == (2, 1, None)
    assert {each["number"] for each in first["orders"] + second["orders"]} == numbers
    assert (await staff.get("/api/staff/orders", params={"state": "shipped"})).json()["orders"] == []
    assert (await staff.get("/api/staff/orders", params={"after": "yesterday"})).json()["code"] == "no_such_page"


async def test_unknown_order_is_not_found(staff: httpx.AsyncClient) -> None:
    assert (await staff.get("/api/staff/orders/VS-1")).json()["code"] == "order_unknown"
    assert (await changed(staff, "VS-1", "key-00001", type="Prepare")).status_code == 404
