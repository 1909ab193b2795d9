"""Speaker and headphones."""

import numpy as np

from vstore.modelling.curves import arc, rounded_rectangle, spline
from vstore.modelling.materials import BRASS, DARK, LEATHER, MATT, METAL, WOOD
from vstore.modelling.mesh import join, pair
from vstore.modelling.model import Part
from vstore.modelling.shapes import box, cushion, cylinder, ellipsoid, lathe, rod, slab, tube


def speaker() -> list[Part]:
    """A bookshelf speaker: wooden cabinet, tinted front, two drivers."""
    cabinet = box(0.17, 0.26, 0.165, 0.012, 3).moved(0, 0.008, 0.008)
    front = slab(rounded_rectangle(0.158, 0.248, 0.014), 0.012, 0.004).moved(0, 0.138, -0.078)
    cone = lathe(
        [
            (0, 0.0),
            (0.012, 0.006),
            (0.02, 0.0),
            (0.044, 0.01),
            (0.05, 0.014),
            (0.056, 0.008),
            (0.056, -0.004),
            (0, -0.004),
        ],
        36,
    ).turned(x=-90)
    drivers = join(cone.moved(0, 0.098, -0.084), cone.scaled(0.5, 0.5, 0.7).moved(0, 0.2, -0.084))
    knob = cylinder(0.009, 0.012, 16, 0.003).turned(x=-90).moved(0.055, 0.2, -0.084)
    feet = [cylinder(0.012, 0.01, 12).moved(x, 0, z) for x in (-0.06, 0.06) for z in (-0.05, 0.06)]
    return [Part(MATT, front), Part(WOOD, cabinet), Part(DARK, join(drivers, *feet)), Part(BRASS, knob)]


def headphones() -> list[Part]:
    """Over-ear headphones on a stand."""
    bow = arc(0.083, 0, 180, 19)
    band = tube(np.column_stack([bow[:, 0], bow[:, 1] * 1.02 + 0.155, np.zeros(19)]), 0.012, 8, flat=0.5)
    cup = cushion(0.078, 0.036, 0.092, 2.4, 24, 8).turned(z=90).moved(0.082, 0.118, 0)
    pad = cushion(0.074, 0.03, 0.088, 2.4, 24, 8).turned(z=90).moved(0.062, 0.118, 0)
    arm = tube(spline([(0.083, 0.16, 0), (0.094, 0.145, 0), (0.1, 0.118, 0)], 7), 0.005, 6)
    stand = join(cylinder(0.055, 0.012, 30, 0.004), rod((0, 0.01, 0.0), (0, 0.225, 0.0), 0.009))
    rest = ellipsoid(0.07, 0.02, 0.034, 16, 8).moved(y=0.224)
    return [
        Part(LEATHER, join(band, pair(cup))),
        Part(DARK, pair(pad)),
        Part(METAL, pair(arm)),
        Part(WOOD, join(stand, rest)),
    ]
