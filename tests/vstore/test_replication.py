"""What a client was told always equals the world as far as it may see; who comes and goes is told exactly once."""

from unittest import mock

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scenes.crowd import Crowd
from scenes.places import Pose
from vstore.governor import Pace
from vstore.protocol import poses
from vstore.protocol.server import Poses
from vstore.replication import replication
from vstore.replication.replication import Replication

AREA = 25.0
SIDE = 40.0


class Client:
    """What one client makes of what it is told, by the words of the protocol; centimetres and 1/256 turns."""

    def __init__(self) -> None:
        self.known: dict[int, tuple[int, int, int, bool]] = {}
        self.in_view: set[int] = set()

    def open_eyes(self, bodies: list[int], crowd: Crowd) -> None:
        self.known = {body: truth(crowd, body) for body in bodies}
        self.in_view = set(bodies)

    def meet(self, body: int, crowd: Crowd) -> None:
        assert body not in self.known, "introduced twice"
        self.known[body] = truth(crowd, body)
        self.in_view.add(body)

    def forget(self, body: int) -> None:
        assert body in self.in_view
        self.in_view.remove(body)
        del self.known[body]

    def take(self, frame: Poses) -> None:
        for body in frame.left:
            self.in_view.remove(body)
        for pose in frame.poses:
            assert pose.body in self.known, "placed before it was introduced"
            self.in_view.add(pose.body)
            place = round(pose.x * 100), round(pose.z * 100)
            self.known[pose.body] = (*place, round(pose.heading * 256 / 360), pose.walking)
        for step in frame.moved:
            x, z, heading, _ = self.known[step.body]
            self.known[step.body] = poses.resolve(x, step.x), poses.resolve(z, step.z), heading, True
        for turn in frame.turned:
            x, z, _, walking = self.known[turn.body]
            self.known[turn.body] = x, z, round(turn.heading * 256 / 360), walking
        for body in frame.stopped:
            self.known[body] = (*self.known[body][:3], False)
        turned = {each.body for each in frame.turned}
        assert {each.body for each in frame.moved} | turned | {*frame.stopped} <= self.in_view


def truth(crowd: Crowd, body: int) -> tuple[int, int, int, bool]:
    pose = crowd.pose(body)
    return round(pose.x * 100), round(pose.z * 100), round(pose.heading * 256 / 360) & 0xFF, bool(crowd.walking[body])


class Hall:
    """A crowd, its replication, and a client for each body in it. Time is beats."""

    def __init__(self, area: float | None, first: int = 1) -> None:
        self.crowd = Crowd()
        self.replication = Replication(self.crowd, area)
        self.clients: dict[int, Client] = {}
        self.blocked: set[int] = set()
        self._area = area
        self._next = first
        self._tick = 0

    def enter(self, pose: Pose) -> int:
        body, self._next = self._next, self._next + 1
        self.crowd.add(body, pose, 0.0)
        self.clients[body] = Client()
        self.clients[body].open_eyes(self.replication.open_eyes(body), self.crowd)
        return body

    def leave(self, body: int) -> None:
        self.crowd.remove(body)
        del self.clients[body]
        self.blocked.discard(body)
        for viewer in self.replication.forget(body):
            if viewer != body:
                self.clients[viewer].forget(body)

    def put(self, body: int, pose: Pose, *, walking: bool) -> None:
        self.crowd.put(body, pose, walking=walking)

    def step(self, body: int, x: float, z: float, heading: float, walking: bool) -> None:
        """Legs move only where feet do, by a centimetre at least."""
        before, pose = truth(self.crowd, body), self.crowd.pose(body)
        self.put(body, Pose(pose.x + x, pose.z + z, heading), walking=walking)
        if truth(self.crowd, body)[:2] == before[:2]:
            self.crowd.walking[body] = before[3]

    def beat(self) -> dict[int, Poses]:
        self._tick += 1
        ready = np.array(sorted(body for body in self.clients if body not in self.blocked), np.intp)
        news = self.replication.beat(self._tick, ready)
        for viewer, body in news.introductions:
            self.clients[viewer].meet(body, self.crowd)
        told = {viewer: poses.decode(frame) for viewer, frame in news.frames.items()}
        for viewer, frame in told.items():
            assert poses.encode(frame) == news.frames[viewer]
            assert frame.tick == self._tick
            self.clients[viewer].take(frame)
        return told

    def rest(self) -> None:
        """Nobody moves for as long as it takes until everybody has been told of everything, at the present pace."""
        pace = self.replication.pace
        for _ in range(pace.frame_every * max(12, 3 * pace.slow_every)):
            self.beat()

    def check(self) -> None:
        """Every client that reads has exactly what it may see, as it is; nobody sees what is far beyond the area."""
        for viewer, client in self.clients.items():
            if viewer in self.blocked:
                continue
            for body in self.clients:
                gap = np.hypot(self.crowd.x[viewer] - self.crowd.x[body], self.crowd.z[viewer] - self.crowd.z[body])
                if self._area is None or gap < self._area - 0.01:
                    assert body in client.in_view
                elif gap > self._area + 1.01:
                    assert body not in client.in_view
            assert all(client.known[body] == truth(self.crowd, body) for body in client.in_view)


coordinates = st.integers(-round(SIDE * 100), round(SIDE * 100)).map(lambda centimetres: centimetres / 100)
headings = st.integers(0, 255).map(lambda step: step * 360 / 256)
pose_strategy = st.builds(Pose, coordinates, coordinates, headings)
step_strategy = st.tuples(st.floats(-1.3, 1.3), st.floats(-1.3, 1.3), headings, st.booleans())


@pytest.mark.parametrize("few", [2, replication.FEW], ids=["crowd", "few"])
@settings(max_examples=60)
@given(data=st.data(), area=st.sampled_from([AREA, 12.0, None]), first=st.sampled_from([1, 250, 700]))
def test_clients_hold_the_world_whatever_happens(few: int, data: st.DataObject, area: float | None, first: int) -> None:
    with mock.patch.object(replication, "FEW", few):
        live(Hall(area, first), data)


def live(hall: Hall, data: st.DataObject) -> None:
    for _ in range(data.draw(st.integers(1, 12), "beats with events")):
        event = data.draw(st.sampled_from(["enter", "leave", "block", "unblock", "jump", "pace", "rest"]))
        bodies = sorted(hall.clients)
        if event == "enter" or not bodies:
            for pose in data.draw(st.lists(pose_strategy, min_size=1, max_size=3)):
                hall.enter(pose)
        elif event == "leave":
            hall.leave(data.draw(st.sampled_from(bodies)))
        elif event == "block":
            hall.blocked.add(data.draw(st.sampled_from(bodies)))
        elif event == "unblock":
            hall.blocked.discard(data.draw(st.sampled_from(bodies)))
        elif event == "jump":
            hall.put(data.draw(st.sampled_from(bodies)), data.draw(pose_strategy), walking=False)
        elif event == "pace":
            hall.replication.pace = Pace(data.draw(st.integers(1, 3)), data.draw(st.integers(1, 6)))
        else:
            hall.rest()
            hall.check()
        for _ in range(data.draw(st.integers(1, 4))):
            for body in hall.clients:
                step = data.draw(st.none() | step_strategy)
                if step:
                    hall.step(body, *step)
            hall.beat()
    hall.replication.pace = Pace()
    hall.blocked.clear()
    hall.rest()
    hall.check()


def test_nobody_drifts_however_many_small_steps_add_up() -> None:
    hall = Hall(AREA)
    near, far, walker = hall.enter(Pose(0.0, 3.0)), hall.enter(Pose(0.0, -20.0)), hall.enter(Pose(0.0, 0.0))
    for beat in range(6_000):
        around = beat * 0.0011  # a third of a centimetre a beat, in every direction in turn
        hall.put(walker, Pose(3.0 * np.sin(around), 3.0 * np.cos(around), around * 57.3 % 360), walking=True)
        hall.beat()
        if beat % 1_000 == 0:
            assert hall.clients[near].known[walker][:3] == truth(hall.crowd, walker)[:3]
    hall.rest()
    hall.check()
    assert {near, far, walker} == hall.clients[far].in_view
