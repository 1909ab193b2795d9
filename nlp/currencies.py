"""Currencies as texts write them: their signs and their smallest units."""

# ISO 4217 exponents: these have no minor unit, anything else counts hundredths.
_WHOLE = frozenset({"KRW", "JPY", "VND", "CLP"})

# The currencies whose names visitors are understood to say.
SPOKEN = ("KRW", "USD", "EUR", "JPY", "GBP")


def minor_digits(currency: str) -> int:
    """How many decimal digits amounts of `currency` have."""
    return 0 if currency in _WHOLE else 2


def grouped(amount: int, currency: str) -> str:
    """The amount with thousands grouped by commas and its decimals: 129950 USD -> "1,299.50"."""
    digits = minor_digits(currency)
    if not digits:
        return f"{amount:,}"
    sign = "-" if amount < 0 else ""
    whole, rest = divmod(abs(amount), 10**digits)
    return f"{sign}{whole:,}.{rest:0{digits}d}"


def written(amount: int, currency: str, signs: dict[str, str]) -> str:
    """The amount behind its sign of `signs`, or behind its code where it has none: "$12.00", "CHF 12.00"."""
    bare = grouped(abs(amount), currency)
    return f"{'-' if amount < 0 else ''}{signs.get(currency, f'{currency} ')}{bare}"
