"""The values inside server messages: what a client draws and lists."""

from typing import Annotated

import msgspec
from msgspec import Meta

from scenes.document import Fixture
from scenes.money import Money
from scenes.places import Vec3
from scenes.products import Text
from vstore.protocol.client import Contact, Pieces
from vstore.protocol.delivery import DeliveryView


class Limits(msgspec.Struct, frozen=True):
    """What a client must keep to. More is refused, and in the end disconnected."""

    message_bytes: int
    speech_characters: int
    steers_per_second: float
    messages_per_second: float
    resume_seconds: float


class DisplayView(msgspec.Struct, frozen=True, omit_defaults=True):
    """A product on show. `model` is an address of a GLB; `tint` the shown variant's colour, "#rrggbb"."""

    id: str
    product: str
    sku: str
    position: Vec3
    size: Vec3
    heading: float
    model: str
    tint: str | None = None
    fixture: str | None = None
    sold_out: bool = False


class FixtureView(Fixture, frozen=True):
    """A fixture as the client draws it: `model` is an address of a GLB, or None for a plain block of its size."""


class BodyPose(msgspec.Struct, frozen=True, array_like=True):
    """One body's pose: [body, x, z, heading, walking]."""

    body: int
    x: float
    z: float
    heading: float
    walking: bool


LowBits = Annotated[int, Meta(ge=0, le=255, description="Low eight bits of a coordinate in whole centimetres.")]


class BodyStep(msgspec.Struct, frozen=True, array_like=True):
    """One body's new place, near the last: [body, x, z], to be resolved against what the server told before."""

    body: int
    x: LowBits
    z: LowBits


class BodyTurn(msgspec.Struct, frozen=True, array_like=True):
    """Which way one body looks: [body, heading]."""

    body: int
    heading: float


class CartLine(msgspec.Struct, frozen=True, omit_defaults=True):
    """So many of a variant. `name` and `choice` are to be read; `problem` is a code where it cannot be ordered.

    `was` is the unit price at which the visitor chose it, where it costs something else now: tell them.
    """

    sku: str
    product: str
    name: Text
    choice: Text
    quantity: int
    unit_price: Money
    total: Money
    image: str | None = None
    problem: str | None = None
    was: Money | None = None
    discount: int = 0


class DiscountView(msgspec.Struct, frozen=True, omit_defaults=True):
    """So much less, and why in words; by a coupon `code` where it took one.

    `on_delivery`: off the cost of delivery, which is then told without it, and not off the goods.
    """

    name: Text
    amount: Money
    code: str = ""
    on_delivery: bool = False


class CouponView(msgspec.Struct, frozen=True, omit_defaults=True):
    """A code in the cart. `obstacle` is why it does nothing: the code of a refusal, "nothing_fits", "outdone" by what
    is better, or "short", by so much more of goods.
    """

    code: str
    name: Text = {}
    obstacle: str | None = None
    short_by: Money | None = None


class CartView(msgspec.Struct, frozen=True, omit_defaults=True):
    """What the visitor has chosen, and what it would cost now: delivered to the store's home country, in a quote to its
    address. total = subtotal - discounts on goods + delivery, + tax where it is not included in prices.
    """

    lines: tuple[CartLine, ...]
    subtotal: Money
    delivery: Money
    total: Money
    discounts: tuple[DiscountView, ...] = ()
    coupons: tuple[CouponView, ...] = ()
    tax: Money | None = None
    tax_included: bool = True


class RegionView(msgspec.Struct, frozen=True):
    """A state, province or prefecture: what to send, and what to read."""

    code: str
    name: Text


class AddressFormView(msgspec.Struct, frozen=True, omit_defaults=True):
    """The fields of a Contact that an address has in a country, in the order in which people there fill them in.

    `postal_code` is a regular expression for the whole of it, `example` one that fits.
    """

    country: str
    fields: tuple[str, ...]
    required: tuple[str, ...]
    postal_code: str = ""
    example: str = ""
    regions: tuple[RegionView, ...] = ()


class FieldFault(msgspec.Struct, frozen=True, omit_defaults=True):
    """What is wrong with a field: "field_missing", or "field_wrong", which is written like `example`."""

    field: str
    code: str
    example: str = ""


class QuoteView(msgspec.Struct, frozen=True, omit_defaults=True):
    """All that a visitor agrees to when they pay. `options` are the ways of delivery, `delivery` the one reckoned with.

    `obstacle` is why nothing can be delivered there so: "not_delivered_there", "delivery_not_offered". `countries` are
    those the store delivers to. `form` says how addresses are written in this one, `faults` what is wrong with this.
    """

    cart: CartView
    options: tuple[DeliveryView, ...]
    countries: tuple[str, ...]
    delivery: str = ""
    obstacle: str | None = None
    form: AddressFormView | None = None
    faults: tuple[FieldFault, ...] = ()


class ConsentView(msgspec.Struct, frozen=True, omit_defaults=True):
    """Something the store does only for those who agree. Show `text`, and send its `version` back with the answer.

    `at` is when the visitor last said something to it (RFC 3339 in UTC).
    """

    purpose: str
    version: str
    title: Text
    text: Text
    given: bool = False
    at: str | None = None


class Transfer(msgspec.Struct, frozen=True):
    """Where to transfer what is `missing` to, under which reference; it has to be there `until` (RFC 3339 in UTC)."""

    bank: str
    account: str
    holder: str
    reference: str
    until: str
    missing: Money


class PaymentAction(msgspec.Struct, frozen=True, omit_defaults=True):
    """What the payment provider wants from the visitor.

    "confirm" (ConfirmPayment), "redirect" to `url`, or "transfer" of money as `transfer` says. Whatever it is, a
    ConfirmPayment that does not approve calls the order off.
    """

    kind: str
    url: str | None = None
    transfer: Transfer | None = None


class ShipmentView(msgspec.Struct, frozen=True, omit_defaults=True):
    """A parcel, counted from 1. Times are RFC 3339 in UTC; without `delivered_at` it is under way."""

    number: int
    carrier: str
    tracking: str
    items: tuple[Pieces, ...]
    shipped_at: str
    delivered_at: str | None = None


class ReturnView(msgspec.Struct, frozen=True, omit_defaults=True):
    """What is to come back, counted from 1; `awaited` has not yet. `withdrawal`: by right."""

    number: int
    items: tuple[Pieces, ...]
    awaited: tuple[Pieces, ...]
    asked_at: str
    withdrawal: bool = False
    declined: bool = False


class RefundView(msgspec.Struct, frozen=True, omit_defaults=True):
    """Money on its way back: `status` is "due", "done" or "refused" (a person sees to it)."""

    amount: Money
    status: str
    reason: str


class OrderView(msgspec.Struct, frozen=True, omit_defaults=True):
    """An order; `state` is a state of vstore.commerce.order; times are RFC 3339 in UTC.

    `cancellable` and `returnable` are what the visitor may cancel or send back now; until `withdraw_until` sending
    back is their right, and before everything has arrived always. `cancelled` are pieces that will not be sent.
    `reason` is the code of a refusal: why it was declined, cancelled or refunded.
    """

    number: str
    state: str
    lines: tuple[CartLine, ...]
    subtotal: Money
    delivery: Money
    total: Money
    placed_at: str
    contact: Contact
    action: PaymentAction | None = None
    shipments: tuple[ShipmentView, ...] = ()
    cancelled: tuple[Pieces, ...] = ()
    returns: tuple[ReturnView, ...] = ()
    refunds: tuple[RefundView, ...] = ()
    cancellable: tuple[Pieces, ...] = ()
    returnable: tuple[Pieces, ...] = ()
    withdraw_until: str | None = None
    reason: str | None = None
    discounts: tuple[DiscountView, ...] = ()
    delivery_method: DeliveryView | None = None
    tax: Money | None = None
    tax_included: bool = True
