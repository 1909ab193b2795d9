"""Case goods and tables: dining table, side table, desk, bookcase, and the rug under them."""

import numpy as np

from vstore.modelling.curves import rounded_rectangle
from vstore.modelling.materials import BRASS, MATT, PRIMARY, TRIM, WOOD, WOVEN
from vstore.modelling.mesh import Floats, Mesh, join, pair
from vstore.modelling.model import Part
from vstore.modelling.shapes import box, cylinder, rod, slab

_TINTED_WOOD = PRIMARY.with_(texture=WOOD.texture, roughness=0.6)


def dining_table() -> list[Part]:
    top = _board(1.6, 0.9, 0.036, 0.06).moved(y=0.732)
    apron = join(
        box(1.3, 0.07, 0.025, 0.005).moved(0, 0.645, -0.34),
        box(1.3, 0.07, 0.025, 0.005).moved(0, 0.645, 0.34),
        pair(box(0.025, 0.07, 0.66, 0.005).moved(0.65, 0.645, 0)),
    )
    legs = [
        rod((x * 0.66, 0.715, z * 0.34), (x * 0.72, 0, z * 0.39), 0.036, 14, taper=0.55)
        for x in (1, -1)
        for z in (1, -1)
    ]
    return [Part(_TINTED_WOOD, top), Part(WOOD, join(apron, *legs))]


def side_table() -> list[Part]:
    top = join(cylinder(0.225, 0.022, 40, 0.006).moved(y=0.478), cylinder(0.17, 0.016, 36, 0.005).moved(y=0.16))
    legs = [
        rod((0.15 * np.cos(a), 0.48, 0.15 * np.sin(a)), (0.205 * np.cos(a), 0, 0.205 * np.sin(a)), 0.014, 10, taper=0.7)
        for a in np.radians([90, 210, 330])
    ]
    return [Part(MATT, top), Part(WOOD, join(*legs))]


def desk() -> list[Part]:
    top = _board(1.3, 0.65, 0.03, 0.03).moved(y=0.745)
    legs = [
        rod((x * 0.56, 0.73, z * 0.25), (x * 0.6, 0, z * 0.29), 0.022, 12, taper=0.6) for x in (1, -1) for z in (1, -1)
    ]
    chest = box(0.38, 0.13, 0.52, 0.008).moved(0.38, 0.6, 0.02)
    drawers = join(
        box(0.36, 0.11, 0.02, 0.006).moved(0.38, 0.61, -0.245), box(0.5, 0.07, 0.02, 0.006).moved(-0.1, 0.655, -0.24)
    )
    body = box(0.74, 0.08, 0.5, 0.006).moved(-0.17, 0.65, 0.02)
    knobs = join(_knob(0.38, 0.665, -0.258), _knob(-0.1, 0.69, -0.253))
    return [Part(MATT, join(drawers, chest, body)), Part(WOOD, join(top, *legs)), Part(BRASS, knobs)]


def bookcase() -> list[Part]:
    """Open shelves with some books and a vase, so that its use and size are plain."""
    sides = pair(box(0.03, 1.74, 0.32, 0.006).moved(0.385, 0.06, 0))
    levels = [box(0.76, 0.026, 0.3, 0.004).moved(0, y, 0.0) for y in (0.06, 0.42, 0.78, 1.14, 1.47, 1.774)]
    back = box(0.76, 1.72, 0.01, 0.002).moved(0, 0.07, 0.15)
    feet = [
        rod((x * 0.35, 0.07, z * 0.12), (x * 0.36, 0, z * 0.13), 0.02, 8, taper=0.7) for x in (1, -1) for z in (1, -1)
    ]
    books = [
        _row(y, x, count, seed)
        for y, x, count, seed in (
            (0.446, -0.35, 7, 1),
            (0.806, -0.05, 8, 3),
            (1.166, -0.35, 6, 5),
            (0.086, -0.35, 9, 8),
        )
    ]
    colors = ("#b5543c", "#3f5f7a", "#d9a441", "#8a9a6b")
    shelves = [
        Part(TRIM.with_(name=f"books_{i}", color=color), mesh)
        for i, (color, mesh) in enumerate(zip(colors, books, strict=True), 1)
    ]
    return [Part(_TINTED_WOOD, join(sides, *levels, back.shaded(0.85))), Part(WOOD, join(*feet)), *shelves]


def rug() -> list[Part]:
    """A rug whose pile is cut in relief: a border of two tones, lozenges within lozenges, fringed short sides."""
    frames = [(1.6, 1.2, 0.62), (1.54, 1.14, 1.0), (1.36, 0.96, 0.7), (1.33, 0.93, 0.94)]
    layers = [_pile(rounded_rectangle(w, d, 0.02), 0.01 + 0.001 * i, tone) for i, (w, d, tone) in enumerate(frames)]
    lozenges = [
        _pile(_LOZENGE * size + np.array([x, z]), 0.0135 + 0.0008 * i, tone)
        for x in np.linspace(-0.528, 0.528, 5)
        for z in (-0.29, 0.0, 0.29)
        for i, (size, tone) in enumerate(((1.0, 0.66), (0.72, 1.0), (0.36, 0.56)))
    ]
    dashes = [
        _pile(rounded_rectangle(0.05, 0.022, 0.004, 1) + np.array([x, z]), 0.0125, 0.66)
        for x in np.linspace(-0.66, 0.66, 12)
        for z in (-0.525, 0.525)
    ]
    fringe = [box(0.05, 0.006, 0.018, 0.002).moved(0.82, 0, z) for z in np.linspace(-0.57, 0.57, 24)]
    return [Part(WOVEN, join(*layers, *lozenges, *dashes)), Part(TRIM, pair(join(*fringe)))]


_LOZENGE = np.array([(0.128, 0), (0, 0.14), (-0.128, 0), (0, -0.14)])


def _pile(outline: Floats, height: float, tone: float) -> Mesh:
    """Tufts cut to one height, of one tone."""
    return slab(outline, height).turned(x=-90).moved(y=height / 2).shaded(tone)


def _board(width: float, depth: float, thickness: float, corner: float) -> Mesh:
    board = slab(rounded_rectangle(width, depth, corner, 5), thickness, 0.008)
    return board.turned(x=-90)


def _knob(x: float, y: float, z: float) -> Mesh:
    return cylinder(0.012, 0.02, 12, 0.004).turned(x=-90).moved(x, y, z)


def _row(y: float, x: float, count: int, seed: int) -> Mesh:
    """A row of books of different heights; the last one leans."""
    books, at = [], x
    for i in range(count):
        thick = 0.024 + 0.006 * ((seed * 7 + i * 5) % 4)
        tall = 0.2 + 0.018 * ((seed * 3 + i * 7) % 5)
        lean = 9.0 if i == count - 1 else 0.0
        books.append(
            box(thick, tall, 0.17, 0.003)
            .shaded(0.8 + 0.05 * ((i * 3 + seed) % 5))
            .turned(z=lean)
            .moved(at + thick / 2 + lean * 0.0035, y, -0.03)
        )
        at += thick + 0.002
    return join(*books)
