"""Visitors come, go, drop, return and misbehave in any order: counts stay right, and nothing is left of who is gone."""

import gc
from itertools import count
from weakref import WeakSet

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from scenes.entities import Role
from scenes.money import Money
from scenes.places import Place
from tests.support.little_store import ABOUT, BEAT, HALL, LAMP, MUG, SORI, STUDY
from vstore.errands import Identify
from vstore.limits import StoreLimits
from vstore.open_store import OpenStore
from vstore.protocol.client import ClientMessage, EnterDoor, Hello, Leave, Ping, Say, Walk
from vstore.protocol.codec import MSGPACK
from vstore.protocol.server import Welcome
from vstore.protocol.views import CartView
from vstore.room import Room
from vstore.session import Session, State

NOTHING = CartView((), Money(0, "KRW"), Money(0, "KRW"), Money(0, "KRW"))
LIMITS = StoreLimits(sessions=9, waiting=4, joins_per_beat=2, sessions_per_address=6, mailbox_bytes=20_000)
INSIDE = (State.IDENTIFYING, State.PRESENT, State.AWAY)


class Comings(RuleBasedStateMachine):
    """A store whose records are answered, late or never, by hand."""

    def __init__(self) -> None:
        super().__init__()
        self.now = 0.0
        tokens = count(1)
        self.store = OpenStore(
            ABOUT, (MUG, LAMP), (HALL, STUDY), {"sori": SORI}, (), LIMITS, lambda: f"token-{next(tokens)}"
        )
        self.visitors = count(1)
        self.connected: list[Session] = []
        self.asked: list[Identify] = []
        self.welcomes: list[Welcome] = []
        self.sessions_seen: WeakSet[Session] = WeakSet()
        self.rooms_seen: WeakSet[Room] = WeakSet()

    def send(self, session: Session, message: ClientMessage) -> None:
        self.store.receive(session, MSGPACK.encode(message), self.now)
        self.asked += [each for each in self.store.drain_errands() if isinstance(each, Identify)]

    def beat(self) -> None:
        self.now += BEAT
        self.store.tick(BEAT, self.now)
        self.asked += [each for each in self.store.drain_errands() if isinstance(each, Identify)]

    def drop(self, session: Session) -> None:
        self.connected.remove(session)
        self.store.disconnect(session, self.now)

    @rule(address=st.sampled_from(["10.0.0.1", "10.0.0.2", "2001:db8::1", "2001:db8::2"]), data=st.data())
    def arrive(self, address: str, data: st.DataObject) -> None:
        known = data.draw(st.sampled_from([None, None, *self.welcomes[-6:]]))
        visitor = known.visitor if known and data.draw(st.booleans()) else None
        session = self.store.connect(MSGPACK, address, self.now)
        self.connected.append(session)
        self.sessions_seen.add(session)
        scene = data.draw(st.sampled_from([None, "study", "nowhere"]))
        self.send(session, Hello(protocol=1, scene=scene, resume=known.resume if known else None, visitor=visitor))

    @precondition(lambda self: self.asked)
    @rule(data=st.data(), fails=st.sampled_from([False, False, False, True]))
    def answer(self, data: st.DataObject, fails: bool) -> None:
        asked = self.asked.pop(data.draw(st.integers(0, len(self.asked) - 1)))
        if fails:
            self.store.fail(asked.session)
        else:
            visitor = f"visitor-{next(self.visitors)}"
            self.store.admit(asked.session, visitor, asked.token or f"secret-{visitor}", NOTHING, (), self.now)

    @precondition(lambda self: self.connected)
    @rule(data=st.data())
    def read(self, data: st.DataObject) -> None:
        session = data.draw(st.sampled_from(self.connected))
        news = [MSGPACK.decode_server(frame) for frame in self.store.take(session)]
        self.welcomes += [each for each in news if isinstance(each, Welcome)]
        assert len([each for each in news if isinstance(each, Welcome)]) <= 1

    @precondition(lambda self: self.connected)
    @rule(data=st.data(), message=st.sampled_from([Ping(1), Leave(), Say(1, "hi"), EnterDoor(2, "east"), Hello(1)]))
    def speak(self, data: st.DataObject, message: ClientMessage) -> None:
        self.send(data.draw(st.sampled_from(self.connected)), message)

    @precondition(lambda self: self.connected)
    @rule(data=st.data(), x=st.sampled_from([7.5, -4.5]))
    def walk_to_a_door(self, data: st.DataObject, x: float) -> None:
        session = data.draw(st.sampled_from(self.connected))
        self.send(session, Walk(Place(x, 0.0)))
        for _ in range(120):
            self.beat()
        for door in ("east", "west"):
            self.send(session, EnterDoor(3, door))

    @precondition(lambda self: self.connected)
    @rule(data=st.data(), garbage=st.booleans())
    def flood(self, data: st.DataObject, garbage: bool) -> None:
        session = data.draw(st.sampled_from(self.connected))
        for _ in range(1_500):
            self.store.receive(session, b"\xc1" if garbage else MSGPACK.encode(Ping(1)), self.now)

    @precondition(lambda self: self.connected)
    @rule(data=st.data())
    def lose(self, data: st.DataObject) -> None:
        self.drop(data.draw(st.sampled_from(self.connected)))

    @rule(beats=st.integers(1, 30))
    def pass_time(self, beats: int) -> None:
        for _ in range(beats):
            self.beat()
        for session in [each for each in self.connected if each.closing]:
            self.drop(session)

    @rule(seconds=st.sampled_from([5.0, 31.0, 61.0]))
    def wait(self, seconds: float) -> None:
        self.now += seconds
        self.beat()

    @invariant()
    def counts_are_right(self) -> None:
        sessions = self.store.sessions.values()
        placed = [session for room in self.store.rooms.values() for session in room.sessions.values()]
        assert sorted(each.key for each in placed) == sorted(
            each.key for each in sessions if each.state in (State.PRESENT, State.AWAY)
        )
        assert sum(each.state in INSIDE for each in sessions) <= LIMITS.sessions
        for name, room in self.store.rooms.items():
            self.rooms_seen.add(room)
            bodies = [each.id for each in room.world.bodies.values() if each.role is Role.VISITOR]
            assert sorted(bodies) == sorted(room.sessions)
            assert len(bodies) <= room.world.document.capacity
            assert bodies or name in ("hall", "study")

    def teardown(self) -> None:
        while self.connected:
            self.drop(self.connected[-1])
        for wait in (61.0, 31.0):
            self.wait(wait)
        self.counts_are_right()
        assert self.store.sessions == {}
        assert sorted(self.store.rooms) == ["hall", "study"]
        assert len(self.store.addresses) == self.store.addresses.connections == 0
        assert (self.store.entrance.waiting, self.store.entrance.inside) == (0, 0)
        gc.collect()
        assert (len(self.sessions_seen), len(self.rooms_seen)) == (0, 2)


TestComings = Comings.TestCase
TestComings.settings = settings(
    max_examples=5, stateful_step_count=200, deadline=None, suppress_health_check=list(HealthCheck)
)
