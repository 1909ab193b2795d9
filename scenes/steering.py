"""Steps that clients steer, settled many at once: no faster than legs are, and never into furniture."""

from itertools import pairwise

import numpy as np

from scenes.crowd import Crowd, Flags, Floats, Ids
from scenes.places import Place, distance
from scenes.strides import BURST, TOP_SPEED, Route
from scenes.walking import Walkable

TRUSTED = 0.05  # metres by which a client may err about where it stands before it is told


def settle(crowd: Crowd, walkable: Walkable, ids: Ids, wanted: Floats, now: float) -> Ids:
    """One step of each body in `ids` (n,) to `wanted` (3, n): x, z in metres within a metre of the room, heading.

    Returns the ids of those who do not stand where their clients will think they do. Bodies stay out of each other's
    reckoning: any number at once is the same as one by one.
    """
    to_x, to_z, heading = wanted
    x, z = crowd.x[ids], crowd.z[ids]
    length = np.hypot(to_x - x, to_z - z)
    steps = _spend(crowd, ids, length, now)
    clear = length <= walkable.clearance.at(x, z) + walkable.clearance.at(to_x, to_z)
    end_x, end_z = np.where(steps, to_x, x), np.where(steps, to_z, z)
    for each in np.flatnonzero(steps & ~clear).tolist():
        end = walkable.slide(Place(x.item(each), z.item(each)), Place(to_x.item(each), to_z.item(each)))
        end_x[each], end_z[each] = end.x, end.z
    crowd.x[ids], crowd.z[ids] = end_x, end_z
    crowd.heading[ids] = heading % 360.0 % 360.0
    crowd.walking[ids] = (end_x != x) | (end_z != z)
    mistaken: Ids = ids[np.hypot(to_x - end_x, to_z - end_z) > TRUSTED]
    return mistaken


def leap(crowd: Crowd, walkable: Walkable, body: int, to: Place, now: float) -> None:
    """One body is at once as far along the way on foot to a place as it may still cover: it pays for each metre."""
    start = crowd.pose(body)
    way = walkable.path(start.place, to)
    allowance = _allowance(crowd, np.array([body]), now).item()
    covered = min(allowance, sum(distance(a, b) for a, b in pairwise(way)))
    crowd.allowance[body], crowd.steered[body] = allowance - covered, now
    crowd.put(body, Route(way, to).advance(start, allowance), walking=False)


def _allowance(crowd: Crowd, ids: Ids, now: float) -> Floats:
    """The metres that each may still cover: they fill with time at TOP_SPEED, up to BURST."""
    filled: Floats = np.minimum(crowd.allowance[ids] + (now - crowd.steered[ids]) * TOP_SPEED, BURST)
    return filled


def _spend(crowd: Crowd, ids: Ids, metres: Floats, now: float) -> Flags:
    """Takes so many metres from what each may still cover.

    False, and nothing is taken, where that would be faster than legs are.
    """
    allowance = _allowance(crowd, ids, now)
    affordable: Flags = metres <= allowance
    crowd.allowance[ids] = np.where(affordable, allowance - metres, allowance)
    crowd.steered[ids] = now
    return affordable
