"""Teleporting: at once, but never faster than legs are, and never through walls."""

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from scenes.actions import Teleport
from scenes.document import Fixture
from scenes.entities import Body, Look, Role
from scenes.events import Corrected
from scenes.places import Place, Pose, distance
from scenes.strides import BURST, TOP_SPEED
from scenes.world import World
from tests.scenes.scene_rooms import EMPTY, SHOP, places

LONG = replace(EMPTY, width=60.0)


def enter(world: World, x: float, z: float) -> Body:
    body = world.enter(Role.VISITOR, "Mina", Look(), Pose(x, z))
    world.drain()
    return body


def test_place_nearby_is_reached_at_once_and_its_client_is_told() -> None:
    world = World(EMPTY)
    body = enter(world, 0.0, 0.0)
    world.apply(body.id, Teleport(Place(3.0, 0.0)))
    assert world.body(body.id).pose == Pose(3.0, 0.0, 90.0)
    assert world.drain() == [Corrected(body.id, Pose(3.0, 0.0, 90.0))]


def test_far_place_is_reached_in_hops_as_fast_as_legs_could_run() -> None:
    world = World(LONG)
    body = enter(world, -10.0, 0.0)
    world.apply(body.id, Teleport(Place(10.0, 0.0)))
    assert world.body(body.id).pose.x == -10.0 + BURST
    world.apply(body.id, Teleport(Place(10.0, 0.0)))
    assert world.body(body.id).pose.x == -10.0 + BURST
    world.step(0.5)
    world.apply(body.id, Teleport(Place(10.0, 0.0)))
    assert world.body(body.id).pose.x == -10.0 + BURST + TOP_SPEED / 2


def test_walls_are_gone_round_on_foot() -> None:
    wall = Fixture("wall", "wall", (0.0, 0.0, 0.0), (0.2, 2.0, 6.0))
    world = World(replace(EMPTY, fixtures=(wall,)))
    body = enter(world, -1.0, 0.0)
    stood = []
    for _ in range(2):
        world.apply(body.id, Teleport(Place(1.0, 0.0)))
        stood.append(world.body(body.id).pose.place)
        world.step(1.0)
    assert stood[0].z < -3.0, "the way round leads past the wall's end, and is farther than one may go at once"
    assert stood[1] == Place(1.0, 0.0)


@given(st.lists(st.tuples(places(11.0, 9.0), st.floats(0.0, 1.5)), max_size=12))
def test_nobody_gets_farther_than_by_running(hops: list[tuple[Place, float]]) -> None:
    world = World(SHOP)
    body = enter(world, 0.0, 3.0)
    covered = 0.0
    for to, seconds in hops:
        world.step(seconds)
        before = world.body(body.id).pose
        world.apply(body.id, Teleport(to))
        covered += distance(before, world.body(body.id).pose)
        assert world.walkable.free(world.body(body.id).pose.place)
    assert covered <= BURST + TOP_SPEED * world.seconds + 1e-6
