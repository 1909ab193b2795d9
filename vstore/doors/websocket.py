"""The websocket door: one asyncio protocol for each connection, without tasks, queues or timers of its own.

A client's usual frame, which is small, masked, binary and whole, is read here. Everything else (handshake, text,
control frames, fragments, close, faults) is read by `websockets`' sans-I/O protocol, so that any bytes mean the same as
to the library alone (RFC 6455).
"""

import asyncio
import logging
import socket
from collections.abc import Callable, Container
from typing import Any, cast

from websockets.frames import CloseCode, Opcode
from websockets.frames import Frame as ParsedFrame
from websockets.http11 import Request

from vstore.doors.framing import BINARY, SMALL, FrameBounds, framed, framed_each
from vstore.doors.handshake import Handshake, address_of
from vstore.doors.step_reader import STEP_FRAME_BYTES, STEP_HEAD, StepReader
from vstore.loops import StoreLoop
from vstore.protocol.codec import JSON
from vstore.protocol.refusals import CLOSE_CODES, Code, closing
from vstore.session import Session

try:
    from websockets.speedups import apply_mask
except ImportError:
    from websockets.utils import apply_mask

log = logging.getLogger(__name__)
library_log = logging.getLogger(f"{__name__}.protocol")
# The library tells of every connection, and at debug of what people say.
library_log.setLevel(logging.WARNING)

SILENT_SECONDS = 20.0
"""A client that sends nothing for so long is asked for a sign of life, and gone after as long again without one."""
CLOSE_SECONDS = 5.0
"""How long a client has to take its last words and to end its side."""
BYTES_PER_SECOND = 32_768
"""What is read of a client that floods us; an honest one sends a tenth of it. The rest waits with the sender."""
UNUSUAL_BYTES = 100
"""What an unusual frame counts more than its length: its work does not depend on that."""
WRITE_BUFFER_BYTES = 65_536
"""More than this waiting for a client, and it is blocked: the kernel's buffer and ours hold as much each."""

DATA = (Opcode.TEXT, Opcode.BINARY, Opcode.CONT)


class WebsocketConnection(asyncio.Protocol):
    """One connection, from the request for an upgrade to its end. The first data must be the request's head alone."""

    __slots__ = (
        "_bounds",
        "_connections",
        "_ending",
        "_held_back",
        "_is_paused",
        "_is_text",
        "_largest",
        "_library",
        "_loop",
        "_message",
        "_proxies",
        "_readable",
        "_ready",
        "_session",
        "_silent",
        "_stepped",
        "_steps",
        "_transport",
        "_unread",
        "send",
    )

    def __init__(
        self,
        loop: StoreLoop,
        steps: StepReader,
        message_bytes: int,
        connections: set[Any],
        proxies: Container[str] = (),
    ) -> None:
        self._loop = loop
        self._steps = steps
        self._stepped = -1
        self._proxies = proxies
        self._connections = connections
        self._library = Handshake(max_size=message_bytes, logger=library_log)
        self._session: Session | None = None
        self._transport: asyncio.Transport
        self._largest = 0x80 + min(SMALL, message_bytes)
        self._ready: Session | None = None
        self._bounds = FrameBounds()
        self._message = bytearray()
        self._is_text = False
        self._silent = 0.0
        self._ending: float | None = None
        self._readable = BYTES_PER_SECOND
        self._held_back = b""
        self._unread = 0
        self._is_paused = False
        self.send: Callable[[bytes], None]

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.Transport, transport)
        self.send = self._transport.write
        self._transport.set_write_buffer_limits(high=WRITE_BUFFER_BYTES)
        # Left to itself the kernel takes megabytes for a client that reads nothing, all of it stale.
        self._transport.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, WRITE_BUFFER_BYTES)
        self._connections.add(self)

    def connection_lost(self, _: Exception | None) -> None:
        self._connections.discard(self)
        self._loop.read_gathered()
        self._leave()
        # The parser and the library hold each other; so they need no garbage collection.
        self._library.parser.close()

    def data_received(self, data: bytes) -> None:
        if len(data) == STEP_FRAME_BYTES and data.startswith(STEP_HEAD) and self._take_step(data):
            return
        if self._session is None:
            self.read(data)
            return
        self._unread += len(data)
        if self._unread > BYTES_PER_SECOND:
            self._pause()
        self._loop.gather(self, data)

    def _take_step(self, frame: bytes) -> bool:
        """Lets a step be read with those of others; False where it must wait behind what the client sent before."""
        steps = self._steps
        if self._ready is None or self._unread or self._readable <= 0 or self._stepped == steps.turn:
            return False
        self._silent = 0.0
        self._readable -= STEP_FRAME_BYTES
        self._stepped = steps.turn
        steps.gather(self._ready, frame)
        return True

    def read(self, data: bytes) -> None:
        """Reads what came in: frame by frame, up to the client's measure."""
        self._silent = 0.0
        self._unread = 0
        at, size = 0, len(data)
        while at < size:
            if self._readable <= 0:
                self._hold_back(data[at:])
                return
            session = self._ready
            if session and size - at >= 6 and data[at] == BINARY and 0x80 <= data[at + 1] <= self._largest:
                payload = at + 6
                end = payload + data[at + 1] - 0x80
                if end <= size:
                    self._readable -= end - at
                    self._loop.receive(session, apply_mask(data[payload:end], data[at + 2 : payload]))
                    at = end
                    continue
            at = self._feed_library(data, at)

    def _hold_back(self, data: bytes) -> None:
        """Keeps what is above the client's measure, and reads no more for now."""
        self._pause()
        self._held_back += data

    def _pause(self) -> None:
        if not self._is_paused:
            self._is_paused = True
            self._transport.pause_reading()

    def _read_on(self) -> None:
        self._readable = BYTES_PER_SECOND
        if self._is_paused and not self._transport.is_closing():
            self._is_paused = False
            data, self._held_back = self._held_back, b""
            self._transport.resume_reading()
            if data:
                self.read(data)

    def _feed_library(self, data: bytes, at: int) -> int:
        """Feeds the library to the end of the frame that it is in; where in `data` that is."""
        end = len(data) if self._session is None else self._bounds.end(data, at)
        self._readable -= end - at + UNUSUAL_BYTES
        if not self._library.eof_sent:
            self._library.receive_data(data[at:end])
            for event in self._library.events_received():
                if isinstance(event, Request):
                    self._shake_hands(event)
                elif isinstance(event, ParsedFrame) and event.opcode in DATA:
                    self._gather(event)
            self._write_library()
        is_between = self._bounds.is_between and self._library.current_size is None
        self._ready = self._session if is_between else None
        return end

    def _shake_hands(self, request: Request) -> None:
        """Answers the upgrade. A client whose encodings we do not know is told so and let go."""
        response = self._library.answer(request)
        self._library.send_response(response)
        if response.status_code != 101:
            return
        self._write_library()
        codec = self._library.codec(request)
        if codec:
            peer, *_ = self._transport.get_extra_info("peername") or ("",)
            self._session = self._loop.connect(codec, address_of(request, peer, self._proxies), self)
        else:
            farewell = closing(Code.WRONG_VERSION, "en")
            self.send(self.pack([JSON.encode(farewell)]))
            self.end(CLOSE_CODES[Code.WRONG_VERSION], farewell.code)

    def _gather(self, frame: ParsedFrame) -> None:
        """A piece of a message, and with its last piece the message."""
        if self._session is None:
            return
        if frame.opcode is not Opcode.CONT:
            self._is_text = frame.opcode is Opcode.TEXT
        self._message += frame.data
        if not frame.fin:
            return
        whole = bytes(self._message)
        self._message.clear()
        try:
            message = whole.decode() if self._is_text else whole
        except UnicodeDecodeError as fault:
            self._library.fail(CloseCode.INVALID_DATA, f"{fault.reason} at position {fault.start}")
        else:
            self._loop.receive(self._session, message)

    def _write_library(self) -> None:
        """Sends what the library answers; after a close frame the connection ends."""
        if answer := b"".join(self._library.data_to_send()):
            self._transport.write(answer)
        if self._library.eof_sent:
            self._leave()
            self._ending = 0.0
            if self._transport.can_write_eof():
                self._transport.write_eof()
            else:
                self._transport.close()

    # How messages go over the wire does not depend on the connection.
    pack = staticmethod(framed)
    pack_each = staticmethod(framed_each)

    def end(self, code: int, reason: str) -> None:
        """Begins the end: the client has CLOSE_SECONDS to answer with a close of its own."""
        self._library.send_close(code, reason)
        self._ending = 0.0
        self._write_library()

    def pause_writing(self) -> None:
        if self._session:
            self._loop.block(self._session)

    def resume_writing(self) -> None:
        if self._session:
            self._loop.unblock(self._session)

    def age(self, seconds: float) -> None:
        """Called about once a second: asks a silent client for a sign of life, and drops one that is gone."""
        self._read_on()
        if self._ending is not None:
            self._ending += seconds
            if self._ending > CLOSE_SECONDS:
                self._transport.abort()
            return
        before, self._silent = self._silent, self._silent + seconds
        if self._silent > 2 * SILENT_SECONDS:
            log.info("a client gave no sign of life", extra={"session": self._session and self._session.key})
            self._transport.abort()
        elif before <= SILENT_SECONDS < self._silent:
            self._library.send_ping(b"")
            self._write_library()

    def abort(self) -> None:
        """Ends the connection at once."""
        self._transport.abort()

    def shutdown(self) -> None:
        """The server ends: it calls this when everybody has been told."""
        self._transport.close()

    def _leave(self) -> None:
        session, self._session, self._ready = self._session, None, None
        if session:
            self._loop.disconnect(session)
