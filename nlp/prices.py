"""What a said amount means as a range: a ceiling, a floor, about, a band."""

from decimal import Decimal

from nlp.currencies import minor_digits


def minor(amount: Decimal, currency: str) -> int:
    """The amount in whole minor units, rounded."""
    return int((amount * 10 ** minor_digits(currency)).to_integral_value())


def about(amount: int) -> tuple[int, int]:
    """Ten per cent either way."""
    return amount - amount // 10, amount + amount // 10


def band(amount: Decimal, currency: str) -> tuple[int, int]:
    """The band that an amount names by its last digit that is not 0: 50,000 -> 50,000 to 59,999; 20 -> 20 to 29."""
    bare = amount.normalize().as_tuple().exponent
    step = Decimal(10) ** max(bare if isinstance(bare, int) else 0, 0)
    return minor(amount, currency), minor(amount + step, currency) - 1
