"""Hangers: a wooden yoke or a clip bar under a steel hook."""

import numpy as np

from vstore.modelling.curves import arc, spline
from vstore.modelling.materials import METAL, PALE_WOOD
from vstore.modelling.mesh import Mesh, join, pair
from vstore.modelling.model import Part
from vstore.modelling.shapes import box, tube


def hook(y: float) -> Mesh:
    """A hook that rises 0.12 m from height `y`, in the plane of the shoulders."""
    bend = arc(0.024, 200, -20, 11)[::-1] * [1, 1] + [0.0, 0.092]
    stem = np.array([[0.0, 0.0], [0.0, 0.03], [0.004, 0.055]])
    line = np.concatenate([stem, bend])
    return tube(np.column_stack([line[:, 0], line[:, 1] + y, np.zeros(len(line))]), 0.003, 4)


def yoke(y: float, width: float = 0.34) -> list[Part]:
    """A shaped wooden hanger whose neck is at height `y`."""
    line = spline(
        [
            (-width / 2, y - 0.075, 0),
            (-width / 4, y - 0.03, 0),
            (0, y, 0),
            (width / 4, y - 0.03, 0),
            (width / 2, y - 0.075, 0),
        ],
        9,
    )
    return [Part(PALE_WOOD, tube(line, 0.011, 5)), Part(METAL, hook(y))]


def clip_bar(y: float, width: float) -> list[Part]:
    """A bar with two clips that hold a waistband whose top is at height `y`."""
    bar = tube([(-width / 2, y + 0.055, 0), (0, y + 0.06, 0), (width / 2, y + 0.055, 0)], 0.007, 8)
    clip = box(0.034, 0.06, 0.04, 0.006).moved(width * 0.38, y - 0.015, 0)
    return [Part(PALE_WOOD, bar), Part(METAL, join(hook(y + 0.06), pair(clip)))]
