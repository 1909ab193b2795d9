"""Steps of many bodies settled at once: the same as one by one, and as exact."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scenes.actions import Steer
from scenes.crowd import columns
from scenes.document import SceneDocument
from scenes.entities import Look, Role
from scenes.events import Corrected
from scenes.places import Place, Pose, distance
from scenes.steps import Steps
from scenes.world import NotPossible, Reason, World
from tests.scenes.scene_rooms import EMPTY, SHOP, places, rooms

CROWD = 6

near = st.tuples(st.floats(-1.0, 1.0), st.floats(-1.0, 1.0), st.floats(-720, 720))
wild = st.builds(Pose, st.floats(), st.floats(), st.floats())


def crowded(document: SceneDocument, at: list[Place]) -> World:
    world = World(document)
    for place in at:
        world.enter(Role.VISITOR, "Mina", Look(), Pose(place.x, place.z))
    world.drain()
    return world


def steer(world: World, poses: dict[int, Pose]) -> dict[int, NotPossible]:
    return world.steer(np.array([*poses], np.intp), columns(poses.values()))


def one_by_one(world: World, poses: dict[int, Pose]) -> set[int]:
    """Applies each step alone; the bodies whose step was refused."""
    refused = set()
    for body, pose in poses.items():
        try:
            world.apply(body, Steer(pose))
        except NotPossible:
            refused.add(body)
    return refused


def slid_by_hand(world: World, poses: dict[int, Pose]) -> dict[int, Place]:
    """Where exact sliding alone would leave those whose legs are fast enough for their first step."""
    starts = {body: world.crowd.pose(body).place for body in poses}
    return {body: world.walkable.slide(starts[body], pose.place) for body, pose in poses.items()}


@settings(deadline=None)
@given(
    rooms,
    st.lists(places(), min_size=CROWD, max_size=CROWD),
    st.lists(st.dictionaries(st.integers(1, CROWD + 1), near | wild), max_size=8),
)
def test_steering_many_at_once_equals_steering_one_by_one(
    room: SceneDocument, at: list[Place], beats: list[dict[int, tuple[float, float, float] | Pose]]
) -> None:
    together, apart = crowded(room, at), crowded(room, at)
    for beat in beats:
        poses = {}
        for body, wish in beat.items():
            here = together.crowd.pose(body)
            poses[body] = wish if isinstance(wish, Pose) else Pose(here.x + wish[0], here.z + wish[1], wish[2])
        assert set(steer(together, poses)) == one_by_one(apart, poses)
        assert together.drain() == apart.drain()
        for world in (together, apart):
            world.step(0.05)
        assert dict(together.bodies) == dict(apart.bodies)
        assert all(together.walkable.free(body.pose.place) for body in together.bodies.values())


@settings(deadline=None)
@given(rooms, st.lists(places(), min_size=CROWD, max_size=CROWD), st.lists(near, min_size=CROWD, max_size=CROWD))
def test_steps_end_exactly_where_sliding_ends(
    room: SceneDocument, at: list[Place], ways: list[tuple[float, float, float]]
) -> None:
    world = crowded(room, at)
    starts = {body: world.crowd.pose(body) for body in world.crowd.ids.tolist()}
    poses = {
        body: Pose(start.x + x, start.z + z, turn)
        for (body, start), (x, z, turn) in zip(starts.items(), ways, strict=True)
    }
    ends = slid_by_hand(world, poses)
    steer(world, poses)
    assert {body: world.crowd.pose(body).place for body in poses} == ends
    told = {event.body for event in world.drain() if isinstance(event, Corrected)}
    assert told == {body for body, end in ends.items() if distance(end, poses[body]) > 0.05}


def test_those_who_wish_the_impossible_are_named_with_the_reason_and_the_others_step() -> None:
    world = crowded(SHOP, [Place(0.0, 2.0), Place(2.0, 2.5)])
    refused = steer(world, {1: Pose(0.0, float("nan")), 2: Pose(2.1, 2.5), 9: Pose(0.0, 0.0)})
    assert {body: (reason.code, str(reason)) for body, reason in refused.items()} == {
        1: (Reason.NOT_POSSIBLE, "not all of (0.0, nan) are finite numbers"),
        9: (Reason.NOT_POSSIBLE, "no body 9 is here"),
    }
    assert world.crowd.pose(1) == Pose(0.0, 2.0)
    assert world.crowd.pose(2) == Pose(2.1, 2.5)


def test_nobody_at_all_may_steer() -> None:
    world = crowded(EMPTY, [])
    assert steer(world, {}) == {}
    assert world.drain() == []


def test_steps_of_one_body_wait_in_the_order_they_came() -> None:
    steps = Steps()
    for body, pose in ((1, Pose(1, 0)), (2, Pose(9, 9)), (1, Pose(1, 1))):
        steps.add([body], columns([pose]))
    steps.add([2, 3], columns([Pose(8, 8), Pose(7, 7)]))
    steps.add([3], columns([Pose(6, 6)]))
    assert 1 in steps
    assert 4 not in steps
    assert [dict(zip(bodies.tolist(), wanted.T.tolist(), strict=True)) for bodies, wanted in steps.drain()] == [
        {1: [1, 0, 0], 2: [9, 9, 0]},
        {1: [1, 1, 0], 2: [8, 8, 0], 3: [7, 7, 0]},
        {3: [6, 6, 0]},
    ]
    assert steps.drain() == []
    assert 1 not in steps


def test_two_steps_round_a_corner_are_not_cut_short() -> None:
    world = crowded(SHOP, [Place(2.4, -1.4)])
    for wave in ({1: Pose(2.4, -2.6)}, {1: Pose(1.9, -2.6)}):
        steer(world, wave)
    assert world.crowd.pose(1).x == pytest.approx(1.9)
    assert world.drain() == []
