"""Places on the floor: metres, headings in degrees, 0 looking along -Z and 90 along +X (clockwise from above)."""

import math

import msgspec

Vec3 = tuple[float, float, float]


class Place(msgspec.Struct, frozen=True, array_like=True):
    """A point on the floor."""

    x: float
    z: float


class Pose(msgspec.Struct, frozen=True, array_like=True):
    """Where a body stands and which way it looks."""

    x: float
    z: float
    heading: float = 0.0

    @property
    def place(self) -> Place:
        return Place(self.x, self.z)


def distance(a: Place | Pose, b: Place | Pose) -> float:
    """Metres between two places."""
    return math.hypot(b.x - a.x, b.z - a.z)


def heading_to(a: Place | Pose, b: Place | Pose) -> float:
    """The heading in [0, 360) from `a` towards `b`; 0 where they coincide."""
    if a.x == b.x and a.z == b.z:
        return 0.0
    return upright(math.degrees(math.atan2(b.x - a.x, a.z - b.z)))


def upright(heading: float) -> float:
    """A heading in [0, 360)."""
    # Twice, because a tiny negative heading rounds up to 360 at the first.
    return heading % 360.0 % 360.0


def ahead(pose: Pose, metres: float) -> Place:
    """The place `metres` in front of a pose (behind it when negative)."""
    turn = math.radians(pose.heading)
    return Place(pose.x + metres * math.sin(turn), pose.z - metres * math.cos(turn))


def turned(x: float, z: float, heading: float) -> tuple[float, float]:
    """An offset (x, z) given for heading 0, as it lies when its owner has `heading`."""
    turn = math.radians(heading)
    return x * math.cos(turn) - z * math.sin(turn), x * math.sin(turn) + z * math.cos(turn)


def angle_between(a: float, b: float) -> float:
    """The smaller angle between two headings, 0 to 180 degrees."""
    return abs((b - a + 180.0) % 360.0 - 180.0)
