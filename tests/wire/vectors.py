"""Golden vectors: each message's name, its JSON form and its MessagePack bytes in hex."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec

from tests.wire.examples import CLIENT, SERVER
from vstore.protocol.codec import MSGPACK

HERE = Path(__file__).parent
FILES: dict[Path, Sequence[object]] = {HERE / "client.json": CLIENT, HERE / "server.json": SERVER}


def vectors(examples: Sequence[object]) -> list[dict[str, Any]]:
    return [
        {
            "name": type(each).__name__,
            "message": msgspec.to_builtins(each),
            "msgpack": _packed(each).hex(),
        }
        for each in examples
    ]


def _packed(message: object) -> bytes:
    frame = MSGPACK.encode(message)
    assert isinstance(frame, bytes)
    return frame
