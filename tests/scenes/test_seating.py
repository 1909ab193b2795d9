"""Sitting: which seats there are, who gets them, and what makes people stand up."""

import numpy as np
import pytest
from msgspec.structs import replace

from scenes.actions import Face, Sit, Steer, Teleport, Walk
from scenes.document import Fixture
from scenes.entities import Body, Look, Role, Seat
from scenes.events import Arrived, Event, Seated
from scenes.places import Place, Pose
from scenes.seating import seats
from scenes.world import NotPossible, Reason, World
from tests.scenes.scene_rooms import LOUNGE, SHOP

LEFT, RIGHT = Seat("bench", (-4.4, 0.45, 0.2), 90.0), Seat("bench", (-4.4, 0.45, 0.8), 90.0)


def enter(world: World, x: float, z: float) -> Body:
    return world.enter(Role.VISITOR, "Mina", Look(), Pose(x, z))


def settled(world: World, seconds: float = 8.0) -> list[Event]:
    """What happens besides arriving until everybody has got where they walk."""
    for _ in range(round(seconds * 20)):
        world.step(0.05)
    return [event for event in world.drain() if isinstance(event, Seated | Arrived)]


@pytest.mark.parametrize(
    ("kind", "size", "at"),
    [
        ("bench", (1.4, 0.45, 0.42), [(-0.3, 0.45, 0.0), (0.3, 0.45, 0.0)]),
        ("chair", (0.5, 0.9, 0.5), [(0.0, 0.46, 0.0)]),
        ("sofa", (1.95, 0.8, 0.9), [(-0.6, 0.46, -0.2), (0.0, 0.46, -0.2), (0.6, 0.46, -0.2)]),
        ("table", (1.6, 0.8, 0.9), []),
    ],
)
def test_seats_lie_side_by_side_near_the_front_edge(
    kind: str, size: tuple[float, float, float], at: list[tuple[float, float, float]]
) -> None:
    found = seats(Fixture("it", kind, (0.0, 0.0, 0.0), size))
    assert np.array([seat.at for seat in found]).reshape(-1, 3) == pytest.approx(np.array(at).reshape(-1, 3))


def test_who_sits_down_walks_to_the_nearest_free_seat_and_looks_where_it_looks() -> None:
    world = World(LOUNGE)
    mina, juno, late = enter(world, -2.0, 0.0), enter(world, -2.0, 1.0), enter(world, -2.0, 2.0)
    world.drain()
    world.apply(mina.id, Sit("bench"))
    world.apply(juno.id, Sit("bench"))
    with pytest.raises(NotPossible) as refusal:
        world.apply(late.id, Sit("bench"))
    assert refusal.value.code is Reason.NO_SEAT
    assert {event for event in settled(world) if isinstance(event, Seated)} == {
        Seated(mina.id, world.body(mina.id).seat),
        Seated(juno.id, world.body(juno.id).seat),
    }
    near, far = world.body(mina.id), world.body(juno.id)
    assert near.seat is not None and near.seat.at == pytest.approx(LEFT.at)
    assert far.seat is not None and far.seat.at == pytest.approx(RIGHT.at)
    assert (near.pose.heading, world.walkable.free(near.pose.place)) == (90.0, True)


@pytest.mark.parametrize(
    "rising", [Walk(Place(0.0, 3.0)), Steer(Pose(-3.7, 0.3)), Teleport(Place(-3.0, 1.0)), Sit(None)]
)
def test_any_step_stands_up_and_frees_the_seat(rising: Walk | Steer | Teleport | Sit) -> None:
    world = World(LOUNGE)
    mina = enter(world, -2.0, 0.3)
    world.apply(mina.id, Sit("bench"))
    settled(world)
    world.apply(mina.id, rising)
    assert world.body(mina.id).seat is None
    assert Seated(mina.id, None) in world.drain()
    friends = [enter(world, -2.0, 1.0 + number) for number in range(2)]
    for friend in friends:
        world.apply(friend.id, Sit("bench"))
    settled(world)
    assert all(world.body(friend.id).seat for friend in friends)


def test_turning_to_somebody_keeps_one_seated() -> None:
    world = World(LOUNGE)
    mina = enter(world, -2.0, 0.3)
    world.apply(mina.id, Sit("bench"))
    settled(world)
    world.apply(mina.id, Face(45.0))
    assert world.body(mina.id).seat is not None


def test_who_goes_elsewhere_on_the_way_does_not_sit_there() -> None:
    world = World(LOUNGE)
    mina = enter(world, 0.0, 3.0)
    world.apply(mina.id, Sit("bench"))
    world.step(0.5)
    world.apply(mina.id, Walk(Place(0.0, 3.0)))
    assert settled(world) == [Arrived(mina.id, True)]


def test_seat_out_of_reach_is_not_sat_on() -> None:
    walled_in = Fixture("wall", "wall", (-3.2, 0.0, 0.0), (0.2, 2.0, 8.0))
    world = World(replace(LOUNGE, fixtures=(*LOUNGE.fixtures, walled_in)))
    mina = enter(world, 0.0, 3.0)
    world.apply(mina.id, Sit("bench"))
    assert settled(world) == [Arrived(mina.id, False)]
    assert world.body(mina.id).seat is None


def test_taking_the_bench_away_leaves_its_sitters_standing() -> None:
    world = World(LOUNGE)
    mina = enter(world, -2.0, 0.3)
    world.apply(mina.id, Sit("bench"))
    settled(world)
    world.replace(SHOP)
    assert world.body(mina.id).seat is None
    assert Seated(mina.id, None) in world.drain()
