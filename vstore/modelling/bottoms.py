"""Trousers, jeans, shorts and a skirt, clipped to a bar."""

from math import pi

import numpy as np

from vstore.modelling.cloth import Body, Fold, sleeve
from vstore.modelling.curves import bump
from vstore.modelling.hangers import clip_bar
from vstore.modelling.materials import BRASS, CLOTH, DARK, DENIM_CLOTH, STITCH
from vstore.modelling.mesh import Mesh, join, pair
from vstore.modelling.model import Part
from vstore.modelling.shapes import box, sheet, tube


def trousers() -> list[Part]:
    hips = _hips(1.0)
    legs = pair(_leg(1.0, 0.105, 0.082, 0.02))
    creases = pair(_crease(0.1, 0.74))
    band = _waistband(hips, 0.04).shaded(0.93)
    pockets = pair(hips.strip([(0.17, 0.83), (0.145, 0.9), (0.13, 0.955)], 0.006, 0.003, 6)).shaded(0.6)
    fly = hips.strip([(0.004, 0.78), (0.004, 0.95)], 0.018, 0.003, 6)
    cloth = join(hips.mesh(0.06), legs, band, pockets, fly, creases, _loops(hips))
    return [Part(CLOTH, cloth), Part(DARK, hips.buttons([(0, 0.98)], 0.009, 0.012)), *clip_bar(1.0, 0.38)]


def jeans() -> list[Part]:
    hips = _hips(1.0)
    legs = pair(
        _leg(1.0, 0.102, 0.078, 0.025).toned(lambda _x, y, z: 1 + 0.25 * bump(y, 0.6, 0.35) * bump(z, -0.1, 0.09))
    )
    cuffs = pair(_turn_up())
    band = _waistband(hips, 0.042)
    cloth = join(hips.mesh(0.06), legs, band, cuffs.shaded(1.25), _loops(hips)).shaded(0.8)
    scoop = [(0.185, 0.885), (0.15, 0.875), (0.115, 0.9), (0.105, 0.955)]
    seams = [
        pair(hips.strip(scoop, 0.005, 0.003, 10)),
        hips.strip([(0.03, 0.95), (0.03, 0.84), (0.004, 0.79)], 0.004, 0.003, 9),
    ]
    rivets = join(
        hips.buttons([(0.105, 0.945), (-0.105, 0.945), (0.17, 0.885), (-0.17, 0.885)], 0.005, 0.005),
        hips.buttons([(0, 0.98)], 0.011, 0.012),
    )
    return [Part(DENIM_CLOTH, cloth), Part(STITCH, join(*seams)), Part(BRASS, rivets), *clip_bar(1.0, 0.38)]


def shorts() -> list[Part]:
    hips = _hips(0.48)
    legs = pair(_leg(0.48, 0.118, 0.125, 0.018))
    band = _waistband(hips, 0.04).shaded(0.93)
    pockets = pair(hips.strip([(0.185, 0.31), (0.15, 0.38), (0.135, 0.435)], 0.007, 0.003, 6)).shaded(0.6)
    cord = pair(tube(hips.front(np.array([0.004, 0.02, 0.03]), np.array([0.455, 0.41, 0.36]), 0.014), 0.004, 5))
    cloth = join(hips.mesh(0.06), legs, band, pockets)
    return [Part(CLOTH, cloth), Part(DARK, cord), *clip_bar(0.48, 0.4)]


def skirt() -> list[Part]:
    """A knee-length skirt with knife pleats."""
    knots = ((0.0, 0.62, 0.36), (0.2, 0.54, 0.31), (0.42, 0.43, 0.24), (0.54, 0.36, 0.19), (0.6, 0.345, 0.18))
    body = Body(knots, 0.012, (Fold(16, 0.075, 0.0, 0.6, 0.4),), 2.1, columns=56, rows=11)
    band = _waistband(body, 0.04).shaded(0.92)
    return [
        Part(CLOTH, join(body.mesh(0.05), band)),
        Part(DARK, body.buttons([(0.1, 0.575)], 0.01, 0.012)),
        *clip_bar(0.6, 0.36),
    ]


def _hips(top: float) -> Body:
    knots = (
        (top - 0.3, 0.2, 0.1),
        (top - 0.27, 0.36, 0.17),
        (top - 0.2, 0.41, 0.205),
        (top - 0.1, 0.395, 0.2),
        (top - 0.03, 0.37, 0.175),
        (top, 0.365, 0.17),
    )
    return Body(knots, 0.012, (Fold(4, 0.008, top - 0.25, top - 0.05, 1.0, 9.0),), 2.4, rows=12)


def _leg(top: float, thigh: float, ankle: float, wrinkle: float) -> Mesh:
    start = top - 0.17
    path = [(0.098, start, 0), (0.1, start * 0.84, 0), (0.108, start * 0.43, -0.004), (0.112, 0.0, 0.0)]
    return sleeve(path, [0.1, thigh, (thigh + ankle) / 2, ankle], rows=12, columns=14, flat=0.92, wrinkle=wrinkle)


def _crease(low: float, high: float) -> Mesh:
    """The ironed line down the front of a leg."""
    y = np.linspace(low, high, 6)
    reach = 0.078 + 0.018 * (y - low) / (high - low)
    return tube(np.column_stack([np.full(6, 0.107), y, -reach]), 0.003, 4)


def _turn_up() -> Mesh:
    return sleeve(
        [(0.112, 0.05, 0), (0.112, 0.025, 0), (0.112, -0.004, 0)],
        [0.085, 0.088, 0.087],
        rows=4,
        columns=14,
        flat=0.94,
        wrinkle=0,
    )


def _waistband(body: Body, height: float) -> Mesh:
    angle = np.linspace(0, 2 * pi, body.columns, endpoint=False)
    rows = [(-height, 0.98), (-height, 1.03), (0.003, 1.035), (0.004, 0.97), (-height, 0.95)]
    rings = [body.at(angle, np.full_like(angle, body.top + rise)) * [grow, 1, grow] for rise, grow in rows]
    return sheet(np.array(rings), closed=True).outward()


def _loops(body: Body) -> Mesh:
    loop = box(0.011, 0.05, 0.008, 0.002)
    spots = body.front(np.array([0.075, 0.15]), np.full(2, body.top - 0.047), 0.006)
    return join(*(pair(loop.moved(*spot)) for spot in spots))
