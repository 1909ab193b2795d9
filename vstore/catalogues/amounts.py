"""Prices and stock as people write them in spreadsheets."""

import re
from decimal import Decimal

from scenes.money import Money, minor_digits

MOST = 10**12  # minor units; more is a barcode that slipped into the price column
MOST_STOCK = 10**9 - 1  # pieces; the databases count in 32 bits
HEAVIEST = 10**7  # grams; more is a mistake of unit
_GRAMS = {"g": Decimal(1), "kg": Decimal(1000), "oz": Decimal("28.349523125"), "lbs": Decimal("453.59237")}
_UNITS = re.compile(r"[₩$€£¥\s]|원|KRW|USD|EUR|GBP|JPY", re.IGNORECASE)
_GROUPED_BY = {",": re.compile(r"\d{1,3}(,\d{3})+"), ".": re.compile(r"\d{1,3}(\.\d{3})+")}


class Unclear(ValueError):
    """A cell that is no amount or no number; the message is the reason, for the brand."""


def price(cell: str, currency: str) -> Money:
    """The amount in a cell ("₩ 39,000", "1.299,50", "6300.00"); raises Unclear."""
    bare = _UNITS.sub("", cell)
    if not bare:
        raise Unclear("is missing.")
    if bare.startswith("-"):
        raise Unclear(f"“{cell}” is below zero.")
    if not re.fullmatch(r"[\d.,']*\d", bare):
        raise Unclear(f"“{cell}” is not an amount.")
    try:
        money = Money.parse(_with_point(bare.replace("'", ""), currency), currency)
    except ValueError:
        raise Unclear(f"“{cell}” is not an amount that {currency} can hold.") from None
    if money.amount > MOST:
        raise Unclear(f"“{cell}” is too large for a price.")
    return money


def _with_point(bare: str, currency: str) -> str:
    """Digits with a decimal point, if any: which of "," and "." groups thousands shows in the writing."""
    if "," in bare and "." in bare:
        groups = min(",.", key=bare.rfind)
        return bare.replace(groups, "").replace(",", ".")
    sign = "," if "," in bare else "."
    grouped = _GROUPED_BY[sign].fullmatch(bare) and (sign == "," or not minor_digits(currency) or bare.count(".") > 1)
    return bare.replace(sign, "" if grouped else ".")


def stock(cell: str) -> int:
    """The whole number in a cell, which may be below zero; raises Unclear."""
    bare = cell.replace(",", "").strip()
    if not re.fullmatch(r"-?\d{1,9}(\.0+)?", bare):
        raise Unclear(f"“{cell}” is not a whole number.")
    return int(float(bare))


def grams(cell: str, unit: str) -> int | None:
    """The weight in a cell, written in "g", "kg", "oz" or "lbs"; None for none or nothing. Raises Unclear."""
    bare = cell.strip().removesuffix(unit).strip()
    if not bare:
        return None
    if not re.fullmatch(r"\d{0,9}([.,]?\d+)", bare):
        raise Unclear(f"“{cell}” is not a weight in {unit}.")
    weight = round(Decimal(bare.replace(",", ".")) * _GRAMS[unit])
    if weight > HEAVIEST:
        raise Unclear(f"“{cell}” is too heavy for a product.")
    return weight or None
