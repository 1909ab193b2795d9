"""Prices and stock as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenes.money import Money
from vstore.catalogues import amounts


@pytest.mark.parametrize(
    ("written", "currency", "amount"),
    [
        ("50", "USD", 5000),
        ("9.99", "USD", 999),
        ("1,299.50", "USD", 129950),
        ("1.299,50", "EUR", 129950),
        ("12,5", "EUR", 1250),
        ("1,299", "USD", 129900),
        ("$ 1'299.50", "USD", 129950),
        ("6300.00", "KRW", 6300),
        ("₩ 39,000", "KRW", 39000),
        ("39.000", "KRW", 39000),
        ("39,000원", "KRW", 39000),
        ("1,234,567", "KRW", 1234567),
        (" 12.00 USD ", "USD", 1200),
        (".99", "USD", 99),
    ],
)
def test_prices_are_read_as_their_writers_mean_them(written: str, currency: str, amount: int) -> None:
    assert amounts.price(written, currency) == Money(amount, currency)


@pytest.mark.parametrize(
    ("written", "currency", "reason"),
    [
        ("", "USD", "is missing."),
        ("  ", "USD", "is missing."),
        ("-5", "USD", "“-5” is below zero."),
        ("on request", "USD", "“on request” is not an amount."),
        ("12..5", "USD", "“12..5” is not an amount that USD can hold."),
        ("9.999", "USD", "“9.999” is not an amount that USD can hold."),
        ("6300.50", "KRW", "“6300.50” is not an amount that KRW can hold."),
        ("8801234567890123", "KRW", "“8801234567890123” is too large for a price."),
    ],
)
def test_what_is_no_price_is_refused_with_a_reason(written: str, currency: str, reason: str) -> None:
    with pytest.raises(amounts.Unclear) as refusal:
        amounts.price(written, currency)
    assert str(refusal.value) == reason


@given(st.integers(0, amounts.MOST), st.booleans())
def test_a_price_written_with_or_without_thousands_is_read_back(cents: int, grouped: bool) -> None:
    whole, rest = divmod(cents, 100)
    written = f"{whole:,}.{rest:02}" if grouped else f"{whole}.{rest:02}"
    assert amounts.price(written, "USD") == Money(cents, "USD")


@pytest.mark.parametrize(("written", "count"), [("12", 12), ("1,200", 1200), ("-3", -3), ("7.0", 7)])
def test_stock_is_a_whole_number(written: str, count: int) -> None:
    assert amounts.stock(written) == count


@pytest.mark.parametrize("written", ["many", "1.5", "12345678901"])
def test_stock_that_is_no_whole_number_is_refused(written: str) -> None:
    with pytest.raises(amounts.Unclear, match="is not a whole number"):
        amounts.stock(written)
