"""An outlet for tests: it is given the messages themselves, write by write."""

import msgspec

from vstore.protocol.codec import Frame


class PlainOutlet:
    """Override `write`: it gets what the store's loop sends in one write."""

    def pack(self, frames: list[Frame]) -> bytes:
        return msgspec.msgpack.encode(frames)

    def send(self, packed: bytes, /) -> None:
        self.write(msgspec.msgpack.decode(packed))

    def write(self, frames: list[Frame]) -> None:
        raise NotImplementedError
