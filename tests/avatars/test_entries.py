import pytest

from avatars.entries import candidates, entry_of, placeless, viewpoint
from scenes.places import Pose
from tests.support import shop

CATALOG = shop.products()
SHOWN = shop.shown(shop.CLOTHING, CATALOG)


def test_an_entry_has_the_range_of_prices_and_what_is_in_stock() -> None:
    entry = entry_of(CATALOG["ember"])
    assert (entry.price_least, entry.price_most, entry.in_stock) == (24000, 24000, False)
    assert entry_of(CATALOG["willow"]).in_stock is True
    assert [color for color, _ in entry_of(CATALOG["rain"]).colors] == ["navy", "yellow"]
    assert [size for size, _ in entry_of(CATALOG["rain"]).sizes] == ["s", "m", "l"]


@pytest.mark.parametrize(
    ("heading", "right", "ahead"), [(0.0, -4.0, 4.0), (90.0, -4.0, -4.0), (180.0, 4.0, -4.0), (270.0, 4.0, 4.0)]
)
def test_right_and_ahead_are_the_speakers(heading: float, right: float, ahead: float) -> None:
    seen = candidates(SHOWN, shop.CLOTHING.fixtures, Pose(0.0, 4.0, heading))
    rain = next(each for each in seen if each.id == "d-rain")
    assert (round(rain.right, 6), round(rain.ahead, 6)) == (right, ahead)


def test_a_candidate_is_the_variant_on_show_on_its_furniture() -> None:
    seen = {each.id: each for each in candidates(SHOWN, shop.CLOTHING.fixtures, Pose(0.0, 4.0))}
    trench = seen["d-trench"]
    assert (trench.color, trench.price, trench.row, trench.fixture) == ("black", 189000, "rack", "rack")


def test_levels_of_a_fixture_count_from_the_top() -> None:
    seen = {each.id: each for each in candidates(SHOWN, shop.CLOTHING.fixtures, Pose(0.0, 4.0))}
    assert (seen["d-sneakers"].level, seen["d-sneakers"].levels) == (1, 2)
    assert (seen["d-backpack"].level, seen["d-backpack"].levels) == (2, 2)


def test_what_is_in_no_room_is_farther_than_anything_in_one() -> None:
    seen = candidates(SHOWN, shop.CLOTHING.fixtures, Pose(0.0, 4.0))
    assert min(each.distance for each in placeless(CATALOG.values())) > max(each.distance for each in seen)


def test_an_agent_who_faces_the_speaker_is_turned_by_half() -> None:
    seen = viewpoint(Pose(0.0, 2.0, 180.0), Pose(0.0, 4.0, 0.0))
    assert (round(seen.right, 6), round(seen.ahead, 6), seen.turned) == (0.0, 2.0, 180.0)
