"""Whether a client's replica holds the truth: everybody whom its body may see, as they are, and nobody else."""

from collections.abc import Collection
from typing import NamedTuple

from msgspec.structs import replace

from scenes.entities import Body
from scenes.places import Pose, distance
from vstore.client.replica import Replica
from vstore.replication.sight import MARGIN
from vstore.room import Room
from vstore.session import Session


class Truth(NamedTuple):
    """Who is where in a room, and who of them asks; who is `busy` may have moved since."""

    me: Body
    area: float | None
    bodies: tuple[Body, ...]
    busy: frozenset[int]

    @classmethod
    def of(cls, room: Room, session: Session, busy: Collection[int] = ()) -> "Truth":
        world = room.world
        me = world.body(room.body_of(session))
        return cls(me, world.document.area_of_interest, tuple(world.bodies.values()), frozenset(busy))


def assert_sees_the_truth(room: Room, session: Session, replica: Replica, busy: Collection[int] = ()) -> None:
    """To be called when nobody but the `busy` has moved for half a second: far movers are told of every fourth beat."""
    assert_knows(Truth.of(room, session, busy), replica)


def assert_knows(truth: Truth, replica: Replica) -> None:
    """The replica has everybody whom `me` may see, as they are, and nobody else."""
    me, area = truth.me, truth.area
    true_bodies = {body.id: in_whole_steps(body) for body in truth.bodies}
    for body in truth.bodies:
        if body.id in truth.busy:
            continue
        far = distance(body.pose, me.pose)
        if area is None or far < area - 0.01:
            assert body.id in replica.in_view, body
        elif far > area + MARGIN + 0.01:
            assert body.id not in replica.in_view, body
    for seen in replica.in_view.difference(truth.busy):
        known = in_whole_steps(replica.bodies[seen])
        assert known == true_bodies[seen], f"{me.id} sees {known} instead of {true_bodies[seen]}"


def in_whole_steps(body: Body) -> Body:
    """To the centimetre and 1/256 turn, as motion is told."""
    pose = body.pose
    steps = Pose(round(pose.x * 100), round(pose.z * 100), round(pose.heading * 256 / 360) % 256)
    return replace(body, pose=steps)
