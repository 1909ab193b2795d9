"""Where a body that comes in stands, so that people do not stand in each other."""

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from scenes.places import Place, Pose
from scenes.walking import Walkable

ELBOW_ROOM = 0.6  # metres between the middles of two people who stand at ease
RING = ELBOW_ROOM * 1.05  # metres between rings, and about as much between places on a ring
RINGS = 10
KEPT = 256  # places round which the open floor is remembered: all spawns and doors of an ordinary room
AT_ONCE = 8  # spawns looked at together

Floats = NDArray[np.float64]


class Arrivals:
    """Where those who come into a room stand. The open floor round a place is looked for once, however many come."""

    def __init__(self, walkable: Walkable) -> None:
        self._walkable = walkable
        self._open: dict[Place, list[tuple[float, Floats]]] = {}

    def spot_near(self, wanted: Pose, others: Floats) -> Pose:
        """The pose itself, or one near it that is free of furniture and at ELBOW_ROOM from `others` (n, 2).

        Where it is too crowded for that, the nearest that is free of furniture: bodies are soft.
        """
        centre = self._walkable.nearest_free(wanted.place)
        spot = centre
        if not _uncrowded(np.array([(centre.x, centre.z)]), others).all():
            spot = self._uncrowded_round(centre, others) or centre
        return Pose(spot.x, spot.z, wanted.heading)

    def _uncrowded_round(self, centre: Place, others: Floats) -> Place | None:
        far = np.hypot(others[:, 0] - centre.x, others[:, 1] - centre.z)
        for radius, ring in self._open_rings(centre):
            free = np.flatnonzero(_uncrowded(ring, others[np.abs(far - radius) < ELBOW_ROOM]))
            if len(free):
                x, z = ring[free[0]].tolist()
                return Place(x, z)
        return None

    def _open_rings(self, centre: Place) -> list[tuple[float, Floats]]:
        """The radius of ever wider rings, and the places on each that one can go to straight from the centre."""
        if centre not in self._open:
            if len(self._open) >= KEPT:
                self._open.clear()
            rings = [_ring(centre, number) for number in range(1, RINGS + 1)]
            opened = [ring[self._walkable.open_from(centre, ring[:, 0], ring[:, 1])] for ring in rings]
            self._open[centre] = [(number * RING, ring) for number, ring in enumerate(opened, start=1) if len(ring)]
        return self._open[centre]


def choose_spawn(spawns: Sequence[Pose], others: Floats, turn: int) -> Pose:
    """The first spawn with nobody on it, counting from the `turn`-th so that newcomers spread."""
    begin = turn % len(spawns)
    ordered = [*spawns[begin:], *spawns[:begin]]
    for several in range(0, len(ordered), AT_ONCE):
        places = np.array([(each.x, each.z) for each in ordered[several : several + AT_ONCE]])
        empty = np.flatnonzero(_uncrowded(places, others))
        if len(empty):
            return ordered[several + int(empty[0])]
    return ordered[0]


def _ring(centre: Place, number: int) -> Floats:
    turns = math.tau * np.arange(6 * number) / (6 * number)
    return np.column_stack((centre.x + RING * number * np.sin(turns), centre.z - RING * number * np.cos(turns)))


def _uncrowded(places: Floats, others: Floats) -> NDArray[np.bool_]:
    """Which of the places (n, 2) are at ELBOW_ROOM from all the others (m, 2)."""
    dx, dz = np.subtract.outer(places[:, 0], others[:, 0]), np.subtract.outer(places[:, 1], others[:, 1])
    free: NDArray[np.bool_] = np.min(dx * dx + dz * dz, axis=1, initial=math.inf) >= ELBOW_ROOM**2
    return free
