"""Whatever is wished for in whatever order: nobody stands in a shelf, and what is refused has changed nothing."""

from hypothesis import given, settings
from hypothesis import strategies as st

from scenes.actions import Action, Dress, Face, Gesticulate, LookAt, Point, Sit, Steer, Teleport, Utter, Walk
from scenes.document import SceneDocument
from scenes.entities import Body, Gesture, Look, Role
from scenes.events import Event
from scenes.places import Place, Pose
from scenes.seating import in_reach
from scenes.world import NotPossible, World
from tests.scenes.scene_rooms import LOUNGE, places, rooms

poses = st.builds(lambda place, heading: Pose(place.x, place.z, heading), places(11.0, 9.0), st.floats(-720, 720))
actions = st.one_of(
    st.builds(Walk, places(11.0, 9.0)),
    st.builds(Steer, poses),
    st.builds(Face, st.floats()),
    st.builds(Point, st.sampled_from(["coat", "sofa", "nothing", None])),
    st.builds(LookAt, st.sampled_from(["coat", "nothing", None])),
    st.builds(Sit, st.sampled_from(["bench", "sofa", "shelf", None])),
    st.builds(Teleport, places(11.0, 9.0)),
    st.builds(Teleport, st.builds(Place, st.floats(), st.floats())),
    st.builds(Gesticulate, st.sampled_from(list(Gesture))),
    st.builds(Dress, st.sampled_from([Look(), Look(hair="bob")])),
    st.builds(Utter, st.integers(0, 5), st.text(max_size=5)),
    st.builds(Walk, st.builds(Place, st.floats(), st.floats())),
    st.builds(Steer, st.builds(Pose, st.floats(), st.floats(), st.floats())),
)
inputs = st.lists(
    st.one_of(
        st.tuples(st.just("enter"), st.none() | poses),
        st.tuples(st.just("leave"), st.integers(1, 6)),
        st.tuples(st.integers(1, 6), actions),
        st.tuples(st.just("step"), st.floats(0.0, 2.0)),
        st.tuples(st.just("replace"), rooms),
    ),
    max_size=30,
)


def put_in(world: World, what: object, value: object) -> None:
    match what, value:
        case "enter", Pose() | None:
            world.enter(Role.VISITOR, "Mina", Look(), value)
        case "leave", int(body):
            world.leave(body)
        case "step", float(seconds):
            world.step(seconds)
        case "replace", SceneDocument():
            world.replace(value)
        case int(body), action if isinstance(action, Action):
            world.apply(body, action)
        case _:
            raise AssertionError(what)


@settings(deadline=None, max_examples=150)
@given(inputs)
def test_nobody_ever_stands_in_furniture_and_what_is_refused_changes_nothing(
    sequence: list[tuple[object, object]],
) -> None:
    world = World(LOUNGE)
    for what, value in sequence:
        before = dict(world.bodies)
        try:
            put_in(world, what, value)
        except NotPossible:
            assert dict(world.bodies) == before
            assert world.drain() == []
        world.drain()
        assert all(world.walkable.free(body.pose.place) for body in world.bodies.values())
        assert all(0.0 <= body.pose.heading < 360.0 for body in world.bodies.values())
        seats = [body.seat for body in world.bodies.values() if body.seat is not None]
        assert len(set(seats)) == len(seats)
        assert all(in_reach(body.seat, body.pose.place) for body in world.bodies.values() if body.seat is not None)


@given(inputs)
@settings(deadline=None, max_examples=30)
def test_same_inputs_give_the_same_events_and_bodies(sequence: list[tuple[object, object]]) -> None:
    def run() -> tuple[list[Event], dict[int, Body]]:
        world = World(LOUNGE)
        for what, value in sequence:
            try:
                put_in(world, what, value)
            except NotPossible:
                continue
        return world.drain(), dict(world.bodies)

    assert run() == run()
