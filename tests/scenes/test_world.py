"""Bodies in a world: what they may do, what happens, and that no wish puts anybody into a shelf."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from scenes.actions import Action, Face, Gesticulate, Point, Steer, Utter, Walk
from scenes.document import Fixture
from scenes.entities import Body, Gesture, Look, Motion, Role
from scenes.events import Appeared, Arrived, Corrected, Event, Gestured, Pointed, Said, Vanished
from scenes.places import Place, Pose, distance, heading_to
from scenes.strides import BURST, TOP_SPEED
from scenes.walking import Walkable
from scenes.walks import DETOURS_A_STEP
from scenes.world import LAST_ID, NotPossible, Reason, World
from tests.scenes.scene_rooms import EMPTY, SHOP


def enter(world: World, x: float | None = None, z: float = 0.0, role: Role = Role.VISITOR) -> Body:
    return world.enter(role, "Mina", Look(), None if x is None else Pose(x, z))


def stance(world: World, body: Body) -> tuple[Pose, bool]:
    """Where a body stands, and whether its legs walk."""
    now = world.body(body.id)
    return now.pose, now.motion is Motion.WALK


def walk_out(world: World, body: Body, seconds: float = 30.0) -> list[Event]:
    """Steps of a twentieth of a second, until the walk ends or time is up."""
    happened: list[Event] = []
    for _ in range(round(seconds * 20)):
        world.step(0.05)
        happened += world.drain()
        if any(isinstance(event, Arrived) for event in happened):
            break
    return happened


def test_first_visitor_appears_at_the_first_spawn_with_id_one() -> None:
    world = World(SHOP)
    body = enter(world)
    assert body == Body(id=1, role=Role.VISITOR, name="Mina", pose=Pose(0.0, 3.0, 0.0), look=Look())
    assert world.drain() == [Appeared(body)]
    assert world.body(1) == body
    assert dict(world.bodies) == {1: body}


def test_forty_visitors_stand_apart_from_each_other_and_from_the_furniture() -> None:
    world = World(SHOP)
    bodies = [enter(world) for _ in range(40)]
    assert [body.id for body in bodies] == list(range(1, 41))
    for body in bodies:
        assert world.walkable.free(body.pose.place)
        assert min(distance(body.pose, other.pose) for other in bodies if other is not body) >= 0.6


def test_agent_stands_exactly_at_its_post() -> None:
    world = World(SHOP)
    assert world.enter(Role.AGENT, "Yuna", Look(), Pose(1.0, 2.0, -90.0)).pose == Pose(1.0, 2.0, 270.0)


def test_body_entering_inside_a_shelf_is_set_beside_it() -> None:
    world = World(SHOP)
    body = enter(world, 0.5, -2.0)
    assert world.walkable.free(body.pose.place)
    assert distance(body.pose, Place(0.5, -2.0)) < 0.7


def test_room_so_crowded_that_nobody_has_elbow_room_still_lets_people_in() -> None:
    world = World(replace(EMPTY, width=1.2, depth=1.2, spawns=(replace(EMPTY.spawns[0], at=Pose(0, 0)),)))
    poses = [enter(world).pose for _ in range(12)]
    assert all(world.walkable.free(pose.place) for pose in poses)


def test_id_of_a_body_that_left_is_another_s_after_a_minute_and_the_lowest_comes_first() -> None:
    world = World(EMPTY)
    assert [enter(world).id for _ in range(5)] == [1, 2, 3, 4, 5]
    world.leave(4)
    world.step(30.0)
    world.leave(2)
    world.step(29.0)
    assert enter(world).id == 6
    world.step(1.0)
    assert enter(world).id == 4
    assert enter(world).id == 7
    world.step(30.0)
    assert enter(world).id == 2


def test_room_without_an_id_left_lets_nobody_in(monkeypatch: pytest.MonkeyPatch) -> None:
    assert LAST_ID < 65_535
    monkeypatch.setattr("scenes.world.LAST_ID", 3)
    world = World(EMPTY)
    assert [enter(world).id for _ in range(3)] == [1, 2, 3]
    world.leave(2)
    before = dict(world.bodies)
    with pytest.raises(NotPossible) as refusal:
        enter(world)
    assert refusal.value.code is Reason.ROOM_FULL
    assert dict(world.bodies) == before


def test_leaving_vanishes_and_the_body_is_known_no_more() -> None:
    world = World(SHOP)
    body = enter(world)
    world.apply(body.id, Walk(Place(4, 3)))
    world.drain()
    world.leave(body.id)
    world.step(1.0)
    assert world.drain() == [Vanished(body.id)]
    with pytest.raises(NotPossible) as refusal:
        world.leave(body.id)
    assert refusal.value.code is Reason.NOT_POSSIBLE


def test_walk_takes_as_long_as_legs_need_and_ends_where_it_was_to() -> None:
    world = World(EMPTY)
    body = enter(world, -2.0, 0.0)
    world.drain()
    world.apply(body.id, Walk(Place(2.0, 0.0)))
    world.step(0.05)
    assert stance(world, body) == (Pose(-1.92, 0.0, 90.0), True)
    assert walk_out(world, body) == [Arrived(body.id, True)]
    assert stance(world, body) == (Pose(2.0, 0.0, 90.0), False)
    assert world.seconds == pytest.approx(4.0 / 1.6, abs=0.051)


def test_walk_to_where_one_stands_arrives_at_the_next_step_without_moving() -> None:
    world = World(EMPTY)
    body = enter(world, 1.0, 1.0)
    world.drain()
    world.apply(body.id, Walk(Place(1.0, 1.0)))
    world.step(0.05)
    assert world.drain() == [Arrived(body.id, True)]
    assert stance(world, body) == (Pose(1.0, 1.0), False)


def test_walk_into_a_shelf_stops_before_it_and_says_that_it_was_not_reached() -> None:
    world = World(SHOP)
    body = enter(world, 0.0, 0.0)
    world.apply(body.id, Walk(Place(0.0, -1.8)))
    happened = walk_out(world, body)
    assert happened[-1] == Arrived(body.id, False)
    assert -1.5 <= world.body(body.id).pose.z <= -1.35


def test_new_walk_replaces_the_old_one_and_only_the_new_one_arrives() -> None:
    world = World(EMPTY)
    body = enter(world, 0.0, 0.0)
    world.apply(body.id, Walk(Place(4.0, 0.0)))
    world.step(0.5)
    world.drain()
    world.apply(body.id, Walk(Place(0.0, 0.0)))
    happened = walk_out(world, body)
    assert [event for event in happened if isinstance(event, Arrived)] == [Arrived(body.id, True)]
    assert world.body(body.id).pose == Pose(0.0, 0.0, 270.0)


def test_steering_ends_a_walk() -> None:
    world = World(EMPTY)
    body = enter(world, 0.0, 0.0)
    world.apply(body.id, Walk(Place(4.0, 0.0)))
    world.step(0.05)
    world.apply(body.id, Steer(Pose(0.1, 0.1, 10.0)))
    world.drain()
    world.step(1.0)
    assert stance(world, body) == (Pose(0.1, 0.1, 10.0), False)
    assert world.drain() == []


def test_steered_step_moves_and_legs_stand_when_no_more_come() -> None:
    world = World(EMPTY)
    body = enter(world, 0.0, 0.0)
    world.drain()
    world.apply(body.id, Steer(Pose(0.1, 0.0, 450.0)))
    assert stance(world, body) == (Pose(0.1, 0.0, 90.0), True)
    world.step(0.2)
    assert stance(world, body) == (Pose(0.1, 0.0, 90.0), True)
    world.step(0.2)
    assert stance(world, body) == (Pose(0.1, 0.0, 90.0), False)
    assert world.drain() == []


def test_steered_turn_on_the_spot_does_not_move_the_legs() -> None:
    world = World(EMPTY)
    body = enter(world, 0.0, 0.0)
    world.drain()
    world.apply(body.id, Steer(Pose(0.0, 0.0, 45.0)))
    assert stance(world, body) == (Pose(0.0, 0.0, 45.0), False)
    assert world.drain() == []


def test_steering_into_a_wall_slides_along_it_and_corrects_only_oneself() -> None:
    world = World(EMPTY)
    body = enter(world, 4.5, 0.0)
    world.drain()
    world.apply(body.id, Steer(Pose(5.0, 0.5, 90.0)))
    slid, walks = stance(world, body)
    assert walks
    assert slid.x == pytest.approx(4.749, abs=0.002)
    assert slid.z == pytest.approx(0.5)
    assert world.drain() == [Corrected(body.id, slid)]


def test_steering_straight_through_a_shelf_ends_before_it() -> None:
    world = World(SHOP)
    body = enter(world, 0.0, -1.0)
    world.apply(body.id, Steer(Pose(0.0, -3.0)))
    assert world.body(body.id).pose.z == pytest.approx(-1.5, abs=0.01)


def test_client_that_rounds_to_centimetres_beside_a_wall_is_not_corrected() -> None:
    world = World(EMPTY)
    body = enter(world, 4.74, 0.0)
    world.drain()
    world.apply(body.id, Steer(Pose(4.76, 0.1)))
    assert world.drain() == []
    assert world.body(body.id).pose.z == 0.1


def test_teleporting_is_corrected_and_moves_nobody() -> None:
    world = World(EMPTY)
    body = enter(world, -4.0, 0.0)
    world.drain()
    world.apply(body.id, Steer(Pose(4.0, 0.0)))
    assert world.drain() == [Corrected(body.id, Pose(-4.0, 0.0, 0.0))]
    assert world.body(body.id).pose == body.pose


def test_a_second_of_held_back_steps_is_allowed_at_once() -> None:
    world = World(EMPTY)
    body = enter(world, -3.0, 0.0)
    world.step(1.0)
    world.drain()
    for each in range(1, 21):
        world.apply(body.id, Steer(Pose(-3.0 + each * 0.16, 0.0, 90.0)))
    assert not any(isinstance(event, Corrected) for event in world.drain())


@given(st.lists(st.floats(0.0, 3.0), min_size=1, max_size=40))
def test_nobody_runs_faster_than_the_top_speed_for_long(steps: list[float]) -> None:
    world = World(replace(EMPTY, width=100.0))
    body = enter(world, -49.0, 0.0)
    covered = 0.0
    for metres in steps:
        before = world.body(body.id).pose
        world.apply(body.id, Steer(Pose(before.x + metres, 0.0)))
        covered += distance(before, world.body(body.id).pose)
        world.step(0.05)
    assert covered <= BURST + TOP_SPEED * world.seconds + 1e-6


def test_facing_turns_on_the_spot() -> None:
    world = World(EMPTY)
    body = enter(world, 0.0, 0.0)
    world.drain()
    world.apply(body.id, Face(-90.0))
    assert stance(world, body) == (Pose(0, 0, 270.0), False)
    world.apply(body.id, Face(-1e-20))
    assert stance(world, body) == (Pose(0, 0, 0.0), False)
    assert world.drain() == []


def test_pointing_lights_a_display_until_the_arm_is_lowered() -> None:
    world = World(SHOP)
    body = enter(world, role=Role.AGENT)
    world.drain()
    world.apply(body.id, Point("coat"))
    world.apply(body.id, Point("coat"))
    assert world.body(body.id).pointing_at == "coat"
    world.apply(body.id, Point(None))
    assert world.drain() == [Pointed(body.id, "coat"), Pointed(body.id, None)]


def test_speech_and_gestures_pass_through_in_order() -> None:
    world = World(SHOP)
    body = enter(world)
    world.drain()
    world.apply(body.id, Gesticulate(Gesture.WAVE))
    world.apply(body.id, Utter(1, "This ", done=False, about=("coat", "sold out long ago")))
    world.apply(body.id, Utter(1, "coat"))
    assert world.drain() == [
        Gestured(body.id, Gesture.WAVE),
        Said(body.id, 1, "This ", False, ("coat",)),
        Said(body.id, 1, "coat", True),
    ]


@pytest.mark.parametrize(
    ("action", "says"),
    [
        (Walk(Place(math.nan, 0.0)), "finite"),
        (Walk(Place(0.0, math.inf)), "finite"),
        (Walk(Place(50.0, 0.0)), "outside the room"),
        (Steer(Pose(0.0, 0.0, math.nan)), "finite"),
        (Steer(Pose(0.0, -1e300)), "outside the room"),
        (Face(math.inf), "finite"),
        (Point("nowhere"), "no display 'nowhere'"),
    ],
)
def test_impossible_wish_is_refused_with_its_reason_and_changes_nothing(action: Action, says: str) -> None:
    world = World(SHOP)
    body = enter(world)
    world.apply(body.id, Walk(Place(4, 3)))
    world.drain()
    with pytest.raises(NotPossible, match=says) as refusal:
        world.apply(body.id, action)
    assert refusal.value.code is (Reason.UNKNOWN_DISPLAY if isinstance(action, Point) else Reason.NOT_POSSIBLE)
    assert world.body(body.id) == body
    assert world.drain() == []
    assert walk_out(world, body)[-1] == Arrived(body.id, True)


def test_action_of_a_stranger_is_refused() -> None:
    with pytest.raises(NotPossible) as refusal:
        World(SHOP).apply(7, Face(0.0))
    assert refusal.value.code is Reason.NOT_POSSIBLE


def test_changed_scene_moves_bodies_out_of_new_walls_and_walkers_round_them() -> None:
    world = World(EMPTY)
    stands, walks = enter(world, 0.0, 0.0), enter(world, -4.0, 0.0)
    world.apply(walks.id, Walk(Place(4.0, 0.0)))
    world.drain()
    world.replace(replace(EMPTY, fixtures=(Fixture("block", "wall", (0.0, 0.0, 0.0), (1.0, 3.0, 4.0)),)))
    moved = world.body(stands.id)
    assert world.walkable.free(moved.pose.place)
    assert distance(moved.pose, stands.pose) < 1.0
    assert moved.motion is Motion.STAND
    assert world.drain() == [Corrected(stands.id, moved.pose)]
    arrived: list[Event] = []
    while not arrived:
        world.step(0.05)
        arrived = world.drain()
        assert world.walkable.free(world.body(walks.id).pose.place)
    assert arrived == [Arrived(walks.id, True)]


def test_changed_scene_lowers_arms_that_point_at_what_is_gone() -> None:
    world = World(SHOP)
    body = enter(world)
    world.apply(body.id, Point("coat"))
    world.drain()
    world.replace(replace(SHOP, displays=()))
    assert world.drain() == [Pointed(body.id, None)]
    assert world.body(body.id).pointing_at is None


def test_changed_scene_leaves_alone_who_walks_where_the_way_is_open() -> None:
    world = World(EMPTY)
    body = enter(world, -4.0, 0.0)
    world.apply(body.id, Walk(Place(4.0, 0.0)))
    world.step(0.5)
    poses = [world.body(body.id).pose]
    aside = Fixture("block", "wall", (0.0, 0.0, -2.0), (1.0, 3.0, 1.0))
    world.replace(replace(EMPTY, fixtures=(aside,)))
    poses.append(world.body(body.id).pose)
    world.step(0.5)
    poses.append(world.body(body.id).pose)
    assert [pose.x for pose in poses] == pytest.approx([-3.2, -3.2, -2.4])
    assert [pose.z for pose in poses] == [0.0, 0.0, 0.0]


def test_who_could_not_get_all_the_way_does_once_the_goal_is_free() -> None:
    block = Fixture("block", "wall", (3.0, 0.0, 0.0), (2.0, 3.0, 2.0))
    world = World(replace(EMPTY, fixtures=(block,)))
    body = enter(world, -4.0, 0.0)
    world.apply(body.id, Walk(Place(3.0, 0.0)))
    world.step(0.5)
    world.drain()
    world.replace(EMPTY)
    for _ in range(100):
        world.step(0.05)
    assert world.drain() == [Arrived(body.id, True)]
    assert world.body(body.id).pose.place == Place(3.0, 0.0)


def test_worlds_share_the_floor_of_their_document() -> None:
    floor = Walkable(SHOP)
    one, other = World(SHOP, floor), World(SHOP, floor)
    assert one.walkable is other.walkable is floor
    assert floor.suits(replace(SHOP, lights=(), displays=SHOP.displays[1:]))
    assert not floor.suits(replace(SHOP, displays=SHOP.displays[:1]))
    assert not floor.suits(replace(SHOP, width=11.0))


def test_a_heading_a_hair_left_of_ahead_is_0_and_never_360() -> None:
    assert heading_to(Place(0.0, 0.0), Place(-5e-156, -1.0)) == 0.0


def test_many_whose_way_is_blocked_at_once_all_find_another() -> None:
    world = World(EMPTY)
    walkers = [enter(world, -4.0, -3.0 + number * 0.25) for number in range(3 * DETOURS_A_STEP)]
    for body in walkers:
        world.apply(body.id, Walk(Place(4.0, 0.0)))
    world.step(0.05)
    world.replace(replace(EMPTY, fixtures=(Fixture("block", "wall", (0.0, 0.0, 0.0), (1.0, 3.0, 7.0)),)))
    world.apply(walkers[-1].id, Walk(Place(-4.0, 3.0)))
    world.leave(walkers[-2].id)
    arrived: list[Event] = []
    for _ in range(200):
        world.step(0.05)
        arrived += [event for event in world.drain() if isinstance(event, Arrived)]
        assert all(world.walkable.free(body.pose.place) for body in world.bodies.values())
    assert sorted(event.body for event in arrived if isinstance(event, Arrived)) == sorted(
        body.id for body in walkers if body is not walkers[-2]
    )
