"""A glTF 2.0 binary file as it is written: one JSON document and one buffer."""

import json
import struct
from typing import Any

import numpy as np
from numpy.typing import NDArray

from vstore.modelling.material import Material, Texture, linear
from vstore.modelling.png import png

_COMPONENTS = {
    np.dtype("<f4"): 5126,
    np.dtype("i1"): 5120,
    np.dtype("u1"): 5121,
    np.dtype("<i2"): 5122,
    np.dtype("<u2"): 5123,
}
_SHAPES = {1: "SCALAR", 2: "VEC2", 3: "VEC3", 4: "VEC4", 16: "MAT4"}
_VERTICES, _INDICES = 34962, 34963


class Glb:
    """Collects nodes, meshes, materials and animations; `to_bytes()` is the file."""

    def __init__(self) -> None:
        self._json: dict[str, Any] = {"asset": {"version": "2.0", "generator": "vstore.modelling"}, "scene": 0}
        self._blob = bytearray()
        self._materials: dict[Material, int] = {}
        self._textures: dict[str, int] = {}

    def add(self, kind: str, thing: dict[str, Any]) -> int:
        """Append to one of the document's lists (`nodes`, `meshes`, ...) and return its index."""
        things = self._json.setdefault(kind, [])
        things.append(thing)
        return len(things) - 1

    def attributes(self, columns: dict[str, NDArray[Any]]) -> dict[str, int]:
        """Interleaved vertex columns -> accessor by name; bytes are normalised except joint numbers."""
        packed = [_aligned(column) for column in columns.values()]
        offsets = np.cumsum([0, *(rows.shape[1] for rows in packed)]).tolist()
        rows = np.concatenate(packed, axis=1)
        view = self._view(rows.tobytes(), target=_VERTICES, stride=rows.shape[1])
        named = zip(columns.items(), offsets, strict=False)
        return {name: self._attribute(name, column, view, offset) for (name, column), offset in named}

    def indices(self, faces: NDArray[np.int64]) -> int:
        """An accessor of 16-bit indices."""
        if faces.max(initial=0) > 0xFFFE:
            raise ValueError(f"{faces.max() + 1} vertices in one part; 16-bit indices reach 65535: use fewer")
        data = faces.astype("<u2").ravel()
        return self._accessor(data, self._view(data.tobytes(), target=_INDICES), {})

    def samples(self, values: NDArray[Any]) -> int:
        """An accessor of floats for animation times, their values, or inverse bind matrices (n, 16)."""
        data = values.astype("<f4")
        bounds = _bounds(data) if data.ndim == 1 else {}
        return self._accessor(data, self._view(data.tobytes()), bounds)

    def material(self, material: Material) -> int:
        """The material's index; the same material is written once."""
        if material not in self._materials:
            self._materials[material] = self.add("materials", self._described(material))
        return self._materials[material]

    def to_bytes(self) -> bytes:
        """The complete file."""
        self._json["buffers"] = [{"byteLength": len(self._blob)}]
        text = json.dumps(self._json, separators=(",", ":")).encode()
        text += b" " * (-len(text) % 4)
        blob = bytes(self._blob) + b"\0" * (-len(self._blob) % 4)
        chunks = struct.pack("<II", len(text), 0x4E4F534A) + text + struct.pack("<II", len(blob), 0x004E4942) + blob
        return struct.pack("<III", 0x46546C67, 2, 12 + len(chunks)) + chunks

    def _attribute(self, name: str, column: NDArray[Any], view: int, offset: int) -> int:
        extra: dict[str, Any] = _bounds(column) if name == "POSITION" else {}
        if column.dtype.itemsize == 1 and name != "JOINTS_0":
            extra["normalized"] = True
        if column.dtype in (np.int8, np.int16):
            self._use("KHR_mesh_quantization")
            self._json["extensionsRequired"] = ["KHR_mesh_quantization"]
        return self._accessor(column, view, {"byteOffset": offset, **extra})

    def _accessor(self, data: NDArray[Any], view: int, extra: dict[str, Any]) -> int:
        shape = _SHAPES[data.shape[1] if data.ndim > 1 else 1]
        kind = {"bufferView": view, "componentType": _COMPONENTS[data.dtype], "count": len(data), "type": shape}
        return self.add("accessors", kind | extra)

    def _view(self, data: bytes, *, target: int | None = None, stride: int | None = None) -> int:
        self._blob += b"\0" * (-len(self._blob) % 4)
        view = {"buffer": 0, "byteOffset": len(self._blob), "byteLength": len(data)}
        view |= {"target": target} if target else {}
        view |= {"byteStride": stride} if stride else {}
        self._blob += data
        return self.add("bufferViews", view)

    def _described(self, m: Material) -> dict[str, Any]:
        surface: dict[str, Any] = {
            "baseColorFactor": [*linear(m.color), 1.0],
            "metallicFactor": m.metallic,
            "roughnessFactor": m.roughness,
        }
        described: dict[str, Any] = {"name": m.name, "pbrMetallicRoughness": surface}
        if m.texture:
            surface["baseColorTexture"] = {"index": self._texture(m.texture)}
            described |= {"extras": {"relief": m.texture.relief}} if m.texture.relief else {}
        if m.emissive != "#000000":
            described["emissiveFactor"] = list(linear(m.emissive))
        extensions = _layers(m)
        for name in extensions:
            self._use(name)
        described |= {"extensions": extensions} if extensions else {}
        return described | ({"doubleSided": True} if m.double_sided else {})

    def _use(self, extension: str) -> None:
        used = self._json.setdefault("extensionsUsed", [])
        if extension not in used:
            used.append(extension)

    def _texture(self, texture: Texture) -> int:
        if texture.name not in self._textures:
            picture = png(texture.width, texture.height, texture.pixels)
            view = self._view(picture)
            image = self.add("images", {"name": texture.name, "mimeType": "image/png", "bufferView": view})
            if "samplers" not in self._json:
                self.add("samplers", {"magFilter": 9729, "minFilter": 9987})
            self._textures[texture.name] = self.add("textures", {"sampler": 0, "source": image})
        return self._textures[texture.name]


def _layers(m: Material) -> dict[str, Any]:
    """The extensions that say what lies over a material's base."""
    layers: dict[str, Any] = {}
    if m.sheen != "#000000":
        layers["KHR_materials_sheen"] = {"sheenColorFactor": list(linear(m.sheen)), "sheenRoughnessFactor": 0.5}
    if m.clearcoat:
        layers["KHR_materials_clearcoat"] = {"clearcoatFactor": m.clearcoat, "clearcoatRoughnessFactor": 0.15}
    return layers


def _aligned(column: NDArray[Any]) -> NDArray[np.uint8]:
    """A column's rows as bytes, each row filled up to a multiple of four."""
    rows = np.ascontiguousarray(column).view(np.uint8).reshape(len(column), -1)
    return np.pad(rows, ((0, 0), (0, -rows.shape[1] % 4)))


def _bounds(data: NDArray[Any]) -> dict[str, Any]:
    low, high = np.atleast_1d(data.min(axis=0)), np.atleast_1d(data.max(axis=0))
    return {"min": [float(v) for v in low], "max": [float(v) for v in high]}
