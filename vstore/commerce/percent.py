"""Percentages, exactly: whole thousandths of a percent."""

from decimal import Decimal, InvalidOperation

WHOLE = 100_000
"""100 %."""


def read_percent(text: str) -> int:
    """The percentage in "10", "8.875" or "7.25 %". Raises ValueError where it is not one from 0 to 100."""
    bare = text.strip().removesuffix("%").strip()
    try:
        scaled = Decimal(bare).scaleb(3)
    except InvalidOperation:
        raise ValueError(f"“{text}” is not a percentage.") from None
    if not scaled.is_finite() or scaled != scaled.to_integral_value() or not 0 <= scaled <= WHOLE:
        raise ValueError(f"“{text}” is not a percentage from 0 to 100 with at most three decimals.")
    return int(scaled)


def percent_text(percent: int) -> str:
    """The shortest way to write a percentage without its sign: "10", "8.875"."""
    return f"{percent / 1_000:.3f}".rstrip("0").rstrip(".")


def part(amount: int, percent: int) -> int:
    """So many percent of an amount, rounded down to a whole minor unit."""
    return amount * percent // WHOLE
