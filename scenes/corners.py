"""Shortest ways from corner to corner: the visibility graph of a floor, found piece by piece as it is asked for."""

import heapq
import math
from collections.abc import Iterator

import msgspec
import numpy as np
from numpy.typing import NDArray

from scenes.obstacles import Box
from scenes.places import Place, distance
from scenes.sightlines import Flags, Sightlines

ROUNDING = 1e-9
# Most ways round furniture are no longer than so many times the straight one and so many metres.
DETOUR = 1.1
ASIDE = 2.0


class Corner(msgspec.Struct, frozen=True):
    """A place just off a box's corner, with the two directions that lead away from the box's faces."""

    place: Place
    away_x: tuple[float, float]
    away_z: tuple[float, float]


def corners_of(box: Box, gap: float) -> Iterator[Corner]:
    """The four corners of a box, each `gap` metres off both its faces."""
    width, depth = box.half_width + gap, box.half_depth + gap
    for x, z in ((-1, -1), (1, -1), (1, 1), (-1, 1)):
        yield Corner(box.outer(x * width, z * depth), (x * box.cos, x * box.sin), (-z * box.sin, z * box.cos))


class Corners:
    """The corners of obstacles that a shortest way may turn at.

    A shortest way is a string pulled tight, so a step from or to a corner is of use only if the string would lie
    against the box there. What is open from a corner is found when first needed, then kept.
    """

    def __init__(self, corners: list[Corner], sightlines: Sightlines) -> None:
        self._places = [corner.place for corner in corners]
        self._xs = np.array([corner.place.x for corner in corners], dtype=np.float64)
        self._zs = np.array([corner.place.z for corner in corners], dtype=np.float64)
        self._away = np.array([(*corner.away_x, *corner.away_z) for corner in corners], dtype=np.float64).reshape(-1, 4)
        self._sightlines = sightlines
        self._steps: dict[int, list[tuple[int, float]]] = {}

    def shortest(self, start: Place, goal: Place) -> list[Place] | None:
        """The shortest way with at least one turn; None where there is no way. Both places must be free.

        A way of some length keeps within an ellipse about its ends. The short ways are looked for first, by few
        corners; what is found among them is the shortest of all.
        """
        by_way_of = np.hypot(self._xs - start.x, self._zs - start.z) + np.hypot(self._xs - goal.x, self._zs - goal.z)
        for longest in (DETOUR * distance(start, goal) + ASIDE, math.inf):
            way = self._shortest(start, goal, by_way_of <= longest)
            if way and sum(map(distance, way, way[1:])) <= longest:
                return way
        return None

    def _shortest(self, start: Place, goal: Place, useful: Flags) -> list[Place] | None:
        """The shortest way over useful corners, by A*."""
        to_goal = dict(self._open(goal, useful))
        best = dict(self._open(start, useful))
        allowed = useful.tolist()
        came: dict[int, int] = {}
        queue = [(length + distance(self._places[corner], goal), corner) for corner, length in best.items()]
        heapq.heapify(queue)
        end, end_length = -1, math.inf
        while queue and queue[0][0] < end_length:
            estimate, corner = heapq.heappop(queue)
            length = best[corner]
            if estimate > length + distance(self._places[corner], goal) + ROUNDING:
                continue  # a shorter way to this corner was found after it was queued
            if length + to_goal.get(corner, math.inf) < end_length:
                end, end_length = corner, length + to_goal[corner]
            for other, step in self._steps_from_corner(corner):
                if allowed[other] and length + step < best.get(other, math.inf):
                    best[other], came[other] = length + step, corner
                    heapq.heappush(queue, (length + step + distance(self._places[other], goal), other))
        return None if end < 0 else [start, *self._trace(came, end), goal]

    def _trace(self, came: dict[int, int], end: int) -> list[Place]:
        turns = [end]
        while turns[-1] in came:
            turns.append(came[turns[-1]])
        return [self._places[corner] for corner in reversed(turns)]

    def _steps_from_corner(self, corner: int) -> list[tuple[int, float]]:
        if corner not in self._steps:
            dx, dz = self._xs - self._xs[corner], self._zs - self._zs[corner]
            self._steps[corner] = self._open(self._places[corner], _lies_tight(dx, dz, self._away[corner]))
        return self._steps[corner]

    def _open(self, place: Place, useful: Flags) -> list[tuple[int, float]]:
        """The corners that are useful, tight and open from a place, with their distances."""
        dx, dz = self._xs - place.x, self._zs - place.z
        lengths = np.hypot(dx, dz)
        found = np.flatnonzero(useful & _lies_tight(-dx, -dz, self._away.T) & (lengths > 0))
        found = found[self._sightlines.clear(place, self._xs[found], self._zs[found])]
        return list(zip(found.tolist(), lengths[found].tolist(), strict=True))


def _lies_tight(dx: NDArray[np.float64], dz: NDArray[np.float64], away: NDArray[np.float64]) -> Flags:
    """Whether a string from a corner by (dx, dz) touches the corner's box, rather than leading away from both faces."""
    away_x, away_z = dx * away[0] + dz * away[1], dx * away[2] + dz * away[3]
    tight: Flags = (away_x <= ROUNDING) | (away_z <= ROUNDING)
    return tight
