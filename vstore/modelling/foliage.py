"""Leaves: house plants, succulents and the crown of a small tree."""

from math import pi

import numpy as np

from vstore.modelling.curves import spline
from vstore.modelling.mesh import Mesh, join
from vstore.modelling.shapes import sheet, tube

_GOLDEN = 137.508


def blade(length: float, width: float, curl: float = 0.5, *, rows: int = 7, columns: int = 5) -> Mesh:
    """A leaf along -z from the origin, folded along its middle and drooping at its tip."""
    t = np.linspace(0, 1, rows)
    half = width / 2 * np.sin(np.clip(t * 0.94 + 0.06, 0, 1) ** 0.75 * pi)
    side = np.linspace(-1, 1, columns)
    x = half[:, None] * side
    y = 0.22 * width * np.abs(side) - curl * length * 0.35 * t[:, None] ** 2
    z = np.broadcast_to(-length * t[:, None], x.shape)
    # A pale vein along the middle, darker flesh beside it, and a paler edge.
    tone = 0.78 + 0.2 * (side == 0)[None, :] + 0.12 * (np.abs(side) == 1)[None, :] - 0.12 * (1 - t)[:, None]
    return sheet(np.stack([x, y, z], axis=2)).toned(lambda _x, _y, _z: tone.ravel())


def leafy(*, y: float, count: int, reach: float, height: float, leaf: float) -> tuple[Mesh, Mesh]:
    """Stems from one point at height `y` and a leaf on each, the outer ones lower."""
    stems, leaves = [], []
    for i in range(count):
        out, turn = ((i + 0.6) / count) ** 0.6, i * _GOLDEN
        radius, rise = reach * 0.62 * out, height * (1.0 - 0.55 * out**1.6) * (0.9 + 0.1 * ((i * 3) % 4) / 3)
        tip = (0.0, y + rise, -radius)
        stem = tube(
            spline([(0, y - 0.02, 0), (0, y + rise * 0.6, -radius * 0.35), tip], 6),
            [0.007, 0.006, 0.005, 0.005, 0.004, 0.004],
            5,
        )
        size = leaf * (0.8 + 0.25 * ((i * 5) % 7) / 6)
        # The youngest, in the middle, are the yellowest; no two of the others are quite alike.
        young, own = (1 - out) ** 2, 0.14 * ((i * 4) % 7) / 6
        lean, width = -42 + 60 * (1 - out) + 9 * ((i * 2) % 5 - 2), 0.54 + 0.14 * ((i * 3) % 5) / 4
        leaf_blade = blade(size, size * width, 0.65 + 0.3 * ((i * 5) % 4) / 3, rows=9).shaded(
            (0.86 + 0.5 * young - own, 0.9 + 0.2 * young - own, 0.8 - 0.2 * young - own)
        )
        leaves.append(leaf_blade.turned(x=lean, z=12 * ((i * 3) % 5 - 2) / 2).moved(*tip).turned(y=turn))
        stems.append(stem.turned(y=turn))
    return join(*stems), join(*leaves)


def succulent(y: float, radius: float) -> Mesh:
    """A rosette of pointed, fleshy leaves."""
    leaves = []
    for i in range(34):
        out = ((i + 1) / 34) ** 0.7
        leaf = blade(radius * (0.45 + 0.55 * out), radius * 0.42, -0.9, rows=6, columns=3).turned(x=68 - 52 * out)
        leaves.append(leaf.moved(0, y + 0.03 * (1 - out), 0).turned(y=i * _GOLDEN))
    return join(*leaves)


def crown(y: float, radius: float, count: int, leaf: float) -> Mesh:
    """Leaves all over a ball, pointing outward and a little down."""
    leaves = []
    for i in range(count):
        high = 1 - 2 * (i + 0.5) / count
        flat = np.sqrt(1 - high * high)
        depth = radius * (0.72 + 0.28 * ((i * 7) % 5) / 4)
        size = leaf * (0.8 + 0.4 * ((i * 3) % 5) / 4)
        placed = blade(size, size * 0.5, 0.5, rows=5, columns=3).turned(x=float(np.degrees(np.arcsin(high))) * 0.7 - 5)
        leaves.append(placed.moved(0, high * depth, -flat * depth * 0.8).turned(y=i * _GOLDEN).moved(y=y))
    return join(*leaves)
