"""The scene document as JSON Schema, for editors and for programs that write scenes."""

from inspect import cleandoc
from typing import Any

import msgspec

from scenes.document import SceneDocument

DIALECT = "https://json-schema.org/draft/2020-12/schema"
POINTER = "$schema"
"""The one field beyond the document: where an editor finds this schema."""


def scene_schema() -> dict[str, Any]:
    """JSON Schema 2020-12 of a `*.scene.json`. It holds the form; the sense is for `scenes.problems`."""
    (_,), parts = msgspec.json.schema_components((SceneDocument,), ref_template="#/$defs/{name}")
    for part in parts.values():
        part["description"] = cleandoc(part["description"])
    document = parts[SceneDocument.__name__]
    document["properties"] = {POINTER: {"type": "string"}, **document["properties"]}
    return {
        "$schema": DIALECT,
        "$id": "urn:vstore:scene:v1",
        "title": "vstore scene document",
        "description": "One room of a store: metres, +Y up; headings in degrees, 0 along -Z and 90 along +X.",
        "$ref": f"#/$defs/{SceneDocument.__name__}",
        "$defs": parts,
    }
