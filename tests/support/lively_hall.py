"""A lively hall in stepped time: visitors come, walk, talk, buy, stall, drop, come back and leave; the same every time.

hall = LivelyHall(house, visitors=200, eyes=OwnEyes())
await hall.live(seconds=60)
await hall.stand()
hall.check()
"""

import asyncio
import random
from collections import Counter

import numpy as np

from scenes.entities import Gesture, Role
from scenes.places import Place, Pose
from tests.support.eyes import Eyes
from tests.support.little_store import BEAT, House
from tests.support.plain_outlet import PlainOutlet
from tests.support.random_visits import CONTACT, WORDS
from tests.support.truth import Truth
from vstore.errands import Errand
from vstore.loops import StoreLoop
from vstore.protocol import client
from vstore.protocol.codec import JSON, MSGPACK, Frame
from vstore.protocol.poses import MARK
from vstore.protocol.server import Welcome
from vstore.room import Room
from vstore.session import Session, State

PROBES = 4
"""So many stay from beginning to end, half of them with never a drop, and decode all they get."""

SOLD = ("MUG-G", "MUG-W", "LAMP")


class Stroller(PlainOutlet):
    """A visitor's client on a connection that drops and stalls. Everybody else lives some minutes and is replaced."""

    def __init__(self, hall: "LivelyHall", number: int, is_probe: bool) -> None:
        self._hall = hall
        self._chance = random.Random(number)
        self.is_probe = is_probe
        self._drops = not is_probe or number % 2 == 0
        self._codec = JSON if number % 8 < 2 else MSGPACK
        self._address = f"10.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}"
        self._number = number
        self.session: Session | None = None
        self._welcome: Welcome | None = None
        self._back_at = 0.0
        self._unblock_at = 0.0
        self._refs = 0
        self.is_gone = False
        self._connect()

    def write(self, frames: list[Frame]) -> None:
        """As the loop's outlet: all read up to their welcome, and probes all."""
        if self.is_probe:
            self._hall.eyes.see(self._number, self._codec.subprotocol, frames)
        if self._welcome is None:
            unread = (
                self._codec.decode_server(each) for each in frames if not isinstance(each, bytes) or each[0] != MARK
            )
            self._welcome = next((each for each in unread if isinstance(each, Welcome)), None)

    def end(self, code: int, reason: str) -> None:
        """As the loop's outlet."""
        self._hall.ended.append((self, reason))

    def _connect(self) -> None:
        before, self._welcome = self._welcome, None
        self.session = self._hall.loop.connect(self._codec, self._address, self)
        resume, visitor = (before.resume, before.visitor) if before else (None, None)
        self._send(
            client.Hello(client.VERSION, self._chance.choice(("ko", "en")), "Guest", resume=resume, visitor=visitor)
        )

    def _send(self, message: client.ClientMessage) -> None:
        if self.session:
            self._hall.loop.receive(self.session, self._codec.encode(message))

    def lose_connection(self) -> None:
        """The network fails, for seconds or for longer than the store waits."""
        assert self.session
        self._hall.loop.disconnect(self.session)
        self.session = None
        self._back_at = self._hall.house.now + self._chance.choice((1.0, 5.0, 20.0, 70.0))

    def leave(self) -> None:
        self._send(client.Leave())
        self.is_gone = True

    @property
    def is_inside(self) -> bool:
        return self.session is not None and self.session.state is State.PRESENT and not self.session.closing

    def act(self) -> None:
        """What comes to their mind this second."""
        now = self._hall.house.now
        if self.session is None:
            if now >= self._back_at:
                self._connect()
            return
        if not self.is_inside:
            return
        if self.session.blocked and now >= self._unblock_at:
            self._hall.loop.unblock(self.session)
        mood = self._chance.random()
        if mood < 0.4:
            self._send(client.Walk(self._somewhere()))
        elif mood < 0.5:
            self._send(client.Steer(self._a_step_on()))
        elif mood < 0.505:
            self._send(client.Say(self._ref(), self._chance.choice(WORDS)))
        elif mood < 0.515:
            self._send(self._gesture())
        elif mood < 0.517:
            self._send(client.ChangeCart(self._ref(), self._chance.choice(SOLD), self._chance.randrange(3)))
        elif mood < 0.518 and self.session.cart and self.session.cart.lines:
            key = f"key-{self._address}-{self._ref()}"
            self._send(client.CheckOut(self._refs, key, CONTACT, self.session.cart.total.amount, "approve"))
        elif mood < 0.52:
            self._send(client.EnterDoor(self._ref(), self._chance.choice(("east", "west"))))
        elif mood < 0.53:
            self._send(client.Ping(self._ref()))
        elif mood < 0.535:
            self._hall.loop.block(self.session)
            self._unblock_at = now + self._chance.choice((1.0, 4.0, 8.0, 20.0))
        elif mood < 0.545 and self._drops:
            self.lose_connection()
        elif mood < 0.551 and not self.is_probe:
            self.leave()

    def stand(self) -> None:
        """Stops where they are and reads on."""
        if self.session and self.is_inside:
            if self.session.blocked:
                self._hall.loop.unblock(self.session)
            self._send(client.Walk(self._here().place))

    def check(self) -> None:
        """A probe that is inside has the truth of all but those who would not stand."""
        if self.session and self.is_inside:
            room = self._room()
            self._hall.eyes.check(self._number, Truth.of(room, self.session, self._hall.busy[room.id]))

    def _ref(self) -> int:
        self._refs += 1
        return self._refs

    def _room(self) -> Room:
        return next(room for room in self._hall.house.store.rooms.values() if self.session in room.sessions.values())

    def _here(self) -> Pose:
        assert self.session
        room = self._room()
        return room.world.crowd.pose(room.body_of(self.session))

    def _somewhere(self) -> Place:
        by_a_door = self._chance.random() < 0.05
        return Place(29.0, 0.0) if by_a_door else Place(self._chance.uniform(-29, 29), self._chance.uniform(-29, 29))

    def _a_step_on(self) -> Pose:
        here = self._here()
        return Pose(here.x + self._chance.uniform(-0.5, 0.5), here.z + self._chance.uniform(-0.5, 0.5), here.heading)

    def _gesture(self) -> client.ClientMessage:
        return self._chance.choice(
            (
                client.Gesticulate(Gesture.WAVE),
                client.Point(self._chance.choice(("d-mug", "d-lamp", None))),
                client.LookAt(self._chance.choice(("d-mug", "nothing", None))),
                client.GetProduct(self._ref(), "mug"),
            )
        )


class LivelyHall:
    """Keeps `visitors` in a store whose beats it gives, and never fewer than its probes, who see with `eyes`."""

    def __init__(self, house: House, visitors: int, eyes: Eyes) -> None:
        self.house = house
        self.eyes = eyes
        self.loop = StoreLoop(house.store, self._keep, clock=lambda: house.now)
        self.ended: list[tuple[Stroller, str]] = []
        self.reasons: Counter[str] = Counter()
        self.busy: dict[str, set[int]] = {}
        self._visitors = visitors
        self._numbers = 0
        self._errands: list[Errand] = []
        self._beats = 0
        self.strollers: list[Stroller] = []

    async def _keep(self, errand: Errand) -> None:
        self._errands.append(errand)

    async def live(self, seconds: float) -> None:
        """Everybody does something about once a second; who has gone is replaced; staff fill the shelves.

        What is said is written down every second, as an open store does.
        """
        for _ in range(round(seconds / BEAT)):
            while len(self.strollers) < self._visitors and self._beats % 2 == 0:
                is_probe = sum(each.is_probe for each in self.strollers) < PROBES
                self.strollers.append(Stroller(self, self._numbers, is_probe))
                self._numbers += 1
            for stroller in self.strollers[self._beats % 20 :: 20]:
                stroller.act()
            if self._beats % 20 == 0:
                await self.house.privacy.chats.write()
            if self._beats % 1200 == 600:
                self.house.store.restock(await self.house.shop.restock({"MUG-G": 50, "MUG-W": 50, "LAMP": 50}))
            await self._beat()

    async def stand(self) -> None:
        """For a second everybody stands and reads, but for agents and for those who walk on without a connection."""
        for stroller in self.strollers:
            stroller.stand()
        rooms = self.house.store.rooms.values()
        self.busy = {
            room.id: {each.id for each in room.world.bodies.values() if each.role is Role.AGENT} for room in rooms
        }
        for _ in range(20):
            await self._beat()
            for room in rooms:
                self.busy[room.id].update(np.flatnonzero(room.world.crowd.walking).tolist())

    async def go_home(self) -> None:
        """Everybody leaves, and so much time passes that the store forgets whoever it has waited for."""
        for stroller in self.strollers:
            stroller.leave()
        for _ in range(20):
            await self._beat()
        assert all(stroller.session is None or stroller.session.state is State.GONE for stroller in self.strollers)
        self.strollers.clear()
        for _ in range(8):
            await self._beat(20.0)

    def check(self) -> int:
        """Every probe has the truth; how many were inside to be asked."""
        probes = [stroller for stroller in self.strollers if stroller.is_probe]
        for probe in probes:
            probe.check()
        return sum(probe.is_inside for probe in probes)

    async def _beat(self, seconds: float = BEAT) -> None:
        self._beats += 1
        self.house.now += seconds
        self.loop.beat(seconds, self.house.now)
        await asyncio.sleep(0)
        while self._errands:
            errands, self._errands = self._errands, []
            await asyncio.gather(*map(self.house.runner, errands))
            await asyncio.sleep(0)
        for stroller, reason in self.ended:
            self.reasons[reason] += 1
            if stroller.session:
                stroller.lose_connection()
        self.ended.clear()
        self.strollers = [each for each in self.strollers if not (each.is_gone and each.session is None)]
