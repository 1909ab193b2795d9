"""The smallest VRM 1.0 avatar, byte by byte, for tests that spoil it."""

import struct
from typing import Any

import msgspec

from vstore.vrm.check import BONES

TRIANGLE = struct.pack("<9f", *range(9))
PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + struct.pack(">II", 64, 32)


def document() -> dict[str, Any]:
    """The smallest avatar: the bones that people need, one triangle, one picture."""
    return {
        "asset": {"version": "2.0"},
        "nodes": [{"children": list(range(1, len(BONES)))}, *({} for _ in BONES[1:]), {"mesh": 0}],
        "meshes": [{"primitives": [{"attributes": {"POSITION": 0}}]}],
        "accessors": [{"bufferView": 0, "componentType": 5126, "count": 3, "type": "VEC3"}],
        "bufferViews": [
            {"buffer": 0, "byteLength": len(TRIANGLE)},
            {"buffer": 0, "byteOffset": len(TRIANGLE), "byteLength": len(PNG)},
        ],
        "buffers": [{"byteLength": len(TRIANGLE) + len(PNG)}],
        "images": [{"bufferView": 1, "mimeType": "image/png"}],
        "extensionsUsed": ["VRMC_vrm"],
        "extensions": {
            "VRMC_vrm": {
                "specVersion": "1.0",
                "meta": {"name": "Hana", "authors": ["Kim"], "licenseUrl": "https://vrm.dev/licenses/1.0/"},
                "humanoid": {"humanBones": {name: {"node": index} for index, name in enumerate(BONES)}},
            }
        },
    }


def glb(content: Any, binary: bytes = TRIANGLE + PNG) -> bytes:
    text = content if isinstance(content, bytes) else msgspec.json.encode(content)
    chunks = b""
    for kind, body in ((b"JSON", text + b" " * (-len(text) % 4)), (b"BIN\0", binary + b"\0" * (-len(binary) % 4))):
        chunks += struct.pack("<I4s", len(body), kind) + body
    return struct.pack("<4sII", b"glTF", 2, 12 + len(chunks)) + chunks
