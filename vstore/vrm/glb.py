"""The container: takes binary glTF 2.0 apart (https://registry.khronos.org/glTF/specs/2.0/glTF-2.0.html#glb-file-format-specification)."""

import struct
from typing import Any

import msgspec

from vstore.vrm.fault import BadAvatarError, Fault

_HEADER = struct.Struct("<4sII")
_CHUNK = struct.Struct("<I4s")
_DEEPEST = 32
_LONGEST_JSON = 2_000_000


def unpack(data: bytes) -> tuple[dict[str, Any], bytes]:
    """The JSON document and the binary chunk, empty where there is none; raises `BadAvatarError`."""
    if len(data) < _HEADER.size or not data.startswith(b"glTF"):
        raise BadAvatarError(Fault.NOT_GLB)
    _magic, version, length = _HEADER.unpack_from(data)
    chunks = _chunks(data)
    if version != 2 or length != len(data) or [kind for kind, _ in chunks[:2]] not in ([b"JSON"], [b"JSON", b"BIN\0"]):
        raise BadAvatarError(Fault.BROKEN)
    return _document(chunks[0][1]), chunks[1][1] if len(chunks) > 1 else b""


def _chunks(data: bytes) -> list[tuple[bytes, bytes]]:
    chunks = []
    at = _HEADER.size
    while at < len(data):
        if at + _CHUNK.size > len(data):
            raise BadAvatarError(Fault.BROKEN)
        length, kind = _CHUNK.unpack_from(data, at)
        at += _CHUNK.size
        if length % 4 or at + length > len(data):
            raise BadAvatarError(Fault.BROKEN)
        chunks.append((kind, data[at : at + length]))
        at += length
    return chunks


def _document(text: bytes) -> dict[str, Any]:
    if len(text) > _LONGEST_JSON:
        raise BadAvatarError(Fault.BROKEN)
    try:
        document = msgspec.json.decode(text)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError):
        raise BadAvatarError(Fault.BROKEN) from None
    if not isinstance(document, dict) or _depth(document) > _DEEPEST:
        raise BadAvatarError(Fault.BROKEN)
    return document


def _depth(document: dict[str, Any]) -> int:
    depth = 0
    level: list[Any] = [document]
    while level:
        depth += 1
        level = [inner for outer in level for inner in inside(outer) if isinstance(inner, dict | list)]
    return depth


def inside(value: Any) -> list[Any]:
    """What a value of JSON holds directly."""
    if isinstance(value, dict):
        return list(value.values())
    return value if isinstance(value, list) else []
