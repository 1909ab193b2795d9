import pytest
from hypothesis import given
from hypothesis import strategies as st

from vstore.commerce.delivery import Destination
from vstore.commerce.percent import read_percent
from vstore.commerce.shares import shared
from vstore.commerce.tax import DELIVERY, Rounding, TaxRate, TaxTerms, taxes

SEOUL, NEW_YORK, TEXAS, BERLIN = (
    Destination("KR"),
    Destination("US", "NY"),
    Destination("US", "TX"),
    Destination("DE"),
)
VAT = TaxTerms(rates=(TaxRate(10_000, frozenset({"KR"})),))
SALES_TAX = TaxTerms(
    included=False,
    rounding=Rounding.LINE,
    rates=(
        TaxRate(4_000, frozenset({"US"})),
        TaxRate(8_875, frozenset({"US-NY"})),
        TaxRate(19_000, frozenset({"DE"})),
        TaxRate(7_000, frozenset({"DE"}), "books"),
    ),
    classes={"novel": "books"},
    delivery="",
)
LINES = {"A": 11_000, "B": 5_501}
PRODUCTS = {"A": "lamp", "B": "novel"}


def test_korean_vat_is_the_eleventh_part_within_the_prices_goods_and_delivery_alike() -> None:
    assert taxes(LINES, PRODUCTS, 3_000, SEOUL, VAT) == {"A": 1_000, "B": 500, DELIVERY: 273}
    assert sum(taxes(LINES, PRODUCTS, 3_000, SEOUL, VAT).values()) == round(19_501 / 11)


def test_prices_stay_as_they_are_where_there_is_no_rate() -> None:
    assert taxes(LINES, PRODUCTS, 3_000, BERLIN, VAT) == {"A": 0, "B": 0, DELIVERY: 0}


def test_regions_rate_comes_before_its_countrys_and_a_class_without_one_is_standard() -> None:
    assert SALES_TAX.rate("standard", NEW_YORK) == 8_875
    assert SALES_TAX.rate("standard", TEXAS) == 4_000
    assert SALES_TAX.rate("books", TEXAS) == 4_000
    assert SALES_TAX.rate("books", BERLIN) == 7_000


def test_added_tax_is_rounded_half_up_by_line() -> None:
    assert taxes({"A": 1_000, "B": 50}, PRODUCTS, 700, NEW_YORK, SALES_TAX) == {"A": 89, "B": 4, DELIVERY: 0}
    assert taxes({"A": 50}, {"A": "novel"}, 0, BERLIN, SALES_TAX) == {"A": 4, DELIVERY: 0}


def test_rounding_by_order_rounds_the_sum_of_each_rate_and_shares_it_out() -> None:
    by_order = TaxTerms(included=False, rates=SALES_TAX.rates, delivery="")
    lines = dict.fromkeys("ABCDE", 14)
    products = dict.fromkeys(lines, "lamp")
    assert taxes(lines, products, 0, NEW_YORK, by_order) == {"A": 2, "B": 1, "C": 1, "D": 1, "E": 1, DELIVERY: 0}
    assert taxes(lines, products, 0, NEW_YORK, SALES_TAX) == {**dict.fromkeys(lines, 1), DELIVERY: 0}


@pytest.mark.parametrize(("text", "thousandths"), [("10", 10_000), (" 8.875 % ", 8_875), ("0", 0), ("100", 100_000)])
def test_percentage_is_read_exactly(text: str, thousandths: int) -> None:
    assert read_percent(text) == thousandths


@pytest.mark.parametrize("text", ["", "ten", "-1", "100.001", "1.2345", "NaN", "Infinity"])
def test_what_is_no_percentage_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="percentage"):
        read_percent(text)


weights = st.dictionaries(st.text(max_size=3), st.integers(0, 10**9), min_size=1)


@given(st.integers(0, 10**9), weights)
def test_shares_add_up_and_keep_to_their_weights(amount: int, weights: dict[str, int]) -> None:
    whole = sum(weights.values())
    shares = shared(min(amount, whole), weights)
    assert sum(shares.values()) == min(amount, whole)
    assert all(0 <= shares[name] <= weights[name] for name in weights)
    assert shared(min(amount, whole), dict(reversed(weights.items()))) == shares
    if whole:
        assert all(abs(shares[name] - min(amount, whole) * weights[name] / whole) < 1.001 for name in weights)
