"""Who has whom in view, as each client was told; looked at anew now and then, with a margin so that nobody flickers."""

import math

import msgspec
import numpy as np
from numpy.typing import NDArray

from scenes.crowd import Crowd
from vstore.replication.motions import EACH_FRAME, NEWLY_NEAR, SLOW, Codes

Ids = NDArray[np.intp]
Floats = NDArray[np.float32]
Table = NDArray[np.bool_]

MARGIN = 1.0
"""Metres that a body in view may go beyond the area of interest before it is out of view."""

NEAR = 10.0
"""Metres within which every step is told at once; farther away a step is a few pixels."""

AT_ONCE = 64
"""Viewers whose distances are computed together: their tables fit the processor's cache."""

WATCHES = 4
"""Into so many watches the viewers of a crowd are divided; one watch looks round at each frame."""

NOWHERE = 1e6
"""Metres: where those stand who are not here."""


class Pairs(msgspec.Struct, frozen=True):
    """Pairs of a viewer's and a body's id, sorted by viewer, then by body."""

    viewers: Ids
    bodies: Ids

    def only(self, chosen: Ids | Table) -> "Pairs":
        """Some of these, by index or by mask."""
        return Pairs(self.viewers[chosen], self.bodies[chosen])

    def among(self, others: "Pairs", rows: int) -> Table:
        """Which of these are among `others`, of which each is one of these; ids are below `rows`."""
        found = np.zeros(len(self.viewers), np.bool_)
        keys = self.viewers * rows + self.bodies
        found[np.searchsorted(keys, others.viewers * rows + others.bodies)] = True
        return found

    def listed(self) -> list[tuple[int, int]]:
        return list(zip(self.viewers.tolist(), self.bodies.tolist(), strict=True))


class Classed(msgspec.Struct, frozen=True):
    """Pairs of these viewers, and the class of each: EACH_FRAME or SLOW, and NEWLY_NEAR until that is told."""

    viewers: Ids
    pairs: Pairs
    classes: Codes


class Look(msgspec.Struct, frozen=True):
    """What looking round has changed."""

    entered: Pairs
    left: Pairs


NO_PAIRS = Pairs(np.zeros(0, np.intp), np.zeros(0, np.intp))
NO_CLASSES = np.zeros(0, np.uint8)


class Sight:
    """Tables by body id: `told[viewer, body]`, what a viewer's client has in view; everybody sees themselves.

    `area` is the radius of the area of interest in metres; None: everybody sees everybody, and `in_view` is not
    kept because it is all. `introduced[viewer, body]`: the viewer's client has the
    body's description. `in_view` are the pairs of each watch's last look.
    """

    def __init__(self, area: float | None) -> None:
        self.boundless = area is None
        self._area = math.inf if area is None else area
        self.told: Table = np.zeros((0, 0), np.bool_)
        self.introduced: Table = np.zeros((0, 0), np.bool_)
        self._near: Table = np.zeros((0, 0), np.bool_)
        self._counts = np.zeros(0, np.intp)  # how many each viewer has in view; kept where everybody sees everybody
        self.in_view = [Classed(NO_PAIRS.viewers, NO_PAIRS, NO_CLASSES)] * WATCHES
        self._looked: set[int] = set()

    def fit(self, rows: int) -> None:
        """Makes room for bodies with ids below `rows`."""
        if rows > len(self.told):
            self._counts = np.append(self._counts, np.zeros(rows - len(self.told), np.intp))
            self.told, self.introduced, self._near = (
                _grown(table, rows) for table in (self.told, self.introduced, self._near)
            )

    def open_eyes(self, viewer: int, crowd: Crowd) -> Ids:
        """A viewer's client has forgotten all and is now shown these bodies."""
        squares = (crowd.x - crowd.x[viewer]) ** 2 + (crowd.z - crowd.z[viewer]) ** 2
        seen = crowd.present & (squares <= self._area**2)
        self._near[viewer] = False
        self.told[viewer] = self.introduced[viewer] = seen
        self._counts[viewer] = np.count_nonzero(seen)
        return np.flatnonzero(seen)

    def forget(self, body: int) -> list[int]:
        """A body is gone. Returns the viewers who had it in view."""
        viewers: list[int] = np.flatnonzero(self.told[:, body]).tolist()
        self._counts[viewers] -= 1
        for table in (self.told, self.introduced, self._near):
            table[:, body] = False
            table[body] = False
        return viewers

    def viewers_of(self, body: int) -> list[int]:
        """Who has a body in view."""
        return np.flatnonzero(self.told[:, body]).tolist()

    def describe_anew(self, body: int) -> None:
        """Those who do not see a body now have an outdated description of it."""
        self.introduced[:, body] &= self.told[:, body]

    def look(self, crowd: Crowd, watch: int, viewers: Ids) -> Look:
        """The viewers of a watch look round; what others were told stands. Ids ascend."""
        if self.boundless:
            return Look(self._look_at_all(crowd, viewers), NO_PAIRS)
        x = np.where(crowd.present, crowd.x, NOWHERE).astype(np.float32)
        z = np.where(crowd.present, crowd.z, NOWHERE).astype(np.float32)
        slices = [viewers[begin : begin + AT_ONCE] for begin in range(0, len(viewers), AT_ONCE)]
        parts = [self._look(each, x, z) for each in slices]
        classes = np.concatenate([NO_CLASSES, *(part[1] for part in parts)])
        in_view = Classed(viewers, joined([part[0] for part in parts]), classes)
        self.in_view[watch] = in_view
        self._looked.add(watch)
        return Look(joined([part[2] for part in parts]), joined([part[3] for part in parts]))

    def _look_at_all(self, crowd: Crowd, viewers: Ids) -> Pairs:
        """Who has come, for those of the viewers who do not have everybody in view yet."""
        viewers = viewers[self._counts[viewers] < len(crowd.ids)]
        if not len(viewers):
            return NO_PAIRS
        entered = _pairs(viewers, crowd.present & ~self.told[viewers])
        self.told[viewers] = crowd.present
        self._counts[viewers] = len(crowd.ids)
        return entered

    def settle(self) -> None:
        """Who came near has been told of."""
        for watch in self._looked:
            self.in_view[watch].classes[:] &= ~np.uint8(NEWLY_NEAR)
        self._looked.clear()

    def _look(self, viewers: Ids, x: Floats, z: Floats) -> tuple[Pairs, Codes, Pairs, Pairs]:
        squares = np.subtract.outer(x[viewers], x)
        squares *= squares
        along = np.subtract.outer(z[viewers], z)
        along *= along
        squares += along
        told, was_near = self.told[viewers], self._near[viewers]
        seen = (squares <= self._area**2) | (told & (squares <= (self._area + MARGIN) ** 2))
        near = squares <= min(NEAR, self._area) ** 2
        self.told[viewers], self._near[viewers] = seen, near
        classes = near * np.uint8(EACH_FRAME) | ~near * np.uint8(SLOW) | (near & ~was_near) * np.uint8(NEWLY_NEAR)
        classes = classes.ravel()[np.flatnonzero(seen)]
        return _pairs(viewers, seen), classes, _pairs(viewers, seen & ~told), _pairs(viewers, told & ~seen)


def _pairs(viewers: Ids, table: Table) -> Pairs:
    """The pairs that are set; the table has a row for each viewer, as long as a power of two."""
    # Many times faster than np.nonzero on two dimensions, or than dividing.
    places = np.flatnonzero(table)
    length = table.shape[1]
    return Pairs(viewers[places >> (length.bit_length() - 1)], places & (length - 1))


def joined(parts: list[Pairs]) -> Pairs:
    """All of them, one after the other."""
    parts = [NO_PAIRS, *parts]
    return Pairs(np.concatenate([each.viewers for each in parts]), np.concatenate([each.bodies for each in parts]))


def _grown(table: Table, rows: int) -> Table:
    grown = np.zeros((rows, rows), np.bool_)
    grown[: len(table), : len(table)] = table
    return grown
