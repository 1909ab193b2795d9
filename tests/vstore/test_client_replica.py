"""A client's replica, fed with real bytes, agrees with the server on who is in view and where."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from scenes.entities import Body, Motion, Role
from scenes.places import Pose
from tests.wire.examples import AGENT, DISPLAY, PRODUCT, SCENE, VISITOR
from vstore.client.replica import Replica
from vstore.protocol.codec import JSON, MSGPACK, Codec
from vstore.protocol.server import (
    Appeared,
    Corrected,
    DisplayChanged,
    Pointed,
    Poses,
    ProductChanged,
    SceneOpened,
    ServerMessage,
    StockChanged,
    Vanished,
)
from vstore.protocol.views import BodyPose, BodyStep, BodyTurn

STRANGER = 999


def shown(*bodies: Body, codec: Codec = MSGPACK) -> tuple[Replica, Callable[..., None]]:
    """A replica that has been shown the room with these bodies, and how to feed it more."""
    replica = Replica()

    def feed(*messages: ServerMessage) -> None:
        for each in messages:
            replica.feed(codec.decode_server(codec.encode(each)))

    feed(replace(SCENE, bodies=bodies))
    return replica, feed


def at(x: int, z: int, heading: int = 0) -> Pose:
    """A pose in centimetres and 1/256 turns."""
    return Pose(x / 100, z / 100, heading * 360 / 256)


def placed(body: int, pose: Pose, walking: bool = False) -> BodyPose:
    return BodyPose(body, pose.x, pose.z, pose.heading, walking)


bodies = st.integers(1, 3).map(lambda number: number * 300)
grid = st.integers(-32_768, 32_767)
steps = st.integers(-120, 120)
wishes = st.one_of(
    st.tuples(st.just("place"), bodies, grid, grid),
    st.tuples(st.just("step"), bodies, steps, steps),
    st.tuples(st.just("stop"), bodies, steps, steps),
    st.tuples(st.just("turn"), bodies, st.integers(0, 255), st.just(0)),
    st.tuples(st.just("leave"), bodies, st.just(0), st.just(0)),
)


class Told:
    """What the server has told, kept in centimetres: makes the beat's message for each wish."""

    def __init__(self) -> None:
        self.place = {300: (0, 0, 0), 600: (0, 0, 0), 900: (0, 0, 0)}
        self.walking = dict.fromkeys(self.place, False)
        self.in_view = set(self.place)

    def message(self, wish: str, body: int, a: int, b: int) -> Poses:
        if wish == "leave":
            self.in_view.discard(body)
            self.walking[body] = False
            return Poses(1, left=(body,))
        if wish == "place" or body not in self.in_view:
            self.in_view.add(body)
            self.place[body] = (a, b, self.place[body][2])
            return Poses(1, (placed(body, at(*self.place[body]), self.walking[body]),))
        x, z, heading = self.place[body]
        if wish == "turn":
            self.place[body] = (x, z, a)
            return Poses(1, turned=(BodyTurn(body, a * 360 / 256),))
        self.place[body] = (x + a, z + b, heading)
        self.walking[body] = wish == "step"
        moved = (BodyStep(body, (x + a) & 0xFF, (z + b) & 0xFF),)
        return Poses(1, moved=moved, stopped=() if self.walking[body] else (body,))


@given(sequence=st.lists(wishes, max_size=60))
def test_replica_knows_where_all_in_view_stand_and_never_drifts(
    sequence: list[tuple[str, int, int, int]],
) -> None:
    told = Told()
    replica, feed = shown(*(Body(body, Role.VISITOR, f"body {body}", Pose(0, 0)) for body in told.place))
    for wish in sequence:
        feed(told.message(*wish))
        assert replica.in_view == told.in_view
        for body in told.in_view:
            assert replica.bodies[body].pose == at(*told.place[body])
            assert replica.bodies[body].motion is (Motion.WALK if told.walking[body] else Motion.STAND)
            assert replica.bodies[body].name == f"body {body}"


@pytest.mark.parametrize("codec", [MSGPACK, JSON])
def test_who_left_the_view_is_remembered_as_it_was(codec: Codec) -> None:
    replica, feed = shown(AGENT, VISITOR, codec=codec)
    feed(Poses(1, left=(AGENT.id,)))
    assert replica.in_view == {VISITOR.id}
    assert replica.bodies[AGENT.id] == replace(AGENT, motion=Motion.STAND)
    feed(Poses(2, (placed(AGENT.id, at(-1_000, 250, 64), walking=True),)))
    assert replica.bodies[AGENT.id] == replace(AGENT, pose=Pose(-10.0, 2.5, 90.0), motion=Motion.WALK)
    assert replica.in_view == {AGENT.id, VISITOR.id}


def test_lanes_of_one_beat_apply_in_order() -> None:
    replica, feed = shown(VISITOR)
    body = VISITOR.id
    feed(
        Poses(
            tick=1,
            poses=(placed(body, at(500, 500), walking=True),),
            moved=(BodyStep(body, 510 & 0xFF, 490 & 0xFF),),
            turned=(BodyTurn(body, 45.0),),
            stopped=(body,),
            left=(body,),
        )
    )
    assert replica.bodies[body].pose == Pose(5.1, 4.9, 45.0)
    assert replica.bodies[body].motion is Motion.STAND
    assert replica.in_view == {body}


def test_own_steps_go_on_from_where_one_was_put() -> None:
    replica, feed = shown(VISITOR)
    feed(Corrected(Pose(-3.004, 1.0, 10.0)), Poses(1, moved=(BodyStep(VISITOR.id, -290 & 0xFF, 100),)))
    assert replica.bodies[VISITOR.id].pose == Pose(-2.9, 1.0, 10.0)


def test_strangers_are_passed_over_and_the_gone_are_forgotten() -> None:
    replica, feed = shown(VISITOR)
    lanes = Poses(
        tick=1,
        poses=(placed(STRANGER, at(1, 1)),),
        moved=(BodyStep(STRANGER, 1, 1),),
        turned=(BodyTurn(STRANGER, 90.0),),
        stopped=(STRANGER,),
        left=(STRANGER,),
    )
    feed(lanes, Pointed(STRANGER, "d1"), Vanished(STRANGER))
    assert replica.bodies == {VISITOR.id: VISITOR} and replica.in_view == {VISITOR.id}
    feed(Appeared(AGENT), Vanished(VISITOR.id))
    assert replica.bodies == {AGENT.id: AGENT} and replica.in_view == {AGENT.id}


def test_displays_are_sold_out_when_no_variant_is_left() -> None:
    replica, feed = shown()
    feed(DisplayChanged(replace(DISPLAY, sold_out=False)), StockChanged("harbor-coat", {"HC-BE-M": 0, "unknown": 4}))
    assert [each.stock for each in replica.products["harbor-coat"].variants] == [0, None]
    assert not replica.displays["d1"].sold_out
    feed(StockChanged("harbor-coat", {"HC-BE-L": 0}), StockChanged("unknown", {"HC-BE-M": 9}))
    assert replica.displays["d1"].sold_out and replica.products["harbor-coat"].sold_out
    feed(ProductChanged(PRODUCT), StockChanged("harbor-coat", {"HC-BE-M": 2}))
    assert [each.stock for each in replica.products["harbor-coat"].variants] == [2, None]
    assert not replica.displays["d1"].sold_out


def test_another_room_replaces_all_but_the_products() -> None:
    replica, feed = shown(AGENT, VISITOR)
    other = replace(SCENE, scene="living", bodies=(VISITOR,), displays=(), products=())
    feed(other)
    assert replica.scene == other and isinstance(replica.scene, SceneOpened)
    assert (set(replica.bodies), replica.in_view, replica.displays) == ({2}, {2}, {})
    assert set(replica.products) == {"harbor-coat"}
