"""A viewer's copy of the bodies in a world. What it does with what it is told is the reference for all clients."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import assert_never

from msgspec.structs import replace

from scenes.entities import Body, Motion
from scenes.events import Appeared, Arrived, Corrected, Event, Gestured, Pointed, Said, Vanished
from scenes.places import Pose


class Replica:
    """Equals the world once it was fed all its events in order and told where everybody stands.

    What tells of bodies it does not know is passed over.
    """

    def __init__(self, bodies: Iterable[Body] = ()) -> None:
        self._bodies = {body.id: body for body in bodies}

    @property
    def bodies(self) -> Mapping[int, Body]:
        return MappingProxyType(self._bodies)

    def place(self, body: int, pose: Pose, *, walking: bool) -> None:
        """A body is here now."""
        if body in self._bodies:
            motion = Motion.WALK if walking else Motion.STAND
            self._bodies[body] = replace(self._bodies[body], pose=pose, motion=motion)

    def feed(self, event: Event) -> None:
        match event:
            case Appeared(body=body):
                self._bodies[body.id] = body
            case Vanished(body=body_id):
                self._bodies.pop(body_id, None)
            case Corrected(body=body_id, pose=pose) if body_id in self._bodies:
                self._bodies[body_id] = replace(self._bodies[body_id], pose=pose)
            case Pointed(body=body_id, display=display) if body_id in self._bodies:
                self._bodies[body_id] = replace(self._bodies[body_id], pointing_at=display)
            case Corrected() | Pointed() | Arrived() | Gestured() | Said():
                pass  # of a stranger, or over as soon as it is seen
            case _:
                assert_never(event)
