"""The server: uvicorn with our gate, our connections and an orderly end."""

import asyncio
import signal
import socket
from collections.abc import Awaitable, Callable, Container, Iterator
from contextlib import contextmanager
from typing import Any, cast

import uvicorn
from starlette.types import ASGIApp
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from vstore.doors.gate import Gate
from vstore.doors.http_connection import HttpConnection
from vstore.doors.step_reader import StepReader
from vstore.doors.websocket import WebsocketConnection
from vstore.loops import StoreLoop

HEADER_BYTES = 16_384
LOOK_SECONDS = 1.0
"""How often connections are asked for their age."""


class DoorServer(uvicorn.Server):
    """Serves HTTP and websockets on the same sockets. `farewell` is awaited before connections end."""

    def __init__(
        self, app: ASGIApp, loop: StoreLoop, message_bytes: int, farewell: Callable[[], Awaitable[None]]
    ) -> None:
        super().__init__(
            uvicorn.Config(
                app,
                ws=self._websocket,  # type: ignore[arg-type]  # uvicorn asks for a class and only calls it
                h11_max_incomplete_event_size=HEADER_BYTES,
                lifespan="off",
                log_config=None,
                access_log=False,
                server_header=False,
                timeout_graceful_shutdown=5,
            )
        )
        self._loop = loop
        self._steps = StepReader(loop)
        self._message_bytes = message_bytes
        self._farewell = farewell
        # The same that uvicorn trusts for HTTP: this machine, or FORWARDED_ALLOW_IPS.
        trusted = ProxyHeadersMiddleware(cast(Any, app), self.config.forwarded_allow_ips).trusted_hosts
        self._proxies = cast(Container[str], trusted)
        self._waiting: dict[HttpConnection, None] = {}

    def _websocket(self, **_: object) -> WebsocketConnection:
        connections = self.server_state.connections
        return WebsocketConnection(self._loop, self._steps, self._message_bytes, connections, self._proxies)

    def _http(self) -> HttpConnection:
        return HttpConnection(self.config, self.server_state, self.lifespan.state, self._waiting)

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        # Without sockets uvicorn accepts nothing itself.
        await super().startup(sockets=[])
        running = asyncio.get_running_loop()
        self._gate = Gate(sockets or [], self._http, running)
        self._gate.open()
        self._look = running.call_later(LOOK_SECONDS, self._look_round)

    def _look_round(self) -> None:
        """One timer for all connections."""
        for connection in [*self.server_state.connections]:
            if isinstance(connection, HttpConnection | WebsocketConnection):
                connection.age(LOOK_SECONDS)
        self._look = asyncio.get_running_loop().call_later(LOOK_SECONDS, self._look_round)

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Closes in order on a signal; uvicorn's own way would end the process before the parts are stopped."""
        loop = asyncio.get_running_loop()
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(number, self.handle_exit, number, None)
        yield
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.remove_signal_handler(number)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Lets nobody in any more, tells those inside, and ends their connections."""
        self._gate.close()
        await self._farewell()
        await super().shutdown(sockets)
        self._look.cancel()
