"""Clothes as if worn by an invisible body: torsos, sleeves and what is sewn onto their front."""

from dataclasses import dataclass
from functools import cached_property
from math import pi

import numpy as np
from numpy.typing import ArrayLike

from vstore.modelling.curves import spline, step
from vstore.modelling.mesh import Floats, Mesh, join
from vstore.modelling.shapes import lathe, loft, sheet

INSIDE = 0.34  # how much lighter than black the inside of a garment is


@dataclass(frozen=True)
class Fold:
    """Waves round a garment: `count` of them, `depth` as part of the radius, full at `full` m and gone at `gone` m."""

    count: int
    depth: float
    full: float
    gone: float
    turn: float = 0.0
    twist: float = 0.0


@dataclass(frozen=True)
class Body:
    """A garment's trunk by its cross-sections.

    `knots` are (height, width, depth) from the hem up; the front of the top opening lies `drop` lower than its back,
    in a round neckline or, where `vee` is greater, a pointed one.
    """

    knots: tuple[tuple[float, float, float], ...]
    drop: float = 0.06
    folds: tuple[Fold, ...] = ()
    power: float = 2.3
    vee: float = 1.4
    columns: int = 26
    rows: int = 15

    @cached_property
    def _table(self) -> Floats:
        return spline(self.knots, 120)

    @property
    def top(self) -> float:
        return self.knots[-1][0]

    def radius(self, y: Floats) -> tuple[Floats, Floats]:
        """Half the width and half the depth at a height."""
        heights, widths, depths = self._table.T
        return np.interp(y, heights, widths) / 2, np.interp(y, heights, depths) / 2

    def at(self, angle: Floats, y: Floats) -> Floats:
        """Points (..., 3) of the cloth; 0 rad is the wearer's right (+x), -pi/2 the front."""
        a, b = self.radius(y)
        c, s = np.cos(angle), np.sin(angle)
        swing = self._swing(angle, y)
        x = a * np.sign(c) * np.abs(c) ** (2 / self.power) * swing
        z = b * np.sign(s) * np.abs(s) ** (2 / self.power) * swing
        return np.stack([x, y - self._lowered(s, y), z], axis=-1)

    def mesh(self, inside: float = 0.07) -> Mesh:
        """The trunk, hollow at the neck and at the hem."""
        heights = self._rows()
        angle = np.linspace(0, 2 * pi, self.columns, endpoint=False)
        rings = self.at(*np.broadcast_arrays(angle[None, :], heights[:, None]))
        hem = [_inner(rings[0], 0.93, 0.05), _inner(rings[0], 0.97, 0.004)]
        neck = [_inner(rings[-1], 0.93, -0.004), _inner(rings[-1], 0.9, -inside)]
        whole = loft(np.array([*hem, *rings, *neck]))
        return _shade_rows(whole, self.columns + 1, len(rings) + 4, {0: INSIDE, 1: 0.6, -2: 0.6, -1: INSIDE})

    def front(self, x: Floats, y: Floats, lift: float = 0.0) -> Floats:
        """Points on the front of the cloth at (x, y), `lift` metres before it."""
        row = y
        for _ in range(4):
            a, b = self.radius(row)
            part = np.clip(np.abs(x) / a, 0, 0.985)
            z = -b * (1 - part**self.power) ** (1 / self.power)
            row = y + self._lowered(z / b, row)
        swing = self._swing(np.arctan2(z / b, x / a), row)
        return np.stack([x, y, z * swing - lift], axis=-1)

    def patch(self, corners: ArrayLike, lift: float = 0.004, steps: tuple[int, int] = (5, 6)) -> Mesh:
        """A piece sewn on the front: four (x, y) corners from the lower left, counter-clockwise as seen from -z."""
        p = np.asarray(corners, dtype=np.float64)
        u = np.linspace(0, 1, steps[0])[None, :, None]
        v = np.linspace(0, 1, steps[1])[:, None, None]
        flat = (1 - v) * ((1 - u) * p[0] + u * p[1]) + v * ((1 - u) * p[3] + u * p[2])
        return raised(self.front(flat[..., 0], flat[..., 1], lift), lift + 0.005)

    def strip(self, line: ArrayLike, width: float, lift: float = 0.004, count: int = 14) -> Mesh:
        """A band of cloth along (x, y) points on the front."""
        middle = spline(line, count)
        along = np.gradient(middle, axis=0)
        side = np.stack([along[:, 1], -along[:, 0]], axis=1) / np.sqrt((along**2).sum(axis=1, keepdims=True))
        flat = middle[:, None, :] + side[:, None, :] * np.linspace(-width / 2, width / 2, 3)[None, :, None]
        return raised(self.front(flat[..., 0], flat[..., 1], lift), lift + 0.005)

    def buttons(self, places: ArrayLike, radius: float = 0.0075, lift: float = 0.005) -> Mesh:
        """Round buttons at (x, y) places on the front."""
        xy = np.asarray(places, dtype=np.float64)
        button = lathe([(0, -0.002), (radius, -0.002), (radius * 0.9, 0.004), (0, 0.003)], 9).turned(x=-90)
        return join(*(button.moved(*at) for at in self.front(xy[:, 0], xy[:, 1], lift)))

    def _lowered(self, s: Floats, y: Floats) -> Floats:
        """How far the cloth is pulled down for the neckline where the sine of the angle is `s`."""
        reach = max(0.13, 1.7 * self.drop)
        lowered: Floats = self.drop * ((1 - s) / 2) ** self.vee * step(y, self.top - reach, self.top)
        return lowered

    def _rows(self) -> Floats:
        """Heights of the rings, closer together at the shoulders, where the shape turns."""
        low = np.linspace(self.knots[0][0], self.top - 0.14, self.rows - 8)
        return np.concatenate([low, np.linspace(self.top - 0.14, self.top, 9)[1:]])

    def _swing(self, angle: Floats, y: Floats) -> Floats:
        swing = np.ones(np.broadcast(angle, y).shape)
        for f in self.folds:
            strength = step(y, f.gone, f.full)
            swing = swing + f.depth * strength * _wave(f.count * angle + f.turn + f.twist * y)
        return swing


def sleeve(
    path: ArrayLike,
    radii: ArrayLike,
    *,
    rows: int = 12,
    columns: int = 12,
    flat: float = 0.8,
    wrinkle: float = 0.05,
) -> Mesh:
    """A sleeve or leg along knots (n, 3), hollow at its end; `radii` one per knot, wrinkled a little at the bend."""
    knots = np.asarray(path, dtype=np.float64)
    line = spline(np.column_stack([knots, np.asarray(radii, dtype=np.float64)]), rows)
    along = np.gradient(line[:, :3], axis=0)
    along /= np.sqrt((along**2).sum(axis=1, keepdims=True))
    side = np.cross(along, [0.0, 0.0, 1.0])
    side /= np.sqrt((side**2).sum(axis=1, keepdims=True))
    front = np.cross(side, along)
    angle = np.linspace(0, 2 * pi, columns, endpoint=False)
    radius = line[:, 3, None] * (1 + wrinkle * _wrinkles(rows, angle))
    wide = (radius * np.cos(angle))[..., None] * side[:, None, :]
    deep = (radius * np.sin(angle) * flat)[..., None] * front[:, None, :]
    rings = line[:, None, :3] + wide + deep
    lip = _towards(rings[-1], 0.9, along[-1] * -0.003)
    end = _towards(rings[-1], 0.82, along[-1] * -0.05)
    whole = loft(np.array([*rings, lip, end]))
    return _shade_rows(whole, columns + 1, rows + 2, {-2: 0.6, -1: INSIDE})


def cuff(path: ArrayLike, radius: float, length: float, *, columns: int = 12, flat: float = 0.8) -> Mesh:
    """A band round the last `length` metres of a sleeve's path, a little wider than the sleeve."""
    knots = np.asarray(path, dtype=np.float64)
    back = (knots[-2] - knots[-1]) / np.sqrt(((knots[-2] - knots[-1]) ** 2).sum())
    line = [knots[-1] + back * length, knots[-1] + back * length * 0.5, knots[-1] - back * 0.004]
    return sleeve(line, [radius * 0.96, radius * 1.04, radius], rows=5, columns=columns, flat=flat, wrinkle=0)


def neckband(body: Body, height: float, thick: float, *, gap: float = 0.0, lean: float = 0.0) -> Mesh:
    """A raised band round the top opening; `gap` radians are left open at the front."""
    start = -pi / 2 + gap / 2
    angle = np.linspace(start, start + 2 * pi - gap, body.columns, endpoint=gap > 0)
    base = body.at(angle, np.full_like(angle, body.top))
    out = base * np.array([1, 0, 1]) / np.sqrt((base[:, [0, 2]] ** 2).sum(axis=1, keepdims=True))
    up = np.array([0.0, 1.0, 0.0])
    rows = [
        (thick, -0.4 * height),
        (thick * 1.3, 0.3 * height),
        (thick * 0.6 + lean, height),
        (lean - thick, 0.9 * height),
    ]
    rows.append((-thick, -0.3 * height))
    return sheet(np.array([base + out * o + up * h for o, h in rows]), closed=gap == 0).outward()


def raised(grid: Floats, sink: float) -> Mesh:
    """A sheet (r, c, 3) facing -z whose rim turns `sink` metres back, so that it has an edge."""
    padded = np.pad(grid, ((1, 1), (1, 1), (0, 0)), mode="edge")
    rim = np.ones(padded.shape[:2], dtype=bool)
    rim[1:-1, 1:-1] = False
    padded[rim] += [0.0, 0.0, sink]
    mesh = sheet(padded)
    a, b, c = (mesh.points[mesh.faces[:, k]] for k in range(3))
    return mesh if np.cross(b - a, c - a)[:, 2].sum() < 0 else mesh.flipped()


def _wave(phase: Floats) -> Floats:
    """Cloth falls in narrow ridges and wide valleys."""
    wave: Floats = 0.75 * np.cos(phase) + 0.3 * np.cos(2 * phase)
    return wave


def _inner(ring: Floats, part: float, rise: float) -> Floats:
    return _towards(ring, part, np.array([0.0, rise, 0.0]))


def _towards(ring: Floats, part: float, move: Floats) -> Floats:
    middle = ring.mean(axis=0)
    moved: Floats = middle + (ring - middle) * part + move
    return moved


def _wrinkles(rows: int, angle: Floats) -> Floats:
    along = np.linspace(0, 1, rows)[:, None]
    ripple: Floats = np.sin(along * 23 + 2 * np.cos(angle)) * np.sin(along * pi)
    return ripple


def _shade_rows(mesh: Mesh, columns: int, rows: int, shades: dict[int, float]) -> Mesh:
    """Darken whole rows of a loft, and the fan that closes it beside the first or the last."""
    tone = np.ones(len(mesh.points))
    for row, shade in shades.items():
        first = (row % rows) * columns
        tone[first : first + columns] = shade
    tone[rows * columns :] = INSIDE
    return mesh.shaded(1.0).toned(lambda _x, _y, _z: tone)
