"""Travellers: clients on bad links to a little store, with a stepped clock, who come back by themselves.

train = Train(house)
hana = train.board("Hana", Trouble(latency=0.3, drop_every=20.0))
await train.ride(seconds=5)
hana.ask(Say(hana.ref(), "hello"))
"""

import asyncio

from tests.support.little_store import BEAT, House
from tests.support.plain_outlet import PlainOutlet
from vstore.client.replica import Replica
from vstore.errands import Errand
from vstore.loops import StoreLoop
from vstore.lossy.link import Failure, Link, Trouble
from vstore.lossy.proxy import chance_of
from vstore.protocol.client import VERSION, ChangeCart, CheckOut, ClientMessage, Hello, Ping, Say
from vstore.protocol.codec import MSGPACK, Frame
from vstore.protocol.refusals import Code
from vstore.protocol.server import Closing, Done, Poses, Refused, Said, ServerMessage, Welcome

LENGTH_BYTES = 4
MOST_HELD_BYTES = 4_096
PING_SECONDS = 2.0
PATIENCE_SECONDS = 6.0
"""After so long a silence a traveller takes the connection for dead."""
SLOWER_SECONDS = 1.0
"""How long it waits after it was told that it speaks too fast."""

Request = Say | ChangeCart | CheckOut


class Stream:
    """Frames in a row of bytes, each behind its length: whole again only once all of it has arrived."""

    def __init__(self) -> None:
        self._bytes = b""

    def feed(self, data: bytes) -> list[bytes]:
        self._bytes += data
        frames = []
        while len(self._bytes) >= LENGTH_BYTES:
            end = LENGTH_BYTES + int.from_bytes(self._bytes[:LENGTH_BYTES], "little")
            if len(self._bytes) < end:
                break
            frames.append(self._bytes[LENGTH_BYTES:end])
            self._bytes = self._bytes[end:]
        return frames


def framed(frame: Frame) -> bytes:
    assert isinstance(frame, bytes)
    return len(frame).to_bytes(LENGTH_BYTES, "little") + frame


class Carriage(PlainOutlet):
    """One connection over a link; to the store's loop it is an outlet."""

    def __init__(self, train: "Train", link: Link) -> None:
        self._train = train
        self._link = link
        self._up, self._down = Stream(), Stream()
        self.session = train.loop.connect(MSGPACK, "192.0.2.7", self)
        self._known_to_store = True
        self.broken = False

    @property
    def failed(self) -> Failure | None:
        return self._link.failure if self._train.house.now >= self._link.fails_at else None

    def write(self, frames: list[Frame]) -> None:
        for frame in frames:
            self._link.down.send(framed(frame), self._train.house.now)

    def end(self, code: int, reason: str) -> None:
        self._link.down.finish()

    def say(self, frame: Frame) -> None:
        self._link.up.send(framed(frame), self._train.house.now)

    def carry(self) -> list[bytes]:
        """Lets the store have what has arrived there; returns what has arrived at the client."""
        if self.failed:
            if self.failed is Failure.RESET or self.session.closing:
                self.break_off()
            return []
        now = self._train.house.now
        for frame in self._up.feed(self._link.up.arrive(now)):
            self._train.loop.receive(self.session, frame)
        arrived = self._down.feed(self._link.down.arrive(now))
        self._let_write()
        if self._link.down.finished:
            self.break_off()
        return arrived

    def _let_write(self) -> None:
        """Tells the store, as a transport does, when its buffer is full and when there is room again."""
        held = self._link.down.held
        if held > MOST_HELD_BYTES and not self.session.blocked:
            self._train.loop.block(self.session)
        elif held <= MOST_HELD_BYTES / 2 and self.session.blocked:
            self._train.loop.unblock(self.session)

    def break_off(self) -> None:
        """The connection is gone for both, or, over a silent link, for the client alone until the store ends it."""
        self.broken = True
        silent = self.failed is Failure.SILENCE and not self.session.closing
        if self._known_to_store and not silent:
            self._known_to_store = False
            self._train.loop.disconnect(self.session)


class Traveller:
    """A client that sends again what it does not know to have arrived, and comes back until it is let in.

    `seen` is all that it ever got, `carriages` its connections, `replica` what it knows of the room.
    """

    def __init__(self, train: "Train", name: str, trouble: Trouble, seed: int) -> None:
        self._train = train
        self._name = name
        self._trouble = trouble
        self._seed = seed
        self._refs = 0
        self._received = 0
        self._received_with_token: int | None = None
        self._heard_at = 0.0
        self._next_ping = 0.0
        self._speak_at: float | None = None
        self._welcome_here = False
        self.welcome: Welcome | None = None
        self.waiting: dict[int, Request] = {}
        self.seen: list[ServerMessage] = []
        self.replica = Replica()
        self.carriages: list[Carriage] = []
        self._connect()

    def ref(self) -> int:
        self._refs += 1
        return self._refs

    def ask(self, request: Request) -> None:
        """Sends until it is answered, over as many connections as it takes; what is to be said, one by one."""
        self.waiting[request.ref] = request
        if not isinstance(request, Say):
            self._send(request)
        elif self._next_words() is request:
            self._speak()

    def tell(self, message: ClientMessage) -> None:
        """Sends once, where there is a connection."""
        self._send(message)

    def heard(self, speaker: int, to: int | None = None) -> list[str]:
        """Whole utterances of a body, as often as they were heard; of an agent those to one visitor."""
        texts: dict[int, str] = {}
        whole = []
        for said in (each for each in self.seen if isinstance(each, Said) and (each.body, each.to) == (speaker, to)):
            texts[said.utterance] = texts.get(said.utterance, "") + said.piece
            if said.done:
                whole.append(texts.pop(said.utterance))
        return whole

    def step(self) -> None:
        now = self._train.house.now
        carriage = self.carriages[-1]
        for frame in carriage.carry():
            self._heard_at = now
            self._see(MSGPACK.decode_server(frame))
        if carriage.broken or now - self._heard_at > PATIENCE_SECONDS:
            carriage.break_off()
            self._connect()
            return
        if now >= self._next_ping:
            self._next_ping = now + PING_SECONDS
            self._send(Ping(self.ref()))
        if self._speak_at is not None and now >= self._speak_at:
            self._speak()

    def _connect(self) -> None:
        number = len(self.carriages) + 1
        link = Link(self._trouble, chance_of(self._seed, number), self._train.house.now)
        self.carriages.append(Carriage(self._train, link))
        self._heard_at = self._train.house.now
        self._received, self._welcome_here = 0, False
        resume, visitor = (self.welcome.resume, self.welcome.visitor) if self.welcome else (None, None)
        hello = Hello(VERSION, "en", self._name, resume=resume, visitor=visitor, received=self._received_with_token)
        self.carriages[-1].say(MSGPACK.encode(hello))

    def _send(self, message: ClientMessage) -> None:
        if self._welcome_here:
            self.carriages[-1].say(MSGPACK.encode(message))

    def _next_words(self) -> Say | None:
        return next((each for each in self.waiting.values() if isinstance(each, Say)), None)

    def _speak(self) -> None:
        self._speak_at = None
        if words := self._next_words():
            self._send(words)

    def _see(self, message: ServerMessage) -> None:
        self.seen.append(message)
        self.replica.feed(message)
        if not isinstance(message, Poses | Closing):
            self._received += 1
        match message:
            case Welcome():
                self.welcome = message
                self._welcome_here = True
                for request in self.waiting.values():
                    if not isinstance(request, Say):
                        self._send(request)
                self._speak()
            case Refused(code=Code.TOO_FAST, ref=int()):
                self._speak_at = self._train.house.now + SLOWER_SECONDS
            case Done(ref) | Refused(ref=int(ref)):
                self.waiting.pop(ref, None)
            case Said(body, done=True) if self.welcome and body == self.welcome.body:
                words = self._next_words()
                assert words, f"heard more of itself than it said: {message}"
                del self.waiting[words.ref]
                self._speak()
            case _:
                pass
        if self._welcome_here:
            self._received_with_token = self._received


class Train:
    """A little store's loop whose beats the test gives, its travellers, and all `errands` that it ever asked for."""

    def __init__(self, house: House) -> None:
        self.house = house
        self.loop = StoreLoop(house.store, self._keep, clock=lambda: house.now)
        self.travellers: list[Traveller] = []
        self.errands: list[Errand] = []
        self._carried_out = 0

    async def _keep(self, errand: Errand) -> None:
        self.errands.append(errand)

    def board(self, name: str, trouble: Trouble, seed: int = 0) -> Traveller:
        traveller = Traveller(self, name, trouble, seed)
        self.travellers.append(traveller)
        return traveller

    async def ride(self, seconds: float = BEAT) -> None:
        """Lets so much time pass, beat by beat."""
        for _ in range(max(1, round(seconds / BEAT))):
            self.house.now += BEAT
            for traveller in self.travellers:
                for carriage in traveller.carriages[:-1]:
                    carriage.carry()
                traveller.step()
            self.loop.beat(BEAT, self.house.now)
            await asyncio.sleep(0)
            asked = self.errands[self._carried_out :]
            self._carried_out = len(self.errands)
            await asyncio.gather(*map(self.house.runner, asked))
