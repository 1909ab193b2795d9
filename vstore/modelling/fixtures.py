"""What a shop stands its goods on: rack, shelf, table, counter, plinth, podium, mannequin stand."""

import numpy as np

from vstore.modelling.curves import rounded_rectangle, spline
from vstore.modelling.materials import BLACK_METAL, BRASS, DARK, METAL, PAINT, PALE_WOOD, SCREEN, WOOD
from vstore.modelling.mesh import Floats, Mesh, join, pair
from vstore.modelling.model import Part
from vstore.modelling.shapes import box, cylinder, ellipsoid, lathe, rod, slab, tube
from vstore.modelling.slots import SHELF_LEVELS


def rack() -> list[Part]:
    """A clothes rail on castors with a wooden tray below."""
    rail = rod((-0.96, 1.562, 0), (0.96, 1.562, 0), 0.015)  # a hook whose top is at 1.58 lies on it
    posts = pair(rod((0.96, 0.1, 0), (0.96, 1.63, 0), 0.015))
    foot = tube(spline([(0.96, 0.1, -0.23), (0.96, 0.1, 0.0), (0.96, 0.1, 0.23)], 5), 0.015, 10)
    tray = join(
        box(1.9, 0.025, 0.34, 0.006).moved(0, 0.14, 0),
        *(box(1.9, 0.05, 0.016, 0.004).moved(0, 0.13, z) for z in (-0.165, 0.165)),
    )
    wheels = join(*(_castor().moved(x, 0, z) for x in (-0.96, 0.96) for z in (-0.215, 0.215)))
    caps = pair(ellipsoid(0.04, 0.03, 0.04, 12, 8).moved(0.96, 1.63, 0))
    return [Part(BLACK_METAL, join(rail, posts, pair(foot), wheels)), Part(PALE_WOOD, tray), Part(BRASS, caps)]


def _castor() -> Mesh:
    wheel = cylinder(0.03, 0.022, 16, 0.006).turned(z=90).moved(0.011, 0.03, 0)
    return join(wheel, box(0.03, 0.03, 0.03, 0.006).moved(0, 0.055, 0))


def shelf() -> list[Part]:
    """Three wooden boards between slim steel frames, a plinth below and a cornice above."""
    boards = [box(1.94, 0.03, 0.36, 0.006).moved(0, y - 0.03, 0.0) for y in SHELF_LEVELS]
    posts = [box(0.026, 1.9, 0.026, 0.004).moved(x, 0, z) for x in (-0.985, 0.985) for z in (-0.185, 0.185)]
    ties = [box(0.02, 0.02, 0.36, 0.003).moved(x, y - 0.025, 0) for x in (-0.985, 0.985) for y in (*SHELF_LEVELS, 1.9)]
    back = box(1.95, 1.62, 0.014, 0.003).shaded(1.6).moved(0, 0.26, 0.178)
    top = box(2.0, 0.03, 0.4, 0.006).moved(0, 1.87, 0)
    drawers = [box(0.635, 0.2, 0.34, 0.008).moved(x, 0.06, 0.0) for x in (-0.648, 0.0, 0.648)]
    grips = [box(0.14, 0.012, 0.02, 0.004).moved(x, 0.2, -0.178) for x in (-0.648, 0.0, 0.648)]
    return [
        Part(PALE_WOOD, join(*boards, top)),
        Part(BLACK_METAL, join(*posts, *ties)),
        Part(PAINT, join(back, *drawers)),
        Part(BRASS, join(*grips)),
    ]


def table() -> list[Part]:
    """A display table with a lower board."""
    top = slab(rounded_rectangle(1.6, 0.9, 0.05, 5), 0.04, 0.008).turned(x=-90).moved(y=0.83)
    low = box(1.36, 0.025, 0.66, 0.008).moved(y=0.2)
    legs = [box(0.05, 0.81, 0.05, 0.008).moved(x, 0, z) for x in (-0.7, 0.7) for z in (-0.35, 0.35)]
    apron = join(
        *(box(1.36, 0.07, 0.024, 0.004).moved(0, 0.74, z) for z in (-0.35, 0.35)),
        pair(box(0.024, 0.07, 0.66, 0.004).moved(0.7, 0.74, 0)),
    )
    return [Part(PALE_WOOD, join(top, low)), Part(PAINT, join(*legs, apron))]


def counter() -> list[Part]:
    """A cash desk: slatted front, wooden top, a till screen and a card reader on it."""
    body = box(2.1, 0.84, 0.6, 0.02, 2).moved(0, 0.05, 0.02)
    slats = [box(0.055, 0.76, 0.03, 0.01).moved(x, 0.09, -0.29) for x in np.linspace(-1.0, 1.0, 23)]
    kick = box(2.0, 0.06, 0.52, 0.004).moved(0, 0, 0.03)
    top = slab(rounded_rectangle(2.2, 0.7, 0.05, 4), 0.045, 0.01).turned(x=-90).moved(0, 0.905, 0)
    stand = join(cylinder(0.07, 0.012, 24).moved(0.55, 0.927, 0.1), rod((0.55, 0.93, 0.1), (0.55, 0.98, 0.1), 0.012))
    case = slab(rounded_rectangle(0.24, 0.15, 0.012), 0.016, 0.004).turned(x=-18).moved(0.55, 0.985, 0.09)
    glow = slab(rounded_rectangle(0.22, 0.13, 0.006), 0.004).turned(x=-18).moved(0.55, 0.987, 0.0985)
    reader = slab(rounded_rectangle(0.08, 0.14, 0.014), 0.022, 0.006).turned(x=-75).moved(0.24, 0.945, -0.05)
    return [
        Part(PAINT, body),
        Part(WOOD, join(top, *slats)),
        Part(DARK, join(kick, case, reader)),
        Part(METAL, stand),
        Part(SCREEN, glow),
    ]


def plinth() -> list[Part]:
    """A plain block with a shadow gap at the floor."""
    return [Part(PAINT, box(0.6, 0.47, 0.6, 0.012, 3).moved(y=0.03)), Part(DARK, box(0.54, 0.04, 0.54, 0.002))]


def podium() -> list[Part]:
    """A low boarded stage for furniture."""
    boards = [box(0.236, 0.03, 2.0, 0.004).moved(x, 0.09, 0) for x in np.linspace(-1.08, 1.08, 10)]
    return [Part(PALE_WOOD, join(*boards)), Part(PAINT, box(2.36, 0.09, 1.96, 0.004))]


def mannequin_stand() -> list[Part]:
    """An egg head over a hook on a pole: the garment hangs below as if worn."""
    base = lathe([(0, 0), (0.2, 0), (0.21, 0.008), (0.2, 0.018), (0.04, 0.03), (0.016, 0.05), (0, 0.05)], 40)
    pole = tube(
        spline([(0, 0.03, 0.08), (0, 0.7, 0.08), (0, 1.5, 0.08), (0, 1.68, 0.06), (0, 1.74, 0.02), (0, 1.78, 0.0)], 24),
        0.012,
        10,
    )
    egg = ellipsoid(0.15, 0.22, 0.185, 28, 18).shaped(_face).moved(y=1.84)
    neck = lathe([(0, 1.715), (0.03, 1.715), (0.042, 1.73), (0.036, 1.76), (0.04, 1.79), (0, 1.8)], 20)
    return [
        Part(BLACK_METAL, join(base.moved(z=0.04), pole)),
        Part(PALE_WOOD, neck),
        Part(PAINT.with_(name="head"), egg),
    ]


def _face(x: Floats, y: Floats, z: Floats) -> tuple[Floats, Floats, Floats]:
    """An egg that narrows to the chin and tips it forward."""
    narrow = 1 - 0.9 * np.clip(-y, 0, 1)
    return x * narrow, y, z * narrow - 0.2 * np.clip(-y, 0, 1)
