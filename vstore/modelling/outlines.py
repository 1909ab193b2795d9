"""Flat outlines cut into triangles."""

import numpy as np

from vstore.modelling.mesh import Bools, Floats, Ints


def triangulate(outline: Floats) -> Ints:
    """Triangles (n - 2, 3) that fill a counter-clockwise outline (n, 2) without crossings (ear clipping)."""
    left = list(range(len(outline)))
    triangles = []
    while len(left) > 3:
        ear = _best_ear(outline, left)
        triangles.append((left[ear - 1], left[ear], left[(ear + 1) % len(left)]))
        del left[ear]
    return np.array([*triangles, tuple(left)], dtype=np.int64)


def _best_ear(outline: Floats, left: list[int]) -> int:
    """The first corner that bulges out and holds no other corner inside its triangle."""
    for i, corner in enumerate(left):
        a, b, c = outline[left[i - 1]], outline[corner], outline[left[(i + 1) % len(left)]]
        others = outline[[k for k in left if k not in (left[i - 1], corner, left[(i + 1) % len(left)])]]
        if _area(a, b, c) > 1e-12 and not _inside(others, a, b, c).any():
            return i
    return 0


def _area(a: Floats, b: Floats, c: Floats) -> Floats:
    area: Floats = (b[..., 0] - a[..., 0]) * (c[..., 1] - a[..., 1]) - (b[..., 1] - a[..., 1]) * (c[..., 0] - a[..., 0])
    return area


def _inside(p: Floats, a: Floats, b: Floats, c: Floats) -> Bools:
    inside: Bools = (_area(a, b, p) >= 0) & (_area(b, c, p) >= 0) & (_area(c, a, p) >= 0)
    return inside
