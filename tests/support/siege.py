"""Attackers who send hostile frames to a little store's loop through real connections, and witnesses who walk about.

siege = Siege(house, seed=1)
await siege.attack(fuzzed=3_000, noise=500)
await siege.retreat()
siege.check()
"""

import asyncio
import random

from msgspec.structs import replace

from scenes.places import Place, distance
from tests.support.big_hall import MANY
from tests.support.hostile_frames import HostileFrames
from tests.support.little_store import BEAT, House
from tests.support.plain_outlet import PlainOutlet
from tests.support.socketry import BINARY, FIN, HEAD, PACKED, TEXT, KeptTransport, frame
from tests.support.truth import assert_sees_the_truth
from vstore.client.replica import Replica
from vstore.doors.step_reader import StepReader
from vstore.doors.websocket import WebsocketConnection
from vstore.errands import Errand
from vstore.limits import StoreLimits
from vstore.loops import StoreLoop
from vstore.protocol.client import VERSION, ClientMessage, Hello, Ping, Walk
from vstore.protocol.codec import JSON, MSGPACK, Codec, Frame
from vstore.protocol.poses import TICKS
from vstore.protocol.server import Pong, Poses, SceneOpened, ServerMessage
from vstore.session import Rates

AT_ONCE = 6
"""So many attackers at any time."""

MOST_FRAMES = 40
"""What one attacker sends before it hangs up, if it was not thrown out before."""

FORGOTTEN_SECONDS = 100.0
"""After so long a dropped visitor is given up, and then their address is."""

LONG_BEAT = 4.0
"""Seconds of a beat while nobody attacks; after one, the other end of a witness's way is far enough for the next."""

ROUTE = (Place(-6.0, 0.0), Place(6.0, 0.0))


def patient_limits() -> StoreLimits:
    """Rates so high that every hostile frame is read, and none is saved by being one too many."""
    return replace(MANY, rates=Rates(all=1e6, motion=1e6, commerce=1e6))


class Witness(PlainOutlet):
    """An honest visitor who walks to and fro without a rest."""

    def __init__(self, siege: "Siege", name: str) -> None:
        self._siege = siege
        self.replica = Replica()
        self.beats = self.gaps = 0
        self._tick: int | None = None
        self.pongs: list[int] = []
        self.session = siege.loop.connect(MSGPACK, "198.51.100.1", self)
        self.ask(Hello(VERSION, name=name))

    def ask(self, message: ClientMessage) -> None:
        self._siege.loop.receive(self.session, MSGPACK.encode(message))

    def write(self, frames: list[Frame]) -> None:
        for each in frames:
            self._see(MSGPACK.decode_server(each))

    def end(self, code: int, reason: str) -> None:
        raise AssertionError(f"an honest visitor was sent away: {reason}")

    def walk_on(self) -> None:
        """Sets out for the end of its way that is farther off, so that every beat has news of it."""
        assert self.replica.scene
        here = self.replica.bodies[self.replica.scene.you].pose
        self.ask(Walk(max(ROUTE, key=lambda end: distance(end, here))))

    def _see(self, message: ServerMessage) -> None:
        self.replica.feed(message)
        match message:
            case SceneOpened():
                self.walk_on()
            case Poses(tick):
                self.beats += 1
                self.gaps += self._tick is not None and tick != (self._tick + 1) % TICKS
                self._tick = tick
            case Pong(number):
                self.pongs.append(number)
            case _:
                pass


class Attacker:
    """One connection, from its handshake until it is thrown out or has sent enough."""

    def __init__(self, siege: "Siege", chance: random.Random) -> None:
        self._codec: Codec = chance.choice((MSGPACK, JSON))
        self._transport = KeptTransport()
        self.connection = WebsocketConnection(siege.loop, siege.steps, 16_384, siege.connections)
        self.connection.connection_made(self._transport)
        self.connection.data_received(HEAD % (b"/ws", PACKED if self._codec is MSGPACK else b""))
        self._left = MOST_FRAMES
        if chance.random() < 0.9:
            hello = self._codec.encode(Hello(VERSION, name="Mallory"))
            kind, payload = (BINARY, hello) if isinstance(hello, bytes) else (TEXT, hello.encode())
            self._send(frame(FIN | kind, payload))

    @property
    def is_over(self) -> bool:
        return self._left <= 0 or self._transport.is_closing()

    def send_frame(self, frames: HostileFrames) -> None:
        self._send(frames.frame(self._codec))

    def _send(self, data: bytes) -> None:
        """A second passes at the door, so that it reads on."""
        self._left -= 1
        self.connection.data_received(data)
        self.connection.age(1.0)

    def send_noise(self, frames: HostileFrames) -> None:
        self._send(frames.noise())

    def hang_up(self) -> None:
        self.connection.connection_lost(None)


class Siege:
    """Beats are the siege's: some attackers send at each of them, and two witnesses must get every one."""

    def __init__(self, house: House, seed: int) -> None:
        self.house = house
        self.loop = StoreLoop(house.store, self._keep, clock=lambda: house.now)
        self.steps = StepReader(self.loop)
        self.connections: set[WebsocketConnection] = set()
        self.sent = 0
        self._chance = random.Random(seed)
        self._frames = HostileFrames(seed)
        self._errands: list[Errand] = []
        self._attackers: list[Attacker] = []
        self._beats = 0
        self.witnesses = [Witness(self, "Hana"), Witness(self, "Minsu")]

    async def _keep(self, errand: Errand) -> None:
        self._errands.append(errand)

    async def attack(self, fuzzed: int, noise: int) -> None:
        """So many frames made from valid ones, and so many that are noise."""
        todo = [True] * fuzzed + [False] * noise
        self._chance.shuffle(todo)
        for begin in range(0, len(todo), 5 * AT_ONCE):
            self._relieve()
            for is_fuzzed in todo[begin : begin + 5 * AT_ONCE]:
                attacker = self._chance.choice(self._attackers)
                (attacker.send_frame if is_fuzzed else attacker.send_noise)(self._frames)
                self.sent += 1
                if attacker.is_over:
                    self._relieve()
            await self._walk_on()

    def _relieve(self) -> None:
        """Fresh attackers come for those who are done."""
        for over in [each for each in self._attackers if each.is_over]:
            over.hang_up()
            self._attackers.remove(over)
        while len(self._attackers) < AT_ONCE:
            self._attackers.append(Attacker(self, self._chance))

    async def retreat(self) -> None:
        """All attackers go, and the store forgets them."""
        for attacker in self._attackers:
            attacker.hang_up()
        self._attackers.clear()
        for _ in range(round(FORGOTTEN_SECONDS / LONG_BEAT)):
            self._send_witnesses_on()
            await self._beat(LONG_BEAT)
        self._send_witnesses_on()

    async def _walk_on(self) -> None:
        """A beat in which both witnesses are on their way."""
        if self._beats % 40 == 39:
            self._send_witnesses_on()
        await self._beat()

    def _send_witnesses_on(self) -> None:
        for witness in self.witnesses:
            witness.walk_on()

    async def _beat(self, seconds: float = BEAT) -> None:
        self._beats += 1
        self.house.now += seconds
        self.loop.beat(seconds, self.house.now)
        await asyncio.sleep(0)
        while self._errands:
            errands, self._errands = self._errands, []
            await asyncio.gather(*map(self.house.runner, errands))
            await asyncio.sleep(0)

    async def check(self) -> None:
        """The witnesses got every beat, see the truth and are answered; nothing is left of the attackers."""
        for witness in self.witnesses:
            assert witness.gaps == 0
            assert self._beats - 2 <= witness.beats <= self._beats
            witness.ask(Walk(ROUTE[0]))
            witness.ask(Ping(77))
        for _ in range(round(10 / BEAT)):
            await self._beat()
        room = self.house.store.rooms["hall"]
        agents = room.world.bodies.keys() - room.sessions.keys()
        for witness in self.witnesses:
            assert witness.pongs == [77]
            assert_sees_the_truth(room, witness.session, witness.replica, agents)
        assert self.connections == set()
        assert len(self.house.store.sessions) == len(self.witnesses)
        assert len(self.house.store.addresses) == 1
        assert [len(each.sessions) for each in self.house.store.rooms.values()] == [len(self.witnesses), 0]
