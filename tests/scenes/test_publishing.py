"""Law: the change between two documents, written down and read again, makes of the one the other, and no more."""

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from scenes.document import Display, Door, Fixture, Light, Post, SceneDocument, Spawn, Surface
from scenes.places import Pose
from scenes.publishing import PARTS, Outline, SceneChange, difference
from tests.scenes.scene_rooms import EMPTY, SHOP

numbers = st.integers(-3, 3).map(float)
places = st.tuples(numbers, numbers, numbers)
poses = st.builds(Pose, numbers, numbers, numbers)
names = st.sampled_from("abcd")
texts = st.dictionaries(st.sampled_from(["en", "ko"]), st.sampled_from(["Hall", "홀"]), max_size=2)


def several(things: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[object, ...]]:
    """Up to three things in any order, their ids unique."""
    return st.lists(things, max_size=3, unique_by=lambda each: each.id).map(tuple)  # type: ignore[attr-defined]


documents = st.builds(
    SceneDocument,
    id=st.just("hall"),
    name=texts,
    width=st.sampled_from([8.0, 9.5]),
    depth=st.just(8.0),
    spawns=several(st.builds(Spawn, names, poses)),
    surface=st.builds(Surface, floor=st.sampled_from(["wood", "stone"])),
    fixtures=several(
        st.builds(Fixture, names, st.sampled_from(["wall", "shelf"]), places, places, solid=st.booleans(), text=texts)
    ),
    displays=several(st.builds(Display, names, names, places, places, sku=st.none() | names)),
    doors=several(st.builds(Door, names, texts, poses, names, names)),
    posts=several(st.builds(Post, names, names, poses)),
    lights=st.lists(st.builds(Light, st.just("point"), places), max_size=3).map(tuple),
    area_of_interest=st.sampled_from([None, 20.0]),
)


@settings(deadline=None, max_examples=60)
@given(documents, documents)
def test_a_change_makes_the_new_document_of_the_old_one(before: SceneDocument, after: SceneDocument) -> None:
    change = difference(before, after)
    read = msgspec.msgpack.decode(msgspec.msgpack.encode(change), type=SceneChange)
    assert read.apply_to(before) == after
    assert bool(change) == (before != after)


@settings(deadline=None, max_examples=60)
@given(documents, documents)
def test_a_change_holds_nothing_that_stays_as_it_is(before: SceneDocument, after: SceneDocument) -> None:
    change = difference(before, after)
    for name in PARTS:
        part, earlier = getattr(change, name), {each.id: each for each in getattr(before, name)}
        later = {each.id: each for each in getattr(after, name)}
        assert {each.id for each in part.added} == later.keys() - earlier.keys()
        assert set(part.removed) == earlier.keys() - later.keys()
        assert {each.id for each in part.changed} == {
            each for each in earlier.keys() & later.keys() if earlier[each] != later[each]
        }
    assert all(getattr(before, name) != getattr(after, name) for name in change.fields)


@settings(deadline=None, max_examples=60)
@given(documents, documents)
def test_there_and_back_is_nothing(before: SceneDocument, after: SceneDocument) -> None:
    there, back = difference(before, after), difference(after, before)
    assert not difference(before, back.apply_to(there.apply_to(before)))


def test_what_stays_is_not_made_anew() -> None:
    moved = replace(SHOP.fixtures[0], heading=90.0)
    after = difference(SHOP, replace(SHOP, fixtures=(moved, *SHOP.fixtures[1:]))).apply_to(SHOP)
    assert after.displays is SHOP.displays
    assert after.fixtures[1] is SHOP.fixtures[1]


def test_only_displays_that_are_put_there_leave_the_room_as_it_is() -> None:
    coat, sofa = SHOP.displays
    other = replace(coat, product="scarf")
    assert difference(SHOP, replace(SHOP, displays=(other, sofa))).only_shows
    assert difference(SHOP, replace(SHOP, displays=(coat, sofa, replace(coat, id="hat")))).only_shows
    assert not difference(SHOP, replace(SHOP, displays=(coat,))).only_shows
    assert not difference(SHOP, replace(SHOP, displays=(sofa, coat))).only_shows
    assert not difference(SHOP, replace(SHOP, displays=(other, sofa), width=11.0)).only_shows
    assert not difference(SHOP, replace(SHOP, displays=(other, sofa), doors=())).only_shows


def test_an_outline_names_what_changes() -> None:
    shelf, table, *_ = SHOP.fixtures
    after = replace(
        SHOP,
        height=3.0,
        fixtures=(replace(table, heading=0.0), shelf, Fixture("wall", "wall", (0.0, 0.0, 0.0), (1.0, 1.0, 1.0))),
        displays=SHOP.displays[1:],
    )
    assert difference(SHOP, after).outline() == Outline(
        "shop",
        fields=("height",),
        added={"fixtures": ("wall",)},
        changed={"fixtures": ("table",)},
        removed={"fixtures": ("rug", "sign"), "displays": ("coat",)},
        reordered=("fixtures",),
    )
    assert difference(EMPTY, EMPTY).outline() == Outline("empty")
