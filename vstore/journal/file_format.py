"""A journal as bytes: a mark, then each record in MessagePack behind its length and its CRC-32.

```
"vstore journal 1\\n"
u32 length   u32 CRC-32 of the record   the record       little-endian; the opening first, then inputs and what was sent
```
"""

import struct
import zlib
from collections.abc import Iterator
from typing import Protocol, TypeVar

import msgspec

from vstore.journal.opening import Opening
from vstore.journal.recorded_store import Record

Kind = TypeVar("Kind")

MARK = b"vstore journal 1\n"
_HEAD = struct.Struct("<II")
_ENCODER = msgspec.msgpack.Encoder()
_OPENING = msgspec.msgpack.Decoder(Opening)
_RECORD: msgspec.msgpack.Decoder[Record] = msgspec.msgpack.Decoder(Record)


class JournalFault(Exception):
    """The file is no journal, or is damaged; the text says where."""


class Source(Protocol):
    """Bytes to read from; fewer than asked for only at the end."""

    def read(self, size: int, /) -> bytes: ...


def packed(record: Opening | Record) -> bytes:
    """A record as it stands in the file."""
    body = _ENCODER.encode(record)
    return _HEAD.pack(len(body), zlib.crc32(body)) + body


class JournalReader:
    """The `opening` at once, then the records by iteration. Raises JournalFault.

    A record that breaks off at the end of the file is left out: the store was stopped while it was written. `torn` is
    then True.
    """

    def __init__(self, source: Source) -> None:
        self._source = source
        self._at = len(MARK)
        self.torn = False
        if source.read(len(MARK)) != MARK:
            raise JournalFault("this is no journal of vstore, or one of another version")
        opening = self._next()
        if opening is None:
            raise JournalFault("the journal ends before the store had opened")
        self.opening = self._decoded(_OPENING, opening)

    def __iter__(self) -> Iterator[Record]:
        while (body := self._next()) is not None:
            yield self._decoded(_RECORD, body)

    def _decoded(self, decoder: msgspec.msgpack.Decoder[Kind], body: bytes) -> Kind:
        try:
            return decoder.decode(body)
        except msgspec.DecodeError as fault:
            raise JournalFault(
                f"the record before byte {self._at} is not as this version of vstore writes it: {fault}"
            ) from None

    def _next(self) -> bytes | None:
        head = self._source.read(_HEAD.size)
        if len(head) < _HEAD.size:
            self.torn = bool(head)
            return None
        length, check = _HEAD.unpack(head)
        body = self._source.read(length)
        if len(body) < length:
            self.torn = True
            return None
        if zlib.crc32(body) != check:
            raise JournalFault(f"the record at byte {self._at} is damaged")
        self._at += _HEAD.size + length
        return body
