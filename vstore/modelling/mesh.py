"""A mesh while it is being sculpted: points, triangles, texture coordinates and a shade per point."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from math import cos, radians, sin
from typing import Self

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]
Shade = float | tuple[float, float, float]
Tone = Callable[[Floats, Floats, Floats], Floats]


@dataclass(frozen=True, eq=False)
class Mesh:
    """Triangles over points in metres; every change returns a new mesh.

    `points` (n, 3), `faces` (m, 3) counter-clockwise from outside, `uvs` (n, 2), `shades` (n, 3): the linear
    colour that multiplies the material's own.
    """

    points: Floats
    faces: Ints
    uvs: Floats
    shades: Floats

    @classmethod
    def of(cls, points: ArrayLike, faces: ArrayLike, uvs: ArrayLike | None = None) -> Self:
        """A white mesh; without `uvs` all texture coordinates are zero."""
        at = np.asarray(points, dtype=np.float64).reshape(-1, 3)
        uv = np.zeros((len(at), 2)) if uvs is None else np.asarray(uvs, dtype=np.float64).reshape(-1, 2)
        return cls(at, np.asarray(faces, dtype=np.int64).reshape(-1, 3), uv, np.ones_like(at))

    @property
    def size(self) -> Floats:
        """Width, height and depth of the bounding box."""
        extent: Floats = self.points.max(axis=0) - self.points.min(axis=0)
        return extent

    def moved(self, x: float = 0.0, y: float = 0.0, z: float = 0.0) -> Self:
        return replace(self, points=self.points + np.array([x, y, z]))

    def scaled(self, x: float = 1.0, y: float = 1.0, z: float = 1.0) -> Self:
        """Stretched about the origin; an odd number of negative factors also turns the faces over."""
        turned = self.flipped() if x * y * z < 0 else self
        return replace(turned, points=self.points * np.array([x, y, z]))

    def mirrored(self) -> Self:
        """The same mesh on the other side of the plane x = 0."""
        return self.scaled(x=-1.0)

    def turned(self, x: float = 0.0, y: float = 0.0, z: float = 0.0) -> Self:
        """Turned by degrees about the x axis, then y, then z (right-handed)."""
        points = self.points
        for axis, degrees in enumerate((x, y, z)):
            points = _turn(points, axis, degrees) if degrees else points
        return replace(self, points=points)

    def shaped(self, change: Callable[[Floats, Floats, Floats], tuple[Floats, Floats, Floats]]) -> Self:
        """Every point moved to `change(x, y, z)`."""
        return replace(self, points=np.stack(change(*self.points.T), axis=1))

    def shaded(self, shade: Shade) -> Self:
        """Its colour multiplied by a grey or a linear RGB."""
        return replace(self, shades=self.shades * np.asarray(shade))

    def toned(self, tone: Tone) -> Self:
        """Its colour multiplied by a grey that depends on the place: `tone(x, y, z)`."""
        return replace(self, shades=self.shades * tone(*self.points.T)[:, None])

    def flipped(self) -> Self:
        return replace(self, faces=self.faces[:, ::-1])

    def outward(self) -> Self:
        """The mesh with its faces looking away from what it encloses."""
        centred = self.points - self.points.mean(axis=0)
        a, b, c = (centred[self.faces[:, corner]] for corner in range(3))
        return self if (a * np.cross(b, c)).sum() >= 0 else self.flipped()


def join(*meshes: Mesh) -> Mesh:
    """One mesh of several; they stay unconnected."""
    starts = np.cumsum([0, *(len(mesh.points) for mesh in meshes)])
    return Mesh(
        np.concatenate([mesh.points for mesh in meshes]),
        np.concatenate([mesh.faces + start for mesh, start in zip(meshes, starts, strict=False)]),
        np.concatenate([mesh.uvs for mesh in meshes]),
        np.concatenate([mesh.shades for mesh in meshes]),
    )


def pair(mesh: Mesh) -> Mesh:
    """The mesh and its mirror image across x = 0."""
    return join(mesh, mesh.mirrored())


def repeat(mesh: Mesh, places: ArrayLike) -> Mesh:
    """A copy of the mesh at every place (n, 3)."""
    return join(*(mesh.moved(*place) for place in np.asarray(places, dtype=np.float64)))


def _turn(points: Floats, axis: int, degrees: float) -> Floats:
    first, second = (axis + 1) % 3, (axis + 2) % 3
    c, s = cos(radians(degrees)), sin(radians(degrees))
    turned = points.copy()
    turned[:, first] = c * points[:, first] - s * points[:, second]
    turned[:, second] = s * points[:, first] + c * points[:, second]
    return turned
