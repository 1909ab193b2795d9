"""A little store for tests: two rooms, a few products, one agent, real commerce on SQLite, and a clock that is stepped.

house = await open_house()
guest = await house.enter("Hana", locale="ko")
guest.send(Say(ref=1, text="안녕하세요"))
await house.run(seconds=3)
assert guest.heard()
"""

import asyncio
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import TypeVar

from avatars.persona import Persona
from avatars.steps import Speak
from scenes.document import Display, Door, Fixture, Post, SceneDocument, Spawn
from scenes.entities import Body, Look
from scenes.money import Money
from scenes.places import Pose
from scenes.products import Option, OptionValue, Product, Variant
from scenes.publishing import difference
from scenes.walking import Walkable
from vstore import errands
from vstore.address_forms import address_form
from vstore.addresses import network_of
from vstore.admission import Identity
from vstore.agent_errands import AgentErrands
from vstore.avatar_desk import AvatarDesk
from vstore.client.replica import Replica
from vstore.commerce.catalog import Catalog
from vstore.commerce.delivery import flat
from vstore.commerce.promotion import PercentOff, Promotion
from vstore.commerce.shop import Shop
from vstore.commerce.terms import Terms
from vstore.doors.api.insiders import Insiders, presence
from vstore.errand_runner import ErrandRunner
from vstore.inference.speaker import Worded
from vstore.inference.understanding import Understanding
from vstore.journal.opening import Opening
from vstore.journal.recorded_store import Record, RecordedStore
from vstore.journal.software import software_here
from vstore.limits import StoreLimits
from vstore.merchandiser import Merchandiser
from vstore.open_store import OpenStore
from vstore.payments.rehearsal import Rehearsal
from vstore.privacy.purposes import PURPOSES
from vstore.privacy.retention import Retention
from vstore.privacy_desk import PrivacyDesk
from vstore.protocol.client import VERSION, ClientMessage, Hello
from vstore.protocol.codec import MSGPACK, Codec
from vstore.protocol.schema import schema_hash
from vstore.protocol.server import Poses, Said, ServerMessage, Welcome
from vstore.protocol.store_view import StoreView
from vstore.session import Session
from vstore.speech.process import Ear, Mouth
from vstore.speeches import Words
from vstore.storage.books import StoredBooks
from vstore.storage.database import Database, open_database
from vstore.storage.own_avatars import OwnAvatars
from vstore.storage.visitors import Visitors
from vstore.voice_desk import VoiceDesk
from vstore.vrm.examiner import AvatarExaminer

Kind = TypeVar("Kind")

BEAT = 0.05

MUG = Product(
    id="mug",
    name={"en": "Moss Mug", "ko": "모스 머그"},
    description={"en": "A stoneware mug.", "ko": "도기 머그."},
    kind={"en": "mug", "ko": "머그"},
    category={"en": "Kitchen", "ko": "주방"},
    material={"en": "stoneware", "ko": "도기"},
    options=(
        Option(
            "color",
            {"en": "Colour", "ko": "색상"},
            (
                OptionValue("green", {"en": "Green", "ko": "그린"}, "#4f7d4f"),
                OptionValue("white", {"en": "White", "ko": "화이트"}),
            ),
        ),
    ),
    variants=(
        Variant("MUG-G", Money(18_000, "KRW"), 5, {"color": "green"}),
        Variant("MUG-W", Money(19_000, "KRW"), 0, {"color": "white"}),
    ),
    model="library:mug",
)
WELCOME = Promotion(
    id="welcome", name={"en": "Welcome", "ko": "첫 구매 할인"}, effect=PercentOff(10_000), code="WELCOME", per_visitor=1
)
LAMP = Product(
    id="lamp",
    name={"en": "Dune Lamp", "ko": "듄 램프"},
    description={"en": "A linen lamp.", "ko": "리넨 램프."},
    kind={"en": "lamp", "ko": "램프"},
    category={"en": "Light", "ko": "조명"},
    variants=(Variant("LAMP", Money(89_000, "KRW"), 2),),
    model="library:lamp_table",
)
HALL = SceneDocument(
    id="hall",
    name={"en": "Hall", "ko": "홀"},
    width=16.0,
    depth=12.0,
    spawns=(Spawn("in", Pose(0.0, 4.0, 0.0)),),
    fixtures=(Fixture("table", "table", (3.0, 0.0, -2.0), (1.6, 0.85, 0.9)),),
    displays=(Display("d-mug", "mug", (3.0, 0.85, -2.0), (0.1, 0.1, 0.1), sku="MUG-G", fixture="table"),),
    doors=(Door("east", {"en": "To the study"}, Pose(8.0, 0.0, 270.0), "study", "west"),),
    posts=(Post("desk", "sori", Pose(0.0, -2.0, 180.0)),),
    capacity=4,
)
STUDY = SceneDocument(
    id="study",
    name={"en": "Study", "ko": "서재"},
    width=10.0,
    depth=10.0,
    spawns=(Spawn("in", Pose(0.0, 3.0, 0.0)),),
    displays=(Display("d-lamp", "lamp", (2.0, 0.0, 0.0), (0.3, 0.6, 0.3)),),
    doors=(Door("west", {"en": "To the hall"}, Pose(-5.0, 0.0, 90.0), "hall", "east"),),
    capacity=1,
)
SORI = Persona("sori", {"en": "Sori", "ko": "소리"})
ABOUT = StoreView(
    {"en": "Little Store", "ko": "작은 가게"}, ("en", "ko"), "KRW", {"hall": HALL.name, "study": STUDY.name}
)


def opening_of(limits: StoreLimits, scenes: tuple[SceneDocument, ...] = (HALL, STUDY)) -> Opening:
    """What the little store opens with."""
    return Opening(software_here(), schema_hash(), bytes(32), ABOUT, (MUG, LAMP), scenes, {"sori": SORI}, (), limits)


class Guest:
    """A client that speaks real bytes and reads at every beat, while `reading`. `seen` is all it ever got."""

    def __init__(self, house: "House", codec: Codec, session: Session) -> None:
        self._house = house
        self._codec = codec
        self.session = session
        self.reading = True
        self.seen: list[ServerMessage] = []
        self.replica = Replica()
        self._trails: dict[int, list[Body]] = {}

    def send(self, message: ClientMessage) -> None:
        self.send_frame(self._codec.encode(message))

    def send_frame(self, frame: bytes | str) -> None:
        self._house.store.receive(self.session, frame, self._house.now)

    def read(self) -> list[ServerMessage]:
        """Takes what waits in the mailbox."""
        news = [self._codec.decode_server(frame) for frame in self._house.store.take(self.session)]
        self.seen += news
        for each in news:
            self.replica.feed(each)
            if isinstance(each, Poses):
                for body in self.replica.in_view:
                    self._trails.setdefault(body, []).append(self.replica.bodies[body])
        return news

    def trail(self, body: int) -> list[Body]:
        """A body as it was in view at each beat with poses."""
        return self._trails.get(body, [])

    def all(self, kind: type[Kind]) -> list[Kind]:
        """Every message of a kind so far, oldest first."""
        if self.reading:
            self.read()
        return [each for each in self.seen if isinstance(each, kind)]

    def last(self, kind: type[Kind]) -> Kind:
        return self.all(kind)[-1]

    def heard(self, speaker: int | None = None) -> list[str]:
        """Whole utterances heard so far."""
        texts: dict[tuple[int, int], str] = {}
        for said in self.all(Said):
            if speaker in (None, said.body):
                texts[said.body, said.utterance] = texts.get((said.body, said.utterance), "") + said.piece
        return list(texts.values())

    def drop(self) -> None:
        """The network fails after what was sent has arrived."""
        self.read()
        self.reading = False
        self._house.store.disconnect(self.session, self._house.now)


class House:
    """An open store whose time is stepped. Errands run for real, one after the other, between the beats."""

    def __init__(
        self,
        folder: Path,
        limits: StoreLimits,
        words: Words,
        record: Callable[[Record], None] | None,
        scenes: tuple[SceneDocument, ...],
        understanding: Understanding,
    ) -> None:
        self.now = 1_000.0
        self._started = datetime(2026, 11, 22, tzinfo=UTC)
        self._numbers = count(1)
        self._guests: list[Guest] = []
        self.database: Database = open_database(f"sqlite:///{folder / 'store.db'}")
        self._visitors = Visitors(self.database)
        self.payments = Rehearsal(folder, self.time)
        self.shop = Shop(
            Catalog((MUG, LAMP), "KRW"),
            Terms((flat(Money(3_000, "KRW"), Money(50_000, "KRW")),), promotions=(WELCOME,), address_form=address_form),
            books=StoredBooks(self.database),
            payments=self.payments,
            clock=self.time,
            new_id=self._new_id,
        )
        opening = opening_of(limits, scenes)
        self.store = RecordedStore(opening, record) if record else OpenStore(*opening.arguments())
        self.calls: list[errands.CallClerk] = []
        self.privacy = PrivacyDesk(
            PURPOSES,
            Retention(),
            database=self.database,
            open_store=self.store,
            visitor_of=self._visitors.visitor_of,
            clock=self.time,
            seconds=lambda: self.now,
        )
        present = presence(lambda: self.store.sessions.values())
        self.insiders = Insiders(self._visitors.visitor_of, present, network_of, lambda: self.now)
        self.avatars = AvatarDesk(
            self.store,
            self.insiders,
            OwnAvatars(self.database),
            AvatarExaminer(),
            self.time,
            is_open=True,
        )
        self.runner = ErrandRunner(
            self.store,
            self.shop,
            identify=self._identify,
            record_call=self._record_call,
            privacy=self.privacy.errands,
            agents=AgentErrands(
                self.store,
                understanding,
                words,
                self.privacy.traces,
                clock=lambda: self.now,
                note=lambda errand, piece: self.voice.note(errand, piece),
            ),
            wear=self.avatars.wear,
            clock=lambda: self.now,
        )
        self.voice = self.voice_desk(None, None)
        self.merchandiser = Merchandiser(
            self.shop, StoredBooks(self.database), self.store, seconds=lambda: self.now, now=self.time
        )

    def voice_desk(self, ear: Ear | None, mouth: Mouth | None) -> VoiceDesk:
        """What this store hears and speaks by these."""
        return VoiceDesk(
            ABOUT.languages,
            ear,
            mouth,
            self.insiders,
        )

    def time(self) -> datetime:
        return self._started + timedelta(seconds=self.now)

    def _new_id(self) -> str:
        return f"{next(self._numbers):032x}"

    async def _identify(self, token: str | None) -> Identity:
        visitor = await self._visitors.visitor_of(token) if token else None
        if visitor and token:
            return Identity(visitor, token)
        visitor, token = self._new_id(), f"visitor-{self._new_id()}"
        await self._visitors.admit(visitor, token, self.time())
        return Identity(visitor, token)

    async def _record_call(self, call: errands.CallClerk) -> None:
        self.calls.append(call)

    async def settle(self) -> None:
        """Carries out errands until there are none."""
        while waiting := self.store.drain_errands():
            await asyncio.gather(*map(self.runner, waiting))

    async def run(self, seconds: float = BEAT) -> None:
        """Lets so much time pass, beat by beat."""
        await self.settle()
        for _ in range(max(1, round(seconds / BEAT))):
            self.now += BEAT
            await self.merchandiser.follow()
            self.store.tick(BEAT, self.now)
            await self.settle()
            for guest in self._guests:
                if guest.reading:
                    guest.read()

    def publish(self, *documents: SceneDocument) -> None:
        """Makes these the store's scenes, live."""
        before = self.store.assortment.scenes
        changes = [difference(before[each.id], each) for each in documents]
        self.store.publish(changes, {each.id: Walkable(each) for each in documents}, self.now)

    def connect(self, codec: Codec = MSGPACK, address: str = "127.0.0.1") -> Guest:
        guest = Guest(self, codec, self.store.connect(codec, address, self.now))
        self._guests.append(guest)
        return guest

    async def enter(
        self,
        name: str = "Hana",
        codec: Codec = MSGPACK,
        *,
        locale: str = "en",
        visitor: str | None = None,
        resume: str | None = None,
        address: str = "127.0.0.1",
        look: Look = Look(),
    ) -> Guest:
        """A guest who has said hello and was let in."""
        guest = self.connect(codec, address)
        guest.send(Hello(protocol=VERSION, name=name, look=look, locale=locale, visitor=visitor, resume=resume))
        await self.settle()
        if not guest.all(Welcome):  # so many have come in at this beat that the next one is to wait for
            await self.run()
        assert guest.all(Welcome), guest.seen
        return guest

    def close(self) -> None:
        self.payments.close()
        self.database.close()


async def phrases(step: Speak, worded: Worded) -> AsyncIterator[str]:
    """An agent without a language model: says its phrase in two pieces."""
    worded.phrases, worded.why = step.facts.phrase, "absent"
    middle = len(step.facts.phrase) // 2
    yield step.facts.phrase[:middle]
    yield step.facts.phrase[middle:]


async def open_house(
    folder: Path,
    limits: StoreLimits = StoreLimits(),
    words: Words = phrases,
    record: Callable[[Record], None] | None = None,
    scenes: tuple[SceneDocument, ...] = (HALL, STUDY),
    understanding: Understanding | None = None,
) -> House:
    """A little store, open. `record` gets a record of every input; words are made out here unless told otherwise."""
    house = House(folder, limits, words, record, scenes, understanding or Understanding())
    await house.shop.open()
    await house.merchandiser.open("the first")
    house.store.restock(await house.shop.available())
    return house
