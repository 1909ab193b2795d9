import pytest
from hypothesis import given
from hypothesis import strategies as st

from avatars.standing import at_door, beside
from scenes.obstacles import BODY_RADIUS, footprint, things_in_the_way
from scenes.places import Place, Pose, distance
from scenes.walking import Walkable
from tests.support import shop

SHOWN = [(scene, each) for scene in shop.SCENES.values() for each in shop.shown(scene, shop.products())]
SPOTS = st.floats(-4.0, 4.0)


@pytest.mark.parametrize(("scene", "shown"), SHOWN, ids=[each.display.id for _, each in SHOWN])
def test_beside_a_display_is_free_floor_within_reach_of_it(scene, shown) -> None:  # type: ignore[no-untyped-def]
    place = beside(shown, scene, scene.spawns[0].at, scene.posts[0].at)
    x, _, z = shown.display.position
    assert distance(place, Place(x, z)) <= 1.6
    assert Walkable(scene).free(place)


@given(x=SPOTS, z=SPOTS, which=st.integers(0, len(SHOWN) - 1))
def test_an_agent_never_stands_on_the_visitors_toes(x: float, z: float, which: int) -> None:
    scene, shown = SHOWN[which]
    place = beside(shown, scene, Pose(x, z), scene.posts[0].at)
    assert place == scene.posts[0].at.place or distance(place, Pose(x, z)) >= 0.9


@given(x=SPOTS, z=SPOTS)
def test_an_agent_stands_in_no_furniture(x: float, z: float) -> None:
    scene = shop.CLOTHING
    boxes = [footprint(each.position, each.size, each.heading, BODY_RADIUS) for each in things_in_the_way(scene)]
    for each in shop.shown(scene, shop.products()):
        place = beside(each, scene, Pose(x, z), scene.posts[0].at)
        assert not any(box.contains(place.x, place.z) for box in boxes)


def test_an_agent_stands_on_the_visitors_side_and_out_of_their_sight() -> None:
    rain = next(each for scene, each in SHOWN if each.display.id == "d-rain")
    visitor = Pose(-1.0, 0.0, 270.0)
    place = beside(rain, shop.CLOTHING, visitor, Pose(1.5, 2.0))
    assert place.x > -4.0
    assert abs(place.z) >= 0.6


def test_at_a_door_the_agent_stands_inside_and_beside_the_way_through() -> None:
    door = shop.CLOTHING.doors[0]
    place = at_door(door, shop.CLOTHING, None, shop.CLOTHING.posts[0].at)
    assert Walkable(shop.CLOTHING).free(place)
    assert 0.8 <= distance(place, door.at) <= 2.2


def test_where_no_place_is_free_the_agent_stays_where_it_is() -> None:
    scene = shop.CLOTHING
    walled = type(scene)(
        **{**{name: getattr(scene, name) for name in scene.__struct_fields__}, "width": 0.5, "depth": 0.5}
    )
    shown = shop.shown(scene, shop.products())[0]
    assert beside(shown, walled, None, Pose(1.0, 1.0)) == Place(1.0, 1.0)
