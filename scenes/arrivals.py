"""Where a body that comes in stands, so that people do not stand in each other."""

import math
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from scenes.places import Place, Pose
from scenes.walking import Walkable

ELBOW_ROOM = 0.6  # metres between the middles of two people who stand at ease
RING = ELBOW_ROOM * 1.05  # metres between rings, and about as much between places on a ring
RINGS = 10

Floats = NDArray[np.float64]


def _ring(number: int) -> Floats:
    turns = math.tau * np.arange(6 * number) / (6 * number)
    return RING * number * np.column_stack((np.sin(turns), -np.cos(turns)))


_RINGS = [_ring(number) for number in range(1, RINGS + 1)]


def spot_near(wanted: Pose, others: Floats, walkable: Walkable) -> Pose:
    """The pose itself, or one near it that is free of furniture and at ELBOW_ROOM from `others` (n, 2).

    Where it is too crowded for that, the nearest that is free of furniture: bodies are soft.
    """
    centre = walkable.nearest_free(wanted.place)
    spot = centre
    if not _uncrowded(np.array([(centre.x, centre.z)]), others).all():
        spot = next((each for each in _round(centre, others) if walkable.clear(centre, each)), centre)
    return Pose(spot.x, spot.z, wanted.heading)


def choose_spawn(spawns: Sequence[Pose], others: Floats, turn: int) -> Pose:
    """The first spawn with nobody on it, counting from the `turn`-th so that newcomers spread."""
    begin = turn % len(spawns)
    ordered = [*spawns[begin:], *spawns[:begin]]
    empty = _uncrowded(np.array([(each.x, each.z) for each in ordered]), others)
    return ordered[int(np.argmax(empty))]


def _round(centre: Place, others: Floats) -> Iterator[Place]:
    """Places at ELBOW_ROOM from everybody in ever wider rings round the centre."""
    around = others - (centre.x, centre.z)
    far = np.hypot(around[:, 0], around[:, 1])
    for number, ring in enumerate(_RINGS, start=1):
        free = _uncrowded(ring, around[np.abs(far - RING * number) < ELBOW_ROOM])
        for x, z in ring[free].tolist():
            yield Place(centre.x + x, centre.z + z)


def _uncrowded(places: Floats, others: Floats) -> NDArray[np.bool_]:
    """Which of the places (n, 2) are at ELBOW_ROOM from all the others (m, 2)."""
    dx, dz = np.subtract.outer(places[:, 0], others[:, 0]), np.subtract.outer(places[:, 1], others[:, 1])
    free: NDArray[np.bool_] = np.min(dx * dx + dz * dz, axis=1, initial=math.inf) >= ELBOW_ROOM**2
    return free
