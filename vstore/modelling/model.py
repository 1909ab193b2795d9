"""A finished model: parts of one material each, its real size, and the file it becomes."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from vstore.modelling.glb import Glb
from vstore.modelling.material import Material
from vstore.modelling.mesh import Mesh, join
from vstore.modelling.occlusion import bake
from vstore.modelling.surface import GRID, Surface, finish


@dataclass(frozen=True, eq=False)
class Part:
    """A mesh and what it is made of."""

    material: Material
    mesh: Mesh


Sculptor = Callable[[], list[Part]]
Size = tuple[float, float, float]


def fitted(parts: list[Part], size: Size) -> list[Part]:
    """The parts stretched to exactly `size` (width, height, depth), centred, standing on y = 0."""
    everything = np.concatenate([part.mesh.points for part in parts])
    low, high = everything.min(axis=0), everything.max(axis=0)
    x, y, z = np.asarray(size) / (high - low)
    middle = (low + high) / 2
    return [Part(p.material, p.mesh.moved(-middle[0], -low[1], -middle[2]).scaled(x, y, z)) for p in parts]


def surfaces(parts: list[Part], *, grounded: bool) -> dict[Material, Surface]:
    """One lit surface per material, in the order in which the materials first appear."""
    meshes: dict[Material, list[Mesh]] = {}
    for part in parts:
        meshes.setdefault(part.material, []).append(part.mesh)
    finished = [finish(_joined(material, group), material.crease) for material, group in meshes.items()]
    return dict(zip(meshes, bake(finished, grounded=grounded), strict=True))


def _joined(material: Material, group: list[Mesh]) -> Mesh:
    """The group as one mesh; without a texture its seams need no vertices of their own."""
    mesh = join(*group)
    return mesh if material.tile else replace(mesh, uvs=np.zeros_like(mesh.uvs))


def write(name: str, drawn: dict[Material, Surface]) -> bytes:
    """A GLB with one node and one mesh called `name`, one primitive per material."""
    glb = Glb()
    primitives = [primitive(glb, material, _packed(surface, material), surface) for material, surface in drawn.items()]
    mesh = glb.add("meshes", {"name": name, "primitives": primitives})
    glb.add("nodes", {"name": name, "mesh": mesh, "scale": [1 / GRID] * 3})
    glb.add("scenes", {"name": name, "nodes": [0]})
    return glb.to_bytes()


def _packed(surface: Surface, material: Material) -> dict[str, NDArray[Any]]:
    """Positions as whole grid steps (the node's scale makes them metres): two thirds of the bytes, nothing lost."""
    return columns(surface, material) | {"POSITION": np.round(surface.positions * GRID).astype("<i2")}


def primitive(glb: Glb, material: Material, vertices: dict[str, NDArray[Any]], surface: Surface) -> dict[str, Any]:
    """A surface's vertices and triangles written into the file."""
    return {
        "attributes": glb.attributes(vertices),
        "indices": glb.indices(surface.faces),
        "material": glb.material(material),
    }


def columns(surface: Surface, material: Material) -> dict[str, NDArray[Any]]:
    """The vertex attributes a surface needs; texture coordinates only under a texture."""
    vertices: dict[str, NDArray[Any]] = {
        "POSITION": surface.positions.astype("<f4"),
        "NORMAL": surface.normals_as_bytes(),
        "COLOR_0": surface.colors(),
    }
    if material.tile:
        vertices["TEXCOORD_0"] = (surface.uvs / np.asarray(material.tile)).astype("<f4")
    return vertices
