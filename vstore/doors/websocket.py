"""The websocket door: frames in, frames out, and a reason at the end."""

import asyncio
import logging

from starlette.websockets import WebSocket, WebSocketDisconnect, WebSocketState

from vstore.loops import Connection, StoreLoop
from vstore.protocol.codec import CODECS, JSON, Codec, Frame
from vstore.protocol.refusals import CLOSE_CODES, Code, closing
from vstore.session import Session

log = logging.getLogger(__name__)

STUCK_SECONDS = 15.0
"""A client that takes no byte for so long is gone, whatever its connection says."""


class WebsocketDoor:
    """Serves connections. One task reads, one writes; whichever ends first ends both."""

    def __init__(self, loop: StoreLoop, stuck_seconds: float = STUCK_SECONDS) -> None:
        self._loop = loop
        self._stuck_seconds = stuck_seconds

    async def visit(self, websocket: WebSocket) -> None:
        """One connection, from its handshake to its end."""
        codec = await self._accept(websocket)
        if codec is None:
            return
        connection = self._loop.connect(codec, websocket.client.host if websocket.client else "")
        writer = asyncio.create_task(self._write(websocket, connection))
        reader = asyncio.create_task(self._read(websocket, connection))
        try:
            await asyncio.wait({reader, writer}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            self._loop.disconnect(connection)
            for task in (reader, writer):
                task.cancel()
            for outcome in await asyncio.gather(reader, writer, return_exceptions=True):
                if isinstance(outcome, Exception):
                    log.error("a connection failed", exc_info=outcome, extra={"session": connection.session.key})

    async def _accept(self, websocket: WebSocket) -> Codec | None:
        """Agrees on an encoding: the first known one offered, or JSON for a client that offers none."""
        offered = websocket.scope.get("subprotocols", [])
        known = next((each for each in offered if each in CODECS), None)
        await websocket.accept(subprotocol=known)
        if known is None and offered:
            farewell = closing(Code.WRONG_VERSION, "en")
            await websocket.send_text(str(JSON.encode(farewell)))
            await websocket.close(CLOSE_CODES[Code.WRONG_VERSION], farewell.code)
            return None
        return CODECS[known] if known else JSON

    async def _read(self, websocket: WebSocket, connection: Connection) -> None:
        while True:
            message = await websocket.receive()
            if message["type"] == "websocket.disconnect":
                return
            text = message.get("text")
            frame: Frame = text if text is not None else message["bytes"]
            self._loop.receive(connection, frame)

    async def _write(self, websocket: WebSocket, connection: Connection) -> None:
        try:
            while True:
                await connection.due.wait()
                connection.due.clear()
                async with asyncio.timeout(self._stuck_seconds):
                    await _send_all(websocket, self._loop.take(connection), connection.session)
                if connection.session.closing:
                    return
        except TimeoutError:
            log.info("a client took nothing for too long", extra={"session": connection.session.key})
        except (WebSocketDisconnect, RuntimeError):
            if websocket.client_state is WebSocketState.CONNECTED and websocket.application_state is (
                WebSocketState.CONNECTED
            ):
                raise


async def _send_all(websocket: WebSocket, frames: list[Frame], session: Session) -> None:
    """What waited in the mailbox, and at the end the reason and the end itself."""
    for frame in frames:
        await _send(websocket, frame)
    if session.closing:
        await _send(websocket, session.codec.encode(session.closing))
        await websocket.close(CLOSE_CODES[Code(session.closing.code)], session.closing.code)


async def _send(websocket: WebSocket, frame: Frame) -> None:
    if isinstance(frame, bytes):
        await websocket.send_bytes(frame)
    else:
        await websocket.send_text(frame)
