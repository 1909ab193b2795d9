"""`python -m tests.wire` writes the golden vectors and clients/schema.json anew. Read the difference first."""

from pathlib import Path

import msgspec

from tests.wire.vectors import FILES, vectors
from vstore.protocol.schema import protocol_schema

SCHEMA = Path(__file__).parents[2] / "clients" / "schema.json"


def pretty(value: object) -> bytes:
    return msgspec.json.format(msgspec.json.encode(value), indent=1) + b"\n"


if __name__ == "__main__":
    for path, examples in FILES.items():
        path.write_bytes(pretty(vectors(examples)))
    SCHEMA.write_bytes(pretty(protocol_schema()))
