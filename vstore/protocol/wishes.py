"""The wish list on the wire: kept with the visitor as the cart is."""

import msgspec

from scenes.money import Money
from scenes.products import Text
from vstore.protocol.client_fields import ClientStruct, Ref, Sku
from vstore.protocol.server_fields import ServerStruct


class GetWishes(ClientStruct, frozen=True):
    """Ask for the visitor's wish list: answered by WishesShown, then Done."""

    ref: Ref


class ChangeWish(ClientStruct, frozen=True):
    """Put a variant on the wish list, or take it off. Answered by WishesShown, then Done."""

    ref: Ref
    sku: Sku
    wanted: bool = True


class WishView(msgspec.Struct, frozen=True, omit_defaults=True):
    """A variant on the wish list, as it is sold now; without a `price` it is no longer sold.

    `left` is how many there are, None where they are not counted.
    """

    sku: str
    product: str = ""
    name: Text = {}
    choice: Text = {}
    price: Money | None = None
    compare_at: Money | None = None
    left: int | None = None
    image: str | None = None


class WishesShown(ServerStruct, frozen=True):
    """The wish list is this; the newest wish is the last."""

    wishes: tuple[WishView, ...] = ()
