"""Shoes in pairs: boots, loafers, and what all shoes are made on."""

from math import pi

import numpy as np
from numpy.typing import ArrayLike

from vstore.modelling.curves import ring, spline, step
from vstore.modelling.materials import DARK, LEATHER, STITCH, TRIM
from vstore.modelling.mesh import Floats, Mesh, join, pair
from vstore.modelling.model import Part
from vstore.modelling.shapes import loft, slab, tube

# The foot from heel (z = +) to toe (z = -): (z, width, lowest, highest) of the upper.
_FOOT = (
    (0.138, 0.02),
    (0.125, 0.05),
    (0.09, 0.07),
    (0.03, 0.074),
    (-0.04, 0.09),
    (-0.09, 0.094),
    (-0.125, 0.075),
    (-0.142, 0.035),
)


def boots() -> list[Part]:
    """Ankle boots with elastic sides, a pull tab and a stacked heel."""
    upper = upper_under(
        ((0.14, 0.08), (0.1, 0.12), (0.04, 0.12), (0.0, 0.1), (-0.06, 0.072), (-0.11, 0.055), (-0.14, 0.035)), 0.03
    )
    y, z = np.array([0.07, 0.12, 0.18, 0.235]), np.array([0.07, 0.078, 0.082, 0.08])
    widths, depths = np.array([0.08, 0.082, 0.09, 0.1]), np.array([0.13, 0.108, 0.106, 0.118])
    shaft = _shaft(y, z, widths, depths)
    panel = [(-0.024, 0.225), (-0.012, 0.12), (0.012, 0.12), (0.024, 0.225)]
    gusset = slab(panel, 0.016, 0.003).shaped(_round_the_ankle)
    tab = tube(spline([(0, 0.225, 0.136), (0, 0.262, 0.15), (0, 0.235, 0.158)], 7), 0.008, 6, flat=0.4)
    sole = join(sole_of(0.012, 0.032, 1.06), _heel())
    sides = pair(gusset)
    return both_feet(
        [
            (LEATHER, join(upper, shaft, tab)),
            (TRIM.with_(name="elastic", color="#3a3634"), sides),
            (DARK.with_(name="sole"), sole),
        ]
    )


def loafers() -> list[Part]:
    """Penny loafers with a strap over the instep and a low heel."""
    upper = upper_under(
        ((0.14, 0.065), (0.1, 0.088), (0.05, 0.078), (0.0, 0.064), (-0.05, 0.058), (-0.1, 0.05), (-0.14, 0.034)), 0.022
    )
    opening = collar_at(0.072, 0.06, 0.06, 0.05)
    strap = _lace(-0.02, 0.066, 0.012)
    seam = tube(
        spline(
            [
                (-0.036, 0.046, -0.02),
                (-0.036, 0.05, -0.075),
                (0, 0.052, -0.112),
                (0.036, 0.05, -0.075),
                (0.036, 0.046, -0.02),
            ],
            17,
        ),
        0.0035,
        5,
    )
    sole = join(sole_of(0.008, 0.022, 1.05), _heel(0.018))
    dark = DARK.with_(name="sole", color="#3b2a20")
    return both_feet(
        [
            (LEATHER, join(upper, strap, seam.shaded(0.8))),
            (STITCH.with_(name="lining", color="#c8a27a"), opening),
            (dark, sole),
        ]
    )


def both_feet(parts: list[tuple]) -> list[Part]:  # type: ignore[type-arg]
    """Right and left, a hand's breadth apart, the left set a little back."""
    both = []
    for material, mesh in parts:
        right = mesh.shaped(_inward).turned(y=-4).moved(x=0.062)
        left = mesh.shaped(_inward).mirrored().turned(y=4).moved(x=-0.062, z=0.012)
        both.append(Part(material, join(right, left)))
    return both


def _inward(x: Floats, y: Floats, z: Floats) -> tuple[Floats, Floats, Floats]:
    """Bends the toes of a right shoe towards the left one and lifts them a little."""
    return x - 0.014 * step(z, -0.02, -0.14), y + 0.012 * step(z, -0.07, -0.15), z


def widths(z: Floats) -> Floats:
    line = spline(_FOOT, 60)[::-1]
    width: Floats = np.interp(z, line[:, 0], line[:, 1])
    return width


def on_upper(tops: tuple[tuple[float, float], ...], low: float, z: Floats, angle: Floats) -> Floats:
    """Points of an upper at distances along the foot and angles (radians) round it, 90 degrees on its ridge."""
    line = spline(tops, 60)[::-1]
    c, s = np.cos(angle), np.sin(angle)
    x = widths(z) / 2 * np.sign(c) * np.abs(c) ** 0.75
    tall = np.where(s > 0, (np.interp(z, line[:, 0], line[:, 1]) - low) * np.abs(s) ** 0.85, -0.008 * np.abs(s))
    at: Floats = np.stack(np.broadcast_arrays(x, low + tall, z), axis=-1)
    return at


def upper_under(tops: tuple[tuple[float, float], ...], low: float) -> Mesh:
    """Half-round sections from heel to toe under a line of heights."""
    z = np.concatenate([[0.137], np.linspace(0.128, -0.128, 15), [-0.14]])
    angle = np.linspace(0, 2 * pi, 16, endpoint=False)
    return loft(on_upper(tops, low, z[:, None], angle[None, :]))


def outline_of(grow: ArrayLike) -> Floats:
    """The outline of the sole from above (44, 2), made larger."""
    z = np.linspace(0.138, -0.142, 22)
    half = widths(z) / 2
    outline = np.concatenate([np.column_stack([half, -z]), np.column_stack([-half, -z])[::-1]])
    return outline * np.reshape(np.asarray(grow), (-1, 1))


def sole_of(low: float, high: float, grow: float) -> Mesh:
    thickness = high - low
    return slab(outline_of(grow), thickness, 0.005).turned(x=-90).moved(y=low + thickness / 2)


def _heel(height: float = 0.02) -> Mesh:
    z = np.linspace(0.138, 0.05, 9)
    half = widths(z) / 2 * 1.03
    outline = np.concatenate([np.column_stack([half, -z]), np.column_stack([-half, -z])[::-1]])
    return slab(outline, height, 0.002).turned(x=-90).moved(y=height / 2)


def collar_at(y: float, z: float, width: float, depth: float) -> Mesh:
    """The dark opening for the foot with a padded rim that dips towards the sides."""
    angle = np.linspace(0, 2 * pi, 20, endpoint=False)
    circle = ring(width * 2, depth * 2, 20)
    dip = 0.004 * np.cos(2 * angle) + 0.004 * np.sin(angle)
    rows = [(1.08, -0.03), (1.06, 0.0), (0.98, 0.006), (0.86, 0.0), (0.8, -0.02)]
    rings = [
        np.column_stack([circle[:, 0] * g * 0.5 * 1.15, y + h - dip, z + circle[:, 1] * g * 0.72]) for g, h in rows
    ]
    mesh = loft(np.array(rings), start=False)
    return mesh.toned(
        lambda x, yy, zz: (
            1 - 0.7 * step(yy, y - 0.008, y - 0.016) * step(np.hypot(x / width, (zz - z) / depth), 0.75, 0.4)
        )
    )


def _shaft(y: Floats, z: Floats, widths: Floats, depths: Floats) -> Mesh:
    rows = spline(np.column_stack([y, z, widths, depths]), 9)
    rings = [np.column_stack([ring(w, d, 20)[:, 0], np.full(20, h), at + ring(w, d, 20)[:, 1]]) for h, at, w, d in rows]
    last = rings[-1]
    middle = last.mean(axis=0)
    rings += [middle + (last - middle) * 0.9 + [0, -0.003, 0], middle + (last - middle) * 0.85 + [0, -0.06, 0]]
    mesh = loft(np.array(rings))
    inner = np.arange(len(mesh.points)) >= len(mesh.points) - 22
    return mesh.toned(lambda _x, _y, _z: np.where(inner, 0.25, 1.0))


def _round_the_ankle(x: Floats, y: Floats, z: Floats) -> tuple[Floats, Floats, Floats]:
    """Lays a flat panel (x along the foot) on the right side of the boot's shaft."""
    return 0.0365 + 0.075 * np.maximum(y - 0.13, 0) - z * 0.5, y, 0.08 + x


def _lace(z: float, y: float, radius: float = 0.0045) -> Mesh:
    half = float(widths(np.array(z))) * 0.36
    line = spline(
        [(-half, y - 0.02, z), (-half * 0.5, y - 0.001, z), (half * 0.5, y - 0.001, z), (half, y - 0.02, z)], 9
    )
    return tube(line, radius, 5, flat=0.7)
