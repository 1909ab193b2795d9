"""A connection to a store: send client messages, receive server messages."""

from collections.abc import Callable
from types import TracebackType
from typing import TypeVar
from urllib.parse import urlsplit, urlunsplit

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidHandshake, InvalidURI
from websockets.typing import Subprotocol

from vstore.protocol.client import ClientMessage
from vstore.protocol.codec import MSGPACK, Codec
from vstore.protocol.server import Closing, Refused, ServerMessage

Answer = TypeVar("Answer")
MOST_BYTES = 16_000_000


class Unreachable(Exception):
    """No store answers at this address; the text says why."""


class StoreClosed(Exception):
    """The store has ended the connection, with its reason in the visitor's language."""


class RefusedByStore(Exception):
    """The store refused what was asked."""

    def __init__(self, refusal: Refused) -> None:
        super().__init__(refusal.text)
        self.refusal = refusal


def websocket_address(address: str) -> str:
    """The websocket of a store's page: http://host:port/ -> ws://host:port/ws."""
    parts = urlsplit(address if "://" in address else f"http://{address}")
    scheme = {"http": "ws", "https": "wss"}.get(parts.scheme, parts.scheme)
    path = parts.path if parts.scheme in ("ws", "wss") and parts.path not in ("", "/") else "/ws"
    return urlunsplit((scheme, parts.netloc, path, "", ""))


class StoreConnection:
    """Use as `async with StoreConnection(address) as store`. Raises Unreachable, StoreClosed, RefusedByStore."""

    def __init__(self, address: str, codec: Codec = MSGPACK) -> None:
        self._address = websocket_address(address)
        self._codec = codec
        self._socket: ClientConnection | None = None

    async def __aenter__(self) -> "StoreConnection":
        try:
            self._socket = await connect(
                self._address,
                subprotocols=[Subprotocol(self._codec.subprotocol)],
                compression=None,
                max_size=MOST_BYTES,
                proxy=None,
            )
        except (OSError, InvalidURI, InvalidHandshake, TimeoutError, ValueError) as fault:
            raise Unreachable(f"no store answers at {self._address}: {fault}") from None
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._socket is not None
        await self._socket.close()

    async def send(self, message: ClientMessage) -> None:
        assert self._socket is not None
        try:
            await self._socket.send(self._codec.encode(message))
        except ConnectionClosed as closed:
            raise StoreClosed(str(closed)) from None

    async def receive(self) -> ServerMessage:
        """The next message. A Closing becomes StoreClosed."""
        assert self._socket is not None
        try:
            message = self._codec.decode_server(await self._socket.recv())
        except ConnectionClosed as closed:
            raise StoreClosed(str(closed)) from None
        if isinstance(message, Closing):
            raise StoreClosed(message.text)
        return message

    async def until(self, fits: Callable[[ServerMessage], Answer | None], ref: int | None = None) -> Answer:
        """Receives until `fits` gives something; a refusal of `ref` (or, without one, any) becomes RefusedByStore."""
        while True:
            message = await self.receive()
            if isinstance(message, Refused) and message.ref == ref:
                raise RefusedByStore(message)
            answer = fits(message)
            if answer is not None:
                return answer
