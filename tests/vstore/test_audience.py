"""Clients that read real bytes hold what their bodies may see of the room, whoever comes, goes, points or stalls."""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from avatars.vocabulary import Vocabulary
from scenes.entities import Look
from scenes.places import Pose
from tests.support.big_hall import AREA, big_hall
from tests.support.little_store import BEAT, LAMP, MUG
from tests.support.truth import assert_sees_the_truth
from vstore.assortment import Assortment
from vstore.briefing import Briefing
from vstore.client.replica import Replica
from vstore.mailbox import Mailbox
from vstore.protocol.client import Point, Walk
from vstore.protocol.codec import JSON, MSGPACK, Codec
from vstore.room import Room
from vstore.session import Rates, Session

REST_BEATS = 8
"""After so many beats without motion everybody has looked round and has been told of slow movers."""


class Client:
    """A session that reads at every beat unless it stalls."""

    def __init__(self, room: Room, key: int, codec: Codec, at: Pose, now: float) -> None:
        mailbox = Mailbox(codec, 1_000_000)
        self.session = Session(key, codec, "here", mailbox, Rates(), now, Counter(), {})
        self.session.name, self.session.look = f"guest {key}", Look(hair=("bob", "bun")[key % 2])
        self.replica = Replica()
        self.stalls = False
        room.join(self.session, at, now)
        self.session.send(room.picture(self.session))

    def read(self) -> None:
        if not self.stalls:
            for frame in self.session.mailbox.take():
                self.replica.feed(self.session.codec.decode_server(frame))


class Hall:
    """A room without agents and the clients in it."""

    def __init__(self, area: float | None) -> None:
        scene = replace(big_hall(area), posts=())
        self.room = Room(
            "hall", "hall", Assortment([MUG, LAMP], [scene]), Briefing({}, (), {}, "KRW", Vocabulary()), print
        )
        self.clients: list[Client] = []
        self.now = 0.0
        self._keys = 0

    def enter(self, codec: Codec, at: Pose) -> None:
        self._keys += 1
        self.clients.append(Client(self.room, self._keys, codec, at, self.now))

    def leave(self, client: Client) -> None:
        self.clients.remove(client)
        self.room.leave(client.session, self.now)

    def beat(self, seconds: float = BEAT) -> None:
        self.now += seconds
        self.room.tick(seconds, self.now)
        for client in self.clients:
            client.read()

    def rest(self) -> None:
        for client in self.clients:
            here = self.room.world.crowd.pose(self.room.body_of(client.session))
            self.room.receive(client.session, Walk(here.place), self.now)
        for _ in range(REST_BEATS):
            self.beat()

    def check(self) -> None:
        for client in self.clients:
            assert_sees_the_truth(self.room, client.session, client.replica)


coordinates = st.floats(-29.0, 29.0)
poses = st.builds(Pose, coordinates, coordinates, st.floats(0, 359))
events = st.one_of(
    st.tuples(st.just("enter"), st.sampled_from([MSGPACK, JSON]), poses),
    st.tuples(st.just("enter"), st.sampled_from([MSGPACK, JSON]), poses),
    st.tuples(st.just("leave"), st.integers(0, 9)),
    st.tuples(st.just("walk"), st.integers(0, 9), poses),
    st.tuples(st.just("walk"), st.integers(0, 9), poses),
    st.tuples(st.just("point"), st.integers(0, 9), st.sampled_from(["d-mug", "d-lamp", None])),
    st.tuples(st.just("stall"), st.integers(0, 9)),
    st.tuples(st.just("pass"), st.sampled_from([BEAT, 1.0, 61.0])),
    st.tuples(st.just("beats"), st.integers(1, 6)),
)


@pytest.mark.parametrize("area", [AREA, 10.0, None])
@settings(max_examples=60, deadline=None)
@given(happened=st.lists(events, min_size=4, max_size=40))
def test_replicas_equal_the_room_as_far_as_each_may_see(area: float | None, happened: list[tuple[object, ...]]) -> None:
    hall = Hall(area)
    hall.enter(MSGPACK, Pose(0.0, 0.0))
    for event in happened:
        live(hall, event)
    for client in hall.clients:
        client.stalls = False
    hall.rest()
    hall.check()


def live(hall: Hall, event: tuple[object, ...]) -> None:
    """Lets one thing happen; who is meant is counted round those who are there."""
    match event:
        case "enter", Codec() as codec, Pose() as at:
            hall.enter(codec, at)
        case "pass", float(seconds):
            hall.beat(seconds)
        case "beats", int(beats):
            for _ in range(beats):
                hall.beat()
        case str(deed), int(who), *rest if hall.clients:
            act(hall, hall.clients[who % len(hall.clients)], deed, rest)
        case _:
            assert not hall.clients, event


def act(hall: Hall, client: Client, deed: str, rest: list[object]) -> None:
    match deed, rest:
        case "leave", []:
            hall.leave(client)
        case "walk", [Pose() as to]:
            hall.room.receive(client.session, Walk(to.place), hall.now)
        case "point", [str() | None as display]:
            hall.room.receive(client.session, Point(display), hall.now)
        case "stall", []:
            client.stalls = not client.stalls
        case _:
            raise AssertionError(deed)


def test_visitor_who_takes_over_a_number_is_introduced_to_all_who_knew_the_one_before() -> None:
    hall = Hall(AREA)
    hall.enter(MSGPACK, Pose(0.0, 0.0))
    hall.enter(MSGPACK, Pose(1.0, 0.0))
    hall.beat()
    watcher, former = hall.clients
    number = hall.room.body_of(former.session)
    hall.leave(former)
    hall.beat()
    hall.beat(61.0)
    hall.enter(MSGPACK, Pose(2.0, 0.0))
    hall.beat()
    assert hall.room.body_of(hall.clients[-1].session) == number
    assert watcher.replica.bodies[number].name == "guest 3"
    hall.check()
