"""HTTP connections that say little, and those that become websockets."""

import asyncio
import weakref
from typing import Any

import pytest
import uvicorn
from uvicorn.server import ServerState

from tests.support.socketry import BINARY, FIN, HEAD, PACKED, KeptLoop, KeptTransport, frame
from vstore.doors import http_connection
from vstore.doors.http_connection import HttpConnection
from vstore.doors.step_reader import StepReader
from vstore.doors.websocket import WebsocketConnection

REQUEST = b"GET / HTTP/1.1\r\nHost: store\r\n\r\n"


class Visit:
    """HTTP connections to an application that answers once `answer` is set."""

    def __init__(self) -> None:
        self.answer = asyncio.Event()
        self.loop = KeptLoop()
        self.state = ServerState()
        self.waiting: dict[HttpConnection, None] = {}
        self.config = uvicorn.Config(self._app, ws=self._websocket, interface="asgi3", lifespan="off", log_config=None)  # type: ignore[arg-type]

    async def _app(self, scope: Any, receive: Any, send: Any) -> None:
        await self.answer.wait()
        await send({"type": "http.response.start", "status": 204, "headers": []})
        await send({"type": "http.response.body"})

    def _websocket(self, **_: object) -> WebsocketConnection:
        return WebsocketConnection(self.loop, StepReader(self.loop), 16_384, self.state.connections)

    def connect(self) -> tuple[HttpConnection, KeptTransport]:
        connection, transport = HttpConnection(self.config, self.state, {}, self.waiting), KeptTransport()
        transport.set_protocol(connection)
        connection.connection_made(transport)
        return connection, transport


@pytest.fixture
async def visit() -> Visit:
    return Visit()


async def answered(transport: KeptTransport) -> None:
    while not transport.writes:
        await asyncio.sleep(0)


class TestSlowness:
    async def test_half_sent_request_is_given_up_however_it_trickles(self, visit: Visit) -> None:
        connection, transport = visit.connect()
        for byte in REQUEST[:10]:
            connection.data_received(bytes((byte,)))
            connection.age(1.0)
        assert transport.ended == []
        connection.data_received(REQUEST[10:20])
        connection.age(1.0)
        assert transport.ended == ["aborted"]

    async def test_silence_after_an_answer_ends_the_connection(self, visit: Visit) -> None:
        connection, transport = visit.connect()
        connection.age(9.0)
        visit.answer.set()
        connection.data_received(REQUEST)
        await answered(transport)
        connection.data_received(REQUEST[:5])
        connection.age(9.0)
        assert transport.ended == []
        connection.age(2.0)
        assert transport.ended == ["aborted"]

    async def test_request_that_is_being_answered_has_minutes(self, visit: Visit) -> None:
        connection, transport = visit.connect()
        connection.age(9.0)
        connection.data_received(REQUEST)
        connection.age(299.0)
        assert transport.ended == []
        connection.age(2.0)
        assert transport.ended == ["aborted"]
        connection.connection_lost(None)
        visit.answer.set()
        await asyncio.gather(*visit.state.tasks)

    async def test_of_too_many_that_ask_for_nothing_the_oldest_goes(
        self, visit: Visit, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(http_connection, "MOST_WAITING", 2)
        (first, first_transport), (second, second_transport) = visit.connect(), visit.connect()
        first.data_received(REQUEST)
        _, third_transport = visit.connect()
        assert [*first_transport.ended, *second_transport.ended, *third_transport.ended] == []
        visit.connect()
        assert (first_transport.ended, second_transport.ended) == ([], ["aborted"])
        second.connection_lost(None)
        assert len(visit.waiting) == 2
        visit.answer.set()
        await answered(first_transport)


class TestUpgrade:
    async def test_data_right_behind_the_handshake_is_read(self, visit: Visit) -> None:
        connection, transport = visit.connect()
        connection.data_received(HEAD % (b"/ws", PACKED) + frame(FIN | BINARY, b"hello") + frame(FIN | BINARY, b"")[:3])
        assert transport.take().startswith(b"HTTP/1.1 101 ")
        assert visit.loop.heard == [b"hello"]
        websocket = transport.get_protocol()
        assert isinstance(websocket, WebsocketConnection)
        websocket.data_received(frame(FIN | BINARY, b"")[3:])
        assert visit.loop.heard == [b"hello", b""]

    async def test_handshake_in_any_pieces_is_one_handshake(self, visit: Visit) -> None:
        connection, transport = visit.connect()
        for byte in HEAD % (b"/ws", PACKED):
            connection.data_received(bytes((byte,)))
        assert transport.take().startswith(b"HTTP/1.1 101 ")

    async def test_nothing_is_left_of_the_http_connection(self, visit: Visit) -> None:
        connection, transport = visit.connect()
        connection.data_received(HEAD % (b"/ws", PACKED))
        gone = weakref.ref(connection)
        del connection
        assert gone() is None
        assert visit.waiting == {}
        assert visit.state.connections == {transport.get_protocol()}
