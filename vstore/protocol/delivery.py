"""Delivery on the wire: by which ways, for how much, and until when."""

import msgspec

from scenes.money import Money
from scenes.products import Text
from vstore.protocol.client_fields import ClientStruct, Ref, Sku
from vstore.protocol.server_fields import ServerStruct


class GetDelivery(ClientStruct, frozen=True):
    """Ask how one piece of a variant would come to the store's home country: answered by DeliveryShown, then Done."""

    ref: Ref
    sku: Sku


class DeliveryView(msgspec.Struct, frozen=True, omit_defaults=True):
    """A way of delivery; `days` are the fewest and the most it may take.

    `arrives` are the first and the last day (ISO 8601) on which it may come where it is ordered now.
    """

    method: str
    name: Text
    cost: Money
    days: tuple[int, int] | None = None
    arrives: tuple[str, str] | None = None


class DeliveryShown(ServerStruct, frozen=True):
    """How one piece of a variant would come if it were ordered now; by no way where it is not sold or sent there."""

    sku: str
    options: tuple[DeliveryView, ...] = ()
