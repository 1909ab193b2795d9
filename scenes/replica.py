"""A viewer's copy of the bodies in a world. What it does with each event is the reference for all clients."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import assert_never

from msgspec.structs import replace

from scenes.entities import Body, Motion
from scenes.events import Appeared, Arrived, Corrected, Event, Gestured, Moved, Pointed, Said, Vanished


class Replica:
    """Equals the world once it was fed all its events in order. What tells of bodies out of view is passed over."""

    def __init__(self, bodies: Iterable[Body] = ()) -> None:
        self._bodies = {body.id: body for body in bodies}

    @property
    def bodies(self) -> Mapping[int, Body]:
        return MappingProxyType(self._bodies)

    def feed(self, event: Event) -> None:
        match event:
            case Appeared(body=body):
                self._bodies[body.id] = body
            case Vanished(body=body_id):
                self._bodies.pop(body_id, None)
            case Moved(body=body_id, pose=pose, walking=walking) if body_id in self._bodies:
                motion = Motion.WALK if walking else Motion.STAND
                self._bodies[body_id] = replace(self._bodies[body_id], pose=pose, motion=motion)
            case Corrected(body=body_id, pose=pose) if body_id in self._bodies:
                self._bodies[body_id] = replace(self._bodies[body_id], pose=pose)
            case Pointed(body=body_id, display=display) if body_id in self._bodies:
                self._bodies[body_id] = replace(self._bodies[body_id], pointing_at=display)
            case Moved() | Corrected() | Pointed() | Arrived() | Gestured() | Said():
                pass  # out of view, or over as soon as it is seen
            case _:
                assert_never(event)
