"""The client's side of a websocket with as little work as can be: thousands of them share one core."""

import base64
import os
import struct

BINARY, CLOSE, PING, PONG = 0x2, 0x8, 0x9, 0xA


def handshake(path: str, host: str, subprotocol: str | None) -> bytes:
    """The request that opens a websocket."""
    lines = [
        f"GET {path} HTTP/1.1",
        f"Host: {host}",
        "Upgrade: websocket",
        "Connection: Upgrade",
        f"Sec-WebSocket-Key: {base64.b64encode(os.urandom(16)).decode()}",
        "Sec-WebSocket-Version: 13",
    ]
    if subprotocol:
        lines.append(f"Sec-WebSocket-Protocol: {subprotocol}")
    return "\r\n".join([*lines, "", ""]).encode()


def masked(payload: bytes, opcode: int = BINARY) -> bytearray:
    """A client's frame. Its masking key is zero, which every server must take, so that the payload stays as it is."""
    if len(payload) < 126:
        head = struct.pack(">BB", 0x80 | opcode, 0x80 | len(payload))
    else:
        head = struct.pack(">BBH", 0x80 | opcode, 0x80 | 126, len(payload))
    return bytearray(head + bytes(4) + payload)


class Frames:
    """Takes a server's bytes as they come; `feed` gives each whole frame as (opcode, payload)."""

    def __init__(self) -> None:
        self._bytes = bytearray()

    @property
    def between(self) -> bool:
        """Whether the bytes so far end with a frame."""
        return not self._bytes

    def feed(self, data: bytes | memoryview) -> list[tuple[int, bytes]]:
        self._bytes += data
        frames = []
        while (frame := self._next()) is not None:
            frames.append(frame)
        return frames

    def _next(self) -> tuple[int, bytes] | None:
        have = self._bytes
        if len(have) < 2:
            return None
        at, length = 2, have[1] & 0x7F
        if length >= 126:
            at = 4 if length == 126 else 10
            if len(have) < at:
                return None
            length = int.from_bytes(have[2:at], "big")
        if len(have) < at + length:
            return None
        frame = have[0] & 0x0F, bytes(have[at : at + length])
        del have[: at + length]
        return frame


def is_one_frame(data: memoryview, size: int) -> bool:
    """Whether the first `size` bytes are exactly one whole binary frame, as a server's beat mostly is."""
    if size < 2 or data[0] != 0x80 | BINARY:
        return False
    length = data[1]
    if length < 126:
        return size == 2 + length
    return length == 126 and size >= 4 and size == 4 + (data[2] << 8 | data[3])
