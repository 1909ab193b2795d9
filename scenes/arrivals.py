"""Where a body that comes in stands, so that people do not stand in each other."""

import math
from collections.abc import Collection, Iterator, Sequence

from scenes.places import Place, Pose, distance
from scenes.walking import Walkable

ELBOW_ROOM = 0.6  # metres between the middles of two people who stand at ease
RINGS = 10


def spot_near(wanted: Pose, others: Collection[Pose], walkable: Walkable) -> Pose:
    """The pose itself, or one near it that is free of furniture and at ELBOW_ROOM from others.

    Where it is too crowded for that, the nearest that is free of furniture: bodies are soft.
    """
    centre = walkable.nearest_free(wanted.place)
    near = [each for each in others if distance(each, centre) < ELBOW_ROOM * (RINGS + 1)]
    for place in _rings(centre):
        if not is_crowded(place, near) and walkable.clear(centre, place):
            return Pose(place.x, place.z, wanted.heading)
    return Pose(centre.x, centre.z, wanted.heading)


def is_crowded(place: Place | Pose, others: Collection[Pose]) -> bool:
    """Whether somebody stands too near."""
    return any(distance(place, each) < ELBOW_ROOM for each in others)


def choose_spawn(spawns: Sequence[Pose], others: Collection[Pose], turn: int) -> Pose:
    """The first spawn with nobody on it, counting from the `turn`-th so that newcomers spread."""
    ordered = [spawns[(turn + each) % len(spawns)] for each in range(len(spawns))]
    return next((pose for pose in ordered if not is_crowded(pose, others)), ordered[0])


def _rings(centre: Place) -> Iterator[Place]:
    yield centre
    for ring in range(1, RINGS + 1):
        count = 6 * ring
        for each in range(count):
            turn = math.tau * each / count
            radius = ELBOW_ROOM * 1.05 * ring
            yield Place(centre.x + radius * math.sin(turn), centre.z - radius * math.cos(turn))
