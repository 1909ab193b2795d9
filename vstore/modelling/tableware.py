"""Things for the table and the kitchen: mug, bowl, plate, teapot, kettle, bottle, vase, candle."""

import numpy as np

from vstore.modelling.curves import bump, spline
from vstore.modelling.materials import CLAY, DARK, GLAZE, LIGHT, METAL, PALE_WOOD, PAPER, WOOD
from vstore.modelling.mesh import Floats, Mesh, join
from vstore.modelling.model import Part
from vstore.modelling.shapes import box, cylinder, ellipsoid, lathe, sheet, tube

_CLAY = CLAY.with_(color="#d8c3a5")


def mug() -> list[Part]:
    cup = _thrown([(0.03, 0.0), (0.036, 0.004), (0.04, 0.02), (0.041, 0.06), (0.0415, 0.095)], 0.0035, 0.012)
    handle = tube(
        spline([(0.038, 0.074, 0), (0.06, 0.078, 0), (0.071, 0.055, 0), (0.06, 0.026, 0), (0.038, 0.024, 0)], 15),
        0.0055,
        8,
        flat=1.4,
    )
    return [Part(GLAZE, join(cup, handle)), Part(_CLAY, cylinder(0.031, 0.003, 28, 0.001))]


def bowl() -> list[Part]:
    body = _thrown([(0.03, 0.004), (0.036, 0.008), (0.06, 0.026), (0.078, 0.05), (0.085, 0.075)], 0.004, 0.013)
    return [Part(GLAZE, body), Part(_CLAY, cylinder(0.033, 0.009, 28, 0.002))]


def plate() -> list[Part]:
    profile = [
        (0, 0.003),
        (0.07, 0.003),
        (0.078, 0.0),
        (0.085, 0.004),
        (0.128, 0.022),
        (0.13, 0.0245),
        (0.127, 0.026),
        (0.092, 0.012),
        (0.08, 0.0085),
        (0, 0.008),
    ]
    dish = lathe(_fine(profile), 36)
    return [Part(GLAZE, dish.toned(lambda x, _y, z: 1 - 0.16 * bump(np.hypot(x, z), 0.122, 0.006)))]


def teapot() -> list[Part]:
    body = lathe(
        spline([(0, 0.004), (0.05, 0.0), (0.07, 0.02), (0.08, 0.055), (0.066, 0.095), (0.04, 0.112), (0, 0.116)], 20),
        32,
    )
    lid = lathe(spline([(0.042, 0.108), (0.044, 0.114), (0.03, 0.124), (0.0, 0.129)], 8), 28)
    spout = tube(
        spline([(-0.06, 0.04, 0), (-0.1, 0.058, 0), (-0.118, 0.09, 0), (-0.138, 0.108, 0)], 11),
        np.linspace(0.02, 0.0095, 11),
        12,
    )
    handle = tube(
        spline([(0.062, 0.092, 0), (0.096, 0.098, 0), (0.115, 0.07, 0), (0.1, 0.036, 0), (0.072, 0.03, 0)], 15),
        0.0075,
        8,
    )
    knob = ellipsoid(0.024, 0.022, 0.024, 14, 8).moved(y=0.138)
    return [Part(GLAZE, join(body, lid, spout)), Part(WOOD, join(handle, knob))]


def kettle() -> list[Part]:
    """A stove kettle with an arched handle."""
    body = lathe(
        spline([(0, 0.002), (0.075, 0.0), (0.088, 0.012), (0.09, 0.05), (0.074, 0.1), (0.05, 0.128), (0.0, 0.132)], 22),
        28,
    )
    spout = tube(
        spline([(-0.07, 0.065, 0), (-0.105, 0.095, 0), (-0.135, 0.125, 0)], 8), np.linspace(0.022, 0.012, 8), 12
    )
    lid = join(lathe([(0.048, 0.126), (0.05, 0.131), (0.03, 0.138), (0, 0.14)], 28))
    bow = tube(
        spline(
            [
                (0.058, 0.11, 0),
                (0.066, 0.18, 0),
                (0.04, 0.225, 0),
                (0, 0.235, 0),
                (-0.04, 0.225, 0),
                (-0.066, 0.18, 0),
                (-0.058, 0.11, 0),
            ],
            21,
        ),
        0.0045,
        8,
    )
    grip = tube(spline([(0.05, 0.22, 0), (0.025, 0.234, 0), (-0.025, 0.234, 0), (-0.05, 0.22, 0)], 11), 0.0105, 10)
    knob = ellipsoid(0.024, 0.02, 0.024, 12, 8).moved(y=0.148)
    return [Part(GLAZE, join(body, spout, lid)), Part(METAL, bow), Part(WOOD, join(grip, knob))]


def bottle() -> list[Part]:
    """An insulated drinking bottle with a wooden cap and a carrying loop."""
    body = lathe(
        _fine(
            [
                (0, 0.0),
                (0.034, 0.0),
                (0.037, 0.003),
                (0.038, 0.02),
                (0.038, 0.19),
                (0.034, 0.215),
                (0.024, 0.235),
                (0.023, 0.246),
                (0, 0.246),
            ]
        ),
        30,
    )
    ring_ = lathe([(0.0235, 0.243), (0.0255, 0.243), (0.0255, 0.25), (0, 0.25)], 26)
    cap = cylinder(0.026, 0.038, 26, 0.006).moved(y=0.25)
    mark = box(0.014, 0.05, 0.003, 0.001).moved(0, 0.1, -0.038)
    return [
        Part(GLAZE.with_(roughness=0.4, clearcoat=0.0), body),
        Part(METAL, ring_),
        Part(PALE_WOOD, cap),
        Part(PAPER, mark),
    ]


def vase() -> list[Part]:
    body = _thrown(
        [
            (0.045, 0.0),
            (0.05, 0.003),
            (0.075, 0.05),
            (0.09, 0.13),
            (0.072, 0.21),
            (0.036, 0.265),
            (0.034, 0.29),
            (0.045, 0.32),
        ],
        0.005,
        0.2,
    )
    return [Part(GLAZE.with_(roughness=0.5, clearcoat=0.4), body.shaped(_throwing_rings))]


def candle() -> list[Part]:
    """A scented candle in a jar, lit."""
    jar = _thrown([(0.04, 0.0), (0.0435, 0.003), (0.0445, 0.02), (0.0445, 0.085)], 0.003, 0.006)
    wax = cylinder(0.0405, 0.06, 30, 0.003).moved(y=0.006)
    wick = tube([(0, 0.06, 0), (0.001, 0.08, 0)], 0.0012, 5)
    flame = lathe(spline([(0, 0.076), (0.006, 0.084), (0.0065, 0.094), (0.003, 0.108), (0, 0.122)], 10), 12)
    label = _round_label(0.0455, 0.022, 0.062)
    return [
        Part(GLAZE, jar),
        Part(PAPER.with_(name="wax", color="#fbf0d9"), wax),
        Part(DARK, wick),
        Part(LIGHT, flame),
        Part(PAPER, label),
    ]


def _round_label(radius: float, low: float, high: float) -> Mesh:
    angle = np.linspace(np.pi * 1.22, np.pi * 1.78, 12)
    rows = [np.column_stack([radius * np.cos(angle), np.full(12, y), radius * np.sin(angle)]) for y in (low, high)]
    return sheet(np.array(rows)).flipped()


def _thrown(outside: list[tuple[float, float]], wall: float, floor: float) -> Mesh:
    """A vessel turned on a wheel: the outside profile, a round lip, the inside down to `floor`."""
    outer = spline(outside, 2 * len(outside) + 2)
    inner = outer[::-1] - [wall, 0.0]
    inner = inner[inner[:, 1] > floor]
    lip = outer[-1] + [-wall / 2, wall * 0.35]
    profile = [(0.0, outside[0][1]), *outer, lip, *inner, (0.0, floor)]
    return lathe(profile, 30).toned(lambda _x, y, _z: 1 - 0.12 * bump(y, float(outer[-1, 1]), 0.004))


def _fine(profile: list[tuple[float, float]]) -> Floats:
    return np.asarray(profile, dtype=np.float64)


def _throwing_rings(x: Floats, y: Floats, z: Floats) -> tuple[Floats, Floats, Floats]:
    grow = 1 + 0.008 * np.sin(y * 160)
    return x * grow, y, z * grow
