"""What a brand writes in `store.toml` of delivery, tax and law."""

import msgspec

from scenes.products import Text
from vstore.commerce.tax import STANDARD, Rounding
from vstore.storefolder.calendar import Calendar
from vstore.storefolder.table import Table


class DeliveryRate(Table, frozen=True):
    """What one order costs to countries, regions ("US-HI") or zones, everywhere without any, and up to a weight."""

    fee: str = "0"
    to: tuple[str, ...] = ()
    up_to_grams: int | None = None
    free_from: str | None = None
    days: tuple[int, int] | None = None


class DeliveryMethod(Table, frozen=True):
    """One way of delivery; the first of its rates that fits holds."""

    id: str
    name: Text
    rates: tuple[DeliveryRate, ...]


class Delivery(Table, frozen=True):
    """What delivery costs: by `methods`, or without them `fee` an order and nothing from `free_from` on, everywhere.

    Amounts as people write them, "3000". `home` is the country that is reckoned with before a visitor names theirs;
    `zones` are names for groups of countries; `calendar` tells on which days goods come.
    """

    fee: str = "0"
    free_from: str | None = None
    home: str = "KR"
    zones: dict[str, tuple[str, ...]] = msgspec.field(default_factory=dict)
    methods: tuple[DeliveryMethod, ...] = ()
    calendar: Calendar = Calendar()


class TaxRate(Table, frozen=True):
    """So many percent, "10" or "8.875", for goods of a class that go to countries, regions ("US-NY") or zones."""

    percent: str
    to: tuple[str, ...] = ()
    goods: str = STANDARD


class Tax(Table, frozen=True):
    """How tax is reckoned: see vstore.commerce.tax. `classes` names the products of each class but "standard"."""

    included: bool = True
    rounding: Rounding = Rounding.ORDER
    delivery: str = STANDARD
    classes: dict[str, tuple[str, ...]] = msgspec.field(default_factory=dict)
    rates: tuple[TaxRate, ...] = ()


class Legal(Table, frozen=True):
    """What visitors read before they order: addresses of the store's pages, and who it is.

    Korea's e-commerce act (Art. 10 and 13) wants of `business`: trade name, representative, address, phone, e-mail,
    business registration number and mail-order registration number.
    """

    terms: str = ""
    privacy: str = ""
    returns: str = ""
    business: Text = msgspec.field(default_factory=dict)
