"""What a server and its model process say to each other: MessagePack behind a length of four bytes, over two pipes."""

import asyncio
from typing import BinaryIO

import msgspec

from nlp.model import Prompt

_LENGTH_BYTES = 4
_LONGEST = 1 << 20


class Say(msgspec.Struct, frozen=True, tag=True):
    """Answer a prompt: Pieces, then Ended or Failed, all with this `number`."""

    number: int
    prompt: Prompt


class Prepare(msgspec.Struct, frozen=True, tag=True):
    """Compute the fixed head of a prompt when there is time."""

    prompt: Prompt


class Cancel(msgspec.Struct, frozen=True, tag=True):
    """Nobody listens any more. Nothing answers this."""

    number: int


class Ready(msgspec.Struct, frozen=True, tag=True):
    """The model is loaded, after so many seconds."""

    seconds: float


class Broken(msgspec.Struct, frozen=True, tag=True):
    """The model cannot be loaded, and trying again will not help."""

    why: str


class Beat(msgspec.Struct, frozen=True, tag=True):
    """The process lives."""


class Piece(msgspec.Struct, frozen=True, tag=True):
    """The next piece of an answer."""

    number: int
    text: str


class Ended(msgspec.Struct, frozen=True, tag=True):
    """An answer is complete."""

    number: int


class Failed(msgspec.Struct, frozen=True, tag=True):
    """An answer cannot be had."""

    number: int
    why: str


ToHost = Say | Prepare | Cancel
FromHost = Ready | Broken | Beat | Piece | Ended | Failed

_TO_HOST: msgspec.msgpack.Decoder[ToHost] = msgspec.msgpack.Decoder(ToHost)
_FROM_HOST: msgspec.msgpack.Decoder[FromHost] = msgspec.msgpack.Decoder(FromHost)


def frame(message: ToHost | FromHost) -> bytes:
    """The message with its length before it."""
    body = msgspec.msgpack.encode(message)
    return len(body).to_bytes(_LENGTH_BYTES, "big") + body


def read_in_host(stream: BinaryIO) -> ToHost | None:
    """The next message for the host; None once the server is gone."""
    head = stream.read(_LENGTH_BYTES)
    body = stream.read(_length(head)) if len(head) == _LENGTH_BYTES else b""
    return _TO_HOST.decode(body) if body else None


async def read_in_server(stream: asyncio.StreamReader) -> FromHost:
    """The next message from the host. asyncio.IncompleteReadError once it is gone; ValueError if it talks nonsense."""
    head = await stream.readexactly(_LENGTH_BYTES)
    return _FROM_HOST.decode(await stream.readexactly(_length(head)))


def _length(head: bytes) -> int:
    length = int.from_bytes(head, "big")
    if length > _LONGEST:
        raise ValueError(f"a message of {length} bytes is too long: the pipe carries something else")
    return length
