"""An open store that writes down what it is fed and what is taken from it."""

from collections.abc import Callable, Iterable, Mapping

from avatars.perceptions import Answered
from avatars.remembered import Remembered
from nlp.lexicon import Lexicon
from scenes.entities import Look
from scenes.publishing import SceneChange
from scenes.walking import Walkable
from vstore.catalog_change import CatalogChange
from vstore.journal import consent_inputs, inputs, link_inputs
from vstore.journal.opening import Opening
from vstore.journal.sent import Sent, bytes_of
from vstore.open_store import OpenStore
from vstore.protocol.card_numbers import concealed_frame
from vstore.protocol.codec import Codec, Frame
from vstore.protocol.refusals import Code, Slot
from vstore.protocol.server import Answer
from vstore.protocol.views import CartView, ConsentView, OrderView
from vstore.session import Session

Record = inputs.Input | Sent


class RecordedStore(OpenStore):
    """Each input is written before it is carried out: one that breaks the store is in the journal too."""

    def __init__(
        self, opening: Opening, write: Callable[[Record], None], stopwatch: Callable[[], float] = float
    ) -> None:
        super().__init__(*opening.arguments(), opening.promoted, stopwatch)
        self._write = write

    def connect(self, codec: Codec, address: str, now: float) -> Session:
        self._write(inputs.Connected(codec.subprotocol, address, now))
        return super().connect(codec, address, now)

    def disconnect(self, session: Session, now: float) -> None:
        self._write(inputs.Disconnected(session.key, now))
        super().disconnect(session, now)

    def receive(self, session: Session, frame: Frame, now: float) -> None:
        kept = concealed_frame(session.codec, frame)
        self._write(inputs.Received(session.key, bytes_of(kept), isinstance(kept, str), now))
        super().receive(session, frame, now)

    def receive_steps(self, sessions: list[Session], messages: bytes, now: float) -> None:
        self._write(inputs.Stepped(tuple(each.key for each in sessions), messages, now))
        super().receive_steps(sessions, messages, now)

    def block(self, session: Session, now: float) -> None:
        self._write(inputs.Blocked(session.key, now))
        super().block(session, now)

    def unblock(self, session: Session) -> None:
        self._write(inputs.Unblocked(session.key))
        super().unblock(session)

    def take(self, session: Session) -> list[Frame]:
        frames = super().take(session)
        if frames:
            self._write(Sent.of(session.key, frames))
        return frames

    def take_poses(self) -> tuple[list[Session], list[Frame]]:
        sessions, frames = super().take_poses()
        for session, frame in zip(sessions, frames, strict=True):
            self._write(Sent.of(session.key, [frame]))
        return sessions, frames

    def part(self, session: Session) -> list[Frame]:
        frames = super().part(session)
        self._write(Sent.of(session.key, frames, last=True))
        return frames

    def tick(self, seconds: float, now: float) -> None:
        self._write(inputs.Ticked(seconds, now))
        super().tick(seconds, now)

    def shut_down(self) -> None:
        self._write(inputs.ShutDown())
        super().shut_down()

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
        self._write(inputs.Admitted(key, visitor, token, cart, orders, now, remembered))
        super().admit(key, visitor, token, cart, orders, now, remembered)

    def email_linked(self, former: str, visitor: str, email: str, cart: CartView, orders: Iterable[OrderView]) -> None:
        told = link_inputs.EmailLinkTold(former, visitor, email, cart, tuple(orders))
        self._write(told)
        super().email_linked(former, visitor, email, cart, told.orders)

    def consents_shown(self, visitor: str, consents: tuple[ConsentView, ...], remembers: bool) -> None:
        self._write(consent_inputs.ConsentsTold(visitor, consents, remembers))
        super().consents_shown(visitor, consents, remembers)

    def dressed(self, key: int, look: Look, now: float) -> None:
        self._write(inputs.Dressed(key, look, now))
        super().dressed(key, look, now)

    def dismiss(self, visitor: str, now: float) -> None:
        self._write(consent_inputs.Dismissed(visitor, now))
        super().dismiss(visitor, now)

    def done(self, key: int, ref: int) -> None:
        self._write(inputs.DoneTold(key, ref))
        super().done(key, ref)

    def refuse(self, key: int, ref: int, code: Code, slots: Mapping[str, Slot]) -> None:
        self._write(inputs.RefusalTold.of(key, ref, code, slots))
        super().refuse(key, ref, code, slots)

    def answer(self, key: int, letter: Answer) -> None:
        self._write(inputs.Answered(key, letter))
        super().answer(key, letter)

    def fail(self, key: int) -> None:
        self._write(inputs.Failed(key))
        super().fail(key)

    def cart_changed(self, visitor: str, cart: CartView) -> None:
        self._write(inputs.CartMoved(visitor, cart))
        super().cart_changed(visitor, cart)

    def order_changed(self, visitor: str, order: OrderView, now: float) -> None:
        self._write(inputs.OrderMoved(visitor, order, now))
        super().order_changed(visitor, order, now)

    def agent_answered(self, room: str, agent: int, answer: Answered, now: float) -> None:
        self._write(inputs.AgentAnswered(room, agent, answer, now))
        super().agent_answered(room, agent, answer, now)

    def spoken(
        self, room: str, agent: int, utterance: int, piece: str, done: bool, about: tuple[str, ...], now: float
    ) -> None:
        self._write(inputs.Spoken(room, agent, utterance, piece, done, about, now))
        super().spoken(room, agent, utterance, piece, done, about, now)

    def restock(self, available: Mapping[str, int | None]) -> None:
        self._write(inputs.Restocked(available))
        super().restock(available)

    def change_catalog(self, change: CatalogChange, words: Lexicon | None, now: float) -> None:
        self._write(inputs.CatalogMoved(change, now))
        super().change_catalog(change, words, now)

    def publish(self, changes: Iterable[SceneChange], floors: Mapping[str, Walkable], now: float) -> None:
        changes = tuple(changes)
        self._write(inputs.Published(changes, now))
        super().publish(changes, floors, now)

    def degrade(self, level: int) -> None:
        self._write(inputs.Degraded(level))
        super().degrade(level)
