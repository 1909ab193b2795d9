"""The protocol as JSON Schema, and the hash by which both sides know that they speak the same one."""

import hashlib
from functools import cache
from typing import Any

import msgspec

from vstore.protocol.client import VERSION, ClientMessage
from vstore.protocol.server import ServerMessage

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def protocol_schema() -> dict[str, Any]:
    """JSON Schema 2020-12 with `ClientMessage`, `ServerMessage` and every part of them under `$defs`."""
    (client, server), parts = msgspec.json.schema_components(
        (ClientMessage, ServerMessage), ref_template="#/$defs/{name}"
    )
    return {
        "$schema": DIALECT,
        "$id": f"urn:vstore:protocol:v{VERSION}",
        "title": f"vstore protocol v{VERSION}",
        "description": "A client sends a ClientMessage in each frame, the server a ServerMessage.",
        "$defs": {**parts, "ClientMessage": client, "ServerMessage": server},
        "oneOf": [{"$ref": "#/$defs/ClientMessage"}, {"$ref": "#/$defs/ServerMessage"}],
    }


@cache
def schema_hash() -> str:
    """Sixteen hex digits that change whenever the schema does."""
    canonical = msgspec.json.encode(protocol_schema(), order="deterministic")
    return hashlib.sha256(canonical).hexdigest()[:16]
