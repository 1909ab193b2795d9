"""The avatar's file: body and hair as skinned meshes on one skeleton, and its clips."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from vstore.modelling.clips import CLIPS, Clip, quaternion
from vstore.modelling.figure import Flesh, body
from vstore.modelling.glb import Glb
from vstore.modelling.head import hair, head
from vstore.modelling.material import Material
from vstore.modelling.model import columns, primitive
from vstore.modelling.occlusion import bake
from vstore.modelling.skeleton import BONES, NAMES, local, quantised, rest
from vstore.modelling.surface import Surface, finish

Worn = dict[Material, tuple[Surface, NDArray[np.uint8], NDArray[np.uint8]]]


def meshes() -> dict[str, Worn]:
    """Finished meshes by node name: `body` and every hair style, each by material."""
    flesh = [*body(), *head()]
    styles = hair()
    shown = _finished([*flesh, *styles["hair_short"]])[: len(flesh)]
    worn = {"body": _by_material(flesh, shown)}
    for name, locks in styles.items():
        worn[name] = _by_material(locks, _finished([*flesh, *locks])[len(flesh) :])
    return worn


def write_avatar(worn: dict[str, Worn]) -> bytes:
    """The GLB: joints first, so that a joint's number is its node's."""
    glb = Glb()
    for bone in NAMES:
        glb.add("nodes", _joint(bone))
    inverse = np.array([_inverse_bind(bone) for bone in NAMES])
    glb.add(
        "skins",
        {
            "name": "skeleton",
            "joints": list(range(len(NAMES))),
            "skeleton": 0,
            "inverseBindMatrices": glb.samples(inverse),
        },
    )
    drawn = [_node(glb, name, parts) for name, parts in worn.items()]
    for clip in CLIPS:
        glb.add("animations", _animation(glb, clip))
    glb.add("scenes", {"name": "avatar", "nodes": [0, *drawn]})
    return glb.to_bytes()


def _finished(flesh: list[Flesh]) -> list[Surface]:
    return bake([finish(piece.mesh, piece.material.crease) for piece in flesh], grounded=False)


def _by_material(flesh: list[Flesh], surfaces: list[Surface]) -> Worn:
    groups: dict[Material, list[tuple[Surface, Flesh]]] = {}
    for piece, surface in zip(flesh, surfaces, strict=True):
        groups.setdefault(piece.material, []).append((surface, piece))
    worn: Worn = {}
    for material, pieces in groups.items():
        weights = np.concatenate([piece.weigh(surface.positions) for surface, piece in pieces])
        worn[material] = (Surface.joined([surface for surface, _ in pieces]), *quantised(weights))
    return worn


def _node(glb: Glb, name: str, parts: Worn) -> int:
    primitives = [
        primitive(glb, material, {**columns(surface, material), "JOINTS_0": joints, "WEIGHTS_0": weights}, surface)
        for material, (surface, joints, weights) in parts.items()
    ]
    return glb.add(
        "nodes", {"name": name, "mesh": glb.add("meshes", {"name": name, "primitives": primitives}), "skin": 0}
    )


def _joint(bone: str) -> dict[str, Any]:
    children = [index for index, name in enumerate(NAMES) if BONES[name][0] == bone]
    node: dict[str, Any] = {"name": bone, "translation": list(local(bone))}
    return node | ({"children": children} if children else {})


def _inverse_bind(bone: str) -> list[float]:
    x, y, z = -rest(bone)
    return [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, x, y, z, 1]


def _animation(glb: Glb, clip: Clip) -> dict[str, Any]:
    times = clip.times()
    poses = [clip.pose(float(t)) for t in times]
    at = glb.samples(times)
    tracks: list[tuple[str, str, NDArray[Any]]] = []
    for bone in poses[0].turns:
        tracks.append((bone, "rotation", np.array([quaternion(pose.turns[bone]) for pose in poses])))
    if poses[0].hips is not None:
        tracks.append(("hips", "translation", np.array([np.add(local("hips"), pose.hips or 0) for pose in poses])))
    if poses[0].eyes is not None:
        tracks.append(("eyes", "scale", np.array([(1.0, pose.eyes or 1.0, 1.0) for pose in poses])))
    samplers = [{"input": at, "output": glb.samples(np.round(values, 5) + 0.0)} for _, _, values in tracks]
    channels = [
        {"sampler": index, "target": {"node": NAMES.index(bone), "path": path}}
        for index, (bone, path, _) in enumerate(tracks)
    ]
    return {"name": clip.name, "samplers": samplers, "channels": channels}
