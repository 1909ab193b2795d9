"""Ways round furniture: never through it, never longer than need be."""

import heapq
import itertools
import math
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scenes.document import Fixture, SceneDocument
from scenes.grid import OWN_SIDE, Grid
from scenes.obstacles import BODY_RADIUS, obstacles
from scenes.places import Place, distance
from scenes.walking import Walkable
from tests.scenes.scene_rooms import EMPTY, SHOP, furnished, gap_to, places, rooms

ROUNDING = 1e-6


def length(path: list[Place]) -> float:
    return sum(distance(a, b) for a, b in itertools.pairwise(path))


def samples(path: list[Place]) -> list[Place]:
    """Every two centimetres of a way."""
    found = list(path)
    for a, b in itertools.pairwise(path):
        count = math.ceil(distance(a, b) / 0.02)
        found += [Place(a.x + (b.x - a.x) * i / count, a.z + (b.z - a.z) * i / count) for i in range(count)]
    return found


def assert_outside_furniture(document: SceneDocument, path: list[Place]) -> None:
    for place in samples(path):
        assert abs(place.x) <= document.width / 2 - BODY_RADIUS + ROUNDING
        for fixture in document.fixtures:
            assert gap_to(fixture, place) >= BODY_RADIUS - ROUNDING


def test_way_across_an_empty_room_is_straight() -> None:
    assert Walkable(EMPTY).path(Place(-4, 3), Place(4, -3)) == [Place(-4, 3), Place(4, -3)]


def test_way_to_where_one_stands_is_that_place_alone() -> None:
    assert Walkable(SHOP).path(Place(1, 2), Place(1, 2)) == [Place(1, 2)]


def test_way_round_a_shelf_turns_at_its_two_near_corners() -> None:
    path = Walkable(SHOP).path(Place(0.0, -1.4), Place(0.0, -2.6))
    assert [(round(place.x, 2), round(place.z, 2)) for place in path[1:-1]] in (
        [(-2.25, -1.5), (-2.25, -2.5)],
        [(2.25, -1.5), (2.25, -2.5)],
    )


def test_goal_inside_a_table_is_approached_from_the_own_side() -> None:
    table = Fixture("table", "table", (0.0, 0.0, 0.0), (3.0, 0.8, 1.0))
    walkable = Walkable(SceneDocument("t", {}, 10.0, 8.0, (), fixtures=(table,)))
    for side in (-1, 1):
        end = walkable.path(Place(0.3, 3.0 * side), Place(0.0, 0.0))[-1]
        assert 0.75 <= end.z * side <= 0.9
        assert abs(end.x) <= 0.3


def test_goal_in_a_closed_off_corner_leads_to_the_nearest_place_outside() -> None:
    wall = Fixture("wall", "wall", (2.0, 0.0, 0.0), (0.2, 3.0, 8.0))
    walkable = Walkable(SceneDocument("t", {}, 10.0, 8.0, (), fixtures=(wall,)))
    assert not walkable.joined(Place(0, 0), Place(4, 1))
    end = walkable.path(Place(0, 0), Place(4, 1))[-1]
    assert 1.5 <= end.x <= 1.65
    assert abs(end.z - 1) <= 0.2


def test_rugs_are_stepped_on_and_signs_walked_under_but_a_sofa_on_show_is_walked_round() -> None:
    walkable = Walkable(SHOP)
    assert walkable.free(Place(-2.5, 1.0))
    assert walkable.free(Place(0.0, 1.0))
    assert not walkable.free(Place(-3.0, -1.5))


def test_fixture_that_is_not_solid_is_no_obstacle_but_the_sofa_on_it_is() -> None:
    stage = Fixture("stage", "stand", (0.0, 0.0, 0.0), (4.0, 0.3, 4.0), solid=False)
    sofa = SHOP.displays[1]
    on_stage = SceneDocument(
        "t",
        {},
        10.0,
        8.0,
        (),
        fixtures=(stage,),
        displays=(type(sofa)("s", "p", (0, 0.3, 0), (1, 1, 1), fixture="stage"),),
    )
    walkable = Walkable(on_stage)
    assert walkable.free(Place(1.5, 1.5))
    assert not walkable.free(Place(0.0, 0.0))


@pytest.mark.parametrize(("z", "free"), [(3.7, True), (3.76, False)])
def test_body_stands_a_radius_off_the_wall(z: float, free: bool) -> None:
    assert Walkable(EMPTY).free(Place(2.0, z)) is free


def test_door_is_an_opening_in_the_wall_as_wide_as_it_says() -> None:
    walkable = Walkable(SHOP)
    assert walkable.free(Place(0.0, 4.0))
    assert walkable.free(Place(0.54, 3.95))
    assert not walkable.free(Place(0.56, 3.95))
    assert not walkable.free(Place(0.0, 4.01))


def test_turned_table_is_free_beside_its_edges_where_its_bounds_are_not() -> None:
    walkable = Walkable(
        SceneDocument("t", {}, 10.0, 8.0, (), fixtures=(Fixture("t", "table", (0, 0, 0), (4, 1, 0.4), 45.0),))
    )
    assert not walkable.free(Place(1.0, 1.0))
    assert walkable.free(Place(1.0, -1.0))


def test_nearest_free_place_of_a_room_without_any_is_within_its_walls() -> None:
    full = SceneDocument("t", {}, 4.0, 4.0, (), fixtures=(Fixture("block", "wall", (0, 0, 0), (6, 3, 6)),))
    assert Walkable(full).nearest_free(Place(9.0, 1.0)) == Place(2.0, 1.0)
    assert Walkable(full).path(Place(1, 1), Place(0, 0)) == [Place(1, 1)]


@settings(deadline=None, max_examples=60)
@given(rooms, places(), places())
def test_no_way_enters_furniture_and_none_is_shorter_than_straight(room: SceneDocument, a: Place, b: Place) -> None:
    walkable = Walkable(room)
    start = walkable.nearest_free(a)
    path = walkable.path(start, b)
    assert path[0] == start
    if walkable.free(start):
        assert_outside_furniture(room, path)
    assert length(path) >= distance(start, path[-1]) - ROUNDING
    if walkable.joined(start, b):
        assert path[-1] == b
        assert length(path) <= length(walkable.path(b, start)) + ROUNDING


@settings(deadline=None, max_examples=60)
@given(rooms, places(), st.lists(places(), min_size=1, max_size=8))
def test_no_sliding_enters_furniture(room: SceneDocument, start: Place, steps: list[Place]) -> None:
    walkable = Walkable(room)
    place = walkable.nearest_free(start)
    if not walkable.free(place):
        return
    for step in steps:
        place = walkable.slide(place, step)
        assert walkable.free(place)
        assert_outside_furniture(room, [place])


@settings(deadline=None, max_examples=60)
@given(rooms, places(), places())
def test_long_and_short_ways_are_judged_alike(room: SceneDocument, a: Place, b: Place) -> None:
    walkable = Walkable(room)
    parts = samples([a, b])
    whole = walkable.clear(a, b)
    assert whole == walkable.clear(b, a)
    if whole:
        assert all(walkable.free(place) for place in parts)


@pytest.mark.parametrize("seed", [1, 2, 3, 5, 8, 13])
def test_shortest_way_is_as_short_as_over_cells_of_the_floor(seed: int) -> None:
    """What Dijkstra finds over cells is never shorter than the true way, and not much longer either."""
    walkable = Walkable(furnished(seed, count=14, width=12.0, depth=10.0))
    start, goal = walkable.nearest_free(Place(-5, -4)), walkable.nearest_free(Place(5, 4))
    assert walkable.joined(start, goal)
    assert not walkable.clear(start, goal)
    by_cells = cell_distance(walkable, start, goal)
    assert by_cells * 0.93 <= length(walkable.path(start, goal)) <= by_cells + ROUNDING


def cell_distance(walkable: Walkable, start: Place, goal: Place) -> float:
    """Dijkstra over cells of 20 cm, joined where one can go straight; start and goal are joined to cells near them."""

    def near(place: Place) -> list[Place]:
        column, row = round(place.x / 0.2), round(place.z / 0.2)
        around = [Place((column + i) * 0.2, (row + j) * 0.2) for i in range(-2, 3) for j in range(-2, 3)]
        return [other for other in around if other != place and walkable.clear(place, other)]

    ends = {each: distance(each, goal) for each in near(goal)}
    best = {start: 0.0}
    queue = [(0.0, start.x, start.z)]
    shortest = math.inf
    while queue:
        far, x, z = heapq.heappop(queue)
        place = Place(x, z)
        if far > best[place] or far >= shortest:
            continue
        shortest = min(shortest, far + ends.get(place, math.inf))
        for other in near(place):
            if far + distance(place, other) < best.get(other, math.inf):
                best[other] = far + distance(place, other)
                heapq.heappush(queue, (best[other], other.x, other.z))
    return shortest


def test_large_room_is_built_and_crossed_fast() -> None:
    began = time.perf_counter()
    walkable = Walkable(furnished(seed=1, count=60))
    built = time.perf_counter()
    path = walkable.path(walkable.nearest_free(Place(-14, -9)), walkable.nearest_free(Place(14, 9)))
    crossed = time.perf_counter()
    assert len(path) > 2
    assert built - began < 0.5, "ten times the budget: a slow machine is forgiven, a slow algorithm is not"
    assert crossed - built < 0.1


@settings(deadline=None, max_examples=60)
@given(rooms, places(), places())
def test_nearest_place_found_in_a_window_is_the_nearest_of_the_whole_floor(
    room: SceneDocument, goal: Place, start: Place
) -> None:
    grid = Grid(room.width, room.depth, obstacles(room))
    cells = [cell for cell, region in grid.around(goal, 30.0) if region == grid.main_region]
    costs = [distance(cell, goal) + OWN_SIDE * distance(cell, start) for cell in cells]
    found = grid.nearest(goal, grid.main_region, start)
    assert found is not None
    assert distance(found, goal) + OWN_SIDE * distance(found, start) <= min(costs) + ROUNDING


@settings(deadline=None, max_examples=60)
@given(st.integers(0, 10_000), places(), places())
def test_way_found_among_near_corners_is_as_short_as_among_all(seed: int, a: Place, b: Place) -> None:
    walkable = Walkable(furnished(seed, count=14, width=10.0, depth=8.0))
    start = walkable.nearest_free(a)
    near = walkable.path(start, b)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("scenes.corners.ASIDE", math.inf)
        among_all = walkable.path(start, b)
    assert length(near) == pytest.approx(length(among_all))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("scenes.corners.ASIDE", 0.0)
        patch.setattr("scenes.corners.DETOUR", 1.0)
        assert length(walkable.path(start, b)) == pytest.approx(length(among_all))


@settings(deadline=None, max_examples=60)
@given(rooms, st.lists(st.lists(places(11.0, 9.0), min_size=1, max_size=4), max_size=6))
def test_many_ways_at_once_are_blocked_where_one_of_their_legs_is(
    document: SceneDocument, ways: list[list[Place]]
) -> None:
    walkable = Walkable(document)
    inside = [[place for place in way if walkable.in_room(place)] + way[-1:] for way in ways]
    blocked = [
        number for number, way in enumerate(inside) if not all(walkable.clear(a, b) for a, b in itertools.pairwise(way))
    ]
    assert walkable.blocked(inside) == blocked
