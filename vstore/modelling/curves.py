"""Lines to sculpt along: smooth curves through points, rings, and even spacing."""

from math import pi

import numpy as np
from numpy.typing import ArrayLike

from vstore.modelling.mesh import Floats


def spline(knots: ArrayLike, count: int) -> Floats:
    """`count` points along a Catmull-Rom curve through the knots (n, k), ends included."""
    at = np.asarray(knots, dtype=np.float64)
    padded = np.concatenate([[2 * at[0] - at[1]], at, [2 * at[-1] - at[-2]]])
    along = np.linspace(0, len(at) - 1, count)
    start = np.minimum(along.astype(np.int64), len(at) - 2)
    t = (along - start)[:, None]
    a, b, c, d = (padded[start + offset] for offset in range(4))
    curve: Floats = 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3)
    return curve


def ring(width: float, depth: float, count: int, power: float = 2.0) -> Floats:
    """A closed superellipse in the plane (x, z), (count, 2); power 2 is an ellipse, more is boxier."""
    angle = np.linspace(0, 2 * pi, count, endpoint=False)
    return np.stack([width / 2 * _powered(np.cos(angle), power), depth / 2 * _powered(np.sin(angle), power)], axis=1)


def arc(radius: float, start: float, stop: float, count: int) -> Floats:
    """Points (count, 2) on a circle from one angle in degrees to another."""
    angle = np.radians(np.linspace(start, stop, count))
    return radius * np.stack([np.cos(angle), np.sin(angle)], axis=1)


def rounded_rectangle(width: float, height: float, radius: float, steps: int = 3) -> Floats:
    """A counter-clockwise outline (n, 2) about the origin with round corners of `steps` pieces each."""
    corners = [(1, 1, 0), (-1, 1, 90), (-1, -1, 180), (1, -1, 270)]
    inset = np.array([width / 2 - radius, height / 2 - radius])
    return np.concatenate([arc(radius, a, a + 90, steps + 1) + inset * (x, y) for x, y, a in corners])


def step(value: Floats, low: float, high: float) -> Floats:
    """0 below `low`, 1 above `high`, smooth between; `low` may be the greater."""
    t = np.clip((value - low) / (high - low), 0.0, 1.0)
    smooth: Floats = t * t * (3 - 2 * t)
    return smooth


def bump(value: Floats, middle: float, width: float) -> Floats:
    """A bell of height 1 at `middle` that has faded at `width` away."""
    t = np.clip(1 - ((value - middle) / width) ** 2, 0.0, 1.0)
    bell: Floats = t * t
    return bell


def _powered(value: Floats, power: float) -> Floats:
    powered: Floats = np.sign(value) * np.abs(value) ** (2 / power)
    return powered
