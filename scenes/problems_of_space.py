"""Faults of layout: things outside the room, doors away from walls, places where nobody can stand or go."""

import math
from collections.abc import Iterator

from scenes.document import Display, Fixture, SceneDocument
from scenes.obstacles import BODY_RADIUS, DOOR_REACH, footprint, side_of, sides, things_in_the_way
from scenes.places import Place, Pose
from scenes.problem import Problem, problem
from scenes.problem_texts import Code
from scenes.walking import Walkable

SLACK = 0.05  # metres by which a drawing may be out of true
WALL_DEPTH = 0.3  # what is let into a wall, a window or a niche, may reach so far beyond it
OVERHANG = 0.3  # how far the middle of a product may hang over the edge of its fixture
ARM = 2.0  # metres from which one can look at a product closely, or take it


def problems_of_space(document: SceneDocument) -> Iterator[Problem]:
    """The layout faults of a document whose numbers are finite and sizes positive."""
    walkable = Walkable(document)
    outside = [*_things_outside(document), *_places_outside(document)]
    yield from outside
    yield from _out_of_height(document)
    yield from _off_their_fixtures(document)
    yield from _doors_off_walls(document)
    astray = {each.place for each in outside}
    standing = [(place, pose) for place, pose in _standing_places(document) if place not in astray]
    yield from (_in_the_way(document, place, pose) for place, pose in standing if not walkable.free(pose.place))
    yield from _cut_off(document, walkable, [each for each in standing if walkable.free(each[1].place)])


def _standing_places(document: SceneDocument) -> Iterator[tuple[str, Pose]]:
    """(path, pose) of every place that somebody will stand at."""
    yield from ((f"spawns[{index}].at", spawn.at) for index, spawn in enumerate(document.spawns))
    yield from ((f"doors[{index}].at", door.at) for index, door in enumerate(document.doors))
    yield from ((f"posts[{index}].at", post.at) for index, post in enumerate(document.posts))


def _places_outside(document: SceneDocument) -> Iterator[Problem]:
    for place, pose in _standing_places(document):
        yield from _outside(document, place, pose.x, pose.z, 0.0)


def _things_outside(document: SceneDocument) -> Iterator[Problem]:
    for index, fixture in enumerate(document.fixtures):
        reach_x, reach_z = footprint(fixture.position, fixture.size, fixture.heading).reach()
        x, _, z = fixture.position
        far_x, far_z = x + math.copysign(reach_x, x), z + math.copysign(reach_z, z)
        yield from _outside(document, f"fixtures[{index}].position", far_x, far_z, WALL_DEPTH)
    for index, display in enumerate(document.displays):
        yield from _outside(document, f"displays[{index}].position", display.position[0], display.position[2], SLACK)


def _outside(document: SceneDocument, place: str, x: float, z: float, slack: float) -> Iterator[Problem]:
    half_width, half_depth = document.width / 2, document.depth / 2
    metres = max(abs(x) - half_width, abs(z) - half_depth)
    if metres > slack:
        room = {"left": -half_width, "right": half_width, "back": -half_depth, "front": half_depth}
        yield problem(Code.OUTSIDE_ROOM, place, x=x, z=z, metres=metres, **room)


def _out_of_height(document: SceneDocument) -> Iterator[Problem]:
    things: list[tuple[str, Fixture | Display]] = [
        *((f"fixtures[{index}]", each) for index, each in enumerate(document.fixtures)),
        *((f"displays[{index}]", each) for index, each in enumerate(document.displays)),
    ]
    for place, thing in things:
        bottom = thing.position[1]
        top = bottom + thing.size[1]
        if bottom < -SLACK or top > document.height + SLACK:
            yield problem(Code.OUTSIDE_HEIGHT, f"{place}.position", bottom=bottom, top=top, height=document.height)


def _off_their_fixtures(document: SceneDocument) -> Iterator[Problem]:
    fixtures = {fixture.id: fixture for fixture in document.fixtures}
    for index, display in enumerate(document.displays):
        fixture = fixtures.get(display.fixture or "")
        if fixture is not None:
            metres = _beside(fixture, Place(display.position[0], display.position[2]))
            if metres > OVERHANG:
                yield problem(Code.OFF_FIXTURE, f"displays[{index}].position", metres=metres, fixture=fixture.id)


def _beside(thing: Fixture | Display, place: Place) -> float:
    """Metres from a place to the footprint of a thing; 0 within it."""
    box = footprint(thing.position, thing.size, thing.heading)
    x, z = box.local(place.x, place.z)
    return math.hypot(max(abs(x) - box.half_width, 0.0), max(abs(z) - box.half_depth, 0.0))


def _doors_off_walls(document: SceneDocument) -> Iterator[Problem]:
    for index, door in enumerate(document.doors):
        if side_of(door, document) is None:
            metres = min(abs(side.at - (door.at.x if side.across else door.at.z)) for side in sides(document))
            yield problem(Code.NOT_AT_WALL, f"doors[{index}].at", metres=metres, reach=DOOR_REACH)


def _in_the_way(document: SceneDocument, place: str, pose: Pose) -> Problem:
    near = min(things_in_the_way(document), key=lambda thing: _beside(thing, pose.place), default=None)
    in_it = near is not None and _beside(near, pose.place) < BODY_RADIUS * math.sqrt(2)
    return problem(Code.IN_THE_WAY, place, thing=f"“{near.id}”" if near and in_it else "the wall", radius=BODY_RADIUS)


def _cut_off(document: SceneDocument, walkable: Walkable, standing: list[tuple[str, Pose]]) -> Iterator[Problem]:
    """What cannot be walked to from the first spawn that one can stand on."""
    if not document.spawns:
        yield problem(Code.NO_SPAWN, "spawns")
    start = next((each for each in document.spawns if walkable.free(each.at.place)), None)
    if start is None:
        return
    for place, pose in standing:
        if not walkable.joined(start.at.place, pose.place):
            yield problem(Code.UNREACHABLE, place, spawn=start.id, width=2 * BODY_RADIUS)
    for index, display in enumerate(document.displays):
        metres = _nearest(display, start.at.place, walkable)
        if metres > ARM:
            yield problem(Code.OUT_OF_REACH, f"displays[{index}].position", metres=metres, reach=ARM)


def _nearest(display: Display, start: Place, walkable: Walkable) -> float:
    """How near one can come to a display on foot, in metres of floor to its edge."""
    middle = Place(display.position[0], display.position[2])
    return _beside(display, walkable.nearest_reachable(start, middle))
