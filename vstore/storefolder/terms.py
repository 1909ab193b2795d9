"""What store.toml says of delivery, tax and promotions, read into the terms that commerce sells on."""

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import timedelta

from scenes.money import Money
from vstore.address_forms import address_form, countries
from vstore.catalogues.amounts import Unclear, price
from vstore.commerce.cart import CartLimits
from vstore.commerce.delivery import DeliveryMethod, DeliveryRate, Destination, flat
from vstore.commerce.percent import read_percent
from vstore.commerce.promotion import Promotion
from vstore.commerce.promotion_form import UnusablePromotion, read_promotion
from vstore.commerce.tax import STANDARD, TaxRate, TaxTerms
from vstore.commerce.terms import Terms
from vstore.storefolder import selling as written
from vstore.storefolder.settings import Settings

PLACE = re.compile("[A-Z]{2}(-.+)?")

Complain = Callable[[str, str, str], None]
"""Told of a fault: its place in store.toml, what it is, and the remedy."""


def terms_of(settings: Settings, complain: Complain = lambda _place, _what, _remedy: None) -> Terms:
    """The terms, with every fault of theirs told; those of faultless settings are whole."""
    return _Reader(settings, complain).terms()


class _Reader:
    """Reads on after a fault, so that none hides another."""

    def __init__(self, settings: Settings, complain: Complain) -> None:
        self._settings = settings
        self._zones = settings.delivery.zones
        self._currency = settings.currency
        self._complain = complain

    def terms(self) -> Terms:
        delivery = self._settings.delivery
        for name, places in self._zones.items():
            self._countries(f"delivery.zones.{name}", places)
        self._countries("delivery.home", (delivery.home,))
        for complaint in delivery.calendar.complaints():
            self._complain(*complaint)
        methods = tuple(self._methods(delivery))
        return Terms(
            methods,
            CartLimits(each=self._settings.policies.quantity_limit),
            cart_life=timedelta(days=self._settings.policies.cart_days),
            tax=self._tax(self._settings.tax),
            home=Destination(delivery.home),
            calendar=delivery.calendar.read(),
            countries=_reached(methods),
            address_form=address_form,
            promotions=tuple(self._promotions()),
        )

    def _methods(self, delivery: written.Delivery) -> Iterator[DeliveryMethod]:
        fee = self._amount("delivery.fee", delivery.fee)
        free_from = self._free_from("delivery", delivery.free_from)
        if not delivery.methods:
            yield flat(fee, free_from)
        seen: set[str] = set()
        for number, method in enumerate(delivery.methods):
            place = f"delivery.methods[{number}]"
            if not method.id.strip() or method.id in seen:
                self._complain(f"{place}.id", f"“{method.id}” is empty or another's.", "Give each method its own id.")
            if not any(words.strip() for words in method.name.values()):
                self._complain(f"{place}.name", "holds no text.", 'Write it by language: {en = "Parcel", ko = "택배"}.')
            if not method.rates:
                self._complain(f"{place}.rates", "names no rate.", 'Write at least one: rates = [{fee = "3000"}].')
            seen.add(method.id)
            rates = (self._rate(f"{place}.rates[{at}]", rate) for at, rate in enumerate(method.rates))
            yield DeliveryMethod(method.id, method.name, tuple(rates))

    def _rate(self, place: str, rate: written.DeliveryRate) -> DeliveryRate:
        if rate.days is not None and not 0 <= rate.days[0] <= rate.days[1]:
            self._complain(f"{place}.days", "are not in order.", "Write the fewest and the most: days = [1, 3].")
        if rate.up_to_grams is not None and rate.up_to_grams < 1:
            self._complain(f"{place}.up_to_grams", "must be above 0.", "Write grams: up_to_grams = 2000.")
        free_from = self._free_from(place, rate.free_from)
        fee = self._amount(f"{place}.fee", rate.fee)
        return DeliveryRate(fee, self._places(f"{place}.to", rate.to), rate.up_to_grams, free_from, rate.days)

    def _tax(self, tax: written.Tax) -> TaxTerms:
        classes = {product: name for name, products in tax.classes.items() for product in products}
        known = {STANDARD, *tax.classes}
        for number, rate in enumerate(tax.rates):
            if rate.goods not in known:
                what = f"“{rate.goods}” is no class of goods."
                self._complain(f"tax.rates[{number}].goods", what, f"Use one of: {', '.join(sorted(known))}.")
        if tax.delivery not in {"", *known}:
            remedy = f'Use one of: {", ".join(sorted(known))}; "" where delivery bears no tax.'
            self._complain("tax.delivery", f"“{tax.delivery}” is no class of goods.", remedy)
        rates = (self._tax_rate(f"tax.rates[{number}]", rate) for number, rate in enumerate(tax.rates))
        return TaxTerms(tax.included, tax.rounding, tuple(rates), classes, tax.delivery)

    def _tax_rate(self, place: str, rate: written.TaxRate) -> TaxRate:
        percent = 0
        try:
            percent = read_percent(rate.percent)
        except ValueError as reason:
            self._complain(f"{place}.percent", str(reason), 'Write it like "10" or "8.875".')
        return TaxRate(percent, self._places(f"{place}.to", rate.to), rate.goods)

    def _promotions(self) -> Iterator[Promotion]:
        ids: set[str] = set()
        codes: set[str] = set()
        for number, form in enumerate(self._settings.promotions):
            place = f"promotions[{number}]"
            try:
                promotion = read_promotion(form, self._currency)
            except UnusablePromotion as unusable:
                for fault in unusable.faults:
                    self._complain(f"{place}.{fault.field}".rstrip("."), fault.what, "")
                continue
            if promotion.id in ids or promotion.code in codes:
                self._complain(place, "has the id or the code of another promotion.", "Give each its own.")
            ids.add(promotion.id)
            codes |= {promotion.code} - {""}
            yield promotion

    def _places(self, place: str, names: Iterable[str]) -> frozenset[str]:
        """Countries, regions and zones as countries and regions."""
        found = [name for given in names for name in self._zones.get(given, (given,))]
        self._countries(place, (name for name in names if name not in self._zones))
        return frozenset(found)

    def _countries(self, place: str, names: Iterable[str]) -> None:
        for name in names:
            if not PLACE.fullmatch(name) or name[:2] not in countries():
                remedy = "Write a country's two letters, such as KR, a region as US-NY, or a zone of delivery.zones."
                self._complain(place, f"“{name}” is no country.", remedy)

    def _free_from(self, place: str, text: str | None) -> Money | None:
        return None if text is None else self._amount(f"{place}.free_from", text)

    def _amount(self, place: str, text: str) -> Money:
        try:
            return price(text, self._currency)
        except Unclear as reason:
            self._complain(place, str(reason), 'Write an amount such as "3000".')
            return Money(0, self._currency)


def _reached(methods: Iterable[DeliveryMethod]) -> tuple[str, ...]:
    """The countries that some method goes to."""
    places = [rate.to for method in methods for rate in method.rates]
    named = {place[:2] for to in places for place in to}
    return tuple(sorted(named)) if all(places) else countries()
