"""The shape of websocket frames (RFC 6455, section 5.2): their headers from a server, their lengths from a client."""

from struct import Struct

from vstore.protocol.codec import Frame

TEXT = 0x81
"""First byte of a whole text message."""
BINARY = 0x82
"""First byte of a whole binary message."""
LONGEST_HEADER = 14
SMALL = 125
"""The largest payload whose length fits into the second byte."""

_MIDDLE = Struct("!BBH")
_LARGE = Struct("!BBQ")
_MIDDLE_SIGN, _LARGE_SIGN = 126, 127


def framed(frames: list[Frame]) -> bytes:
    """Messages as a server sends them: each whole in one frame, not masked, all in one piece of bytes."""
    return _framed(frames[0]) if len(frames) == 1 else b"".join(map(_framed, frames))


def framed_each(frames: list[Frame]) -> list[bytes]:
    """The same with a piece for each message. Many may be the very same: where everybody sees everybody, most are."""
    pieces: list[bytes] = []
    before: Frame | None = None
    piece = b""
    for frame in frames:
        if frame is not before:
            before, piece = frame, _framed(frame)
        pieces.append(piece)
    return pieces


def _framed(frame: Frame) -> bytes:
    if isinstance(frame, bytes):
        size = len(frame)
        return (_USUAL_HEADERS[size] if size < _USUAL else _header(BINARY, size)) + frame
    payload = frame.encode()
    return _header(TEXT, len(payload)) + payload


def _header(first: int, size: int) -> bytes:
    if size <= SMALL:
        return bytes((first, size))
    if size <= 0xFFFF:
        return _MIDDLE.pack(first, _MIDDLE_SIGN, size)
    return _LARGE.pack(first, _LARGE_SIGN, size)


_USUAL = 2048
"""Almost every message is shorter: for those the headers are made once."""
_USUAL_HEADERS = [_header(BINARY, size) for size in range(_USUAL)]


class FrameBounds:
    """Follows where a client's frames end, however their bytes come in."""

    __slots__ = ("_head", "_owed")

    def __init__(self) -> None:
        self._head = b""
        self._owed = 0

    @property
    def is_between(self) -> bool:
        """Whether the next byte begins a frame."""
        return not self._owed and not self._head

    def end(self, data: bytes, at: int) -> int:
        """Where the frame that `data` goes on with from `at` ends, or `data` if that comes first."""
        if not self._owed:
            head = self._head + data[at : at + LONGEST_HEADER]
            length = _frame_length(head)
            if length is None:
                self._head = head
                return len(data)
            self._owed, self._head = length - len(self._head), b""
        end = min(at + self._owed, len(data))
        self._owed -= end - at
        return end


def _frame_length(head: bytes) -> int | None:
    """Bytes of the frame that begins with `head`, header included; None while too few are there to tell."""
    if len(head) < 2:
        return None
    is_masked, size = head[1] & 0x80, head[1] & 0x7F
    header = 6 if is_masked else 2
    if size <= SMALL:
        return header + size
    more = 2 if size == _MIDDLE_SIGN else 8
    if len(head) < 2 + more:
        return None
    return header + more + int.from_bytes(head[2 : 2 + more])
