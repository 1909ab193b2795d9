"""From a sculpted mesh to what a graphics card draws: snapped points, creased normals, shared vertices.

Points are snapped to a grid before anything is derived from them, and only the four basic operations and
square roots follow: so the bytes do not depend on the machine's sine or on its BLAS.
"""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from vstore.modelling.mesh import Floats, Ints, Mesh

GRID = 8192  # points per metre: an eighth of a millimetre, exact in binary
_NORMAL_GRID = 127
_MOST_FACES = 48
_SETTLE = 22.0  # corner normals closer than this (degrees) become one, so that their corners share a vertex


@dataclass(frozen=True, eq=False)
class Surface:
    """Vertices ready to draw: `positions`, `normals`, `uvs`, `shades` by vertex and `faces` (m, 3) by index."""

    positions: Floats
    normals: Floats
    uvs: Floats
    shades: Floats
    faces: Ints

    @classmethod
    def joined(cls, surfaces: "list[Surface]") -> "Surface":
        """Several surfaces as one."""
        starts = np.cumsum([0, *(len(s.positions) for s in surfaces)])
        return cls(
            np.concatenate([s.positions for s in surfaces]),
            np.concatenate([s.normals for s in surfaces]),
            np.concatenate([s.uvs for s in surfaces]),
            np.concatenate([s.shades for s in surfaces]),
            np.concatenate([s.faces + start for s, start in zip(surfaces, starts, strict=False)]),
        )

    def darkened(self, openness: Floats) -> "Surface":
        return replace(self, shades=self.shades * openness[:, None])

    def normals_as_bytes(self) -> NDArray[np.int8]:
        """Normals in 127ths (n, 3), as KHR_mesh_quantization allows: a third of a vertex saved."""
        return np.round(self.normals * 127).astype(np.int8)

    def colors(self) -> NDArray[np.uint8]:
        """Shades as bytes (n, 4), opaque."""
        rgba = np.concatenate([self.shades, np.ones((len(self.shades), 1))], axis=1)
        colors: NDArray[np.uint8] = np.round(np.clip(rgba, 0, 1) * 255).astype(np.uint8)
        return colors


def finish(mesh: Mesh, crease: float = 55.0) -> Surface:
    """The mesh with normals that are smooth where faces meet at less than `crease` degrees, else sharp."""
    points = snapped(mesh.points)
    _, weld = np.unique(np.round(points * GRID).astype(np.int64), axis=0, return_inverse=True)
    weld = weld.reshape(-1)
    faces = _without_slivers(points, weld, mesh.faces)
    normals = _corner_normals(points, weld, faces, crease)
    return _share(points, mesh.uvs, mesh.shades, faces, normals)


def snapped(points: Floats) -> Floats:
    """Points moved to the nearest place on the grid (and -0 to 0)."""
    on_grid: Floats = np.round(points * GRID) / GRID + 0.0
    return on_grid


def _without_slivers(points: Floats, weld: Ints, faces: Ints) -> Ints:
    area = _dot(cross := _cross(points, faces), cross)
    a, b, c = weld[faces].T
    kept: Ints = faces[(area > 1e-14) & (a != b) & (b != c) & (c != a)]
    return kept


def _corner_normals(points: Floats, weld: Ints, faces: Ints, crease: float) -> Floats:
    """For each corner (m, 3, 3) the mean of the faces round its point that look nearly the same way."""
    weighted = _cross(points, faces)
    unit = np.repeat(_unit(weighted), 3, axis=0)
    corner_weld = weld[faces].ravel()
    normal = _gathered(corner_weld, unit, np.repeat(weighted, 3, axis=0), crease)
    for _ in range(2):
        normal = _gathered(corner_weld, normal, normal, _SETTLE)
    return (np.round(normal * _NORMAL_GRID) / _NORMAL_GRID + 0.0).reshape(-1, 3, 3)


def _gathered(weld: Ints, looks: Floats, weights: Floats, limit: float) -> Floats:
    """For each corner the unit mean of `weights` over the corners at its point that look within `limit` degrees."""
    order = np.argsort(weld, kind="stable")
    counts = np.bincount(weld, minlength=weld.max() + 1)
    starts = np.concatenate([[0], np.cumsum(counts)[:-1]])
    least = round(float(np.cos(np.radians(limit))), 9)
    total = np.zeros_like(weights)
    for nth in range(min(int(counts.max()), _MOST_FACES)):
        there = nth < counts[weld]
        other = order[np.minimum(starts[weld] + nth, len(order) - 1)]
        alike = there & (_dot(looks, looks[other]) >= least)
        total += np.where(alike[:, None], weights[other], 0.0)
    return _unit(total)


def _unit(vectors: Floats) -> Floats:
    length: Floats = np.sqrt(_dot(vectors, vectors))[:, None]
    return vectors / length


def _share(points: Floats, uvs: Floats, shades: Floats, faces: Ints, normals: Floats) -> Surface:
    corner = faces.ravel()
    shade = np.round(shades[corner] * 255) / 255
    uv = np.round(uvs[corner] * 1024) / 1024 + 0.0
    everything = np.concatenate([points[corner], normals.reshape(-1, 3), uv, shade], axis=1)
    unique, index = np.unique(everything, axis=0, return_inverse=True)
    return Surface(unique[:, :3], unique[:, 3:6], unique[:, 6:8], unique[:, 8:], index.reshape(-1, 3))


def _cross(points: Floats, faces: Ints) -> Floats:
    """Twice each face's area along its normal."""
    a, b, c = (points[faces[:, corner]] for corner in range(3))
    p, q = b - a, c - a
    return np.stack(
        [
            p[:, 1] * q[:, 2] - p[:, 2] * q[:, 1],
            p[:, 2] * q[:, 0] - p[:, 0] * q[:, 2],
            p[:, 0] * q[:, 1] - p[:, 1] * q[:, 0],
        ],
        axis=1,
    )


def _dot(a: Floats, b: Floats) -> Floats:
    product: Floats = a[:, 0] * b[:, 0] + a[:, 1] * b[:, 1] + a[:, 2] * b[:, 2]
    return product
