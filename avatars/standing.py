"""Where to stand: beside a display or a door, on free floor, and not in the visitor's way."""

import math
from collections.abc import Iterable, Iterator, Sequence

from avatars.view import Shown
from scenes.document import Door, SceneDocument
from scenes.obstacles import Box, footprint, things_in_the_way
from scenes.places import Place, Pose, ahead, distance

# A little more than a body's radius, so that standing still never looks like leaning on the furniture.
ELBOW_METRES = 0.32
# The distances from a display at which standing beside it looks natural, the best first.
REACHES = (1.0, 1.25, 0.8, 1.6, 2.1, 2.7)
DIRECTIONS = 24
PERSONAL_METRES = 0.9
# How far off the line between visitor and display the agent stands, so that it hides nothing.
CLEAR_VIEW_METRES = 0.6
# Places so near are one: no line leads from one to the other.
SAME_METRES = 1e-6
# So far off a visitor's way one does not stand in it, so far before them it ends.
OFF_THE_WAY_METRES = 0.75
WAY_METRES = 4.0
FARTHEST_STEP_METRES = 1.3
DOOR_METRES = 1.3
DOOR_ASIDE_METRES = 0.9


def beside(shown: Shown, scene: SceneDocument, visitor: Pose | None, me: Pose) -> Place:
    """A free place about a metre from a display, on the visitor's side; where there is none, the agent's own."""
    x, _, z = shown.display.position
    target = Place(x, z)
    # What carries the display may lie between; anything else would mean reaching through furniture.
    others = [
        footprint(each.position, each.size, each.heading)
        for each in things_in_the_way(scene)
        if each.id not in (shown.display.fixture, shown.display.id)
    ]
    front = ahead(Pose(x, z, shown.display.heading), 1.0)
    reachable = (place for place in _free_around(target, scene, visitor) if not _is_blocked(place, target, others))
    return min(reachable, key=lambda place: _cost(place, target, front, visitor, me), default=me.place)


def at_door(door: Door, scene: SceneDocument, visitor: Pose | None, me: Pose) -> Place:
    """A free place inside the room and beside the way through a door."""
    at = door.at.place
    free = list(_free_around(at, scene, visitor))
    aside = [place for place in free if _off_line(place, at, scene.middle) >= DOOR_ASIDE_METRES]
    return min(
        aside or free,
        key=lambda place: abs(distance(place, at) - DOOR_METRES) + distance(place, me) * 0.05,
        default=me.place,
    )


def aside(me: Pose, visitor: Pose, scene: SceneDocument) -> Place | None:
    """The nearest free place beside the way of a visitor who comes on; None where one is not in it, or cannot go."""
    ahead_of_them = ahead(visitor, WAY_METRES)
    if _off_line(me.place, visitor.place, ahead_of_them) >= OFF_THE_WAY_METRES:
        return None
    beside_it = (
        place
        for place in _free_around(me.place, scene, visitor)
        if _off_line(place, visitor.place, ahead_of_them) >= OFF_THE_WAY_METRES
        and distance(place, me) <= FARTHEST_STEP_METRES
    )
    return min(beside_it, key=lambda place: distance(place, me), default=None)


def _free_around(target: Place, scene: SceneDocument, visitor: Pose | None) -> Iterator[Place]:
    solid = [footprint(each.position, each.size, each.heading, ELBOW_METRES) for each in things_in_the_way(scene)]
    for reach in REACHES:
        for step in range(DIRECTIONS):
            place = ahead(Pose(target.x, target.z, step * 360.0 / DIRECTIONS), reach)
            if _is_free(place, solid, scene, visitor):
                yield place


def _is_free(place: Place, solid: Iterable[Box], scene: SceneDocument, visitor: Pose | None) -> bool:
    within = abs(place.x) <= scene.width / 2 - ELBOW_METRES and abs(place.z) <= scene.depth / 2 - ELBOW_METRES
    crowding = visitor is not None and distance(place, visitor) < PERSONAL_METRES
    return within and not crowding and not any(box.contains(place.x, place.z) for box in solid)


def _is_blocked(place: Place, target: Place, boxes: Sequence[Box]) -> bool:
    return any(box.entry(place, target) is not None for box in boxes)


def _cost(place: Place, target: Place, front: Place, visitor: Pose | None, me: Pose) -> float:
    """Metres of inconvenience: the wrong reach, the wrong side, a hidden view, a long way."""
    cost = abs(distance(place, target) - REACHES[0]) * 2 + distance(place, front) * 0.4 + distance(place, me) * 0.02
    if visitor is None:
        return cost
    hides = _off_line(place, visitor.place, target) < CLEAR_VIEW_METRES
    return cost + distance(place, visitor) * 0.15 + (2.0 if hides else 0.0)


def _off_line(place: Place, start: Place, end: Place) -> float:
    """How far a place lies from the way between two others."""
    length = distance(start, end)
    if length < SAME_METRES:
        return distance(place, start)
    along = ((place.x - start.x) * (end.x - start.x) + (place.z - start.z) * (end.z - start.z)) / length**2
    along = min(1.0, max(0.0, along))
    return math.hypot(place.x - start.x - along * (end.x - start.x), place.z - start.z - along * (end.z - start.z))
