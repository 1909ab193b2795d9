"""What makes a floor a shop: walls, window, doorway, sign, fitting room, mirrors, lamps and a tree."""

import numpy as np

from vstore.modelling.curves import arc, ring, rounded_rectangle, spline
from vstore.modelling.foliage import crown
from vstore.modelling.materials import BLACK_METAL, BRASS, GLASS, LEAF, LIGHT, MIRROR, PAINT, PALE_WOOD, SOIL, WOOD
from vstore.modelling.mesh import Floats, join, pair
from vstore.modelling.model import Part
from vstore.modelling.shapes import box, cylinder, ellipsoid, lathe, rod, sheet, slab, tube

_FABRIC = PAINT.with_(name="curtain", color="#c7b299", roughness=0.95, double_sided=True, crease=70.0)


def partition() -> list[Part]:
    """A free-standing wall panelled below, with a wooden edge."""
    wall = box(2.92, 2.52, 0.1, 0.006).moved(0, 0.06, 0)
    edges = join(box(3.0, 0.04, 0.12, 0.006).moved(y=2.56), pair(box(0.04, 2.6, 0.12, 0.006).moved(1.48, 0, 0)))
    base = box(2.94, 0.1, 0.116, 0.006)
    rails = [
        box(0.9, 0.012, 0.01, 0.003).moved(x, y, z)
        for x in (-0.95, 0, 0.95)
        for y in (0.18, 0.88)
        for z in (-0.052, 0.052)
    ]
    stiles = [
        box(0.012, 0.712, 0.01, 0.003).moved(x + s, 0.18, z)
        for x in (-0.95, 0, 0.95)
        for s in (-0.45, 0.45)
        for z in (-0.052, 0.052)
    ]
    return [Part(PAINT, join(wall, *rails, *stiles)), Part(PALE_WOOD, join(edges, base))]


def window() -> list[Part]:
    """A shop window of four panes; its glass shows a pale sky."""
    bars = join(
        *(box(2.4, 0.07, 0.1, 0.008).moved(y=y) for y in (0.0, 1.93)),
        pair(box(0.07, 1.9, 0.1, 0.008).moved(1.165, 0.05, 0)),
    )
    cross = join(box(0.045, 1.9, 0.07, 0.006).moved(y=0.05), box(2.3, 0.045, 0.07, 0.006).moved(y=1.3))
    sill = box(2.4, 0.03, 0.1, 0.006)
    sky = GLASS.with_(emissive="#7fa3b5")
    return [
        Part(PAINT.with_(name="frame"), join(bars, cross)),
        Part(PALE_WOOD, sill),
        Part(sky, box(2.28, 1.86, 0.016, 0.002).moved(0, 0.07, 0.01)),
    ]


def doorway() -> list[Part]:
    """A wooden door frame one walks through, with a lintel light."""
    posts = pair(box(0.14, 2.4, 0.2, 0.01, 2).moved(0.73, 0, 0))
    lintel = box(1.34, 0.16, 0.2, 0.01, 2).moved(y=2.24)
    glow = box(1.2, 0.012, 0.05, 0.004).moved(y=2.232)
    lining = pair(box(0.012, 2.24, 0.14, 0.004).moved(0.655, 0, 0))
    return [Part(WOOD, join(posts, lintel)), Part(PAINT, lining), Part(LIGHT, glow)]


def sign() -> list[Part]:
    """A blank board for the shop's name, lit along its lower edge."""
    board = slab(rounded_rectangle(1.2, 0.32, 0.03, 4), 0.035, 0.006).moved(0, 0.19, 0.0)
    edge = tube([(-0.54, 0.012, -0.01), (0.54, 0.012, -0.01)], 0.012, 8)
    ties = pair(box(0.02, 0.03, 0.03, 0.004).moved(0.5, 0.01, 0))
    return [Part(PAINT.with_(name="board", color="#33403c"), board), Part(LIGHT, edge), Part(BRASS, ties)]


def fitting_room() -> list[Part]:
    """A cabin of three walls with a half-drawn curtain, a mirror, a stool and a hook."""
    walls = join(box(1.2, 2.16, 0.04, 0.006).moved(0, 0, 0.58), pair(box(0.04, 2.16, 1.14, 0.006).moved(0.58, 0, 0.0)))
    trims = join(
        box(1.2, 0.04, 0.05, 0.006).moved(0, 2.16, 0.575), pair(box(0.05, 0.04, 1.16, 0.006).moved(0.575, 2.16, 0.0))
    )
    rail = tube([(-0.56, 2.08, -0.54), (0.56, 2.08, -0.54)], 0.014, 10)
    glass = slab(rounded_rectangle(0.5, 1.5, 0.06, 4), 0.012).moved(0, 1.0, 0.55)
    seat = join(
        cylinder(0.15, 0.035, 28, 0.008).moved(0.34, 0.42, 0.34),
        *(
            rod((0.34 + a, 0.42, 0.34 + b), (0.34 + 1.3 * a, 0, 0.34 + 1.3 * b), 0.014)
            for a in (-0.09, 0.09)
            for b in (-0.09, 0.09)
        ),
    )
    hook = tube(spline([(-0.55, 1.6, 0.2), (-0.5, 1.58, 0.2), (-0.49, 1.64, 0.2)], 7), 0.008, 6)
    x = np.linspace(-0.56, 0.12, 61)
    rows = [
        np.column_stack([x * (1 - 0.05 * t), np.full(61, y), -0.54 + (0.028 + 0.02 * t) * np.sin(x * 58)])
        for y, t in ((0.06, 1.0), (0.8, 0.7), (1.5, 0.3), (2.07, 0.0))
    ]
    return [
        Part(PAINT, walls),
        Part(WOOD, join(trims, seat)),
        Part(BRASS, join(rail, hook)),
        Part(MIRROR, glass),
        Part(_FABRIC, sheet(np.array(rows)).flipped()),
    ]


def floor_mirror() -> list[Part]:
    """A tall arched mirror leaning on its stand."""
    line = _arch(0.56, 1.72)
    frame = tube(np.column_stack([line, np.zeros(len(line))])[[*range(len(line)), 0]], 0.02, 8).turned(x=7)
    glass = slab(line, 0.012).turned(x=7)
    leg = tube([(0, 1.2, 0.15), (0, 0.0, 0.44)], 0.016, 8)
    return [Part(WOOD, join(frame, leg)), Part(MIRROR, glass)]


def _arch(width: float, height: float) -> Floats:
    top = arc(width / 2, 0, 180, 19) + np.array([0.0, height - width / 2])
    return np.concatenate([[(-width / 2, 0.0), (width / 2, 0.0)], top])


def pendant() -> list[Part]:
    """A dome lamp on a cord; its top is the ceiling rose."""
    dome = lathe(spline([(0.03, 0.24), (0.08, 0.235), (0.17, 0.16), (0.222, 0.03), (0.225, 0.0)], 16), 28)
    inside = lathe(spline([(0.225, 0.0), (0.215, 0.03), (0.16, 0.15), (0.06, 0.225), (0.0, 0.23)], 12), 28)
    shade = PAINT.with_(name="shade", color="#3f4a45", double_sided=True, roughness=0.5)
    cord = tube([(0, 0.23, 0), (0, 0.98, 0)], 0.004, 6)
    caps = join(cylinder(0.034, 0.05, 20, 0.008).moved(y=0.22), cylinder(0.06, 0.025, 24, 0.008).moved(y=0.975))
    return [
        Part(shade, dome),
        Part(PAINT.with_(name="inside", emissive="#8a7a52", double_sided=True), inside),
        Part(BRASS, caps),
        Part(BLACK_METAL, cord),
        Part(LIGHT, ellipsoid(0.11, 0.11, 0.11, 18, 12).moved(y=0.07)),
    ]


def spotlight_rail() -> list[Part]:
    """A ceiling rail with four spots turned this way and that."""
    rail = box(1.5, 0.035, 0.035, 0.006).moved(y=0.2)
    spots, lights = [], []
    for x, y, tilt in ((-0.56, 30, 35), (-0.19, -35, 32), (0.19, 25, 42), (0.56, -20, 28)):
        barrel = cylinder(0.036, 0.12, 20, 0.008).moved(y=-0.09)
        lens = cylinder(0.03, 0.006, 20, 0.002).moved(y=-0.094)
        spots += [barrel.turned(x=-tilt).turned(y=y).moved(x, 0.13, 0), rod((x, 0.21, 0), (x, 0.12, 0), 0.009)]
        lights.append(lens.turned(x=-tilt).turned(y=y).moved(x, 0.13, 0))
    return [Part(BLACK_METAL, join(rail, *spots)), Part(LIGHT, join(*lights))]


def potted_tree() -> list[Part]:
    """An olive tree in a round planter."""
    pot = lathe(
        [(0, 0), (0.19, 0), (0.215, 0.03), (0.235, 0.36), (0.23, 0.385), (0.21, 0.385), (0.205, 0.33), (0, 0.33)], 28
    )
    trunk = tube(
        spline([(0, 0.3, 0), (0.02, 0.6, 0.01), (-0.015, 0.9, 0), (0.01, 1.2, 0.0), (0, 1.45, 0)], 14),
        np.linspace(0.034, 0.016, 14),
        9,
    )
    branches = join(
        *(
            tube(
                spline([(0, 1.1, 0), (0.1 * c, 1.3, 0.1 * s), (0.26 * c, 1.5, 0.26 * s)], 6),
                [0.014, 0.013, 0.012, 0.01, 0.008, 0.006],
                6,
            )
            for c, s in ring(2, 2, 5)
        )
    )
    core = ellipsoid(0.5, 0.5, 0.5, 14, 10).moved(y=1.46).shaded(0.4)
    leaves = join(core, crown(1.45, 0.43, 150, 0.22))
    return [
        Part(PAINT.with_(name="pot", color="#d9d2c5"), pot),
        Part(SOIL, cylinder(0.205, 0.01, 28).moved(y=0.33)),
        Part(WOOD.with_(color="#8d7458"), join(trunk, branches)),
        Part(LEAF.with_(color="#7d9a70"), leaves),
    ]
