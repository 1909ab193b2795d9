"""What a client says to the server. Fields are only ever added, with a default; nothing is renamed or removed in v1."""

from typing import Annotated

import msgspec
from msgspec import Meta

from scenes.entities import Look
from vstore.protocol.client_fields import ClientStruct, Id, Key, Name, Quantity, Ref, Sku, Speech, Token
from vstore.protocol.client_motions import ChangeLook as ChangeLook
from vstore.protocol.client_motions import Face as Face
from vstore.protocol.client_motions import Gesticulate as Gesticulate
from vstore.protocol.client_motions import LookAt as LookAt
from vstore.protocol.client_motions import Point as Point
from vstore.protocol.client_motions import Sit as Sit
from vstore.protocol.client_motions import Steer as Steer
from vstore.protocol.client_motions import Teleport as Teleport
from vstore.protocol.client_motions import Walk as Walk
from vstore.protocol.client_talk import RateSpeech, ShowTyping
from vstore.protocol.delivery import GetDelivery
from vstore.protocol.friends import FollowFriend, InviteFriend, PartFromFriend, ShareCart, TakeLine
from vstore.protocol.wishes import ChangeWish, GetWishes

VERSION = 1


class Hello(ClientStruct, frozen=True):
    """The first message. `resume` returns to the same body for a while; `visitor` to the same cart ever after.

    `at` is a variant to be taken to: one comes in, or stands again, before it, and is shown its card.
    `invitation` is the token of an InvitationMade: one comes in, or stands again, beside whoever asked for it.
    `received` makes a resume exact: how many messages, besides Poses, came on the connection whose Welcome gave
    `resume`. Speech and answers after those are sent again, and a Say sent again with its ref is said once.
    """

    protocol: int
    locale: Annotated[str, Meta(max_length=16)] = "en"
    name: Name = ""
    look: Look = Look()
    scene: Annotated[str, Meta(max_length=128)] | None = None
    resume: Token | None = None
    visitor: Token | None = None
    received: Ref | None = None
    at: Sku | None = None
    invitation: Token | None = None


class Say(ClientStruct, frozen=True):
    """Say something to those in earshot."""

    ref: Ref
    text: Speech


class EnterDoor(ClientStruct, frozen=True):
    """Go through a door that is within reach."""

    ref: Ref
    door: Id


class GetProduct(ClientStruct, frozen=True):
    """Ask for a product's card: answered by ProductShown."""

    ref: Ref
    product: Id


class ChangeCart(ClientStruct, frozen=True):
    """Have so many of a variant in the cart; 0 removes it. Answered by CartChanged, then Done."""

    ref: Ref
    sku: Sku
    quantity: Quantity


Email = Annotated[str, Meta(min_length=3, max_length=254, pattern=r"^[^@\s]+@[^@\s]+\.[^@\s]+$")]


class Contact(msgspec.Struct, frozen=True, omit_defaults=True):
    """Whom the order is for and where it goes."""

    name: Annotated[str, Meta(min_length=1, max_length=100)]
    email: Email
    address: Annotated[str, Meta(min_length=1, max_length=300)]
    postal_code: Annotated[str, Meta(max_length=20)] = ""
    city: Annotated[str, Meta(max_length=100)] = ""
    country: Annotated[str, Meta(pattern="^[A-Z]{2}$")] = "KR"
    phone: Annotated[str, Meta(max_length=40)] = ""
    region: Annotated[str, Meta(max_length=100)] = ""
    address_detail: Annotated[str, Meta(max_length=300)] = ""


class Address(msgspec.Struct, frozen=True, omit_defaults=True):
    """An address as far as a visitor has written it yet; the fields of Contact."""

    country: Annotated[str, Meta(pattern="^[A-Z]{2}$")] = "KR"
    region: Annotated[str, Meta(max_length=100)] = ""
    city: Annotated[str, Meta(max_length=100)] = ""
    postal_code: Annotated[str, Meta(max_length=20)] = ""
    address: Annotated[str, Meta(max_length=300)] = ""
    address_detail: Annotated[str, Meta(max_length=300)] = ""


Coupon = Annotated[str, Meta(min_length=1, max_length=60)]
MethodId = Annotated[str, Meta(max_length=60)]


class ApplyCoupon(ClientStruct, frozen=True):
    """Give a coupon code for the cart, or take it back with `remove`. Answered by CartChanged, then Done."""

    ref: Ref
    code: Coupon
    remove: bool = False


class GetQuote(ClientStruct, frozen=True):
    """Ask what the cart costs at an address by a method of delivery ("": the first). Answered by Quoted, then Done."""

    ref: Ref
    to: Address = Address()
    delivery: MethodId = ""


class CheckOut(ClientStruct, frozen=True):
    """Order what is in the cart, if it still costs `total` minor units. Answered by OrderChanged, then Done.

    `delivery` and `codes` are those of the Quoted that was agreed to. A client that knows of neither leaves them out:
    the store's first method goes there, and the codes in the cart apply.
    """

    ref: Ref
    key: Key
    contact: Contact
    total: Annotated[int, Meta(ge=0)]
    payment_token: Annotated[str, Meta(max_length=128)] = "approve"
    delivery: MethodId = ""
    codes: Annotated[tuple[Coupon, ...], Meta(max_length=20)] | None = None


class ConfirmPayment(ClientStruct, frozen=True):
    """The visitor's answer where the payment provider asked for a confirmation."""

    ref: Ref
    order: Id
    approve: bool


class Pieces(msgspec.Struct, frozen=True):
    """So many of one variant in an order."""

    sku: Sku
    quantity: Annotated[int, Meta(ge=1, le=999)]


ManyPieces = Annotated[tuple[Pieces, ...], Meta(max_length=100)]
Reason = Annotated[str, Meta(max_length=500)]


class CancelOrder(ClientStruct, frozen=True):
    """Cancel what has not been sent of an order: `items`, or all of it. Answered by OrderChanged, then Done."""

    ref: Ref
    key: Key
    order: Id
    items: ManyPieces = ()
    reason: Reason = ""


class RequestReturn(ClientStruct, frozen=True):
    """Withdraw from what has been sent of an order, or ask to send it back: `items`, or all that may be.

    Within `withdraw_until` of its OrderView this is a withdrawal by right. Answered by OrderChanged, then Done.
    """

    ref: Ref
    key: Key
    order: Id
    items: ManyPieces = ()
    reason: Reason = ""


class GetOrders(ClientStruct, frozen=True):
    """Ask for the visitor's own orders: answered by one OrderChanged each, then Done."""

    ref: Ref


class LinkEmail(ClientStruct, frozen=True):
    """Ask for a code by mail, to be known by this address on other devices too. Answered by Done, whoever's it is."""

    ref: Ref
    email: Email


class ConfirmEmail(ClientStruct, frozen=True):
    """The code that came by mail. Answered by EmailLinked, with the cart and the orders of all the visitor's devices
    as CartChanged and OrderChanged, then Done."""

    ref: Ref
    code: Annotated[str, Meta(pattern="^[0-9]{6}$")]


class CallClerk(ClientStruct, frozen=True):
    """Ask for a person of the store."""

    ref: Ref


class GetConsents(ClientStruct, frozen=True):
    """Ask what the store wants consent for and what the visitor has said: answered by ConsentsShown, then Done."""

    ref: Ref


class SetConsent(ClientStruct, frozen=True):
    """Agree to a purpose, or no longer. `version` and `language` are of the text that was shown.

    Answered by ConsentsShown, then Done.
    """

    ref: Ref
    purpose: Id
    given: bool
    version: Annotated[str, Meta(max_length=64)]
    language: Annotated[str, Meta(max_length=16)]


class ChangeLocale(ClientStruct, frozen=True):
    """Read everything in another language from now on."""

    locale: Annotated[str, Meta(max_length=16)]


class Ping(ClientStruct, frozen=True):
    """Ask for a Pong with the same number."""

    number: Ref


class Leave(ClientStruct, frozen=True):
    """Go home; the body vanishes at once, the cart stays."""


ClientMessage = (
    Hello
    | Walk
    | Steer
    | Face
    | Sit
    | Teleport
    | Gesticulate
    | Point
    | LookAt
    | ChangeLook
    | Say
    | ShowTyping
    | RateSpeech
    | EnterDoor
    | GetProduct
    | ChangeCart
    | ApplyCoupon
    | GetQuote
    | GetWishes
    | ChangeWish
    | GetDelivery
    | InviteFriend
    | FollowFriend
    | PartFromFriend
    | ShareCart
    | TakeLine
    | CheckOut
    | ConfirmPayment
    | CancelOrder
    | RequestReturn
    | GetOrders
    | LinkEmail
    | ConfirmEmail
    | CallClerk
    | GetConsents
    | SetConsent
    | ChangeLocale
    | Ping
    | Leave
)
