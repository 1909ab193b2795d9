"""Any catalog laid out as rooms that one can walk through."""

import itertools
import math

import pytest
from hypothesis import HealthCheck, given, settings

from scenes.document import Fixture, SceneDocument
from scenes.obstacles import BODY_RADIUS, footprint, is_in_the_way
from scenes.places import Place, angle_between, distance, heading_to
from scenes.problems import problems
from scenes.products import Product
from scenes.walking import Walkable
from tests.support.exports import export
from tests.support.goods import SOLD, catalogs, goods
from vstore.catalogues import read_catalogue
from vstore.layout import lay_out, load_library
from vstore.layout.rooms import MOST_DISPLAYS

LIBRARY = load_library()


def laid_out(products: tuple[Product, ...]) -> tuple[SceneDocument, ...]:
    return lay_out(products, LIBRARY, "sori")


def overlap(a: Fixture, b: Fixture) -> bool:
    """Whether two fixtures turned by quarter turns stand in each other."""
    (ax, az), (bx, bz) = (footprint(each.position, each.size, each.heading).reach() for each in (a, b))
    apart = [abs(a.position[0] - b.position[0]) - ax - bx, abs(a.position[2] - b.position[2]) - az - bz]
    apart.append(max(a.position[1], b.position[1]) - min(a.position[1] + a.size[1], b.position[1] + b.size[1]))
    return max(apart) < -0.001


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.data_too_large, HealthCheck.too_slow])
@given(catalogs())
def test_any_catalog_becomes_rooms_without_faults(products: tuple[Product, ...]) -> None:
    scenes = laid_out(products)
    by_id = {product.id: product for product in products}
    every = {scene.id: scene for scene in scenes}
    models = [f"library:{name}" for name in LIBRARY.models]
    for scene in scenes:
        assert [str(fault) for fault in problems(scene, by_id, every, models, ["sori"])] == []
        solid = [fixture for fixture in scene.fixtures if fixture.solid]
        assert [(a.id, b.id) for a, b in itertools.combinations(solid, 2) if overlap(a, b)] == []
        assert len(scene.displays) <= MOST_DISPLAYS


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.data_too_large, HealthCheck.too_slow])
@given(catalogs())
def test_every_product_is_shown_in_one_room_and_no_variant_twice(products: tuple[Product, ...]) -> None:
    rooms: dict[str, set[str]] = {}
    shown = []
    for scene in laid_out(products):
        for display in scene.displays:
            rooms.setdefault(display.product, set()).add(scene.id)
            shown.append(display.sku)
    assert set(rooms) == {product.id for product in products}
    assert all(len(where) == 1 for where in rooms.values())
    assert len(shown) == len(set(shown))


@settings(max_examples=10, deadline=None)
@given(catalogs(most=60))
def test_the_same_catalog_gives_the_same_rooms(products: tuple[Product, ...]) -> None:
    assert laid_out(products) == laid_out(products)


@pytest.mark.parametrize("model", SOLD)
def test_products_stand_hang_or_lie_on_their_furniture(model: str) -> None:
    (scene,) = laid_out(tuple(goods(number, model, "All", 2) for number in range(9)))
    fixtures = {fixture.id: fixture for fixture in scene.fixtures}
    for display in scene.displays:
        fixture = fixtures[display.fixture or ""]
        bottom, top = display.position[1], display.position[1] + display.size[1]
        assert bottom >= 0
        match LIBRARY.of(f"library:{model}").placement:
            case "hang":
                assert top == pytest.approx(1.58)
            case "wall":
                assert bottom > 0.8
                assert top < fixture.size[1]
            case _:
                assert bottom == pytest.approx(fixture.size[1]) or fixture.kind == "shelf"


@pytest.mark.parametrize("count", [1, 12, 60, 80])
def test_one_sees_the_heart_of_the_shop_and_the_agent_from_the_entrance(count: int) -> None:
    products = tuple(goods(number, SOLD[number % len(SOLD)], f"C{number % 7}", 1) for number in range(count))
    scene = laid_out(products)[0]
    walkable = Walkable(scene)
    entrance, agent = scene.spawns[0].at, scene.posts[0].at
    assert walkable.clear(entrance.place, agent.place)
    assert 3.0 < distance(entrance, agent) < 8.0
    assert angle_between(entrance.heading, heading_to(entrance, agent)) < 20
    assert angle_between(agent.heading, heading_to(agent, entrance)) < 20
    counter = next(fixture for fixture in scene.fixtures if fixture.kind == "counter")
    assert walkable.clear(entrance.place, Place(0.0, counter.position[2] + counter.size[2]))


@pytest.mark.parametrize("count", [1, 25, 80])
def test_aisles_are_wide_enough_for_two(count: int) -> None:
    products = tuple(goods(number, SOLD[number * 5 % len(SOLD)], f"C{number % 5}", 0) for number in range(count))
    for scene in laid_out(products):
        islands = [each for each in scene.fixtures if is_in_the_way(each) and each.kind in ("rack", "table", "podium")]
        for a, b in itertools.combinations(islands, 2):
            (ax, az), (bx, bz) = (footprint(each.position, each.size, each.heading).reach() for each in (a, b))
            aside = abs(a.position[0] - b.position[0]) - ax - bx
            along = abs(a.position[2] - b.position[2]) - az - bz
            assert math.hypot(max(aside, 0), max(along, 0)) >= 1.4, (a.id, b.id)


def test_both_sides_of_a_room_look_alike() -> None:
    products = tuple(goods(number, "shirt", "Shirts", 0) for number in range(28))
    (scene,) = laid_out(products)
    racks = sorted(fixture.position for fixture in scene.fixtures if fixture.kind == "rack")
    assert sorted((-x, y, z) for x, y, z in racks) == racks


def test_a_category_has_its_sign() -> None:
    products = (
        *(goods(n, "shirt", "Shirts", 0) for n in range(7)),
        *(goods(n, "mug", "Mugs", 0) for n in range(7, 20)),
    )
    (scene,) = laid_out(products)
    signs = [fixture.text["en"] for fixture in scene.fixtures if fixture.kind == "sign"]
    assert {"Shirts", "Mugs"} <= set(signs)


def test_further_colours_hang_beside_the_first_where_there_is_room() -> None:
    (scene,) = laid_out((goods(0, "shirt", "Shirts", 3), goods(1, "shirt", "Shirts", 1)))
    assert [(display.id, display.sku) for display in scene.displays] == [
        ("p0", "P0-0"),
        ("p0.2", "P0-1"),
        ("p0.3", "P0-2"),
        ("p1", "P1-0"),
    ]


def test_small_furniture_of_a_category_shares_a_podium() -> None:
    models = ("stool", "sofa", "chair", "sofa", "side_table")
    (scene,) = laid_out(tuple(goods(number, model, "Furniture", 0) for number, model in enumerate(models)))
    on = {display.product: display.fixture for display in scene.displays}
    assert on["p0"] == on["p2"] == on["p4"]
    assert len(set(on.values())) == 3


def test_a_large_catalog_is_a_row_of_rooms_joined_by_doors() -> None:
    products = tuple(goods(number, "mug", f"Mugs {number // 60}", 0) for number in range(170))
    scenes = laid_out(products)
    assert [scene.id for scene in scenes] == ["room-1", "room-2", "room-3"]
    assert [[door.to for door in scene.doors] for scene in scenes] == [["room-2"], ["room-1", "room-3"], ["room-2"]]
    sizes = [len({display.product for display in scene.displays}) for scene in scenes]
    assert max(sizes) - min(sizes) <= 2


def test_a_brands_own_model_is_given_a_place_too() -> None:
    product = goods(0, "box", "Own", 0)
    own = type(product)(product.id, product.name, product.variants, category={"en": "Own"}, model="chairs/own.glb")
    (scene,) = laid_out((own,))
    assert [display.product for display in scene.displays] == ["p0"]


def test_nothing_stands_nearer_to_a_door_than_a_body_needs() -> None:
    products = tuple(goods(number, SOLD[number % len(SOLD)], "All", 0) for number in range(200))
    for scene in laid_out(products):
        walkable = Walkable(scene)
        for door in scene.doors:
            assert walkable.free(door.at.place)
            beside = Place(door.at.x + BODY_RADIUS, door.at.z)
            assert walkable.free(beside)


def test_a_real_export_is_one_room_of_clothes() -> None:
    products = read_catalogue(export("shopify/apparel.csv"), "apparel.csv", "USD", ("en",)).products
    (scene,) = laid_out(products)
    assert {display.product for display in scene.displays} == {product.id for product in products}
    assert {fixture.kind for fixture in scene.fixtures} >= {
        "rack",
        "table",
        "counter",
        "fitting_room",
        "mirror",
        "sign",
    }
