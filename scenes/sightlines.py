"""What lies open from a place in a straight line: `Box.entry` for one place, many targets and all boxes at once."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from scenes.obstacles import EDGE, PARALLEL, Box
from scenes.places import Place

AT_ONCE = 16  # boxes tested together

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]


class Sightlines:
    """Boxes as columns of numbers."""

    def __init__(self, boxes: Sequence[Box]) -> None:
        columns = np.array([(b.x, b.z, b.half_width, b.half_depth, b.cos, b.sin) for b in boxes], dtype=np.float64)
        self._x, self._z, half_width, half_depth, self._cos, self._sin = columns.T
        self._half_width, self._half_depth = half_width - EDGE, half_depth - EDGE
        self._reach = np.hypot(half_width, half_depth)

    def clear(self, a: Place, xs: Floats, zs: Floats) -> Flags:
        """Whether the straight ways from `a` to the targets (n,) enter no box.

        The boxes nearest to `a` come first: they hide most of the targets, which then need not be tested again. Boxes
        that lie aside of `a` and all targets are not tested.
        """
        clear = np.ones(len(xs), dtype=np.bool_)
        among = np.flatnonzero(_alongside(self._x, self._reach, a.x, xs) & _alongside(self._z, self._reach, a.z, zs))
        nearest = among[np.argsort(np.hypot(self._x[among] - a.x, self._z[among] - a.z) - self._reach[among])]
        for begin in range(0, len(nearest), AT_ONCE):
            left = np.flatnonzero(clear)
            if not len(left):
                break
            clear[left] = ~self._entered(nearest[begin : begin + AT_ONCE], a.x, a.z, xs[left], zs[left])
        return clear

    def clear_each(self, starts: Floats, ends: Floats) -> Flags:
        """Whether the straight way from each of many starts (n, 2) to its own end (n, 2) enters no box."""
        clear = np.ones(len(starts), dtype=np.bool_)
        every = np.arange(len(self._x))
        for begin in range(0, len(every), AT_ONCE):
            boxes = every[begin : begin + AT_ONCE]
            clear &= ~self._entered(boxes, starts[:, :1], starts[:, 1:], ends[:, 0], ends[:, 1])
        return clear

    def _entered(
        self, boxes: NDArray[np.intp], start_x: float | Floats, start_z: float | Floats, xs: Floats, zs: Floats
    ) -> Flags:
        """Which of the targets (n,) lie behind one of the boxes, seen from one start or from one each (n, 1)."""
        x, z, cos, sin = self._x[boxes], self._z[boxes], self._cos[boxes], self._sin[boxes]
        start_x, start_z = _local(start_x - x, start_z - z, cos, sin)
        end_x, end_z = _local(xs[:, None] - x, zs[:, None] - z, cos, sin)
        enter_x, leave_x = _slabs(start_x, end_x - start_x, self._half_width[boxes])
        enter_z, leave_z = _slabs(start_z, end_z - start_z, self._half_depth[boxes])
        enter, leave = np.maximum(enter_x, enter_z), np.minimum(leave_x, leave_z)
        entered: Flags = np.logical_or.reduce((enter < leave) & (enter < 1.0) & (leave > 0.0), axis=1)
        return entered


def _alongside(middles: Floats, reach: Floats, a: float, ends: Floats) -> Flags:
    """Along one axis: which boxes may reach into the span of `a` and all ends."""
    least, most = np.min(ends, initial=a), np.max(ends, initial=a)
    alongside: Flags = (middles + reach >= least) & (middles - reach <= most)
    return alongside


def _local(dx: Floats, dz: Floats, cos: Floats, sin: Floats) -> tuple[Floats, Floats]:
    return dx * cos + dz * sin, dz * cos - dx * sin


def _slabs(start: Floats, way: Floats, half: Floats) -> tuple[Floats, Floats]:
    way = np.where(np.abs(way) < PARALLEL, PARALLEL, way)
    one, other = (-half - start) / way, (half - start) / way
    return np.minimum(one, other), np.maximum(one, other)
