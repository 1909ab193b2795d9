"""Where a body that comes in stands, so that people do not stand in each other."""

import math
from collections.abc import Collection, Iterator, Sequence

import numpy as np

from scenes.places import Place, Pose, distance
from scenes.walking import Walkable

ELBOW_ROOM = 0.6  # metres between the middles of two people who stand at ease
RINGS = 10


def _rings() -> Iterator[tuple[float, float]]:
    """Offsets in ever wider rings, a little more than ELBOW_ROOM apart."""
    for ring in range(1, RINGS + 1):
        for each in range(6 * ring):
            turn = math.tau * each / (6 * ring)
            yield ELBOW_ROOM * 1.05 * ring * math.sin(turn), -ELBOW_ROOM * 1.05 * ring * math.cos(turn)


_RINGS = np.array(list(_rings()))


def spot_near(wanted: Pose, others: Collection[Pose], walkable: Walkable) -> Pose:
    """The pose itself, or one near it that is free of furniture and at ELBOW_ROOM from others.

    Where it is too crowded for that, the nearest that is free of furniture: bodies are soft.
    """
    centre = walkable.nearest_free(wanted.place)
    spot = centre
    if is_crowded(centre, others):
        spots = walkable.open_from(centre, _uncrowded_round(centre, others))
        spot = spots[0] if spots else centre
    return Pose(spot.x, spot.z, wanted.heading)


def is_crowded(place: Place | Pose, others: Collection[Pose]) -> bool:
    """Whether somebody stands too near."""
    return any(distance(place, each) < ELBOW_ROOM for each in others)


def choose_spawn(spawns: Sequence[Pose], others: Collection[Pose], turn: int) -> Pose:
    """The first spawn with nobody on it, counting from the `turn`-th so that newcomers spread."""
    ordered = [spawns[(turn + each) % len(spawns)] for each in range(len(spawns))]
    return next((pose for pose in ordered if not is_crowded(pose, others)), ordered[0])


def _uncrowded_round(centre: Place, others: Collection[Pose]) -> list[Place]:
    """Places round the centre at ELBOW_ROOM from everybody, all tested at once: a crowd may be hundreds."""
    near = [each for each in others if distance(each, centre) < ELBOW_ROOM * (2 * RINGS + 2)]
    other_xs, other_zs = np.array([(each.x, each.z) for each in near], dtype=np.float64).reshape(-1, 2).T
    xs, zs = centre.x + _RINGS[:, 0], centre.z + _RINGS[:, 1]
    gaps = np.hypot(np.subtract.outer(xs, other_xs), np.subtract.outer(zs, other_zs))
    free = np.all(gaps >= ELBOW_ROOM, axis=1)
    return [Place(x, z) for x, z in zip(xs[free].tolist(), zs[free].tolist(), strict=True)]
