"""A websocket connection without a socket: a transport that keeps what is written, a loop that keeps what is heard."""

import asyncio
from collections import Counter
from typing import Any

from vstore.doors.step_reader import StepReader
from vstore.doors.websocket import WebsocketConnection
from vstore.loops import Inlet, Outlet, StoreLoop
from vstore.mailbox import Mailbox
from vstore.protocol.codec import Codec, Frame
from vstore.protocol.steps import STEP_BYTES
from vstore.session import Rates, Session

HEAD = (
    b"GET %b HTTP/1.1\r\nHost: store\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
    b"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n%b\r\n"
)
"""The handshake of RFC 6455, section 1.3."""
ACCEPTED = b"Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n"
PACKED = b"Sec-WebSocket-Protocol: vstore.v1.msgpack\r\n"
MASK = b"\x37\xfa\x21\x3d"
FIN, TEXT, BINARY, CONT, CLOSE, PING, PONG = 0x80, 1, 2, 0, 8, 9, 10


class LoosePlug:
    """Stands for the socket under a transport."""

    def setsockopt(self, *_: object) -> None:
        pass

    def getpeername(self) -> tuple[str, int]:
        return ("192.0.2.7", 5)

    def getsockname(self) -> tuple[str, int]:
        return ("192.0.2.1", 80)


class KeptTransport(asyncio.Transport):
    """Keeps what is written. `ended` is how it ended: "eof", "closed" or "aborted"."""

    def __init__(self) -> None:
        super().__init__({"peername": ("192.0.2.7", 5), "socket": LoosePlug()})
        self.writes: list[bytes] = []
        self.ended: list[str] = []
        self.is_read = True
        self.protocol: asyncio.BaseProtocol | None = None

    def set_protocol(self, protocol: asyncio.BaseProtocol) -> None:
        self.protocol = protocol

    def get_protocol(self) -> asyncio.BaseProtocol:
        assert self.protocol
        return self.protocol

    def is_closing(self) -> bool:
        return bool(self.ended)

    def take(self) -> bytes:
        """What was written since the last call."""
        taken = b"".join(self.writes)
        self.writes.clear()
        return taken

    def write(self, data: Any) -> None:
        self.writes.append(bytes(data))

    def set_write_buffer_limits(self, high: int | None = None, low: int | None = None) -> None:
        pass

    def pause_reading(self) -> None:
        assert self.is_read
        self.is_read = False

    def resume_reading(self) -> None:
        assert not self.is_read
        self.is_read = True

    def can_write_eof(self) -> bool:
        return True

    def write_eof(self) -> None:
        self.ended.append("eof")

    def close(self) -> None:
        self.ended.append("closed")

    def abort(self) -> None:
        self.ended.append("aborted")


class KeptLoop(StoreLoop):
    """Keeps what a door tells the loop, in `told`, and the messages in `heard`."""

    def __init__(self) -> None:
        self.told: list[str] = []
        self.heard: list[Frame] = []
        self.addresses: list[str] = []

    def connect(self, codec: Codec, address: str, outlet: Outlet) -> Session:
        self.told.append(f"connect {codec.subprotocol}")
        self.addresses.append(address)
        return Session(1, codec, address, Mailbox(codec, 1_000), Rates(), 0.0, Counter(), {})

    def receive(self, session: Session, frame: Frame) -> None:
        self.heard.append(frame)

    def gather(self, inlet: Inlet, data: bytes) -> None:
        inlet.read(data)

    def read_gathered(self) -> None:
        pass

    def receive_steps(self, sessions: list[Session], messages: bytes) -> None:
        self.heard += [messages[at : at + STEP_BYTES] for at in range(0, len(messages), STEP_BYTES)]

    def disconnect(self, session: Session) -> None:
        self.told.append("disconnect")

    def block(self, session: Session) -> None:
        self.told.append("block")

    def unblock(self, session: Session) -> None:
        self.told.append("unblock")


class Line:
    """One connection whose far end the test plays."""

    def __init__(
        self, message_bytes: int = 16_384, proxies: tuple[str, ...] = (), loop: KeptLoop | None = None
    ) -> None:
        self.loop = loop or KeptLoop()
        self.transport = KeptTransport()
        self.connections: set[Any] = set()
        self.connection = WebsocketConnection(
            self.loop, StepReader(self.loop), message_bytes, self.connections, proxies
        )
        self.connection.connection_made(self.transport)

    def upgrade(self, path: bytes = b"/ws", more: bytes = PACKED) -> bytes:
        """Asks for the upgrade; the answer."""
        self.connection.data_received(HEAD % (path, more))
        return self.transport.take()

    def send(self, data: bytes) -> bytes:
        """The bytes that a client sends; what comes back at once."""
        self.connection.data_received(data)
        return self.transport.take()


def opened(message_bytes: int = 16_384, more: bytes = PACKED) -> Line:
    """A line after its handshake."""
    line = Line(message_bytes)
    assert line.upgrade(more=more).startswith(b"HTTP/1.1 101 ")
    return line


def frame(first: int, payload: bytes = b"", mask: bytes | None = MASK) -> bytes:
    """A client's frame: `first` is the opcode with its flags; `mask=None` leaves it bare."""
    flag = 0 if mask is None else 0x80
    size = len(payload)
    if size < 126:
        header = bytes((first, flag | size))
    elif size < 65_536:
        header = bytes((first, flag | 126)) + size.to_bytes(2)
    else:
        header = bytes((first, flag | 127)) + size.to_bytes(8)
    if mask is None:
        return header + payload
    return header + mask + bytes(byte ^ mask[at % 4] for at, byte in enumerate(payload))


def closed(code: int, reason: bytes = b"") -> bytes:
    """The server's close frame."""
    body = code.to_bytes(2) + reason
    return bytes((FIN | CLOSE, len(body))) + body
