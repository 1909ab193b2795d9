"""Every byte that each of many clients gets is what its own view alone says, and no buffer is ever used again."""

import random
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from scenes.crowd import Crowd
from scenes.places import Place, Pose, distance
from tests.support.big_hall import AREA, assert_agree, number_of, open_big_house
from tests.support.little_store import Guest, House
from vstore.protocol.client import Say, Walk
from vstore.protocol.codec import JSON, MSGPACK, Frame
from vstore.protocol.poses import TICKS, resolve
from vstore.protocol.server import Appeared, Poses, Said, SceneOpened, ServerMessage, Vanished
from vstore.protocol.views import BodyPose
from vstore.replication.sight import MARGIN

CLIENTS = 24
BEATS = 400
Spot = tuple[int, int, int, bool]
"""x and z in centimetres, the heading in 1/256 turns, whether the legs walk."""


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    opened = await open_big_house(tmp_path)
    yield opened
    opened.close()


class Wiretap:
    """Keeps the very objects that are handed to an outlet, and copies of them."""

    def __init__(self) -> None:
        self.frames: list[Frame] = []
        self._copies: list[Frame] = []

    def take(self, frames: list[Frame]) -> list[Frame]:
        self.frames += frames
        self._copies += [bytes(bytearray(each)) if isinstance(each, bytes) else each for each in frames]
        return frames

    def assert_untouched(self) -> None:
        assert all(type(each) in (bytes, str) for each in self.frames)
        assert self.frames == self._copies


class Model:
    """What one client may know, by the protocol's words alone, held against where everybody was at each tick."""

    def __init__(self, me: int, history: dict[int, dict[int, Spot]]) -> None:
        self._me = me
        self._history = history
        self._spots: dict[int, Spot] = {}

    def feed(self, message: ServerMessage) -> None:
        match message:
            case SceneOpened(bodies=bodies):
                self._spots = {body.id: spot(body.pose, walks=False) for body in bodies}
            case Appeared(body):
                self._spots[body.id] = spot(body.pose, walks=False)
            case Vanished(body_id):
                del self._spots[body_id]
            case Poses(tick) if tick in self._history:
                self._take(message, self._history[tick])
            case _:
                pass

    def _take(self, told: Poses, truth: dict[int, Spot]) -> None:
        for body in told.left:
            assert self._metres(truth, body) > AREA
        for pose in told.poses:
            self._spots[pose.body] = spot_of(pose)
            assert self._spots[pose.body] == truth[pose.body]
        for step in told.moved:
            x, z, heading, _ = self._spots[step.body]
            self._spots[step.body] = resolve(x, step.x), resolve(z, step.z), heading, True
            assert self._spots[step.body][:2] == truth[step.body][:2]
        for turn in told.turned:
            assert round(turn.heading * 256 / 360) == truth[turn.body][2]
        for body in told.stopped:
            assert not truth[body][3]
        named = {each.body for each in told.poses} | {each.body for each in told.moved}
        named |= {each.body for each in told.turned} | {*told.stopped}
        assert all(self._metres(truth, body) <= AREA + MARGIN + 0.1 for body in named)

    def _metres(self, truth: dict[int, Spot], body: int) -> float:
        here, there = truth[self._me], truth[body]
        return distance(Place(here[0] / 100, here[1] / 100), Place(there[0] / 100, there[1] / 100))


def spot(pose: Pose, *, walks: bool) -> Spot:
    return round(pose.x * 100), round(pose.z * 100), round(pose.heading * 256 / 360) & 0xFF, walks


def spot_of(pose: BodyPose) -> Spot:
    return spot(Pose(pose.x, pose.z, pose.heading), walks=pose.walking)


def spots(crowd: Crowd) -> dict[int, Spot]:
    return {body: spot(crowd.pose(body), walks=bool(crowd.walking[body])) for body in crowd.ids.tolist()}


async def stroll(house: House, guests: list[Guest]) -> dict[int, dict[int, Spot]]:
    """All walk and speak while some read slowly and some are blocked for a while; where all were at each tick."""
    chance, crowd, history = random.Random(4), house.store.rooms["hall"].world.crowd, {}
    guests[0].send(Walk(Place(20.0, 20.0)))
    await house.run()
    tick = guests[0].last(Poses).tick
    for beat in range(1, BEATS):
        for at, guest in enumerate(guests):
            if chance.random() < 0.02:
                guest.send(Walk(Place(chance.uniform(-29, 29), chance.uniform(-29, 29))))
            if chance.random() < 0.003:
                guest.send(Say(beat, f"{beat} of {number_of(house, guest)}"))
            if at % 4 == 1:
                guest.reading = beat % 7 == 0
            elif at % 4 == 2 and beat % 90 == at:
                stall_or_go_on(house, guest)
        await house.run()
        history[(tick + beat) % TICKS] = spots(crowd)
    for guest in guests:
        guest.reading = True
        house.store.unblock(guest.session)
        guest.send(Walk(crowd.pose(number_of(house, guest)).place))
    await house.run(seconds=1)
    return history


def stall_or_go_on(house: House, guest: Guest) -> None:
    guest.reading = guest.session.blocked
    if guest.session.blocked:
        house.store.unblock(guest.session)
    else:
        house.store.block(guest.session, house.now)


async def test_each_client_gets_its_own_bytes_among_slow_and_blocked_ones(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    guests = [await house.enter(f"guest {at}", JSON if at % 6 == 5 else MSGPACK) for at in range(CLIENTS)]
    taps, take = {guest.session.key: Wiretap() for guest in guests}, house.store.take
    monkeypatch.setattr(house.store, "take", lambda session: taps[session.key].take(take(session)))
    begun = [len(guest.seen) for guest in guests]
    history = await stroll(house, guests)
    for guest, before in zip(guests, begun, strict=True):
        tap, codec = taps[guest.session.key], guest.session.codec
        tap.assert_untouched()
        model = Model(number_of(house, guest), history)
        for message in guest.seen[:before]:
            model.feed(message)
        assert len(tap.frames) == len(guest.seen) - before > BEATS / 8
        for frame, message in zip(tap.frames, guest.seen[before:], strict=True):
            assert codec.encode(codec.decode_server(frame)) == frame
            model.feed(message)
            assert not isinstance(message, Said) or message.to or message.piece.endswith(f" of {message.body}")
    assert_agree(house, *guests)
