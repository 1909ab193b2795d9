"""Delivery: the methods a store offers, and what each costs to a destination."""

from collections.abc import Iterator
from datetime import date, datetime

import msgspec
from msgspec.structs import replace

from scenes.money import Money
from scenes.products import Text
from vstore.commerce.delivery_calendar import DeliveryCalendar
from vstore.commerce.discount import ChosenDelivery


class Destination(msgspec.Struct, frozen=True):
    """Where goods go: a country (ISO 3166-1 alpha-2), and its state or province by code where it matters."""

    country: str
    region: str = ""

    def is_in(self, places: frozenset[str]) -> bool:
        """Whether it lies in one of these, each a country or a country's region, "KR" or "US-CA"."""
        return self.country in places or f"{self.country}-{self.region}" in places


class DeliveryRate(msgspec.Struct, frozen=True):
    """What one order costs to these places (everywhere where none is named) and up to this weight in grams.

    `free_from`: nothing where the goods cost so much by their prices. `days`: the fewest and the most it may take.
    """

    fee: Money
    to: frozenset[str] = frozenset()
    up_to_grams: int | None = None
    free_from: Money | None = None
    days: tuple[int, int] | None = None

    def fits(self, to: Destination, grams: int) -> bool:
        return (not self.to or to.is_in(self.to)) and (self.up_to_grams is None or grams <= self.up_to_grams)

    def cost(self, subtotal: Money) -> Money:
        free = self.free_from is not None and subtotal.amount >= self.free_from.amount
        return Money(0, self.fee.currency) if free or subtotal.amount == 0 else self.fee


class DeliveryMethod(msgspec.Struct, frozen=True):
    """One way of delivery. The first of its `rates` that fits holds; without one it does not go there."""

    id: str
    name: Text
    rates: tuple[DeliveryRate, ...]


class DeliveryOption(msgspec.Struct, frozen=True):
    """A method that goes where these goods are to go, and what it costs them.

    `arrives` are the first and the last day on which it may come where it is ordered now.
    """

    method: str
    name: Text
    cost: Money
    days: tuple[int, int] | None = None
    arrives: tuple[date, date] | None = None

    def dated(self, calendar: DeliveryCalendar, now: datetime) -> "DeliveryOption":
        """The same with the days on which it may come where it is ordered `now`, if it is known how many it takes."""
        return self if self.days is None else replace(self, arrives=calendar.arrival(self.days, now))

    @property
    def agreed(self) -> ChosenDelivery:
        """What an order keeps of it."""
        return ChosenDelivery(self.method, self.name, self.days)


def flat(fee: Money, free_from: Money | None = None) -> DeliveryMethod:
    """One fee for every order to everywhere; nothing from a subtotal of `free_from` on."""
    return DeliveryMethod("standard", {"en": "Delivery", "ko": "배송"}, (DeliveryRate(fee, free_from=free_from),))


def options(
    methods: tuple[DeliveryMethod, ...], to: Destination, grams: int, subtotal: Money
) -> Iterator[DeliveryOption]:
    """The methods that go there, in the store's order."""
    for method in methods:
        rate = next((rate for rate in method.rates if rate.fits(to, grams)), None)
        if rate is not None:
            yield DeliveryOption(method.id, method.name, rate.cost(subtotal), rate.days)
