"""What the raster calls clear is clear: its bounds never exceed the way to the nearest obstacle."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from scenes.clearance import CELL, REACH, Clearance
from scenes.document import SceneDocument
from scenes.obstacles import obstacles
from scenes.places import Place, distance
from scenes.walking import Walkable
from tests.scenes.scene_rooms import EMPTY, SHOP, furnished, rooms

anywhere = st.builds(Place, st.floats(-5.0, 5.0), st.floats(-4.0, 4.0))


def at(walkable: Walkable, place: Place) -> float:
    return walkable.clearance.at(np.array([place.x]), np.array([place.z])).item()


def test_open_floor_has_the_full_reach_less_a_cell() -> None:
    assert REACH - CELL < at(Walkable(EMPTY), Place(0.0, 0.0)) < REACH


def test_beside_a_wall_within_furniture_and_outside_there_is_none() -> None:
    walkable = Walkable(SHOP)
    assert [at(walkable, place) for place in (Place(4.74, 0), Place(0, -2), Place(5.9, 0), Place(0, -90))] == [0.0] * 4


@settings(deadline=None)
@given(rooms, anywhere, st.floats(0.0, 360.0), st.floats(0.0, 1.0, exclude_max=True))
def test_every_way_shorter_than_the_clearance_is_clear(room: SceneDocument, a: Place, turn: float, part: float) -> None:
    walkable = Walkable(room)
    metres = at(walkable, a) * part
    b = Place(a.x + metres * np.sin(turn).item(), a.z + metres * np.cos(turn).item())
    if metres:
        assert walkable.in_room(b)
        assert all(box.entry(a, b) is None for box in obstacles(room))


@settings(deadline=None)
@given(rooms, anywhere, anywhere)
def test_way_that_is_covered_enters_no_box(room: SceneDocument, a: Place, b: Place) -> None:
    boxes = obstacles(room)
    if Clearance(room.width, room.depth, boxes).covers(a, b):
        assert all(box.entry(a, b) is None for box in boxes)


def test_most_ways_of_a_furnished_room_need_no_exact_look() -> None:
    room = furnished(seed=3, count=14)
    walkable = Walkable(room)
    places = [Place(x, z) for x in range(-14, 15, 2) for z in range(-9, 10, 3)]
    pairs = [(a, b) for a in places for b in places if 0 < distance(a, b) < 4 and walkable.clear(a, b)]
    covered = [pair for pair in pairs if walkable.clearance.covers(*pair)]
    assert len(covered) > 0.8 * len(pairs) > 100
