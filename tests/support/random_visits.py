"""Visits by chance: guests who do all that a client can do, well and badly; the same seed, the same visits."""

import random
from collections.abc import Callable

from msgspec.structs import replace

from scenes.document import Display, Fixture, SceneDocument
from scenes.entities import Gesture, Look
from scenes.places import Place, Pose
from tests.support.little_store import BEAT, HALL, Guest, House
from vstore.commerce.merchandise import TagWish
from vstore.governor import HIGHEST
from vstore.journal.sent import bytes_of
from vstore.protocol import client
from vstore.protocol.codec import JSON, MSGPACK
from vstore.protocol.friends import (
    FollowFriend,
    FriendsShown,
    InvitationMade,
    InviteFriend,
    PartFromFriend,
    ShareCart,
    TakeLine,
)
from vstore.protocol.server import OrderChanged, Welcome
from vstore.protocol.steps import STEP_BYTES

WORDS = (
    "안녕하세요", "머그 있어요?", "이거 얼마예요?", "그거 두 개 담아 주세요", "화이트도 있나요?", "직원 불러 주세요",
    "hello", "do you have a lamp?", "where is it?", "show me something green", "I'll take it", "what is it made of?",
)  # fmt: skip
CONTACT = client.Contact(name="Hana", email="hana@example.com", address="1 Sejong-daero")
PAYMENTS = ("approve", "decline", "confirm", "late", "time_out_paid")
GARBAGE: tuple[bytes | str, ...] = (
    b"",
    b"\xc1\x02",
    b"\x93\x01\x02\x03",
    "{",
    '{"type":"Walk"}',
    '"' + "[" * 500,
    b"\x80",
)


class RandomVisits:
    """Runs `beats` beats in which each guest does something now and then."""

    def __init__(self, house: House, seed: int, most_guests: int = 7) -> None:
        self._house = house
        self._chance = random.Random(seed)
        self._most_guests = most_guests
        self._refs = 0
        self._here: list[Guest] = []
        self._gone: list[Guest] = []

    async def run(self, beats: int) -> None:
        for _ in range(beats):
            if self._chance.random() < 0.02:
                self._house.store.degrade(self._chance.randrange(HIGHEST + 1))
            if self._chance.random() < 0.02:
                self._house.publish(self._another_hall())
            if self._chance.random() < 0.04:
                await self._reprice()
            if self._chance.random() < 0.1:
                self._arrive()
            if self._here and self._chance.random() < 0.005:
                self._house.store.dismiss(self._chance.choice(self._here).session.visitor, self._house.now)
            for guest in [*self._here]:
                if self._chance.random() < 0.2:
                    self._chance.choice(self._deeds(guest))()
            await self._house.run(BEAT)
            for guest in [each for each in self._here if each.session.closing]:
                self._house.store.part(guest.session)
                self._drop(guest)

    async def _reprice(self) -> None:
        """Another price for the mug, or the lamp goes from sale or comes back."""
        merchandiser, by = self._house.merchandiser, "chance"
        if self._chance.random() < 0.7:
            await merchandiser.set_prices({"MUG-G": TagWish(self._chance.randrange(1, 30) * 1_000)}, by)
        else:
            await merchandiser.set_withdrawn(["LAMP"], (), by, withdrawn=self._chance.random() < 0.5)

    def _arrive(self) -> None:
        """A stranger, or somebody who was here before, some with a token that is void by now."""
        if len(self._here) >= self._most_guests:
            return
        former = [each for each in [*self._gone, *self._here] if each.all(Welcome)]
        hello = client.Hello(client.VERSION, self._chance.choice(("ko", "en", "fr")), "Guest")
        if former and self._chance.random() < 0.7:
            welcome = self._chance.choice(former[-3:]).last(Welcome)
            hello = client.Hello(client.VERSION, name="Back", resume=welcome.resume, visitor=welcome.visitor)
        invitations = [each.all(InvitationMade)[-1].token for each in self._here if each.all(InvitationMade)]
        hello = replace(hello, invitation=self._chance.choice([*invitations, None, "void"]))
        guest = self._house.connect(self._chance.choice((JSON, MSGPACK)))
        guest.send(hello)
        self._here.append(guest)

    def _another_hall(self) -> SceneDocument:
        """The hall with a wall anywhere, or another lamp, or without its agent, or with a nearer horizon."""
        chance = self._chance
        x, z = chance.uniform(-6, 6), chance.uniform(-4, 4)
        wall = Fixture("wall", "wall", (x, 0.0, z), (chance.uniform(0.2, 4.0), 2.0, 0.2), chance.uniform(0, 360))
        lamp = Display("d-lamp", "lamp", (3.4, 0.85, -2.0), (0.2, 0.3, 0.2), fixture="table")
        return chance.choice(
            (
                replace(HALL, fixtures=(*HALL.fixtures, wall)),
                replace(HALL, displays=(*HALL.displays, lamp)),
                replace(HALL, posts=()),
                replace(HALL, area_of_interest=chance.choice((8.0, None))),
            )
        )

    def _ref(self) -> int:
        self._refs += 1
        return self._refs

    def _pose(self) -> Pose:
        chance = self._chance.uniform
        return Pose(chance(-9, 9), chance(-7, 7), chance(0, 360))

    def _deeds(self, guest: Guest) -> list[Callable[[], None]]:
        return [
            *[lambda: guest.send(self._motion())] * 5,
            lambda: self._step_together(guest),
            *[lambda: guest.send(client.Say(self._ref(), self._chance.choice(WORDS)))] * 3,
            *[lambda: guest.send(self._wish(guest))] * 8,
            lambda: guest.send(self._about_friends(guest)),
            lambda: guest.send_frame(self._chance.choice(GARBAGE)),
            lambda: self._stop_or_go_on_reading(guest),
            lambda: self._drop(guest),
            lambda: guest.send(client.Leave()),
        ]

    def _about_friends(self, guest: Guest) -> client.ClientMessage:
        ref, chance = self._ref(), self._chance
        shown = guest.all(FriendsShown)
        friend = shown[-1].friends[0].friend if shown and shown[-1].friends else 9
        deeds: tuple[client.ClientMessage, ...] = (
            *[InviteFriend(ref)] * 4,
            FollowFriend(ref, friend),
            FollowFriend(ref),
            ShareCart(ref, friend),
            ShareCart(ref, friend, chance.random() < 0.8),
            TakeLine(ref, friend, chance.choice(("MUG-G", "LAMP"))),
            PartFromFriend(ref, friend),
        )
        return chance.choice(deeds)

    def _step_together(self, guest: Guest) -> None:
        """Those who walk by their own keys: their steps come in one piece."""
        messages = [MSGPACK.encode(client.Steer(self._pose())) for _ in self._here]
        messages[self._here.index(guest)] = bytes(STEP_BYTES)
        self._house.store.receive_steps(
            [each.session for each in self._here], b"".join(map(bytes_of, messages)), self._house.now
        )

    def _motion(self) -> client.ClientMessage:
        return self._chance.choice(
            (
                client.Walk(self._pose().place),
                client.Walk(Place(self._chance.choice((7.0, -4.0)), 0.0)),
                client.Steer(self._pose()),
                client.Face(self._chance.uniform(0, 360)),
                client.Sit(self._chance.choice(("bench", "table", None))),
                client.Teleport(self._pose().place),
                client.Gesticulate(self._chance.choice(list(Gesture))),
                client.Point(self._chance.choice(("d-mug", "d-lamp", None))),
                client.LookAt(self._chance.choice(("d-mug", "nothing", None))),
                client.ChangeLook(self._ref(), Look(hair="bob", avatar=self._chance.choice(("", "0f" * 32)))),
            )
        )

    def _wish(self, guest: Guest) -> client.ClientMessage:
        ref, chance = self._ref(), self._chance
        orders = guest.all(OrderChanged)
        order = orders[-1].order.number if orders else "none"
        total = guest.session.cart.total.amount if guest.session.cart else 0
        return chance.choice(
            (
                client.EnterDoor(ref, chance.choice(("east", "west", "north"))),
                client.GetProduct(ref, chance.choice(("mug", "lamp", "boat"))),
                client.ChangeCart(ref, chance.choice(("MUG-G", "MUG-W", "LAMP", "BOAT")), chance.choice((0, 1, 2))),
                client.CheckOut(ref, f"key-{ref:05}", CONTACT, total, chance.choice(PAYMENTS)),
                client.ConfirmPayment(ref, order, chance.random() < 0.5),
                client.GetOrders(ref),
                client.LinkEmail(ref, f"visitor{chance.randrange(3)}@example.com"),
                client.ConfirmEmail(ref, f"{chance.randrange(10**6):06}"),
                client.CallClerk(ref),
                client.GetConsents(ref),
                client.SetConsent(ref, chance.choice(("memory", "boat")), chance.random() < 0.6, "1", "ko"),
                client.ChangeLocale(chance.choice(("ko", "en"))),
                client.Ping(ref),
                client.Hello(client.VERSION),
            )
        )

    def _stop_or_go_on_reading(self, guest: Guest) -> None:
        guest.reading = not guest.reading
        if guest.reading:
            self._house.store.unblock(guest.session)
        else:
            self._house.store.block(guest.session, self._house.now)

    def _drop(self, guest: Guest) -> None:
        self._here.remove(guest)
        self._gone.append(guest)
        guest.drop()
