"""How far it is to the nearest obstacle at the least: most steps are clear by this alone, without asking any box."""

import math
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from scenes.obstacles import Box
from scenes.places import Place, distance

CELL = 0.125  # metres
REACH = 1.0  # metres up to which clearance is worked out: twice that is more than any ordinary step
ROUNDING = 1e-6
LEAST = 0.05  # metres of clearance below which a way along an obstacle is not followed on

Floats = NDArray[np.float64]


class Clearance:
    """Lower bounds, true for every place of a cell, of the way to the nearest box and to the edge of the room.

    A disc of that radius round a place is free floor, so a way that such discs cover is clear for sure.
    """

    def __init__(self, width: float, depth: float, boxes: Iterable[Box]) -> None:
        self._half_width, self._half_depth = width / 2, depth / 2
        self._xs, self._zs = _centres(width), _centres(depth)
        to_sides, to_ends = self._half_width - np.abs(self._xs), self._half_depth - np.abs(self._zs)
        from_centres = np.minimum(np.minimum(to_ends[:, None], to_sides[None, :]), REACH)
        for box in boxes:
            self._approach(from_centres, box)
        from_anywhere = from_centres - CELL * math.sqrt(0.5) - ROUNDING
        self._cells = np.maximum(from_anywhere, 0.0, out=from_anywhere).astype(np.float32)

    def at(self, xs: Floats, zs: Floats) -> Floats:
        """The clearance of places (n,), in metres; about 0 outside the room."""
        columns = np.clip((xs + self._half_width) * (1 / CELL), 0, len(self._xs) - 1).astype(np.intp)
        rows = np.clip((zs + self._half_depth) * (1 / CELL), 0, len(self._zs) - 1).astype(np.intp)
        clearance: Floats = self._cells[rows, columns].astype(np.float64)
        return clearance

    def covers(self, a: Place, b: Place) -> bool:
        """Whether the straight way between places in the room is clear for sure; False says nothing.

        Goes on from disc to disc (sphere tracing: J. C. Hart, The Visual Computer 12, 1996).
        """
        length, gone = distance(a, b), 0.0
        while True:
            part = gone / length if length else 0.0
            clearance = self._cell(a.x + (b.x - a.x) * part, a.z + (b.z - a.z) * part)
            if clearance < LEAST:
                return False
            gone += clearance
            if gone > length:
                return True

    def _cell(self, x: float, z: float) -> float:
        column = min(int((x + self._half_width) * (1 / CELL)), len(self._xs) - 1)
        row = min(int((z + self._half_depth) * (1 / CELL)), len(self._zs) - 1)
        return self._cells.item(row, column)

    def _approach(self, from_centres: Floats, box: Box) -> None:
        """Takes a box into account, as far as it matters."""
        reach_x, reach_z = box.reach()
        rows, columns = _window(self._zs, box.z, reach_z + REACH), _window(self._xs, box.x, reach_x + REACH)
        dx, dz = self._xs[columns][None, :] - box.x, self._zs[rows][:, None] - box.z
        beside = np.maximum(np.abs(dx * box.cos + dz * box.sin) - box.half_width, 0.0)
        before = np.maximum(np.abs(dz * box.cos - dx * box.sin) - box.half_depth, 0.0)
        part = from_centres[rows, columns]
        np.minimum(part, np.hypot(beside, before), out=part)


def _centres(length: float) -> Floats:
    return (np.arange(math.ceil(length / CELL), dtype=np.float64) + 0.5) * CELL - length / 2


def _window(centres: Floats, middle: float, reach: float) -> slice:
    begin, end = np.searchsorted(centres, (middle - reach, middle + reach))
    return slice(int(begin), int(end))
