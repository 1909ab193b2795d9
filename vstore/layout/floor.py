"""The measures of a room: rows of islands on both sides of a middle aisle, furniture along the walls, a back with the
counter. All in metres; the entrance is in the middle of the south wall (+z)."""

import math
from collections.abc import Sequence
from itertools import zip_longest

import msgspec

from scenes.places import Vec3

AISLE = 1.5  # between islands, and to the walls' furniture: two people pass each other
MIDDLE_AISLE = 3.0  # from the entrance to the counter, so that one sees the agent from the door
CELL = 2.4  # the widest island, a podium
FRONT = 3.2  # from the south wall to the first row: room to arrive in
BACK = 3.2  # from the last row to the north wall: counter and fitting rooms
WALL_DEPTH = 0.5  # what stands along the walls, with a finger's breadth behind it
CORNER = 1.5  # kept free of wall furniture at each end, for trees and for turning
WALL_GAP = 0.35
LEAST_DEPTH = 9.5
HEIGHT = 3.6


class Footing(msgspec.Struct, frozen=True):
    """Where a piece of furniture stands and which way it faces."""

    x: float
    z: float
    heading: float


class Floor(msgspec.Struct, frozen=True):
    """The room's width and depth, and where the islands, the empty cells and the wall furniture go."""

    width: float
    depth: float
    islands: tuple[Footing, ...]
    empty: tuple[Footing, ...]
    walls: tuple[Footing, ...]

    @property
    def entrance(self) -> float:
        """z of the south wall."""
        return self.depth / 2

    @property
    def counter(self) -> float:
        """z of the counter's middle."""
        return -self.depth / 2 + 1.3


def plan(islands: Sequence[Vec3], walls: Sequence[Vec3]) -> Floor:
    """The floor for furniture of these sizes: as near to a square as can be."""
    plans = [_plan(columns, islands, walls) for columns in (1, 2, 3)]
    return min(plans, key=lambda each: (max(each.width, each.depth), each.width * each.depth))


def _plan(columns: int, islands: Sequence[Vec3], walls: Sequence[Vec3]) -> Floor:
    width = MIDDLE_AISLE + 2 * (columns * (CELL + AISLE) + WALL_DEPTH)
    rows = [islands[start : start + 2 * columns] for start in range(0, len(islands), 2 * columns)] or [[]]
    depths = [max((size[2] for size in row), default=CELL) for row in rows]
    sides = _share(walls)
    along = max(math.fsum(size[0] + WALL_GAP for size in side) for side in sides) + 2 * CORNER
    needed = FRONT + sum(depths) + AISLE * (len(rows) - 1) + BACK
    depth = round(max(needed, along, LEAST_DEPTH), 2)
    cells = _cells(columns, depths, depth - needed, depth)
    west = _along(sides[0], -width / 2, depth, 90.0)
    east = _along(sides[1], width / 2, depth, 270.0)
    in_turn = [footing for pair in zip_longest(west, east) for footing in pair if footing]
    return Floor(width, depth, tuple(cells[: len(islands)]), tuple(cells[len(islands) :]), tuple(in_turn))


def _cells(columns: int, depths: list[float], spare: float, depth: float) -> list[Footing]:
    """The cells row by row from the entrance, the innermost first, left before right."""
    cells = []
    extra = spare / len(depths)
    z = depth / 2 - FRONT
    for row_depth in depths:
        middle = round(z - (row_depth + extra) / 2, 3)
        for column in range(columns):
            x = MIDDLE_AISLE / 2 + CELL / 2 + column * (CELL + AISLE)
            cells += [Footing(-x, middle, 180.0), Footing(x, middle, 180.0)]
        z -= row_depth + extra + AISLE
    return cells


def _share(walls: Sequence[Vec3]) -> tuple[list[Vec3], list[Vec3]]:
    """West and east in turn, so that both sides look alike."""
    return list(walls[0::2]), list(walls[1::2])


def _along(side: Sequence[Vec3], x: float, depth: float, heading: float) -> list[Footing]:
    """Footings along a wall from the front to the back, evenly spaced."""
    free = depth - 2 * CORNER - math.fsum(size[0] for size in side)
    gap = free / (len(side) + 1)
    z = depth / 2 - CORNER - gap
    footings = []
    for size in side:
        inward = 0.06 + size[2] / 2
        footings.append(Footing(round(x + math.copysign(inward, -x), 3), round(z - size[0] / 2, 3), heading))
        z -= size[0] + gap
    return footings
