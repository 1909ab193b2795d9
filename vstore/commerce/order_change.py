"""What happens to an order once it is paid: every change a value, kept with its time and whoever made it."""

import hashlib
from datetime import datetime

import msgspec

from scenes.money import Money
from vstore.commerce.cart import CartItem

Items = tuple[CartItem, ...]
"""So many of each sku. Where a change is asked for with (), everything that it can be about is meant."""


class _Change(msgspec.Struct, frozen=True, tag_field="type", tag=True, omit_defaults=True):
    """A map whose `type` is the change's name, as it is stored and sent."""


class Prepare(_Change, frozen=True):
    """Somebody packs what is still to be sent."""


class Ship(_Change, frozen=True):
    """A parcel leaves: `items` with a `carrier`, found again by its `tracking` number."""

    carrier: str
    tracking: str = ""
    items: Items = ()


class Deliver(_Change, frozen=True):
    """The parcel of that number (counted from 1) has arrived, whole."""

    shipment: int


class Cancel(_Change, frozen=True):
    """`items` that have not left are not wanted any more."""

    items: Items = ()
    reason: str = ""


class RequestReturn(_Change, frozen=True):
    """`items` are to come back. `withdrawal`: by the right that law gives, so that nobody can decline it."""

    items: Items = ()
    reason: str = ""
    withdrawal: bool = False


class DeclineReturn(_Change, frozen=True):
    """What has not come back of the return of that number (counted from 1) is not taken back; never a withdrawal."""

    request: int
    reason: str = ""


class ReceiveReturn(_Change, frozen=True):
    """`items` of the return of that number have come back; with `restock` they can be sold again."""

    request: int
    items: Items = ()
    restock: bool = False


class GiveBack(_Change, frozen=True):
    """Money goes back besides what returns bring: for a scratch, for waiting."""

    amount: Money
    reason: str = ""


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
