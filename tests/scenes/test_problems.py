"""Every fault of a scene at once, each with its place and remedy."""

import math
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from scenes.document import Display, Door, Fixture, Light, Post, SceneDocument, Spawn, Surface
from scenes.money import Money
from scenes.places import Pose, Vec3
from scenes.problem import Problem, closest
from scenes.problem_texts import TEXTS, Code
from scenes.problems import problems
from scenes.products import Product, Variant
from tests.scenes.scene_rooms import EMPTY, SHOP, rooms

COAT = Product("coat", {"en": "Coat"}, (Variant("coat-s", Money(1, "KRW")), Variant("coat-m", Money(1, "KRW"))))
SOFA = Product("sofa", {"en": "Sofa"}, (Variant("sofa", Money(1, "KRW")),))
PRODUCTS = {"coat": COAT, "sofa": SOFA}
OTHER = replace(EMPTY, id="other", doors=(Door("entry", {"en": "Shop"}, Pose(0, 3.6), to="shop", arrive="exit"),))


def found(document: SceneDocument) -> list[tuple[str, Code]]:
    return [(each.place, each.code) for each in problems(document)]


def test_good_scenes_have_no_problems() -> None:
    assert problems(EMPTY) == []
    assert problems(SHOP, PRODUCTS, {"shop": SHOP, "other": OTHER}, models=(), agents=()) == []


def test_ten_faults_are_listed_at_once_in_the_order_of_the_document() -> None:
    bad = replace(
        SHOP,
        name={"en": " "},
        capacity=0,
        spawns=(Spawn("in shelf", Pose(0.0, -2.0)), Spawn("in shelf", Pose(9.0, 0.0))),
        surface=Surface(floor="lava", wall_color="white"),
        displays=(
            Display("coat", "coot", (0.5, 1.0, -2.0), (0.5, 0.5, 0.3), fixture="shelv"),
            Display("sofa", "coat", (-3.0, 0.0, -1.5), (1.8, 0.8, 0.9), sku="coat-xl", model="library:sofer"),
        ),
        doors=(Door("exit", {}, Pose(0.0, 0.0), to="othr", arrive="entry"),),
        posts=(Post("post", "yuna", Pose(3.0, 1.0)),),
        lights=(Light("candle", (0, 3, 0), color="#12345"),),
    )
    every = problems(bad, PRODUCTS, {"other": OTHER}, models={"library:sofa"}, agents={"mina"})
    assert [(each.place, each.code) for each in every] == [
        ("name", Code.NO_TEXT),
        ("spawns[1].id", Code.DUPLICATE_ID),
        ("surface.floor", Code.UNKNOWN_KIND),
        ("surface.wall_color", Code.BAD_COLOR),
        ("displays[0].fixture", Code.UNKNOWN_FIXTURE),
        ("displays[0].product", Code.UNKNOWN_PRODUCT),
        ("displays[1].sku", Code.UNKNOWN_SKU),
        ("displays[1].model", Code.UNKNOWN_MODEL),
        ("doors[0].name", Code.NO_TEXT),
        ("doors[0].to", Code.UNKNOWN_SCENE),
        ("posts[0].agent", Code.UNKNOWN_AGENT),
        ("lights[0].kind", Code.UNKNOWN_KIND),
        ("lights[0].color", Code.BAD_COLOR),
        ("capacity", Code.OUT_OF_RANGE),
    ]
    mended = replace(bad, capacity=10)
    assert [(each.place, each.code) for each in problems(mended) if each not in every] == [
        ("spawns[0].at", Code.IN_THE_WAY),
        ("spawns[1].at", Code.OUTSIDE_ROOM),
        ("doors[0].at", Code.NOT_AT_WALL),
        ("posts[0].at", Code.IN_THE_WAY),
    ]


def test_problem_reads_as_sentences_with_place_fault_and_remedy() -> None:
    misspelt = replace(SHOP, displays=(replace(SHOP.displays[0], product="coot"),))
    (problem,) = problems(misspelt, PRODUCTS)
    assert str(problem) == (
        "displays[0].product: The catalog has no product “coot”. Did you mean “coat”? "
        "Correct the id, add the product to the catalog, or take the display away."
    )
    inside = replace(SHOP, spawns=(Spawn("s", Pose(0.5, -2.0)),))
    assert [each.what() for each in problems(inside)] == ["Nobody can stand here: “shelf” is in the way."]


def test_misspelt_sku_is_recognised_among_thousands() -> None:
    skus = [f"SKU-{number:05d}" for number in range(5000)]
    assert closest("SKU-04120-M", skus) == "Did you mean “SKU-04120”?"
    assert closest("lamp", skus) == ""


def test_language_without_texts_is_answered_in_english() -> None:
    problem = Problem(Code.NO_SPAWN, "spawns")
    assert problem.what("xx") == problem.what("en") == "There is nowhere for visitors to appear."


@pytest.mark.parametrize("language", sorted(TEXTS))
def test_every_code_has_its_words(language: str) -> None:
    assert set(TEXTS[language]) == set(Code)


def with_fixture(position: Vec3, size: Vec3 = (1, 1, 1), kind: str = "shelf") -> SceneDocument:
    return replace(EMPTY, fixtures=(Fixture("f", kind, position, size),))


def with_spawn(pose: Pose) -> SceneDocument:
    return replace(EMPTY, spawns=(Spawn("s", pose),))


def with_coat_at(position: Vec3) -> SceneDocument:
    return replace(SHOP, displays=(replace(SHOP.displays[0], position=position),))


@pytest.mark.parametrize(
    ("document", "place", "code"),
    [
        (replace(EMPTY, spawns=()), "spawns", Code.NO_SPAWN),
        (replace(EMPTY, id=""), "id", Code.UNUSABLE_ID),
        (replace(EMPTY, id="a\nb"), "id", Code.UNUSABLE_ID),
        (replace(EMPTY, width=0.0), "width", Code.OUT_OF_RANGE),
        (replace(EMPTY, depth=1e9), "depth", Code.OUT_OF_RANGE),
        (replace(EMPTY, area_of_interest=7.9), "area_of_interest", Code.OUT_OF_RANGE),
        (replace(EMPTY, area_of_interest=201.0), "area_of_interest", Code.OUT_OF_RANGE),
        (replace(EMPTY, height=math.nan), "height", Code.NOT_FINITE),
        (with_spawn(Pose(0, 0, math.inf)), "spawns[0].at[2]", Code.NOT_FINITE),
        (with_spawn(Pose(4.9, 0)), "spawns[0].at", Code.IN_THE_WAY),
        (with_fixture((0, 0, 0), size=(1, -1, 1)), "fixtures[0].size[1]", Code.OUT_OF_RANGE),
        (with_fixture((0, 0, 0), kind="thing"), "fixtures[0].kind", Code.UNKNOWN_KIND),
        (with_fixture((5, 0, 0)), "fixtures[0].position", Code.OUTSIDE_ROOM),
        (with_fixture((0, 3, 0)), "fixtures[0].position", Code.OUTSIDE_HEIGHT),
        (with_coat_at((0.5, -1.0, -2.0)), "displays[0].position", Code.OUTSIDE_HEIGHT),
        (with_coat_at((0.5, 1.0, 0.0)), "displays[0].position", Code.OFF_FIXTURE),
    ],
)
def test_single_fault_is_found_alone(document: SceneDocument, place: str, code: Code) -> None:
    assert found(document) == [(place, code)]


def test_what_lies_behind_a_wall_across_the_room_cannot_be_reached() -> None:
    wall = Fixture("wall", "wall", (2.0, 0.0, 0.0), (0.2, 3.0, 8.0))
    parted = replace(
        EMPTY,
        fixtures=(wall,),
        posts=(Post("post", "yuna", Pose(4.0, 0.0)),),
        displays=(Display("near", "p", (2.5, 0, 2), (0.5, 1, 0.5)), Display("far", "p", (4.5, 0, 2), (0.5, 1, 0.5))),
    )
    assert found(parted) == [("displays[1].position", Code.OUT_OF_REACH), ("posts[0].at", Code.UNREACHABLE)]


def test_door_may_lead_within_its_own_scene_but_only_to_a_door_there_is() -> None:
    portal = Door("a", {"en": "A"}, Pose(-4.5, 0.0), to="empty", arrive="b")
    (problem,) = problems(replace(EMPTY, doors=(portal,)), scenes={})
    assert (problem.place, problem.code) == ("doors[0].arrive", Code.UNKNOWN_ARRIVAL)
    both = (portal, replace(portal, id="b", at=Pose(4.5, 0.0), arrive="a"))
    assert problems(replace(EMPTY, doors=both), scenes={}) == []


numbers = st.floats() | st.floats(-20, 20)
triples = st.tuples(numbers, numbers, numbers)
standing = st.builds(Pose, numbers, numbers, numbers)
ids = st.text(max_size=1)


def some(things: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(things, max_size=2).map(tuple)


documents = st.builds(
    SceneDocument,
    id=st.text(max_size=3),
    name=st.dictionaries(st.text(max_size=2), st.text(max_size=2), max_size=1),
    width=numbers,
    depth=numbers,
    spawns=some(st.builds(Spawn, ids, standing)),
    fixtures=some(st.builds(Fixture, ids, st.just("shelf"), triples, triples, numbers, solid=st.booleans())),
    displays=some(st.builds(Display, ids, st.text(), triples, triples)),
    doors=some(st.builds(Door, ids, st.just({}), standing, st.text(), st.text(), numbers)),
)


@settings(deadline=None)
@given(documents | rooms)
def test_any_document_whatsoever_is_judged_without_raising(document: SceneDocument) -> None:
    for problem in problems(document, PRODUCTS, {"other": OTHER}, {"library:box"}, {"yuna"}):
        assert problem.place
        assert problem.what().endswith((".", "?"))
        assert problem.remedy().endswith(".")
