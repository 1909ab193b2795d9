"""Steps that clients steer, settled many at once: no faster than legs are, and never into furniture."""

import numpy as np

from scenes.crowd import Crowd, Flags, Floats, Ids
from scenes.places import Place
from scenes.strides import BURST, TOP_SPEED
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


def _spend(crowd: Crowd, ids: Ids, metres: Floats, now: float) -> Flags:
    """Takes so many metres from what each may still cover, which fills with time at TOP_SPEED, up to BURST.

    False, and nothing is taken, where that would be faster than legs are.
    """
    allowance = np.minimum(crowd.allowance[ids] + (now - crowd.steered[ids]) * TOP_SPEED, BURST)
    affordable: Flags = metres <= allowance
    crowd.allowance[ids] = np.where(affordable, allowance - metres, allowance)
    crowd.steered[ids] = now
    return affordable
