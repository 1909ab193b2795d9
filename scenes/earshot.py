"""Who hears whom, and who sees whom."""

from collections.abc import Mapping

import msgspec
import numpy as np
from numpy.typing import NDArray

from scenes.places import Place, Pose, distance

# A raised but friendly voice carries so far in a shop with music; farther away one would have to shout,
# and a hall of a hundred visitors would be one conversation.
EARSHOT = 12.0
# Beyond this a body is a few pixels tall. Who is in view stays so a little longer than it took to come into view,
# so that nobody flickers who walks along the edge.
SEEN_FROM = 25.0
LOST_FROM = 26.0


def hears(speaker: Pose | Place, listener: Pose | Place) -> bool:
    """Whether what one says reaches the other. Walls and furniture do not hush."""
    return distance(speaker, listener) <= EARSHOT


class SightChanges(msgspec.Struct, frozen=True):
    """Pairs (viewer, seen) that came into view and went out of it; sight is mutual, so each comes both ways."""

    appeared: tuple[tuple[int, int], ...] = ()
    vanished: tuple[tuple[int, int], ...] = ()


class Sight:
    """Who is in whose area of interest, remembered from one look to the next. Nobody sees themselves."""

    def __init__(self) -> None:
        self._ids: list[int] = []
        self._index: dict[int, int] = {}
        self._seen: NDArray[np.bool_] = np.zeros((0, 0), dtype=np.bool_)

    def look(self, poses: Mapping[int, Pose]) -> SightChanges:
        """Everybody looks round anew. Bodies that are in `poses` no more are in nobody's view."""
        ids = list(poses)
        before = self._carried_over(ids)
        far = _square_distances(poses)
        seen = (far <= SEEN_FROM**2) | (before & (far <= LOST_FROM**2))
        np.fill_diagonal(seen, False)
        gone = self._views_of_the_gone(poses)
        self._ids, self._seen = ids, seen
        self._index = {body: index for index, body in enumerate(ids)}
        return SightChanges(tuple(self._pairs(seen & ~before)), (*self._pairs(before & ~seen), *gone))

    def sees(self, viewer: int, other: int) -> bool:
        """Whether `other` is in view of `viewer`, as of the last look; False for strangers."""
        if viewer not in self._index or other not in self._index:
            return False
        return bool(self._seen[self._index[viewer], self._index[other]])

    def in_view_of(self, viewer: int) -> list[int]:
        """The bodies in view of `viewer`, in the order of the last look."""
        if viewer not in self._index:
            return []
        return [self._ids[index] for index in np.flatnonzero(self._seen[self._index[viewer]])]

    def _pairs(self, seen: NDArray[np.bool_]) -> list[tuple[int, int]]:
        return [(self._ids[viewer], self._ids[other]) for viewer, other in np.argwhere(seen).tolist()]

    def _views_of_the_gone(self, poses: Mapping[int, Pose]) -> list[tuple[int, int]]:
        """Who of those still here saw whom that is gone."""
        gone = np.array([body not in poses for body in self._ids], dtype=np.bool_)
        return self._pairs(self._seen & gone[None, :] & ~gone[:, None]) if gone.any() else []

    def _carried_over(self, ids: list[int]) -> NDArray[np.bool_]:
        """What was seen at the last look, in the order of `ids`; newcomers have seen nobody."""
        carried = np.zeros((len(ids), len(ids)), dtype=np.bool_)
        stayed = [(new, self._index[body]) for new, body in enumerate(ids) if body in self._index]
        if stayed:
            new, old = np.array(stayed).T
            carried[np.ix_(new, new)] = self._seen[np.ix_(old, old)]
        return carried


def _square_distances(poses: Mapping[int, Pose]) -> NDArray[np.float64]:
    xs = np.array([pose.x for pose in poses.values()], dtype=np.float64)
    zs = np.array([pose.z for pose in poses.values()], dtype=np.float64)
    across, along = np.subtract.outer(xs, xs), np.subtract.outer(zs, zs)
    squares: NDArray[np.float64] = across * across + along * along
    return squares
