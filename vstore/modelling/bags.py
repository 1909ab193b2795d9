"""Bags: tote, backpack, handbag."""

import numpy as np

from vstore.modelling.curves import ring, rounded_rectangle, spline
from vstore.modelling.materials import BRASS, DARK, LEATHER, TRIM, WOVEN
from vstore.modelling.mesh import Floats, Mesh, join, pair
from vstore.modelling.model import Part
from vstore.modelling.shapes import box, cushion, loft, slab, tube


def tote() -> list[Part]:
    """A canvas shopper that stands open, its handles up."""
    rings = [(0.0, 0.30, 0.10), (0.02, 0.33, 0.125), (0.15, 0.355, 0.12), (0.3, 0.36, 0.09), (0.37, 0.36, 0.075)]
    body = _open_bag(rings)
    line = spline(
        [
            (-0.085, 0.3, 0),
            (-0.085, 0.42, 0),
            (-0.05, 0.56, 0),
            (0, 0.6, 0),
            (0.05, 0.56, 0),
            (0.085, 0.42, 0),
            (0.085, 0.3, 0),
        ],
        21,
    )
    strap = tube(line, 0.014, 6, flat=0.2)
    straps = join(strap.moved(z=-0.046), strap.scaled(y=0.985).moved(z=0.046))
    print_ = slab(ring(0.13, 0.13, 28), 0.004).moved(0, 0.17, -0.062)
    return [Part(WOVEN, join(body, straps.shaded(0.9))), Part(TRIM.with_(name="print", color="#3d4a5c"), print_)]


def backpack() -> list[Part]:
    """A day pack with a front pocket, side zips and padded straps."""
    body = box(0.3, 0.42, 0.15, 0.06, 5).shaped(_slumped)
    pocket = box(0.24, 0.19, 0.06, 0.028, 4).moved(0, 0.04, -0.088)
    flap = slab(rounded_rectangle(0.24, 0.05, 0.02), 0.012, 0.005).moved(0, 0.205, -0.116)
    handle = tube(
        spline([(-0.04, 0.41, 0.06), (-0.03, 0.45, 0.06), (0.03, 0.45, 0.06), (0.04, 0.41, 0.06)], 11), 0.008, 6
    )
    strap = tube(
        spline([(0.07, 0.38, 0.06), (0.085, 0.34, 0.105), (0.1, 0.22, 0.12), (0.11, 0.1, 0.1), (0.12, 0.04, 0.06)], 13),
        0.026,
        8,
        flat=0.3,
    )
    arch = [(-0.135, 0.17), (-0.135, 0.32), (-0.07, 0.395), (0.07, 0.395), (0.135, 0.32), (0.135, 0.17)]
    zip_ = tube([(x, y, -0.058) for x, y in spline(arch, 21)], 0.006, 6)
    pull = tube([(0.1, 0.365, -0.068), (0.104, 0.33, -0.078)], 0.004, 5)
    patch = slab(rounded_rectangle(0.06, 0.035, 0.006), 0.004, 0.001).moved(0, 0.11, -0.12)
    leather = TRIM.with_(name="patch", color="#9a6a43")
    return [
        Part(WOVEN, join(body, pocket, flap, handle, pair(strap).shaded(0.85))),
        Part(DARK, join(zip_, pull)),
        Part(leather, patch),
    ]


def handbag() -> list[Part]:
    """A leather handbag with a flap, a clasp and one arched handle."""
    rings = [
        (0.0, 0.27, 0.10),
        (0.012, 0.295, 0.118),
        (0.08, 0.3, 0.122),
        (0.16, 0.27, 0.085),
        (0.185, 0.25, 0.05),
        (0.19, 0.2, 0.02),
    ]
    body = loft(_rings(rings, 4.5))
    flap = slab(_flap(), 0.012, 0.005).turned(x=9).moved(0, 0.122, -0.053)
    handle = tube(
        spline(
            [
                (-0.095, 0.165, 0),
                (-0.092, 0.22, 0),
                (-0.055, 0.275, 0),
                (0, 0.29, 0),
                (0.055, 0.275, 0),
                (0.092, 0.22, 0),
                (0.095, 0.165, 0),
            ],
            23,
        ),
        0.0085,
        8,
    )
    seam = tube([(*p, -0.003) for p in _flap()[1:-1] * 0.93], 0.0015, 4).turned(x=9).moved(0, 0.122, -0.058)
    clasp = cushion(0.036, 0.014, 0.024, 3.0, 16, 8).turned(x=90).moved(0, 0.073, -0.071)
    joint = box(0.022, 0.026, 0.02, 0.005).moved(0.095, 0.155, 0)
    feet = pair(box(0.012, 0.006, 0.012, 0.002).moved(0.11, -0.004, 0.03))
    return [Part(LEATHER, join(body, flap, handle, seam.shaded(0.7))), Part(BRASS, join(clasp, pair(joint), feet))]


def _flap() -> Floats:
    return spline(
        [(-0.13, 0.062), (-0.132, 0.0), (-0.1, -0.042), (0.0, -0.06), (0.1, -0.042), (0.132, 0.0), (0.13, 0.062)], 19
    )


def _slumped(x: Floats, y: Floats, z: Floats) -> tuple[Floats, Floats, Floats]:
    """Fuller below, narrower above, as if half packed."""
    full = 1 + 0.06 * np.cos(y * 7) - 0.12 * np.clip(y - 0.3, 0, 1)
    return x * full, y, z * (full + 0.1 * np.cos(y * 7))


def _rings(rows: list[tuple[float, float, float]], power: float) -> Floats:
    table = spline(rows, 3 * len(rows))
    return np.array(
        [np.column_stack([(r := ring(w, d, 32, power))[:, 0], np.full(32, y), r[:, 1]]) for y, w, d in table]
    )


def _open_bag(rows: list[tuple[float, float, float]]) -> Mesh:
    outer = _rings(rows, 5.0)
    inner = [outer[-1] * [0.975, 1, 0.9], outer[-1] * [0.96, 0.4, 0.85]]
    mesh = loft(np.concatenate([outer, inner]))
    dark = np.arange(len(mesh.points)) >= 33 * (len(outer) + 1)
    return mesh.toned(lambda _x, _y, _z: np.where(dark, 0.4, 1.0))
