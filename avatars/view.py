"""What an agent may see and know: the room, those near, and the records. Nothing else reaches its mind."""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum

import msgspec

from scenes.document import Display, SceneDocument
from scenes.entities import Body
from scenes.money import Money
from scenes.places import Pose
from scenes.products import Product, Text


class CartLine(msgspec.Struct, frozen=True):
    """So many of a variant at its price now."""

    sku: str
    product: str
    quantity: int
    unit_price: Money


class ParcelSeen(msgspec.Struct, frozen=True):
    """A parcel of an order: who carries it, and the number by which it is followed ("" where it has none)."""

    carrier: str
    tracking: str
    delivered: bool = False


class OrderSeen(msgspec.Struct, frozen=True):
    """An order of the visitor who speaks: its number, its state's id and what it came to.

    `cancellable` and `returnable` tell whether anything of it may be cancelled or sent back now; `given_back` is the
    money that went back, or is on its way.
    """

    number: str
    state: str
    total: Money
    parcels: tuple[ParcelSeen, ...] = ()
    cancellable: bool = False
    returnable: bool = False
    given_back: Money | None = None


class VisitorSeen(msgspec.Struct, frozen=True):
    """A visitor in the room. `language` is that of their client; `looking_at` a display they look at or clicked,
    `cart_delivery` what of `cart_total` is for the delivery.
    """

    body: int
    name: str
    pose: Pose
    language: str
    looking_at: str | None = None
    cart: tuple[CartLine, ...] = ()
    cart_total: Money | None = None
    cart_delivery: Money | None = None
    orders: tuple[OrderSeen, ...] = ()
    role: str = "visitor"


class Shown(msgspec.Struct, frozen=True):
    """A display with the product on it and the variant shown, in scene `scene`."""

    scene: str
    display: Display
    product: Product
    sku: str


class Passage(msgspec.Struct, frozen=True):
    """A piece of the store's knowledge files: what it is about, and its words in one language."""

    topic: str
    language: str
    title: str
    text: str


class Bargain(StrEnum):
    """What a promotion gives."""

    PERCENT_OFF = "percent_off"
    AMOUNT_OFF = "amount_off"
    BUY_GET = "buy_get"
    FREE_DELIVERY = "free_delivery"
    LOWER_PRICE = "lower_price"
    DELIVERY_THRESHOLD = "delivery_threshold"


class PromotionSeen(msgspec.Struct, frozen=True, kw_only=True):
    """A promotion that everybody has now, without a code. `name` is what the store calls it; it may have none.

    It is for `everything`, or for the variants in `skus`: `percent` ("10") off each, or `amount` off the order, or of
    `buy` + `get` pieces the `get` cheapest for so many percent less, or delivery for nothing; LOWER_PRICE is in the
    records' prices already, DELIVERY_THRESHOLD always so. It asks for goods of at least `minimum`, is had in so many
    orders (`uses`) of one visitor, and holds until just before `ends`, which is in the store's own time zone.
    """

    bargain: Bargain
    name: Text
    everything: bool = False
    skus: tuple[str, ...] = ()
    percent: str = ""
    amount: Money | None = None
    buy: int = 0
    get: int = 0
    minimum: Money | None = None
    uses: int | None = None
    ends: datetime | None = None


class View(msgspec.Struct, frozen=True):
    """The world as one agent perceives it now.

    `shown` are this scene's displays, `elsewhere` those of the store's other scenes (`scenes` maps their ids to names).
    `products` maps every product id of the catalog to its live record, `promoted` those that the store wants sold to a
    weight from 0 to 1. `promotions` are on offer to everybody. `engaged`: its body serves somebody else than whom it
    talks with.
    """

    me: Body
    scene: SceneDocument
    visitors: Mapping[int, VisitorSeen]
    shown: tuple[Shown, ...]
    elsewhere: tuple[Shown, ...]
    products: Mapping[str, Product]
    knowledge: tuple[Passage, ...]
    scenes: Mapping[str, Text]
    store_name: Text
    currency: str
    promoted: Mapping[str, float] = {}
    promotions: tuple[PromotionSeen, ...] = ()
    engaged: bool = False
