"""Things to sit and lie on: chair, armchair, sofa, stool, bench, bed."""

import numpy as np

from vstore.modelling.curves import rounded_rectangle, spline
from vstore.modelling.materials import DARK_WOOD, LINEN, PALE_WOOD, WOOD, WOVEN
from vstore.modelling.mesh import Floats, Mesh, join, pair
from vstore.modelling.model import Part
from vstore.modelling.shapes import box, cushion, cylinder, rod, slab, tube


def chair() -> list[Part]:
    """A dining chair: bent backrest, upholstered seat, tapered legs."""
    front = rod((0.2, 0.44, -0.2), (0.215, 0.0, -0.225), 0.018, 10, taper=0.65)
    back = tube(
        spline([(0.215, 0.0, 0.25), (0.19, 0.42, 0.2), (0.185, 0.62, 0.215), (0.18, 0.8, 0.25)], 12),
        [0.012] * 2 + [0.018] * 6 + [0.016] * 4,
        10,
    )
    rails = join(
        box(0.38, 0.05, 0.02, 0.006).moved(0, 0.385, -0.2),
        box(0.38, 0.05, 0.02, 0.006).moved(0, 0.385, 0.19),
        pair(box(0.02, 0.05, 0.38, 0.006).moved(0.19, 0.385, 0)),
    )
    rest = (
        slab(rounded_rectangle(0.42, 0.17, 0.05, 5), 0.024, 0.008)
        .shaped(lambda x, y, z: (x, y, z + 0.035 - 0.9 * x**2))
        .turned(x=9)
        .moved(0, 0.72, 0.215)
    )
    seat = cushion(0.46, 0.075, 0.45, 5.0, 36, 10).moved(0, 0.45, -0.01)
    return [Part(WOVEN, seat), Part(WOOD, join(pair(front), pair(back), rails, rest))]


def stool() -> list[Part]:
    """A round stool with four splayed legs and a ring."""
    legs = [
        rod((0.1 * x, 0.42, 0.1 * z), (0.17 * x, 0, 0.17 * z), 0.017, 10, taper=0.7) for x in (1, -1) for z in (1, -1)
    ]
    angle = np.linspace(0, 2 * np.pi, 29)
    hoop = tube(np.column_stack([0.19 * np.cos(angle), np.full(29, 0.16), 0.19 * np.sin(angle)]), 0.008, 6)
    seat = join(cylinder(0.175, 0.03, 32, 0.01).moved(y=0.41))
    pad = cushion(0.35, 0.07, 0.35, 2.0, 32, 10).moved(0, 0.435, 0)
    return [Part(WOVEN, pad), Part(PALE_WOOD, join(*legs, hoop, seat))]


def armchair() -> list[Part]:
    """A lounge chair with round arms on wooden feet."""
    return _lounge(0.82, 0.82, 1)


def sofa() -> list[Part]:
    """A three-seat sofa with loose cushions."""
    return _lounge(1.95, 0.9, 3, scatter=True)


def _lounge(width: float, depth: float, seats: int, *, scatter: bool = False) -> list[Part]:
    arm_width = 0.15
    room = width - 2 * arm_width
    base = box(width - 0.06, 0.17, depth - 0.08, 0.03, 3).moved(0, 0.13, 0)
    arm = box(arm_width, 0.44, depth - 0.03, 0.06, 3).moved(width / 2 - arm_width / 2, 0.13, 0)
    back = box(width - 0.04, 0.6, 0.2, 0.08, 4).turned(x=8).moved(0, 0.16, depth / 2 - 0.15)
    one = room / seats
    places = [(-room / 2 + one * (i + 0.5)) for i in range(seats)]
    cushions = [_plump(one - 0.008, 0.18, depth - 0.26).moved(x, 0.37, -0.07) for x in places]
    backs = [_plump(one - 0.02, 0.17, 0.42).turned(x=-76).moved(x, 0.61, depth / 2 - 0.26) for x in places]
    feet = [
        rod(
            (x * (width / 2 - 0.12), 0.14, z * (depth / 2 - 0.12)),
            (x * (width / 2 - 0.09), 0, z * (depth / 2 - 0.09)),
            0.026,
            10,
            taper=0.6,
        )
        for x in (1, -1)
        for z in (1, -1)
    ]
    parts = [Part(WOVEN, join(base, pair(arm), back, *cushions, *backs)), Part(WOOD, join(*feet))]
    loose = _plump(0.42, 0.15, 0.42, 2.6).turned(x=-68, z=8).moved(width / 2 - 0.36, 0.62, -0.02)
    return [*parts, Part(LINEN, loose)] if scatter else parts


def bench() -> list[Part]:
    """A bench for trying on shoes: a padded seat on a slatted wooden frame."""
    seat = _plump(1.4, 0.12, 0.42, 9.0).moved(y=0.39)
    legs = [
        rod((x * 0.56, 0.36, z * 0.14), (x * 0.62, 0, z * 0.18), 0.022, 10, taper=0.7) for x in (1, -1) for z in (1, -1)
    ]
    frame = box(1.3, 0.04, 0.36, 0.01).moved(y=0.31)
    slats = [box(1.16, 0.016, 0.045, 0.005).moved(0, 0.13, z) for z in (-0.09, 0.0, 0.09)]
    return [Part(LINEN.with_(color="#cfc4b2"), seat), Part(WOOD, join(*legs, frame, *slats))]


def bed() -> list[Part]:
    """A double bed: panelled headboard, duvet turned down, two pillows."""
    frame = join(
        box(1.6, 0.2, 2.02, 0.02).moved(0, 0.14, -0.02),
        pair(rod((0.72, 0.15, -0.95), (0.72, 0, -0.95), 0.03)),
        pair(rod((0.72, 0.15, 0.9), (0.72, 0, 0.9), 0.03)),
    )
    head = box(1.6, 0.86, 0.08, 0.03, 3).moved(0, 0.14, 1.0)
    panels = [_plump(0.52, 0.07, 0.6, 7.0).turned(x=-90).moved(x, 0.7, 0.955) for x in (-0.53, 0, 0.53)]
    mattress = box(1.54, 0.24, 1.94, 0.07, 4).moved(0, 0.3, -0.03)
    duvet = box(1.64, 0.3, 1.42, 0.075, 4).shaped(_rumpled).moved(0, 0.31, -0.3)
    fold = box(1.645, 0.1, 0.26, 0.045, 4).shaped(_rumpled).moved(0, 0.53, 0.3)
    pillows = [_plump(0.66, 0.17, 0.44, 3.2).turned(x=-24).moved(x, 0.62, 0.72) for x in (-0.37, 0.37)]
    return [
        Part(WOVEN, join(duvet, *panels)),
        Part(LINEN, join(mattress, fold, *pillows)),
        Part(DARK_WOOD, join(frame, head)),
    ]


def _plump(width: float, height: float, depth: float, power: float = 6.0) -> Mesh:
    """A cushion with a fuller middle and a soft dent, so that it does not look blown up."""
    return cushion(width, height, depth, power, 24, 8).shaped(
        lambda x, y, z: (x, y * (1 - 0.1 * (2 * x / width) ** 2), z)
    )


def _rumpled(x: Floats, y: Floats, z: Floats) -> tuple[Floats, Floats, Floats]:
    wave = 0.006 * np.sin(9 * x + 3 * z) + 0.004 * np.sin(17 * z + 5 * x)
    return x + 0.5 * wave * (y > 0.1), y + wave * (y > 0.05), z + wave
