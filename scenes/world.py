"""One scene as it lives: bodies that walk, point and talk in it. Feed it actions and seconds, drain events."""

import math
from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import assert_never

from msgspec.structs import replace

from scenes.actions import Action, Face, Gesticulate, Point, Steer, Utter, Walk
from scenes.arrivals import choose_spawn, spot_near
from scenes.document import SceneDocument
from scenes.entities import Body, Look, Motion, Role
from scenes.events import Appeared, Arrived, Corrected, Event, Gestured, Moved, Pointed, Said, Vanished
from scenes.places import Place, Pose, distance
from scenes.products import Text
from scenes.strides import WALKING_SPEED, Route, Stride
from scenes.walking import Walkable

LAST_ID = 65_534  # ids travel in two bytes
REACHED = 0.1  # metres from its goal at which a walk has reached it
BESIDE_ROOM = 1.0  # metres outside the walls up to which a wish is taken to mean the wall's foot
TRUSTED = 0.05  # metres by which a client may err about where it stands before it is told
STILL_AFTER = 0.3  # seconds without a steered step after which legs stand


class Reason(StrEnum):
    """Why a wish cannot be granted, as a code for programs."""

    UNKNOWN_DISPLAY = "unknown_display"
    ROOM_FULL = "room_full"
    NOT_POSSIBLE = "not_possible"


class NotPossible(Exception):
    """The wish cannot be granted; nothing has changed. `code` is a Reason, the text says what was wrong."""

    def __init__(self, code: str, what: str = "") -> None:
        super().__init__(what or code)
        self.code = Reason(code)


class World:
    """The live state of a scene. No body is ever inside furniture or a wall; bodies pass through each other.

    `apply` is the one door for visitors, agents and clerks. `drain` gives what happened since, in order: a Replica
    fed with it equals `bodies`. The world's time is the sum of the seconds it was stepped by.
    """

    def __init__(self, document: SceneDocument) -> None:
        self.document = document
        self.walkable = Walkable(document)
        self.seconds = 0.0
        self._displays = frozenset(display.id for display in document.displays)
        self._bodies: dict[int, Body] = {}
        self._routes: dict[int, Route] = {}
        self._strides: dict[int, Stride] = {}
        self._events: list[Event] = []
        self._last_id = 0

    @property
    def bodies(self) -> Mapping[int, Body]:
        """Who is here, by id, in order of coming in."""
        return MappingProxyType(self._bodies)

    def body(self, body_id: int) -> Body:
        """One body; raises NotPossible where it is not here."""
        try:
            return self._bodies[body_id]
        except KeyError:
            raise NotPossible(Reason.NOT_POSSIBLE, f"no body {body_id} is here") from None

    def enter(self, role: Role, name: str, look: Look, pose: Pose | None = None, names: Text | None = None) -> Body:
        """A body comes in, at or near `pose`, else at a spawn. Raises NotPossible where no id is left."""
        if pose is not None:
            self._check(pose.x, pose.z, pose.heading)
        body_id = self._new_id()
        others = [each.pose for each in self._bodies.values()]
        wanted = pose or self._spawn(others, body_id - 1)
        stands = spot_near(_turned(wanted, wanted.heading), others, self.walkable)
        body = Body(id=body_id, role=role, name=name, pose=stands, look=look, names=names or {})
        self._bodies[body_id] = body
        self._strides[body_id] = Stride(self.seconds)
        self._events.append(Appeared(body))
        return body

    def leave(self, body_id: int) -> None:
        """A body goes; raises NotPossible where it is not here."""
        self.body(body_id)
        del self._bodies[body_id], self._strides[body_id]
        self._routes.pop(body_id, None)
        self._events.append(Vanished(body_id))

    def apply(self, body_id: int, action: Action) -> None:
        """A body does something. Raises NotPossible, and nothing has changed, where it cannot."""
        body = self.body(body_id)
        match action:
            case Walk(to=to):
                self._check_place(to)
                self._routes[body_id] = Route(self.walkable.path(body.pose.place, to), to)
            case Steer(pose=pose):
                self._check_place(pose)
                self._check(pose.heading)
                self._steer(body, pose)
            case Face(heading=heading):
                self._check(heading)
                self._move(body, _turned(body.pose, heading), body.motion)
            case Point(display=display):
                self._point(body, display)
            case Gesticulate(gesture=gesture):
                self._events.append(Gestured(body_id, gesture))
            case Utter():
                self._utter(body_id, action)
            case _:
                assert_never(action)

    def step(self, seconds: float) -> None:
        """Time passes: walkers get on, and who has stopped steering stands."""
        self.seconds += seconds
        for body_id, route in list(self._routes.items()):
            self._advance(self._bodies[body_id], route, seconds * WALKING_SPEED)
        for body in list(self._bodies.values()):
            if body.motion is Motion.WALK and body.id not in self._routes and self._has_stopped(body.id):
                self._move(body, body.pose, Motion.STAND)

    def drain(self) -> list[Event]:
        """What happened since the last drain, in order."""
        events, self._events = self._events, []
        return events

    def replace(self, document: SceneDocument) -> None:
        """The scene changes round those in it: they are moved out of new walls, and walk on round new shelves."""
        self.document = document
        self.walkable = Walkable(document)
        self._displays = frozenset(display.id for display in document.displays)
        for body in list(self._bodies.values()):
            if body.pointing_at is not None and body.pointing_at not in self._displays:
                self._point(body, None)
            self._make_room_for(self._bodies[body.id])

    def _make_room_for(self, body: Body) -> None:
        place = self.walkable.nearest_free(body.pose.place)
        if place != body.pose.place:
            self._move(body, Pose(place.x, place.z, body.pose.heading), body.motion)
        if route := self._routes.get(body.id):
            self._routes[body.id] = Route(self.walkable.path(place, route.goal), route.goal)

    def _new_id(self) -> int:
        if len(self._bodies) >= LAST_ID:
            raise NotPossible(Reason.ROOM_FULL, "no id is left for another body")
        while True:
            self._last_id = self._last_id % LAST_ID + 1
            if self._last_id not in self._bodies:
                return self._last_id

    def _spawn(self, others: list[Pose], turn: int) -> Pose:
        spawns = [spawn.at for spawn in self.document.spawns]
        return choose_spawn(spawns, others, turn) if spawns else Pose(0.0, 0.0)

    def _check(self, *numbers: float) -> None:
        if not all(math.isfinite(number) for number in numbers):
            raise NotPossible(Reason.NOT_POSSIBLE, f"not all of {numbers} are finite numbers")

    def _check_place(self, place: Place | Pose) -> None:
        self._check(place.x, place.z)
        document = self.document
        if abs(place.x) > document.width / 2 + BESIDE_ROOM or abs(place.z) > document.depth / 2 + BESIDE_ROOM:
            raise NotPossible(Reason.NOT_POSSIBLE, f"{place.x:g}, {place.z:g} is outside the room")

    def _steer(self, body: Body, wanted: Pose) -> None:
        self._routes.pop(body.id, None)
        length = distance(body.pose, wanted)
        here = body.pose.place
        if length and self._strides[body.id].spend(length, self.seconds):
            here = self.walkable.slide(here, wanted.place)
        pose = _turned(Pose(here.x, here.z), wanted.heading)
        self._move(body, pose, Motion.STAND if here == body.pose.place else Motion.WALK)
        if distance(pose, wanted) > TRUSTED:
            self._events.append(Corrected(body.id, pose))

    def _has_stopped(self, body_id: int) -> bool:
        return self.seconds - self._strides[body_id].last > STILL_AFTER

    def _advance(self, body: Body, route: Route, metres: float) -> None:
        pose = route.advance(body.pose, metres)
        self._move(body, pose, Motion.STAND if route.finished else Motion.WALK)
        if route.finished:
            del self._routes[body.id]
            self._events.append(Arrived(body.id, distance(pose, route.goal) <= REACHED))

    def _move(self, body: Body, pose: Pose, motion: Motion) -> None:
        if pose != body.pose or motion is not body.motion:
            self._bodies[body.id] = replace(body, pose=pose, motion=motion)
            self._events.append(Moved(body.id, pose, motion is Motion.WALK))

    def _point(self, body: Body, display: str | None) -> None:
        if display is not None and display not in self._displays:
            raise NotPossible(Reason.UNKNOWN_DISPLAY, f"no display {display!r} is on show here")
        if display != body.pointing_at:
            self._bodies[body.id] = replace(body, pointing_at=display)
            self._events.append(Pointed(body.id, display))

    def _utter(self, body_id: int, said: Utter) -> None:
        # A display may be taken off the shelf while somebody speaks of it: that is no reason to cut them short.
        about = tuple(display for display in said.about if display in self._displays)
        self._events.append(Said(body_id, said.utterance, said.piece, said.done, about))


def _turned(pose: Pose, heading: float) -> Pose:
    # Twice, because a tiny negative heading rounds up to 360 at the first.
    return Pose(pose.x, pose.z, heading % 360.0 % 360.0)
