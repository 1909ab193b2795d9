"""Sneakers: laced canvas on white soles."""

import itertools
from math import pi

import numpy as np
from numpy.typing import ArrayLike

from vstore.modelling.curves import spline, step
from vstore.modelling.footwear import both_feet, collar_at, on_upper, outline_of, sole_of, upper_under, widths
from vstore.modelling.materials import CLOTH, RUBBER, TRIM
from vstore.modelling.mesh import Floats, Mesh, join, pair
from vstore.modelling.model import Part
from vstore.modelling.shapes import sheet, slab, tube

_LOW_TOP = ((0.14, 0.075), (0.1, 0.1), (0.04, 0.094), (0.0, 0.078), (-0.06, 0.06), (-0.11, 0.044), (-0.14, 0.03))
_WELT = 0.026
_LACED = np.linspace(-0.066, 0.02, 5)


def sneakers() -> list[Part]:
    """Low canvas sneakers: laced over a tongue, stitched along the sides, on white soles with tread of gum."""
    upper = upper_under(_LOW_TOP, _WELT)
    collar = collar_at(0.094, 0.066, 0.036, 0.052)
    midsole = join(sole_of(0.005, 0.027, 1.06), _toe_cap())
    laces = join(*(_crossed(*at) for at in itertools.pairwise(_LACED)), _bow(0.088, 0.02))
    trims = join(pair(_facing()), _heel_tab(), pair(_seam(30)), laces)
    return both_feet(
        [
            (CLOTH, join(upper, collar.shaded(0.8), _tongue(), _foxing())),
            (RUBBER, midsole),
            (RUBBER.with_(name="tread", color="#b98a5a"), _tread()),
            (TRIM, trims),
        ]
    )


def _along_low_top(z: ArrayLike, degrees: ArrayLike) -> Floats:
    return on_upper(_LOW_TOP, _WELT, np.asarray(z, dtype=np.float64), np.radians(degrees))


def _crossed(front: float, back: float) -> Mesh:
    """Two laces that cross on the tongue between two rows of eyelets."""
    lift = np.array([[0, 0, 0], [0, 0.005, 0], [0, 0.001, 0]])
    line = spline(_along_low_top([front, (front + back) / 2, back], [122, 90, 58]) + lift, 6)
    return join(tube(line, 0.0034, 4, flat=0.6), tube(line * [-1, 1, 1], 0.0034, 4, flat=0.6))


def _facing() -> Mesh:
    """The band on the right in which the eyelets are."""
    z = np.linspace(-0.078, 0.03, 7)
    inner, outer = _along_low_top(z, 66), _along_low_top(z, 44)
    lift = np.array([0.0005, 0.0022, 0])
    return sheet(np.array([inner + lift, outer + lift, outer - lift]))


def _seam(degrees: float) -> Mesh:
    """A row of stitches along the right side."""
    z = np.linspace(0.118, -0.085, 9)
    return tube(_along_low_top(z, degrees + 22 * step(z, -0.03, -0.085)), 0.0012, 3)


def _tongue() -> Mesh:
    """A padded tongue that stands up out of the collar."""
    z, y = np.array([-0.03, 0.0, 0.026, 0.036, 0.037, 0.03]), np.array([0.068, 0.083, 0.106, 0.117, 0.113, 0.1])
    x = np.linspace(-1, 1, 7) * np.array([0.019, 0.021, 0.024, 0.022, 0.02, 0.02])[:, None]
    return sheet(np.stack([x, y[:, None] - 9 * x**2, np.broadcast_to(z[:, None], x.shape)], axis=2)).outward()


def _heel_tab() -> Mesh:
    """A strip up the back of the heel."""
    y = np.array([0.03, 0.05, 0.075, 0.102])
    x = np.linspace(-0.011, 0.011, 4)
    z = np.array([0.1425, 0.143, 0.1425, 0.136])[:, None] - 30 * np.broadcast_to(x, (4, 4)) ** 2
    return sheet(np.stack([np.broadcast_to(x, z.shape), np.broadcast_to(y[:, None], z.shape), z], axis=2))


def _foxing() -> Mesh:
    """The coloured line round the sole."""
    line = outline_of(1.075)[[*range(0, 44, 2), 0]]
    return tube(np.column_stack([line[:, 0], np.full(23, 0.0205), -line[:, 1]]), 0.0019, 3)


def _tread() -> Mesh:
    """An outer sole whose edge is toothed."""
    return slab(outline_of([1.065, 1.035] * 22), 0.007).turned(x=-90).moved(y=0.0035)


def _toe_cap() -> Mesh:
    z = np.linspace(-0.1, -0.145, 6)
    angle = np.linspace(0, pi, 11)
    half = widths(z) / 2 * 1.06
    tall = np.array([0.03, 0.029, 0.027, 0.023, 0.017, 0.006])
    x, y = half[:, None] * np.cos(angle), 0.022 + tall[:, None] * np.sin(angle) ** 0.85
    return sheet(np.stack([x, y, np.broadcast_to(z[:, None], x.shape)], axis=2)).flipped()


def _bow(y: float, z: float) -> Mesh:
    """Two loops and two ends."""
    loop = spline([(0, 0, 0), (0.022, 0.008, -0.008), (0.035, -0.004, -0.016), (0.016, -0.002, -0.01), (0, 0, 0)], 9)
    end = spline([(0, 0, 0), (0.014, 0.004, -0.018), (0.026, -0.014, -0.032)], 5)
    half = join(tube(loop, 0.0026, 4), tube(end, 0.0022, 4))
    return pair(half).moved(y=y + 0.004, z=z)
