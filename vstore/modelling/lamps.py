"""Lamps for a table and for the floor."""

from dataclasses import replace

import numpy as np

from vstore.modelling.curves import spline
from vstore.modelling.materials import BRASS, GLAZE, LIGHT, PRIMARY, TRIM, WOOD
from vstore.modelling.mesh import Floats, Mesh, join
from vstore.modelling.model import Part
from vstore.modelling.shapes import cylinder, ellipsoid, lathe, tube

_SHADE = PRIMARY.with_(double_sided=True, roughness=0.95, emissive="#574936")
_LAMPSHADE = TRIM.with_(name="shade", color="#fbf3e2", emissive="#6e5a38")


def lamp_table() -> list[Part]:
    base = lathe(
        spline([(0, 0.0), (0.06, 0.0), (0.075, 0.03), (0.085, 0.09), (0.06, 0.16), (0.022, 0.2), (0.012, 0.22)], 22), 30
    )
    stem = cylinder(0.009, 0.09, 12).moved(y=0.2)
    return [
        Part(GLAZE, _lit_from(base, 0.24, 0.13)),
        Part(BRASS, stem),
        Part(_LAMPSHADE, _shade(0.095, 0.15, 0.25, 0.46)),
        Part(LIGHT, ellipsoid(0.06, 0.08, 0.06, 14, 8).moved(y=0.33)),
    ]


def lamp_floor() -> list[Part]:
    legs = [
        tube([(0, 1.2, 0), (0.19 * np.cos(a), 0.0, 0.19 * np.sin(a))], [0.017, 0.011], 10)
        for a in np.radians([90, 210, 330])
    ]
    hub = cylinder(0.032, 0.06, 18, 0.01).moved(y=1.17)
    stem = cylinder(0.008, 0.14, 10).moved(y=1.2)
    return [
        Part(_SHADE, _shade(0.16, 0.21, 1.25, 1.55)),
        Part(WOOD, _lit_from(join(*legs), 1.25, 0.5)),
        Part(BRASS, join(hub, stem)),
        Part(LIGHT, ellipsoid(0.08, 0.11, 0.08, 14, 8).moved(y=1.4)),
    ]


def _shade(top: float, bottom: float, low: float, high: float) -> Mesh:
    """A pleated shade, brightest at the height of its bulb and warmer away from it."""
    profile = [
        (bottom, low),
        (bottom + 0.003, low + 0.006),
        ((top + bottom) / 2 + 0.003, (low + high) / 2),
        (top + 0.003, high - 0.006),
        (top, high),
        (top - 0.004, high - 0.006),
        (bottom - 0.004, low + 0.006),
        (bottom, low),
    ]
    shade = lathe(profile, 4 * _PLEATS).shaped(_pleated)
    away = np.abs(shade.points[:, 1:2] - low - 0.45 * (high - low)) / (high - low)
    return replace(shade, shades=shade.shades * (1 - away**2 * np.array([0.25, 0.75, 1.5])))


_PLEATS = 14


def _pleated(x: Floats, y: Floats, z: Floats) -> tuple[Floats, Floats, Floats]:
    pleat = 1 + 0.014 * np.cos(2 * _PLEATS * np.arctan2(z, x))
    return x * pleat, y, z * pleat


def _lit_from(mesh: Mesh, height: float, reach: float) -> Mesh:
    """The mesh under a lamp at a height: warm and bright near it, in its own shade farther down."""
    near = np.exp(-(((height - mesh.points[:, 1:2]) / reach) ** 2))
    return replace(mesh, shades=mesh.shades * (np.array([0.84, 0.8, 0.76]) + near * np.array([0.16, 0.14, 0.08])))
