"""What bodies cannot walk through: furniture and walls as turned boxes, grown by the radius of a body."""

import math
from collections.abc import Iterable, Iterator

import msgspec

from scenes.document import Display, Door, Fixture, SceneDocument
from scenes.places import Place, Vec3

BODY_RADIUS = 0.25
STEP_HEIGHT = 0.05  # a rug or a threshold is stepped on, not walked round
HEADROOM = 2.0  # what hangs higher is walked under
DOOR_REACH = 1.5  # a door stands at most this far from the wall it opens
WALL = 1.0  # how thick walls are behind their faces: more than any body covers in one step

# Boxes are open sets, smaller than their faces by this much: sliding along a face is not entering.
EDGE = 1e-9
# Directions shorter than this are as good as parallel to a face.
PARALLEL = 1e-12


class Entry(msgspec.Struct, frozen=True):
    """Where a way enters a box: the fraction of it gone by then, and whether through a side (local x)."""

    fraction: float
    sideways: bool


class Box(msgspec.Struct, frozen=True):
    """A turned rectangle on the floor that the middle of a body cannot enter. Its faces themselves are free."""

    x: float
    z: float
    half_width: float
    half_depth: float
    cos: float = 1.0
    sin: float = 0.0

    def local(self, x: float, z: float) -> tuple[float, float]:
        """A place in the box's own axes."""
        dx, dz = x - self.x, z - self.z
        return dx * self.cos + dz * self.sin, dz * self.cos - dx * self.sin

    def outer(self, local_x: float, local_z: float) -> Place:
        """The place at `local_x`, `local_z` in the box's own axes."""
        return Place(
            self.x + local_x * self.cos - local_z * self.sin,
            self.z + local_x * self.sin + local_z * self.cos,
        )

    def contains(self, x: float, z: float) -> bool:
        local_x, local_z = self.local(x, z)
        return abs(local_x) < self.half_width - EDGE and abs(local_z) < self.half_depth - EDGE

    def entry(self, a: Place, b: Place) -> Entry | None:
        """Where the way from `a` to `b` enters the box; None where it does not."""
        ax, az = self.local(a.x, a.z)
        bx, bz = self.local(b.x, b.z)
        enter_x, leave_x = _slab(ax, bx - ax, self.half_width - EDGE)
        enter_z, leave_z = _slab(az, bz - az, self.half_depth - EDGE)
        enter, leave = max(enter_x, enter_z), min(leave_x, leave_z)
        if enter >= leave or enter >= 1.0 or leave <= 0.0:
            return None
        return Entry(max(enter, 0.0), enter_x >= enter_z)

    def reach(self) -> tuple[float, float]:
        """How far it extends from its middle along the world's x and z."""
        return (
            self.half_width * abs(self.cos) + self.half_depth * abs(self.sin),
            self.half_width * abs(self.sin) + self.half_depth * abs(self.cos),
        )


def _slab(start: float, way: float, half: float) -> tuple[float, float]:
    """The fractions of a way at which it enters and leaves the band between -half and half."""
    if abs(way) < PARALLEL:
        way = PARALLEL
    one, other = (-half - start) / way, (half - start) / way
    return (one, other) if one < other else (other, one)


def footprint(position: Vec3, size: Vec3, heading: float, grown: float = 0.0) -> Box:
    """The box that a thing covers on the floor, `grown` metres larger on every side."""
    turn = math.radians(heading)
    return Box(position[0], position[2], size[0] / 2 + grown, size[2] / 2 + grown, math.cos(turn), math.sin(turn))


def is_in_the_way(thing: Fixture | Display) -> bool:
    """Whether a thing is between the feet and the head of somebody who walks here."""
    bottom = thing.position[1]
    return bottom < HEADROOM and bottom + thing.size[1] > STEP_HEIGHT


def things_in_the_way(document: SceneDocument) -> Iterator[Fixture | Display]:
    """All that must be walked round: solid fixtures, and displays that stand on no solid fixture."""
    solid = {each.id for each in document.fixtures if each.solid}
    for fixture in document.fixtures:
        if fixture.solid and is_in_the_way(fixture):
            yield fixture
    for display in document.displays:
        if display.fixture not in solid and is_in_the_way(display):
            yield display


def obstacles(document: SceneDocument) -> list[Box]:
    """Furniture and walls, grown by a body's radius: where the middle of a body cannot be."""
    furniture = [footprint(each.position, each.size, each.heading, BODY_RADIUS) for each in things_in_the_way(document)]
    return furniture + list(_walls(document))


class Side(msgspec.Struct, frozen=True):
    """One wall's inner face: the line where x (or z, if not `across`) is `at`; `out` is 1 or -1, away from the room."""

    across: bool
    at: float
    out: int


def sides(document: SceneDocument) -> tuple[Side, ...]:
    """The four walls of the room."""
    half_width, half_depth = document.width / 2, document.depth / 2
    return (
        Side(True, half_width, 1),
        Side(True, -half_width, -1),
        Side(False, half_depth, 1),
        Side(False, -half_depth, -1),
    )


def side_of(door: Door, document: SceneDocument) -> Side | None:
    """The wall that a door opens: the nearest within DOOR_REACH; None where there is none."""
    near, side = min(
        ((abs(each.at - (door.at.x if each.across else door.at.z)), each) for each in sides(document)),
        key=lambda pair: pair[0],
    )
    return side if near <= DOOR_REACH else None


def _walls(document: SceneDocument) -> Iterator[Box]:
    openings = [(side_of(door, document), door) for door in document.doors]
    for side in sides(document):
        half = (document.depth if side.across else document.width) / 2 + WALL
        gaps = sorted(_opening(side, door) for opened, door in openings if opened == side)
        middle = side.at + side.out * WALL / 2
        for begin, end in _solid_spans(-half, half, gaps):
            along, length = (begin + end) / 2, (end - begin) / 2 + BODY_RADIUS
            thick = WALL / 2 + BODY_RADIUS
            yield Box(middle, along, thick, length) if side.across else Box(along, middle, length, thick)


def _opening(side: Side, door: Door) -> tuple[float, float]:
    along = door.at.z if side.across else door.at.x
    return along - door.width / 2, along + door.width / 2


def _solid_spans(begin: float, end: float, gaps: Iterable[tuple[float, float]]) -> Iterator[tuple[float, float]]:
    for gap_begin, gap_end in gaps:
        if gap_begin > begin:
            yield begin, gap_begin
        begin = max(begin, gap_end)
    if begin < end:
        yield begin, end
