"""The floor as a grid of small cells: which are free, and which of them hang together."""

import math
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from scenes.obstacles import Box
from scenes.places import Place

CELL = 0.1
# Two neighbouring cells outside boxes grown by this much can be joined by a straight line outside the boxes
# themselves: a line of length CELL across a right-angled corner is at most CELL / 2 deep.
MARGIN = CELL / 2
# Of two places about equally near to a goal in furniture, people stop at the one on their own side.
OWN_SIDE = 0.05
FIRST_REACH = 2.0  # metres round a goal within which the nearest cell mostly is

Floats = NDArray[np.float64]


class Grid:
    """Free cells and their regions. A region is a part of the floor where one can walk from anywhere to anywhere."""

    def __init__(self, width: float, depth: float, boxes: Iterable[Box]) -> None:
        self._xs = _centres(width)
        self._zs = _centres(depth)
        free = np.ones((len(self._zs), len(self._xs)), dtype=np.bool_)
        for box in boxes:
            self._cover(free, box)
        self._regions = _label(free)
        self.main_region = _largest(self._regions)

    def region_at(self, place: Place) -> int:
        """The region of the cell at a place; 0 where it is not free or outside."""
        column = round((place.x - self._xs[0]) / CELL)
        row = round((place.z - self._zs[0]) / CELL)
        if 0 <= row < len(self._zs) and 0 <= column < len(self._xs):
            return int(self._regions[row, column])
        return 0

    def around(self, place: Place, reach: float) -> list[tuple[Place, int]]:
        """The free cells within a square of `reach` metres round a place, nearest first, with their regions."""
        rows, columns = self._window(place, reach, reach)
        part = self._regions[rows, columns]
        found = [
            (Place(float(self._xs[columns][column]), float(self._zs[rows][row])), int(part[row, column]))
            for row, column in np.argwhere(part > 0)
        ]
        return sorted(found, key=lambda cell: (cell[0].x - place.x) ** 2 + (cell[0].z - place.z) ** 2)

    def nearest(self, goal: Place, region: int, start: Place) -> Place | None:
        """The cell of a region nearest to `goal`, of about equally near ones that on the side of `start`."""
        between = math.hypot(goal.x - start.x, goal.z - start.z)
        reach, whole = FIRST_REACH, self._regions.shape
        while region:
            rows, columns = self._window(goal, reach, reach)
            part = self._regions[rows, columns]
            down, across = np.nonzero(part == region)
            found, cost = _cheapest(goal, start, self._xs[columns][across], self._zs[rows][down])
            # What lies beyond the window costs at least this.
            if cost <= (1 - OWN_SIDE) * reach + OWN_SIDE * between or part.shape == whole:
                return found
            reach *= 4
        return None

    def _cover(self, free: NDArray[np.bool_], box: Box) -> None:
        reach_x, reach_z = box.reach()
        rows, columns = self._window(Place(box.x, box.z), reach_x + 2 * MARGIN, reach_z + 2 * MARGIN)
        dx, dz = self._xs[columns][None, :] - box.x, self._zs[rows][:, None] - box.z
        local_x, local_z = dx * box.cos + dz * box.sin, dz * box.cos - dx * box.sin
        outside_x, outside_z = np.abs(local_x) > box.half_width + MARGIN, np.abs(local_z) > box.half_depth + MARGIN
        free[rows, columns] &= outside_x | outside_z

    def _window(self, middle: Place, reach_x: float, reach_z: float) -> tuple[slice, slice]:
        begin_x, end_x = np.searchsorted(self._xs, (middle.x - reach_x, middle.x + reach_x))
        begin_z, end_z = np.searchsorted(self._zs, (middle.z - reach_z, middle.z + reach_z))
        return slice(int(begin_z), int(end_z)), slice(int(begin_x), int(end_x))


def _centres(length: float) -> NDArray[np.float64]:
    count = max(1, int(length / CELL))
    return (np.arange(count, dtype=np.float64) - (count - 1) / 2) * np.float64(CELL)


def _cheapest(goal: Place, start: Place, xs: Floats, zs: Floats) -> tuple[Place | None, float]:
    """Of places (n,) the one that `Grid.nearest` looks for, and what it costs."""
    if not len(xs):
        return None, math.inf
    costs = np.hypot(xs - goal.x, zs - goal.z) + OWN_SIDE * np.hypot(xs - start.x, zs - start.z)
    best = int(np.argmin(costs))
    return Place(xs.item(best), zs.item(best)), costs.item(best)


def _largest(regions: NDArray[np.int32]) -> int:
    sizes = np.bincount(regions.ravel())
    sizes[0] = 0
    return int(np.argmax(sizes)) if len(sizes) > 1 else 0


def _label(free: NDArray[np.bool_]) -> NDArray[np.int32]:
    """Numbers regions from 1; 0 is not free. Works on runs of free cells, of which there are few, not on cells."""
    regions = np.zeros(free.shape, dtype=np.int32)
    parents = [0]
    runs: list[tuple[int, int, int, int]] = []
    above: list[tuple[int, int, int]] = []
    for row, line in enumerate(free):
        current = []
        for begin, end in _runs(line):
            run = len(parents)
            parents.append(run)
            for other_begin, other_end, other in above:
                if other_begin < end and begin < other_end:
                    parents[_root(parents, other)] = _root(parents, run)
            current.append((begin, end, run))
            runs.append((row, begin, end, run))
        above = current
    for row, begin, end, run in runs:
        regions[row, begin:end] = _root(parents, run)
    return regions


def _runs(line: NDArray[np.bool_]) -> list[tuple[int, int]]:
    edges = np.flatnonzero(np.diff(line, prepend=False, append=False)).tolist()
    return list(zip(edges[::2], edges[1::2], strict=True))


def _root(parents: list[int], run: int) -> int:
    while parents[run] != run:
        parents[run] = parents[parents[run]]
        run = parents[run]
    return run
