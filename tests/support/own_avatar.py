"""A visitor's own avatar to try: the store's figure as a VRM 1.0 file, in T-pose, facing +z, in dress of its own.

`python -m tests.support.own_avatar FILE [SCALE]` writes one down.
"""

import json
import struct
import sys
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tests.vstore.modelling.glb_reader import GlbFile
from vstore.modelling.library import LIBRARY
from vstore.modelling.png import png

Floats = NDArray[Any]

META = {
    "name": "Walking Sample",
    "authors": ["The vstore authors"],
    "licenseUrl": "https://vrm.dev/licenses/1.0/",
    "avatarPermission": "everyone",
    "creditNotation": "required",
}
COLOURS = {"top": (0.5, 0.08, 0.4), "bottom": (0.9, 0.85, 0.8), "hair": (0.05, 0.3, 0.6), "shoes": (0.9, 0.4, 0.05)}
FACE = ("eyes", "shine", "mouth")
SIDES = {"L": "left", "R": "right"}
LIMBS = {
    "upper_arm": "UpperArm", "lower_arm": "LowerArm", "hand": "Hand",
    "upper_leg": "UpperLeg", "lower_leg": "LowerLeg", "foot": "Foot", "toe": "Toes",
}  # fmt: skip
BONES = {name: name for name in ("hips", "spine", "chest", "neck", "head")} | {
    f"{ours}.{mark}": side + theirs for mark, side in SIDES.items() for ours, theirs in LIMBS.items()
}
RIBBON = ("ribbon.1", "ribbon.2", "ribbon.3")
"""Swings behind the head."""


def own_avatar(scale: float = 1.0, **meta: object) -> bytes:
    """The file; `scale` makes it taller than the store's figure, `meta` changes what it says of itself."""
    return _Writer(GlbFile((LIBRARY / "avatar.glb").read_bytes()), scale).write({**META, **meta})


class _Writer:
    def __init__(self, figure: GlbFile, scale: float) -> None:
        self._figure = figure
        self._scale = scale
        self._blob = bytearray()
        self._views: list[dict[str, int]] = []
        self._accessors: list[dict[str, Any]] = []
        nodes = figure.document["nodes"]
        self._joints: list[int] = figure.document["skins"][0]["joints"]
        self._names = [nodes[joint]["name"] for joint in self._joints]
        parents = {child: at for at, node in enumerate(nodes) for child in node.get("children", ())}
        self._parents = [self._joints.index(parents[joint]) if joint in parents else None for joint in self._joints]
        self._rest = self._places([np.array(nodes[joint]["translation"]) for joint in self._joints])
        self._turns, self._posed = self._t_pose()

    def write(self, meta: dict[str, object]) -> bytes:
        places = [_round(place) * self._scale for place in self._posed]
        head = self._names.index("head")
        parents = [*self._parents, head, len(places), len(places) + 1]
        places += [
            places[head] + np.array(at) * self._scale for at in ((0, 0.1, -0.14), (0, 0, -0.22), (0, -0.12, -0.26))
        ]
        names = [*self._names, *RIBBON]
        nodes: list[dict[str, Any]] = []
        for at, (name, parent) in enumerate(zip(names, parents, strict=True)):
            before = np.zeros(3) if parent is None else places[parent]
            nodes.append({"name": name, "translation": [float(value) for value in places[at] - before]})
            if parent is not None:
                nodes[parent].setdefault("children", []).append(at)
        inverses = np.array(
            [np.block([[np.eye(3), -place[:, None]], [np.zeros((1, 3)), np.ones((1, 1))]]) for place in places]
        )
        body, face, materials = self._meshes(places)
        skin = {
            "joints": list(range(len(names))),
            "inverseBindMatrices": self._add(inverses.transpose(0, 2, 1).reshape(-1, 16)),
        }
        nodes += [{"name": "body", "mesh": 0, "skin": 0}, {"name": "face", "mesh": 1, "skin": 0}]
        face_node = len(nodes) - 1
        vrm = {
            "specVersion": "1.0",
            "meta": meta,
            "humanoid": {"humanBones": {BONES[name]: {"node": at} for at, name in enumerate(names) if name in BONES}},
            "expressions": {
                "preset": {
                    "blink": {"morphTargetBinds": [{"node": face_node, "index": 0, "weight": 1.0}]},
                    "aa": {"morphTargetBinds": [{"node": face_node, "index": 1, "weight": 1.0}]},
                }
            },
            "lookAt": {"offsetFromHeadBone": [0.0, 0.12 * self._scale, 0.1], "type": "bone", **_ranges()},
        }
        first = len(self._names)
        spring = {
            "specVersion": "1.0",
            "springs": [
                {
                    "name": "ribbon",
                    "joints": [{"node": first + at, "stiffness": 0.4, "gravityPower": 0.3} for at in range(3)],
                }
            ],
        }
        picture = png(8, 8, bytes(255 if (x + y) % 2 else 150 for y in range(8) for x in range(8)))
        image = self._view(picture)
        document = {
            "asset": {"version": "2.0", "generator": "vstore tests"},
            "scene": 0,
            "scenes": [{"nodes": [self._names.index("hips"), face_node - 1, face_node]}],
            "nodes": nodes,
            "skins": [skin],
            "meshes": [{"name": "body", "primitives": body}, {"name": "face", "primitives": face}],
            "materials": materials,
            "textures": [{"source": 0}],
            "images": [{"bufferView": image, "mimeType": "image/png"}],
            "accessors": self._accessors,
            "bufferViews": self._views,
            "buffers": [{"byteLength": len(self._blob)}],
            "extensionsUsed": ["VRMC_vrm", "VRMC_materials_mtoon", "VRMC_springBone"],
            "extensions": {"VRMC_vrm": vrm, "VRMC_springBone": spring},
        }
        return _glb(document, bytes(self._blob))

    def _places(self, steps: list[Floats]) -> list[Floats]:
        places: list[Floats] = []
        for step, parent in zip(steps, self._parents, strict=True):
            places.append(step if parent is None else places[parent] + step)
        return places

    def _t_pose(self) -> tuple[list[Floats], list[Floats]]:
        """What turns each bone, and where it lies then: arms stretched out, all else as it rests."""
        turns: list[Floats] = []
        places: list[Floats] = []
        for at, (name, parent) in enumerate(zip(self._names, self._parents, strict=True)):
            above = np.eye(3) if parent is None else turns[parent]
            start = np.zeros(3) if parent is None else self._rest[parent]
            places.append((np.zeros(3) if parent is None else places[parent]) + above @ (self._rest[at] - start))
            bone, _, mark = name.partition(".")
            if bone in ("upper_arm", "lower_arm"):
                way = (
                    self._rest[self._names.index(f"{'lower_arm' if bone == 'upper_arm' else 'hand'}.{mark}")]
                    - self._rest[at]
                )
                above = _turn(way, np.array([1.0 if mark == "R" else -1.0, 0.0, 0.0]))
            turns.append(above)
        return turns, places

    def _meshes(self, places: list[Floats]) -> tuple[list[dict[str, Any]], list[dict[str, Any]], list[dict[str, Any]]]:
        body: list[dict[str, Any]] = []
        face: list[dict[str, Any]] = []
        materials = [self._material(each) for each in self._figure.document["materials"]]
        for name in ("body", "hair_short"):
            mesh = next(node["mesh"] for node in self._figure.document["nodes"] if node["name"] == name)
            entries = self._figure.document["meshes"][mesh]["primitives"]
            for primitive, entry in zip(self._figure.primitives(name), entries, strict=True):
                made = self._primitive(primitive, entry["material"], materials[entry["material"]]["name"] in FACE)
                (face if "targets" in made else body).append(made)
        body.append(self._ribbon(places, next(at for at, each in enumerate(materials) if each["name"] == "bottom")))
        return body, face, materials

    def _primitive(self, primitive: dict[str, Floats], material: int, has_shapes: bool) -> dict[str, Any]:
        joints, weights = primitive["JOINTS_0"].astype(int), primitive["WEIGHTS_0"].astype(float)
        weights /= weights.sum(axis=1, keepdims=True)
        turns, rest, posed = np.array(self._turns), np.array(self._rest), np.array(self._posed)
        bent = np.einsum("vjab,vjb->vja", turns[joints], primitive["POSITION"][:, None] - rest[joints]) + posed[joints]
        points = _round(np.einsum("vj,vja->va", weights, bent)) * self._scale
        normals = _round(np.einsum("vj,vjab,vb->va", weights, turns[joints], primitive["NORMAL"]))
        normals /= np.maximum(np.linalg.norm(normals, axis=1, keepdims=True), 1e-6)
        made = self._made(points, normals, joints, weights, primitive["indices"], material)
        return made | ({"targets": self._shapes(points)} if has_shapes else {})

    def _made(
        self, points: Floats, normals: Floats, joints: Floats, weights: Floats, indices: Floats, material: int
    ) -> dict[str, Any]:
        return {
            "attributes": {
                "POSITION": self._add(points, bounds=True),
                "NORMAL": self._add(normals),
                "TEXCOORD_0": self._add(points[:, :2] * 2),
                "JOINTS_0": self._add(joints, np.uint16),
                "WEIGHTS_0": self._add(weights),
            },
            "indices": self._add(indices.reshape(-1, 1), np.uint32),
            "material": material,
        }

    def _shapes(self, points: Floats) -> list[dict[str, int]]:
        """Eyes that shut, and a mouth that opens: what lies above the mouth is eyes."""
        middle = points.mean(axis=0)
        is_eye = middle[1] > 1.5 * self._scale
        moved = (middle - points) * np.array([0, 0.9, 0]) if is_eye else (points - middle) * np.array([0, 4.0, 0])
        still = np.zeros_like(points)
        return [{"POSITION": self._add(shape, bounds=True)} for shape in ((moved, still) if is_eye else (still, moved))]

    def _ribbon(self, places: list[Floats], material: int) -> dict[str, Any]:
        first = len(self._names)
        ends = places[first : first + 3]
        points = np.array([end + np.array([side * 0.04 * self._scale, 0, 0]) for end in ends for side in (-1, 1)])
        joints = np.array([[first + at, 0, 0, 0] for at in range(3) for _ in (-1, 1)])
        weights = np.tile([1.0, 0, 0, 0], (6, 1))
        corners = np.array([[0, 1, 2], [1, 3, 2], [2, 3, 4], [3, 5, 4]])
        both = np.concatenate([corners, corners[:, ::-1]])
        return self._made(points, np.tile([0.0, 1.0, 0.0], (6, 1)), joints, weights, both.reshape(-1), material)

    def _material(self, material: dict[str, Any]) -> dict[str, Any]:
        """In colours of its own; cloth has a pattern and is drawn as a cartoon with an outline."""
        name = material["name"]
        base = material["pbrMetallicRoughness"]
        colour = [*COLOURS.get(name, base["baseColorFactor"][:3]), 1.0]
        made: dict[str, Any] = {"name": name, "pbrMetallicRoughness": {**base, "baseColorFactor": colour}}
        if name == "top":
            made["pbrMetallicRoughness"]["baseColorTexture"] = {"index": 0}
        if name in ("top", "hair"):
            made["extensions"] = {
                "VRMC_materials_mtoon": {
                    "specVersion": "1.0",
                    "shadeColorFactor": [each * 0.6 for each in colour[:3]],
                    "outlineWidthMode": "worldCoordinates",
                    "outlineWidthFactor": 0.003,
                }
            }
        return made

    def _add(self, rows: Floats, kind: type[np.generic] = np.float32, *, bounds: bool = False) -> int:
        data = np.ascontiguousarray(rows, kind)
        component = {np.float32: 5126, np.uint16: 5123, np.uint32: 5125}[kind]  # type: ignore[index]
        shape = {1: "SCALAR", 2: "VEC2", 3: "VEC3", 4: "VEC4", 16: "MAT4"}[data.shape[1]]
        entry: dict[str, Any] = {
            "bufferView": self._view(data.tobytes()),
            "componentType": component,
            "count": len(data),
            "type": shape,
        }
        if bounds:
            entry |= {"min": data.min(axis=0).tolist(), "max": data.max(axis=0).tolist()}
        self._accessors.append(entry)
        return len(self._accessors) - 1

    def _view(self, data: bytes) -> int:
        self._blob += b"\0" * (-len(self._blob) % 4)
        self._views.append({"buffer": 0, "byteOffset": len(self._blob), "byteLength": len(data)})
        self._blob += data
        return len(self._views) - 1


def _round(points: Floats) -> Floats:
    """Facing +z instead of -z."""
    turned: Floats = points * np.array([-1.0, 1.0, -1.0])
    return turned


def _turn(way: Floats, to: Floats) -> Floats:
    """The shortest turn from one direction to another, as a matrix (Rodrigues)."""
    start, end = way / np.linalg.norm(way), to / np.linalg.norm(to)
    x, y, z = np.cross(start, end)
    cross = np.array([[0, -z, y], [z, 0, -x], [-y, x, 0]])
    turn: Floats = np.eye(3) + cross + cross @ cross / (1 + start @ end)
    return turn


def _ranges() -> dict[str, Any]:
    names = ("HorizontalInner", "HorizontalOuter", "VerticalDown", "VerticalUp")
    return {f"rangeMap{name}": {"inputMaxValue": 90.0, "outputScale": 10.0} for name in names}


def _glb(document: dict[str, Any], blob: bytes) -> bytes:
    text = json.dumps(document).encode()
    chunks = b""
    for kind, body in ((b"JSON", text + b" " * (-len(text) % 4)), (b"BIN\0", blob + b"\0" * (-len(blob) % 4))):
        chunks += struct.pack("<I4s", len(body), kind) + body
    return struct.pack("<4sII", b"glTF", 2, 12 + len(chunks)) + chunks


def main() -> None:
    Path(sys.argv[1]).write_bytes(own_avatar(float(sys.argv[2]) if len(sys.argv) > 2 else 1.0))


if __name__ == "__main__":
    main()
