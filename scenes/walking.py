"""Where one can stand, and the shortest way on foot round walls and furniture."""

import itertools
import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

import numpy as np

from scenes.clearance import Clearance
from scenes.corners import Corners, corners_of
from scenes.document import SceneDocument
from scenes.grid import CELL, Grid
from scenes.obstacles import Box, Entry, obstacles
from scenes.places import Place, distance
from scenes.sightlines import Flags, Floats, Sightlines

SKIN = 0.001  # bodies keep this far from faces, so that rounding never puts them inside
BUCKET = 1.0  # side of the squares by which boxes near a short step are found
SHORT = 2.0  # steps up to this long are tested against the boxes of a few squares only


class Walkable:
    """The free floor of a scene. All answers are for the middle of a body of BODY_RADIUS.

    A cell grid tells what hangs together and what is near; ways themselves are exact and know no cells.
    """

    def __init__(self, document: SceneDocument) -> None:
        self._half_width = document.width / 2
        self._half_depth = document.depth / 2
        self._boxes = obstacles(document)
        self._buckets = _buckets(self._boxes)
        self.clearance = Clearance(document.width, document.depth, self._boxes)
        self._grid = Grid(document.width, document.depth, self._boxes)
        self._sightlines = Sightlines(self._boxes)
        corners = [corner for box in self._boxes for corner in corners_of(box, SKIN) if self.free(corner.place)]
        self._corners = Corners(corners, self._sightlines)

    def suits(self, document: SceneDocument) -> bool:
        """Whether the free floor of a document is this one."""
        same_sides = (document.width, document.depth) == (2 * self._half_width, 2 * self._half_depth)
        return same_sides and obstacles(document) == self._boxes

    def free(self, place: Place) -> bool:
        """Whether a body can stand here."""
        return self.in_room(place) and not any(box.contains(place.x, place.z) for box in self._near(place, place))

    def in_room(self, place: Place) -> bool:
        """Whether a place is on the floor between the walls, furnished or not."""
        return abs(place.x) <= self._half_width and abs(place.z) <= self._half_depth

    def clear(self, a: Place, b: Place) -> bool:
        """Whether one can go straight from `a` to `b`."""
        if not (self.in_room(a) and self.in_room(b)):
            return False
        if self.clearance.covers(a, b):
            return True
        if distance(a, b) > SHORT:
            return bool(self._sightlines.clear(a, np.array([b.x]), np.array([b.z]))[0])
        return all(box.entry(a, b) is None for box in self._near(a, b))

    def open_from(self, a: Place, xs: Floats, zs: Floats) -> Flags:
        """To which of many places (n,) one can go straight from `a`."""
        opened: Flags = (np.abs(xs) <= self._half_width) & (np.abs(zs) <= self._half_depth) & self.in_room(a)
        opened[opened] = self._sightlines.clear(a, xs[opened], zs[opened])
        return opened

    def blocked(self, ways: Sequence[Sequence[Place]]) -> list[int]:
        """Which of many ways, places to walk to in turn, one cannot walk to the end; their indices."""
        legs = [(number, a, b) for number, way in enumerate(ways) for a, b in pairwise(way)]
        starts = np.array([(a.x, a.z) for _, a, _ in legs]).reshape(-1, 2)
        ends = np.array([(b.x, b.z) for _, _, b in legs]).reshape(-1, 2)
        clear = self._sightlines.clear_each(starts, ends)
        stopped = {way for (way, _, b), is_clear in zip(legs, clear, strict=True) if not (is_clear and self.in_room(b))}
        return sorted(stopped)

    def slide(self, a: Place, b: Place) -> Place:
        """Where a body at the free place `a` ends that heads for `b`: it slides along what is in the way."""
        b = self._clamped(b)
        stopped, hit = self._until_hit(a, b)
        if hit is None:
            return stopped
        box, entry = hit
        here, there = box.local(stopped.x, stopped.z), box.local(b.x, b.z)
        along = box.outer(here[0], there[1]) if entry.sideways else box.outer(there[0], here[1])
        return self._until_hit(stopped, self._clamped(along))[0]

    def nearest_free(self, place: Place) -> Place:
        """The place itself where it is free, else about the nearest from which one can walk about.

        In a room without any free floor, the place as near as the walls allow.
        """
        if self.free(place):
            return place
        return self._grid.nearest(place, self._grid.main_region, place) or self._clamped(place)

    def joined(self, a: Place, b: Place) -> bool:
        """Whether one can walk from `a` to `b`."""
        return self.free(b) and (self._region(a) == self._region(b) != 0 or self.clear(a, b))

    def nearest_reachable(self, a: Place, b: Place) -> Place:
        """`b` if one can walk there from `a`, else about the nearest place to it that one can; at the least `a`."""
        return b if self.joined(a, b) else self._grid.nearest(b, self._region(a), a) or a

    def path(self, a: Place, b: Place) -> list[Place]:
        """The shortest way from `a`: places to walk to in turn, `a` first.

        It ends at `b`, or where `b` cannot be reached, at about the nearest place that can. A way that begins inside an
        obstacle begins at the nearest free place.
        """
        if not self.free(a):
            return [a, *self.path(self.nearest_free(a), b)] if self.nearest_free(a) != a else [a]
        goal = self.nearest_reachable(a, b)
        if goal == a:
            return [a]
        if self.clear(a, goal):
            return [a, goal]
        return self._corners.shortest(a, goal) or [a]

    def _clamped(self, place: Place) -> Place:
        return Place(
            min(max(place.x, -self._half_width), self._half_width),
            min(max(place.z, -self._half_depth), self._half_depth),
        )

    def _near(self, a: Place, b: Place) -> Iterable[Box]:
        """The boxes that a short way could touch; some may come twice."""
        first, last = _square(min(a.x, b.x), min(a.z, b.z)), _square(max(a.x, b.x), max(a.z, b.z))
        if first == last:
            return self._buckets.get(first, ())
        squares = itertools.product(range(first[0], last[0] + 1), range(first[1], last[1] + 1))
        return itertools.chain.from_iterable(self._buckets.get(square, ()) for square in squares)

    def _until_hit(self, a: Place, b: Place) -> tuple[Place, tuple[Box, Entry] | None]:
        """How far one gets straight from `a` towards `b`, and what stopped one there."""
        boxes = self._near(a, b) if distance(a, b) <= SHORT else self._boxes
        hits = [(entry, box) for box in boxes if (entry := box.entry(a, b))]
        if not hits:
            return b, None
        entry, box = min(hits, key=lambda hit: hit[0].fraction)
        stop = Place(a.x + (b.x - a.x) * entry.fraction, a.z + (b.z - a.z) * entry.fraction)
        local_x, local_z = box.local(stop.x, stop.z)
        if entry.sideways:
            stop = box.outer(math.copysign(box.half_width + SKIN, local_x), local_z)
        else:
            stop = box.outer(local_x, math.copysign(box.half_depth + SKIN, local_z))
        return (stop if self.clear(a, stop) else a), (box, entry)

    def _region(self, place: Place) -> int:
        """The region of the floor that a place belongs to; 0 in a nook too narrow for the grid."""
        return self._grid.region_at(place) or next(
            (region for cell, region in self._grid.around(place, 4 * CELL) if self.clear(place, cell)), 0
        )


def _square(x: float, z: float) -> tuple[int, int]:
    return math.floor(x / BUCKET), math.floor(z / BUCKET)


def _buckets(boxes: list[Box]) -> dict[tuple[int, int], list[Box]]:
    buckets: dict[tuple[int, int], list[Box]] = defaultdict(list)
    for box in boxes:
        reach_x, reach_z = box.reach()
        first, last = _square(box.x - reach_x, box.z - reach_z), _square(box.x + reach_x, box.z + reach_z)
        for square in itertools.product(range(first[0], last[0] + 1), range(first[1], last[1] + 1)):
            buckets[square].append(box)
    return buckets
