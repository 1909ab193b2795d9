"""Money: whole minor units of one currency, never a float."""

from decimal import Decimal, InvalidOperation

import msgspec

# ISO 4217 exponents of the currencies a store may use; anything else counts hundredths.
NO_MINOR_UNITS = frozenset({"KRW", "JPY", "VND", "CLP"})


def minor_digits(currency: str) -> int:
    """How many decimal digits the currency has: 0 for won and yen, 2 for dollars and euros."""
    return 0 if currency in NO_MINOR_UNITS else 2


class CurrencyMismatch(ValueError):
    """Amounts of two currencies were added."""


class Money(msgspec.Struct, frozen=True, order=True):
    """`amount` minor units (won, cents) of an ISO 4217 `currency`."""

    amount: int
    currency: str

    def __add__(self, other: "Money") -> "Money":
        if other.currency != self.currency:
            raise CurrencyMismatch(f"cannot add {other.currency} to {self.currency}")
        return Money(self.amount + other.amount, self.currency)

    def times(self, quantity: int) -> "Money":
        return Money(self.amount * quantity, self.currency)

    @classmethod
    def parse(cls, text: str, currency: str) -> "Money":
        """Reads "1,299.50" or "₩ 39 000"; raises ValueError where no exact non-negative amount is written."""
        bare = "".join(sign for sign in text if sign.isdigit() or sign in ".-")
        try:
            scaled = Decimal(bare).scaleb(minor_digits(currency))
        except InvalidOperation:
            raise ValueError(f"{text!r} is not an amount of money") from None
        if scaled != scaled.to_integral_value() or scaled < 0:
            raise ValueError(f"{text!r} is not an amount that {currency} can hold")
        return cls(int(scaled), currency)
