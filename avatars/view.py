"""What an agent may see and know: the room, those near, and the records. Nothing else reaches its mind."""

from collections.abc import Mapping

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
    """A visitor in the room. `language` is that of their client; `looking_at` a display they look at or clicked."""

    body: int
    name: str
    pose: Pose
    language: str
    looking_at: str | None = None
    cart: tuple[CartLine, ...] = ()
    cart_total: Money | None = None
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


class View(msgspec.Struct, frozen=True):
    """The world as one agent perceives it now.

    `shown` are this scene's displays, `elsewhere` those of the store's other scenes (`scenes` maps their ids to names).
    `products` maps every product id of the catalog to its live record, `promoted` those that the store wants sold to a
    weight from 0 to 1.
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
