"""Whether a client's replica holds the truth: everybody whom its body may see, as they are, and nobody else."""

from collections.abc import Collection

from msgspec.structs import replace

from scenes.entities import Body
from scenes.places import Pose, distance
from vstore.client.replica import Replica
from vstore.replication.sight import MARGIN
from vstore.room import Room
from vstore.session import Session


def assert_sees_the_truth(room: Room, session: Session, replica: Replica, busy: Collection[int] = ()) -> None:
    """To be called when nobody but the `busy` has moved for half a second: far movers are told of every fourth beat."""
    me, area = room.world.body(room.body_of(session)), room.world.document.area_of_interest
    for body in room.world.bodies.values():
        if body.id in busy:
            continue
        far = distance(body.pose, me.pose)
        if area is None or far < area - 0.01:
            assert body.id in replica.in_view, body
        elif far > area + MARGIN + 0.01:
            assert body.id not in replica.in_view, body
    for seen in replica.in_view.difference(busy):
        known, true = in_whole_steps(replica.bodies[seen]), in_whole_steps(room.world.body(seen))
        assert known == true, f"{me.id} sees {known} instead of {true}"


def in_whole_steps(body: Body) -> Body:
    """To the centimetre and 1/256 turn, as motion is told."""
    pose = body.pose
    steps = Pose(round(pose.x * 100), round(pose.z * 100), round(pose.heading * 256 / 360) % 256)
    return replace(body, pose=steps)
