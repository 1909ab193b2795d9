"""The terms a shop sells on."""

from datetime import timedelta

import msgspec

from vstore.commerce.cart import CartLimits
from vstore.commerce.pricing import Delivery


class Terms(msgspec.Struct, frozen=True):
    """An unpaid order keeps its stock for `hold`; one left unsettled is asked about after `patience`."""

    delivery: Delivery
    limits: CartLimits = CartLimits()
    hold: timedelta = timedelta(minutes=15)
    patience: timedelta = timedelta(minutes=1)
