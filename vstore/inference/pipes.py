"""How a server and a process of its own talk: MessagePack behind a length of four bytes, over the process's pipes.

The process's side is here too: it lives while its server holds the other end of its input.
"""

import asyncio
import os
import queue
import sys
from collections.abc import Iterator
from typing import BinaryIO, TypeVar

import msgspec

BEAT_SECONDS = 1.0
"""How often a process says that it lives, at least."""

_LENGTH_BYTES = 4
_LONGEST = 1 << 26

Message = TypeVar("Message")


def frame(message: msgspec.Struct) -> bytes:
    """The message with its length before it."""
    body = msgspec.msgpack.encode(message)
    return len(body).to_bytes(_LENGTH_BYTES, "big") + body


async def read_in_server(stream: asyncio.StreamReader, decoder: msgspec.msgpack.Decoder[Message]) -> Message:
    """The next message. asyncio.IncompleteReadError once the process is gone; ValueError if it talks nonsense."""
    head = await stream.readexactly(_LENGTH_BYTES)
    return decoder.decode(await stream.readexactly(_length(head)))


def listen(stream: BinaryIO, inbox: "queue.SimpleQueue[Message]", decoder: msgspec.msgpack.Decoder[Message]) -> None:
    """Puts what the server sends into `inbox`; ends the process once the server is gone."""
    for body in _bodies(stream):
        inbox.put(decoder.decode(body))
    # Not even a long computation is worth finishing now.
    os._exit(0)


def own_output() -> BinaryIO:
    """The pipe to the server, for us alone: what libraries print goes to standard error."""
    ours = os.dup(sys.stdout.fileno())
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    return os.fdopen(ours, "wb")


def _bodies(stream: BinaryIO) -> Iterator[bytes]:
    while len(head := stream.read(_LENGTH_BYTES)) == _LENGTH_BYTES:
        if body := stream.read(_length(head)):
            yield body


def _length(head: bytes) -> int:
    length = int.from_bytes(head, "big")
    if length > _LONGEST:
        raise ValueError(f"a message of {length} bytes is too long: the pipe carries something else")
    return length
