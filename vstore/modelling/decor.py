"""Things that make a room a home: cushion, blanket, plants, basket, mirror, clock, picture, book, gift box."""

import numpy as np

from vstore.modelling.curves import ring, rounded_rectangle, spline, step
from vstore.modelling.foliage import leafy, succulent
from vstore.modelling.materials import (
    BRASS,
    CLAY,
    DARK,
    GLAZE,
    KNITTED,
    LEAF,
    MATT,
    MIRROR,
    PAPER,
    SOIL,
    TRIM,
    WOOD,
    WOVEN,
)
from vstore.modelling.mesh import Floats, Mesh, join
from vstore.modelling.model import Part
from vstore.modelling.shapes import box, cylinder, ellipsoid, lathe, slab, tube
from vstore.modelling.shapes import cushion as pillow


def cushion() -> list[Part]:
    """A square cushion standing on its edge, piped round the seam."""
    body = pillow(0.45, 0.17, 0.45, 5.5, 40, 12).shaped(_cornered).turned(x=-82)
    line = ring(0.45, 0.45, 41, 5.5)
    x, _, z = _cornered(line[:, 0], np.zeros(41), line[:, 1])
    piping = tube(np.column_stack([x, np.zeros(41), z])[[*range(41), 0]], 0.006, 6).turned(x=-82)
    return [Part(WOVEN, body), Part(TRIM, piping)]


def _cornered(x: Floats, y: Floats, z: Floats) -> tuple[Floats, Floats, Floats]:
    """Pulls the middle of the edges in, as a filling does, and leaves ears at the corners."""
    pull = 1 - 0.07 * np.cos(2 * np.arctan2(z, x)) ** 2
    return x * pull, y * (1 - 0.25 * (4.4 * np.abs(x) * np.abs(z) * 4.4)), z * pull


def blanket() -> list[Part]:
    """A folded woollen throw with a fringe in front."""
    layers = [_fold(0.4 - 0.012 * i, 0.3, 0.05 * i) for i in range(3)]
    roll = tube([(-0.2, 0.0, 0), (0, 0, 0), (0.2, 0, 0)], 0.024, 10)
    rolls = join(
        roll.moved(0, 0.026, -0.145),
        roll.scaled(x=0.97).moved(0, 0.076, -0.145),
        roll.scaled(x=0.94).moved(0, 0.126, -0.143),
    )
    fringe = [
        tube([(x, 0.138, -0.14), (x + 0.003, 0.115, -0.172), (x, 0.075, -0.175)], 0.0045, 5)
        for x in np.linspace(-0.17, 0.17, 16)
    ]
    stripes = join(*layers, rolls).toned(lambda x, _y, _z: 1 - 0.22 * step(np.abs(np.abs(x) - 0.11), 0.02, 0.016))
    return [Part(KNITTED, stripes), Part(TRIM, join(*fringe))]


def _fold(width: float, depth: float, y: float) -> Mesh:
    return pillow(width, 0.056, depth, 8.0, 32, 8).moved(y=y + 0.026)


def plant() -> list[Part]:
    """A big-leaved house plant in a footed pot."""
    pot = _pot(0.17, 0.2, 0.3).moved(y=0.08)
    feet = [
        tube([(0.12 * np.cos(a), 0.12, 0.12 * np.sin(a)), (0.15 * np.cos(a), 0, 0.15 * np.sin(a))], [0.016, 0.011], 8)
        for a in np.radians([90, 210, 330])
    ]
    stems, leaves = leafy(y=0.36, count=17, reach=0.3, height=0.58, leaf=0.23)
    return [
        Part(GLAZE, pot),
        Part(WOOD, join(*feet)),
        Part(SOIL, cylinder(0.185, 0.02, 28).moved(y=0.34)),
        Part(LEAF, leaves),
        Part(LEAF.with_(name="stem", color="#7f9a5c"), stems),
    ]


def plant_pot() -> list[Part]:
    """A succulent in a small pot."""
    pot = _pot(0.068, 0.085, 0.13)
    return [
        Part(GLAZE, pot),
        Part(SOIL, cylinder(0.078, 0.01, 24).moved(y=0.112)),
        Part(LEAF.with_(color="#86a873"), succulent(0.12, 0.095)),
    ]


def _pot(bottom: float, top: float, height: float) -> Mesh:
    rim = 0.08 * top
    profile = [
        (0, 0),
        (bottom - rim, 0),
        (bottom, rim),
        (top * 0.97, height * 0.8),
        (top, height - rim),
        (top - rim / 2, height),
        (top - rim * 1.5, height - rim),
        (top * 0.86, height * 0.7),
        (0, height * 0.7),
    ]
    return lathe(profile, 28)


def basket() -> list[Part]:
    """A woven basket with two rope handles."""
    rows = np.linspace(0, 0.28, 27)
    radius = 0.135 + 0.03 * np.sin(rows / 0.28 * 2.2)
    profile = [
        (0, 0.0),
        *zip(radius + 0.004 * (np.arange(27) % 2), rows, strict=True),
        (radius[-1] - 0.012, 0.275),
        (radius[-1] - 0.016, 0.05),
        (0, 0.04),
    ]
    handle = tube(
        spline([(0.05, 0.25, 0), (0.045, 0.29, 0.01), (0, 0.315, 0.016), (-0.045, 0.29, 0.01), (-0.05, 0.25, 0)], 13),
        0.009,
        7,
    )
    handles = join(handle.moved(z=0.158), handle.turned(y=180).moved(z=-0.158))
    return [Part(WOVEN, lathe(profile, 32)), Part(TRIM.with_(name="rope", color="#b98d5a"), handles)]


def mirror() -> list[Part]:
    """An oval wall mirror in a slim frame."""
    line = ring(0.52, 0.72, 49)[[*range(49), 0]]
    frame = tube(np.column_stack([line[:, 0], line[:, 1], np.zeros(50)]), 0.016, 8)
    return [Part(MATT, frame), Part(MIRROR, slab(ring(0.52, 0.72, 48), 0.008).moved(z=0.004))]


def clock() -> list[Part]:
    """A wall clock at ten past ten."""
    rim = lathe(
        [(0.14, -0.02), (0.157, -0.018), (0.16, 0.0), (0.155, 0.022), (0.146, 0.024), (0.142, 0.012), (0.14, -0.02)], 36
    ).turned(x=-90)
    face = (
        lathe([(0, 0), (0.146, 0), (0.146, 0.02), (0.1, 0.02), (0.05, 0.02), (0, 0.02)], 36)
        .turned(x=-90)
        .shaded(1.25)
        .moved(z=0.012)
    )
    long_ = [box(0.006, 0.022, 0.003, 0.001).moved(0, 0.105, -0.009).turned(z=30 * i) for i in range(12)]
    hands = [
        box(0.008, 0.085, 0.004, 0.001).moved(0, -0.01, -0.012).turned(z=57),
        box(0.006, 0.118, 0.004, 0.001).moved(0, -0.014, -0.015).turned(z=-62),
    ]
    pin = cylinder(0.009, 0.008, 14, 0.002).turned(x=-90).moved(z=-0.011)
    return [Part(MATT, rim), Part(PAPER, face), Part(DARK, join(*long_, *hands, pin))]


def frame() -> list[Part]:
    """A framed abstract print: sun, hills and a mount around them."""
    bars = join(
        *(box(0.5, 0.025, 0.03, 0.004).moved(y=y) for y in (0.0, 0.675)),
        *(box(0.025, 0.69, 0.03, 0.004).moved(x, 0.005, 0) for x in (-0.2375, 0.2375)),
    )
    mount = box(0.46, 0.66, 0.01, 0.001).moved(0, 0.02, 0.006)
    sun = slab(ring(0.13, 0.13, 30), 0.003).moved(-0.05, 0.43, -0.001)
    hills = [
        slab(_hill(a, b, c), 0.002 + 0.001 * i).moved(z=-0.001 * i)
        for i, (a, b, c) in enumerate(((0.34, 0.05, 0.0), (0.27, 0.04, 1.7), (0.2, 0.035, 3.4)))
    ]
    colors = ("#d9b08c", "#b5715a", "#5d6b63")
    print_ = [
        Part(PAPER.with_(name=f"print_{i}", color=c), h) for i, (c, h) in enumerate(zip(colors, hills, strict=True), 1)
    ]
    return [Part(MATT, bars), Part(PAPER, mount), Part(CLAY.with_(name="print_sun", color="#e2a13f"), sun), *print_]


def _hill(height: float, swell: float, phase: float) -> Floats:
    x = np.linspace(0.16, -0.16, 18)
    top = np.column_stack([x, height + swell * np.sin(x * 14 + phase)])
    return np.concatenate([[(-0.16, 0.11), (0.16, 0.11)], top])


def book() -> list[Part]:
    """A hardcover that stands a little turned, so that its cover and its spine show."""
    cover = slab(rounded_rectangle(0.155, 0.22, 0.005, 2), 0.004, 0.0015).moved(y=0.11)
    covers = [cover.moved(z=0.018), cover.moved(z=-0.018), box(0.008, 0.22, 0.04, 0.003).moved(0.075, 0, 0)]
    pages = box(0.144, 0.206, 0.032, 0.002).moved(0.0, 0.007, 0)
    sun = slab(ring(0.07, 0.07, 26), 0.003).moved(0, 0.135, -0.0205)
    lines = [
        box(w, h, 0.003, 0.0005).moved(0, y, -0.0205)
        for w, h, y in ((0.1, 0.012, 0.06), (0.07, 0.007, 0.045), (0.045, 0.005, 0.02))
    ]
    bands = [box(0.003, 0.004, 0.041, 0.0005).moved(0.0785, y, 0) for y in (0.02, 0.19)]
    parts = [Part(MATT, join(*covers)), Part(PAPER, pages), Part(BRASS.with_(name="title"), join(sun, *lines, *bands))]
    return [Part(part.material, part.mesh.turned(y=-24)) for part in parts]


def gift_box() -> list[Part]:
    """A gift box with a ribbon and a bow: stands in for any product without a model of its own."""
    body = box(0.225, 0.13, 0.225, 0.006, 2)
    lid = box(0.24, 0.04, 0.24, 0.007, 2).moved(y=0.128)
    bands = join(box(0.036, 0.168, 0.2435, 0.003).moved(y=0.001), box(0.2435, 0.168, 0.036, 0.003).moved(y=0.001))
    loop = spline([(0, 0.17, 0), (0.045, 0.205, 0), (0.085, 0.205, 0), (0.07, 0.172, 0), (0, 0.17, 0)], 15)
    loops = join(*(tube(loop, 0.018, 6, flat=0.16).turned(y=a) for a in (30, 150, 210, 330)))
    tail = tube(spline([(0, 0.172, 0), (0.05, 0.178, 0), (0.095, 0.171, 0)], 7), 0.014, 6, flat=0.16)
    knot = ellipsoid(0.04, 0.03, 0.04, 12, 8).moved(y=0.178)
    tails = join(tail.turned(y=75), tail.turned(y=-80))
    return [
        Part(MATT, join(body.shaded(0.94), lid)),
        Part(TRIM.with_(name="ribbon", color="#d8b25c", roughness=0.45), join(bands, loops, tails, knot)),
    ]
