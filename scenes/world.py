"""One scene as it lives: bodies that walk, point and talk in it. Feed it actions and seconds, drain events."""

import math
from collections.abc import Mapping
from enum import StrEnum
from typing import assert_never

import numpy as np
from msgspec.structs import replace

from scenes import events
from scenes.actions import Action, Dress, Face, Gesticulate, LookAt, Point, Sit, Steer, Teleport, Utter, Walk
from scenes.arrivals import Arrivals, choose_spawn
from scenes.crowd import Crowd, Flags, Floats, Ids, columns
from scenes.document import SceneDocument
from scenes.entities import Body, Look, Motion, Role
from scenes.id_pool import IdPool
from scenes.places import Place, Pose, upright
from scenes.products import Text
from scenes.seating import Seating, before, in_reach
from scenes.steering import leap, settle
from scenes.walking import Walkable
from scenes.walks import Walks

LAST_ID = 65_534  # ids travel in two bytes
ID_REST = 60.0  # seconds before the id of a body that left may be another's
MOST_AT_REST = 512  # such ids at once: at eight leaving a second each still has all of its rest
BESIDE_ROOM = 1.0  # metres outside the walls up to which a wish is taken to mean the wall's foot
STILL_AFTER = 0.3  # seconds without a steered step after which legs stand


class Reason(StrEnum):
    """Why a wish cannot be granted, as a code for programs."""

    UNKNOWN_DISPLAY = "unknown_display"
    ROOM_FULL = "room_full"
    NO_SEAT = "no_seat"
    NOT_POSSIBLE = "not_possible"


class NotPossible(Exception):
    """The wish cannot be granted; nothing has changed. `code` is a Reason, the text says what was wrong."""

    def __init__(self, code: str, what: str = "") -> None:
        super().__init__(what or code)
        self.code = Reason(code)


class World:
    """The live state of a scene. No body is ever inside furniture or a wall; bodies pass through each other.

    `apply` is the one door for visitors, agents and clerks, `steer` the same for many at once. `crowd` tells where
    everybody stands, at any time; `drain` gives what else happened since, in order. The world's time is the sum of the
    seconds it was stepped by. `walkable` is the document's, where it is known already: several worlds may share it.
    """

    def __init__(self, document: SceneDocument, walkable: Walkable | None = None) -> None:
        self.document = document
        self.walkable = walkable or Walkable(document)
        self._arrivals = Arrivals(self.walkable)
        self.crowd = Crowd()
        self.seconds = 0.0
        self._displays = frozenset(display.id for display in document.displays)
        self._seating = Seating(document)
        self._entered: dict[int, Body] = {}
        self._walks = Walks(self.crowd, self.walkable)
        self._events: list[events.Event] = []
        self._ids = IdPool(LAST_ID, ID_REST, MOST_AT_REST)

    @property
    def bodies(self) -> Mapping[int, Body]:
        """Who is here, by id, in order of coming in."""
        return {body_id: self.body(body_id) for body_id in self._entered}

    def body(self, body_id: int) -> Body:
        """One body; raises NotPossible where it is not here."""
        self._know(body_id)
        motion = Motion.WALK if self.crowd.walking[body_id] else Motion.STAND
        return replace(self._entered[body_id], pose=self.crowd.pose(body_id), motion=motion)

    def enter(self, role: Role, name: str, look: Look, pose: Pose | None = None, names: Text | None = None) -> Body:
        """A body comes in, at or near `pose`, else at a spawn. Raises NotPossible where no id is left."""
        if pose is not None:
            self._check(pose.x, pose.z, pose.heading)
        body_id = self._ids.take(self.seconds)
        if body_id is None:
            raise NotPossible(Reason.ROOM_FULL, "no id is left for another body")
        others = self.crowd.places()
        wanted = pose or self._spawn(others, body_id - 1)
        stands = self._arrivals.spot_near(Pose(wanted.x, wanted.z, upright(wanted.heading)), others)
        body = Body(id=body_id, role=role, name=name, pose=stands, look=look, names=names or {})
        self._entered[body_id] = body
        self.crowd.add(body_id, stands, self.seconds)
        self._events.append(events.Appeared(body))
        return body

    def leave(self, body_id: int) -> None:
        """A body goes; raises NotPossible where it is not here."""
        self._know(body_id)
        del self._entered[body_id]
        self.crowd.remove(body_id)
        self._ids.give_back(body_id, self.seconds)
        self._walks.end(body_id)
        self._seating.leave(body_id)
        self._events.append(events.Vanished(body_id))

    def apply(self, body_id: int, action: Action) -> None:
        """A body does something. Raises NotPossible, and nothing has changed, where it cannot."""
        self._know(body_id)
        match action:
            case Walk(to=to):
                self._check_place(to)
                self._stand_up(body_id)
                self._walks.set_out(body_id, to)
            case Steer(pose=pose):
                self._check_step(body_id, pose)
                self.steer(np.array([body_id]), columns([pose]))
            case Face(heading=heading):
                self._check(heading)
                self.crowd.heading[body_id] = upright(heading)
            case Point(display=display):
                self._point(body_id, display)
            case LookAt(display=display):
                self._look(body_id, display)
            case Sit(fixture=fixture):
                self._go_and_sit(body_id, fixture)
            case Teleport(to=to):
                self._teleport(body_id, to)
            case Gesticulate(gesture=gesture):
                self._events.append(events.Gestured(body_id, gesture))
            case Dress(look=look):
                self._entered[body_id] = replace(self._entered[body_id], look=look)
                self._events.append(events.Dressed(body_id))
            case Utter():
                self._utter(body_id, action)
            case _:
                assert_never(action)

    def steer(self, ids: Ids, wanted: Floats) -> dict[int, NotPossible]:
        """One step of each of many bodies, (n,), to where their clients steered them: x, z and heading, (3, n).

        The same as to apply each Steer alone. Returns what cannot be granted, by body: of those nothing has changed.
        """
        possible = self._possible(ids, wanted)
        refused: dict[int, NotPossible] = {}
        for body_id, pose in zip(ids[~possible].tolist(), wanted[:, ~possible].T.tolist(), strict=True):
            try:
                self._check_step(body_id, Pose(*pose))
            except NotPossible as refusal:
                refused[body_id] = refusal
        ids, wanted = ids[possible], wanted[:, possible]
        stepping = set(ids.tolist())
        for body_id in stepping & set(self._walks):
            self._walks.end(body_id)
        for body_id in sorted(stepping & set(self._seating)):
            self._stand_up(body_id)
        mistaken = settle(self.crowd, self.walkable, ids, wanted, self.seconds)
        self._events += (events.Corrected(body_id, self.crowd.pose(body_id)) for body_id in mistaken.tolist())
        return refused

    def step(self, seconds: float) -> None:
        """Time passes: walkers get on, and who has stopped steering stands."""
        self.seconds += seconds
        for body_id, reached in self._walks.step(seconds):
            self._events.append(events.Arrived(body_id, reached))
            self._sit_down(body_id)
        stopped = self.crowd.walking & (self.seconds - self.crowd.steered > STILL_AFTER)
        stopped[list(self._walks)] = False
        self.crowd.walking[stopped] = False

    def drain(self) -> list[events.Event]:
        """What happened since the last drain, in order."""
        happened, self._events = self._events, []
        return happened

    def replace(self, document: SceneDocument, walkable: Walkable | None = None) -> None:
        """The scene changes round those in it: they are moved out of new walls, and walk round what is in their way.

        With the same `walkable` as before nobody need move. Those who need another way stand until it is found, a few
        at each step.
        """
        before, self.walkable = self.walkable, walkable or Walkable(document)
        self.document = document
        self._displays = frozenset(display.id for display in document.displays)
        for body_id, body in list(self._entered.items()):
            if body.pointing_at is not None and body.pointing_at not in self._displays:
                self._point(body_id, None)
            if body.looking_at is not None and body.looking_at not in self._displays:
                self._look(body_id, None)
        for body_id in self._seating.furnish(document):
            self._stand_up(body_id)
        if self.walkable is not before:
            self._arrivals = Arrivals(self.walkable)
            self._make_room()

    def _make_room(self) -> None:
        crowd, ids = self.crowd, self.crowd.ids
        for body_id in ids[self.walkable.clearance.at(crowd.x[ids], crowd.z[ids]) <= 0.0].tolist():
            here = crowd.pose(body_id).place
            place = self.walkable.nearest_free(here)
            if place != here:
                crowd.x[body_id], crowd.z[body_id] = place.x, place.z
                self._events.append(events.Corrected(body_id, crowd.pose(body_id)))
        self._walks.find_ways_round(self.walkable)

    def _know(self, body_id: int) -> None:
        if body_id not in self._entered:
            raise NotPossible(Reason.NOT_POSSIBLE, f"no body {body_id} is here")

    def _spawn(self, others: Floats, turn: int) -> Pose:
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

    def _check_shown(self, display: str | None) -> None:
        if display is not None and display not in self._displays:
            raise NotPossible(Reason.UNKNOWN_DISPLAY, f"no display {display!r} is on show here")

    def _check_step(self, body_id: int, pose: Pose) -> None:
        self._know(body_id)
        self._check_place(pose)
        self._check(pose.heading)

    def _possible(self, ids: Ids, wanted: Floats) -> Flags:
        """Which steps `_check_step` would let pass."""
        x, z, heading = wanted
        room = self.document
        inside = (np.abs(x) <= room.width / 2 + BESIDE_ROOM) & (np.abs(z) <= room.depth / 2 + BESIDE_ROOM)
        present = self.crowd.present
        known = (ids < len(present)) & present.take(ids, mode="clip")
        possible: Flags = known & inside & np.isfinite(heading)
        return possible

    def _point(self, body_id: int, display: str | None) -> None:
        self._check_shown(display)
        body = self._entered[body_id]
        if display != body.pointing_at:
            self._entered[body_id] = replace(body, pointing_at=display)
            self._events.append(events.Pointed(body_id, display))

    def _look(self, body_id: int, display: str | None) -> None:
        self._check_shown(display)
        body = self._entered[body_id]
        if display != body.looking_at:
            self._entered[body_id] = replace(body, looking_at=display)
            self._events.append(events.Looked(body_id, display))

    def _go_and_sit(self, body_id: int, fixture: str | None) -> None:
        place = self.crowd.pose(body_id).place
        seat = None if fixture is None else self._seating.offer(fixture, body_id, place)
        if fixture is not None and seat is None:
            raise NotPossible(Reason.NO_SEAT, f"no seat is free on {fixture!r}")
        self._stand_up(body_id)
        if seat is not None:
            self._seating.take(body_id, seat)
            self._walks.set_out(body_id, before(seat))

    def _sit_down(self, body_id: int) -> None:
        """A walk has ended: perhaps before the seat that it led to."""
        seat = self._seating.seat_of(body_id)
        if seat is not None and in_reach(seat, self.crowd.pose(body_id).place):
            self.crowd.heading[body_id] = seat.heading
            self._entered[body_id] = replace(self._entered[body_id], seat=seat)
            self._events.append(events.Seated(body_id, seat))
        else:
            self._seating.leave(body_id)

    def _stand_up(self, body_id: int) -> None:
        self._seating.leave(body_id)
        body = self._entered[body_id]
        if body.seat is not None:
            self._entered[body_id] = replace(body, seat=None)
            self._events.append(events.Seated(body_id, None))

    def _teleport(self, body_id: int, to: Place) -> None:
        self._check_place(to)
        self._stand_up(body_id)
        self._walks.end(body_id)
        leap(self.crowd, self.walkable, body_id, to, self.seconds)
        self._events.append(events.Corrected(body_id, self.crowd.pose(body_id)))

    def _utter(self, body_id: int, said: Utter) -> None:
        # A display may be taken off the shelf while somebody speaks of it: that is no reason to cut them short.
        about = tuple(display for display in said.about if display in self._displays)
        self._events.append(events.Said(body_id, said.utterance, said.piece, said.done, about))
