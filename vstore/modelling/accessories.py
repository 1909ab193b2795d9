"""Things worn with clothes: cap, beanie, scarf, belt, socks, umbrella, a folded garment."""

from math import pi

import numpy as np

from vstore.modelling.curves import bump, rounded_rectangle, spline, step
from vstore.modelling.materials import CLOTH, DARK, KNITTED, LEATHER, METAL, PAPER, TRIM, WOOD, WOVEN
from vstore.modelling.mesh import Floats, Mesh, join, repeat
from vstore.modelling.model import Part
from vstore.modelling.shapes import box, cushion, ellipsoid, lathe, loft, sheet, tube


def cap() -> list[Part]:
    """A baseball cap of six panels."""
    crown = lathe(
        [
            (0, 0.118),
            (0.03, 0.116),
            (0.062, 0.1),
            (0.083, 0.07),
            (0.09, 0.035),
            (0.092, 0.0),
            (0.085, 0.001),
            (0.082, 0.03),
            (0, 0.09),
        ],
        36,
    )
    crown = crown.shaped(
        lambda x, y, z: (
            x * (1 - 0.025 * np.cos(6 * np.arctan2(z, x)) ** 8),
            y,
            z * (1.06 - 0.025 * np.cos(6 * np.arctan2(z, x)) ** 8),
        )
    )
    seams = [
        tube(np.column_stack([r * np.cos(a), y, 1.06 * r * np.sin(a)]), 0.0012, 4)
        for a in np.arange(3) * pi / 3
        for r, y in [_meridian()]
    ]
    button = ellipsoid(0.016, 0.01, 0.016, 10, 6).moved(y=0.118)
    return [Part(CLOTH, join(crown, _brim(), button)), Part(TRIM, join(*seams))]


def _meridian() -> tuple[Floats, Floats]:
    t = np.linspace(-1, 1, 19)
    return t * 0.0925, 0.119 * np.sqrt(np.clip(1 - np.abs(t) ** 2.5, 0, 1)) + 0.001


def _brim() -> Mesh:
    angle = np.linspace(pi * 1.08, pi * 1.92, 17)
    part = np.linspace(0.9, 1.0, 2)
    reach = np.concatenate([part, np.linspace(1.2, 1.86, 5)])[:, None]
    bend = (0.5 - 0.5 * np.cos((angle - angle[0]) / (angle[-1] - angle[0]) * 2 * pi)) ** 0.6
    grow = 1 + (reach - 1) * np.where(reach > 1, bend, 1)
    x, z = 0.09 * np.cos(angle) * (1 + (grow - 1) * 0.25), 0.095 * np.sin(angle) * grow
    y = 0.012 - 0.004 * reach - 4.2 * np.abs(x) ** 2 * (grow > 1) * 0.6 + 0 * z
    top = np.stack([x, y + 0.0025, z], axis=2)
    return join(sheet(top), sheet(top - [0, 0.005, 0]).flipped())


def beanie() -> list[Part]:
    """A knitted hat with a turned-up edge and a bobble."""
    crown = lathe(
        [(0, 0.17), (0.03, 0.168), (0.066, 0.148), (0.09, 0.1), (0.096, 0.05), (0.094, 0.012), (0, 0.012)], 28
    )
    edge = lathe(
        [
            (0.09, 0.002),
            (0.102, 0.0),
            (0.107, 0.03),
            (0.105, 0.062),
            (0.098, 0.066),
            (0.09, 0.05),
            (0.088, 0.01),
            (0.09, 0.002),
        ],
        56,
    )
    edge = edge.shaped(lambda x, y, z: (x * _rib(x, z), y, z * _rib(x, z)))
    bobble = ellipsoid(0.066, 0.062, 0.066, 18, 12)
    bobble = bobble.shaped(lambda x, y, z: _tuft(x, y, z)).moved(y=0.192)
    return [Part(KNITTED, join(crown, edge.shaded(0.93))), Part(TRIM.with_(name="bobble"), bobble)]


def _rib(x: Floats, z: Floats) -> Floats:
    rib: Floats = 1 + 0.02 * np.cos(28 * np.arctan2(z, x))
    return rib


def _tuft(x: Floats, y: Floats, z: Floats) -> tuple[Floats, Floats, Floats]:
    """A ball made woolly by fast waves in three directions."""
    wool = 1 + 0.07 * np.sin(310 * x + 90 * y) * np.sin(290 * y + 1) * np.sin(330 * z + 60 * x)
    return x * wool, y * wool, z * wool


def scarf() -> list[Part]:
    """A woollen scarf looped over a hook, with fringed ends."""
    front = _hanging(0.055, -0.03, 0.09)
    back = _hanging(-0.045, 0.012, 0.0)
    loop = tube(
        spline(
            [(-0.05, 0.8, 0.01), (-0.045, 0.86, 0.005), (0.0, 0.9, -0.005), (0.05, 0.87, -0.02), (0.06, 0.8, -0.03)], 11
        ),
        0.042,
        10,
        flat=0.7,
    )
    knot = cushion(0.13, 0.085, 0.1, 2.5, 16, 8).turned(z=12).moved(0.005, 0.77, -0.01)
    stripes = join(front, back).toned(lambda _x, y, _z: 1 - 0.3 * bump(y, 0.2, 0.025) - 0.3 * bump(y, 0.26, 0.025))
    hook = tube(spline([(0, 0.88, 0), (0, 0.98, 0), (0.02, 1.01, 0), (0.04, 0.99, 0)], 10), 0.003, 5)
    return [
        Part(KNITTED, join(stripes, loop, knot, _fringe(0.055, -0.03, 0.09), _fringe(-0.045, 0.012, 0.0))),
        Part(METAL, hook),
    ]


def _hanging(x: float, z: float, low: float) -> Mesh:
    y = np.linspace(low + 0.07, 0.78, 12)
    angle = np.linspace(0, 2 * pi, 16, endpoint=False)
    wide = 0.062 - 0.022 * step(y, 0.5, 0.76)
    ripple = 1 + 0.16 * np.cos(5 * angle)[None, :] * step(y, 0.76, 0.3)[:, None]
    xs = x * (1 - 0.4 * step(y, 0.4, 0.78))[:, None] + wide[:, None] * np.cos(angle) * 1.05
    zs = z + 0.016 * np.sin(angle) * ripple * (1 + step(y, 0.5, 0.78))[:, None]
    return loft(np.stack([xs, np.broadcast_to(y[:, None], xs.shape), zs], axis=2))


def _fringe(x: float, z: float, low: float) -> Mesh:
    tassel = tube([(0, low + 0.075, z), (0.002, low + 0.04, z - 0.002), (0.0, low, z)], [0.005, 0.006, 0.003], 5)
    return repeat(tassel, [(x + dx, 0, 0.003 * (-1) ** i) for i, dx in enumerate(np.linspace(-0.055, 0.055, 9))])


def belt() -> list[Part]:
    """A leather belt rolled up beside its buckle."""
    t = np.linspace(0, 1, 60)
    radius = 0.024 + 0.032 * t
    turn = t * 2 * pi * 3.2 - pi * 0.55
    line = np.column_stack([radius * np.cos(turn), np.full(60, 0.02), radius * np.sin(turn)])
    side = np.array([0.0, 1.0, 0.0])
    out = np.column_stack([np.cos(turn), np.zeros(60), np.sin(turn)])
    corners = [(-0.0018, -0.018), (0.0018, -0.018), (0.0018, 0.018), (-0.0018, 0.018)]
    strap = loft(np.stack([line + out * o + side * h for o, h in corners], axis=1))
    frame = tube(np.column_stack([rounded_rectangle(0.046, 0.048, 0.008), np.zeros(16)])[[*range(16), 0]], 0.0032, 6)
    prong = tube([(-0.02, 0, -0.002), (0.022, 0, -0.003)], 0.0025, 5)
    buckle = join(frame, prong).moved(0.012, 0.024, -0.066)
    return [Part(LEATHER, strap), Part(METAL, buckle)]


def socks() -> list[Part]:
    """A pair of ribbed socks laid side by side, held by a paper band."""
    sock = _sock()
    both = join(sock.turned(y=4).moved(x=0.045), sock.turned(y=-2).moved(x=-0.04, y=0.006, z=0.008))
    loop = rounded_rectangle(0.176, 0.046, 0.02, 4)
    rings = [np.column_stack([loop[:, 0], loop[:, 1] + 0.022, np.full(len(loop), z)]) for z in (0.01, 0.06)]
    return [Part(KNITTED, both), Part(PAPER, sheet(np.array(rings), closed=True).outward())]


def _sock() -> Mesh:
    knots = [
        (0.0, 0.13, 0.042),
        (0.0, 0.06, 0.043),
        (0.0, 0.0, 0.041),
        (0.0, -0.04, 0.043),
        (0.02, -0.085, 0.04),
        (0.045, -0.11, 0.036),
        (0.062, -0.125, 0.012),
    ]
    line = spline(knots, 18)
    angle = np.linspace(0, 2 * pi, 16, endpoint=False)
    x = line[:, :1] + line[:, 2:] * np.cos(angle)
    y = 0.017 + 0.015 * np.sin(angle) * np.minimum(line[:, 2:] / 0.03, 1)
    mesh = loft(np.stack([x, y, np.broadcast_to(line[:, 1:2], x.shape)], axis=2))
    return mesh.toned(
        lambda x, _y, z: (
            1 - 0.18 * step(z, 0.075, 0.08) * (0.5 + 0.5 * np.sign(np.sin(x * 700))) - 0.28 * step(z, -0.075, -0.085)
        )
    )


def umbrella() -> list[Part]:
    """A furled umbrella that hangs by its crook."""
    knots = [(0.06, 0.008), (0.1, 0.014), (0.25, 0.026), (0.45, 0.036), (0.6, 0.036), (0.645, 0.022), (0.66, 0.012)]
    line = spline(knots, 18)
    angle = np.linspace(0, 2 * pi, 32, endpoint=False)
    wave = 1 + 0.2 * np.abs(np.sin(4 * angle[None, :] + 2.4 * line[:, :1] * 4))
    x, z = line[:, 1:] * wave * np.cos(angle), line[:, 1:] * wave * np.sin(angle)
    cloth = loft(np.stack([x, np.broadcast_to(line[:, :1], x.shape), z], axis=2))
    strap = lathe([(0.038, 0.38), (0.044, 0.38), (0.044, 0.405), (0.038, 0.405), (0.038, 0.38)], 20)
    crook = tube(
        spline(
            [(0, 0.7, 0), (0, 0.84, 0), (0.006, 0.885, 0), (0.035, 0.912, 0), (0.066, 0.89, 0), (0.074, 0.84, 0)], 17
        ),
        0.0095,
        8,
    )
    shaft = tube([(0, 0.0, 0), (0, 0.05, 0), (0, 0.71, 0)], [0.003, 0.005, 0.005], 6)
    return [Part(CLOTH, cloth), Part(DARK, strap), Part(WOOD, crook), Part(METAL, shaft)]


def folded() -> list[Part]:
    """A garment folded for the shelf: soft layers, a collar and a label."""
    layers = [_layer(0.3, 0.34, 0.0, 0.052), _layer(0.296, 0.335, 0.036, 0.05)]
    t = np.linspace(pi * 1.02, pi * 1.98, 15)
    neck = tube(np.column_stack([0.065 * np.cos(t), np.full(15, 0.083), 0.12 + 0.055 * np.sin(t)]), 0.008, 7, flat=0.6)
    tag = box(0.035, 0.003, 0.024, 0.001).moved(0, 0.082, 0.128)
    return [Part(WOVEN, join(*layers, neck.shaded(0.92))), Part(PAPER, tag)]


def _layer(width: float, depth: float, y: float, height: float) -> Mesh:
    pillow = cushion(width, height, depth, 7.0, 32, 8)
    return pillow.shaped(lambda x, h, z: (x, h + 0.002 * np.sin(40 * x + y * 90) + 0.002 * np.sin(27 * z), z)).moved(
        y=y + height / 2
    )
