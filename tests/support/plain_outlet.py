"""An outlet for tests: it is given the messages themselves, write by write."""

from abc import ABC, abstractmethod

import msgspec

from vstore.protocol.codec import Frame


class PlainOutlet(ABC):
    """`write` gets what the store's loop sends in one write."""

    def pack(self, frames: list[Frame]) -> bytes:
        return msgspec.msgpack.encode(frames)

    def pack_each(self, frames: list[Frame]) -> list[bytes]:
        return [self.pack([frame]) for frame in frames]

    def send(self, packed: bytes, /) -> None:
        self.write(msgspec.msgpack.decode(packed))

    @abstractmethod
    def write(self, frames: list[Frame]) -> None:
        """What one write holds."""
