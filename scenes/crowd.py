"""Where everybody stands, as columns of numbers: what is done for all bodies at once is done on these."""

from collections.abc import Collection
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from scenes.places import Place, Pose
from scenes.strides import BURST

ROWS = 64  # at first; twice as many whenever an id is beyond them

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
Ids = NDArray[np.intp]
Scalar = TypeVar("Scalar", bound=np.generic)


class Crowd:
    """Columns with a row for each body, found by the body's id. Rows that are not `present` mean nothing.

    `x` and `z` are metres, `heading` degrees in [0, 360), `walking` whether legs move. A steered body may still cover
    `allowance` metres as of the world's second `steered`, when it made its latest step. Longer columns take the place
    of these when ids grow: read them from the crowd each time.
    """

    def __init__(self) -> None:
        self.x: Floats = np.zeros(ROWS)
        self.z: Floats = np.zeros(ROWS)
        self.heading: Floats = np.zeros(ROWS)
        self.walking: Flags = np.zeros(ROWS, dtype=np.bool_)
        self.present: Flags = np.zeros(ROWS, dtype=np.bool_)
        self.allowance: Floats = np.zeros(ROWS)
        self.steered: Floats = np.zeros(ROWS)
        self._ids: Ids | None = None

    @property
    def ids(self) -> Ids:
        """Who is here, ascending; read-only."""
        if self._ids is None:
            self._ids = np.flatnonzero(self.present)
            self._ids.setflags(write=False)
        return self._ids

    def add(self, body: int, pose: Pose, now: float) -> None:
        """A body comes in and stands."""
        while body >= len(self.present):
            self._double()
        self.present[body] = True
        self.allowance[body], self.steered[body] = BURST, now
        self.put(body, pose, walking=False)
        self._ids = None

    def remove(self, body: int) -> None:
        self.present[body] = self.walking[body] = False
        self._ids = None

    def put(self, body: int, pose: Pose, *, walking: bool) -> None:
        """A body is at a pose now."""
        self.x[body], self.z[body], self.heading[body], self.walking[body] = pose.x, pose.z, pose.heading, walking

    def pose(self, body: int) -> Pose:
        return Pose(self.x.item(body), self.z.item(body), self.heading.item(body))

    def places(self) -> Floats:
        """x and z of all who are here, (n, 2), in the order of `ids`."""
        return np.column_stack((self.x[self.ids], self.z[self.ids]))

    def within(self, place: Place | Pose, metres: float) -> Ids:
        """Who stands so near to a place, ascending."""
        ids = self.ids
        return ids[np.hypot(self.x[ids] - place.x, self.z[ids] - place.z) <= metres]

    def _double(self) -> None:
        self.x, self.z, self.heading = _longer(self.x), _longer(self.z), _longer(self.heading)
        self.walking, self.present = _longer(self.walking), _longer(self.present)
        self.allowance, self.steered = _longer(self.allowance), _longer(self.steered)


def _longer(column: NDArray[Scalar]) -> NDArray[Scalar]:
    return np.concatenate((column, np.zeros_like(column)))


def columns(poses: Collection[Pose]) -> Floats:
    """x, z and heading of poses, (3, n)."""
    # Three flat lists become arrays in a quarter of the time of one nested list.
    lists = [pose.x for pose in poses], [pose.z for pose in poses], [pose.heading for pose in poses]
    return np.stack([np.array(each, dtype=np.float64) for each in lists])
