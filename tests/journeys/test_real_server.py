"""The real program on a real socket: a few journeys only, for what memory cannot show."""

import asyncio
import json
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed

from tests.support.served import Served, environment, served
from vstore.client.connection import StoreConnection
from vstore.client.visitor import Visitor
from vstore.protocol.client import Contact
from vstore.protocol.views import DisplayView

CONTACT = Contact(name="Hana Kim", email="hana@example.com", address="1 Sejong-daero")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("real")


@pytest.fixture(scope="module")
def store(folder: Path) -> Iterator[Served]:
    with served(None, folder / "store.db") as opened:
        yield opened


def vstore(*arguments: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "vstore", *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, env=environment(), check=False)


def test_page_and_files_are_served_with_strict_headers(store: Served) -> None:
    page = httpx.get(store.address)
    assert page.status_code == 200
    assert page.headers["content-type"].startswith("text/html")
    policy = page.headers["content-security-policy"]
    assert policy.startswith("default-src 'none'; script-src 'self' ")
    assert "'unsafe-inline'" not in policy and "'unsafe-eval'" not in policy
    model = httpx.get(f"{store.address}library/mug.glb")
    assert (model.status_code, model.content[:4]) == (200, b"glTF")
    again = httpx.get(f"{store.address}library/mug.glb", headers={"if-none-match": model.headers["etag"]})
    assert again.status_code == 304


@pytest.mark.parametrize("path", ["assets/../store.toml", "assets/%2e%2e/store.toml", "library/../app.py", "nothing"])
def test_nothing_beside_the_public_files_is_served(store: Served, path: str) -> None:
    assert httpx.get(f"{store.address}{path}").status_code == 404


def test_health_and_schemas_are_published(store: Served) -> None:
    store.wait_until_ready()
    assert httpx.get(f"{store.address}readyz").json() == {"ready": True, "missing": []}
    health = httpx.get(f"{store.address}healthz").json()
    assert (health["status"], health["degraded"], health["model"]["state"]) == ("ok", {}, "absent")
    assert httpx.get(f"{store.address}protocol.schema.json").json()["title"] == "vstore protocol v1"
    assert "properties" in httpx.get(f"{store.address}scene.schema.json").text


def test_webhook_that_is_not_the_providers_is_refused(store: Served) -> None:
    answer = httpx.post(f"{store.address}webhooks/payment", content=b"{}")
    assert answer.status_code == 400
    assert answer.json()["code"] == "webhook_rejected"


def test_staff_see_calls_and_only_staff(store: Served) -> None:
    async def call() -> None:
        async with StoreConnection(store.address) as connection:
            visitor = Visitor(connection)
            await visitor.enter("Hana", "ko")
            await visitor.call_clerk()

    asyncio.run(call())
    assert httpx.get(f"{store.address}api/staff/calls").status_code == 401
    staff = {"authorization": f"Bearer {store.staff_token}"}
    calls = httpx.get(f"{store.address}api/staff/calls", headers=staff).json()
    assert [(each["name"], each["reason"], each["language"]) for each in calls] == [("Hana", "asked", "ko")]
    answer = f"{store.address}api/staff/calls/{calls[0]['id']}/answer"
    assert httpx.post(answer).status_code == 401
    assert httpx.post(answer, headers=staff).json() == {"answered": True}
    assert httpx.post(answer, headers=staff).status_code == 404
    assert httpx.get(f"{store.address}api/staff/calls", headers=staff).json() == []


async def test_staff_put_stock_and_visitors_see_it(store: Served) -> None:
    address = f"{store.address}api/staff/stock"
    staff = {"authorization": f"Bearer {store.staff_token}"}
    async with httpx.AsyncClient(headers=staff) as clerk:
        display, former = await shown_first(store)
        assert not display.sold_out
        none = dict.fromkeys(former, 0)
        assert (await clerk.put(address, json=none, headers={"authorization": "Bearer guess"})).status_code == 401
        reply = await clerk.put(address, json=none)
        assert (reply.status_code, reply.json()) == (200, {"available": none})
        display, found = await shown_first(store)
        assert (display.sold_out, found) == (True, none)
        assert (await clerk.put(address, json=former)).json() == {"available": former}
        display, found = await shown_first(store)
        assert (display.sold_out, found) == (False, former)


async def shown_first(store: Served) -> tuple[DisplayView, dict[str, int | None]]:
    """The first display that somebody who comes in now sees, and the stock of its product."""
    async with StoreConnection(store.address) as connection:
        visitor = Visitor(connection)
        await visitor.enter("Hana", "en")
        assert visitor.scene
        display = visitor.scene.displays[0]
        product = next(each for each in visitor.scene.products if each.id == display.product)
        return display, {each.sku: each.stock for each in product.variants}


def test_metrics_and_status_are_for_staff(store: Served) -> None:
    staff = {"authorization": f"Bearer {store.staff_token}"}
    for path in ("metrics", "api/staff/status"):
        assert httpx.get(f"{store.address}{path}").status_code == 401
    metrics = httpx.get(f"{store.address}metrics", headers=staff)
    assert metrics.headers["content-type"].startswith("text/plain; version=0.0.4")
    assert "\nvstore_beat_lateness_seconds_count " in metrics.text
    status = httpx.get(f"{store.address}api/staff/status", headers=staff).json()
    assert status["beat"]["count"] > 0 and status["beat"]["period"] == 0.05
    assert (status["model"]["state"], status["log_lines"]["error"]) == ("absent", 0)


@pytest.mark.parametrize(
    ("body", "status", "told"),
    [
        ("{}", 200, '{"available":{}}'),
        ('{"NO-2":1,"NO-1":null}', 422, '"unknown":["NO-1","NO-2"]'),
        ('{"NO-1":-1}', 400, "Expected `int` >= 0"),
        ('{"NO-1":"many"}', 400, "Expected `int | null`"),
        ("[" * 500_000, 400, "Expected `object`"),
        ('{"NO-1"', 400, "truncated"),
        ("x" * 1_000_001, 413, "at most 1000000 bytes"),
    ],
    ids=["nothing", "unknown", "less than none", "no number", "deep", "cut off", "large"],
)
def test_stock_that_cannot_be_put_is_answered_clearly(store: Served, body: str, status: int, told: str) -> None:
    staff = {"authorization": f"Bearer {store.staff_token}"}
    reply = httpx.put(f"{store.address}api/staff/stock", content=body, headers=staff)
    assert reply.status_code == status
    assert told in reply.text.replace("\\", "")


@pytest.mark.parametrize(
    ("frame", "code"),
    [(b"x" * 20_000, 1009), ("x" * 20_000, 1009)],
    ids=["large binary", "large text"],
)
async def test_oversized_frame_ends_its_connection(store: Served, frame: bytes | str, code: int) -> None:
    address = store.address.replace("http", "ws") + "ws"
    async with connect(address, subprotocols=["vstore.v1.json"], compression=None) as socket:  # type: ignore[list-item]
        await socket.send(frame)
        with pytest.raises(ConnectionClosed) as closed:
            while True:
                await socket.recv()
    assert closed.value.rcvd and closed.value.rcvd.code == code


async def test_client_without_subprotocol_speaks_json(store: Served) -> None:
    async with connect(store.address.replace("http", "ws") + "ws") as socket:
        await socket.send('{"type":"Hello","protocol":1,"locale":"ko"}')
        assert json.loads(await socket.recv())["type"] == "Welcome"
        await socket.send('{"type":"Dance"}')
        async for text in socket:
            message = json.loads(text)
            if message["type"] == "Refused":
                assert message["code"] == "malformed" and "Dance" in message["text"]
                break


async def test_client_of_another_protocol_is_told_and_let_go(store: Served) -> None:
    address = store.address.replace("http", "ws") + "ws"
    async with connect(address, subprotocols=["vstore.v9.json"]) as socket:  # type: ignore[list-item]
        assert json.loads(await socket.recv())["code"] == "wrong_version"
        with pytest.raises(ConnectionClosed) as closed:
            await socket.recv()
    assert closed.value.rcvd and closed.value.rcvd.code == 4001


def test_taken_port_and_unknown_folder_are_one_clear_line(store: Served, folder: Path) -> None:
    port = store.address.rstrip("/").rsplit(":", 1)[1]
    taken = vstore("serve", "--port", port)
    assert (taken.returncode, taken.stderr.strip()) == (
        1,
        f"vstore: port {port} is taken by another program; choose one with --port",
    )
    absent = vstore("serve", str(folder / "absent"))
    assert absent.returncode == 1 and "absent" in absent.stderr and "Traceback" not in absent.stderr
    nobody = vstore("visit", "http://127.0.0.1:9", "--say", "hi")
    assert nobody.returncode == 2 and nobody.stderr.startswith("vstore: no store answers at ws://127.0.0.1:9/ws")


def test_terminal_visitor_talks_and_buys(store: Served) -> None:
    talk = vstore("visit", store.address, "--lang", "ko", "--say", "안녕하세요", "--say", "머그컵 있어요?")
    assert talk.returncode == 0, talk.stderr
    lines = talk.stdout.splitlines()
    assert "AI" in talk.stdout and len([line for line in lines if line.startswith("  ")]) >= 2
    refused = vstore("visit", store.address, "--buy", "NO-SUCH-SKU")
    assert (refused.returncode, refused.stderr.strip()) == (3, "vstore: This store does not sell that. (not_sold)")


async def test_orders_and_carts_survive_a_restart(tmp_path: Path) -> None:
    database = tmp_path / "store.db"
    with served(None, database) as first:
        async with StoreConnection(first.address) as connection:
            visitor = Visitor(connection)
            await visitor.enter("Hana", "en")
            assert visitor.scene and visitor.welcome
            token = visitor.welcome.visitor
            bought, kept = [
                variant.sku
                for product in visitor.scene.products
                for variant in product.variants
                if (variant.stock or 0) > 2
            ][:2]
            await visitor.put_in_cart(bought)
            order = await visitor.check_out(CONTACT, "approve")
            await visitor.put_in_cart(kept, 2)
        assert order.state == "paid"
        assert await asyncio.to_thread(first.stop) == 0
    with sqlite3.connect(database) as books:
        rows = books.execute("SELECT number, state, total FROM orders").fetchall()
    books.close()
    assert rows == [(order.number, "paid", order.total.amount)]
    with served(None, database) as second:
        async with StoreConnection(second.address) as connection:
            visitor = Visitor(connection)
            await visitor.enter("Hana", "en", visitor=token)
            assert visitor.cart and [(line.sku, line.quantity) for line in visitor.cart.lines] == [(kept, 2)]
            assert [each.number for each in await visitor.orders()] == [order.number]


async def test_visitors_are_told_when_the_store_closes(tmp_path: Path) -> None:
    with served(None, tmp_path / "store.db") as store:
        address = store.address.replace("http", "ws") + "ws"
        async with connect(address) as socket:
            await socket.send('{"type":"Hello","protocol":1,"locale":"ko"}')
            assert json.loads(await socket.recv())["type"] == "Welcome"
            stopped = asyncio.create_task(asyncio.to_thread(store.stop))
            with pytest.raises(ConnectionClosed) as closed:
                while True:
                    last = json.loads(await socket.recv())
            assert (last["type"], last["code"], last.get("reconnect", True)) == ("Closing", "shutting_down", True)
            assert closed.value.rcvd and closed.value.rcvd.code == 1012
            assert await stopped == 0


async def test_log_is_json_lines_without_personal_data(tmp_path: Path) -> None:
    with served(None, tmp_path / "store.db", VSTORE_LOG_LEVEL="debug") as store:
        async with StoreConnection(store.address) as connection:
            visitor = Visitor(connection)
            await visitor.enter("Marguerite", "en")
            await visitor.say("my grandmother sent me", seconds=3)
            assert visitor.scene
            await visitor.put_in_cart(visitor.scene.displays[0].sku)
            await visitor.check_out(CONTACT, "confirm")
            await visitor.call_clerk()
        await asyncio.to_thread(store.stop)
        lines = [json.loads(line) for line in store.log if not line.startswith("vstore: staff page")]
    assert {"time", "level", "logger", "event"} <= lines[0].keys()
    assert any(line["event"] == "a visitor asks for a person" for line in lines)
    written = "".join(store.log)
    for secret in ("Marguerite", "grandmother", CONTACT.name, CONTACT.email, CONTACT.address, "127.0.0.1:5"):
        assert secret not in written
