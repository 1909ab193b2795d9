"""What the server says to a client. Receivers ignore unknown fields and unknown messages."""

from typing import Annotated

from msgspec import Meta

from scenes.document import Door, Light, Surface
from scenes.entities import Body, Gesture, Seat
from scenes.places import Pose
from scenes.products import Product, Text
from vstore.protocol.delivery import DeliveryShown
from vstore.protocol.friends import Following, FriendCartShown, FriendMet, FriendsShown, InvitationMade, LineTaken
from vstore.protocol.server_fields import ServerStruct as ServerStruct
from vstore.protocol.server_talk import Said as Said
from vstore.protocol.server_talk import Suggested as Suggested
from vstore.protocol.server_talk import Thinking as Thinking
from vstore.protocol.server_talk import Typing as Typing
from vstore.protocol.store_view import StoreView
from vstore.protocol.views import (
    BodyPose,
    BodyStep,
    BodyTurn,
    CartView,
    ConsentView,
    DisplayView,
    FixtureView,
    Limits,
    OrderView,
    QuoteView,
)
from vstore.protocol.wishes import WishesShown


class Welcome(ServerStruct, frozen=True):
    """The answer to Hello. Keep both tokens: `resume` (new at every connection) and `visitor`."""

    protocol: int
    schema: str
    body: int
    tick_rate: float
    limits: Limits
    resume: str
    visitor: str
    store: StoreView
    resumed: bool = False


class Waiting(ServerStruct, frozen=True):
    """The store is full or many are coming in at once: you are in line. `place` 1 is next."""

    place: int


class SceneOpened(ServerStruct, frozen=True):
    """The room one stands in now: everything in it, and the products on show. Replaces any earlier room.

    It comes again in the same room where that was changed round you: `you` stays the same, and so does where you stand.
    `bodies` are those in view; with an `area_of_interest` (metres) those farther away are not told of.
    """

    scene: str
    name: Text
    width: float
    depth: float
    height: float
    surface: Surface
    fixtures: tuple[FixtureView, ...]
    displays: tuple[DisplayView, ...]
    doors: tuple[Door, ...]
    lights: tuple[Light, ...]
    products: tuple[Product, ...]
    bodies: tuple[Body, ...]
    you: int
    area_of_interest: float | None = None


class Appeared(ServerStruct, frozen=True):
    """A body came into view that you do not know yet, or it looks different now."""

    body: Body


class Vanished(ServerStruct, frozen=True):
    """A body that was in view has left the room: forget it. Nobody says so of those out of view."""

    body: int


class Poses(ServerStruct, frozen=True):
    """What changed in one beat about who stands where.

    Over MessagePack this travels as a pose frame; poses.py says what its lanes mean and in which order they apply.
    `left` are out of view, not gone. JSON clients get `poses` and `left` only.
    """

    tick: Annotated[int, Meta(ge=0, le=65_535, description="Counts beats, modulo 65536.")]
    poses: tuple[BodyPose, ...] = ()
    moved: tuple[BodyStep, ...] = ()
    turned: tuple[BodyTurn, ...] = ()
    stopped: tuple[int, ...] = ()
    left: tuple[int, ...] = ()


class Corrected(ServerStruct, frozen=True):
    """Your body stands here: the motion you asked for was not possible."""

    pose: Pose


class Arrived(ServerStruct, frozen=True):
    """Your walk ended, at its goal or as near as one can get."""

    reached: bool


class Pointed(ServerStruct, frozen=True):
    """A body points at a display (light it up), or lowers its arm."""

    body: int
    display: str | None = None


class Looked(ServerStruct, frozen=True):
    """A body looks at a display, or ahead again."""

    body: int
    display: str | None = None


class Seated(ServerStruct, frozen=True):
    """A body sits down on a seat, or stands up where its pose is."""

    body: int
    seat: Seat | None = None


class Gestured(ServerStruct, frozen=True):
    """A body made a gesture."""

    body: int
    gesture: Gesture


class DisplayChanged(ServerStruct, frozen=True):
    """A display is new, shows something else, or stands elsewhere on its furniture."""

    display: DisplayView


class ProductShown(ServerStruct, frozen=True):
    """A product's card; with `open` the agent suggests looking at it now. `ref` answers GetProduct."""

    product: Product
    ref: int | None = None
    sku: str | None = None
    open: bool = False


class ProductChanged(ServerStruct, frozen=True):
    """A product's record is now this. Its displays are sold out when no variant is left."""

    product: Product


class StockChanged(ServerStruct, frozen=True):
    """So many of each variant of a product are left now, by sku; None: not counted.

    A display is sold out when no variant of its product is left.
    """

    product: str
    stock: dict[str, int | None]


class CartChanged(ServerStruct, frozen=True):
    """The cart is now this."""

    cart: CartView


class Quoted(ServerStruct, frozen=True):
    """What the cart costs at an address, until the cart, prices or promotions change.

    CheckOut says which total was agreed to, and is refused with price_changed where it is another by then.
    """

    quote: QuoteView


class OrderChanged(ServerStruct, frozen=True):
    """An order of the visitor's is now this."""

    order: OrderView


class CheckoutOffered(ServerStruct, frozen=True):
    """The agent suggests paying now: open the checkout. Only the visitor's own CheckOut orders anything."""


class ClerkCalled(ServerStruct, frozen=True):
    """A person of the store has been asked for, on the visitor's behalf or by an agent."""


class EmailLinked(ServerStruct, frozen=True):
    """The visitor is known by this address from now on."""

    email: str


class ConsentsShown(ServerStruct, frozen=True):
    """Every purpose that the store wants consent for, and whether the visitor has agreed to it."""

    consents: tuple[ConsentView, ...]


class Done(ServerStruct, frozen=True):
    """What `ref` asked for is done."""

    ref: int


class Refused(ServerStruct, frozen=True):
    """What was asked for is not done. `code` is for programs, `text` for the visitor, in their language.

    `field` is the field of the Contact that is at fault, where it is one.
    """

    code: str
    text: str
    ref: int | None = None
    field: str | None = None


class Closing(ServerStruct, frozen=True):
    """The connection ends now. With `reconnect` the client should come back by itself after a little while."""

    code: str
    text: str
    reconnect: bool = True


class Pong(ServerStruct, frozen=True):
    """The answer to Ping."""

    number: int


Answer = ClerkCalled | Quoted | WishesShown | DeliveryShown | LineTaken
"""What tells one session alone what came of what it, or a friend, asked the shop for."""

ServerMessage = (
    Welcome
    | Waiting
    | SceneOpened
    | Appeared
    | Vanished
    | Poses
    | Corrected
    | Arrived
    | Pointed
    | Looked
    | Seated
    | Gestured
    | Said
    | Typing
    | Suggested
    | Thinking
    | DisplayChanged
    | ProductShown
    | ProductChanged
    | StockChanged
    | CartChanged
    | Quoted
    | WishesShown
    | DeliveryShown
    | InvitationMade
    | FriendsShown
    | FriendMet
    | Following
    | FriendCartShown
    | LineTaken
    | OrderChanged
    | CheckoutOffered
    | ClerkCalled
    | EmailLinked
    | ConsentsShown
    | Done
    | Refused
    | Closing
    | Pong
)
