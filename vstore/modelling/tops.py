"""Tops on hangers: T-shirt, shirt, sweater, hoodie, dress."""

from math import pi

import numpy as np

from vstore.modelling.cloth import Body, Fold, cuff, neckband, sleeve
from vstore.modelling.curves import bump, spline, step
from vstore.modelling.hangers import yoke
from vstore.modelling.materials import CABLED, CLOTH, DARK, TRIM
from vstore.modelling.mesh import Floats, Mesh, Tone, join, pair
from vstore.modelling.model import Part
from vstore.modelling.shapes import box, sheet, tube

_DRAPE = (Fold(6, 0.06, 0.0, 0.5, 0.9, 2.0), Fold(11, 0.025, 0.0, 0.4, 0.2, -3.0), Fold(4, 0.022, 0.4, 0.1, 2.2, 6.0))

LONG_SLEEVE = (
    (0.135, 0.596, 0.0),
    (0.212, 0.535, 0.0),
    (0.262, 0.36, -0.012),
    (0.284, 0.19, -0.03),
    (0.292, 0.06, -0.05),
)


def trunk(
    length: float, hem: float, chest: float, depth: float, *, neck: float = 0.17, drop: float = 0.07, vee: float = 1.4
) -> Body:
    """A straight top `length` metres long from hem to neck, with sloping shoulders 0.43 m wide."""
    y = length
    knots = (
        (0.0, hem, depth * 0.95),
        (y * 0.3, (hem + chest) / 2 * 0.985, depth),
        (y * 0.62, chest, depth * 1.02),
        (y - 0.13, chest * 0.95, depth * 0.98),
        (y - 0.085, 0.45, depth * 0.86),
        (y - 0.055, 0.39, depth * 0.74),
        (y - 0.03, 0.305, depth * 0.66),
        (y - 0.012, neck * 1.25, depth * 0.6),
        (y, neck, depth * 0.58),
    )
    return Body(knots, drop, _DRAPE, vee=vee)


def tshirt() -> list[Part]:
    body = trunk(0.7, 0.5, 0.49, 0.22, neck=0.18, drop=0.075)
    path = [(0.135, 0.598, 0), (0.2, 0.56, 0), (0.285, 0.495, -0.01), (0.33, 0.44, -0.015)]
    arm = sleeve(path, [0.05, 0.078, 0.082, 0.084], rows=9)
    hem = cuff(path, 0.0875, 0.022)
    collar = neckband(body, 0.016, 0.006)
    trunk_mesh = body.mesh().toned(_hem_line(0.022))
    return [Part(CLOTH, join(trunk_mesh, pair(arm), pair(hem), collar.shaded(0.93))), *_label(body), *yoke(0.68)]


def shirt() -> list[Part]:
    body = trunk(0.76, 0.5, 0.49, 0.22, neck=0.15, drop=0.045)
    sleeves = long_sleeves(0.06, 0.064, [0.045, 0.068, 0.06, 0.053, 0.047], 0.06, 0.05)
    placket = body.strip([(0, 0.01), (0, 0.3), (0, 0.70)], 0.032)
    pocket = body.patch([(-0.145, 0.44), (-0.045, 0.44), (-0.045, 0.56), (-0.145, 0.56)], 0.008)
    buttons = body.buttons([(0, y) for y in np.linspace(0.06, 0.665, 8)], 0.006, 0.007)
    cloth = join(body.mesh(), sleeves, placket, pocket, shirt_collar(body))
    return [Part(CLOTH, cloth), Part(TRIM, buttons), *yoke(0.735)]


def sweater() -> list[Part]:
    body = trunk(0.68, 0.46, 0.53, 0.25, neck=0.19, drop=0.06)
    sleeves = long_sleeves(-0.005, 0.06, [0.046, 0.076, 0.069, 0.061, 0.053], 0.07, 0.05)
    collar = neckband(body, 0.03, 0.011)
    knit = join(body.mesh().toned(ribs(0.065)), collar.shaded(0.92))
    return [Part(CABLED, join(knit, sleeves)), *_label(body), *yoke(0.66)]


def hoodie() -> list[Part]:
    body = trunk(0.7, 0.48, 0.54, 0.26, neck=0.19, drop=0.05)
    sleeves = long_sleeves(0.015, 0.06, [0.046, 0.077, 0.071, 0.063, 0.053], 0.07, 0.05)
    pocket = body.patch([(0.17, 0.085), (-0.17, 0.085), (-0.105, 0.27), (0.105, 0.27)], 0.012, (9, 6))
    cloth = join(body.mesh().toned(ribs(0.06)), sleeves, pocket, _hood(0.7))
    cords = pair(tube(_cord(body), 0.0045, 5))
    tips = pair(tube([_cord(body)[-1], _cord(body)[-1] + [0, -0.02, 0]], 0.005, 6))
    return [Part(CLOTH, cloth), Part(TRIM, cords), Part(DARK, tips), *yoke(0.68, 0.3)]


def dress() -> list[Part]:
    knots = (
        (0.0, 0.66, 0.44), (0.3, 0.54, 0.36), (0.55, 0.40, 0.26), (0.68, 0.31, 0.19), (0.74, 0.325, 0.195),
        (0.88, 0.41, 0.23), (0.97, 0.40, 0.2), (1.03, 0.37, 0.17), (1.06, 0.30, 0.145), (1.08, 0.24, 0.14),
    )  # fmt: skip
    folds = (Fold(9, 0.11, 0.0, 0.69, 0.4), Fold(5, 0.05, 0.0, 0.6, 1.0, 1.0), Fold(15, 0.012, 0.6, 0.74))
    body = Body(knots, 0.075, folds, 2.1, columns=40, rows=16)
    path = [(0.115, 0.985, 0), (0.18, 0.96, 0), (0.245, 0.9, -0.005), (0.265, 0.86, -0.01)]
    arm = sleeve(path, [0.06, 0.068, 0.075, 0.06], rows=8)
    belt = neckline_belt(body, 0.70, 0.03)
    cloth = join(body.mesh(), pair(arm), neckband(body, 0.01, 0.005).shaded(0.93))
    return [Part(CLOTH, cloth), Part(TRIM, belt), *yoke(1.06, 0.3)]


def neckline_belt(body: Body, y: float, width: float) -> Mesh:
    """A sash round the body at a height, with a bow at the front."""
    angle = np.linspace(0, 2 * pi, 36, endpoint=False)
    rows = [(y - width / 2, 1.0), (y - width / 2, 1.07), (y + width / 2, 1.07), (y + width / 2, 1.0)]
    rings = [body.at(angle, np.full_like(angle, h)) * [grow, 1, grow] for h, grow in rows]
    _, z = body.radius(np.array(y))
    loop = tube(
        spline([(0, y, 0), (0.05, y + 0.02, -0.008), (0.075, y, -0.004), (0.05, y - 0.016, 0.0), (0, y, 0)], 11),
        0.008,
        6,
        flat=0.5,
    )
    tail = tube(spline([(0, y, 0), (0.02, y - 0.08, -0.008), (0.03, y - 0.17, -0.02)], 7), 0.011, 6, flat=0.3)
    bow = join(pair(loop), pair(tail)).moved(z=-float(z) - 0.018)
    return join(sheet(np.array(rings), closed=True).outward(), bow)


def shirt_collar(body: Body, stand: float = 0.03, fall: float = 0.045, point: float = 0.035) -> Mesh:
    """A folded collar, open at the front, whose leaves end in points."""
    gap = 0.16
    angle = np.linspace(-pi / 2 + gap / 2, 1.5 * pi - gap / 2, 33)
    base = body.at(angle, np.full_like(angle, body.top))
    flat = base * [1, 0, 1]
    out = flat / np.sqrt((flat**2).sum(axis=1, keepdims=True))
    front = np.clip(1 - np.minimum(angle + pi / 2, 1.5 * pi - angle) / 1.1, 0, 1)[:, None]
    up, ahead = np.array([0.0, 1.0, 0.0]), np.array([0.0, 0.0, -1.0])
    inner = base + up * stand * (1 - 0.35 * front)
    fold = inner + out * 0.008 + up * 0.004
    low = inner + out * (0.022 + 0.012 * front) - up * (fall + point * front**2) + ahead * 0.012 * front
    rows = [base - up * 0.02, inner, fold, (fold + low) / 2 + out * 0.006, low]
    return sheet(np.array(rows))


def long_sleeves(rise: float, spread: float, radii: list[float], band: float, band_radius: float) -> Mesh:
    """Both sleeves with their cuffs: `rise` lifts them, `spread` sets them wider."""
    path = np.array(LONG_SLEEVE) + np.array([0.0, rise, 0.0])
    path[1:, 0] += spread * 0.1
    arm = sleeve(path, radii, rows=12)
    return pair(join(arm, cuff(path, band_radius, band).shaded(0.95)))


def _hood(y: float) -> Mesh:
    """A hood lying down behind the neck: a thick roll, deep at the back and slim where it meets in front."""
    angle = np.linspace(-pi / 2, 1.5 * pi, 33)
    back = (1 + np.sin(angle)) / 2
    around = np.stack(
        [0.095 * np.cos(angle) * (1 + 0.25 * back), y - 0.055 + 0.075 * back**0.7, 0.075 * np.sin(angle) + 0.012],
        axis=1,
    )
    out = np.stack([np.cos(angle), np.zeros_like(angle), np.sin(angle)], axis=1)
    up = np.array([0.0, 1.0, 0.0])
    roll = np.linspace(0, 2 * pi, 11)
    thick = (0.022 + 0.03 * back)[:, None, None]
    tall = (0.024 + 0.045 * back)[:, None, None]
    rings = (
        around[:, None, :]
        + thick * np.cos(roll)[None, :, None] * out[:, None, :]
        + tall * np.sin(roll)[None, :, None] * up
    )
    rings[:, :, 1] -= 0.05 * back[:, None] * np.clip(np.cos(roll), 0, 1)[None, :]
    return sheet(rings).outward()


def _cord(body: Body) -> Floats:
    line = spline([(0.028, body.top - 0.06), (0.034, body.top - 0.13), (0.03, body.top - 0.24)], 8)
    return body.front(line[:, 0], line[:, 1], 0.012)


def _hem_line(height: float) -> Tone:
    return lambda _x, y, _z: 1 - 0.14 * bump(y, height, 0.03)


def ribs(height: float) -> Tone:
    """The shade of a ribbed hem below a height."""
    return lambda _x, y, _z: 1 - 0.1 * step(y, height + 0.004, height - 0.004)


def _label(body: Body) -> list[Part]:
    """The maker's label inside the back of the neck."""
    _, depth = body.radius(np.array(body.top))
    tag = box(0.045, 0.026, 0.002, 0.0005).moved(0, body.top - 0.032, float(depth) * 0.86)
    return [Part(TRIM, tag)]
