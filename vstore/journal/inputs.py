"""Every input of an open store as a value: what was fed to it, and how to feed it again.

`now` and `seconds` are seconds as the store was given them, `session` is a session's key.
"""

from collections.abc import Mapping

from avatars.perceptions import Answered as AgentsAnswer
from avatars.remembered import Remembered
from scenes.entities import Look
from scenes.money import Money
from scenes.products import Text
from scenes.publishing import SceneChange
from scenes.walking import Walkable
from vstore.catalog_change import CatalogChange
from vstore.journal.consent_inputs import ConsentsTold, Dismissed
from vstore.journal.entry import Entry, Restaging
from vstore.journal.link_inputs import EmailLinkTold
from vstore.protocol.codec import CODECS, Frame
from vstore.protocol.refusals import Code, Slot
from vstore.protocol.server import Answer
from vstore.protocol.views import CartView, OrderView


class Connected(Entry, frozen=True, tag="connected"):
    """A client connected."""

    subprotocol: str
    address: str
    now: float

    def feed(self, stage: Restaging) -> None:
        session = stage.store.connect(CODECS[self.subprotocol], self.address, self.now)
        stage.sessions[session.key] = session


class Disconnected(Entry, frozen=True, tag="disconnected"):
    """A connection was gone."""

    session: int
    now: float

    def feed(self, stage: Restaging) -> None:
        stage.store.disconnect(stage.sessions.pop(self.session), self.now)


class Received(Entry, frozen=True, tag="received"):
    """A frame came in; `text` tells a text frame from a binary one."""

    session: int
    frame: bytes
    text: bool
    now: float

    def feed(self, stage: Restaging) -> None:
        stage.store.receive(stage.sessions[self.session], self.as_received(), self.now)

    def as_received(self) -> Frame:
        return self.frame.decode() if self.text else self.frame


class Stepped(Entry, frozen=True, tag="stepped"):
    """Messages of the length of a step came in, one from each of these sessions."""

    sessions: tuple[int, ...]
    messages: bytes
    now: float

    def feed(self, stage: Restaging) -> None:
        stage.store.receive_steps([stage.sessions[key] for key in self.sessions], self.messages, self.now)


class Blocked(Entry, frozen=True, tag="blocked"):
    """A connection took no more."""

    session: int
    now: float

    def feed(self, stage: Restaging) -> None:
        stage.store.block(stage.sessions[self.session], self.now)


class Unblocked(Entry, frozen=True, tag="unblocked"):
    """A connection took more again."""

    session: int

    def feed(self, stage: Restaging) -> None:
        stage.store.unblock(stage.sessions[self.session])


class Ticked(Entry, frozen=True, tag="ticked"):
    """A beat."""

    seconds: float
    now: float

    def feed(self, stage: Restaging) -> None:
        stage.store.tick(self.seconds, self.now)


class ShutDown(Entry, frozen=True, tag="shut_down"):
    """The store was told to close."""

    def feed(self, stage: Restaging) -> None:
        stage.store.shut_down()


class Admitted(Entry, frozen=True, tag="admitted"):
    """The outside knew the visitor."""

    session: int
    visitor: str
    token: str
    cart: CartView
    orders: tuple[OrderView, ...]
    now: float
    remembered: Remembered | None = None

    def feed(self, stage: Restaging) -> None:
        stage.store.admit(self.session, self.visitor, self.token, self.cart, self.orders, self.now, self.remembered)


class Dressed(Entry, frozen=True, tag="dressed"):
    """A visitor looks like this, in an avatar of their own or no longer."""

    session: int
    look: Look
    now: float

    def feed(self, stage: Restaging) -> None:
        stage.store.dressed(self.session, self.look, self.now)


class DoneTold(Entry, frozen=True, tag="done"):
    """What a session asked for was done."""

    session: int
    ref: int

    def feed(self, stage: Restaging) -> None:
        stage.store.done(self.session, self.ref)


class RefusalTold(Entry, frozen=True, tag="refused"):
    """What a session asked for was refused."""

    session: int
    ref: int
    code: Code
    slots: dict[str, str | int | Money]
    texts: dict[str, Text]

    @classmethod
    def of(cls, session: int, ref: int, code: Code, slots: Mapping[str, Slot]) -> "RefusalTold":
        """Texts are kept apart, since a map of texts and an amount of money look alike on file."""
        texts = {name: slot for name, slot in slots.items() if isinstance(slot, Mapping)}
        plain = {name: slot for name, slot in slots.items() if not isinstance(slot, Mapping)}
        return cls(session, ref, code, plain, texts)

    def feed(self, stage: Restaging) -> None:
        stage.store.refuse(self.session, self.ref, self.code, {**self.slots, **self.texts})


class Answered(Entry, frozen=True, tag="answered"):
    """What a session asked for was answered: a call for a person was kept, a quote made, a wish list read."""

    session: int
    letter: Answer

    def feed(self, stage: Restaging) -> None:
        stage.store.answer(self.session, self.letter)


class Failed(Entry, frozen=True, tag="failed"):
    """A bug ended a session."""

    session: int

    def feed(self, stage: Restaging) -> None:
        stage.store.fail(self.session)


class CartMoved(Entry, frozen=True, tag="cart_changed"):
    """A visitor's cart changed."""

    visitor: str
    cart: CartView

    def feed(self, stage: Restaging) -> None:
        stage.store.cart_changed(self.visitor, self.cart)


class OrderMoved(Entry, frozen=True, tag="order_changed"):
    """An order changed."""

    visitor: str
    order: OrderView
    now: float

    def feed(self, stage: Restaging) -> None:
        stage.store.order_changed(self.visitor, self.order, self.now)


class AgentAnswered(Entry, frozen=True, tag="agent_answered"):
    """What an agent asked for was answered: a change of a cart or an order, or what somebody meant."""

    room: str
    agent: int
    answer: AgentsAnswer
    now: float

    def feed(self, stage: Restaging) -> None:
        stage.store.agent_answered(self.room, self.agent, self.answer, self.now)


class Spoken(Entry, frozen=True, tag="spoken"):
    """A piece of an agent's speech was worded."""

    room: str
    agent: int
    utterance: int
    piece: str
    done: bool
    about: tuple[str, ...]
    now: float

    def feed(self, stage: Restaging) -> None:
        stage.store.spoken(self.room, self.agent, self.utterance, self.piece, self.done, self.about, self.now)


class Restocked(Entry, frozen=True, tag="restocked"):
    """Stock changed."""

    available: Mapping[str, int | None]

    def feed(self, stage: Restaging) -> None:
        stage.store.restock(self.available)


class CatalogMoved(Entry, frozen=True, tag="catalog_changed"):
    """Records changed, or products were no longer sold."""

    change: CatalogChange
    now: float

    def feed(self, stage: Restaging) -> None:
        words = stage.store.showing.words_after(self.change)
        stage.store.change_catalog(self.change, words, self.now)


class Published(Entry, frozen=True, tag="published"):
    """Scenes changed."""

    changes: tuple[SceneChange, ...]
    now: float

    def feed(self, stage: Restaging) -> None:
        scenes = stage.store.assortment.scenes
        floors = {each.scene: Walkable(each.apply_to(scenes[each.scene])) for each in self.changes}
        stage.store.publish(self.changes, floors, self.now)


class Degraded(Entry, frozen=True, tag="degraded"):
    """The level of overload became another."""

    level: int

    def feed(self, stage: Restaging) -> None:
        stage.store.degrade(self.level)


Input = (
    Connected
    | Disconnected
    | Received
    | Stepped
    | Blocked
    | Unblocked
    | Ticked
    | ShutDown
    | Admitted
    | Dressed
    | DoneTold
    | RefusalTold
    | Answered
    | Failed
    | CartMoved
    | OrderMoved
    | ConsentsTold
    | EmailLinkTold
    | Dismissed
    | AgentAnswered
    | Spoken
    | Restocked
    | CatalogMoved
    | Published
    | Degraded
)
