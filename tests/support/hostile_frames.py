"""Hostile frames: a client's valid messages with bits flipped, cut, doubled, spliced, or with values of another kind.

frames = HostileFrames(seed=1)
frames.message(MSGPACK)         # the payload of one message, spoilt
frames.frame(MSGPACK)           # the same in a websocket frame, which may be spoilt too
frames.noise()                  # bytes that never were a message
"""

import random
from typing import Any

import msgspec

from tests.support.socketry import BINARY, CLOSE, CONT, FIN, PING, PONG, TEXT, frame
from tests.wire.examples import CLIENT
from vstore.protocol.codec import JSON, MSGPACK, Codec

DEEP = 600
LONG = 2_000
DEEP_LIST: list[object] = []
for _ in range(DEEP):
    DEEP_LIST = [DEEP_LIST]
ODD_VALUES: tuple[object, ...] = (
    None, True, 0, -1, 255, 2**31, 2**53 + 1, 2**63, -(2**63), 2**64 - 1, 1e308, -1e-320, 0.1, float(2**70),
    "", "\x00", "\u202e\ufeff", "a" * LONG, "가" * 200, "NaN", "../../etc/passwd", "'; DROP TABLE visitors; --",
    [], {}, [[]], [1.0, 2.0], {"type": "Walk"}, {str(number): number for number in range(300)}, [0] * LONG, DEEP_LIST,
)  # fmt: skip
ODD_TEXTS = (b"1e999", b"-Infinity", b"NaN", b"00", b'"\\ud800"', b'"\\u0000"', b"{" * 300, b"[" * DEEP, b"\xff\xfe")


class HostileFrames:
    """The same seed gives the same frames."""

    def __init__(self, seed: int) -> None:
        self._chance = random.Random(seed)

    def message(self, codec: Codec) -> bytes:
        """The bytes of a message that is almost valid, or by chance still is."""
        spoil = self._chance.choice((self._another_value, self._another_value, self._other_bytes, self._other_bytes))
        return spoil(codec)

    def frame(self, codec: Codec) -> bytes:
        """A spoilt message in a sound frame, or, one in eight, a frame that is spoilt itself."""
        kind = BINARY if codec is MSGPACK else TEXT
        if self._chance.random() < 0.875:
            return frame(FIN | kind, self.message(codec), self._mask())
        return self._spoilt_frame(kind, self._valid(codec))

    def noise(self) -> bytes:
        """Bytes of no meaning."""
        return self._chance.randbytes(self._chance.choice((1, 2, 5, 14, 40, 130, 900)))

    def _valid(self, codec: Codec) -> bytes:
        encoded = codec.encode(self._chance.choice(CLIENT))
        return encoded if isinstance(encoded, bytes) else encoded.encode()

    def _mask(self) -> bytes:
        return self._chance.randbytes(4)

    def _another_value(self, codec: Codec) -> bytes:
        """A valid message in which one value or name is of another kind, missing, or one too many."""
        tree = msgspec.to_builtins(self._chance.choice(CLIENT))
        self._spoil_map(tree)
        return msgspec.msgpack.encode(tree) if codec is MSGPACK else msgspec.json.encode(tree)

    def _spoil_map(self, tree: dict[str, Any]) -> None:
        key = self._chance.choice(sorted(tree))
        if isinstance(tree[key], dict) and tree[key] and self._chance.random() < 0.7:
            self._spoil_map(tree[key])
            return
        match self._chance.randrange(6):
            case 0:
                del tree[key]
            case 1:
                tree[self._chance.choice(("ref", "type", "resume", "", "x" * LONG))] = self._chance.choice(ODD_VALUES)
            case _:
                tree[key] = self._chance.choice(ODD_VALUES)

    def _other_bytes(self, codec: Codec) -> bytes:
        """A valid message with a few of its bytes flipped, cut, doubled, or taken from another."""
        data = bytearray(self._valid(codec))
        for _ in range(self._chance.randint(1, 4)):
            at = self._chance.randrange(len(data) + 1)
            match self._chance.randrange(6):
                case 0 | 1 if at < len(data):
                    data[at] ^= 1 << self._chance.randrange(8)
                case 2:
                    del data[at:]
                case 3:
                    data[at:at] = data[: self._chance.randint(1, 200)]
                case 4:
                    other = self._valid(codec)
                    data[at:] = other[self._chance.randrange(len(other)) :]
                case _:
                    data[at:at] = self._chance.choice(ODD_TEXTS) if codec is JSON else self._chance.randbytes(3)
        return bytes(data)

    def _spoilt_frame(self, kind: int, payload: bytes) -> bytes:
        chance, mask = self._chance, self._mask()
        whole = frame(FIN | kind, payload, mask)
        return chance.choice(
            (
                frame(FIN | chance.randrange(16), payload, mask),
                frame(chance.randrange(256), payload, mask),
                frame(FIN | kind, payload, None),
                frame(FIN | PING, payload[:140], mask) + frame(FIN | PONG, b"", mask),
                frame(FIN | CLOSE, payload[:100], mask),
                frame(kind, payload, mask) + frame(CONT, payload, mask),
                frame(FIN | CONT, payload, mask),
                bytes((FIN | kind, 0xFF)) + chance.randbytes(8) + mask + payload,
                bytes((FIN | kind, 0xFE)) + chance.randbytes(2) + mask + payload,
                whole[: chance.randrange(1, len(whole))],
                whole + self.noise(),
            )
        )
