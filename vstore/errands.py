"""What an open store asks of the outside: values that its loop carries out, answering by calls on the store."""

import msgspec

from avatars.remembered import Remembered
from scenes.entities import Look
from vstore.browsing_errands import Browsing, ChangeWish
from vstore.protocol.client import Address, Contact, Pieces
from vstore.thinking_errands import Comprehend as Comprehend
from vstore.thinking_errands import LearnWords as LearnWords
from vstore.thinking_errands import NoteDecision as NoteDecision
from vstore.thinking_errands import StartSpeech as StartSpeech
from vstore.thinking_errands import StopSpeech as StopSpeech
from vstore.thinking_errands import ThinkingErrand as ThinkingErrand


class Identify(msgspec.Struct, frozen=True):
    """Find out which visitor a session's token belongs to, or make a new one. Answer: `admit`."""

    session: int
    token: str | None


class WearAvatar(msgspec.Struct, frozen=True):
    """A visitor wants to wear an avatar of their own. Answers: `dressed`, then, with a `ref`, `done` or `refuse`."""

    session: int
    visitor: str
    ref: int | None
    look: Look


class ChangeCart(msgspec.Struct, frozen=True):
    """A visitor wants so many of a variant. Answers: `cart_changed`, then `done` or `refuse`."""

    session: int
    visitor: str
    ref: int
    sku: str
    quantity: int


class AgentChangesCart(msgspec.Struct, frozen=True):
    """The same on a visitor's word to an agent. Answers: `cart_changed`, then `agent_answered`."""

    room: str
    agent: int
    body: int
    visitor: str
    sku: str
    quantity: int


class ApplyCoupon(msgspec.Struct, frozen=True):
    """A visitor gives a coupon code, or takes it back. Answers: `cart_changed`, then `done` or `refuse`."""

    session: int
    visitor: str
    ref: int
    code: str
    remove: bool


class FetchQuote(msgspec.Struct, frozen=True):
    """A visitor asks what their cart costs at an address. Answers: `answer`, then `done`."""

    session: int
    visitor: str
    ref: int
    to: Address
    delivery: str


class TakeLine(msgspec.Struct, frozen=True):
    """A visitor takes a line of a friend's cart over, who has agreed; to the giver, the visitor is the `friend`.

    Answers: `cart_changed` for both, `answer` for the giver's session, then `done` or `refuse`.
    """

    session: int
    visitor: str
    ref: int
    giver: str
    giver_session: int
    friend: int
    sku: str


class CheckOut(msgspec.Struct, frozen=True):
    """A visitor orders. Answers: `order_changed`, `cart_changed`, then `done` or `refuse`."""

    session: int
    visitor: str
    ref: int
    key: str
    contact: Contact
    total: int
    payment_token: str
    locale: str
    delivery: str = ""
    codes: tuple[str, ...] | None = None


class ConfirmPayment(msgspec.Struct, frozen=True):
    """A visitor answers the payment provider's question. Answers as for CheckOut."""

    session: int
    visitor: str
    ref: int
    order: str
    approve: bool


class CancelOrder(msgspec.Struct, frozen=True):
    """A visitor cancels what has not been sent of an order: `items`, or all of it. Answers as for CheckOut."""

    session: int
    visitor: str
    ref: int
    key: str
    order: str
    items: tuple[Pieces, ...]
    reason: str


class RequestReturn(msgspec.Struct, frozen=True):
    """A visitor withdraws from what has been sent of an order, or asks to send it back. Answers as for CheckOut."""

    session: int
    visitor: str
    ref: int
    key: str
    order: str
    items: tuple[Pieces, ...]
    reason: str


class AgentChangesOrder(msgspec.Struct, frozen=True):
    """A visitor has told an agent to cancel all that was not sent of an order, or else to take back what was.

    Answers: `order_changed`, `cart_changed`, then `agent_answered`.
    """

    room: str
    agent: int
    body: int
    visitor: str
    order: str
    cancel: bool


class FetchOrders(msgspec.Struct, frozen=True):
    """A visitor asks for their orders. Answers: `order_changed` for each, then `done`."""

    session: int
    visitor: str
    ref: int


class LinkEmail(msgspec.Struct, frozen=True):
    """A visitor wants a code sent to an address. Answer: `done` or `refuse`."""

    session: int
    visitor: str
    ref: int
    email: str
    locale: str


class ConfirmEmail(msgspec.Struct, frozen=True):
    """A visitor tells the code that they were sent. Answers: `email_linked`, then `done` or `refuse`."""

    session: int
    visitor: str
    ref: int
    code: str


class CallClerk(msgspec.Struct, frozen=True):
    """A visitor wants a person. Keep it where staff see it. Answer: `done` where there is a ref."""

    session: int
    visitor: str
    name: str
    room: str
    reason: str
    language: str
    ref: int | None = None


class FetchConsents(msgspec.Struct, frozen=True):
    """A visitor asks what they have agreed to. Answers: `consents_shown`, then `done`."""

    session: int
    visitor: str
    ref: int


class SetConsent(msgspec.Struct, frozen=True):
    """A visitor agrees to a purpose, or no longer. Answers: `consents_shown`, then `done` or `refuse`."""

    session: int
    visitor: str
    ref: int
    purpose: str
    given: bool
    version: str
    language: str


class KeepTaste(msgspec.Struct, frozen=True):
    """What agents know of the taste of a visitor who has agreed that they remember it. No answer."""

    visitor: str
    remembered: Remembered


class KeepChat(msgspec.Struct, frozen=True):
    """Something was said in a visitor's conversation, by the persona `agent` or, where that is empty, by the visitor.

    `utterance` tells what an agent says from all else in the room. No answer.
    """

    visitor: str
    room: str
    agent: str
    text: str
    utterance: str = ""


class RateSpeech(msgspec.Struct, frozen=True):
    """A visitor finds an agent's utterance good, or not, or (None) says no more. Answer: `done` or `refuse`."""

    session: int
    visitor: str
    ref: int
    room: str
    utterance: str
    good: bool | None


class AgentFailed(msgspec.Struct, frozen=True):
    """An agent's mind broke on something: a bug of ours. It begins afresh; this is for the log."""

    room: str
    agent: int
    fault: Exception


Trade = (
    ChangeCart
    | TakeLine
    | ApplyCoupon
    | FetchQuote
    | CheckOut
    | ConfirmPayment
    | CancelOrder
    | RequestReturn
    | FetchOrders
    | LinkEmail
    | ConfirmEmail
    | Browsing
)
"""What a visitor's own client asks of the shop: answered by `done` or `refuse` with its ref."""

Errand = (
    Identify
    | WearAvatar
    | Trade
    | AgentChangesCart
    | AgentChangesOrder
    | CallClerk
    | FetchConsents
    | SetConsent
    | KeepTaste
    | KeepChat
    | RateSpeech
    | ThinkingErrand
    | AgentFailed
)

TRADE = (
    ChangeCart,
    TakeLine,
    ChangeWish,
    AgentChangesCart,
    ApplyCoupon,
    CheckOut,
    ConfirmPayment,
    CancelOrder,
    RequestReturn,
    AgentChangesOrder,
    LinkEmail,
    ConfirmEmail,
    SetConsent,
    KeepTaste,
    KeepChat,
    RateSpeech,
)
"""What is brought to its end before the store closes."""
