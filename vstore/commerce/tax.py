"""Tax on goods and delivery: within the prices, as with Korean VAT, or added to them, as between US businesses.

It is worked out of what is paid after discounts, and rounded half up to a whole minor unit: of each line, or of the sum
of all lines of one rate, whose shares of it then go to the lines by largest remainder. Delivery counts as a line.
Prices stay as they are where the store has no rate for a destination: then there is no tax in them.
"""

from collections.abc import Mapping
from enum import StrEnum

import msgspec

from vstore.commerce.delivery import Destination
from vstore.commerce.percent import WHOLE
from vstore.commerce.shares import shared

STANDARD = "standard"
DELIVERY = ""
"""The name of delivery among the lines; no sku is empty."""


class Rounding(StrEnum):
    """What is rounded: the tax of each line, or that of the whole order."""

    LINE = "line"
    ORDER = "order"


class TaxRate(msgspec.Struct, frozen=True):
    """So many percent (thousandths of one) for goods of a class that go to these places; to all where none is named."""

    percent: int
    to: frozenset[str] = frozenset()
    goods: str = STANDARD


class TaxTerms(msgspec.Struct, frozen=True):
    """How a store reckons tax. `classes` maps products that are not of the standard class to theirs.

    `delivery` is the class that delivery is taxed as; empty: not at all.
    """

    included: bool = True
    rounding: Rounding = Rounding.ORDER
    rates: tuple[TaxRate, ...] = ()
    classes: Mapping[str, str] = {}
    delivery: str = STANDARD

    def rate(self, goods: str, to: Destination) -> int:
        """The percentage for a class of goods: a region's own before its country's, that before everywhere's.

        A class without a rate there is taxed as standard goods.
        """
        for kind in (goods, STANDARD):
            mine = [rate for rate in self.rates if rate.goods == kind]
            for place in (f"{to.country}-{to.region}", to.country):
                if found := next((rate for rate in mine if place in rate.to), None):
                    return found.percent
            if found := next((rate for rate in mine if not rate.to), None):
                return found.percent
        return 0


def taxes(
    paid: Mapping[str, int], products: Mapping[str, str], delivery: int, to: Destination, terms: TaxTerms
) -> dict[str, int]:
    """The tax in or on each line, in minor units, by sku, and that of delivery by DELIVERY.

    `paid` is what each sku's line costs after discounts, `products` the product of each sku.
    """
    rates = {sku: terms.rate(terms.classes.get(products[sku], STANDARD), to) for sku in paid}
    rates[DELIVERY] = terms.rate(terms.delivery, to) if terms.delivery else 0
    bases = {**paid, DELIVERY: delivery}
    if terms.rounding is Rounding.LINE:
        return {name: _tax(base, rates[name], terms) for name, base in bases.items()}
    found: dict[str, int] = {}
    for percent in set(rates.values()):
        taxed = {name: base for name, base in bases.items() if rates[name] == percent}
        found |= shared(_tax(sum(taxed.values()), percent, terms), taxed)
    return found


def _tax(base: int, percent: int, terms: TaxTerms) -> int:
    """Half up: the nearest whole unit to base * percent / (100 % + percent where the tax is within)."""
    whole = WHOLE + percent if terms.included else WHOLE
    return (2 * base * percent + whole) // (2 * whole)
