"""What store.toml says of delivery, tax, promotions and law: read whole, or named fault by fault."""

import pytest

from scenes.money import Money
from vstore.commerce.delivery import DeliveryRate, Destination
from vstore.commerce.promotion import BuyGet, PercentOff
from vstore.commerce.tax import Rounding, TaxRate
from vstore.storefolder.terms import terms_of
from vstore.storefolder.toml import read_settings

HEAD = """
name = {en = "Little"}
currency = "USD"
"""
WHOLE = """
[delivery]
home = "US"
zones = {europe = ["DE", "FR"]}

[[delivery.methods]]
id = "parcel"
name = {en = "Parcel"}
rates = [
  {to = ["US"], up_to_grams = 5000, fee = "4.50", free_from = "60", days = [2, 4]},
  {to = ["europe"], fee = "30"},
]

[tax]
included = false
rounding = "line"
delivery = ""
classes = {book = ["novel"]}
rates = [{percent = "8.875", to = ["US-NY"]}, {percent = "7", to = ["europe"], goods = "book"}]

[[promotions]]
id = "spring"
name = {en = "Spring"}
percent = "12.5"
code = "spring 26"
minimum = "50"
starts = 2026-03-01T00:00:00Z

[[promotions]]
id = "pair"
name = {en = "Second at half price"}
buy = 1
percent = "50"
products = ["novel"]

[legal]
terms = "https://little.example/terms"
"""


def dollars(amount: int) -> Money:
    return Money(amount, "USD")


def test_terms_are_read_as_written() -> None:
    settings, problems = read_settings(HEAD + WHOLE)
    assert problems == []
    assert settings is not None
    terms = terms_of(settings)
    (parcel,) = terms.delivery
    assert parcel.rates == (
        DeliveryRate(dollars(450), frozenset({"US"}), 5_000, dollars(6_000), (2, 4)),
        DeliveryRate(dollars(3_000), frozenset({"DE", "FR"})),
    )
    assert (terms.home, terms.countries) == (Destination("US"), ("DE", "FR", "US"))
    assert terms.tax.rates == (
        TaxRate(8_875, frozenset({"US-NY"})),
        TaxRate(7_000, frozenset({"DE", "FR"}), "book"),
    )
    assert (terms.tax.included, terms.tax.rounding, terms.tax.delivery) == (False, Rounding.LINE, "")
    assert terms.tax.classes == {"novel": "book"}
    spring, pair = terms.promotions
    assert (spring.effect, spring.code, spring.minimum) == (PercentOff(12_500), "SPRING26", dollars(5_000))
    assert pair.effect == BuyGet(1, 1, 50_000)


@pytest.mark.parametrize(
    ("old", "new", "place", "what"),
    [
        ('home = "US"', 'home = "USA"', "delivery.home", "“USA” is no country."),
        ('["DE", "FR"]', '["DE", "Paris"]', "delivery.zones.europe", "“Paris” is no country."),
        ('to = ["US"]', 'to = ["asia"]', "delivery.methods[0].rates[0].to", "“asia” is no country."),
        ('fee = "30"', 'fee = "free"', "delivery.methods[0].rates[1].fee", "“free” is not an amount."),
        ("days = [2, 4]", "days = [4, 2]", "delivery.methods[0].rates[0].days", "are not in order."),
        ("up_to_grams = 5000", "up_to_grams = 0", "delivery.methods[0].rates[0].up_to_grams", "must be above 0."),
        ('id = "parcel"', 'id = ""', "delivery.methods[0].id", "“” is empty or another's."),
        ('goods = "book"', 'goods = "food"', "tax.rates[1].goods", "“food” is no class of goods."),
        ('delivery = ""', 'delivery = "food"', "tax.delivery", "“food” is no class of goods."),
        ('percent = "8.875"', 'percent = "a tenth"', "tax.rates[0].percent", "“a tenth” is not a percentage."),
        ('percent = "12.5"', 'percent = "120"', "promotions[0].percent", "“120” is not a percentage from 0 to 100"),
        ('percent = "12.5"', 'percent = "5"\namount = "5"', "promotions[0]", "says percent and amount of"),
        ('percent = "12.5"', "", "promotions[0]", "says nothing of"),
        ('minimum = "50"', 'minimum = "much"', "promotions[0].minimum", "“much” is not an amount of USD."),
        ('id = "pair"', 'id = "spring"', "promotions[1]", "has the id or the code of another promotion."),
        ("https://little", "javascript:little", "legal.terms", "is not an address of a page."),
    ],
)
def test_every_fault_is_named_by_its_place(old: str, new: str, place: str, what: str) -> None:
    assert old in WHOLE
    settings, problems = read_settings(HEAD + WHOLE.replace(old, new, 1))
    assert settings is None
    assert [each.place for each in problems] == [place]
    assert what in problems[0].what
