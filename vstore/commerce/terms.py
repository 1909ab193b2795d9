"""The terms a shop sells on."""

from collections.abc import Callable
from datetime import UTC, timedelta

import msgspec

from vstore.commerce.address import AddressForm
from vstore.commerce.cart import CartLimits
from vstore.commerce.delivery import DeliveryMethod, Destination
from vstore.commerce.delivery_calendar import DeliveryCalendar
from vstore.commerce.promotion import Promotion
from vstore.commerce.tax import TaxTerms
from vstore.commerce.withdrawal import ReturnTerms


class Terms(msgspec.Struct, frozen=True):
    """An unpaid order keeps its stock for `hold`; one left unsettled is asked about after `patience`. A cart
    that nobody touched for `cart_life` is emptied.

    The first of `delivery` is chosen where a visitor chooses none; until they say where they live, it is reckoned for
    `home`. `calendar` says on which days goods come. `countries` are those the store delivers to, empty: any;
    `address_form` says how addresses are written in one, or None where nobody knows. `promotions` are those of the
    store's folder.
    """

    delivery: tuple[DeliveryMethod, ...]
    limits: CartLimits = CartLimits()
    hold: timedelta = timedelta(minutes=15)
    cart_life: timedelta = timedelta(days=90)
    patience: timedelta = timedelta(minutes=1)
    tax: TaxTerms = TaxTerms()
    home: Destination = Destination("KR")
    calendar: DeliveryCalendar = DeliveryCalendar(UTC)
    countries: tuple[str, ...] = ()
    address_form: Callable[[str], AddressForm | None] = lambda _: None
    promotions: tuple[Promotion, ...] = ()
    returns: ReturnTerms = ReturnTerms()
