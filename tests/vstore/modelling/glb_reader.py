"""A reader of GLB files for the tests, written apart from the writer so that both must be right."""

import json
import struct
from typing import Any

import numpy as np
from numpy.typing import NDArray

_TYPES = {5120: "i1", 5121: "u1", 5122: "<i2", 5123: "<u2", 5126: "<f4"}
_ITEMS = {"SCALAR": 1, "VEC2": 2, "VEC3": 3, "VEC4": 4, "MAT4": 16}
_LARGEST = {5120: 127, 5121: 255}


class GlbFile:
    """The document and the numbers of one file; positions come in metres."""

    def __init__(self, data: bytes) -> None:
        magic, version, length = struct.unpack_from("<III", data)
        assert (magic, version, length) == (0x46546C67, 2, len(data))
        (size,) = struct.unpack_from("<I", data, 12)
        self.document: dict[str, Any] = json.loads(data[20 : 20 + size])
        self._blob = data[28 + size :]

    def read(self, accessor: int) -> NDArray[Any]:
        """The accessor's rows as numbers."""
        entry = self.document["accessors"][accessor]
        view = self.document["bufferViews"][entry["bufferView"]]
        kind, items = np.dtype(_TYPES[entry["componentType"]]), _ITEMS[entry["type"]]
        start = view.get("byteOffset", 0) + entry.get("byteOffset", 0)
        strides = (view.get("byteStride", kind.itemsize * items), kind.itemsize)
        rows = np.ndarray((entry["count"], items), kind, self._blob, start, strides)
        if entry.get("normalized"):
            return rows / _LARGEST[entry["componentType"]]
        return rows.copy()

    def primitives(self, node: str | None = None) -> list[dict[str, NDArray[Any]]]:
        """Every primitive's attributes and `indices`, of one node or of all, positions scaled as their node says."""
        found = []
        for each in self.document["nodes"]:
            if "mesh" not in each or node not in (None, each["name"]):
                continue
            for primitive in self.document["meshes"][each["mesh"]]["primitives"]:
                columns = {name: self.read(index) for name, index in primitive["attributes"].items()}
                columns["POSITION"] = columns["POSITION"] * np.array(each.get("scale", [1.0, 1.0, 1.0]))
                found.append({**columns, "indices": self.read(primitive["indices"]).ravel().astype(int)})
        return found

    def bounds(self) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        points = np.concatenate([primitive["POSITION"] for primitive in self.primitives()])
        return points.min(axis=0), points.max(axis=0)
