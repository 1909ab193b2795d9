"""What happens to an order once it is paid: every change a value, kept with its time and whoever made it."""

import hashlib
from datetime import datetime
from typing import Annotated

import msgspec
from msgspec import Meta

from scenes.money import Money
from vstore.commerce.cart import CartItem

Items = Annotated[tuple[CartItem, ...], Meta(max_length=1_000)]
"""So many of each sku. Where a change is asked for with (), everything that it can be about is meant."""


Words = Annotated[str, Meta(max_length=500, pattern=r"^[^\x00-\x08]*$")]
"""What people write; no database keeps control characters well."""

Name = Annotated[str, Meta(min_length=1, max_length=100, pattern=r"^[^\x00-\x1f]+$")]
Tracking = Annotated[str, Meta(max_length=100, pattern=r"^[^\x00-\x1f]*$")]
Number = Annotated[int, Meta(ge=1, le=100_000)]


class _Change(msgspec.Struct, frozen=True, tag_field="type", tag=True, omit_defaults=True):
    """A map whose `type` is the change's name, as it is stored and sent."""


class Prepare(_Change, frozen=True):
    """Somebody packs what is still to be sent."""


class Ship(_Change, frozen=True):
    """A parcel leaves: `items` with a `carrier`, found again by its `tracking` number."""

    carrier: Name
    tracking: Tracking = ""
    items: Items = ()


class Deliver(_Change, frozen=True):
    """The parcel of that number (counted from 1) has arrived, whole."""

    shipment: Number


class Cancel(_Change, frozen=True):
    """`items` that have not left are not wanted any more."""

    items: Items = ()
    reason: Words = ""


class RequestReturn(_Change, frozen=True):
    """`items` are to come back. `withdrawal`: by the right that law gives, so that nobody can decline it."""

    items: Items = ()
    reason: Words = ""
    withdrawal: bool = False


class DeclineReturn(_Change, frozen=True):
    """What has not come back of the return of that number (counted from 1) is not taken back; never a withdrawal."""

    request: Number
    reason: Words = ""


class ReceiveReturn(_Change, frozen=True):
    """`items` of the return of that number have come back; with `restock` they can be sold again."""

    request: Number
    items: Items = ()
    restock: bool = False


class GiveBack(_Change, frozen=True):
    """Money goes back besides what returns bring: for a scratch, for waiting."""

    amount: Money
    reason: Words = ""


Change = Prepare | Ship | Deliver | Cancel | RequestReturn | DeclineReturn | ReceiveReturn | GiveBack


class Request(msgspec.Struct, frozen=True):
    """A change asked for by somebody ("visitor", "guest", "staff:NAME") under a key: same key, same answer."""

    key: str
    by: str
    change: Change

    @property
    def fingerprint(self) -> str:
        """Tells a repeated request from another one under the same key."""
        return hashlib.sha256(msgspec.json.encode(self.change)).hexdigest()


class OrderEvent(msgspec.Struct, frozen=True):
    """A change as it was made, its `items` spelled out."""

    key: str
    fingerprint: str
    by: str
    at: datetime
    change: Change
