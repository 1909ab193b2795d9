"""What an open store sent, told by digests: enough to see whether a replay sends the same."""

from collections.abc import Sequence
from hashlib import blake2b
from itertools import zip_longest

import msgspec

from vstore.protocol.codec import Frame

DIGEST_BYTES = 8
"""Two different messages agree by chance once in 10^19: the digest guards against bugs, not against forgers."""


def bytes_of(frame: Frame) -> bytes:
    return frame if isinstance(frame, bytes) else frame.encode()


def digest_of(frame: Frame) -> bytes:
    """BLAKE2b (RFC 7693) of a message's bytes, shortened to DIGEST_BYTES."""
    return blake2b(bytes_of(frame), digest_size=DIGEST_BYTES).digest()


class Sent(msgspec.Struct, frozen=True, array_like=True, tag="sent"):
    """What waited for a session was taken to be sent: the digests of the messages, in a row. `last`: it parted then."""

    session: int
    digests: bytes
    last: bool = False

    @classmethod
    def of(cls, session: int, frames: Sequence[Frame], *, last: bool = False) -> "Sent":
        return cls(session, b"".join(map(digest_of, frames)), last)

    def differs_at(self, frames: Sequence[Frame]) -> int | None:
        """The index of the first message that differs, is missing or is one too many; None where all are equal."""
        starts = range(0, len(self.digests), DIGEST_BYTES)
        sent = (self.digests[start : start + DIGEST_BYTES] for start in starts)
        pairs = enumerate(zip_longest(sent, map(digest_of, frames)))
        return next((at for at, (before, now) in pairs if before != now), None)
