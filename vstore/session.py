"""A session: one connected client, and what is known of the visitor behind it."""

from collections import Counter, deque
from enum import StrEnum

import msgspec

from avatars.remembered import Remembered
from scenes.entities import Look
from vstore.allowance import Allowance
from vstore.mailbox import Letter, Mailbox
from vstore.protocol.client import (
    ApplyCoupon,
    CallClerk,
    CancelOrder,
    ChangeCart,
    ChangeLook,
    CheckOut,
    ClientMessage,
    ConfirmEmail,
    ConfirmPayment,
    EnterDoor,
    Face,
    GetConsents,
    GetOrders,
    GetProduct,
    GetQuote,
    LinkEmail,
    RequestReturn,
    Say,
    SetConsent,
    Sit,
    Steer,
    Teleport,
    Walk,
)
from vstore.protocol.client_talk import RateSpeech, ShowTyping
from vstore.protocol.codec import Codec, Frame
from vstore.protocol.delivery import GetDelivery
from vstore.protocol.friends import FollowFriend, InviteFriend, PartFromFriend, ShareCart, TakeLine
from vstore.protocol.refusals import Code, Slot, closing, refused
from vstore.protocol.server import Closing, ServerMessage
from vstore.protocol.views import CartView, OrderView
from vstore.protocol.wishes import ChangeWish, GetWishes


class State(StrEnum):
    """Where a session stands. Legal moves are in NEXT."""

    NEW = "new"
    WAITING = "waiting"
    IDENTIFYING = "identifying"
    PRESENT = "present"
    AWAY = "away"
    GONE = "gone"


NEXT: dict[State, frozenset[State]] = {
    State.NEW: frozenset({State.WAITING, State.PRESENT, State.GONE}),
    State.WAITING: frozenset({State.IDENTIFYING, State.GONE}),
    State.IDENTIFYING: frozenset({State.PRESENT, State.GONE}),
    State.PRESENT: frozenset({State.AWAY, State.GONE}),
    State.AWAY: frozenset({State.PRESENT, State.GONE}),
    State.GONE: frozenset(),
}


MAY_COME_BACK = frozenset({Code.SLOW_READER, Code.IDLE, Code.SHUTTING_DOWN, Code.INTERNAL})
"""Reasons for an end after which a visitor's body waits for them, as after a dropped connection."""


class IllegalMove(RuntimeError):
    """A session was told to do what its state does not allow: a bug of ours."""


class Rates(msgspec.Struct, frozen=True):
    """How many messages of each kind a client may send, a second; bursts of three seconds' worth are fine."""

    all: float = 40.0
    motion: float = 25.0
    speech: float = 1.0
    commerce: float = 5.0
    typing: float = 1.0


BURST_SECONDS = 3.0
FAULTS_FORGIVEN = 10
MOST_SAID = 32
"""So many of the latest utterances are known again when they are sent twice."""

EXCESS_SECONDS = 30.0
"""A stalled network delivers what was sent meanwhile all at once: so much of it is too fast, and yet no attack."""

REMINDERS_PER_SECOND = 2.0
REMINDERS_AT_ONCE = 10.0
"""How often a client that is too fast is told so: its answers must not fill its own mailbox."""


class Session:
    """One client. Post letters to `post`; `closing` is set once the connection is to end, with the reason to tell.

    `refusals` counts what is refused, by code. A session is in `attention` from when it has something else to be told
    than poses, is closing, or cannot be told anything. `remembered` is what is kept of the visitor's taste from visit
    to visit; None where they have not agreed to that. `person` is the visitor's number from connection to connection,
    `follows` that of the friend whom their body walks after, `left_by` the room they left last, and by which door.
    """

    __slots__ = (
        "__weakref__",
        "_allowances",
        "_attention",
        "_excess",
        "_faults",
        "_refusals",
        "_reminders",
        "_said",
        "_said_before",
        "address",
        "blocked_since",
        "cart",
        "closing",
        "codec",
        "follows",
        "former_token",
        "heard_at",
        "invitation",
        "key",
        "left_by",
        "left_rooms",
        "locale",
        "look",
        "looking_at",
        "mailbox",
        "name",
        "orders",
        "person",
        "remembered",
        "resume_token",
        "since",
        "state",
        "visitor",
        "visitor_token",
        "wished_look",
        "wished_scene",
        "wished_sku",
    )

    def __init__(
        self,
        key: int,
        codec: Codec,
        address: str,
        mailbox: Mailbox,
        rates: Rates,
        now: float,
        refusals: Counter[str],
        attention: "dict[Session, None]",
    ) -> None:
        self.key = key
        self.person = key
        self.codec = codec
        self.address = address
        self.mailbox = mailbox
        self.state = State.NEW
        self.since = now
        self.heard_at = now
        self.locale = "en"
        self.name = ""
        self.look = self.wished_look = Look()
        self.visitor = ""
        self.visitor_token = ""
        self.resume_token = ""
        self.former_token = ""
        self.wished_scene: str | None = None
        self.wished_sku: str | None = None
        self.invitation: str | None = None
        self.left_rooms: dict[str, str] = {}
        self.left_by = ("", "")
        self.follows: int | None = None
        self.looking_at: str | None = None
        self.cart: CartView | None = None
        self.orders: dict[str, OrderView] = {}
        self.remembered: Remembered | None = None
        self.closing: Closing | None = None
        self.blocked_since: float | None = None
        self._said: deque[int] = deque(maxlen=MOST_SAID)
        self._said_before: frozenset[int] = frozenset()
        self._refusals = refusals
        self._attention = attention
        self._faults = 0
        self._allowances = {
            kind: Allowance(rate, max(1.0, rate * BURST_SECONDS), now)
            for kind, rate in msgspec.structs.asdict(rates).items()
        }
        self._excess = Allowance(rates.all, rates.all * EXCESS_SECONDS, now)
        self._reminders = Allowance(REMINDERS_PER_SECOND, REMINDERS_AT_ONCE, now)

    @property
    def blocked(self) -> bool:
        """Whether the client takes no more for now."""
        return self.blocked_since is not None

    def move_to(self, state: State, now: float) -> None:
        if state not in NEXT[self.state]:
            raise IllegalMove(f"session {self.key}: {self.state} -> {state}")
        self.state = state
        self.since = now

    def post(self, message: ServerMessage) -> None:
        self.send(Letter(message))

    def send(self, letter: Letter) -> None:
        """Posts a letter that others may get too."""
        self._attention[self] = None
        self.mailbox.post(letter)
        if self.mailbox.overflowed:
            self.close(Code.SLOW_READER)

    def refuse(self, code: Code, ref: int | None = None, **slots: Slot) -> None:
        self._refusals[code] += 1
        self.post(refused(code, self.locale, ref, **slots))

    def close(self, code: Code) -> None:
        """Asks for the connection to end with a reason; the first reason stands."""
        if self.closing is None:
            self._attention[self] = None
            self.closing = closing(code, self.locale)

    @property
    def may_come_back(self) -> bool:
        return self.closing is None or self.closing.code in MAY_COME_BACK

    def farewell(self) -> list[Frame]:
        """What waits, and the reason of the end; who is blocked is told the reason alone."""
        assert self.closing
        letters = [] if self.blocked else self.mailbox.take()
        return [*letters, self.codec.encode(self.closing)]

    def take_over(self, earlier: "Session") -> None:
        """Becomes the session of the visitor who was here before, under a new connection and the same limits."""
        self.name, self.look = earlier.name, earlier.look
        self.visitor, self.visitor_token = earlier.visitor, earlier.visitor_token
        self.cart, self.orders, self.remembered = earlier.cart, earlier.orders, earlier.remembered
        self.left_rooms, self.left_by, self.looking_at = earlier.left_rooms, earlier.left_by, earlier.looking_at
        self.person, self.follows = earlier.person, earlier.follows
        self._faults, self._allowances = earlier._faults, earlier._allowances
        self._excess, self._reminders = earlier._excess, earlier._reminders

    def expect_again(self, earlier: "Session") -> None:
        """The client may send again what it does not know to have arrived."""
        self._said = earlier._said.copy()
        self._said_before = frozenset(self._said)

    def says_first(self, ref: int) -> bool:
        """Whether what the client says with this ref is new: not sent again after its connection broke."""
        if ref in self._said_before:
            return False
        self._said.append(ref)
        return True

    def may_send(self, kind: str | None, now: float) -> bool:
        """Whether the client keeps to a rate: "all" for every message, and the one of its kind. Every call counts."""
        return kind is None or self._allowances[kind].take(now)

    def may_step(self, now: float) -> bool:
        """As `may_send`, for a message of motion."""
        return self._allowances["all"].take(now) and self._allowances["motion"].take(now)

    def remind(self, ref: int | None, now: float) -> None:
        """The client was too fast: it is told so now and then, and its session ends if it goes on and on."""
        if not self._excess.take(now):
            self.close(Code.TOO_MANY_FAULTS)
        elif self._reminders.take(now):
            self.refuse(Code.TOO_FAST, ref)

    def blame(self) -> None:
        """Counts a fault of the client's; too many end the session."""
        self._faults += 1
        if self._faults > FAULTS_FORGIVEN:
            self.close(Code.TOO_MANY_FAULTS)


KINDS: dict[type[ClientMessage], str] = {
    **dict.fromkeys((Walk, Steer, Face, Sit, Teleport), "motion"),
    Say: "speech",
    ShowTyping: "typing",
    **dict.fromkeys((ChangeCart, CheckOut, ConfirmPayment, CancelOrder, RequestReturn), "commerce"),
    **dict.fromkeys((GetOrders, GetProduct, CallClerk, EnterDoor, RateSpeech, ChangeLook), "commerce"),
    **dict.fromkeys((GetWishes, ChangeWish, GetDelivery), "commerce"),
    **dict.fromkeys((InviteFriend, FollowFriend, PartFromFriend, ShareCart, TakeLine), "commerce"),
    **dict.fromkeys((ApplyCoupon, GetQuote, GetConsents, SetConsent, LinkEmail, ConfirmEmail), "commerce"),
}


def kind_of(message: ClientMessage) -> str | None:
    """The name of the rate that a message counts against, besides the rate of all."""
    return KINDS.get(type(message))
