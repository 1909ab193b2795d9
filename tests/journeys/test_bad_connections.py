"""Hostile sockets and requests at a real server: each has a clear answer, and a visitor inside notices nothing."""

import asyncio
import json
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import httpx
import pytest
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from tests.support.served import Served, served
from tests.support.socketry import FIN, HEAD, TEXT, frame
from vstore.doors.api.guard import Guard
from vstore.doors.api.webhooks import webhook_endpoints
from vstore.doors.http import http_app
from vstore.protocol.server import SceneOpened
from vstore.protocol.store_view import StoreView

PATIENCE = 20.0
LIMITS = {"VSTORE_HELLO_SECONDS": "1", "VSTORE_RESUME_SECONDS": "1", "VSTORE_MAX_SESSIONS_PER_ADDRESS": "20"}


async def test_body_that_never_ends_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async def unused(*_: object) -> None:
        raise AssertionError("nothing must come of half a body")

    async def slow_body() -> AsyncIterator[bytes]:
        yield b"ab"
        await asyncio.Event().wait()

    monkeypatch.setattr("vstore.doors.answers.BODY_SECONDS", 0.05)
    app = http_app(
        web=tmp_path,
        library=tmp_path,
        assets=tmp_path / "assets",
        about=lambda: StoreView({}, (), "KRW", {}),
        health=dict,
        endpoints=webhook_endpoints(unused),
        guard=Guard(unused, unused),
        returned=unused,
    )
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://store") as client:
        reply = await client.post("/webhooks/payment", content=slow_body())
    assert (reply.status_code, reply.json()["detail"]) == (408, "The body did not arrive within 0.05 seconds.")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("abuse")
    with served(None, folder / "store.db", **LIMITS) as opened:
        yield opened


@pytest.fixture
async def witness(store: Served) -> AsyncIterator[None]:
    """A visitor who is inside all the while, to whom nothing must happen; afterwards the store is well."""
    async with visiting(store) as socket:
        await enter(socket)
        yield
        await socket.send('{"type":"Ping","number":77}')
        while (message := await heard(socket))["type"] != "Pong":
            pass
        assert message["number"] == 77
        await socket.send('{"type":"Leave"}')
    async with httpx.AsyncClient() as client:
        assert (await client.get(f"{store.address}healthz", timeout=PATIENCE)).status_code == 200
    assert not [line for line in store.log if '"logger": "vstore' in line and '"level": "error"' in line]


@asynccontextmanager
async def visiting(store: Served) -> AsyncIterator[ClientConnection]:
    async with connect(store.address.replace("http", "ws") + "ws", compression=None) as socket:
        yield socket


async def enter(socket: ClientConnection) -> None:
    await socket.send('{"type":"Hello","protocol":1,"name":"Hana"}')
    while (await heard(socket))["type"] != SceneOpened.__name__:
        pass


async def heard(socket: ClientConnection) -> dict[str, object]:
    async with asyncio.timeout(PATIENCE):
        message: dict[str, object] = json.loads(await socket.recv())
    return message


async def end_of(socket: ClientConnection) -> tuple[int, str]:
    """The code and the last words with which the server ends a connection."""
    last = ""
    with pytest.raises(ConnectionClosed) as closed:
        async with asyncio.timeout(PATIENCE):
            while True:
                last = str(await socket.recv())
    return (closed.value.rcvd.code if closed.value.rcvd else 0), last


async def answer(store: Served, request: bytes) -> str:
    """What the server says to raw bytes, until it closes or falls silent."""
    host, port = store.address.removeprefix("http://").rstrip("/").split(":")
    reader, writer = await asyncio.open_connection(host, int(port))
    writer.write(request)
    async with asyncio.timeout(PATIENCE):
        text = (await reader.read(400)).decode(errors="replace")
    writer.close()
    return text


@pytest.mark.usefixtures("witness")
class TestSocketAbuse:
    async def test_text_that_is_not_utf8_ends_its_connection(self, store: Served) -> None:
        async with visiting(store) as socket:
            async with socket.send_context():
                socket.protocol.send_text(b'{"type":"Hello\xff\xfe"}')
            assert (await end_of(socket))[0] == 1007

    async def test_message_in_many_pieces_is_one_message(self, store: Served) -> None:
        async with visiting(store) as socket:
            await socket.send(iter('{"type":"Ping","number":5}'))
            assert await heard(socket) == {"type": "Pong", "number": 5}

    async def test_ping_between_the_pieces_of_a_message_is_answered(self, store: Served) -> None:
        async with visiting(store) as socket:
            async with asyncio.timeout(PATIENCE):
                async with socket.send_context():
                    socket.protocol.send_text(b'{"type":"Ping",', fin=False)
                await (await socket.ping(b"are you there?"))
                async with socket.send_context():
                    socket.protocol.send_continuation(b'"number":8}', fin=True)
                assert await heard(socket) == {"type": "Pong", "number": 8}

    async def test_hello_right_behind_the_handshake_in_single_bytes_is_heard(self, store: Served) -> None:
        host, port = store.address.removeprefix("http://").rstrip("/").split(":")
        reader, writer = await asyncio.open_connection(host, int(port))
        for byte in HEAD % (b"/ws", b"") + frame(FIN | TEXT, b'{"type":"Ping","number":9}'):
            writer.write(bytes((byte,)))
            await writer.drain()
        async with asyncio.timeout(PATIENCE):
            await reader.readuntil(b'{"type":"Pong","number":9}')
        writer.close()

    async def test_pieces_without_end_are_cut_off(self, store: Served) -> None:
        async with visiting(store) as socket:
            # Who still sends when the server closes may lose its last words (0) with the connection.
            with suppress(ConnectionClosed):
                await socket.send("x" * 1_000 for _ in range(20))
            assert (await end_of(socket))[0] in (1009, 0)

    async def test_frame_against_the_rules_ends_its_connection(self, store: Served) -> None:
        async with visiting(store) as socket:
            socket.transport.write(b"\x81\x01a")  # not masked
            assert (await end_of(socket))[0] == 1002

    async def test_silent_connection_is_told_and_let_go(self, store: Served) -> None:
        async with visiting(store) as socket:
            code, last = await end_of(socket)
            assert json.loads(last)["code"] == "hello_late"
            assert code >= 4000

    async def test_endless_nonsense_is_told_and_let_go(self, store: Served) -> None:
        async with visiting(store) as socket:
            await socket.send('{"type":"Hello","protocol":1}')
            for _ in range(12):
                await socket.send("{")
            assert json.loads((await end_of(socket))[1])["code"] == "too_many_faults"

    async def test_crowd_from_one_address_is_told_and_does_not_shut_out_those_inside(self, store: Served) -> None:
        sockets = [await connect(store.address.replace("http", "ws") + "ws") for _ in range(25)]
        try:
            refused = json.loads(await sockets[-1].recv())
            assert refused["code"] == "too_many_from_address"
        finally:
            for socket in sockets:
                await socket.close()

    async def test_connections_that_break_off_anywhere_leave_nothing_behind(self, store: Served) -> None:
        for cut in (0, 10, 60):
            async with visiting(store) as socket:
                await socket.send('{"type":"Hello","protocol":1,"name":"Ghost"}'[:cut] or "")
                socket.transport.abort()
        async with httpx.AsyncClient() as client:
            async with asyncio.timeout(PATIENCE):
                while (await client.get(f"{store.address}healthz")).json()["visitors"] > 1:
                    await asyncio.sleep(0.05)


@pytest.mark.usefixtures("witness")
class TestHttpAbuse:
    @pytest.mark.parametrize(
        ("request_line", "status"),
        [
            ("GET / HTTP/1.1\r\nX-Long: " + "a" * 200_000, "400"),
            ("BREW / HTTP/1.1", "405"),
            ("PROPFIND /library/mug.glb HTTP/1.1", "405"),
            ("POST /healthz HTTP/1.1\r\nContent-Length: 0", "405"),
            ("GET /webhooks/payment HTTP/1.1", "405"),
            ("HEAD / HTTP/1.1", "200"),
            ("HEAD /library/mug.glb HTTP/1.1", "200"),
            ("GET /library/../../pyproject.toml HTTP/1.1", "404"),
            ("GET /library/%2e%2e/%2e%2e/pyproject.toml HTTP/1.1", "404"),
            ("GET /..%5c..%5cpyproject.toml HTTP/1.1", "404"),
            ("GET //etc/passwd HTTP/1.1", "404"),
            ("GET /library/%00 HTTP/1.1", "404"),
            ("GET /" + "a" * 5_000 + " HTTP/1.1", "404"),
            ("GET /ws HTTP/1.1", "404"),
            ("nonsense", "400"),
            ("POST /webhooks/payment HTTP/1.1\r\nContent-Length: -5", "400"),
            ("GET /library/mug.glb HTTP/1.1\r\nRange: bytes=0-9", "206"),
            ("GET /library/mug.glb HTTP/1.1\r\nRange: bytes=99999999-", "416"),
            ("GET /library/mug.glb HTTP/1.1\r\nRange: bytes=9-0", "400"),
            ("GET /library/mug.glb HTTP/1.1\r\nRange: cows=1", "400"),
        ],
        ids=lambda value: value[:50],
    )
    async def test_request_has_its_status(self, store: Served, request_line: str, status: str) -> None:
        text = await answer(store, f"{request_line}\r\nHost: store\r\nConnection: close\r\n\r\n".encode())
        assert text.startswith(f"HTTP/1.1 {status} "), text

    async def test_range_of_many_pieces_is_bounded(self, store: Served) -> None:
        pieces = ",".join(f"{start}-" for start in range(2_000))
        async with httpx.AsyncClient() as client:
            reply = await client.get(f"{store.address}library/mug.glb", headers={"range": f"bytes={pieces}"})
            whole = await client.get(f"{store.address}library/mug.glb")
        assert len(reply.content) <= 2 * len(whole.content)

    async def test_webhook_without_end_is_refused(self, store: Served) -> None:
        async with httpx.AsyncClient() as client:
            reply = await client.post(f"{store.address}webhooks/payment", content=b"x" * 1_100_000, timeout=PATIENCE)
        assert (reply.status_code, reply.json()["detail"]) == (413, "A body sent here holds at most 1000000 bytes.")

    async def test_slow_and_half_sent_requests_keep_nobody_waiting(self, store: Served) -> None:
        host, port = store.address.removeprefix("http://").rstrip("/").split(":")
        writers = []
        for started in (
            b"",
            b"GET / HT",
            b"POST /webhooks/payment HTTP/1.1\r\nHost: s\r\nContent-Length: 100\r\n\r\nab",
        ):
            _, writer = await asyncio.open_connection(host, int(port))
            writer.write(started)
            await writer.drain()
            writers.append(writer)
        async with httpx.AsyncClient() as client:
            assert (await client.get(f"{store.address}healthz", timeout=PATIENCE)).status_code == 200
        for writer in writers:
            writer.close()
