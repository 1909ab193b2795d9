"""An open store: its rooms and sessions. A machine: fed with frames and beats, drained of letters and errands."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping

from msgspec.structs import replace

from avatars.perceptions import Answered
from avatars.persona import Persona
from avatars.remembered import Remembered
from avatars.view import Passage
from avatars.vocabulary import Vocabulary
from nlp.lexicon import Lexicon
from scenes.document import SceneDocument
from scenes.entities import Look
from scenes.products import Product
from scenes.publishing import SceneChange
from scenes.walking import Walkable
from vstore import errands
from vstore.addresses import Addresses, network_of
from vstore.assortment import Assortment
from vstore.attendant import Attendant
from vstore.briefing import Briefing
from vstore.catalog_change import CatalogChange
from vstore.governor import HIGHEST, PACES
from vstore.intake import Intake
from vstore.limits import StoreLimits
from vstore.mailbox import Mailbox
from vstore.protocol import client
from vstore.protocol.codec import Codec, Frame
from vstore.protocol.refusals import Code, Slot
from vstore.protocol.server import Answer, ConsentsShown, Done, Pong
from vstore.protocol.store_view import StoreView
from vstore.protocol.views import CartView, ConsentView, OrderView
from vstore.reception import Reception
from vstore.room import Room
from vstore.rooms import Rooms
from vstore.session import Session, State
from vstore.showing import Showing
from vstore.timeouts import Timeouts


class OpenStore:
    """Feed `connect`, `receive`, `disconnect`, `tick`; then `drain_errands`, and `take` what waits for each session.

    Errands are answered by `admit`, `done`, `refuse`, `cart_changed`, `order_changed`, `restock`, `spoken` and the
    like, in any order and at any time: whoever has left meanwhile is passed over. Nothing but these methods touches a
    session from outside, so that they are all that a journal must hold.
    `new_token` gives an unguessable text each time; `promoted` are the products that the store pushes (id -> 0 to 1).
    `now` is in seconds and never goes back; `stopwatch` measures how long agents think.
    """

    def __init__(
        self,
        about: StoreView,
        products: Iterable[Product],
        scenes: Iterable[SceneDocument],
        personas: Mapping[str, Persona],
        knowledge: tuple[Passage, ...],
        limits: StoreLimits,
        new_token: Callable[[], str],
        promoted: Mapping[str, float] = {},
        stopwatch: Callable[[], float] = float,
    ) -> None:
        self.limits = limits
        self.assortment = Assortment(products, scenes)
        self.sessions: dict[int, Session] = {}
        self.refusals: Counter[str] = Counter()
        self._attention: dict[Session, None] = {}
        self.level = 0
        self._errands: list[errands.Errand] = []
        self._keys = 0
        self._timeouts = Timeouts(limits)
        self.addresses = Addresses(limits.sessions + limits.waiting, limits.sessions_per_address, limits.address_rates)
        # Learning the catalog's words takes a millisecond a product: done now, it never holds up a beat.
        vocabulary = Vocabulary()
        self._errands.append(errands.LearnWords(vocabulary.lexicon(self.assortment.products, about.currency)))
        briefing = Briefing(personas, knowledge, about.name, about.currency, vocabulary, promoted, stopwatch)
        ask = self._errands.append
        self.rooms = Rooms(self.assortment.scenes, lambda key, scene: Room(key, scene, self.assortment, briefing, ask))
        self.showing = Showing(self.assortment, self.rooms, vocabulary, about.currency, ask)
        self._about = about
        self._reception = Reception(self.about, self.rooms, self.assortment, limits, new_token, ask)
        self.entrance = self._reception.entrance
        attendant = Attendant(self._reception, self.assortment, ask)
        self._intake = Intake(self.addresses, attendant, self._receive_outside)

    def about(self) -> StoreView:
        """The store in short, with its scenes as they are called now."""
        return replace(self._about, scenes=self.assortment.names)

    def drain_errands(self) -> list[errands.Errand]:
        drained = self._errands[:]
        self._errands.clear()
        return drained

    def connect(self, codec: Codec, address: str, now: float) -> Session:
        """A client has connected and must say hello. Where there is no place, the session is `closing` at once."""
        self._keys += 1
        mailbox = Mailbox(codec, self.limits.mailbox_bytes)
        rates = self.limits.rates
        session = Session(self._keys, codec, network_of(address), mailbox, rates, now, self.refusals, self._attention)
        self.sessions[session.key] = session
        if no_place := self.addresses.connect(session, now):
            session.close(no_place)
        return session

    def disconnect(self, session: Session, now: float) -> None:
        """The connection is gone. A visitor who was inside may come back for a while; others are forgotten."""
        self.addresses.disconnect(session, now)
        if session.key not in self.sessions:
            self._attention.pop(session, None)
            return
        if session.state is State.AWAY:
            return
        if session.state is not State.PRESENT or not session.may_come_back:
            self._forget(session, now)
            return
        session.move_to(State.AWAY, now)
        self._attention[session] = None
        session.mailbox.go_away()
        session.closing = session.blocked_since = None
        if one_too_many := self.addresses.go_away(session):
            self._forget(one_too_many, now)

    def _forget(self, session: Session, now: float) -> None:
        self._reception.forget(session, now)
        self.addresses.no_longer_away(session, now)
        del self.sessions[session.key]
        self._attention.pop(session, None)
        if session.state is not State.GONE:
            session.move_to(State.GONE, now)

    def receive(self, session: Session, frame: Frame, now: float) -> None:
        """One frame from a client. Whatever it holds, this never raises for the client's fault."""
        self._intake.receive(session, frame, now)

    def receive_steps(self, sessions: list[Session], messages: bytes, now: float) -> None:
        """Frames of STEP_BYTES each, one from each of these sessions: the same as to `receive` one after the other."""
        self._intake.receive_steps(sessions, messages, now)

    def _receive_outside(self, session: Session, message: client.ClientMessage, now: float) -> None:
        match message:
            case client.Hello() if session.state is State.NEW:
                earlier = self._reception.greet(session, message, now)
                if earlier:
                    self.addresses.no_longer_away(earlier, now)
                    del self.sessions[earlier.key]
                    if not earlier.closing:
                        self._attention.pop(earlier, None)
            case client.Hello():
                session.refuse(Code.ALREADY_GREETED)
            case client.Ping(number):
                session.post(Pong(number=number))
            case client.Leave():
                session.close(Code.LEFT)
            case _:
                session.refuse(Code.HELLO_FIRST, getattr(message, "ref", None))
                session.blame()

    def block(self, session: Session, now: float) -> None:
        """The client takes no more for now: letters wait in its mailbox; one that stays blocked too long goes."""
        self._attention[session] = None
        session.blocked_since = now

    def unblock(self, session: Session) -> None:
        session.blocked_since = None

    def tick(self, seconds: float, now: float) -> None:
        """One beat for every room; those whose turn it is come in; late, idle, stuck and absent clients go."""
        self._reception.beat(now)
        for room in self.rooms.values():
            room.tick(seconds, now)
        for session in self._timeouts.over(self.sessions.values(), now):
            self._forget(session, now)
        self.addresses.forget_rested(now)

    def attention(self) -> list[Session]:
        """Who may have more to be told than poses, is closing, blocked or away; who has longest comes first."""
        return list(self._attention)

    def take(self, session: Session) -> list[Frame]:
        """What waits for a client, in order, to be sent now."""
        self._attention.pop(session, None)
        return session.mailbox.take()

    def take_poses(self) -> tuple[list[Session], list[Frame]]:
        """What waits for all clients that need no attention: new poses and nothing else, a frame each."""
        taken = [room.audience.take_poses(self._attention.keys()) for room in self.rooms.values()]
        return [told for room, _ in taken for told in room], [frame for _, room in taken for frame in room]

    def part(self, session: Session) -> list[Frame]:
        """The last that a client is told whose session is `closing`."""
        return session.farewell()

    def shut_down(self) -> None:
        """Tells every client that the store closes for a moment."""
        for session in self.sessions.values():
            session.close(Code.SHUTTING_DOWN)

    def admit(
        self,
        key: int,
        visitor: str,
        token: str,
        cart: CartView,
        orders: tuple[OrderView, ...],
        now: float,
        remembered: Remembered | None = None,
    ) -> None:
        """The answer to Identify; `remembered` from earlier visits, None where the visitor has not agreed to that."""
        session = self.sessions.get(key)
        if session and session.state is State.IDENTIFYING and not session.closing:
            session.remembered = remembered
            self._reception.admit(session, visitor, token, cart, orders, now)

    def dressed(self, key: int, look: Look, now: float) -> None:
        """A session's visitor looks like this: their own avatar is allowed, or none any more."""
        if session := self.sessions.get(key):
            self._reception.dress(session, look, now)

    def cart_changed(self, visitor: str, cart: CartView) -> None:
        """A visitor's cart is now this, in every window they have open."""
        for session in self._sessions_of(visitor):
            self._reception.show_cart(session, cart)

    def order_changed(self, visitor: str, order: OrderView, now: float) -> None:
        """An order is now this; agents hear of its end."""
        for session in self._sessions_of(visitor):
            self._reception.show_order(session, order, now)

    def email_linked(self, former: str, visitor: str, email: str, cart: CartView, orders: Iterable[OrderView]) -> None:
        """Whoever was `former` is `visitor`, by an address that both read; in every window they see what is theirs."""
        for session in dict.fromkeys((*self._sessions_of(former), *self._sessions_of(visitor))):
            self._reception.link(session, visitor, email, cart, tuple(orders))

    def consents_shown(self, visitor: str, consents: tuple[ConsentView, ...], remembers: bool) -> None:
        """What a visitor has agreed to, in all their windows. `remembers`: agents may remember their taste."""
        for session in self._sessions_of(visitor):
            session.post(ConsentsShown(consents=consents))
            self._reception.remember(session, remembers)

    def dismiss(self, visitor: str, now: float) -> None:
        """All about a visitor is erased: they are told goodbye in every window, and nobody waits for them."""
        for session in self._sessions_of(visitor):
            session.close(Code.ERASED)
            if session.state is State.AWAY:
                self._forget(session, now)

    def done(self, key: int, ref: int) -> None:
        """What a session asked for with this ref is done."""
        if session := self.sessions.get(key):
            session.post(Done(ref=ref))

    def refuse(self, key: int, ref: int, code: Code, slots: Mapping[str, Slot]) -> None:
        """What a session asked for with this ref is refused; `slots` fill the sentence for the visitor."""
        if session := self.sessions.get(key):
            session.refuse(code, ref, **slots)

    def answer(self, key: int, letter: Answer) -> None:
        """What a session asked for is this."""
        if session := self.sessions.get(key):
            session.post(letter)

    def fail(self, key: int) -> None:
        """A bug of ours ends this session."""
        if session := self.sessions.get(key):
            session.close(Code.INTERNAL)

    def agent_answered(self, room: str, agent: int, answer: Answered, now: float) -> None:
        if there := self.rooms.get(room):
            there.crew.perceive(agent, answer, now)

    def spoken(
        self, room: str, agent: int, utterance: int, piece: str, done: bool, about: tuple[str, ...], now: float
    ) -> None:
        if there := self.rooms.get(room):
            there.spoken(agent, utterance, piece, done, about, now)

    def restock(self, available: Mapping[str, int | None]) -> None:
        """Stock has changed: every room shows it."""
        self.showing.restock(available)

    def change_catalog(self, change: CatalogChange, words: Lexicon | None, now: float) -> None:
        """Records have changed: every room shows it. `words` are `showing.words_after`, to be worked out beforehand."""
        self.showing.change_catalog(change, words, now)

    def publish(self, changes: Iterable[SceneChange], floors: Mapping[str, Walkable], now: float) -> None:
        """Scenes change under those who are in them; see `Showing.publish`."""
        self.showing.publish(changes, floors, now)

    def degrade(self, level: int) -> None:
        """The store is overloaded to a level of `vstore.governor`, and gives up what that says."""
        self.level = level
        self.entrance.is_open = level < HIGHEST
        self.rooms.pace = PACES[level]

    def _sessions_of(self, visitor: str) -> list[Session]:
        return [each for each in self.sessions.values() if each.visitor == visitor]
